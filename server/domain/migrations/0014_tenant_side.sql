-- A tenant's own side of a repair: following one in a shared part of the block, saying whether it is fixed, calling it off.

-- Who follows a repair of a shared part without having reported it. Leaving is noted and not erased.
create table case_followers (
  id uuid primary key,
  case_id uuid not null references cases,
  person_id uuid not null references people,
  joined_at timestamptz not null,
  left_at timestamptz,
  constraint case_followers_left_later check (left_at >= joined_at)
);
create unique index case_followers_once on case_followers (case_id, person_id) where left_at is null;
create index case_followers_person on case_followers (person_id, joined_at desc) where left_at is null;

-- The two questions when the work is done: one answer of each person for each time it was done.
create table repair_feedback (
  id uuid primary key,
  case_id uuid not null references cases,
  person_id uuid not null references people,
  fixed text not null check (fixed in ('yes', 'not_fixed', 'made_worse')),
  happy smallint check (happy between 1 and 5),
  words text not null default '' check (length(words) <= 5000),
  -- When the work was said to be done, as it stood when they answered.
  done_at timestamptz not null,
  at timestamptz not null,
  constraint repair_feedback_once unique (case_id, person_id, done_at)
);

-- The blocks in which the person asking has a home now.
create function app_blocks() returns setof uuid language plpgsql stable as $$
declare
  before text := become_program('own blocks');
begin
  return query select p.block_id from tenancies t join properties p on p.id = t.property_id
    where t.id in (select app_tenancies()) and t.ended_on is null and p.block_id is not null;
  perform become_program(before);
end
$$;

-- The open repair of a shared part of the asker's block that goes by that reference: its key and nothing else.
create function joinable_repair(wanted text) returns uuid language plpgsql stable as $$
declare
  before text := become_program('joinable repair');
  joinable uuid;
begin
  select c.id into joinable from cases c join repairs r on r.case_id = c.id join properties p on p.id = c.property_id
  where c.reference = wanted and c.kind = 'repair' and c.closed_at is null and not c.restricted and r.place = 'shared'
    and p.block_id in (select app_blocks());
  perform become_program(before);
  return joinable;
end
$$;

create function is_joinable(wanted uuid) returns boolean language plpgsql stable as $$
declare
  before text := become_program('joinable repair');
  joinable boolean;
begin
  joinable := exists (select from cases c where c.id = wanted and joinable_repair(c.reference) = c.id);
  perform become_program(before);
  return joinable;
end
$$;

-- What whoever follows a repair sees of it: what it is, how it stands, the next promise. Never who reported it, their words,
-- their photos or their messages; so there is no policy that would show them the case itself.
create function followed_repairs()
  returns table (id uuid, reference text, title text, state text, reported_at timestamptz, closed_at timestamptz,
    next_due timestamptz, next_rule text, next_period text)
  language plpgsql stable as $$
  declare
    before text := become_program('followed repairs');
  begin
    return query select c.id, c.reference, c.title, c.state, c.reported_at, c.closed_at, k.due_at, k.rule, k.period
    from case_followers f join cases c on c.id = f.case_id join properties p on p.id = c.property_id
    left join lateral (select k.due_at, k.rule, k.period from case_clocks k
      where k.case_id = c.id and starts_with(k.rule, 'repairs.') and k.met_at is null and k.stopped_at is null
        and k.paused_since is null
      order by k.due_at, k.rule limit 1) k on true
    where f.person_id = app_person() and f.left_at is null and not c.restricted and p.block_id in (select app_blocks())
    order by c.closed_at is not null, c.reported_at desc, c.id limit 50;
    perform become_program(before);
  end
  $$;

-- The steps that say nothing of anybody: the kind, where it went, when.
create function followed_progress(followed uuid) returns table (kind text, detail jsonb, at timestamptz)
  language plpgsql stable as $$
  declare
    before text := become_program('followed progress');
  begin
    return query select e.kind, case e.kind when 'state_changed' then jsonb_build_object('to', e.detail ->> 'to') else '{}' end, e.at
    from case_events e
    where e.case_id = followed and exists (select from followed_repairs() f where f.id = followed)
      and e.kind in ('reported', 'state_changed', 'work_ordered', 'parts_awaited', 'more_work', 'work_done', 'closed', 'reopened')
    order by e.at desc, e.id desc limit 100;
    perform become_program(before);
  end
  $$;

-- A repair that its tenant called off is nobody's job any more. Orders are the desk's to change; this ends those of such a case,
-- and the visits that were to come of them, and changes nothing else.
create function call_off_work(called_off uuid, moment timestamptz) returns void language plpgsql as $$
declare
  before text := become_program('calling off');
begin
  update visits set state = 'cancelled', cancelled_at = moment, cancelled_reason = 'The tenant called the repair off.'
  where case_id = called_off and state in ('offered', 'booked') and exists (select from cases c where c.id = called_off
    and c.state = 'cancelled_by_tenant' and (c.person_id = app_person() or c.tenancy_id in (select app_tenancies())));
  update orders set cancelled_at = moment, cancelled_reason = 'The tenant called the repair off.'
  where case_id = called_off and cancelled_at is null and completed_at is null and exists (select from cases c
    where c.id = called_off and c.state = 'cancelled_by_tenant'
      and (c.person_id = app_person() or c.tenancy_id in (select app_tenancies())));
  perform become_program(before);
end
$$;

alter table case_followers enable row level security;
alter table case_followers force row level security;
create policy case_followers_self on case_followers for select using (person_id = app_person());
create policy case_followers_joins on case_followers for insert
  with check (person_id = app_person() and left_at is null
    and is_joinable(case_id));
create policy case_followers_leaves on case_followers for update using (person_id = app_person());
create policy case_followers_officer on case_followers for select
  using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy case_followers_system on case_followers using (app_system());
revoke update, delete on case_followers from doorstep_app;
grant update (left_at) on case_followers to doorstep_app;

alter table repair_feedback enable row level security;
alter table repair_feedback force row level security;
-- How happy someone was is between them and the desk.
create policy repair_feedback_self on repair_feedback for select using (person_id = app_person());
create policy repair_feedback_adds on repair_feedback for insert
  with check (person_id = app_person() and exists (select from cases c where c.id = case_id));
create policy repair_feedback_officer on repair_feedback for select
  using (app_officer() is not null and exists (select from cases c where c.id = case_id));
create policy repair_feedback_system on repair_feedback using (app_system());
revoke update, delete on repair_feedback from doorstep_app;
