-- When its link went out by mail last.
alter table invitation add column mailed_at timestamptz;
create index invitation_by_server on invitation (tenant_id, server_id) where server_id is not null;
