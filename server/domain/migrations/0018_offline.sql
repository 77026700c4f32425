-- A report that a phone kept while it had no signal. It is not the report someone is writing on our pages, and opening it again,
-- from the same phone or after a restart, is opening the same one.
alter table report_drafts add column offline boolean not null default false;
create unique index report_drafts_offline_once on report_drafts (person_id, submission_key) where offline;
