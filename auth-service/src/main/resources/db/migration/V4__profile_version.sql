-- Grows with every change of what other services may know of a person. 0: they have not been told of this person yet.
alter table account add column version bigint not null default 0;
create index account_unannounced on account (id) where version = 0;
