-- Breathing space (Debt Respite Scheme Regulations 2020, SI 2020/1311): who has it, for which debts, from when to when. Seen by
-- income officers and by the debtor alone; a joint tenant sees that a debt stands still, not why.
select set_config('app.system', 'migration', true);

create table moratoria (
  id uuid primary key,
  person_id uuid not null references people,
  kind text not null check (kind in ('standard', 'crisis')),
  -- The scheme's own reference.
  reference text not null check (length(reference) between 1 and 50),
  adviser text not null default '' check (length(adviser) <= 200),
  notified_at timestamptz not null,
  starts_on date not null,
  -- The last day. None for a crisis whose treatment goes on.
  ends_on date check (ends_on >= starts_on),
  midway_result text check (midway_result in ('goes_on', 'cancelled')),
  midway_at timestamptz,
  -- Cancelled or ended before its last day.
  stopped_on date check (stopped_on >= starts_on),
  stopped_why text check (length(stopped_why) between 1 and 500),
  stopped_by uuid references officers,
  entered_by uuid not null references officers,
  entered_at timestamptz not null,
  -- When the task of the day after was made; it never writes to anyone.
  over_case_id uuid references cases,
  over_noted_at timestamptz,
  constraint moratoria_once unique (person_id, reference),
  constraint moratoria_standard_ends check (kind = 'crisis' or ends_on is not null),
  constraint moratoria_stopped_whole check ((stopped_on is null) = (stopped_why is null))
);
create index moratoria_person on moratoria (person_id, starts_on desc);
create index moratoria_open on moratoria (ends_on) where over_noted_at is null;
create index moratoria_over_case on moratoria (over_case_id) where over_case_id is not null;

-- What was owed on which account when it began. Rent that falls due later is not frozen.
create table moratorium_debts (
  moratorium_id uuid not null references moratoria,
  account_id uuid not null references rent_accounts,
  frozen_pence bigint not null check (frozen_pence > 0),
  primary key (moratorium_id, account_id)
);
create index moratorium_debts_account on moratorium_debts (account_id);

-- A tenant says that they are in breathing space: no start in law, and yet nobody chases until it was checked.
create table breathing_space_holds (
  id uuid primary key,
  account_id uuid not null references rent_accounts,
  person_id uuid not null references people,
  case_id uuid references cases,
  submission_key uuid not null,
  reference text not null default '' check (length(reference) <= 50),
  said_at timestamptz not null,
  -- The last day of the hold.
  until date not null,
  ended_at timestamptz,
  ended_by uuid references officers,
  constraint breathing_space_holds_once unique (person_id, submission_key)
);
create index breathing_space_holds_account on breathing_space_holds (account_id, until);
create index breathing_space_holds_case on breathing_space_holds (case_id);

-- Whether nobody may be chased for what is owed on an account that day: a breathing space covers it, or is being checked.
-- Says no more than that, to whoever may see the account.
create function rent_is_frozen(account uuid, day date) returns boolean language plpgsql stable as $$
declare
  before text;
  frozen boolean;
begin
  if not exists (select from rent_accounts a where a.id = account) then return false; end if;
  before := become_program('breathing space');
  frozen := exists (
      select from moratorium_debts d join moratoria m on m.id = d.moratorium_id
      where d.account_id = account and m.starts_on <= day and (m.ends_on is null or m.ends_on >= day)
        and (m.stopped_on is null or m.stopped_on > day))
    or exists (
      select from breathing_space_holds h
      where h.account_id = account and h.ended_at is null and h.until >= day);
  perform become_program(before);
  return frozen;
end
$$;

-- The part of an account that stands still that day and since when; both null for a hold that is being checked, no row without
-- either. To whoever may see the account.
create function rent_frozen(account uuid, day date) returns table (since date, pence bigint) language plpgsql stable as $$
declare
  before text;
begin
  if not exists (select from rent_accounts a where a.id = account) then return; end if;
  before := become_program('breathing space');
  return query
    select min(m.starts_on), sum(d.frozen_pence)::bigint
    from moratorium_debts d join moratoria m on m.id = d.moratorium_id
    where d.account_id = account and m.starts_on <= day and (m.ends_on is null or m.ends_on >= day)
      and (m.stopped_on is null or m.stopped_on > day)
    having count(*) > 0;
  if not found then
    return query select null::date, null::bigint from breathing_space_holds h
      where h.account_id = account and h.ended_at is null and h.until >= day limit 1;
  end if;
  perform become_program(before);
end
$$;

-- Which account a message is about, so that the gate can ask when it is sent.
alter table outgoing_messages add column account_id uuid references rent_accounts;
create index outgoing_messages_account on outgoing_messages (account_id, created_at desc) where account_id is not null;

insert into policies (key, value, valid_from, source) values
  ('rent.breathing_space.hold', '10', '2021-05-04', 'Council income policy: days without chasing while a breathing space that a tenant told us of is checked'),
  ('rent.breathing_space.crisis_tail', '30', '2021-05-04', 'Debt Respite Scheme Regulations 2020: days after crisis treatment ends');

alter table moratoria enable row level security;
alter table moratoria force row level security;
create policy moratoria_self on moratoria for select using (person_id = app_person());
create policy moratoria_income on moratoria using (app_income());
create policy moratoria_system on moratoria using (app_system());
revoke update, delete on moratoria from doorstep_app;
grant update (ends_on, midway_result, midway_at, stopped_on, stopped_why, stopped_by, over_case_id, over_noted_at) on moratoria to doorstep_app;

alter table moratorium_debts enable row level security;
alter table moratorium_debts force row level security;
create policy moratorium_debts_self on moratorium_debts for select
  using (exists (select from moratoria m where m.id = moratorium_id and m.person_id = app_person()));
create policy moratorium_debts_income on moratorium_debts using (app_income());
create policy moratorium_debts_system on moratorium_debts using (app_system());
revoke update, delete on moratorium_debts from doorstep_app;

alter table breathing_space_holds enable row level security;
alter table breathing_space_holds force row level security;
create policy breathing_space_holds_self on breathing_space_holds for select using (person_id = app_person());
create policy breathing_space_holds_self_adds on breathing_space_holds for insert
  with check (person_id = app_person() and ended_at is null and exists (select from rent_accounts a where a.id = account_id));
create policy breathing_space_holds_income on breathing_space_holds using (app_income());
create policy breathing_space_holds_system on breathing_space_holds using (app_system());
revoke update, delete on breathing_space_holds from doorstep_app;
grant update (ended_at, ended_by, until) on breathing_space_holds to doorstep_app;
