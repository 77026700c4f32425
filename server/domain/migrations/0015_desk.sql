-- The owner, too, is held by the fences: what is added below is added by the program.
select set_config('app.system', 'migration', true);

-- What the hourly tidying looks for, and the desk's search for a whole phone number or address.
create index report_drafts_updated on report_drafts (updated_at);
create index sessions_expires on sessions (expires_at);
create index contact_points_address on contact_points (address) where ended_at is null;

-- What the desk's saved views and its report look for.
create index case_clocks_running on case_clocks (due_at) include (rule, case_id) where met_at is null and stopped_at is null;
create index case_clocks_promised on case_clocks (due_at) include (rule, case_id, met_at, missed_at) where stopped_at is null;
create index visits_no_access on visits (no_access_at) where no_access_at is not null;
create index repair_feedback_at on repair_feedback (at);
create index hazards_aware on hazards (aware_at);
create index case_events_reopened on case_events (at) include (case_id) where kind = 'reopened';

-- Words an officer puts into a message and changes before it goes. `{name}` and its like are filled in by the server.
create table response_templates (
  id uuid primary key,
  team text check (length(team) between 1 and 40),
  title text not null check (length(title) between 1 and 80),
  body text not null check (length(body) between 1 and 2000),
  retired_at timestamptz,
  changed_by uuid references officers,
  changed_at timestamptz not null
);
-- One team has one text of a name; every team's texts are told apart from all of theirs.
create unique index response_templates_title_once on response_templates (coalesce(team, ''), lower(title)) where retired_at is null;

alter table response_templates enable row level security;
alter table response_templates force row level security;
create policy response_templates_officer on response_templates for select using (app_officer() is not null);
-- Every officer sends them, so only those who answer for a team write them.
create policy response_templates_manager on response_templates
  using (exists (select from officers o where o.id = app_officer() and o.disabled_at is null and o.role in ('manager', 'admin')))
  with check (changed_by = app_officer()
    and exists (select from officers o where o.id = app_officer() and o.disabled_at is null and o.role in ('manager', 'admin')));
create policy response_templates_system on response_templates using (app_system());
revoke delete on response_templates from doorstep_app;

insert into response_templates (id, team, title, body, changed_at) values
  (gen_random_uuid(), 'repairs', 'More photos, please',
   E'Hello {name}\n\nThank you for telling us about this. Please send us one or two more photos: one from close up, and one that shows the whole wall or room. Send them with your answer to this message.\n\nYour reference is {reference}.', now()),
  (gen_random_uuid(), 'repairs', 'When can we come?',
   E'Hello {name}\n\nWe want to come and look at this. Which days and times are good for you in the next two weeks? Tell us as well if there is anything our visitor should know before they come.', now()),
  (gen_random_uuid(), 'repairs', 'We have ordered the work',
   E'Hello {name}\n\nWe have ordered the work for {reference}. We promised it by {due}. You will hear from us about a time to come.', now()),
  (gen_random_uuid(), 'repairs', 'Waiting for a part',
   E'Hello {name}\n\nWe need a part for this repair and have ordered it. We will write as soon as it is here and agree a day with you. If it gets worse before then, tell us.', now()),
  (gen_random_uuid(), 'repairs', 'We could not get in',
   E'Hello {name}\n\nWe came and could not get in. We are sorry if we missed you. Please tell us which days and times are good for you, and we will come again.\n\nIf you were at home, tell us and we will look into it.', now()),
  (gen_random_uuid(), 'repairs', 'Is it fixed?',
   E'Hello {name}\n\nOur records say that the work for {reference} is done. Is it fixed? If it is not, press "It is not fixed" on the page of this repair, and we will open it again.', now()),
  (gen_random_uuid(), null, 'Sorry for the wait',
   E'Hello {name}\n\nWe are sorry that you have waited for an answer. We are looking at {reference} now and will write to you again by {due}.', now()),
  (gen_random_uuid(), null, 'Thank you, we have it',
   E'Hello {name}\n\nThank you. We have what you sent and added it to {reference}. There is nothing more that you need to do now.', now());
