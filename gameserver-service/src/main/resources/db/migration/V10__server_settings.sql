-- What people set of a server beside its size, its suspension, and which change waits for its next start.
alter table server
    add column image                   text,
    add column variables               text    not null default '{}',
    add column stop_when_empty_minutes int     not null default 0,
    add column suspended               boolean not null default false,
    add column suspended_reason        text,
    add column install_nonce           bigint  not null default 1,
    add column restart_due             bigint  not null default 0;
