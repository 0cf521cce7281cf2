-- What becomes of a game that ends by itself, where that is not to be as the template says.
alter table server add column on_exit text;
