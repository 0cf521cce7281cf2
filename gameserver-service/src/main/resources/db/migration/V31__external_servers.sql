-- Servers that somebody made in the cluster itself: they have a resource with a name of its own, and no template here.
alter table server
    alter column template_id drop not null,
    add column resource_name   text,
    add column managed_by_tool text,
    add column managed_by_name text,
    add constraint server_is_of_a_template_or_external check ((template_id is null) = (resource_name is not null)),
    add constraint manager_is_told_whole check ((managed_by_tool is null) = (managed_by_name is null));

-- Nobody here gives them their names, so they may have one that is taken.
drop index server_name;
create unique index server_name on server (tenant_id, name_key) where resource_name is null;
create index server_by_name on server (tenant_id, name_key, id);
create index server_external on server (cluster) where resource_name is not null;
