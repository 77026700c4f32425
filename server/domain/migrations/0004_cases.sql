create sequence repair_numbers start 4801;
create sequence asb_numbers start 301;
create sequence rights_numbers start 41;
create sequence complaint_numbers start 201;
create sequence service_numbers start 101;

-- One shape for everything a tenant sends in. `next_due` repeats the earliest open clock so that the queue can be read in order.
create table cases (
  id uuid primary key,
  kind text not null check (kind in ('repair', 'asb', 'rights', 'complaint', 'service')),
  reference text not null constraint cases_reference_once unique,
  title text not null,
  person_id uuid references people,
  tenancy_id uuid references tenancies,
  property_id uuid references properties,
  unverified_reporter jsonb,
  state text not null,
  priority text,
  team text not null,
  owner_id uuid references officers,
  restricted boolean not null default false,
  shared_with_tenancy boolean not null default false,
  submitted_by bytea not null,
  submission_key uuid not null,
  reported_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  next_due timestamptz,
  next_rule text,
  constraint cases_sent_once unique (submitted_by, submission_key),
  constraint cases_have_a_reporter check (person_id is not null or unverified_reporter is not null)
);
create index cases_person on cases (person_id, reported_at desc);
create index cases_tenancy on cases (tenancy_id, reported_at desc) where shared_with_tenancy;
create index cases_property on cases (property_id, reported_at desc);
create index cases_queue on cases (next_due nulls last, id) where closed_at is null;
create index cases_closed on cases (closed_at desc, next_due, id) where closed_at is not null;
create index cases_queue_team on cases (team, next_due nulls last, id) where closed_at is null;
create index cases_queue_owner on cases (owner_id, next_due nulls last, id) where closed_at is null;

-- What happened, in order, for ever. Rows are added and never changed.
create table case_events (
  id uuid primary key,
  case_id uuid not null references cases,
  kind text not null,
  detail jsonb not null default '{}',
  visible_to_tenant boolean not null,
  actor text not null check (actor in ('tenant', 'officer', 'system', 'reporter')),
  actor_person_id uuid references people,
  actor_officer_id uuid references officers,
  at timestamptz not null
);
create index case_events_case on case_events (case_id, at, id);

create table case_clocks (
  id uuid primary key,
  case_id uuid not null references cases,
  rule text not null,
  period text not null,
  source text not null,
  trigger_at timestamptz not null,
  due_at timestamptz not null,
  paused jsonb not null default '[]',
  extended_to timestamptz,
  extension_reason text,
  met_at timestamptz,
  stopped_at timestamptz
);
create index case_clocks_case on case_clocks (case_id, due_at);
create unique index case_clocks_one_open on case_clocks (case_id, rule) where met_at is null and stopped_at is null;

create table case_messages (
  id uuid primary key,
  case_id uuid not null references cases,
  submission_key uuid not null,
  from_tenant boolean not null,
  author_person_id uuid references people,
  author_officer_id uuid references officers,
  body text not null check (length(body) between 1 and 5000),
  question boolean not null default false,
  read_at timestamptz,
  at timestamptz not null,
  constraint case_messages_sent_once unique (case_id, submission_key)
);
create index case_messages_case on case_messages (case_id, at, id);
create index case_messages_unread on case_messages (case_id) where read_at is null and not from_tenant;

create table case_notes (
  id uuid primary key,
  case_id uuid not null references cases,
  submission_key uuid not null,
  officer_id uuid not null references officers,
  body text not null check (length(body) between 1 and 5000),
  at timestamptz not null,
  constraint case_notes_sent_once unique (case_id, submission_key)
);
create index case_notes_case on case_notes (case_id, at, id);

-- A report not yet sent. It belongs to the browser, and to the person too once they sign in.
create table report_drafts (
  id uuid primary key,
  kind text not null check (kind in ('repair', 'asb')),
  browser bytea not null,
  person_id uuid references people,
  answers jsonb not null default '{}',
  submission_key uuid not null,
  emergency_at timestamptz,
  case_id uuid references cases,
  sent jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index report_drafts_browser on report_drafts (browser, kind, updated_at desc);
create index report_drafts_person on report_drafts (person_id, kind, updated_at desc);
create index report_drafts_case on report_drafts (case_id);

-- A photo belongs to a draft until the report is sent, then to the case.
create table attachments (
  id uuid primary key,
  case_id uuid references cases,
  draft_id uuid references report_drafts,
  client_key text not null,
  full_key text not null,
  thumb_key text not null,
  width integer not null,
  height integer not null,
  bytes integer not null,
  sha256 bytea not null,
  added_by text not null check (added_by in ('tenant', 'officer', 'reporter')),
  position bigint generated always as identity,
  created_at timestamptz not null,
  constraint attachments_one_home check ((case_id is null) <> (draft_id is null)),
  constraint attachments_once_per_draft unique (draft_id, client_key),
  constraint attachments_once_per_case unique (case_id, client_key)
);
create index attachments_case on attachments (case_id, position);
create index attachments_draft on attachments (draft_id, position);

alter table cases enable row level security;
alter table cases force row level security;
create policy cases_own on cases for select
  using (person_id = app_person() or (shared_with_tenancy and tenancy_id in (select app_tenancies())));
create policy cases_own_moves on cases for update
  using (person_id = app_person() or (shared_with_tenancy and tenancy_id in (select app_tenancies())));
-- A person reports for themselves, and about a tenancy of their own.
create policy cases_own_adds on cases for insert
  with check (person_id = app_person() and (tenancy_id is null or tenancy_id in (select app_tenancies())));
create policy cases_officer on cases
  using (app_officer() is not null and (not restricted or team = any (app_teams())));
create policy cases_system on cases using (app_system());
-- Someone who cannot sign in may send a report, and sees no record in return.
create policy cases_unverified on cases for insert
  with check (app_browser() is not null and person_id is null and submitted_by = app_browser());
-- The transaction that writes such a case may finish it; no later one sees it, for the setting ends with the transaction.
-- (Not by xmin: when an update is checked, the new version of the row has none yet.)
create function app_writing() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.writing', true), '')::uuid;
create policy cases_unverified_being_written on cases for select
  using (person_id is null and submitted_by = app_browser() and id = app_writing());
create policy cases_unverified_finished on cases for update
  using (person_id is null and submitted_by = app_browser() and id = app_writing());
-- Whose a case is and who reads along is settled when it is written: what a page may change is where it stands.
revoke update, delete on cases from doorstep_app;
grant update (state, priority, team, owner_id, restricted, updated_at, closed_at, next_due, next_rule) on cases to doorstep_app;

alter table case_events enable row level security;
alter table case_events force row level security;
create policy case_events_tenant on case_events for select
  using (visible_to_tenant and app_person() is not null and exists (select from cases c where c.id = case_id));
create policy case_events_tenant_adds on case_events for insert
  with check (actor = 'tenant' and actor_person_id = app_person() and exists (select from cases c where c.id = case_id));
create policy case_events_officer on case_events for select
  using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy case_events_officer_adds on case_events for insert
  with check (actor = 'officer' and actor_officer_id = app_officer() and exists (select from cases c where c.id = case_id));
create policy case_events_system on case_events using (app_system());
create policy case_events_unverified on case_events for insert
  with check (actor = 'reporter' and app_browser() is not null and app_person() is null and case_id = app_writing());
revoke update, delete on case_events from doorstep_app;

alter table case_clocks enable row level security;
alter table case_clocks force row level security;
create policy case_clocks_of_case on case_clocks using (exists (select from cases c where c.id = case_id));
create policy case_clocks_system on case_clocks using (app_system());
create policy case_clocks_unverified on case_clocks for insert
  with check (app_browser() is not null and app_person() is null and case_id = app_writing());

alter table case_messages enable row level security;
alter table case_messages force row level security;
create policy case_messages_of_case on case_messages for select using (exists (select from cases c where c.id = case_id));
create policy case_messages_read on case_messages for update using (exists (select from cases c where c.id = case_id));
-- Everyone writes in their own name.
create policy case_messages_adds on case_messages for insert
  with check (exists (select from cases c where c.id = case_id) and case when from_tenant
    then author_person_id = app_person() and author_officer_id is null
    else author_officer_id = app_officer() and author_person_id is null end);
create policy case_messages_system on case_messages using (app_system());
-- What was written stays as it was written; only that it was read is noted.
revoke update, delete on case_messages from doorstep_app;
grant update (read_at) on case_messages to doorstep_app;

alter table case_notes enable row level security;
alter table case_notes force row level security;
create policy case_notes_officer on case_notes using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy case_notes_system on case_notes using (app_system());

alter table report_drafts enable row level security;
alter table report_drafts force row level security;
create policy report_drafts_browser on report_drafts
  using (browser = app_browser() and (person_id is null or person_id = app_person()));
create policy report_drafts_person on report_drafts using (person_id = app_person());
create policy report_drafts_system on report_drafts using (app_system());

alter table attachments enable row level security;
alter table attachments force row level security;
create policy attachments_of_case on attachments using (exists (select from cases c where c.id = case_id));
-- A draft's photo may move to a case only if `attachments_of_case` lets it in there.
create policy attachments_of_draft on attachments using (exists (select from report_drafts d where d.id = draft_id));
create policy attachments_system on attachments using (app_system());
