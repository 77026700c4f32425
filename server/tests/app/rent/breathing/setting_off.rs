//! Compensation for a late repair against a debt in breathing space: not without legal's word, and not a hint to those who repair.

use super::play::{begin, scene};
use crate::rent::scene::{Scene, line, officer};
use domain::rent::breathing::Said;
use domain::{Error, Result, SubmissionKey};
use rules::money::Pence;
use rules::reference::CaseReference;
use uuid::Uuid;

/// A repair of Amina's for which £50 were awarded.
async fn awarded(scene: &Scene) -> CaseReference {
    let case = Uuid::now_v7();
    for sql in [
        "insert into cases (id, kind, reference, title, person_id, tenancy_id, state, team, submitted_by, submission_key, reported_at, updated_at)
         values ($1, 'repair', 'R-26-900001', 'Tap', $2, $3, 'completed', 'repairs', '\\x02', $1, now(), now())",
        "insert into right_to_repair (case_id, defect, state, trigger_at, second_asked_at, created_at)
         select $1, 'tap_stuck', 'second', now(), now(), now() where $2::uuid is not null and $3::uuid is not null",
        "insert into compensation_lines (id, case_id, kind, pence, days, reason, officer_id, at)
         select $1, $1, 'award', 5000, 20, 'Late.', id, now() from officers
         where name = 'Olu Bright' and $2::uuid is not null and $3::uuid is not null",
    ] {
        sqlx::query(sql)
            .bind(case)
            .bind(scene.amina.0.0)
            .bind(scene.home)
            .execute(&mut scene.world.all_seeing().await)
            .await
            .unwrap();
    }
    CaseReference::parse("R-26-900001").unwrap()
}

/// Olu of repairs sets off so much.
async fn set_off(scene: &Scene, repair: &CaseReference, pence: i64) -> Result<()> {
    let olu = officer(scene.olu.0, "Olu Bright", &["repairs"]);
    let mut tx = scene.world.db().begin(olu).await.unwrap();
    let head = tx.case(repair).await.unwrap();
    tx.set_off_compensation(&head, Pence(pence), "Rent.")
        .await?;
    tx.commit().await
}

fn is_refused(done: Result<()>) -> bool {
    matches!(done, Err(Error::Conflict("set_off_not_now")))
}

const LINES: &str = "select count(*) from rent_transactions where kind = 'rtr_set_off'";

#[tokio::test]
async fn nothing_is_set_off_while_it_runs_unless_legal_has_signed_that_off() {
    let (scene, _) = scene().await;
    let repair = awarded(&scene).await;
    let id = begin(&scene).await.id;
    assert!(is_refused(set_off(&scene, &repair, 2_000).await));
    let both = "select (select count(*) from compensation_lines where kind = 'set_off') + (select count(*) from rent_transactions where kind = 'rtr_set_off')";
    assert_eq!(scene.world.count(both).await, 0, "neither of the two lines");
    let (mut tx, account) = scene.income().await;
    tx.sign_off_set_off(&account, id, "Fay Lowe, legal.")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    set_off(&scene, &repair, 2_000).await.unwrap();
    set_off(&scene, &repair, 2_000).await.unwrap();
    assert_eq!(scene.world.count(LINES).await, 1);
    let owed = "select balance_pence from rent_accounts where kind = 'rent'";
    assert_eq!(scene.world.count(owed).await, 56_050);
}

#[tokio::test]
async fn a_hold_that_is_being_checked_forbids_it_too() {
    let (scene, _) = scene().await;
    let repair = awarded(&scene).await;
    let (mut tx, account) = scene.tenant(scene.yusuf.0).await;
    tx.say_breathing_space(&account, &Said::default(), SubmissionKey::new())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert!(is_refused(set_off(&scene, &repair, 2_000).await));
}

#[tokio::test]
async fn with_less_owed_it_is_refused_in_the_same_words() {
    let (scene, _) = scene().await;
    let repair = awarded(&scene).await;
    line(&scene.world, scene.rent.0, -57_000, "2026-12-01").await;
    assert!(is_refused(set_off(&scene, &repair, 2_000).await));
    set_off(&scene, &repair, 1_000).await.unwrap();
    assert_eq!(scene.world.count(LINES).await, 1);
}

#[tokio::test]
async fn nobody_takes_anything_off_rent_without_a_set_off_that_was_written() {
    let (scene, _) = scene().await;
    awarded(&scene).await;
    let mut db = scene.world.all_seeing().await;
    sqlx::raw_sql("set role doorstep_app")
        .execute(&mut db)
        .await
        .unwrap();
    for (name, value) in [
        ("app.officer", scene.olu.0.to_string()),
        ("app.teams", "repairs".into()),
    ] {
        sqlx::query("select set_config($1, $2, false)")
            .bind(name)
            .bind(value)
            .execute(&mut db)
            .await
            .unwrap();
    }
    let taken: Option<Uuid> = sqlx::query_scalar(
        "select set_off_on_rent(id, '2036-02-04', now(), 'x') from cases where kind = 'repair'",
    )
    .fetch_one(&mut db)
    .await
    .unwrap();
    assert_eq!((taken, scene.world.count(LINES).await), (None, 0));
}
