-- Who plays now, as the controller saw last. What was measured over the last hour is not kept here: it is in Redis.
alter table server
    add column players_online int,
    add column players_max    int,
    add column players_at     timestamptz,
    add constraint players_are_told_together check ((players_online is null) = (players_max is null));
