use crate::world::{World, rows_without_files};
use domain::demo::{Loaded, load};
use sqlx::AssertSqlSafe;
use std::collections::BTreeMap;

/// For every table, how many rows it has and a digest of all of them.
async fn digests(world: &World) -> BTreeMap<String, (i64, String)> {
    let tables = world
        .words("select tablename::text from pg_tables where schemaname = 'public' and tablename not like '\\_%' order by 1")
        .await;
    let mut digests = BTreeMap::new();
    for table in tables {
        let question = format!(
            "select count(*), coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from {table} t"
        );
        let digest = sqlx::query_as(AssertSqlSafe(question))
            .fetch_one(&world.owner)
            .await
            .unwrap();
        digests.insert(table, digest);
    }
    digests
}

#[tokio::test]
async fn loading_twice_changes_nothing() {
    let world = World::loaded_at("2026-11-21T10:00:00Z").await;
    let before = digests(&world).await;
    assert!(
        before["cases"].0 >= 45 && before["people"].0 >= 40,
        "{before:?}"
    );
    world.db.clock.advance(chrono::TimeDelta::days(3));
    assert_eq!(
        load(&world.db, &rows_without_files()).await.unwrap(),
        Loaded::Before
    );
    assert_eq!(digests(&world).await, before);
}

#[tokio::test]
async fn two_programs_that_load_at_once_load_one_council() {
    let world = World::empty_at("2026-11-21T10:00:00Z").await;
    let photos = rows_without_files();
    let (one, other) = tokio::join!(load(&world.db, &photos), load(&world.db, &photos));
    let now = [one.unwrap(), other.unwrap()]
        .iter()
        .filter(|it| **it != Loaded::Before)
        .count();
    assert_eq!(now, 1);
    assert_eq!(
        world
            .number("select count(*) from people where first_name = 'Priya'")
            .await,
        1
    );
}

#[tokio::test]
async fn a_council_that_cannot_be_loaded_whole_leaves_no_row() {
    let world = World::empty_at("2026-11-21T10:00:00Z").await;
    let mut photos = rows_without_files();
    photos.pop_last();
    load(&world.db, &photos).await.unwrap_err();
    assert_eq!(world.number("select count(*) from people").await, 0);
}
