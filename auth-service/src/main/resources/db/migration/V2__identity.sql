-- People of Discord, an OIDC issuer or a directory have neither e-mail address nor password here, unless they add them.
alter table account alter column email drop not null;
alter table account alter column password_hash drop not null;
alter table account add column email_verified_at timestamptz;
-- since when a second factor is asked for
alter table account add column second_factor_at timestamptz;
alter table account add constraint account_password_needs_email check (password_hash is null or email is not null);
create index account_super_admin on account (id) where super_admin;

-- An account elsewhere that signs in to one here, known by the id it has there, never by its name.
create table linked_identity (
    id            uuid primary key,
    account_id    uuid        not null references account on delete cascade,
    provider      text        not null,
    subject       text        not null,
    name          text        not null,
    sealed_tokens bytea,
    tokens_end_at timestamptz,
    linked_at     timestamptz not null,
    last_used_at  timestamptz not null,
    constraint linked_identity_provider check (provider in ('discord', 'oidc', 'ldap')),
    constraint linked_identity_subject_length check (length(subject) between 1 and 1024),
    constraint linked_identity_tokens check ((sealed_tokens is null) = (tokens_end_at is null)),
    unique (provider, subject),
    unique (account_id, provider)
);
create index linked_identity_tokens_end on linked_identity (tokens_end_at) where tokens_end_at is not null;

-- Tokens that their provider is still to be told to forget.
create table token_revocation (
    id           uuid primary key,
    sealed_token bytea       not null,
    due_at       timestamptz not null,
    attempts     integer     not null,
    give_up_at   timestamptz not null
);
create index token_revocation_due on token_revocation (due_at);

-- What a link in a mail is good for, by the SHA-256 of the link's secret. Used once.
create table mail_link (
    hash       text primary key,
    purpose    text        not null,
    account_id uuid references account on delete cascade,
    email      text        not null,
    details    text,
    expires_at timestamptz not null,
    constraint mail_link_purpose check (purpose in ('REGISTER', 'VERIFY', 'RESET'))
);
create index mail_link_account on mail_link (account_id);
create index mail_link_expires on mail_link (expires_at);

-- A second factor counts once account.second_factor_at says so. last_step is the time step of the code used last: none is good twice.
create table totp (
    account_id    uuid primary key references account on delete cascade,
    sealed_secret bytea  not null,
    last_step     bigint not null
);

create table recovery_code (
    account_id uuid not null references account on delete cascade,
    hash       text not null,
    primary key (account_id, hash)
);

-- permissions null: all that the owner may. addresses empty: from anywhere.
create table api_key (
    id                uuid primary key,
    account_id        uuid        not null references account on delete cascade,
    name              text        not null,
    prefix            text        not null,
    hash              text        not null unique,
    permissions       text[],
    addresses         text[]      not null,
    created_at        timestamptz not null,
    expires_at        timestamptz,
    last_used_at      timestamptz,
    last_used_address text,
    constraint api_key_name_length check (length(name) between 1 and 64)
);
create index api_key_account on api_key (account_id);
