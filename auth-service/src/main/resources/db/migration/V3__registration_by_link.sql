-- Who opens a link to register says name and password there: nothing a stranger typed waits in it.
delete from mail_link where purpose = 'REGISTER';
alter table mail_link drop column details;

-- Addresses of configuration an administrator was made for: each once, whatever became of the account.
create table made_administrator (
    email   text primary key,
    made_at timestamptz not null
);
