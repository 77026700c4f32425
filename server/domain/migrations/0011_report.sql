-- The report on the catalogue of faults. `problem` is the key of the element from edition 2 on, of the problem in edition 1;
-- `answers` holds the safety questions' answers by key. What was told stays in the words of the edition it was told in.
alter table repairs
  add column catalogue integer not null default 1,
  add column fault text,
  add column responsible text,
  add column cannot text not null default '',
  add column trade text,
  add column visit_minutes integer,
  add column repeat_of uuid references cases;

-- A danger that was named and no more told: where it is, is not known yet.
alter table repairs drop constraint repairs_place_check;
alter table repairs add constraint repairs_place check (place in ('home', 'shared', 'unsaid'));

-- The case made of a danger when no report followed it. The report that comes after all becomes that case, under its own title.
alter table report_drafts add column danger_case uuid references cases;
create index report_drafts_danger on report_drafts (emergency_at)
  where emergency_at is not null and case_id is null and danger_case is null;
grant update (title) on cases to doorstep_app;

-- Open repairs of shared parts of the block of a home of the person asking: what and when, never who told us. The function sees
-- more than the person does, so it gives no more than these columns.
create function open_shared_repairs(home uuid, room text, element text)
  returns table (reference text, title text, state text, reported_at timestamptz)
  language plpgsql stable as $$
  declare
    before text := become_program('open shared repairs');
  begin
    return query select c.reference, c.title, c.state, c.reported_at
    from properties own
    join properties near on near.block_id = own.block_id
    join cases c on c.property_id = near.id
    join repairs r on r.case_id = c.id
    where own.id = $1
      and own.id in (select t.property_id from tenancies t where t.id in (select app_tenancies()) and t.ended_on is null)
      and c.kind = 'repair' and c.closed_at is null and c.state <> 'duplicate' and not c.restricted
      and r.place = 'shared' and r.room = $2 and r.problem = $3 and r.catalogue > 1
    order by c.reported_at, c.id limit 5;
    perform become_program(before);
  end
  $$;

-- The last repair of that element that was closed in that home since then, whoever reported it: for the officer, who may see it.
create function closed_repair_before(home uuid, place text, room text, element text, since timestamptz) returns uuid
  language plpgsql stable as $$
  declare
    before text := become_program('closed repair before');
    closed uuid;
  begin
    select c.id into closed from cases c join repairs r on r.case_id = c.id
    where c.property_id = $1 and c.kind = 'repair' and c.closed_at >= $5 and c.state in ('closed', 'tenant_confirmed')
      and r.place = $2 and ($2 = 'home' or r.room = $3) and r.problem = $4 and r.catalogue > 1
    order by c.closed_at desc, c.id limit 1;
    perform become_program(before);
    return closed;
  end
  $$;
