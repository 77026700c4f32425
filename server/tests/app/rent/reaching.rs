//! A message about an account that got through to nobody is put before the income team.

use super::breathing::play::{REFUSES, begin, demand, message, scene, state};
use super::scene::Scene;
use http::StatusCode;
use std::sync::atomic::Ordering;

/// Cases of that kind, and those of them on which someone is to phone or write still.
async fn cases(scene: &Scene) -> (i64, i64) {
    let all = "select count(*) from cases c join rent_cases r on r.case_id = c.id
      where r.topic = 'could_not_reach' and c.team = 'income' and c.restricted and c.person_id is null and c.closed_at is null";
    let owed = "select count(*) from case_clocks k join rent_cases r on r.case_id = k.case_id
      where r.topic = 'could_not_reach' and k.rule = 'case.reach' and k.met_at is null and k.stopped_at is null";
    (scene.world.count(all).await, scene.world.count(owed).await)
}

#[tokio::test]
async fn news_of_an_account_that_fails_by_every_way_is_one_case_of_the_desks_own() {
    let (scene, recorder) = scene().await;
    let world = &scene.world;
    recorder.mood.store(REFUSES, Ordering::Relaxed);
    demand(world, scene.yusuf.0, scene.rent.0).await;
    world.work().await;
    world.work_later().await;
    assert_eq!(recorder.calls(), 2, "the email, and then the text");
    assert_eq!(cases(&scene).await, (1, 1));
    // Nor once more while somebody is to ring anyway.
    world.clock.advance(chrono::TimeDelta::minutes(5));
    demand(world, scene.yusuf.0, scene.rent.0).await;
    world.work().await;
    world.work_later().await;
    assert_eq!(recorder.calls(), 4);
    assert_eq!(cases(&scene).await, (1, 1));
    let reference: String = sqlx::query_scalar(
        "select c.reference from cases c join rent_cases r on r.case_id = c.id where r.topic = 'could_not_reach'",
    )
    .fetch_one(&mut world.all_seeing().await)
    .await
    .unwrap();
    let desk = scene
        .ina
        .1
        .get(&format!("/officer/cases/{reference}"))
        .await
        .text();
    for words in [
        "A message got through to nobody",
        "What happened",
        "Yusuf Marsh was not reached with a message about the account.",
    ] {
        assert!(desk.contains(words), "{words}: {desk}");
    }
    // It is not theirs to answer, nor to see.
    for tenant in [&scene.yusuf.1, &scene.amina.1] {
        let page = tenant.get(&format!("/rent/questions/{reference}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(!tenant.get("/rent").await.text().contains(&reference));
    }
    let reached = [("reference", reference.as_str())];
    let answer = scene
        .ina
        .1
        .post("/do/officer/cases/reached", &reached)
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(cases(&scene).await, (1, 0));
}

#[tokio::test]
async fn someone_without_any_way_to_be_reached_is_told_of_at_the_desk() {
    let (scene, recorder) = scene().await;
    let world = &scene.world;
    let id = demand(world, scene.yusuf.0, scene.rent.0).await;
    for sql in [
        "update contact_points set safe = false where person_id = $1",
        "update outgoing_messages set state = 'failed', reason = 'no_contact', recipient = '' where person_id = $1",
    ] {
        sqlx::query(sql)
            .bind(scene.yusuf.0.0)
            .execute(&mut world.all_seeing().await)
            .await
            .unwrap();
    }
    world.work().await;
    assert_eq!(state(world, id).await, "failed no_contact");
    assert_eq!((recorder.calls(), cases(&scene).await), (0, (1, 1)));
}

#[tokio::test]
async fn for_a_demand_nobody_is_to_ring_once_a_breathing_space_begins() {
    let (scene, recorder) = scene().await;
    let world = &scene.world;
    recorder.mood.store(REFUSES, Ordering::Relaxed);
    demand(world, scene.yusuf.0, scene.rent.0).await;
    demand(world, scene.yusuf.0, scene.garage.0).await;
    world.work().await;
    assert_eq!(cases(&scene).await, (2, 2));
    begin(&scene).await;
    assert_eq!(cases(&scene).await, (2, 1), "the garage is another debt");
    let due = "select count(*) from cases where kind = 'rent' and next_due is not null";
    assert_eq!(world.count(due).await, 1);
    let held = demand(world, scene.yusuf.0, scene.rent.0).await;
    world.work().await;
    assert_eq!(state(world, held).await, "suppressed breathing_space");
    assert_eq!(cases(&scene).await, (2, 1));
    // What asks for nothing may be said.
    let rent = Some(scene.rent.0);
    message(world, scene.yusuf.0, "email", "service", rent, None).await;
    world.work().await;
    assert_eq!(cases(&scene).await, (3, 2));
}
