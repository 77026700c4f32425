-- Clocks that stand still, are extended, are missed and run again; and the lengths of the law beside the council's own.

-- The tables are fenced from their owner too: this migration writes as the program itself.
select set_config('app.system', 'migration', true);

alter table case_clocks
  -- The policy row the length came from; the rule itself unless one rule has several lengths, as Right to Repair has.
  add column policy_key text,
  -- The date first promised. An extension, a pause or a reopening never changes it.
  add column first_due_at timestamptz,
  add column paused_since timestamptz,
  add column paused_why text,
  -- By how much the period was made longer, in the short form of a policy.
  add column extended_by text,
  add column extension_notice_at timestamptz,
  add column reopened_at timestamptz,
  add column missed_at timestamptz,
  add column breach_cause text,
  add column breach_note text,
  add column breach_by uuid references officers,
  add column breach_at timestamptz;
update case_clocks set policy_key = rule, first_due_at = due_at,
  missed_at = case when met_at > due_at then due_at end;
alter table case_clocks
  alter column policy_key set not null,
  alter column first_due_at set not null,
  add constraint case_clocks_breach_cause
    check (breach_cause in ('access', 'parts', 'contractor', 'weather', 'mistake', 'other')),
  add constraint case_clocks_breach_whole check ((breach_cause is null) = (breach_at is null));
-- What the job looks for: running, past due, and not yet noted as missed.
create index case_clocks_overdue on case_clocks (due_at)
  where met_at is null and stopped_at is null and paused_since is null and missed_at is null;
-- What a report on kept promises reads.
create index case_clocks_missed on case_clocks (missed_at) where missed_at is not null;
create index case_clocks_breach_by on case_clocks (breach_by) where breach_by is not null;

-- When the clock of `next_due` began, so that a list can tell amber from green without looking it up for each row.
alter table cases add column next_trigger timestamptz;
grant update (next_trigger) on cases to doorstep_app;
update cases c set next_trigger =
  (select trigger_at from case_clocks k
   where k.case_id = c.id and k.met_at is null and k.stopped_at is null order by due_at, rule limit 1)
where next_due is not null;
-- A closed case may still owe something: someone has to be reached whom our messages missed. It stands in the desk's list.
create index cases_owing on cases (next_due nulls last, id) where closed_at is null or next_due is not null;

insert into policies (key, value, valid_from, source) values
  ('repairs.no_access.review', '1wd', '2020-01-01', 'Council repairs policy: third visit without access, an officer decides'),
  ('rtr.power_total', '1wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.power_partial', '3wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.socket_unsafe', '1wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.water_total', '1wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.water_partial', '3wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.gas_loss', '1wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.flue_blocked', '1wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.heating_winter', '1wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.heating_summer', '3wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.drain_soil_pan', '1wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.toilet_no_flush', '1wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.sink_bath_blocked', '3wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.tap_stuck', '3wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.leak_pipe_tank', '1wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.roof_leak', '7wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.insecure_opening', '1wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.bannister', '3wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.rotten_tread', '3wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.entryphone', '7wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  ('rtr.extractor', '7wd', '1994-04-01', 'Right to Repair Regulations 1994, Schedule'),
  -- The first day on which each phase of the law applies, as a date and not a length.
  ('awaab.phase.1', '2025-10-27', '2025-10-27', 'Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025'),
  ('awaab.phase.2', '2026-11-30', '2026-11-30', 'Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025'),
  ('awaab.emergency', '24h', '2025-10-27', 'Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025'),
  ('awaab.investigate', '10wd', '2025-10-27', 'Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025'),
  ('awaab.renewed', '10wd', '2025-10-27', 'Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025'),
  ('awaab.further', '10wd', '2025-10-27', 'Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025'),
  ('awaab.summary', '3wd', '2025-10-27', 'Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025'),
  ('awaab.safety', '5wd', '2025-10-27', 'Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025'),
  ('awaab.preventative.steps', '5wd', '2025-10-27', 'Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025'),
  ('awaab.preventative.start', '12w', '2025-10-27', 'Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025'),
  ('rights.access', '1m', '2018-05-25', 'UK GDPR, Article 12'),
  ('rights.complaint.acknowledge', '30d+wd', '2026-06-19', 'Data Protection Act 2018, section 164A'),
  ('complaint.acknowledge', '5wd', '2024-04-01', 'Housing Ombudsman Complaint Handling Code'),
  ('complaint.stage1', '10wd', '2024-04-01', 'Housing Ombudsman Complaint Handling Code'),
  ('complaint.stage2', '20wd', '2024-04-01', 'Housing Ombudsman Complaint Handling Code'),
  ('homes.review', '21d', '1997-01-20', 'Housing Act 1996, section 202'),
  ('homes.exchange', '42d', '1986-04-01', 'Housing Act 1985, section 92'),
  ('income.breathing_space', '60d', '2021-05-04', 'Debt Respite Scheme Regulations 2020');
