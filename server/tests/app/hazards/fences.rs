//! What Postgres itself lets whom see and change of a hazard.

use super::Damp;
use crate::fences::seen_by;
use crate::world::World;
use sqlx::{Executor, PgConnection};
use uuid::Uuid;

async fn set(db: &mut PgConnection, name: &str, value: &str) {
    sqlx::query("select set_config($1, $2, false)")
        .bind(name)
        .bind(value)
        .execute(db)
        .await
        .unwrap();
}

#[tokio::test]
async fn the_household_sees_the_hazard_and_only_its_reporter_why_it_was_taken_for_grave() {
    let damp = Damp::known_at("2026-11-30T10:00:00Z", "damp_mould", false).await;
    damp.triaged().await;
    let (ben, _) = damp.world.tenant("Ben").await;
    for (person, hazards, reasons) in [(damp.amina, 1, 1), (damp.yusuf, 1, 0), (ben, 0, 0)] {
        let seen = seen_by(&damp.world, &[("app.person", &person.to_string())]).await;
        assert_eq!(
            (
                seen["hazards"].len(),
                seen["hazard_reclassifications"].len(),
                seen["hazard_attempts"].len()
            ),
            (hazards, reasons, 0)
        );
    }
}

#[tokio::test]
async fn letters_and_decisions_stay_as_they_were_written() {
    let world = World::new().await;
    let mut db = world.all_seeing().await;
    db.execute("set role doorstep_app").await.unwrap();
    for sql in [
        "update hazard_summaries set content = '{}'",
        "delete from hazard_summaries",
        "update hazard_reclassifications set reason = 'x'",
        "delete from hazard_reclassifications",
        "update hazard_attempts set evidence = 'x'",
        "update hazard_accommodation set offer = 'x'",
        "update hazard_progress set note = 'x'",
        "delete from hazards",
    ] {
        let refused = db.execute(sql).await.unwrap_err();
        let code = refused
            .as_database_error()
            .and_then(|error| error.code().map(|code| code.into_owned()));
        assert_eq!(code.as_deref(), Some("42501"), "{sql}");
    }
}

#[tokio::test]
async fn a_report_nobody_signed_in_for_makes_us_aware_while_it_is_written_and_not_after() {
    let world = World::new().await;
    let case = Uuid::now_v7();
    let mut db = world.all_seeing().await;
    sqlx::query(
        "insert into cases (id, kind, reference, title, unverified_reporter, state, team, submitted_by, submission_key, reported_at, updated_at)
         values ($1, 'repair', 'R-26-009009', 'Damp', '{}', 'submitted', 'repairs', '\\xab', $1, now(), now())",
    )
    .bind(case)
    .execute(&mut db)
    .await
    .unwrap();
    db.execute("set role doorstep_app").await.unwrap();
    set(&mut db, "app.browser", "ab").await;
    let known = "insert into hazards (id, case_id, number, hazard, aware_at, created_at, updated_at)
                 select gen_random_uuid(), id, 1, 'damp_mould', now(), now(), now() from (values ($1::uuid)) it (id)";
    let insert = || sqlx::query(known).bind(case);
    assert!(insert().execute(&mut db).await.is_err());
    set(&mut db, "app.writing", &case.to_string()).await;
    assert_eq!(insert().execute(&mut db).await.unwrap().rows_affected(), 1);
    set(&mut db, "app.writing", "").await;
    let seen: i64 = sqlx::query_scalar("select count(*) from hazards")
        .fetch_one(&mut db)
        .await
        .unwrap();
    assert_eq!(seen, 0);
}
