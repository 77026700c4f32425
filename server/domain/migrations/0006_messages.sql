-- A message to a person is a record of its own: it is in their file, whatever the provider made of it.
create table outgoing_messages (
  id uuid primary key,
  person_id uuid references people,
  officer_id uuid references officers,
  case_id uuid references cases,
  kind text not null,
  class text not null check (class in ('security', 'service', 'arrears', 'optional')),
  channel text not null check (channel in ('email', 'sms')),
  recipient text not null,
  subject text not null,
  body text not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'delivered', 'failed', 'suppressed', 'expired')),
  reason text,
  fallback_of uuid references outgoing_messages,
  provider text,
  provider_reference text,
  attempts integer not null default 0,
  not_after timestamptz,
  created_at timestamptz not null,
  sent_at timestamptz,
  finished_at timestamptz
);
create index outgoing_messages_person on outgoing_messages (person_id, created_at desc);
create index outgoing_messages_case on outgoing_messages (case_id, created_at);
create index outgoing_messages_newest on outgoing_messages (created_at desc, id);
create index outgoing_messages_unfinished on outgoing_messages (state, created_at) where state in ('queued', 'sending', 'sent');
create unique index outgoing_messages_one_fallback on outgoing_messages (fallback_of) where fallback_of is not null;
create index outgoing_messages_provider on outgoing_messages (provider, provider_reference);

create table delivery_attempts (
  id uuid primary key,
  message_id uuid not null references outgoing_messages,
  provider text not null,
  outcome text not null,
  at timestamptz not null
);
create index delivery_attempts_message on delivery_attempts (message_id, at);

alter table outgoing_messages enable row level security;
alter table outgoing_messages force row level security;
create policy outgoing_messages_self on outgoing_messages for select using (person_id = app_person());
create policy outgoing_messages_self_adds on outgoing_messages for insert with check (person_id = app_person() and state in ('queued', 'failed')
    and (case_id is null or exists (select from cases c where c.id = case_id)));
-- A code for signing in is between the program and its owner; no officer's transaction reads it.
create policy outgoing_messages_officer on outgoing_messages
  using (app_officer() is not null and class <> 'security' and (case_id is null or exists (select from cases c where c.id = case_id)));
create policy outgoing_messages_system on outgoing_messages using (app_system());

alter table delivery_attempts enable row level security;
alter table delivery_attempts force row level security;
create policy delivery_attempts_officer on delivery_attempts for select using (app_officer() is not null);
create policy delivery_attempts_system on delivery_attempts using (app_system());

-- The queue library's tables belong to the owner; this is the only door to them. It runs inside the caller's transaction.
create function enqueue(task text, payload json, run_at timestamptz, job_key text, max_attempts integer, priority integer)
returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform graphile_worker.add_job(
    identifier => task, payload => payload, run_at => run_at, job_key => job_key, max_attempts => max_attempts,
    priority => priority);
end
$$;
revoke all on function enqueue(text, json, timestamptz, text, integer, integer) from public;
grant execute on function enqueue(text, json, timestamptz, text, integer, integer) to doorstep_app;
