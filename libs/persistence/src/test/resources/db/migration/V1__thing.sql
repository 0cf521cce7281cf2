create table thing (
    id        uuid primary key,
    tenant_id uuid not null
);
alter table thing enable row level security;
alter table thing force row level security;
create policy tenant_isolation on thing using (tenant_visible(tenant_id)) with check (tenant_visible(tenant_id));
