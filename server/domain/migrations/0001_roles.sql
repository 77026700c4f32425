-- Who is asking. Every table that holds a person's data is fenced by these four settings, which live for one transaction only.
-- The program connects as the owner, then `set role doorstep_app`: an owner would see every row, this role sees none by default.

do $$
begin
  if not exists (select from pg_roles where rolname = 'doorstep_app') then
    create role doorstep_app nologin nobypassrls;
  end if;
exception when duplicate_object or unique_violation then
  null; -- another database of the same server created it in the same moment
end
$$;

grant doorstep_app to current_user;
grant usage on schema public to doorstep_app;

alter default privileges in schema public grant select, insert, update, delete on tables to doorstep_app;
alter default privileges in schema public grant usage, select on sequences to doorstep_app;

-- The person signed in, the officer signed in, the browser's own key, and the program itself (sign-in, jobs, import).
create function app_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.person', true), '')::uuid;
create function app_officer() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.officer', true), '')::uuid;
create function app_browser() returns bytea language sql stable parallel safe
  return decode(nullif(current_setting('app.browser', true), ''), 'hex');
create function app_system() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.system', true), '') <> '';
create function app_teams() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('app.teams', true), ''), ',');
