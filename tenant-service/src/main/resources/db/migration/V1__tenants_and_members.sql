create table tenant (
    id             uuid primary key,
    name           text        not null,
    slug           text        not null,
    created_at     timestamptz not null,
    version        bigint      not null,
    rbac_version   bigint      not null,
    max_servers    integer     not null check (max_servers >= 0),
    max_cpu_millis integer     not null check (max_cpu_millis >= 0),
    max_memory_mib integer     not null check (max_memory_mib >= 0),
    max_disk_mib   integer     not null check (max_disk_mib >= 0),
    max_backups    integer     not null check (max_backups >= 0),
    constraint tenant_slug_unique unique (slug),
    constraint tenant_slug_form check (slug ~ '^[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])$'),
    constraint tenant_name_length check (length(name) between 1 and 80)
);

create index tenant_by_name on tenant (lower(name), id);

create table member (
    tenant_id    uuid        not null references tenant on delete cascade,
    user_id      uuid        not null,
    display_name text        not null,
    role         text        not null,
    joined_at    timestamptz not null,
    primary key (tenant_id, user_id),
    constraint member_role check (role in ('OWNER', 'ADMIN', 'OPERATOR', 'MODERATOR', 'VIEWER'))
);

create index member_by_user on member (user_id);

-- Which tenant a person's creating request made, so that a repeated one makes no second. Belongs to the person, to no tenant.
create table idempotency_key (
    user_id      uuid        not null,
    key          text        not null,
    request_hash text        not null,
    tenant_id    uuid        not null,
    created_at   timestamptz not null,
    primary key (user_id, key)
);

alter table tenant enable row level security;
alter table tenant force row level security;
create policy tenant_isolation on tenant using (tenant_visible(id)) with check (tenant_visible(id));

alter table member enable row level security;
alter table member force row level security;
create policy tenant_isolation on member using (tenant_visible(tenant_id)) with check (tenant_visible(tenant_id));
