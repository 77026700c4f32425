//! The two fences round every record: what the program asks for, and what Postgres gives. Each must hold alone.

use crate::world::World;
use sqlx::{Connection, Executor, PgConnection, Row};
use std::collections::BTreeMap;

/// Tables without a row about anyone, or without a reader but the owner.
const NOT_ABOUT_PEOPLE: [&str; 1] = ["_sqlx_migrations"];

/// Every fenced table and its rows, as JSON, that Postgres shows to whoever these settings name.
pub async fn seen_by(world: &World, settings: &[(&str, &str)]) -> BTreeMap<String, Vec<String>> {
    let mut db = world.all_seeing().await;
    let tables = fenced_tables(&mut db).await;
    db.execute("set role doorstep_app").await.unwrap();
    for (name, value) in settings {
        sqlx::query("select set_config($1, $2, false)")
            .bind(name)
            .bind(value)
            .execute(&mut db)
            .await
            .unwrap();
    }
    rows_of(&mut db, tables).await
}

/// As [`seen_by`], by someone whom no fence holds.
pub async fn every_row(world: &World) -> BTreeMap<String, Vec<String>> {
    let mut db = world.all_seeing().await;
    let tables = fenced_tables(&mut db).await;
    rows_of(&mut db, tables).await
}

async fn fenced_tables(db: &mut PgConnection) -> Vec<String> {
    sqlx::query_scalar(
        "select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity order by 1",
    )
    .fetch_all(db)
    .await
    .unwrap()
}

async fn rows_of(db: &mut PgConnection, tables: Vec<String>) -> BTreeMap<String, Vec<String>> {
    let mut seen = BTreeMap::new();
    for table in tables {
        let sql = format!("select to_jsonb(it)::text from {table} it");
        // A table that may not even be read shows nothing.
        let rows = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .fetch_all(&mut *db)
            .await;
        seen.insert(table, rows.unwrap_or_default());
    }
    seen
}

#[tokio::test]
async fn every_table_is_fenced_and_forced() {
    let world = World::new().await;
    let unfenced: Vec<String> = sqlx::query_scalar(
        "select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
         and not (relrowsecurity and relforcerowsecurity) order by 1",
    )
    .fetch_all(&mut world.all_seeing().await)
    .await
    .unwrap();
    assert_eq!(
        unfenced, NOT_ABOUT_PEOPLE,
        "each table needs `enable` and `force row level security`"
    );
}

#[tokio::test]
async fn every_fenced_table_has_a_policy_and_the_app_owns_nothing() {
    let world = World::new().await;
    let mut db = world.all_seeing().await;
    let bare: Vec<String> = sqlx::query_scalar(
        "select relname::text from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity
         and not exists (select from pg_policy where polrelid = c.oid)",
    )
    .fetch_all(&mut db)
    .await
    .unwrap();
    assert_eq!(bare, Vec::<String>::new());
    let owned: i64 = sqlx::query_scalar(
        "select count(*) from pg_class where relowner = 'doorstep_app'::regrole",
    )
    .fetch_one(&mut db)
    .await
    .unwrap();
    let bypasses: bool = sqlx::query_scalar(
        "select rolbypassrls or rolsuper from pg_roles where rolname = 'doorstep_app'",
    )
    .fetch_one(&mut db)
    .await
    .unwrap();
    assert_eq!((owned, bypasses), (0, false));
}

#[tokio::test]
async fn every_owner_column_has_an_index() {
    let world = World::new().await;
    let missing: Vec<String> = sqlx::query_scalar(
        "select format('%s.%s', c.relname, a.attname) from pg_class c join pg_attribute a on a.attrelid = c.oid
         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname in ('person_id', 'case_id', 'tenancy_id', 'browser', 'draft_id')
           and c.relname not in ('audit_log')
           and not exists (select from pg_index i where i.indrelid = c.oid and a.attnum = any (i.indkey[0:1]))
         order by 1",
    )
    .fetch_all(&mut world.all_seeing().await)
    .await
    .unwrap();
    // Written with the request, never looked up by it.
    assert_eq!(missing, ["sign_in_requests.person_id"]);
}

#[tokio::test]
async fn without_a_word_of_who_asks_nothing_is_seen() {
    let world = World::new().await;
    world.tenant("Amina").await;
    let mut db = world.all_seeing().await;
    let tables: Vec<String> = sqlx::query_scalar(
        "select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity",
    )
    .fetch_all(&mut db)
    .await
    .unwrap();
    db.execute("set role doorstep_app").await.unwrap();
    for table in tables
        .iter()
        .filter(|table| !["policies", "bank_holidays"].contains(&table.as_str()))
    {
        let sql = format!("select count(*) from {table}");
        let row = db.fetch_one(sqlx::AssertSqlSafe(sql)).await;
        // The trail may not even be read.
        let seen: i64 = row.map(|row| row.get(0)).unwrap_or(0);
        assert_eq!(seen, 0, "{table}");
    }
    db.close().await.unwrap();
}

#[tokio::test]
async fn history_and_trail_cannot_be_changed_by_the_program() {
    let world = World::new().await;
    let mut db = world.all_seeing().await;
    db.execute("set role doorstep_app").await.unwrap();
    for sql in [
        "update case_events set kind = 'x'",
        "delete from case_events",
        "truncate case_events",
        "update audit_log set action = 'x'",
        "delete from audit_log",
        "truncate audit_log",
        "alter table audit_log disable trigger all",
    ] {
        let refused = db.execute(sql).await.unwrap_err();
        let code = refused
            .as_database_error()
            .and_then(|error| error.code().map(|code| code.into_owned()));
        assert_eq!(code.as_deref(), Some("42501"), "{sql}");
    }
}
