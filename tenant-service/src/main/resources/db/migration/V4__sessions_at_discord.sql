-- In which order things were heard of Discord, whatever clocks say. Who asks takes a number before; who is told, when it is taken in.
create sequence guild_heard;

-- The session in which the bot listens: readings with a smaller number may lack what happened before it. One row; of nobody's tenant.
create table guild_session (
    one      boolean primary key default true check (one),
    number   bigint      not null,
    began_at timestamptz not null
);

-- Of the last reading of all of it.
alter table guild add column read_number bigint not null default 0;
