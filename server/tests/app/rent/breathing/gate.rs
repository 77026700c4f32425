//! No demand leaves while a breathing space locks the account: whoever wrote it, to whom, whenever, by whatever way.

use super::play::{
    ASKS_TO_COME_BACK, REFUSES, TAKES, begin, demand, message, rent_case, scene, state,
};
use std::sync::Arc;
use std::sync::atomic::Ordering;

#[tokio::test]
async fn what_waits_is_taken_back_for_every_joint_tenant_and_the_rest_goes() {
    let (scene, recorder) = scene().await;
    let world = &scene.world;
    let hers = demand(world, scene.amina.0, scene.rent.0).await;
    let his = message(
        world,
        scene.yusuf.0,
        "sms",
        "arrears",
        Some(scene.rent.0),
        None,
    )
    .await;
    let garage = demand(world, scene.yusuf.0, scene.garage.0).await;
    let service = message(world, scene.amina.0, "email", "service", None, None).await;
    let entered = begin(&scene).await;
    assert_eq!((entered.taken_back, entered.under_way), (2, 0));
    let late = demand(world, scene.yusuf.0, scene.rent.0).await;
    world.work().await;
    for kept in [hers, his, late] {
        assert_eq!(state(world, kept).await, "suppressed breathing_space");
    }
    assert_eq!(state(world, garage).await, "sent", "another debt");
    assert_eq!(state(world, service).await, "sent");
    assert_eq!(
        (recorder.calls(), world.jobs().await),
        (2, 2),
        "two checks of delivery"
    );
    // What never left is no message to anyone: not even its addressee reads it.
    let id = scene.yusuf.0.to_string();
    let seen = crate::fences::seen_by(world, &[("app.person", &id)]).await;
    assert!(
        !seen["outgoing_messages"]
            .iter()
            .any(|row| row.contains("breathing"))
    );
}

#[tokio::test]
async fn a_breathing_space_that_begins_between_the_claim_and_the_handing_over_keeps_the_message_here()
 {
    let (scene, recorder) = scene().await;
    let scene = Arc::new(scene);
    let id = demand(&scene.world, scene.yusuf.0, scene.rent.0).await;
    // A first attempt, so that the carrier is asked about it before the second.
    recorder.mood.store(ASKS_TO_COME_BACK, Ordering::Relaxed);
    scene.world.work().await;
    recorder.mood.store(TAKES, Ordering::Relaxed);
    let also = scene.clone();
    *recorder.meanwhile.lock().unwrap() = Some(Box::pin(async move {
        let entered = begin(&also).await;
        assert_eq!(
            (entered.taken_back, entered.under_way),
            (0, 1),
            "the officer is told"
        );
    }));
    scene.world.work_later().await;
    assert_eq!(recorder.calls(), 1, "the first attempt alone");
    assert_eq!(state(&scene.world, id).await, "suppressed breathing_space");
}

#[tokio::test]
async fn a_demand_that_fails_goes_no_other_way_and_asks_nobody_to_ring() {
    let (scene, recorder) = scene().await;
    let world = &scene.world;
    let case = rent_case(&mut world.all_seeing().await, &scene, scene.amina.0).await;
    // Before: the other way is tried, and then an officer is asked.
    recorder.mood.store(REFUSES, Ordering::Relaxed);
    let first = message(
        world,
        scene.amina.0,
        "email",
        "arrears",
        Some(scene.rent.0),
        Some(case),
    )
    .await;
    world.work().await;
    let reach = "select count(*) from case_clocks where rule = 'case.reach' and met_at is null and stopped_at is null";
    let about = "select count(*) from outgoing_messages where account_id is not null";
    assert_eq!(
        (world.count(reach).await, world.count(about).await),
        (1, 2),
        "the text is about it too"
    );
    // Once it begins, nobody rings for what failed before.
    begin(&scene).await;
    assert_eq!(world.count(reach).await, 0);
    assert_eq!(
        world
            .count("select count(*) from cases where next_due is not null and kind = 'rent'")
            .await,
        0
    );
    assert_eq!(state(world, first).await, "failed bad_address");
    // With a carrier as it begins: its failure is the end of it.
    let second = message(
        world,
        scene.amina.0,
        "email",
        "arrears",
        Some(scene.rent.0),
        Some(case),
    )
    .await;
    sqlx::query("update outgoing_messages set state = 'sent' where id = $1")
        .bind(second.0)
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    let failed = domain::messages::delivery::Word::Failed {
        reason: "bad_address",
    };
    world.db().record_delivery(second, failed).await.unwrap();
    assert_eq!(state(world, second).await, "failed bad_address");
    assert_eq!((world.count(reach).await, world.count(about).await), (0, 3));
    // Someone without any way to be reached, too.
    let third = message(
        world,
        scene.yusuf.0,
        "email",
        "arrears",
        Some(scene.rent.0),
        Some(case),
    )
    .await;
    sqlx::query(
        "update outgoing_messages set state = 'failed', reason = 'no_contact' where id = $1",
    )
    .bind(third.0)
    .execute(&mut world.all_seeing().await)
    .await
    .unwrap();
    world.work().await;
    assert_eq!(state(world, third).await, "suppressed breathing_space");
    assert_eq!(world.count(reach).await, 0);
}

#[tokio::test]
async fn a_demand_about_no_account_cannot_be_written() {
    let (scene, _) = scene().await;
    let refused = sqlx::query(
        "insert into outgoing_messages (id, kind, class, channel, recipient, subject, body, state, created_at)
         values (gen_random_uuid(), 'x', 'arrears', 'sms', 'x', 'x', 'x', 'queued', now())",
    )
    .execute(&mut scene.world.all_seeing().await)
    .await
    .unwrap_err();
    let constraint = refused
        .as_database_error()
        .and_then(|error| error.constraint());
    assert_eq!(constraint, Some("outgoing_messages_arrears_have_account"));
}
