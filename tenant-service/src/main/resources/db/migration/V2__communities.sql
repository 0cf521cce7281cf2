-- The policies of tenant-owned tables hold for this script too.
select set_config('app.system', 'on', true);

alter table tenant
    add column status                text    not null default 'ACTIVE',
    add column status_reason         text,
    add column delete_at             timestamptz,
    add column locale                text    not null default 'en',
    add column time_zone             text    not null default 'UTC',
    add column default_template_id   uuid,
    add column require_second_factor boolean not null default false,
    add constraint tenant_status check (status in ('ACTIVE', 'SUSPENDED', 'DELETING')),
    add constraint tenant_deletion check ((status = 'DELETING') = (delete_at is not null));

create index tenant_to_delete on tenant (delete_at) where delete_at is not null;

-- A role is a set of permissions. What a built-in one holds stands in the code, so that it grows with the catalogue.
create table role (
    id          uuid primary key,
    tenant_id   uuid        not null references tenant on delete cascade,
    name        text        not null,
    built_in    text,
    permissions text[]      not null,
    version     bigint      not null,
    created_at  timestamptz not null,
    unique (tenant_id, id),
    constraint role_name_length check (length(name) between 1 and 64),
    constraint role_built_in check (built_in in ('OWNER', 'ADMIN', 'OPERATOR', 'MODERATOR', 'VIEWER'))
);
create unique index role_name_unique on role (tenant_id, lower(name));
create unique index role_built_in_unique on role (tenant_id, built_in) where built_in is not null;

insert into role (id, tenant_id, name, built_in, permissions, version, created_at)
select gen_random_uuid(), t.id, initcap(b), b, '{}', 1, now()
from tenant t cross join unnest(array['OWNER', 'ADMIN', 'OPERATOR', 'MODERATOR', 'VIEWER']) b;

create table member_role (
    tenant_id  uuid        not null,
    user_id    uuid        not null,
    role_id    uuid        not null,
    granted_at timestamptz not null,
    primary key (tenant_id, user_id, role_id),
    foreign key (tenant_id, user_id) references member on delete cascade,
    foreign key (tenant_id, role_id) references role (tenant_id, id) on delete cascade
);
create index member_role_by_role on member_role (tenant_id, role_id);

insert into member_role (tenant_id, user_id, role_id, granted_at)
select m.tenant_id, m.user_id, r.id, m.joined_at from member m join role r on r.tenant_id = m.tenant_id and r.built_in = m.role;

alter table member drop column role;

-- Who an account is, as auth-service tells it. Of nobody's tenant: a person is in many.
create table person (
    user_id      uuid primary key,
    version      bigint not null,
    display_name text   not null,
    email        text,
    discord_id   text
);
create index person_by_discord on person (discord_id) where discord_id is not null;

-- What Discord said last. checked_at: when it was last heard to be so.
create table guild (
    tenant_id      uuid primary key references tenant on delete cascade,
    guild_id       text        not null unique,
    name           text        not null,
    icon           text,
    owner_id       text        not null,
    members_listed boolean     not null,
    checked_at     timestamptz not null,
    synced_at      timestamptz,
    sync_problem   text
);

create table guild_role (
    tenant_id   uuid    not null references tenant on delete cascade,
    id          text    not null,
    name        text    not null,
    color       integer not null,
    position    integer not null,
    permissions bigint  not null,
    managed     boolean not null,
    primary key (tenant_id, id)
);

create table guild_member (
    tenant_id  uuid        not null references tenant on delete cascade,
    user_id    text        not null,
    name       text        not null,
    role_ids   text[]      not null,
    checked_at timestamptz not null,
    asked_at   timestamptz,
    primary key (tenant_id, user_id)
);
create index guild_member_by_user on guild_member (user_id);
create index guild_member_by_name on guild_member (tenant_id, lower(name), user_id);

-- Which roles a role of Discord's brings. A role deleted there takes its grants along.
create table role_mapping (
    tenant_id       uuid        not null,
    discord_role_id text        not null,
    role_id         uuid        not null,
    created_at      timestamptz not null,
    primary key (tenant_id, discord_role_id, role_id),
    foreign key (tenant_id, discord_role_id) references guild_role (tenant_id, id) on delete cascade,
    foreign key (tenant_id, role_id) references role (tenant_id, id) on delete cascade
);
create index role_mapping_by_role on role_mapping (tenant_id, role_id);

-- Servers there are, as gameserver-service tells them.
create table server (
    tenant_id uuid not null references tenant on delete cascade,
    id        uuid not null,
    name      text not null,
    primary key (tenant_id, id)
);

-- What somebody may do on one server, beside their roles.
create table server_grant (
    tenant_id   uuid        not null,
    server_id   uuid        not null,
    user_id     uuid        not null,
    permissions text[]      not null,
    granted_at  timestamptz not null,
    version     bigint      not null,
    primary key (tenant_id, server_id, user_id),
    foreign key (tenant_id, server_id) references server on delete cascade,
    constraint server_grant_is_something check (cardinality(permissions) > 0)
);
create index server_grant_by_user on server_grant (user_id);

-- An invitation, known by the hash of the secret in its link.
create table invitation (
    id          uuid primary key,
    tenant_id   uuid        not null references tenant on delete cascade,
    secret_hash text        not null unique,
    email       text,
    role_ids    uuid[]      not null,
    server_id   uuid,
    permissions text[]      not null,
    invited_by  uuid        not null,
    by_office   boolean     not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    constraint invitation_to_something check (cardinality(role_ids) > 0 or cardinality(permissions) > 0),
    foreign key (tenant_id, server_id) references server on delete cascade
);
create index invitation_by_tenant on invitation (tenant_id, id);
create index invitation_expires on invitation (expires_at);

do $$
declare owned text;
begin
    foreach owned in array array['role', 'member_role', 'guild', 'guild_role', 'guild_member', 'role_mapping', 'server', 'server_grant', 'invitation'] loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format('create policy tenant_isolation on %I using (tenant_visible(tenant_id)) with check (tenant_visible(tenant_id))', owned);
    end loop;
end $$;
