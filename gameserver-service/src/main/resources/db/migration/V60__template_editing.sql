-- Templates that come with the product are changed by the product alone.
alter table template add column built_in boolean not null default false;
update template set built_in = true where tenant_id is null;

-- What a version is found by, why it was made, and by whom: what a list shows must not take reading the whole of it.
alter table template_version add column tags text not null default '[]';
alter table template_version add column note text not null default '';
alter table template_version add column author text;

-- Whose servers follow a template is asked when it is deleted, and when it gets a new version.
create index server_template on server (template_id);

-- Name of the start-up command that was chosen, where the template has several.
alter table server add column startup text;
