-- Words that a tenant's servers are sorted by, as they are shown and as they are compared, in the same order.
-- Keys are varchar since that is what an array is compared to that is asked for.
-- Without an index of their own: a list is of one tenant, whose servers are few and are found by name_key before.
alter table server
    add column tags     text[]    not null default '{}',
    add column tag_keys varchar[] not null default '{}',
    add constraint each_tag_has_a_key check (cardinality(tags) = cardinality(tag_keys));
