-- Clusters: who may dial in, and the number of the newest change each is to hear of. Its row is locked by whoever accepts a
-- change, so that numbers become visible in their order.
create table cluster (
    name              text primary key,
    credential_sha256 bytea  not null,
    revision          bigint not null default 0
);

create table template (
    id         uuid primary key,
    tenant_id  uuid,
    slug       text        not null,
    scope      text        not null check (scope in ('GLOBAL', 'TENANT', 'EXTERNAL')),
    version    int         not null,
    created_at timestamptz not null
);
create unique index template_slug on template (coalesce(tenant_id, '00000000-0000-0000-0000-000000000000'), slug);

create table template_version (
    template_id  uuid        not null references template (id),
    version      int         not null,
    tenant_id    uuid,
    name         text        not null,
    description  text        not null,
    game         text        not null,
    content_hash text        not null,
    spec         jsonb       not null,
    created_at   timestamptz not null,
    primary key (template_id, version)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a version of a template never changes';
end $$;
create trigger template_version_is_immutable before update on template_version
    for each row execute function refuse_change();

create table server (
    id               uuid primary key,
    tenant_id        uuid        not null,
    name             text        not null,
    name_key         text        not null,
    template_id      uuid        not null,
    template_version int         not null,
    cluster          text        not null references cluster (name),
    cpu_millis       int         not null,
    memory_mib       int         not null,
    disk_mib         int         not null,
    state            text        not null,
    state_reason     text,
    state_message    text,
    state_since      timestamptz not null,
    state_version    bigint      not null,
    desired_state    text        not null,
    pending_action   text,
    deleting         boolean     not null,
    generation       bigint      not null,
    power_generation bigint      not null,
    restart_nonce    bigint      not null,
    kill_nonce       bigint      not null,
    resource_uid     text,
    state_seq        bigint      not null,
    address_host     text,
    address_port     int,
    edit_version     bigint      not null,
    revision         bigint      not null,
    desired_spec     text        not null,
    intent_grant     text        not null,
    created_at       timestamptz not null,
    foreign key (template_id, template_version) references template_version (template_id, version)
);
create unique index server_name on server (tenant_id, name_key);
create index server_created on server (tenant_id, created_at, id);
create index server_revision on server (cluster, revision);

-- What a tenant may use, as tenant-service last said, and what it does use. The second row is locked while that changes.
create table tenant_limits (
    tenant_id  uuid primary key,
    version    bigint not null,
    servers    int    not null,
    cpu_millis int    not null,
    memory_mib int    not null,
    disk_mib   int    not null
);

create table tenant_usage (
    tenant_id  uuid primary key,
    servers    int    not null default 0,
    cpu_millis bigint not null default 0,
    memory_mib bigint not null default 0,
    disk_mib   bigint not null default 0
);

create table idempotency_key (
    tenant_id    uuid        not null,
    user_id      uuid        not null,
    key          text        not null,
    request_hash text        not null,
    response     text,
    created_at   timestamptz not null,
    primary key (tenant_id, user_id, key)
);
create index idempotency_key_age on idempotency_key (tenant_id, created_at);

alter table template enable row level security;
alter table template force row level security;
create policy tenant_isolation on template
    using (tenant_id is null or tenant_visible(tenant_id))
    with check (case when tenant_id is null then current_setting('app.system', true) = 'on' else tenant_visible(tenant_id) end);

alter table template_version enable row level security;
alter table template_version force row level security;
create policy tenant_isolation on template_version
    using (tenant_id is null or tenant_visible(tenant_id))
    with check (case when tenant_id is null then current_setting('app.system', true) = 'on' else tenant_visible(tenant_id) end);

alter table server enable row level security;
alter table server force row level security;
create policy tenant_isolation on server using (tenant_visible(tenant_id)) with check (tenant_visible(tenant_id));

alter table tenant_limits enable row level security;
alter table tenant_limits force row level security;
create policy tenant_isolation on tenant_limits using (tenant_visible(tenant_id)) with check (tenant_visible(tenant_id));

alter table tenant_usage enable row level security;
alter table tenant_usage force row level security;
create policy tenant_isolation on tenant_usage using (tenant_visible(tenant_id)) with check (tenant_visible(tenant_id));

alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy tenant_isolation on idempotency_key using (tenant_visible(tenant_id)) with check (tenant_visible(tenant_id));
