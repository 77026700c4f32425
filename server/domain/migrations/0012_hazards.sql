-- Hazards under Awaab's Law (SI 2025/1042), one or more beside a repair. Nothing on anyone's health stands in what a household reads:
-- why an officer took a hazard for grave is kept apart, for the reporter and the desk.
create table hazards (
  id uuid primary key,
  case_id uuid not null references cases,
  number smallint not null check (number > 0),
  hazard text not null,
  suspected text check (suspected in ('significant', 'emergency')),
  aware_at timestamptz not null,
  step text not null default 'aware',
  grade text check (grade in ('not_in_scope', 'significant', 'emergency')),
  investigating_at timestamptz,
  further_at timestamptz,
  finding text check (finding in ('none', 'significant', 'emergency')),
  remote boolean not null default false,
  concluded_at timestamptz,
  summary_sent_at timestamptz,
  made_safe_at timestamptz,
  steps_taken_at timestamptz,
  started_at timestamptz,
  completed_at timestamptz,
  done_at_once boolean not null default false,
  closed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint hazards_numbered unique (case_id, number),
  constraint hazards_found_when check ((finding is null) = (concluded_at is null))
);
-- A fresh report of the same hazard is a new awareness only once the first is over.
create unique index hazards_one_open on hazards (case_id, hazard) where closed_at is null;

create table hazard_investigations (
  id uuid primary key,
  case_id uuid not null references cases,
  hazard_id uuid not null references hazards,
  kind text not null check (kind in ('remote', 'visit', 'renewed', 'further')),
  -- The remote one after which a visit was asked for: once for each.
  after_id uuid constraint hazard_investigations_renewed_once unique references hazard_investigations,
  requested_by uuid references people,
  requested_at timestamptz,
  planned_for timestamptz,
  planned_by uuid references officers,
  planned_at timestamptz,
  notice_given_at timestamptz,
  presence text check (presence in ('present', 'represented', 'neither')),
  done_at timestamptz,
  investigator_id uuid references officers,
  findings text not null default '',
  outcome text check (outcome in ('needs_more', 'none', 'significant', 'emergency')),
  created_at timestamptz not null,
  constraint hazard_investigations_done check ((done_at is null) = (outcome is null) and (done_at is null) = (investigator_id is null))
);
create index hazard_investigations_case on hazard_investigations (case_id, created_at);
create index hazard_investigations_hazard on hazard_investigations (hazard_id, created_at);
create unique index hazard_investigations_one_open on hazard_investigations (hazard_id) where done_at is null;

create table hazard_works (
  id uuid primary key,
  case_id uuid not null references cases,
  hazard_id uuid not null references hazards,
  submission_key uuid not null,
  kind text not null check (kind in ('make_safe', 'preventative')),
  what text not null check (length(what) between 1 and 1000),
  starts_on date not null,
  finishes_on date not null,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint hazard_works_sent_once unique (hazard_id, submission_key),
  constraint hazard_works_in_order check (finishes_on >= starts_on)
);
create index hazard_works_case on hazard_works (case_id);

-- What was done, in the words the tenant reads.
create table hazard_progress (
  id uuid primary key,
  case_id uuid not null references cases,
  hazard_id uuid not null references hazards,
  what text not null check (what in ('made_safe', 'steps', 'started', 'completed')),
  note text not null check (length(note) between 1 and 1000),
  officer_id uuid not null references officers,
  at timestamptz not null
);
create index hazard_progress_case on hazard_progress (case_id, at);

-- The letter as it was sent, for ever.
create table hazard_summaries (
  id uuid primary key,
  case_id uuid not null references cases,
  hazard_id uuid not null references hazards,
  version smallint not null check (version > 0),
  content jsonb not null,
  sent_by uuid not null references officers,
  sent_at timestamptz not null,
  constraint hazard_summaries_versions unique (hazard_id, version)
);
create index hazard_summaries_case on hazard_summaries (case_id, sent_at desc);

create table hazard_accommodation (
  id uuid primary key,
  case_id uuid not null references cases,
  hazard_id uuid not null references hazards,
  offer text not null check (length(offer) between 1 and 1000),
  offered_by uuid not null references officers,
  offered_at timestamptz not null,
  answer text check (answer in ('accepted', 'declined')),
  answered_by uuid references people,
  answered_at timestamptz,
  ended_at timestamptz,
  constraint hazard_accommodation_answered check ((answer is null) = (answered_at is null))
);
create index hazard_accommodation_case on hazard_accommodation (case_id, offered_at desc);
create unique index hazard_accommodation_one_open on hazard_accommodation (hazard_id) where ended_at is null;

-- Every decision on how grave a hazard is, with its reason, which may speak of someone's health. Down needs two officers.
create table hazard_reclassifications (
  id uuid primary key,
  case_id uuid not null references cases,
  hazard_id uuid not null references hazards,
  from_grade text check (from_grade in ('not_in_scope', 'significant', 'emergency')),
  to_grade text not null check (to_grade in ('not_in_scope', 'significant', 'emergency')),
  downgrade boolean not null,
  reason text not null check (length(reason) between 1 and 1000),
  proposed_by uuid not null references officers,
  proposed_at timestamptz not null,
  confirmed_by uuid references officers,
  confirmed_at timestamptz,
  refused_by uuid references officers,
  refused_at timestamptz,
  constraint hazard_reclassifications_two_officers check (not downgrade or confirmed_by is null or confirmed_by <> proposed_by),
  constraint hazard_reclassifications_decided check ((confirmed_by is null) = (confirmed_at is null) and (confirmed_by is null or refused_at is null))
);
create index hazard_reclassifications_case on hazard_reclassifications (case_id, proposed_at);
create unique index hazard_reclassifications_one_open on hazard_reclassifications (hazard_id) where confirmed_at is null and refused_at is null;

-- Every try to reach the tenant or get in, and what shows it: the evidence of all reasonable endeavours.
create table hazard_attempts (
  id uuid primary key,
  case_id uuid not null references cases,
  hazard_id uuid not null references hazards,
  submission_key uuid not null,
  kind text not null check (kind in ('phone', 'message', 'letter', 'visit', 'contractor', 'other')),
  outcome text not null check (outcome in ('reached', 'no_answer', 'no_access', 'refused', 'delayed')),
  evidence text not null check (length(evidence) between 1 and 1000),
  officer_id uuid not null references officers,
  at timestamptz not null,
  created_at timestamptz not null,
  constraint hazard_attempts_sent_once unique (hazard_id, submission_key)
);
create index hazard_attempts_case on hazard_attempts (case_id, at);

-- What an officer may decide beyond their role; `investigator`: a competent investigator of hazards.
alter table officers add column competences text[] not null default '{}';

alter table hazards enable row level security;
alter table hazards force row level security;
create policy hazards_tenant on hazards for select using (app_person() is not null and exists (select from cases c where c.id = case_id));
-- A report makes us aware, and so does anyone of the household who says that it is not fixed; what follows officers write.
create policy hazards_reported on hazards for insert
  with check (app_person() is not null and step = 'aware' and grade is null and finding is null
    and exists (select from cases c where c.id = case_id));
create policy hazards_officer on hazards using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy hazards_system on hazards using (app_system());
create policy hazards_unverified on hazards for insert
  with check (app_browser() is not null and app_person() is null and step = 'aware' and grade is null and finding is null and case_id = app_writing());
create policy hazards_unverified_being_written on hazards for select
  using (app_browser() is not null and app_person() is null and case_id = app_writing());
-- Until an officer has looked, whoever reported it may make it graver; nobody moves the moment we came to know.
create policy hazards_reported_graver on hazards for update
  using (grade is null and finding is null and closed_at is null
    and ((app_person() is not null and exists (select from cases c where c.id = case_id and c.person_id = app_person()))
      or (app_browser() is not null and app_person() is null and case_id = app_writing())))
  with check (suspected = 'emergency' and step = 'aware' and grade is null and finding is null);
revoke update, delete on hazards from doorstep_app;
grant update (suspected, step, grade, investigating_at, further_at, finding, remote, concluded_at, summary_sent_at, made_safe_at, steps_taken_at,
  started_at, completed_at, done_at_once, closed_at, updated_at) on hazards to doorstep_app;

alter table hazard_investigations enable row level security;
alter table hazard_investigations force row level security;
create policy hazard_investigations_tenant on hazard_investigations for select
  using (app_person() is not null and exists (select from cases c where c.id = case_id));
create policy hazard_investigations_wanted on hazard_investigations for insert
  with check (kind = 'renewed' and requested_by = app_person() and planned_for is null and done_at is null
    and exists (select from cases c where c.id = case_id));
create policy hazard_investigations_officer on hazard_investigations
  using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy hazard_investigations_system on hazard_investigations using (app_system());
revoke delete on hazard_investigations from doorstep_app;

alter table hazard_works enable row level security;
alter table hazard_works force row level security;
create policy hazard_works_tenant on hazard_works for select using (app_person() is not null and exists (select from cases c where c.id = case_id));
create policy hazard_works_officer on hazard_works using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy hazard_works_system on hazard_works using (app_system());
revoke update, delete on hazard_works from doorstep_app;
grant update (withdrawn_at) on hazard_works to doorstep_app;

alter table hazard_progress enable row level security;
alter table hazard_progress force row level security;
create policy hazard_progress_tenant on hazard_progress for select using (app_person() is not null and exists (select from cases c where c.id = case_id));
create policy hazard_progress_officer on hazard_progress for select using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy hazard_progress_officer_adds on hazard_progress for insert
  with check (officer_id = app_officer() and exists (select from cases c where c.id = case_id));
create policy hazard_progress_system on hazard_progress using (app_system());
revoke update, delete on hazard_progress from doorstep_app;

alter table hazard_summaries enable row level security;
alter table hazard_summaries force row level security;
create policy hazard_summaries_tenant on hazard_summaries for select using (app_person() is not null and exists (select from cases c where c.id = case_id));
create policy hazard_summaries_officer on hazard_summaries for select using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy hazard_summaries_officer_adds on hazard_summaries for insert
  with check (sent_by = app_officer() and exists (select from cases c where c.id = case_id));
create policy hazard_summaries_system on hazard_summaries using (app_system());
revoke update, delete on hazard_summaries from doorstep_app;

alter table hazard_accommodation enable row level security;
alter table hazard_accommodation force row level security;
create policy hazard_accommodation_tenant on hazard_accommodation for select
  using (app_person() is not null and exists (select from cases c where c.id = case_id));
create policy hazard_accommodation_answers on hazard_accommodation for update
  using (app_person() is not null and ended_at is null and exists (select from cases c where c.id = case_id))
  with check (answered_by = app_person() and ended_at is null);
create policy hazard_accommodation_officer on hazard_accommodation
  using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy hazard_accommodation_system on hazard_accommodation using (app_system());
revoke update, delete on hazard_accommodation from doorstep_app;
grant update (answer, answered_by, answered_at, ended_at) on hazard_accommodation to doorstep_app;

alter table hazard_reclassifications enable row level security;
alter table hazard_reclassifications force row level security;
create policy hazard_reclassifications_own on hazard_reclassifications for select
  using (app_person() is not null and exists (select from cases c where c.id = case_id and c.person_id = app_person()));
create policy hazard_reclassifications_officer on hazard_reclassifications
  using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy hazard_reclassifications_system on hazard_reclassifications using (app_system());
revoke update, delete on hazard_reclassifications from doorstep_app;
grant update (confirmed_by, confirmed_at, refused_by, refused_at) on hazard_reclassifications to doorstep_app;

alter table hazard_attempts enable row level security;
alter table hazard_attempts force row level security;
create policy hazard_attempts_officer on hazard_attempts for select using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy hazard_attempts_officer_adds on hazard_attempts for insert
  with check (officer_id = app_officer() and exists (select from cases c where c.id = case_id));
create policy hazard_attempts_system on hazard_attempts using (app_system());
revoke update, delete on hazard_attempts from doorstep_app;
