-- What a home costs, what was paid, and what is expected. Pence are signed: above zero is a charge, below zero a payment, so that
-- the sum of an account's lines is what is owed. Lines are added and reversed, never changed.
select set_config('app.system', 'migration', true);

create sequence rent_numbers start 101;
alter table cases drop constraint cases_kind_check;
alter table cases add constraint cases_kind_check check (kind in ('repair', 'asb', 'rights', 'complaint', 'service', 'rent'));

-- The Mondays of a rent year on which nothing is charged, by pattern: a year without a row has none. A council's own rows, which
-- it brings in with `doorstep import free-weeks`.
create table rent_years (
  pattern text not null check (pattern ~ '^[a-z0-9_]{1,30}$'),
  -- The first Monday of April.
  starts_on date not null check (extract(isodow from starts_on) = 1),
  free_weeks date[] not null default '{}',
  source text not null,
  primary key (pattern, starts_on)
);

-- Accounts of one tenancy are kept apart: the rent, a garage, court costs, recharges, what is left after the tenancy.
create table rent_accounts (
  id uuid primary key,
  tenancy_id uuid not null references tenancies,
  kind text not null check (kind in
    ('rent', 'garage', 'court_costs', 'recharge', 'former', 'overpaid_benefit', 'use_and_occupation', 'leasehold')),
  -- What the tenant quotes to pay: the landlord's own. An account that was brought in without is given ten digits from 61 with a
  -- check digit, which say nothing of the tenancy and which no bank and no payment card of the landlord's knows.
  payment_reference text not null constraint rent_accounts_payment_reference_once unique
    check (payment_reference ~ '^[A-Z0-9]{6,20}$' and payment_reference ~ '[0-9]'),
  -- The landlord's own name for it, by which an import finds it again.
  landlord_reference text constraint rent_accounts_landlord_reference_once unique,
  pattern text not null default 'every_week',
  opened_on date not null,
  closed_on date check (closed_on >= opened_on),
  -- Kept by the trigger below; `rent_drift` says where it is not the sum of the lines.
  balance_pence bigint not null default 0,
  created_at timestamptz not null
);
create index rent_accounts_tenancy on rent_accounts (tenancy_id, kind, opened_on);
create index rent_accounts_open on rent_accounts (id) where closed_on is null;

-- What is charged each charging week, item by item. A new price is a new row.
create table rent_charges (
  id uuid primary key,
  account_id uuid not null references rent_accounts,
  item text not null check (item ~ '^[a-z_]{2,30}$'),
  pence bigint not null check (pence between 0 and 10000000),
  -- Whether Housing Benefit or Universal Credit can pay for it.
  benefit_pays boolean not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  constraint rent_charges_once unique (account_id, item, valid_from)
);

create table rent_transactions (
  id uuid primary key,
  account_id uuid not null references rent_accounts,
  kind text not null check (kind ~ '^[a-z_]{2,40}$'),
  pence bigint not null check (pence <> 0 and pence between -100000000000 and 100000000000),
  effective_on date not null,
  posted_at timestamptz not null,
  period_start date,
  period_end date check (period_end >= period_start),
  -- Where the line comes from ('import', 'pay', 'officer', 'right_to_repair'), and its name there: the same twice is the same line.
  source text not null check (source ~ '^[a-z_]{2,30}$'),
  source_reference text not null check (length(source_reference) between 1 and 100),
  -- For a service charge, which; the words the tenant reads.
  item text,
  words text not null check (length(words) between 1 and 200),
  reverses uuid references rent_transactions,
  officer_id uuid references officers,
  constraint rent_transactions_once unique (source, source_reference)
);
create index rent_transactions_account on rent_transactions (account_id, effective_on, posted_at, id);
create unique index rent_transactions_reversed_once on rent_transactions (reverses) where reverses is not null;

-- Money that comes of itself: benefits, direct debits, standing orders. What of it has not come yet for weeks already charged
-- is technical arrears.
create table rent_incomes (
  id uuid primary key,
  account_id uuid not null references rent_accounts,
  kind text not null check (kind in
    ('housing_benefit', 'universal_credit', 'universal_credit_direct', 'third_party_deduction', 'direct_debit', 'standing_order')),
  status text not null check (status in ('claimed', 'paid', 'suspended', 'ended')),
  -- Each payment; unknown while only claimed.
  pence bigint check (pence between 1 and 10000000),
  every text not null check (every in ('week', 'fortnight', 'four_weeks', 'month')),
  next_on date,
  -- The last day that what came so far pays for.
  covers_to date,
  -- Whether the tenant has handed in what the claim needs (the court's protocol asks).
  evidence_given boolean not null default false,
  verified_on date,
  noted_by uuid references officers,
  noted_at timestamptz not null
);
create index rent_incomes_account on rent_incomes (account_id) where status <> 'ended';

-- How an account stands, worked out by `rules::rent` once a day and after each posting, so that a list of thousands can be sorted.
create table rent_standings (
  account_id uuid primary key references rent_accounts,
  as_at date not null,
  balance_pence bigint not null,
  technical_pence bigint not null,
  -- In breathing space: not to be asked for.
  frozen_pence bigint not null,
  true_arrears_pence bigint not null,
  -- A week's full charge over 52 weeks.
  weekly_pence bigint not null,
  -- True arrears in hundredths of a week's charge.
  weeks_owed_hundredths bigint not null,
  updated_at timestamptz not null
);
create index rent_standings_arrears on rent_standings (true_arrears_pence desc, account_id) where true_arrears_pence > 0;
create index rent_standings_weeks on rent_standings (weeks_owed_hundredths desc, account_id) where true_arrears_pence > 0;

-- A case about an account: a payment that is not here, a breathing space said or ended, an arrangement to look at, a message
-- that got through to nobody.
create table rent_cases (
  case_id uuid primary key references cases,
  account_id uuid not null references rent_accounts,
  topic text not null check (topic in
    ('payment_missing', 'breathing_space_said', 'breathing_space_over', 'arrangement_wanted', 'arrangement_broken', 'money_tight',
     'could_not_reach')),
  pence bigint check (pence between 1 and 10000000),
  paid_on date,
  way text,
  words text not null default '' check (length(words) <= 5000)
);
create index rent_cases_account on rent_cases (account_id, topic);

-- Who may see what someone owes: the income team.
create function app_income() returns boolean language sql stable parallel safe
  return app_officer() is not null and 'income' = any (app_teams());

create function keep_rent_balances() returns trigger language plpgsql as $$
begin
  update rent_accounts a set balance_pence = a.balance_pence + added.pence
  from (select account_id, sum(pence)::bigint as pence from new_lines group by account_id) added
  where a.id = added.account_id;
  return null;
end
$$;
create trigger rent_transactions_balance after insert on rent_transactions
  referencing new table as new_lines for each statement execute function keep_rent_balances();

-- A reversal takes back the whole of one line of the same account.
create function check_rent_reversals() returns trigger language plpgsql as $$
begin
  if exists (select from new_lines n left join rent_transactions o on o.id = n.reverses
             where n.reverses is not null and (o.account_id is distinct from n.account_id or o.pence is distinct from -n.pence
               or o.reverses is not null)) then
    raise exception 'a reversal takes back one line of the same account, whole, and is not itself reversed'
      using errcode = 'check_violation', constraint = 'rent_transactions_reversal';
  end if;
  return null;
end
$$;
create trigger rent_transactions_reversal after insert on rent_transactions
  referencing new table as new_lines for each statement execute function check_rent_reversals();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a line of a ledger is reversed, not changed' using errcode = 'restrict_violation';
end
$$;
create trigger rent_transactions_stay before update or delete or truncate on rent_transactions
  for each statement execute function refuse_change();

-- Accounts whose kept balance is not the sum of their lines; none, ever.
create function rent_drift() returns table (account_id uuid, kept bigint, summed bigint) language sql stable as $$
  select a.id, a.balance_pence, coalesce(sum(t.pence), 0)::bigint
  from rent_accounts a left join rent_transactions t on t.account_id = a.id
  group by a.id having a.balance_pence <> coalesce(sum(t.pence), 0)
$$;

insert into policies (key, value, valid_from, source) values
  ('rent.payment_missing', '5wd', '2020-01-01', 'Council income policy: find a payment that is not on the account'),
  ('rent.breathing_space.check', '2wd', '2021-05-04', 'Council income policy: check a breathing space that a tenant told us of'),
  ('rent.breathing_space.over', '1wd', '2021-05-04', 'Council income policy: an officer looks before anyone is written to'),
  ('rent.arrangement', '2wd', '2020-01-01', 'Council income policy: answer an offer to pay');

-- Read by everyone, about no one.
alter table rent_years enable row level security;
alter table rent_years force row level security;
create policy rent_years_read on rent_years for select using (app_person() is not null or app_officer() is not null);
create policy rent_years_system on rent_years using (app_system());

alter table rent_accounts enable row level security;
alter table rent_accounts force row level security;
create policy rent_accounts_party on rent_accounts for select using (kind <> 'former' and tenancy_id in (select app_tenancies()));
-- What is left of a former tenancy is its former tenants' to see, and which home it was for.
create policy rent_accounts_former on rent_accounts for select
  using (kind = 'former' and exists (select from tenancy_parties p where p.tenancy_id = rent_accounts.tenancy_id
    and p.person_id = app_person() and p.role = 'former'));
create policy tenancies_former on tenancies for select
  using (app_person() is not null and exists (select from rent_accounts a where a.tenancy_id = tenancies.id and a.kind = 'former'));
create policy properties_former on properties for select
  using (app_person() is not null and exists (select from tenancies t join rent_accounts a on a.tenancy_id = t.id
    where t.property_id = properties.id and a.kind = 'former'));
create policy rent_accounts_income on rent_accounts using (app_income());
create policy rent_accounts_system on rent_accounts using (app_system());
revoke delete on rent_accounts from doorstep_app;

alter table rent_charges enable row level security;
alter table rent_charges force row level security;
create policy rent_charges_party on rent_charges for select
  using (app_person() is not null and exists (select from rent_accounts a where a.id = account_id));
create policy rent_charges_income on rent_charges using (app_income());
create policy rent_charges_system on rent_charges using (app_system());

alter table rent_transactions enable row level security;
alter table rent_transactions force row level security;
create policy rent_transactions_party on rent_transactions for select
  using (app_person() is not null and exists (select from rent_accounts a where a.id = account_id));
create policy rent_transactions_income on rent_transactions for select using (app_income());
create policy rent_transactions_income_adds on rent_transactions for insert with check (app_income() and officer_id = app_officer());
create policy rent_transactions_system on rent_transactions using (app_system());
revoke update, delete on rent_transactions from doorstep_app;

alter table rent_incomes enable row level security;
alter table rent_incomes force row level security;
create policy rent_incomes_party on rent_incomes for select
  using (app_person() is not null and exists (select from rent_accounts a where a.id = account_id));
create policy rent_incomes_income on rent_incomes using (app_income());
create policy rent_incomes_system on rent_incomes using (app_system());

-- For the desk's list alone: a tenant's page works it out afresh.
alter table rent_standings enable row level security;
alter table rent_standings force row level security;
create policy rent_standings_income on rent_standings using (app_income());
create policy rent_standings_system on rent_standings using (app_system());

alter table rent_cases enable row level security;
alter table rent_cases force row level security;
create policy rent_cases_own on rent_cases for select
  using (exists (select from cases c where c.id = case_id and c.person_id = app_person()));
create policy rent_cases_own_adds on rent_cases for insert
  with check (exists (select from cases c where c.id = case_id and c.person_id = app_person())
    and exists (select from rent_accounts a where a.id = account_id));
create policy rent_cases_income on rent_cases using (app_income());
create policy rent_cases_system on rent_cases using (app_system());
revoke update, delete on rent_cases from doorstep_app;

-- Whose names a statement bears: all tenants', for the account is the tenancy's and each of them may have a statement of it. To
-- whoever may see the account, and no more of them than their names.
create function rent_account_names(account uuid) returns table (name text) language plpgsql stable as $$
declare
  before text;
begin
  if not exists (select from rent_accounts a where a.id = account) then return; end if;
  before := become_program('statement');
  return query
    select p.first_name || ' ' || p.last_name
    from rent_accounts a
    join tenancy_parties t on t.tenancy_id = a.tenancy_id
      and case when a.kind = 'former' then t.role = 'former' else t.until is null and t.role <> 'former' end
    join people p on p.id = t.person_id
    where a.id = account order by p.last_name, p.first_name limit 10;
  perform become_program(before);
end
$$;
