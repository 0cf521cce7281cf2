-- What every service with a database has. Versions 0.x are the platform's, from 1 on the service's own.
create table outbox_event (
    seq         bigint generated always as identity primary key,
    id          uuid        not null,
    topic       text        not null,
    key         text        not null,
    type        text        not null,
    payload     bytea       not null,
    traceparent text        not null,
    occurred_at timestamptz not null
);

create function notify_outbox() returns trigger language plpgsql as $$
begin
    notify outbox;
    return null;
end $$;

create trigger outbox_event_written after insert on outbox_event
    for each statement execute function notify_outbox();

create table inbox_event (
    consumer text        not null,
    event_id uuid        not null,
    taken_at timestamptz not null default now(),
    primary key (consumer, event_id)
);

-- Whether a row of that tenant may be seen: for every tenant-owned table's policy.
create function tenant_visible(row_tenant uuid) returns boolean language sql stable parallel safe as $$
    select current_setting('app.system', true) = 'on'
        or row_tenant = nullif(current_setting('app.tenant', true), '')::uuid
$$;
