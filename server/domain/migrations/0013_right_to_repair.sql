-- The owner, too, is held by the fences: what is added below is added by the program.
select set_config('app.system', 'migration', true);

-- The Right to Repair (SI 1994/133): one row for each case that may be under it. The last days are the case's clocks
-- `rtr.first` and `rtr.second`, whose lengths are the policy rows `rtr.<defect>`.
create table right_to_repair (
  case_id uuid primary key references cases,
  defect text not null check (defect ~ '^[a-z_]{3,30}$'),
  state text not null constraint right_to_repair_state
    check (state in ('proposed', 'inspect', 'qualifies', 'not', 'second', 'no_second', 'lapsed')),
  -- From when the days count: the report, or the inspection it needed.
  trigger_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references officers,
  not_covered text,
  reason text check (length(reason) between 1 and 500),
  estimate_pence bigint check (estimate_pence between 0 and 100000000),
  first_contractor_id uuid references contractors,
  notice_sent_at timestamptz,
  first_prompted_at timestamptz,
  second_asked_at timestamptz,
  second_asked_by uuid references people,
  second_contractor_id uuid references contractors,
  no_second_reason text,
  second_prompted_at timestamptz,
  lapsed_at timestamptz,
  lapsed_reason text check (length(lapsed_reason) between 1 and 500),
  created_at timestamptz not null,
  constraint right_to_repair_two_contractors check (second_contractor_id is distinct from first_contractor_id or second_contractor_id is null),
  constraint right_to_repair_not_says_why check (state <> 'not' or (reason is not null and not_covered is not null)),
  constraint right_to_repair_second_was_asked check (state not in ('second', 'no_second') or second_asked_at is not null),
  constraint right_to_repair_no_second_says_why check (state <> 'no_second' or no_second_reason is not null),
  constraint right_to_repair_lapsed_says_why check (state <> 'lapsed' or (lapsed_at is not null and lapsed_reason is not null))
);

-- While something outside our control holds the work up, the days do not count.
create table right_to_repair_suspensions (
  id uuid primary key,
  case_id uuid not null references right_to_repair,
  from_at timestamptz not null,
  to_at timestamptz,
  reason text not null check (length(reason) between 1 and 500),
  officer_id uuid not null references officers,
  constraint right_to_repair_suspensions_forward check (to_at >= from_at)
);
create index right_to_repair_suspensions_case on right_to_repair_suspensions (case_id, from_at);
create unique index right_to_repair_suspensions_one_open on right_to_repair_suspensions (case_id) where to_at is null;

-- What is owed and what was taken off it, as two lines that stay as they were written.
create table compensation_lines (
  id uuid primary key,
  case_id uuid not null references right_to_repair,
  kind text not null check (kind in ('award', 'set_off')),
  pence bigint not null check (pence > 0),
  days integer check (days > 0),
  reason text not null check (length(reason) between 1 and 500),
  -- A set-off: who says that no breathing space forbids it, or that legal has signed it off.
  breathing_space_checked boolean not null default false,
  officer_id uuid not null references officers,
  at timestamptz not null,
  constraint compensation_lines_award_has_days check ((kind = 'award') = (days is not null)),
  constraint compensation_lines_set_off_was_checked check (kind <> 'set_off' or breathing_space_checked)
);
create unique index compensation_lines_once on compensation_lines (case_id, kind);

insert into policies (key, value, valid_from, source) values
  ('rtr.compensation.base', '1000', '1994-04-01', 'SI 1994/133: £10, in pence'),
  ('rtr.compensation.per_day', '200', '1994-04-01', 'SI 1994/133: £2 a day, in pence'),
  ('rtr.compensation.most', '5000', '1994-04-01', 'SI 1994/133: £50 at most, in pence'),
  ('rtr.compensation.days', 'calendar', '1994-04-01', 'Council choice: calendar days, which favour the tenant (or: working)'),
  ('rtr.estimate.most', '25000', '1994-04-01', 'SI 1994/133: £250 in the landlord''s estimate, in pence'),
  ('rtr.cover.introductory', 'yes', '1997-02-12', 'Council choice: introductory tenants have the same service'),
  ('rtr.cover.flexible', 'yes', '2012-04-01', 'Flexible tenancies are secure tenancies (Localism Act 2011)')
  on conflict do nothing;

alter table right_to_repair enable row level security;
alter table right_to_repair force row level security;
create policy right_to_repair_tenant on right_to_repair for select
  using (app_person() is not null and exists (select from cases c where c.id = case_id));
-- It is proposed as the report is sent, and the tenant may require the second contractor.
create policy right_to_repair_proposed on right_to_repair for insert
  with check (app_person() is not null and state = 'proposed' and exists (select from cases c where c.id = case_id));
create policy right_to_repair_tenant_asks on right_to_repair for update
  using (app_person() is not null and state in ('proposed', 'qualifies') and exists (select from cases c where c.id = case_id))
  with check (app_person() is not null and state in ('second', 'no_second') and second_asked_by = app_person());
create policy right_to_repair_officer on right_to_repair
  using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy right_to_repair_system on right_to_repair using (app_system());
create policy right_to_repair_unverified on right_to_repair for insert
  with check (app_browser() is not null and app_person() is null and state = 'proposed' and case_id = app_writing());
revoke delete on right_to_repair from doorstep_app;

alter table right_to_repair_suspensions enable row level security;
alter table right_to_repair_suspensions force row level security;
create policy right_to_repair_suspensions_tenant on right_to_repair_suspensions for select
  using (app_person() is not null and exists (select from right_to_repair r where r.case_id = right_to_repair_suspensions.case_id));
create policy right_to_repair_suspensions_officer on right_to_repair_suspensions
  using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy right_to_repair_suspensions_system on right_to_repair_suspensions using (app_system());
-- Why and from when stays as it was written; only its end is added.
revoke update, delete on right_to_repair_suspensions from doorstep_app;
grant update (to_at) on right_to_repair_suspensions to doorstep_app;

alter table compensation_lines enable row level security;
alter table compensation_lines force row level security;
-- The reporter's alone: that someone owes rent is nothing a joint tenant learns here.
create policy compensation_lines_reporter on compensation_lines for select
  using (exists (select from cases c where c.id = case_id and c.person_id = app_person()));
create policy compensation_lines_officer on compensation_lines for select
  using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy compensation_lines_officer_adds on compensation_lines for insert
  with check (officer_id = app_officer() and exists (select from cases c where c.id = case_id));
create policy compensation_lines_system on compensation_lines using (app_system());
revoke update, delete on compensation_lines from doorstep_app;
