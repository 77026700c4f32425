-- What was brought in from the landlord's housing system, by whom, and what became of it; and which imported lines were put right.
select set_config('app.system', 'migration', true);

create table imports (
  id uuid primary key,
  kind text not null check (kind in ('people', 'properties', 'tenancies', 'free-weeks', 'accounts', 'charges', 'rent')),
  -- None: on the command line, by whoever runs the program.
  officer_id uuid references officers,
  file_name text not null check (length(file_name) between 1 and 200),
  -- Where an uploaded file waits for its job. Emptied once the file is deleted, when the import ends: it holds people's data.
  file_key text,
  file_bytes bigint,
  file_sha256 bytea check (length(file_sha256) = 32),
  -- The council's mapping, as it was given (TOML); empty for none.
  mapping text not null default '' check (length(mapping) <= 50000),
  accept_valid boolean not null,
  dry_run boolean not null,
  -- `refused`: something was wrong and nothing was changed. `failed`: it could not be worked at all.
  state text not null check (state in ('waiting', 'reading', 'applied', 'tried', 'refused', 'failed')),
  rows_read bigint not null default 0,
  bytes_read bigint not null default 0,
  added bigint not null default 0,
  changed bigint not null default 0,
  taken_back bigint not null default 0,
  unchanged bigint not null default 0,
  faulty bigint not null default 0,
  -- The first twenty faults: [line, column number, column, reason]. All of them are in the file of `faults_key`.
  faults jsonb not null default '[]',
  faults_key text,
  -- What else an officer should know, in sentences.
  notes text[] not null default '{}',
  failure text check (length(failure) <= 500),
  created_at timestamptz not null,
  started_at timestamptz,
  heard_at timestamptz,
  ended_at timestamptz,
  constraint imports_end_whole check ((ended_at is not null) = (state in ('applied', 'tried', 'refused', 'failed')))
);
create index imports_newest on imports (created_at desc, id desc);
create index imports_files on imports (ended_at) where file_key is not null;
create index imports_brought_in on imports (created_at desc) where kind = 'rent' and state = 'applied';
create index imports_faults on imports (ended_at) where faults_key is not null;

-- When the file with the landlord's transactions was handed in that was the last to be applied. All that tenants may know of imports.
create function rent_brought_in() returns timestamptz language plpgsql stable as $$
declare
  before text := become_program('brought in');
  last timestamptz;
begin
  select i.created_at into last from imports i where i.kind = 'rent' and i.state = 'applied' order by i.created_at desc limit 1;
  perform become_program(before);
  return last;
end
$$;

-- A line that came again with other contents: the old one was reversed, and `line_id` is what stands now; none when the landlord
-- took it back. Imported lines that are not named here stand as they first came.
create table import_corrections (
  source_reference text primary key,
  line_id uuid references rent_transactions,
  -- 2 for the first correction.
  version integer not null check (version > 1),
  import_id uuid not null references imports,
  corrected_at timestamptz not null
);

-- Whether the officer who asks is an administrator.
create function app_admin() returns boolean language sql stable
  return app_officer() is not null and exists (select from officers o where o.id = app_officer() and o.role = 'admin' and o.disabled_at is null);

-- What people owe is the income team's alone; who lives where is the administrators', since a contact is a way to sign in.
create function app_imports(kind text) returns boolean language sql stable
  return case when kind in ('free-weeks', 'accounts', 'charges', 'rent') then app_income() else app_admin() end;

alter table imports enable row level security;
alter table imports force row level security;
create policy imports_desk on imports for select using (app_officer() is not null and app_imports(kind));
create policy imports_desk_adds on imports for insert
  with check (app_officer() is not null and app_imports(kind) and officer_id = app_officer() and state = 'waiting');
create policy imports_system on imports using (app_system());
revoke delete on imports from doorstep_app;

alter table import_corrections enable row level security;
alter table import_corrections force row level security;
create policy import_corrections_system on import_corrections using (app_system());
revoke delete on import_corrections from doorstep_app;
