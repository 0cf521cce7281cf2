-- What was heard last of a row: its number in the order of hearing; and of what bot-service told by itself, when, by its clock.
alter table guild
    add column heard        bigint not null default 0,
    add column told_at      timestamptz,
    -- of the last reading of all its members
    add column members_read bigint not null default 0;

alter table guild_member
    add column heard   bigint not null default 0,
    add column told_at timestamptz;

-- Who is no member any more, so that an older word does not bring them back. Kept as long as such a word may come.
create table guild_member_gone (
    tenant_id  uuid        not null references tenant on delete cascade,
    user_id    text        not null,
    checked_at timestamptz not null,
    told_at    timestamptz,
    heard      bigint      not null,
    noted_at   timestamptz not null default now(),
    primary key (tenant_id, user_id)
);
create index guild_member_gone_by_age on guild_member_gone (tenant_id, noted_at);

alter table guild_member_gone enable row level security;
alter table guild_member_gone force row level security;
create policy tenant_isolation on guild_member_gone using (tenant_visible(tenant_id)) with check (tenant_visible(tenant_id));
