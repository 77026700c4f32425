create table repairs (
  case_id uuid primary key references cases,
  place text not null check (place in ('home', 'shared')),
  room text not null,
  problem text not null,
  emergency text,
  answers jsonb not null default '{}',
  since text,
  worse text,
  description text not null,
  at_risk text[] not null default '{}',
  access text not null default '',
  availability text[] not null default '{}',
  reach_by text[] not null default '{email,sms}',
  suggested_priority text not null,
  priority_reason text not null
);

alter table repairs enable row level security;
alter table repairs force row level security;
create policy repairs_of_case on repairs using (exists (select from cases c where c.id = case_id));
create policy repairs_system on repairs using (app_system());
create policy repairs_unverified on repairs for insert
  with check (app_browser() is not null and app_person() is null and case_id = app_writing());
