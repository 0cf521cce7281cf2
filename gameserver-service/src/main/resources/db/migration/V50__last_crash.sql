-- How the game last ended that nobody wanted to end, kept until it does so again. What it said then is not for everybody who sees the server.
alter table server
    add column crash_at        timestamptz,
    add column crash_state     text,
    add column crash_reason    text,
    add column crash_message   text,
    add column crash_exit_code int,
    add column crash_lines     text,
    add constraint a_crash_has_a_time check ((crash_at is null) = (crash_state is null));
