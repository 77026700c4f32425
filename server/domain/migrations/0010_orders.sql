-- Who does the work, what was ordered from them, and when they come. A contractor's operative signs in at the officers' door and
-- is no officer: their transactions carry `app.contractor` (the firm) and `app.operative` (who), and see their own firm's jobs.
create function app_contractor() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.contractor', true), '')::uuid;
create function app_operative() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.operative', true), '')::uuid;

create sequence order_numbers start 123;

create table contractors (
  id uuid primary key,
  name text not null constraint contractors_name_once unique,
  trades text[] not null,
  in_house boolean not null default false,
  phone text,
  email text,
  ended_at timestamptz,
  created_at timestamptz not null
);

-- How many visits a firm takes in a slot of a weekday (1 is Monday). No row: none.
create table contractor_capacity (
  contractor_id uuid not null references contractors,
  weekday smallint not null check (weekday between 1 and 7),
  slot text not null check (slot ~ '^[a-z0-9_]{2,20}$'),
  places smallint not null check (places between 0 and 200),
  primary key (contractor_id, weekday, slot)
);

alter table officers drop constraint officers_role_check;
alter table officers add column contractor_id uuid references contractors;
alter table officers add constraint officers_role_check check (role in ('officer', 'manager', 'admin', 'contractor'));
alter table officers add constraint officers_of_a_contractor check ((role = 'contractor') = (contractor_id is not null));

create table orders (
  id uuid primary key,
  case_id uuid not null references cases,
  property_id uuid references properties,
  number text not null constraint orders_number_once unique,
  contractor_id uuid not null references contractors,
  trade text not null,
  work text not null check (length(work) between 1 and 2000),
  priority text not null,
  target_at timestamptz,
  follow_on_of uuid references orders,
  right_to_repair_period smallint check (right_to_repair_period in (1, 2)),
  hazard_id uuid,
  parts_words text,
  parts_expected_on date,
  submission_key uuid not null,
  raised_by uuid references officers,
  raised_at timestamptz not null,
  completed_at timestamptz,
  cancelled_at timestamptz,
  cancelled_reason text,
  constraint orders_raised_once unique (case_id, submission_key),
  constraint orders_firm unique (id, contractor_id),
  constraint orders_one_end check (completed_at is null or cancelled_at is null)
);
create index orders_case on orders (case_id, raised_at, id);
create index orders_contractor on orders (contractor_id, raised_at desc);
create index orders_property on orders (property_id);

-- What whoever comes must know to get in and be safe, copied when the work is ordered. Apart from `orders`, which the household
-- reads: this is for the desk and the firm alone.
create table order_briefs (
  order_id uuid primary key references orders,
  address text,
  phone text,
  access text not null default '',
  safety text not null default ''
);

create table visits (
  id uuid primary key,
  order_id uuid not null references orders,
  case_id uuid not null references cases,
  contractor_id uuid not null,
  state text not null check (state in ('offered', 'booked', 'on_the_way', 'done', 'no_access', 'cancelled')),
  slot text,
  day date,
  starts_at timestamptz,
  ends_at timestamptz,
  operative_id uuid references officers,
  reminder_at timestamptz,
  on_the_way_at timestamptz,
  done_at timestamptz,
  done_words text,
  -- A failed visit counts only with its evidence.
  attempt smallint,
  no_access_at timestamptz,
  waited_minutes smallint,
  phoned boolean not null default false,
  card_left boolean not null default false,
  no_access_words text,
  contested_at timestamptz,
  contested_by uuid references people,
  contested_words text,
  contest_decision text check (contest_decision in ('upheld', 'rejected')),
  contest_decided_by uuid references officers,
  contest_decided_at timestamptz,
  contest_reason text,
  cancelled_at timestamptz,
  cancelled_reason text,
  created_at timestamptz not null,
  constraint visits_firm foreign key (order_id, contractor_id) references orders (id, contractor_id),
  constraint visits_have_a_time check (state in ('offered', 'cancelled') or (slot is not null and day is not null
    and starts_at is not null and ends_at is not null)),
  constraint visits_no_access_shown check (state <> 'no_access' or (no_access_at is not null and attempt is not null
    and waited_minutes is not null and phoned and card_left)),
  constraint visits_decided_if_contested check (contest_decision is null or contested_at is not null)
);
create index visits_order on visits (order_id, created_at);
create index visits_case on visits (case_id, created_at, id);
create index visits_firm_day on visits (contractor_id, day, starts_at) where state <> 'cancelled';
create index visits_to_remind on visits (day) where state = 'booked' and reminder_at is null;
create index visits_contested on visits (contested_at) where contested_at is not null and contest_decision is null;
create unique index visits_one_ahead on visits (order_id) where state in ('offered', 'booked', 'on_the_way');

alter table attachments add column shows text not null default 'before'
  check (shows in ('before', 'after', 'no_access', 'evidence'));
alter table attachments add column visit_id uuid references visits;
create index attachments_visit on attachments (visit_id, position) where visit_id is not null;
alter table attachments drop constraint attachments_added_by_check;
alter table attachments add constraint attachments_added_by_check
  check (added_by in ('tenant', 'officer', 'reporter', 'contractor'));
alter table case_events drop constraint case_events_actor_check;
alter table case_events add constraint case_events_actor_check
  check (actor in ('tenant', 'officer', 'system', 'reporter', 'contractor'));

-- A few functions answer from rows that whoever asks may not see, and give no more than their columns. They do so as the program
-- and put back who was asking. Not by a `set` clause of theirs, for which a database's owner would have to be a superuser.
create function become_program(why text) returns text language plpgsql as $$
declare
  before text := coalesce(current_setting('app.system', true), '');
begin
  perform set_config('app.system', why, true);
  return before;
end
$$;

-- How many places are taken, a firm's days and slots: a number that says nothing of whom. Whoever chooses a slot needs it, and
-- sees no visit but their own; so the counting, and nothing else, is the program's.
create function visits_taken(firm uuid, first_day date, last_day date)
returns table (day date, slot text, taken bigint) language plpgsql stable as $$
declare
  before text := become_program('counting');
begin
  return query select v.day, v.slot, count(*) from visits v
    where v.contractor_id = firm and v.day between first_day and last_day
      and v.state in ('booked', 'on_the_way', 'done', 'no_access')
    group by v.day, v.slot;
  perform become_program(before);
end
$$;

alter table contractors enable row level security;
alter table contractors force row level security;
create policy contractors_read on contractors for select
  using (app_person() is not null or app_officer() is not null or id = app_contractor());
create policy contractors_system on contractors using (app_system());

alter table contractor_capacity enable row level security;
alter table contractor_capacity force row level security;
create policy contractor_capacity_read on contractor_capacity for select
  using (app_person() is not null or app_officer() is not null);
create policy contractor_capacity_system on contractor_capacity using (app_system());

alter table orders enable row level security;
alter table orders force row level security;
create policy orders_tenant on orders for select
  using (app_person() is not null and exists (select from cases c where c.id = case_id));
create policy orders_officer on orders
  using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy orders_contractor on orders for select using (contractor_id = app_contractor());
create policy orders_system on orders using (app_system());
-- What was ordered stays as it was ordered; what changes is how it goes.
revoke update, delete on orders from doorstep_app;
grant update (parts_words, parts_expected_on, completed_at, cancelled_at, cancelled_reason) on orders to doorstep_app;

alter table order_briefs enable row level security;
alter table order_briefs force row level security;
create policy order_briefs_officer on order_briefs
  using (app_officer() is not null and exists (select from orders o where o.id = order_id));
create policy order_briefs_contractor on order_briefs for select
  using (app_contractor() is not null and exists (select from orders o where o.id = order_id));
create policy order_briefs_system on order_briefs using (app_system());
revoke update, delete on order_briefs from doorstep_app;

alter table visits enable row level security;
alter table visits force row level security;
create policy visits_tenant on visits for select
  using (app_person() is not null and exists (select from cases c where c.id = case_id));
-- A tenant chooses, changes and calls off, and says that a failed visit was none. What the firm wrote down is the firm's.
create policy visits_tenant_moves on visits for update
  using (app_person() is not null and state in ('offered', 'booked', 'no_access') and exists (select from cases c where c.id = case_id))
  with check (app_person() is not null and state in ('offered', 'booked', 'cancelled', 'no_access')
    and exists (select from cases c where c.id = case_id));
create policy visits_officer on visits
  using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy visits_contractor on visits for select using (contractor_id = app_contractor());
create policy visits_contractor_moves on visits for update using (contractor_id = app_contractor());
create policy visits_system on visits using (app_system());
revoke delete on visits from doorstep_app;

-- The address of a job of the firm's; the pictures the firm itself took.
create policy properties_contractor on properties for select
  using (exists (select from orders o where o.property_id = properties.id and o.contractor_id = app_contractor()));
create policy attachments_contractor on attachments for select
  using (app_contractor() is not null and visit_id is not null and exists (select from visits v where v.id = visit_id));
