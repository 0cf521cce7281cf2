-- Which cluster a server is on, as gameserver-service said with its intents; no other cluster is believed what it says of it. Kept for a
-- while after the server was to be deleted, since what is said late is about it all the same.
create table server_place (
    server_id uuid        primary key,
    tenant_id uuid        not null,
    cluster   text        not null,
    ends_at   timestamptz
);
create index server_place_ends on server_place (ends_at) where ends_at is not null;

alter table server_place enable row level security;
alter table server_place force row level security;
create policy tenant_isolation on server_place
    using (tenant_visible(tenant_id)) with check (tenant_visible(tenant_id));
