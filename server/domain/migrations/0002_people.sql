create table blocks (
  id uuid primary key,
  name text not null,
  estate text not null
);

create table properties (
  id uuid primary key,
  block_id uuid references blocks,
  reference text not null constraint properties_reference_once unique,
  address_line text not null,
  town text not null,
  postcode text not null,
  bedrooms smallint not null check (bedrooms between 0 and 9)
);
create index properties_block on properties (block_id);

create table people (
  id uuid primary key,
  reference text not null constraint people_reference_once unique,
  first_name text not null,
  last_name text not null,
  born date,
  created_at timestamptz not null
);

-- A way to reach someone, and whether it is safe to use. `holds` the landlord's own record, never what a stranger just typed.
create table contact_points (
  id uuid primary key,
  person_id uuid not null references people,
  channel text not null check (channel in ('email', 'sms')),
  address text not null,
  verified_at timestamptz,
  safe boolean not null default true,
  ended_at timestamptz,
  created_at timestamptz not null
);
create index contact_points_person on contact_points (person_id) where ended_at is null;
create unique index contact_points_one_owner on contact_points (channel, address) where ended_at is null;

create table tenancies (
  id uuid primary key,
  reference text not null constraint tenancies_reference_once unique,
  property_id uuid not null references properties,
  kind text not null check (kind in ('secure', 'flexible', 'introductory', 'leasehold')),
  started_on date not null,
  ended_on date
);
create index tenancies_property on tenancies (property_id);

create table tenancy_parties (
  tenancy_id uuid not null references tenancies,
  person_id uuid not null references people,
  role text not null check (role in ('sole', 'joint', 'leaseholder', 'former')),
  until date,
  primary key (tenancy_id, person_id)
);
create index tenancy_parties_person on tenancy_parties (person_id) where until is null;

create table household_members (
  id uuid primary key,
  tenancy_id uuid not null references tenancies,
  first_name text not null,
  born date,
  relation text not null
);
create index household_members_tenancy on household_members (tenancy_id);

-- What someone needs from us, in their own words where they gave them; visible to whoever plans a visit, as an instruction.
create table support_needs (
  id uuid primary key,
  person_id uuid not null references people,
  need text not null,
  instruction text not null,
  set_at timestamptz not null
);
create index support_needs_person on support_needs (person_id);

create table representatives (
  id uuid primary key,
  person_id uuid not null references people,
  representative_id uuid not null references people,
  scopes text[] not null,
  until date,
  constraint representatives_not_oneself check (person_id <> representative_id)
);
create index representatives_person on representatives (person_id);
create index representatives_representative on representatives (representative_id);

-- The tenancies of the person asking, in one place so that every fence below counts them alike.
create function app_tenancies() returns setof uuid language sql stable parallel safe
  begin atomic
    select tenancy_id from tenancy_parties
    where person_id = app_person() and until is null and role <> 'former';
  end;

alter table people enable row level security;
alter table people force row level security;
create policy people_self on people for select using (id = app_person());
create policy people_officer on people using (app_officer() is not null);
create policy people_system on people using (app_system());

alter table contact_points enable row level security;
alter table contact_points force row level security;
-- A contact is a way to sign in: it is changed by the program alone, once a code has come back from it.
create policy contact_points_self on contact_points for select using (person_id = app_person());
create policy contact_points_officer on contact_points for select using (app_officer() is not null);
create policy contact_points_system on contact_points using (app_system());

alter table tenancy_parties enable row level security;
alter table tenancy_parties force row level security;
create policy tenancy_parties_self on tenancy_parties for select using (person_id = app_person());
create policy tenancy_parties_officer on tenancy_parties using (app_officer() is not null);
create policy tenancy_parties_system on tenancy_parties using (app_system());

alter table tenancies enable row level security;
alter table tenancies force row level security;
create policy tenancies_party on tenancies for select using (id in (select app_tenancies()));
create policy tenancies_officer on tenancies using (app_officer() is not null);
create policy tenancies_system on tenancies using (app_system());

alter table properties enable row level security;
alter table properties force row level security;
create policy properties_party on properties for select
  using (id in (select property_id from tenancies where tenancies.id in (select app_tenancies())));
create policy properties_officer on properties using (app_officer() is not null);
create policy properties_system on properties using (app_system());

alter table household_members enable row level security;
alter table household_members force row level security;
create policy household_members_party on household_members using (tenancy_id in (select app_tenancies()));
create policy household_members_officer on household_members using (app_officer() is not null);
create policy household_members_system on household_members using (app_system());

alter table support_needs enable row level security;
alter table support_needs force row level security;
create policy support_needs_self on support_needs using (person_id = app_person());
create policy support_needs_officer on support_needs using (app_officer() is not null);
create policy support_needs_system on support_needs using (app_system());

alter table representatives enable row level security;
alter table representatives force row level security;
create policy representatives_self on representatives for select
  using (person_id = app_person() or representative_id = app_person());
create policy representatives_officer on representatives using (app_officer() is not null);
create policy representatives_system on representatives using (app_system());
