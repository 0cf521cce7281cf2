-- What is known of a cluster beside its name: what people say of it, who may dial in for it, and what its controller told.
alter table cluster
    add column configured             boolean     not null default false,
    add column labels                 jsonb       not null default '{}',
    add column placeable              boolean     not null default true,
    add column created_at             timestamptz not null default now(),
    add column revoked_at             timestamptz,
    -- good beside the first until the controller has used it once
    add column next_credential_sha256 bytea,
    add column rotation_requested_at  timestamptz,
    -- the connection that holds the cluster; null while there is none
    add column connection_id          uuid,
    add column connected_at           timestamptz,
    add column last_seen_at           timestamptz,
    add column away_since             timestamptz,
    add column controller_version     text,
    add column protocol               int,
    add column refused_protocol       int,
    add column cpu_millis             bigint,
    add column memory_mib             bigint,
    -- what its servers ask for, kept by a trigger: a request of one tenant must not see the servers of others
    add column servers                int         not null default 0,
    add column used_cpu_millis        bigint      not null default 0,
    add column used_memory_mib        bigint      not null default 0;

create table enrolment (
    token_sha256 text primary key,
    cluster      text        not null references cluster (name) on delete cascade,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz
);
create index enrolment_cluster on enrolment (cluster);

-- The newest generation each controller has said to hold. No tenant's data: ids and numbers alone.
create table server_ack (
    server_id  uuid primary key references server (id) on delete cascade,
    generation bigint not null
);

-- When the newest change was accepted: how long it has been waiting for its controller.
alter table server add column intent_at timestamptz not null default now();

create function note_intent() returns trigger language plpgsql as $$
begin
    new.intent_at := clock_timestamp();
    return new;
end $$;
create trigger server_intent before update on server
    for each row when (new.revision is distinct from old.revision) execute function note_intent();

create function count_cluster_use() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        update cluster set servers = servers - 1, used_cpu_millis = used_cpu_millis - old.cpu_millis,
            used_memory_mib = used_memory_mib - old.memory_mib where name = old.cluster;
    end if;
    if tg_op <> 'DELETE' then
        update cluster set servers = servers + 1, used_cpu_millis = used_cpu_millis + new.cpu_millis,
            used_memory_mib = used_memory_mib + new.memory_mib where name = new.cluster;
    end if;
    return null;
end $$;
create trigger server_counted after insert or delete on server
    for each row execute function count_cluster_use();
create trigger server_resized after update on server
    for each row when (new.cpu_millis <> old.cpu_millis or new.memory_mib <> old.memory_mib or new.cluster <> old.cluster)
    execute function count_cluster_use();

-- Over all tenants, as the named system jobs read.
select set_config('app.system', 'on', true);
update cluster c set servers = s.servers, used_cpu_millis = s.cpu, used_memory_mib = s.memory
    from (select cluster, count(*) servers, sum(cpu_millis) cpu, sum(memory_mib) memory from server group by cluster) s
    where s.cluster = c.name;

-- Since when the cluster of a server is away; null while it is there, or was never seen.
create function cluster_away_since(cluster_name text) returns timestamptz language sql stable as $$
    select away_since from cluster where name = cluster_name
$$;
