//! A danger that was named is followed by a report, or by someone at the desk.

use crate::journey::{dripping_tap, gas, send, write};
use crate::world::{Browser, World};
use chrono::TimeDelta;
use domain::System;
use domain::principals::Role;
use domain::repairs::DraftAnswers;
use http::StatusCode;
use rules::repairs::Emergency;
use sqlx::Row;

async fn raise(world: &World) -> usize {
    let mut tx = world.db().begin(System("test")).await.unwrap();
    let raised = tx.raise_dangers().await.unwrap();
    tx.commit().await.unwrap();
    raised
}

async fn name_danger(browser: &Browser) {
    browser.post("/do/repairs/report/start", &[]).await;
    let named = browser
        .post("/do/repairs/report/emergency", &[("emergency", "flood")])
        .await;
    assert_eq!(named.location(), "/repairs/report/emergency/advice");
}

#[tokio::test]
async fn with_no_report_within_the_hour_it_is_a_case_at_the_desk_once() {
    let world = World::new().await;
    let (_, phone) = world.tenant("Amina").await;
    name_danger(&phone).await;
    world.clock.advance(TimeDelta::minutes(59));
    assert_eq!(raise(&world).await, 0);
    world.clock.advance(TimeDelta::minutes(2));
    assert_eq!(raise(&world).await, 1);
    assert_eq!(raise(&world).await, 0, "once");
    let row = sqlx::query("select reference, state, priority, reported_at, next_due from cases")
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap();
    let reference: String = row.get("reference");
    assert_eq!(row.get::<String, _>("state"), "emergency_redirected");
    assert_eq!(row.get::<String, _>("priority"), "emergency");
    let told: chrono::DateTime<chrono::Utc> = row.get("reported_at");
    assert_eq!(told, crate::world::morning(), "we knew when it was named");
    let due: chrono::DateTime<chrono::Utc> = row.get("next_due");
    assert_eq!(due - told, TimeDelta::hours(4));
    let (_, officer) = world
        .officer("Olu Bright", Role::Officer, &["repairs"])
        .await;
    assert!(officer.get("/officer").await.text().contains(&reference));
    let page = officer.get(&format!("/officer/cases/{reference}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.text().contains("Water is near electrics"),
        "{}",
        page.text()
    );
    assert!(page.text().contains("no report since"), "{}", page.text());
    let own = phone.get(&format!("/repairs/{reference}")).await;
    assert_eq!(own.status, StatusCode::OK);
    assert!(
        own.text().contains("someone will ring about it"),
        "{}",
        own.text()
    );
}

#[tokio::test]
async fn the_report_that_comes_after_all_is_the_same_case() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    name_danger(&phone).await;
    world.clock.advance(TimeDelta::minutes(61));
    assert_eq!(raise(&world).await, 1);
    let reference: String = sqlx::query_scalar("select reference from cases")
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap();
    let answers = DraftAnswers {
        emergency: Some(Emergency::Flood),
        ..dripping_tap()
    };
    let key = write(&world, &phone, Some(amina), answers).await;
    let sent = send(&world, &phone, Some(amina), key).await.unwrap();
    assert_eq!(sent.reference, reference);
    assert_eq!(world.count("select count(*) from cases").await, 1);
    assert_eq!(
        world
            .count("select count(*) from repairs where problem = 'tap' and fault = 'drips'")
            .await,
        1
    );
    assert_eq!(world.count("select count(*) from cases where title like 'Dripping tap%' and state = 'emergency_redirected'").await, 1);
    let attend = "select count(*) from case_clocks where rule = 'repairs.emergency.attend'";
    assert_eq!(world.count(attend).await, 1);
    assert_eq!(sent.due, crate::world::morning() + TimeDelta::hours(4));
    let page = phone.get(&format!("/repairs/{reference}")).await.text();
    assert!(page.contains("The cold tap drips day and night."), "{page}");
    assert_eq!(raise(&world).await, 0);
}

#[tokio::test]
async fn a_report_after_the_danger_was_dealt_with_is_a_new_case() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    name_danger(&phone).await;
    world.clock.advance(TimeDelta::minutes(61));
    raise(&world).await;
    sqlx::query("update cases set state = 'closed', closed_at = now()")
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    let key = write(&world, &phone, Some(amina), gas()).await;
    send(&world, &phone, Some(amina), key).await.unwrap();
    assert_eq!(world.count("select count(*) from cases").await, 2);
}

#[tokio::test]
async fn a_report_in_time_a_danger_taken_back_and_a_stranger_make_no_case() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let key = write(&world, &phone, Some(amina), gas()).await;
    send(&world, &phone, Some(amina), key).await.unwrap();
    let (_, other) = world.tenant("Ben").await;
    name_danger(&other).await;
    other
        .post("/do/repairs/report/emergency", &[("emergency", "none")])
        .await;
    name_danger(&world.anonymous()).await;
    world.clock.advance(TimeDelta::hours(3));
    assert_eq!(raise(&world).await, 0);
    assert_eq!(world.count("select count(*) from cases").await, 1);
}

#[tokio::test]
async fn a_danger_is_not_lost_with_a_draft_that_was_given_up() {
    let world = World::new().await;
    let (_, phone) = world.tenant("Amina").await;
    name_danger(&phone).await;
    phone.post("/do/repairs/report/restart", &[]).await;
    let mut tx = world.db().begin(System("test")).await.unwrap();
    tx.discard_old_drafts().await.unwrap();
    tx.commit().await.unwrap();
    world.clock.advance(TimeDelta::minutes(61));
    assert_eq!(raise(&world).await, 1);
    let mut tx = world.db().begin(System("test")).await.unwrap();
    tx.discard_old_drafts().await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        world.count("select count(*) from report_drafts").await,
        1,
        "the one begun again"
    );
}
