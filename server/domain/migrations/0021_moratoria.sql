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
  -- Legal's word that compensation may be taken off a debt it covers.
  signed_off_at timestamptz,
  signed_off_by uuid references officers,
  signed_off_words text check (length(signed_off_words) between 1 and 500),
  -- An officer has looked after its last day: until then nobody is chased, whatever the calendar says.
  released_at timestamptz,
  released_by uuid references officers,
  released_words text check (length(released_words) between 1 and 500),
  entered_by uuid not null references officers,
  entered_at timestamptz not null,
  -- When the task of the day after was made; it never writes to anyone.
  over_case_id uuid references cases,
  over_noted_at timestamptz,
  constraint moratoria_once unique (person_id, reference),
  constraint moratoria_standard_ends check (kind = 'crisis' or ends_on is not null),
  constraint moratoria_stopped_whole check ((stopped_on is null) = (stopped_why is null)),
  constraint moratoria_signed_off_whole check (num_nulls(signed_off_at, signed_off_by, signed_off_words) in (0, 3)),
  constraint moratoria_released_whole check (num_nulls(released_at, released_by, released_words) in (0, 3)),
  constraint moratoria_midway_whole check ((midway_result is null) = (midway_at is null))
);
create index moratoria_person on moratoria (person_id, starts_on desc);
create index moratoria_ahead on moratoria (least(ends_on, stopped_on)) where over_noted_at is null;
create index moratoria_over_case on moratoria (over_case_id) where over_case_id is not null;

-- What was owed on which account when it began. Rent that falls due later is not frozen.
create table moratorium_debts (
  moratorium_id uuid not null references moratoria,
  account_id uuid not null references rent_accounts,
  frozen_pence bigint not null check (frozen_pence > 0),
  -- What the ledger said then of the days before the first, whatever amount the notice names. What is posted later for those days
  -- moves the frozen part by as much: `rent_came_off_hold` compares.
  eve_pence bigint not null,
  primary key (moratorium_id, account_id)
);
create index moratorium_debts_account on moratorium_debts (account_id);

-- What an account's lines of the days before that one come to.
create function rent_owed_before(account uuid, first_day date) returns bigint language sql stable as $$
  select coalesce(sum(t.pence), 0)::bigint from rent_transactions t where t.account_id = account and t.effective_on < first_day
$$;

-- By the ledger itself, as the row is written: no other figure would do, whoever writes it.
create function note_eve() returns trigger language plpgsql as $$
begin
  new.eve_pence := (select rent_owed_before(new.account_id, m.starts_on) from moratoria m where m.id = new.moratorium_id);
  return new;
end
$$;
create trigger moratorium_debts_eve before insert on moratorium_debts for each row execute function note_eve();

-- What the Regulations ask of a creditor: done by whom and when. The list of them is `rules::rent::breathing`'s.
create table moratorium_duties (
  moratorium_id uuid not null references moratoria,
  duty text not null check (duty ~ '^[a-z_]{2,30}$'),
  words text not null default '' check (length(words) <= 500),
  done_by uuid not null references officers,
  done_at timestamptz not null,
  primary key (moratorium_id, duty)
);

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
  -- Not in the register: what the tenant reads.
  answer text check (length(answer) between 1 and 1000),
  constraint breathing_space_holds_once unique (person_id, submission_key)
);
create index breathing_space_holds_account on breathing_space_holds (account_id, until);
create index breathing_space_holds_case on breathing_space_holds (case_id);

-- Whether a breathing space keeps everyone from asking for what is owed on an account that day. It does from the moment it is
-- entered or begins, whichever is first, until an officer has looked after its end.
create function moratorium_locks(m moratoria, day date) returns boolean language sql stable as $$
  select m.released_at is null and (m.starts_on <= day or (m.entered_at at time zone 'Europe/London')::date <= day)
$$;

-- Whether its time runs that day: what is frozen then stands apart.
create function moratorium_runs(m moratoria, day date) returns boolean language sql immutable as $$
  select m.starts_on <= day and (m.ends_on is null or m.ends_on >= day) and (m.stopped_on is null or m.stopped_on > day)
$$;

-- Whether nobody may be chased for what is owed on an account that day: a breathing space covers it, is being checked, or is over
-- and no officer has looked yet. Says no more than that, to whoever may see the account.
create function rent_is_frozen(account uuid, day date) returns boolean language plpgsql stable as $$
declare
  before text;
  frozen boolean;
begin
  if not exists (select from rent_accounts a where a.id = account) then return false; end if;
  before := become_program('breathing space');
  frozen := exists (
      select from moratorium_debts d join moratoria m on m.id = d.moratorium_id
      where d.account_id = account and moratorium_locks(m, day))
    or exists (
      select from breathing_space_holds h
      where h.account_id = account and h.ended_at is null and h.until >= day);
  perform become_program(before);
  return frozen;
end
$$;

-- The part of an account that stands still that day and since when; both null for a hold that is being checked, no row without
-- either. Where two joint tenants each have a breathing space it is the larger part, for both cover one debt. To whoever may see
-- the account.
create function rent_frozen(account uuid, day date) returns table (since date, pence bigint) language plpgsql stable as $$
declare
  before text;
begin
  if not exists (select from rent_accounts a where a.id = account) then return; end if;
  before := become_program('breathing space');
  return query
    select m.starts_on, greatest(0, d.frozen_pence - rent_came_off_hold(account, m.starts_on, d.eve_pence, day))
    from moratorium_debts d join moratoria m on m.id = d.moratorium_id
    where d.account_id = account and moratorium_runs(m, day)
    order by 2 desc, 1 limit 1;
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
alter table outgoing_messages add constraint outgoing_messages_arrears_have_account check (class <> 'arrears' or account_id is not null);
-- What was held back was never said: whom it would have asked does not read it, nor why it stayed here.
drop policy outgoing_messages_self on outgoing_messages;
create policy outgoing_messages_self on outgoing_messages for select
  using (person_id = app_person() and reason is distinct from 'breathing_space');
-- What someone owes is the income team's business.
drop policy outgoing_messages_officer on outgoing_messages;
create policy outgoing_messages_officer on outgoing_messages
  using (app_officer() is not null and class <> 'security' and (case_id is null or exists (select from cases c where c.id = case_id))
    and (account_id is null or app_income()));

-- A message that was held back does not stand on the page of its case either, unless it was read there before, or the same words
-- went by another way. The desk sees what it wrote.
alter table case_messages add column kept_at timestamptz;
grant update (kept_at) on case_messages to doorstep_app;
drop policy case_messages_of_case on case_messages;
create policy case_messages_of_case on case_messages for select
  using ((kept_at is null or app_officer() is not null) and exists (select from cases c where c.id = case_id));

-- Nor does the history say that it was written. What a closing says stands nowhere else.
alter table case_events add column kept_at timestamptz;
grant update (kept_at) on case_events to doorstep_app;
drop policy case_events_tenant on case_events;
create policy case_events_tenant on case_events for select
  using (visible_to_tenant and kept_at is null and app_person() is not null and exists (select from cases c where c.id = case_id));

-- The words on the page and the message that carries them are of the same moment; one that goes the other way is of a later one,
-- and names the first. A question that was never asked is not waited for.
create function keep_off_the_page() returns trigger language plpgsql as $$
declare
  written timestamptz := coalesce((select f.created_at from outgoing_messages f where f.id = new.fallback_of), new.created_at);
  step text := case new.kind when 'question' then 'asked' when 'message' then 'officer_wrote' else 'closed' end;
begin
  if exists (select from outgoing_messages m where m.case_id = new.case_id and m.created_at = written and m.kind = new.kind
             and m.state in ('sending', 'sent', 'delivered')) then
    return null;
  end if;
  update case_messages c set kept_at = new.finished_at
    where c.case_id = new.case_id and c.at = written and c.question = (new.kind = 'question') and not c.from_tenant and c.read_at is null;
  update case_events e set kept_at = new.finished_at
    where e.case_id = new.case_id and e.at = written and e.kind = step
      and (step = 'closed' or exists (select from case_messages c where c.case_id = e.case_id and c.at = written and c.kept_at is not null));
  update cases k set state = 'triaged', updated_at = new.finished_at
    where k.id = new.case_id and k.state = 'awaiting_info'
      and exists (select from case_messages c where c.case_id = k.id and c.at = written and c.question and c.kept_at is not null);
  return null;
end
$$;
create trigger outgoing_messages_kept after update of reason on outgoing_messages for each row
  when (new.reason = 'breathing_space' and old.reason is distinct from new.reason and new.kind in ('question', 'message', 'closed'))
  execute function keep_off_the_page();

-- Takes back what waits to ask for money on an account that is frozen, and calls off whoever was to phone because such a message
-- had failed. As the program, for a tenant's word starts a hold; does nothing to an account that is not frozen. Returns how many
-- were taken back. A message that is being claimed right now is waited for: it is then under way, or finds the account frozen.
create function hold_back_arrears(account uuid, day date, moment timestamptz) returns bigint language plpgsql as $$
declare
  before text;
  taken bigint;
begin
  if not rent_is_frozen(account, day) then return 0; end if;
  before := become_program('breathing space');
  update outgoing_messages m set state = 'suppressed', reason = 'breathing_space', finished_at = moment
    where m.account_id = account and m.class = 'arrears' and (m.state = 'queued' or (m.reason = 'no_contact' and m.finished_at is null));
  get diagnostics taken = row_count;
  with called_off as (
    update case_clocks k set stopped_at = moment
      where k.rule = 'case.reach' and k.met_at is null and k.stopped_at is null
        and (exists (select from outgoing_messages m where m.case_id = k.case_id and m.account_id = account and m.class = 'arrears')
          -- A case that was opened for such a message alone bears its key.
          or exists (select from cases o join outgoing_messages m on m.id = o.submission_key
                     where o.id = k.case_id and m.account_id = account and m.class = 'arrears'))
        and not exists (select from outgoing_messages m where m.case_id = k.case_id and m.class <> 'arrears' and m.state = 'failed')
      returning k.id, k.case_id)
  update cases c set (next_due, next_rule, next_trigger) =
      (select k.due_at, k.rule, k.trigger_at from case_clocks k
       where k.case_id = c.id and k.met_at is null and k.stopped_at is null and k.paused_since is null
         and k.id not in (select id from called_off) order by k.due_at, k.rule limit 1)
    where c.id in (select case_id from called_off);
  perform become_program(before);
  return taken;
end
$$;

-- Takes the set-off that was written for a repair (SI 1994/133) off the rent of the home it was for, once. As the program: whoever
-- deals with repairs may not see what someone owes. Returns the account; null when it cannot be, and never why: no such account, less owed than is to be
-- taken off, or a breathing space without legal's word.
create function set_off_on_rent(repair uuid, day date, moment timestamptz, line_words text) returns uuid language plpgsql as $$
declare
  before text;
  line record;
  account record;
begin
  select l.pence, l.officer_id, c.reference, c.tenancy_id into line
    from compensation_lines l join cases c on c.id = l.case_id where l.case_id = repair and l.kind = 'set_off';
  if not found then return null; end if;
  before := become_program('set-off');
  select a.id, a.balance_pence into account from rent_accounts a
    where a.tenancy_id = line.tenancy_id and a.kind = 'rent' and a.closed_on is null order by a.opened_on desc limit 1 for update;
  if not found or account.balance_pence < line.pence or not rent_may_be_set_off(account.id, day) then
    perform become_program(before);
    return null;
  end if;
  insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, source, source_reference, words, officer_id)
    values (gen_random_uuid(), account.id, 'rtr_set_off', -line.pence, day, moment, 'right_to_repair', line.reference, line_words, line.officer_id)
    on conflict (source, source_reference) do nothing;
  perform become_program(before);
  return account.id;
end
$$;

-- For `set_off_on_rent` alone, which asks as the program.
create function rent_may_be_set_off(account uuid, day date) returns boolean language sql stable as $$
  select not exists (select from moratorium_debts d join moratoria m on m.id = d.moratorium_id
                     where d.account_id = account and moratorium_locks(m, day) and m.signed_off_at is null)
    and not exists (select from breathing_space_holds h where h.account_id = account and h.ended_at is null and h.until >= day)
$$;

insert into policies (key, value, valid_from, source) values
  ('rent.breathing_space.review', '20d', '2021-05-04', 'Debt Respite Scheme Regulations 2020: days to ask for a review, the first with them'),
  ('rent.breathing_space.again', '12m', '2021-05-04', 'Debt Respite Scheme Regulations 2020: one standard breathing space in this time'),
  ('rent.breathing_space.hold', '10d', '2021-05-04', 'Council income policy: days without chasing while a breathing space that a tenant told us of is checked'),
  ('rent.breathing_space.crisis_tail', '30d', '2021-05-04', 'Debt Respite Scheme Regulations 2020: days after crisis treatment ends');

alter table moratoria enable row level security;
alter table moratoria force row level security;
create policy moratoria_self on moratoria for select using (person_id = app_person());
create policy moratoria_income on moratoria using (app_income());
create policy moratoria_system on moratoria using (app_system());
revoke update, delete on moratoria from doorstep_app;
grant update (ends_on, midway_result, midway_at, stopped_on, stopped_why, stopped_by, signed_off_at, signed_off_by, signed_off_words,
  released_at, released_by, released_words, over_case_id, over_noted_at) on moratoria to doorstep_app;

alter table moratorium_duties enable row level security;
alter table moratorium_duties force row level security;
create policy moratorium_duties_income on moratorium_duties for select using (app_income());
create policy moratorium_duties_income_adds on moratorium_duties for insert with check (app_income() and done_by = app_officer());
create policy moratorium_duties_system on moratorium_duties using (app_system());
revoke update, delete on moratorium_duties from doorstep_app;

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
grant update (ended_at, ended_by, answer) on breathing_space_holds to doorstep_app;

-- The task of the day after, and that of a message which got through to nobody, are the desk's own and nobody's report: whom they
-- are about is neither told of them nor shown them.
alter table cases drop constraint cases_have_a_reporter;
alter table cases add constraint cases_have_a_reporter
  check (person_id is not null or unverified_reporter is not null or (kind = 'rent' and restricted));
drop policy rent_cases_own on rent_cases;
create policy rent_cases_own on rent_cases for select
  using (topic not in ('breathing_space_over', 'could_not_reach') and exists (select from cases c where c.id = case_id and c.person_id = app_person()));
