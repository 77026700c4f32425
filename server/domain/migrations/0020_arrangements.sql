-- An agreed way to pay what is owed, on top of what is charged: made by the tenant inside the council's limits, or by an officer.
select set_config('app.system', 'migration', true);

create table arrangements (
  id uuid primary key,
  account_id uuid not null references rent_accounts,
  -- Whose plan it is: who offered it, or for whom an officer did.
  person_id uuid not null references people,
  -- The officer who made it or offers it, if one did.
  officer_id uuid references officers,
  submission_key uuid not null,
  pence bigint not null check (pence between 100 and 10000000),
  every text not null check (every in ('week', 'fortnight', 'four_weeks', 'month')),
  first_on date not null,
  -- What was owed when it was made.
  arrears_pence bigint not null check (arrears_pence > 0),
  clear_on date not null,
  -- The day from which an officer is to look at it again.
  review_on date not null,
  -- `offered`: outside the limits, an officer decides; or an officer offers, and the tenant does. `running`, and then one of the ends.
  state text not null check (state in ('offered', 'running', 'refused', 'kept', 'broken', 'ended', 'objected')),
  case_id uuid references cases,
  -- The officer who may object to what was accepted at once, or who decided.
  named_officer uuid references officers,
  decided_by uuid references officers,
  decided_at timestamptz,
  reason text check (length(reason) between 1 and 500),
  made_at timestamptz not null,
  -- The last day on which its payments were looked at.
  looked_on date,
  constraint arrangements_made_once unique (account_id, submission_key),
  constraint arrangements_decision_whole check ((decided_by is null) = (decided_at is null))
);
create unique index arrangements_one_open on arrangements (account_id) where state in ('offered', 'running');
create index arrangements_account on arrangements (account_id, made_at desc);
create index arrangements_person on arrangements (person_id);
create index arrangements_case on arrangements (case_id);
create index arrangements_named on arrangements (named_officer) where state in ('offered', 'running');
create index arrangements_to_review on arrangements (review_on) where state = 'running';
create index arrangements_to_look_at on arrangements (looked_on, id) where state = 'running';

-- Each payment it asks for: above the usual charge.
create table arrangement_payments (
  arrangement_id uuid not null references arrangements,
  due_on date not null,
  pence bigint not null check (pence > 0),
  reminded_at timestamptz,
  met_at timestamptz,
  missed_at timestamptz,
  -- Fell into a time in which nothing may be asked for: its amount comes again at the end.
  stood_still_at timestamptz,
  primary key (arrangement_id, due_on),
  constraint arrangement_payments_one_end check (num_nonnulls(met_at, missed_at, stood_still_at) <= 1)
);
create index arrangement_payments_ahead on arrangement_payments (due_on)
  where met_at is null and missed_at is null and stood_still_at is null;

-- Who of the household wants no reminders of a plan.
create table arrangement_reminders_off (
  arrangement_id uuid not null references arrangements,
  person_id uuid not null references people,
  primary key (arrangement_id, person_id)
);
create index arrangement_reminders_off_person on arrangement_reminders_off (person_id);

-- Who may object to a plan that is taken at once: of the income team, whoever has the fewest in hand. A name, and nothing else.
create function arrangement_officer() returns uuid language plpgsql stable as $$
declare
  before text := become_program('naming an officer');
  named uuid;
begin
  select o.id into named from officers o
  where 'income' = any (o.teams) and o.role in ('officer', 'manager') and o.disabled_at is null
  order by (select count(*) from arrangements a where a.named_officer = o.id and a.state in ('offered', 'running')), o.name, o.id
  limit 1;
  perform become_program(before);
  return named;
end
$$;

insert into policies (key, value, valid_from, source) values
  ('rent.arrangement.least', '370', '2020-01-01', 'Council income policy: least weekly amount towards arrears that is accepted at once, in pence'),
  ('rent.arrangement.weeks', '52', '2020-01-01', 'Council income policy: longest arrangement that is accepted at once, in weeks'),
  ('rent.arrangement.missed', '2', '2020-01-01', 'Council income policy: missed payments after which an arrangement is broken'),
  ('rent.arrangement.grace', '3', '2020-01-01', 'Council income policy: days a payment may be late and still count'),
  ('rent.arrangement.remind', '2', '2020-01-01', 'Council income policy: days before a payment that a reminder goes out');

alter table arrangements enable row level security;
alter table arrangements force row level security;
create policy arrangements_party on arrangements for select
  using (app_person() is not null and exists (select from rent_accounts a where a.id = account_id));
create policy arrangements_party_adds on arrangements for insert
  with check (person_id = app_person() and officer_id is null and state in ('offered', 'running') and decided_by is null
    and exists (select from rent_accounts a where a.id = account_id));
-- What an officer offers, the tenant takes or leaves.
create policy arrangements_party_answers on arrangements for update
  using (person_id = app_person() and officer_id is not null and state = 'offered')
  with check (person_id = app_person() and state in ('running', 'refused') and decided_by is null);
create policy arrangements_income on arrangements using (app_income());
create policy arrangements_system on arrangements using (app_system());
revoke update, delete on arrangements from doorstep_app;
grant update (state, case_id, named_officer, decided_by, decided_at, reason, review_on, first_on, clear_on, looked_on) on arrangements to doorstep_app;

alter table arrangement_payments enable row level security;
alter table arrangement_payments force row level security;
create policy arrangement_payments_party on arrangement_payments for select
  using (app_person() is not null and exists (select from arrangements a where a.id = arrangement_id));
create policy arrangement_payments_party_adds on arrangement_payments for insert
  with check (reminded_at is null and met_at is null and missed_at is null and stood_still_at is null
    and exists (select from arrangements a where a.id = arrangement_id and a.person_id = app_person()));
create policy arrangement_payments_income on arrangement_payments using (app_income());
create policy arrangement_payments_system on arrangement_payments using (app_system());
revoke update, delete on arrangement_payments from doorstep_app;
grant update (reminded_at, met_at, missed_at, stood_still_at) on arrangement_payments to doorstep_app;

alter table arrangement_reminders_off enable row level security;
alter table arrangement_reminders_off force row level security;
create policy arrangement_reminders_off_own on arrangement_reminders_off
  using (person_id = app_person()) with check (person_id = app_person() and exists (select from arrangements a where a.id = arrangement_id));
create policy arrangement_reminders_off_income on arrangement_reminders_off for select using (app_income());
create policy arrangement_reminders_off_system on arrangement_reminders_off using (app_system());
