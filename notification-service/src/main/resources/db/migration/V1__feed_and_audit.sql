-- The feed: what happened in a tenant, in the order it was committed. Whoever appends takes the next position from the tenant's
-- row here and holds it until the end of the transaction, so no position ever appears behind one that was seen before.
create table feed_position (
    tenant_id uuid   primary key,
    position  bigint not null
);

create table feed_item (
    tenant_id uuid        not null,
    position  bigint      not null,
    type      text        not null,
    server_id uuid,
    data      text        not null,
    at        timestamptz not null,
    primary key (tenant_id, position)
);
create index feed_item_at on feed_item (at);

-- The audit log. Rows are added, and that is all.
create table audit_entry (
    id          uuid        primary key,
    tenant_id   uuid,
    at          timestamptz not null,
    actor_kind  text        not null,
    actor_id    text        not null,
    actor_name  text        not null,
    action      text        not null,
    target_kind text        not null,
    target_id   text        not null,
    target_name text,
    outcome     text        not null,
    reason      text,
    address     text,
    user_agent  text,
    override    boolean     not null,
    trace_id    text,
    before      text,
    after       text,
    recorded_at timestamptz not null default now()
);
create index audit_entry_newest on audit_entry (tenant_id, at desc, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function refuse_change();
create trigger audit_entry_not_emptied before truncate on audit_entry
    for each statement execute function refuse_change();

do $$
declare
    role_name name;
begin
    for role_name in
        select distinct grantee from information_schema.role_table_grants
        where table_schema = current_schema() and table_name = 'audit_entry' and grantee <> current_user
    loop
        execute format('revoke update, delete, truncate on audit_entry from %I', role_name);
    end loop;
end $$;

alter table feed_position enable row level security;
alter table feed_position force row level security;
create policy tenant_isolation on feed_position
    using (tenant_visible(tenant_id)) with check (tenant_visible(tenant_id));

alter table feed_item enable row level security;
alter table feed_item force row level security;
create policy tenant_isolation on feed_item
    using (tenant_visible(tenant_id)) with check (tenant_visible(tenant_id));

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant_isolation on audit_entry
    using (tenant_visible(tenant_id)) with check (tenant_visible(tenant_id));
