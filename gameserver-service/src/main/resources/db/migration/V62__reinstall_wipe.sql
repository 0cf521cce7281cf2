-- Whether the newest installation begins with deleting all files of the server.
alter table server add column install_wipe boolean not null default false;
