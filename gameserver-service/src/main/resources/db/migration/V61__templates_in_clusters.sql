-- Templates that somebody made in a cluster itself: where they are, and what was told of them last. Those that are gone there,
-- or whose tenant is, stay for the servers that follow them, and go with the last of those.
alter table template
    add column cluster         text,
    add column resource_uid    text,
    add column resource_name   text,
    add column managed_by_tool text,
    add column managed_by_name text,
    add column source_hash     text,
    add column gone_at         timestamptz,
    add constraint external_template_is_told_whole check (
        (scope = 'EXTERNAL') = (resource_uid is not null)
        and (resource_uid is null) = (cluster is null)
        and (resource_uid is null) = (resource_name is null)
        and (resource_uid is null) = (source_hash is null)
        and (scope <> 'EXTERNAL' or tenant_id is not null)),
    add constraint template_manager_is_told_whole check ((managed_by_tool is null) = (managed_by_name is null));
create index template_external on template (cluster) where resource_uid is not null;

-- Templates that are to leave a cluster: kept until its controller says that they have.
create table template_removal (
    cluster     text   not null references cluster (name) on delete cascade,
    template_id uuid   not null,
    tenant_id   uuid,
    slug        text   not null,
    version     int    not null,
    primary key (cluster, template_id)
);
alter table template_removal enable row level security;
alter table template_removal force row level security;
create policy tenant_isolation on template_removal
    using (tenant_id is null or tenant_visible(tenant_id))
    with check (case when tenant_id is null then current_setting('app.system', true) = 'on' else tenant_visible(tenant_id) end);

-- The tenant is gone: nothing new is taken for it, whoever still speaks of it.
alter table tenant_limits add column ended boolean not null default false;
