create table officers (
  id uuid primary key,
  email text not null constraint officers_email_once unique,
  name text not null,
  role text not null check (role in ('officer', 'manager', 'admin')),
  teams text[] not null,
  disabled_at timestamptz,
  created_at timestamptz not null
);

-- Kept apart from `officers`, which every officer may read: these columns only the sign-in may.
create table officer_credentials (
  officer_id uuid primary key references officers,
  password_hash text,
  totp_secret bytea,
  totp_last_step bigint,
  enrolment_hash bytea,
  enrolment_expires_at timestamptz,
  failed_count integer not null default 0,
  failed_at timestamptz
);

create table officer_recovery_codes (
  officer_id uuid not null references officers,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (officer_id, code_hash)
);

-- One attempt to sign in, bound to the browser that began it. `contact` is what was typed: deleted with the row, within the hour.
create table sign_in_requests (
  id uuid primary key,
  browser bytea not null,
  route text not null check (route in ('contact', 'first_visit', 'add_contact', 'officer')),
  contact text,
  person_id uuid references people,
  officer_id uuid references officers,
  channel text not null check (channel in ('email', 'sms', 'totp')),
  code_hash bytea,
  tries integer not null default 0,
  used_at timestamptz,
  return_to text,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sign_in_requests_browser on sign_in_requests (browser, created_at desc);
create index sign_in_requests_expires on sign_in_requests (expires_at);

-- A code that went out by post, after an officer checked who asks. One at a time per person: a new letter ends the old one.
create table activation_codes (
  id uuid primary key,
  person_id uuid not null references people,
  code_hash bytea not null,
  made_by uuid not null references officers,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create unique index activation_codes_one_live on activation_codes (person_id) where used_at is null;

create table sessions (
  id uuid primary key,
  token_hash bytea not null constraint sessions_token_once unique,
  person_id uuid references people,
  officer_id uuid references officers,
  device text not null,
  idle_seconds integer not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint sessions_one_owner check ((person_id is null) <> (officer_id is null))
);
create index sessions_person on sessions (person_id) where ended_at is null;
create index sessions_officer on sessions (officer_id) where ended_at is null;

-- Counters that survive a restart and are shared by every process. The key holds no personal data: it is a keyed hash.
create table throttles (
  key bytea not null,
  starts_at timestamptz not null,
  count integer not null,
  primary key (key, starts_at)
);
create index throttles_starts on throttles (starts_at);

-- What someone typed into a form that could not be accepted, read once by the page that shows it again.
create table form_states (
  browser bytea not null,
  form text not null,
  content jsonb not null,
  expires_at timestamptz not null,
  primary key (browser, form)
);
create index form_states_expires on form_states (expires_at);

alter table officers enable row level security;
alter table officers force row level security;
create policy officers_officer on officers for select using (app_officer() is not null);
create policy officers_case_owner on officers for select using (app_person() is not null);
create policy officers_system on officers using (app_system());

alter table officer_credentials enable row level security;
alter table officer_credentials force row level security;
create policy officer_credentials_system on officer_credentials using (app_system());

alter table officer_recovery_codes enable row level security;
alter table officer_recovery_codes force row level security;
create policy officer_recovery_codes_system on officer_recovery_codes using (app_system());

alter table sign_in_requests enable row level security;
alter table sign_in_requests force row level security;
create policy sign_in_requests_system on sign_in_requests using (app_system());

alter table activation_codes enable row level security;
alter table activation_codes force row level security;
create policy activation_codes_system on activation_codes using (app_system());

alter table sessions enable row level security;
alter table sessions force row level security;
create policy sessions_self on sessions using (person_id = app_person());
create policy sessions_officer on sessions using (officer_id = app_officer());
create policy sessions_system on sessions using (app_system());

alter table throttles enable row level security;
alter table throttles force row level security;
create policy throttles_system on throttles using (app_system());
-- A sending without an account is counted in its own transaction. The keys are hashes with a secret: nobody is named here.
create policy throttles_browser on throttles using (app_browser() is not null);

alter table form_states enable row level security;
alter table form_states force row level security;
create policy form_states_browser on form_states using (browser = app_browser());
create policy form_states_system on form_states using (app_system());
