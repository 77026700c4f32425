-- Who did or saw what. Ids only: no names, no words, so that erasing a person leaves the trail whole.
create table audit_log (
  id uuid primary key,
  at timestamptz not null,
  actor text not null,
  actor_id uuid,
  action text not null,
  subject text not null,
  subject_id uuid,
  request_id uuid
);
create index audit_log_subject on audit_log (subject_id, at);
create index audit_log_actor on audit_log (actor_id, at);

alter table audit_log enable row level security;
alter table audit_log force row level security;
create policy audit_log_adds on audit_log for insert with check (true);
create policy audit_log_managers on audit_log for select using (app_system());
revoke update, delete on audit_log from doorstep_app;

-- The migrator made its own table before the grants above; the program only asks it how far we are.
do $$
begin
  if to_regclass('_sqlx_migrations') is not null then
    grant select on _sqlx_migrations to doorstep_app;
  end if;
end
$$;
