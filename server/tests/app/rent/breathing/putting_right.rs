//! What is put right on the way: amounts that came off, days that were wrong, and a word said twice.

use super::play::{begin, day, enter, notice, scene};
use crate::rent::scene::{Scene, line};
use chrono::TimeDelta;
use domain::rent::MayPlan;
use domain::rent::breathing::Said;
use domain::{Error, LineId, SubmissionKey, System};
use rules::money::Pence;
use rules::reference::CaseReference;
use rules::rent::MoratoriumKind;

/// A payment that came, with the days it is for. Returns its line.
async fn came(
    scene: &Scene,
    kind: &str,
    pence: i64,
    on: &str,
    days: Option<(&str, &str)>,
) -> LineId {
    let id = LineId::new();
    sqlx::query(
        "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, period_start, period_end, source, source_reference, words)
         values ($1, $2, $3, $4, $5::text::date, now(), $6::text::date, $7::text::date, 'test', $1::text, 'A line')",
    )
    .bind(id.0)
    .bind(scene.rent.0.0)
    .bind(kind)
    .bind(-pence)
    .bind(on)
    .bind(days.map(|days| days.0))
    .bind(days.map(|days| days.1))
    .execute(&mut scene.world.all_seeing().await)
    .await
    .unwrap();
    id
}

/// What stands still, and what is owed beside it, at the end of a day.
async fn parts(scene: &Scene, on: &str) -> (i64, i64) {
    let (mut tx, account) = scene.income().await;
    let standing = tx.standing(&account, day(on)).await.unwrap().standing;
    (standing.frozen.0, standing.since_frozen().0)
}

#[tokio::test]
async fn money_for_the_time_before_comes_off_what_stands_still_and_all_else_off_the_rent_since() {
    let (scene, _) = scene().await;
    begin(&scene).await;
    came(&scene, "rent_adjustment", -11_610, "2036-02-11", None).await;
    assert_eq!(parts(&scene, "2036-02-12").await, (58_050, 11_610));
    // Benefit for weeks before the first day, and half of one that lies across it.
    let before = Some(("2036-01-01", "2036-01-28"));
    came(&scene, "hb_credit", 40_000, "2036-02-12", before).await;
    assert_eq!(parts(&scene, "2036-02-12").await, (18_050, 11_610));
    let across = Some(("2036-01-31", "2036-02-07"));
    came(&scene, "uc_apa_credit", 2_000, "2036-02-13", across).await;
    assert_eq!(parts(&scene, "2036-02-13").await, (17_050, 10_610));
    came(&scene, "tpd_credit", 50, "2036-02-14", None).await;
    assert_eq!(parts(&scene, "2036-02-14").await, (17_000, 10_610));
    // A payment that says nothing, and benefit for the time since.
    came(&scene, "cash_credit", 5_000, "2036-02-15", None).await;
    let since = Some(("2036-02-04", "2036-02-10"));
    came(&scene, "hb_credit", 1_000, "2036-02-15", since).await;
    assert_eq!(parts(&scene, "2036-02-15").await, (17_000, 4_610));
    assert_eq!(parts(&scene, "2036-02-11").await, (58_050, 11_610), "then");
    let (mut tx, account) = scene.tenant(scene.amina.0).await;
    let frozen = tx
        .own_space(&account)
        .await
        .unwrap()
        .running
        .unwrap()
        .frozen;
    assert_eq!(frozen, Pence(58_050), "today is still the first day");
}

#[tokio::test]
async fn what_is_posted_later_for_days_before_the_first_moves_what_stands_still() {
    let (scene, _) = scene().await;
    let paid = came(&scene, "card_credit", 10_000, "2036-01-20", None).await;
    begin(&scene).await;
    came(&scene, "rent_adjustment", -11_610, "2036-02-04", None).await;
    assert_eq!(parts(&scene, "2036-02-05").await, (48_050, 11_610));
    // The bank takes that payment back, and its line keeps its day: it is no rent since.
    let (mut tx, account) = scene.income().await;
    tx.take_back(&account, paid, "Not paid by the bank")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(parts(&scene, "2036-02-05").await, (58_050, 11_610));
    // One that had lain about: the rent since is not paid by it.
    came(&scene, "cash_credit", 5_000, "2036-02-01", None).await;
    assert_eq!(parts(&scene, "2036-02-05").await, (53_050, 11_610));
    // Benefit for days before counts once, whether its own day is before or since.
    let before = Some(("2036-01-01", "2036-01-28"));
    came(&scene, "hb_credit", 3_000, "2036-02-05", before).await;
    came(&scene, "hb_credit", 2_000, "2036-02-03", before).await;
    assert_eq!(parts(&scene, "2036-02-05").await, (48_050, 11_610));
    // Never below zero: what is too much is for the rent since.
    came(&scene, "cash_credit", 50_000, "2036-02-02", None).await;
    assert_eq!(parts(&scene, "2036-02-05").await, (0, 9_660));
}

#[tokio::test]
async fn a_debt_that_is_found_later_has_in_it_what_was_posted_until_then() {
    let (scene, _) = scene().await;
    let id = begin(&scene).await.id;
    line(&scene.world, scene.garage.0, 1_350, "2036-02-01").await;
    let (mut tx, _) = scene.income().await;
    let garage = tx.rent_account(&scene.garage.1).await.unwrap();
    tx.add_to_breathing_space(&garage, id, None).await.unwrap();
    let today = day("2036-02-04");
    let found = tx.standing(&garage, today).await.unwrap().standing;
    assert_eq!(found.frozen, Pence(5_350), "each line once");
    tx.commit().await.unwrap();
    line(&scene.world, scene.garage.0, -350, "2036-02-02").await;
    let (mut tx, _) = scene.income().await;
    let moved = tx.standing(&garage, today).await.unwrap().standing;
    assert_eq!(moved.frozen, Pence(5_000));
}

#[tokio::test]
async fn of_two_joint_tenants_breathing_spaces_the_larger_stands_still_and_not_their_sum() {
    let (scene, _) = scene().await;
    begin(&scene).await;
    let mut other = notice(&scene, scene.yusuf.0, MoratoriumKind::Standard, "BS-26-2");
    other.amount = Some(Pence(40_000));
    enter(&scene, &other).await;
    assert_eq!(parts(&scene, "2036-02-04").await, (58_050, 0));
}

#[tokio::test]
async fn a_wrong_day_is_put_right_until_the_account_is_released() {
    let (scene, _) = scene().await;
    let crisis = notice(&scene, scene.amina.0, MoratoriumKind::Crisis, "BS-26-3");
    let id = enter(&scene, &crisis).await.id;
    scene.world.clock.advance(TimeDelta::days(40));
    let (mut tx, account) = scene.income().await;
    tx.end_treatment(&account, id, day("2036-02-05"))
        .await
        .unwrap();
    let now = day("2036-03-15");
    let ended = tx.standing(&account, now).await.unwrap();
    assert!(ended.frozen.is_none(), "it ended on 6 March");
    tx.end_treatment(&account, id, day("2036-03-05"))
        .await
        .unwrap();
    let runs = tx.standing(&account, now).await.unwrap();
    assert!(runs.frozen.is_some(), "it lasts until 4 April");
    tx.stop_breathing_space(&account, id, day("2036-03-01"), "The wrong day")
        .await
        .unwrap();
    tx.stop_breathing_space(&account, id, day("2036-03-12"), "Withdrawn")
        .await
        .unwrap();
    let space = tx.breathing_space(&account).await.unwrap();
    assert_eq!(space.moratoria[0].stopped_on, Some(day("2036-03-12")));
    tx.release_account(&account, id, "Looked.").await.unwrap();
    let late = tx
        .stop_breathing_space(&account, id, day("2036-03-10"), "Withdrawn")
        .await;
    assert!(matches!(late, Err(Error::Conflict("moved"))));
}

#[tokio::test]
async fn looked_for_and_not_found_a_word_alone_stops_nothing_again() {
    let (scene, _) = scene().await;
    let (mut tx, account) = scene.tenant(scene.amina.0).await;
    let said = Said {
        reference: "BS-77".into(),
        adviser: String::new(),
    };
    let case = tx
        .say_breathing_space(&account, &said, SubmissionKey::new())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let (mut tx, account) = scene.income().await;
    let case = CaseReference::parse(&case).unwrap();
    tx.not_in_register(&account, &case, "Not there.")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    for reference in ["", "bs-77"] {
        let (mut tx, account) = scene.tenant(scene.amina.0).await;
        let said = Said {
            reference: reference.into(),
            adviser: String::new(),
        };
        let again = tx
            .say_breathing_space(&account, &said, SubmissionKey::new())
            .await;
        assert!(
            matches!(again, Err(Error::Conflict("answered"))),
            "{reference}"
        );
    }
    let (mut tx, account) = scene.tenant(scene.amina.0).await;
    let head = tx.rent_question(&case).await.unwrap().head;
    let reopened = tx.reopen_question(&head, "It is there").await;
    assert!(matches!(reopened, Err(Error::Conflict("reopen"))));
    let other = Said {
        reference: "BS-78".into(),
        adviser: String::new(),
    };
    tx.say_breathing_space(&account, &other, SubmissionKey::new())
        .await
        .unwrap();
    assert!(
        tx.own_space(&account)
            .await
            .unwrap()
            .being_checked
            .is_some()
    );
}

#[tokio::test]
async fn no_plan_is_made_before_its_first_day_or_after_its_last_until_it_is_released() {
    let (scene, _) = scene().await;
    let mut ahead = notice(&scene, scene.amina.0, MoratoriumKind::Standard, "BS-26-4");
    ahead.starts_on = day("2036-02-06");
    let id = enter(&scene, &ahead).await.id;
    let may = |may: MayPlan| matches!(may, MayPlan::Frozen);
    let (mut tx, account) = scene.tenant(scene.yusuf.0).await;
    assert!(may(tx.may_plan(&account).await.unwrap()), "entered");
    drop(tx);
    scene.world.clock.advance(TimeDelta::days(70));
    let (mut tx, account) = scene.income().await;
    assert!(may(tx.may_plan(&account).await.unwrap()), "nobody looked");
    tx.release_account(&account, id, "Looked.").await.unwrap();
    assert!(!may(tx.may_plan(&account).await.unwrap()), "released");
}

#[tokio::test]
async fn the_task_of_the_day_after_is_nobody_elses_and_is_not_closed_without_its_answer() {
    let (scene, _) = scene().await;
    begin(&scene).await;
    scene.world.clock.advance(TimeDelta::days(61));
    let mut tx = scene.world.db().begin(System("test")).await.unwrap();
    tx.note_ended_breathing_spaces().await.unwrap();
    tx.commit().await.unwrap();
    let (mut tx, _) = scene.income().await;
    let reference: String = sqlx::query_scalar(
        "select c.reference from cases c join rent_cases r on r.case_id = c.id where r.topic = 'breathing_space_over'",
    )
    .fetch_one(&mut scene.world.all_seeing().await)
    .await
    .unwrap();
    let reference = CaseReference::parse(&reference).unwrap();
    let head = tx.case(&reference).await.unwrap();
    assert_eq!(head.person, None);
    let closed = tx
        .close(&head, domain::cases::closure::Outcome::Done, "Done.")
        .await;
    assert!(matches!(closed, Err(Error::Conflict("answer there"))));
    drop(tx);
    let (mut tx, _) = scene.tenant(scene.amina.0).await;
    assert!(matches!(tx.case(&reference).await, Err(Error::NotFound)));
}
