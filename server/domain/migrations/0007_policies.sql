-- Numbers of law and policy, dated: a case is judged by the row in force on its trigger day.
create table policies (
  key text not null,
  value text not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  primary key (key, valid_from)
);

create table bank_holidays (
  day date primary key,
  name text not null,
  removed boolean not null default false
);

insert into policies (key, value, valid_from, source) values
  ('repairs.emergency.attend', '4h', '2020-01-01', 'Council repairs policy: emergency, attend'),
  ('repairs.emergency.complete', '24h', '2020-01-01', 'Council repairs policy: emergency, make safe'),
  ('repairs.urgent.complete', '3wd', '2020-01-01', 'Council repairs policy: urgent'),
  ('repairs.routine.complete', '20wd', '2020-01-01', 'Council repairs policy: routine'),
  ('repairs.planned.complete', '60wd', '2020-01-01', 'Council repairs policy: planned'),
  ('repairs.triage', '1wd', '2020-01-01', 'Council service standard: look at every report'),
  ('case.reach', '1wd', '2020-01-01', 'Council service standard: reach someone our messages missed'),
  ('case.reply', '2wd', '2020-01-01', 'Council service standard: answer a message');

-- Read by everyone, about no one.
alter table policies enable row level security;
alter table policies force row level security;
create policy policies_read on policies for select using (true);
create policy policies_system on policies using (app_system());
alter table bank_holidays enable row level security;
alter table bank_holidays force row level security;
create policy bank_holidays_read on bank_holidays for select using (true);
create policy bank_holidays_system on bank_holidays using (app_system());
alter table blocks enable row level security;
alter table blocks force row level security;
create policy blocks_party on blocks for select using (app_person() is not null);
create policy blocks_officer on blocks using (app_officer() is not null);
create policy blocks_system on blocks using (app_system());
