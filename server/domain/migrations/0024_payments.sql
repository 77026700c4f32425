-- Card payments by GOV.UK Pay. Of a card nothing is kept, and of a payment only what the ledger and the payer need. The provider's
-- own word decides what became of one; a line of the ledger is added once, when it says that the money was taken.
select set_config('app.system', 'migration', true);

create table payments (
  id uuid primary key,
  account_id uuid not null references rent_accounts,
  -- Who pays. Their joint tenants see the line on the ledger, and no more.
  person_id uuid not null references people,
  submission_key uuid not null,
  pence bigint not null check (pence between 100 and 500000),
  -- What it is for while a breathing space covers a part of the account: the rent since, or by their own wish the part on hold.
  towards text not null check (towards in ('account', 'since', 'on_hold')),
  state text not null check (state in
    ('begun', 'created', 'started', 'submitted', 'capturable', 'success', 'failed', 'cancelled', 'error', 'abandoned')),
  -- Why it failed, as the provider writes it: P0010 and its like.
  code text check (code ~ '^P[0-9]{4}$'),
  provider_id text constraint payments_provider_once unique check (length(provider_id) between 1 and 64),
  -- SHA-256 of the random part of the address the payer comes back to.
  return_token bytea not null constraint payments_return_once unique check (length(return_token) = 32),
  created_at timestamptz not null,
  finished_at timestamptz,
  -- When the provider is to be asked again, if nobody has before. None when there is nothing left to ask.
  ask_at timestamptz,
  asked integer not null default 0,
  -- The line on the ledger.
  line_id uuid references rent_transactions,
  -- The provider says another amount than was asked for: not posted, an officer looks.
  mismatch_pence bigint,
  -- The day the money reached the council's bank account, where the provider says.
  settled_on date,
  constraint payments_begun_once unique (person_id, submission_key),
  constraint payments_posted_if_paid check (line_id is null or state = 'success'),
  constraint payments_finished_whole check ((finished_at is not null) = (state in ('success', 'failed', 'cancelled', 'error', 'abandoned')))
);
create index payments_account on payments (account_id, created_at desc, id);
create index payments_to_ask on payments (ask_at) where ask_at is not null;

-- What was learned of each payment, and when. Added to, never changed.
create table payment_events (
  id uuid primary key,
  payment_id uuid not null references payments,
  at timestamptz not null,
  state text not null,
  code text
);
create index payment_events_payment on payment_events (payment_id, at, id);

create table payment_refunds (
  id uuid primary key,
  payment_id uuid not null references payments,
  -- None: made in the provider's own tool.
  officer_id uuid references officers,
  submission_key uuid not null,
  pence bigint not null check (pence > 0),
  reason text not null check (length(reason) between 1 and 500),
  -- What could still be paid back when it was asked for. Told to the provider, which refuses a refund that came twice.
  available_pence bigint not null constraint payment_refunds_left check (available_pence >= pence),
  state text not null check (state in ('begun', 'submitted', 'success', 'error')),
  provider_id text check (length(provider_id) between 1 and 64),
  created_at timestamptz not null,
  -- When it first went to the provider: from then on it may be made there, whatever answer came.
  handed_over_at timestamptz,
  finished_at timestamptz,
  ask_at timestamptz,
  asked integer not null default 0,
  line_id uuid references rent_transactions,
  constraint payment_refunds_whose check (officer_id is not null or provider_id is not null),
  constraint payment_refunds_asked_once unique (payment_id, submission_key),
  constraint payment_refunds_provider_once unique (payment_id, provider_id)
);
-- One at a time until the provider has it: what is still available is known only then.
create unique index payment_refunds_one_begun on payment_refunds (payment_id) where state = 'begun';
create index payment_refunds_payment on payment_refunds (payment_id, created_at);
create index payment_refunds_to_ask on payment_refunds (ask_at) where ask_at is not null;

-- Never more back than was paid. Whoever adds a refund holds the payment's row.
create function check_refunds() returns trigger language plpgsql as $$
begin
  if exists (select from payments p where p.id = new.payment_id
             and p.pence < (select sum(r.pence) from payment_refunds r where r.payment_id = p.id and r.state <> 'error')) then
    raise exception 'more would be paid back than was paid' using errcode = 'check_violation', constraint = 'payment_refunds_sum';
  end if;
  return null;
end
$$;
create trigger payment_refunds_sum after insert or update on payment_refunds for each row execute function check_refunds();

-- What came off the part of an account that stands still since it does: card payments that were for it by the payer's own wish,
-- less what was sent back of them; benefit for days before it began; and what is taken from benefit for arrears. What else comes
-- is for the rent since. Those lines are all dated since. What was posted after it was frozen and is dated before comes off too, or
-- adds to it where it takes a payment back: by how much the ledger of those days has moved since it said `eve`. No line is dated
-- both. To whoever may see the account; `rent_frozen` asks.
create function rent_came_off_hold(account uuid, since date, eve bigint, day date) returns bigint language plpgsql stable as $$
declare
  before text;
  paid bigint;
  brought bigint;
  moved bigint;
begin
  if not exists (select from rent_accounts a where a.id = account) then return 0; end if;
  before := become_program('breathing space');
  select coalesce(sum(p.pence - coalesce((select sum(back.pence) from payment_refunds back join rent_transactions gone on gone.id = back.line_id
                                          where back.payment_id = p.id and gone.effective_on <= day), 0)), 0) into paid
    from payments p join rent_transactions line on line.id = p.line_id
    where p.account_id = account and p.towards = 'on_hold' and line.effective_on between since and day
      and not exists (select from rent_transactions taken where taken.reverses = line.id and taken.effective_on <= day);
  select coalesce(-sum(case
      when t.kind = 'tpd_credit' or t.period_end < since then t.pence
      -- Days before the first, of all the days it is for.
      else t.pence * (since - t.period_start) / (t.period_end - t.period_start + 1) end), 0)::bigint into brought
    from rent_transactions t
    where t.account_id = account and t.effective_on between since and day and t.pence < 0 and t.reverses is null
      and (t.kind = 'tpd_credit' or (t.kind in ('hb_credit', 'uc_apa_credit', 'crf_credit', 'dhp_credit') and t.period_start < since))
      and not exists (select from rent_transactions taken where taken.reverses = t.id and taken.effective_on <= day);
  moved := rent_owed_before(account, since) - eve;
  perform become_program(before);
  return paid + brought - moved;
end
$$;

insert into policies (key, value, valid_from, source) values
  ('rent.refund.manager', '20000', '2020-01-01', 'Council income policy: refunds above this many pence are a manager''s to make');

alter table payments enable row level security;
alter table payments force row level security;
create policy payments_payer on payments for select using (person_id = app_person());
create policy payments_payer_begins on payments for insert
  with check (person_id = app_person() and state = 'begun' and provider_id is null and line_id is null
    and exists (select from rent_accounts a where a.id = account_id));
create policy payments_income on payments for select using (app_income());
create policy payments_system on payments using (app_system());
revoke update, delete on payments from doorstep_app;
grant update (state, code, provider_id, finished_at, ask_at, asked, line_id, mismatch_pence, settled_on) on payments to doorstep_app;

alter table payment_events enable row level security;
alter table payment_events force row level security;
create policy payment_events_payer on payment_events for select
  using (exists (select from payments p where p.id = payment_id and p.person_id = app_person()));
create policy payment_events_income on payment_events for select using (app_income());
create policy payment_events_system on payment_events using (app_system());
revoke update, delete on payment_events from doorstep_app;

alter table payment_refunds enable row level security;
alter table payment_refunds force row level security;
create policy payment_refunds_payer on payment_refunds for select
  using (exists (select from payments p where p.id = payment_id and p.person_id = app_person()));
create policy payment_refunds_income on payment_refunds for select using (app_income());
create policy payment_refunds_income_adds on payment_refunds for insert
  with check (app_income() and officer_id = app_officer() and state = 'begun' and provider_id is null and line_id is null);
create policy payment_refunds_system on payment_refunds using (app_system());
revoke update, delete on payment_refunds from doorstep_app;
grant update (state, provider_id, handed_over_at, finished_at, ask_at, asked, line_id) on payment_refunds to doorstep_app;
