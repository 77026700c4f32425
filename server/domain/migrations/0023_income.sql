-- The income team's desk: how accounts stand, who was spoken to, which step was taken and why, what was written.
select set_config('app.system', 'migration', true);

-- Nobody may be chased for it: a breathing space covers it, or is being checked. Shown as a banner, never as a debt.
alter table rent_standings add column is_frozen boolean not null default false;
create index rent_standings_as_at on rent_standings (as_at);
create index rent_standings_frozen on rent_standings (account_id) where is_frozen;
-- What moved after a day, for a balance at its end; and a week's lines for the report. A summary by blocks costs a posting nothing.
create index rent_transactions_days on rent_transactions using brin (effective_on) with (pages_per_range = 32);

-- The ladder: a step taken, by whom, and what was asked first. The present one has no `until`. Nothing takes one by itself.
create table rent_steps (
  id uuid primary key,
  account_id uuid not null references rent_accounts,
  -- 1 to 8; 0: off the ladder again.
  step smallint not null check (step between 0 and 8),
  officer_id uuid not null references officers,
  taken_at timestamptz not null,
  until timestamptz,
  -- Each question that was asked before it, with its answer and its words.
  answers jsonb not null,
  reason text not null check (length(reason) between 1 and 500),
  -- An introductory tenant may ask for a review up to this day.
  review_until date,
  submission_key uuid not null,
  constraint rent_steps_taken_once unique (account_id, submission_key)
);
create unique index rent_steps_now on rent_steps (account_id) where until is null;
create index rent_steps_at on rent_steps (step, account_id) where until is null;
create index rent_steps_account on rent_steps (account_id, taken_at desc);

-- The contact log.
create table rent_contacts (
  id uuid primary key,
  account_id uuid not null references rent_accounts,
  officer_id uuid not null references officers,
  at timestamptz not null,
  way text not null check (way ~ '^[a-z_]{2,30}$'),
  with_whom text not null check (length(with_whom) between 1 and 120),
  -- While a breathing space is on, never the arrears.
  about text not null check (about in ('arrears', 'rent_now', 'they_asked', 'other')),
  words text not null check (length(words) between 1 and 2000),
  outcome text not null check (outcome ~ '^[a-z_]{2,30}$'),
  next_on date,
  noted_at timestamptz not null,
  submission_key uuid not null,
  constraint rent_contacts_noted_once unique (account_id, submission_key)
);
create index rent_contacts_account on rent_contacts (account_id, at desc, id);
create index rent_contacts_next on rent_contacts (next_on, account_id) where next_on is not null;

-- The court's protocol: what shows that an item was done. The last row of an item counts; none is changed.
create table rent_protocol (
  id uuid primary key,
  account_id uuid not null references rent_accounts,
  item text not null check (item ~ '^[a-z_]{2,30}$'),
  state text not null check (state in ('done', 'not_needed', 'open')),
  evidence text not null check (length(evidence) between 1 and 1000),
  -- A case, a letter or a contact that shows it, by its reference or its day.
  link text check (length(link) between 1 and 100),
  done_on date not null,
  officer_id uuid not null references officers,
  noted_at timestamptz not null,
  submission_key uuid not null,
  constraint rent_protocol_noted_once unique (account_id, submission_key)
);
create index rent_protocol_account on rent_protocol (account_id, item, noted_at desc);

-- A letter to one named tenant, as it was when it was made.
create table rent_letters (
  id uuid primary key,
  -- Those made together, one to each tenant.
  batch uuid not null,
  account_id uuid not null references rent_accounts,
  person_id uuid not null references people,
  kind text not null check (kind in ('statement', 'reminder', 'second')),
  made_on date not null,
  made_at timestamptz not null,
  officer_id uuid not null references officers,
  content jsonb not null,
  constraint rent_letters_made_once unique (batch, person_id)
);
create index rent_letters_account on rent_letters (account_id, made_at desc);
create index rent_letters_person on rent_letters (person_id);

-- Whether the kept balances are the sums of their lines, day by day. Numbers only.
create table rent_checks (
  day date primary key,
  accounts bigint not null,
  drifted bigint not null,
  at timestamptz not null
);

-- What the weeks charged and brought in, all current accounts together: the report reads thirteen rows.
create table rent_weeks (
  monday date primary key check (extract(isodow from monday) = 1),
  charged_pence bigint not null,
  paid_pence bigint not null,
  counted_at timestamptz not null
);

insert into policies (key, value, valid_from, source) values
  ('rent.ladder.weeks', '1,2,2,4,6,8,8,8', '2020-01-01', 'Council income policy: least weeks of true arrears for each step of the ladder'),
  ('rent.ladder.days', '0,7,14,14,28,14,1,14', '2020-01-01', 'Council income policy: least days after the step before'),
  ('rent.ladder.review', '14', '2020-01-01', 'Housing Act 1996, section 129: an introductory tenant may ask for a review within 14 days, the day of the notice being the first'),
  ('rent.statement.days', '92', '2020-01-13', 'Pre-Action Protocol for Possession Claims by Social Landlords: statements at least quarterly');

alter table rent_steps enable row level security;
alter table rent_steps force row level security;
create policy rent_steps_income on rent_steps using (app_income()) with check (app_income());
create policy rent_steps_system on rent_steps using (app_system());
revoke update, delete on rent_steps from doorstep_app;
grant update (until) on rent_steps to doorstep_app;

-- The step an account stands on, as its tenants may know it: which, since when, and up to which day a review may be asked for. Not
-- who took it, nor why. Nothing while nobody may be chased for it. To whoever may see the account.
create function rent_step_now(account uuid, day date) returns table (step smallint, taken_on date, review_until date) language plpgsql stable as $$
declare
  before text;
begin
  if not exists (select from rent_accounts a where a.id = account) or rent_is_frozen(account, day) then return; end if;
  before := become_program('step');
  return query
    select s.step, (s.taken_at at time zone 'Europe/London')::date, s.review_until
    from rent_steps s where s.account_id = account and s.until is null and s.step > 0;
  perform become_program(before);
end
$$;

alter table rent_contacts enable row level security;
alter table rent_contacts force row level security;
create policy rent_contacts_income on rent_contacts using (app_income()) with check (app_income() and officer_id = app_officer());
create policy rent_contacts_system on rent_contacts using (app_system());
revoke update, delete on rent_contacts from doorstep_app;

alter table rent_protocol enable row level security;
alter table rent_protocol force row level security;
create policy rent_protocol_income on rent_protocol using (app_income()) with check (app_income() and officer_id = app_officer());
create policy rent_protocol_system on rent_protocol using (app_system());
revoke update, delete on rent_protocol from doorstep_app;

alter table rent_letters enable row level security;
alter table rent_letters force row level security;
create policy rent_letters_self on rent_letters for select using (person_id = app_person());
create policy rent_letters_income on rent_letters using (app_income()) with check (app_income() and officer_id = app_officer());
create policy rent_letters_system on rent_letters using (app_system());
revoke update, delete on rent_letters from doorstep_app;

alter table rent_checks enable row level security;
alter table rent_checks force row level security;
create policy rent_checks_income on rent_checks for select using (app_income());
create policy rent_checks_system on rent_checks using (app_system());

alter table rent_weeks enable row level security;
alter table rent_weeks force row level security;
create policy rent_weeks_income on rent_weeks for select using (app_income());
create policy rent_weeks_system on rent_weeks using (app_system());

-- The list is read in this order, whatever it is narrowed to.
drop index rent_standings_arrears;
drop index rent_standings_weeks;
create index rent_standings_arrears on rent_standings (true_arrears_pence desc, account_id);
create index rent_standings_weeks on rent_standings (weeks_owed_hundredths desc, account_id);
create index rent_incomes_state on rent_incomes (status, account_id) where status in ('claimed', 'suspended');
alter table rent_incomes add column submission_key uuid;
create unique index rent_incomes_added_once on rent_incomes (account_id, submission_key) where submission_key is not null;
