-- Values of variables lie sealed, and those of secret ones are no part of what is sent as spec. Rows of before are sealed when the service starts.
alter table server alter column variables drop default;
alter table server add column desired_secrets text;
