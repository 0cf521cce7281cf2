create table account (
    id            uuid primary key,
    email         text        not null unique,
    display_name  text        not null,
    password_hash text        not null,
    super_admin   boolean     not null,
    created_at    timestamptz not null,
    constraint account_email_form check (email = lower(email) and length(email) <= 254),
    constraint account_display_name_length check (length(display_name) between 1 and 64)
);

-- Private keys are sealed with the service's encryption key. NEXT is published before it signs, RETIRED as long as what it
-- signed may still be in use.
create table signing_key (
    kid                text primary key,
    state              text        not null,
    public_jwk         text        not null,
    sealed_private_jwk bytea       not null,
    created_at         timestamptz not null,
    retired_at         timestamptz,
    constraint signing_key_state check (state in ('NEXT', 'ACTIVE', 'RETIRED')),
    constraint signing_key_retired check ((state = 'RETIRED') = (retired_at is not null))
);

create unique index signing_key_one_active on signing_key (state) where state = 'ACTIVE';
create unique index signing_key_one_next on signing_key (state) where state = 'NEXT';
