//! What becomes of a message: sent, tried again, sent another way, or put before an officer. Never lost, never twice by us.

use crate::carrier::{Does, Scripted};
use crate::journey::{dripping_tap, reported, reported_as, send, write, write_by_pages};
use crate::rent::breathing::play::message as message_about;
use crate::rent::scene::Scene;
use crate::world::{Browser, World};
use axum::body::Body;
use domain::messages::delivery::Word;
use domain::messages::sending::Claim;
use domain::repairs::{DraftAnswers, Sent};
use domain::{OutgoingId, PersonId};
use http::{Method, Request, StatusCode};
use rules::contact::Contact;
use server::carriers::{Carriers, Delivery, Reason};
use server::config::Settings;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// A world with these two providers.
async fn world(email: Scripted, sms: Scripted) -> (World, Arc<Scripted>, Arc<Scripted>) {
    let (email, sms) = (Arc::new(email), Arc::new(sms));
    let carriers = Carriers {
        email: email.clone(),
        sms: sms.clone(),
    };
    let world = World::with(|site| site.carriers = Arc::new(carriers)).await;
    (world, email, sms)
}

/// `["email sent", "sms queued"]`, oldest first.
async fn states(world: &World) -> Vec<String> {
    sqlx::query_scalar(
        "select channel || ' ' || state || coalesce(' ' || reason, '') from outgoing_messages order by created_at, fallback_of nulls first, channel",
    )
    .fetch_all(&mut world.all_seeing().await)
    .await
    .unwrap()
}

async fn message(world: &World, channel: &str) -> OutgoingId {
    let id: Uuid = sqlx::query_scalar("select id from outgoing_messages where channel = $1 order by created_at, fallback_of nulls first limit 1")
        .bind(channel)
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap();
    OutgoingId(id)
}

/// How often an officer was asked to phone or write: (events, running clocks).
async fn asked_to_reach(world: &World) -> (i64, i64) {
    (
        world
            .count("select count(*) from case_events where kind = 'not_reached'")
            .await,
        world
            .count("select count(*) from case_clocks where rule = 'case.reach' and met_at is null")
            .await,
    )
}

/// A report by someone who wants to hear by these ways only.
async fn reported_for(world: &World, ways: &[&str]) -> (PersonId, Browser, Sent) {
    let (person, browser) = world.tenant("Amina").await;
    let answers = DraftAnswers {
        reach_by: Some(
            ways.iter()
                .map(|way| (*way).to_owned())
                .collect::<BTreeSet<_>>(),
        ),
        ..dripping_tap()
    };
    let sent = reported_as(world, &browser, person, answers).await;
    (person, browser, sent)
}

async fn exec(world: &World, sql: &'static str) {
    sqlx::query(sql)
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_message_is_queued_then_sent_then_delivered() {
    let (world, email, sms) =
        world(Scripted::new(&[Does::Takes]), Scripted::new(&[Does::Takes])).await;
    let (_, _, sent) = reported_for(&world, &["email", "sms"]).await;
    assert_eq!(states(&world).await, ["email queued", "sms queued"]);
    world.work().await;
    assert_eq!(states(&world).await, ["email sent", "sms sent"]);
    let text = &sms.letters()[0];
    assert!(
        text.text.contains(&sent.reference) && text.text.len() <= 160,
        "{}",
        text.text
    );
    assert!(
        !text.text.contains("tap"),
        "a text may be read by anyone: {}",
        text.text
    );
    assert!(!email.letters()[0].subject.to_lowercase().contains("tap"));
    world.work_later().await;
    assert_eq!(
        states(&world).await,
        ["email sent", "sms sent"],
        "still on their way"
    );
    email.decide(Delivery::Delivered);
    sms.decide(Delivery::Delivered);
    world.work_later().await;
    assert_eq!(states(&world).await, ["email delivered", "sms delivered"]);
    assert_eq!((email.calls(), sms.calls(), world.jobs().await), (1, 1, 0));
}

#[tokio::test]
async fn a_provider_in_trouble_is_asked_again_until_it_takes_the_message() {
    let script = [Does::AsksToComeBack, Does::AsksToComeBack, Does::Takes];
    let (world, email, _) = world(Scripted::new(&script), Scripted::new(&[])).await;
    reported_for(&world, &["email"]).await;
    world.work().await;
    assert_eq!(states(&world).await, ["email queued"]);
    world.work_later().await;
    world.work_later().await;
    assert_eq!(states(&world).await, ["email sent"]);
    let references: BTreeSet<Uuid> = email
        .letters()
        .iter()
        .map(|letter| letter.reference)
        .collect();
    assert_eq!(
        (email.calls(), references.len()),
        (3, 1),
        "a repeat carries the same reference"
    );
    assert_eq!(asked_to_reach(&world).await, (0, 0));
    assert_eq!(
        world.count("select count(*) from delivery_attempts").await,
        3
    );
}

#[tokio::test]
async fn a_refusal_is_followed_once_by_the_other_channel() {
    let (world, email, sms) = world(
        Scripted::new(&[Does::Refuses]),
        Scripted::new(&[Does::Takes]),
    )
    .await;
    let (_, _, _) = reported_for(&world, &["email"]).await;
    world.work().await;
    assert_eq!(
        states(&world).await,
        ["email failed bad_address", "sms sent"]
    );
    assert_eq!((email.calls(), sms.calls()), (1, 1));
    let text = &sms.letters()[0].text;
    assert!(text.len() <= 160 && !text.contains("tap"), "{text}");
    assert_eq!(asked_to_reach(&world).await, (0, 0));
}

#[tokio::test]
async fn when_both_channels_fail_an_officer_is_asked_once_and_the_tenant_sees_it() {
    let (world, email, sms) = world(
        Scripted::always(Does::Refuses),
        Scripted::always(Does::Refuses),
    )
    .await;
    let (_, phone, sent) = reported_for(&world, &["email"]).await;
    world.work().await;
    assert_eq!(
        states(&world).await,
        ["email failed bad_address", "sms failed bad_address"]
    );
    assert_eq!((email.calls(), sms.calls()), (1, 1));
    assert_eq!(asked_to_reach(&world).await, (1, 1));
    let page = phone.get(&format!("/repairs/{}", sent.reference)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("could not"), "{}", page.text());
}

#[tokio::test]
async fn when_both_ways_were_chosen_and_both_fail_an_officer_is_asked_once() {
    let (world, email, sms) = world(
        Scripted::always(Does::Refuses),
        Scripted::always(Does::Refuses),
    )
    .await;
    reported_for(&world, &["email", "sms"]).await;
    world.work().await;
    assert_eq!(
        states(&world).await,
        ["email failed bad_address", "sms failed bad_address"]
    );
    assert_eq!(
        (email.calls(), sms.calls()),
        (1, 1),
        "neither is sent again by the other's way"
    );
    assert_eq!(asked_to_reach(&world).await, (1, 1));
}

#[tokio::test]
async fn news_of_no_case_that_went_by_text_is_not_texted_again_when_the_email_fails() {
    let (world, email, sms) = world(
        Scripted::always(Does::Refuses),
        Scripted::always(Does::Takes),
    )
    .await;
    let scene = Scene::on(world).await;
    for channel in ["email", "sms"] {
        message_about(
            &scene.world,
            scene.amina.0,
            channel,
            "service",
            Some(scene.rent.0),
            None,
        )
        .await;
    }
    scene.world.work().await;
    assert_eq!((email.calls(), sms.calls()), (1, 1));
    assert_eq!(
        states(&scene.world).await,
        ["email failed bad_address", "sms sent"]
    );
}

#[tokio::test]
async fn two_words_of_failure_at_the_same_moment_still_reach_an_officer() {
    for _ in 0..5 {
        let (world, _, _) = world(Scripted::new(&[]), Scripted::new(&[])).await;
        reported_for(&world, &["email", "sms"]).await;
        world.work().await;
        let (email, sms) = (message(&world, "email").await, message(&world, "sms").await);
        let failed = Word::Failed {
            reason: "bad_address",
        };
        let (one, other) = tokio::join!(
            world.db().record_delivery(email, failed),
            world.db().record_delivery(sms, failed)
        );
        one.unwrap();
        other.unwrap();
        assert_eq!(asked_to_reach(&world).await, (1, 1));
    }
}

#[tokio::test]
async fn a_provider_that_is_down_for_the_whole_budget_ends_with_an_officer() {
    let (world, email, sms) = world(
        Scripted::always(Does::AsksToComeBack),
        Scripted::always(Does::AsksToComeBack),
    )
    .await;
    reported_for(&world, &["email"]).await;
    world.work().await;
    for _ in 0..24 {
        world.work_later().await;
    }
    assert_eq!(
        states(&world).await,
        ["email failed provider_error", "sms failed provider_error"]
    );
    assert_eq!(
        (email.calls(), sms.calls()),
        (10, 10),
        "ten attempts each, as stated"
    );
    assert_eq!(asked_to_reach(&world).await, (1, 1));
    assert_eq!(world.jobs().await, 0);
}

#[tokio::test]
async fn a_contact_that_became_unsafe_is_not_written_to() {
    let (world, email, sms) = world(Scripted::new(&[]), Scripted::new(&[])).await;
    reported_for(&world, &["email", "sms"]).await;
    exec(
        &world,
        "update contact_points set safe = false where channel = 'sms'",
    )
    .await;
    world.work().await;
    assert_eq!(
        states(&world).await,
        ["email sent", "sms suppressed not_safe"]
    );
    assert_eq!((email.calls(), sms.calls()), (1, 0));
    assert_eq!(asked_to_reach(&world).await, (0, 0));
}

#[tokio::test]
async fn a_contact_that_was_given_up_is_not_written_to() {
    let (world, email, _) = world(Scripted::new(&[]), Scripted::new(&[])).await;
    reported_for(&world, &["email", "sms"]).await;
    exec(
        &world,
        "update contact_points set ended_at = now() where channel = 'email'",
    )
    .await;
    world.work().await;
    assert_eq!(
        states(&world).await,
        ["email suppressed not_safe", "sms sent"]
    );
    assert_eq!(email.calls(), 0);
}

#[tokio::test]
async fn someone_with_no_safe_way_left_is_put_before_an_officer() {
    let (world, email, sms) = world(Scripted::new(&[]), Scripted::new(&[])).await;
    reported_for(&world, &["email", "sms"]).await;
    exec(&world, "update contact_points set safe = false").await;
    world.work().await;
    assert_eq!(
        states(&world).await,
        ["email suppressed not_safe", "sms suppressed not_safe"]
    );
    assert_eq!((email.calls(), sms.calls()), (0, 0));
    assert_eq!(asked_to_reach(&world).await, (1, 1));
}

#[tokio::test]
async fn someone_without_any_contact_is_put_before_an_officer() {
    let (world, email, sms) = world(Scripted::new(&[]), Scripted::new(&[])).await;
    let (amina, phone) = world.tenant("Amina").await;
    exec(&world, "update contact_points set safe = false").await;
    reported(&world, &phone, amina).await;
    world.work().await;
    assert_eq!(states(&world).await, ["email failed no_contact"]);
    assert_eq!((email.calls(), sms.calls()), (0, 0));
    assert_eq!(asked_to_reach(&world).await, (1, 1));
}

#[tokio::test]
async fn a_code_is_not_sent_once_it_has_expired() {
    let (world, _, sms) = world(Scripted::new(&[]), Scripted::new(&[])).await;
    let (_, browser) = world.tenant("Amina").await;
    let number: String =
        sqlx::query_scalar("select address from contact_points where channel = 'sms'")
            .fetch_one(&mut world.all_seeing().await)
            .await
            .unwrap();
    let pepper = world.site.shared.pepper.clone();
    let from = domain::account::sign_in::From {
        browser: browser.key(),
        prefix: "203.0.113.0/24",
        pepper: &pepper,
    };
    let contact = Contact::parse(&number).unwrap();
    world
        .db()
        .ask_for_code(&from, &contact, None)
        .await
        .unwrap();
    // The worker writes the code's message, and is late in sending it.
    let request: Uuid = sqlx::query_scalar("select id from sign_in_requests")
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap();
    let mut tx = world.db().begin(domain::System("test")).await.unwrap();
    tx.send_code(&pepper, domain::SignInId(request))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(states(&world).await, ["sms queued"]);
    world.clock.advance(chrono::TimeDelta::minutes(11));
    world.work().await;
    assert_eq!(states(&world).await, ["sms expired too_late"]);
    assert_eq!(sms.calls(), 0);
}

#[tokio::test]
async fn late_repeated_and_contrary_words_change_no_final_state() {
    let (world, _, _) = world(Scripted::new(&[]), Scripted::new(&[])).await;
    reported_for(&world, &["email", "sms"]).await;
    let (email, sms) = (message(&world, "email").await, message(&world, "sms").await);
    let failed = Word::Failed {
        reason: "temporary_failure",
    };
    // Before it was handed over there is nothing to have a word about.
    world.db().record_delivery(email, failed).await.unwrap();
    assert_eq!(states(&world).await, ["email queued", "sms queued"]);
    world.work().await;
    for word in [
        Word::Pending,
        Word::Delivered,
        failed,
        Word::Pending,
        Word::Delivered,
    ] {
        world.db().record_delivery(email, word).await.unwrap();
    }
    for word in [failed, Word::Delivered, failed, Word::Pending] {
        world.db().record_delivery(sms, word).await.unwrap();
    }
    world
        .db()
        .record_delivery(OutgoingId::new(), failed)
        .await
        .unwrap();
    assert_eq!(
        states(&world).await,
        ["email delivered", "sms failed temporary_failure"]
    );
    assert_eq!(
        asked_to_reach(&world).await,
        (0, 0),
        "the email has reached them"
    );
}

#[tokio::test]
async fn a_word_that_is_faster_than_our_own_record_is_kept() {
    let (world, email, _) = world(Scripted::new(&[]), Scripted::new(&[])).await;
    reported_for(&world, &["email"]).await;
    let id = message(&world, "email").await;
    let Claim::Send(_) = world.db().claim_message(id).await.unwrap() else {
        panic!("nothing to send");
    };
    world
        .db()
        .record_delivery(id, Word::Delivered)
        .await
        .unwrap();
    let handed = domain::messages::sending::Outcome::Handed {
        provider_reference: "theirs".into(),
    };
    world
        .db()
        .record_outcome(id, "scripted", &handed, true)
        .await
        .unwrap();
    assert_eq!(states(&world).await, ["email delivered"]);
    world.work().await;
    assert_eq!(email.calls(), 0);
}

const TOKEN: &str = "a token of at least thirty-two letters";

async fn receipt(world: &World, token: &str, body: String) -> StatusCode {
    let request = Request::builder()
        .method(Method::POST)
        .uri("/hooks/notify")
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json")
        .body(Body::from(body))
        .unwrap();
    world.anonymous().send(request).await.status
}

fn receipt_of(id: Uuid, status: &str) -> String {
    serde_json::json!({ "id": Uuid::now_v7(), "reference": id, "status": status, "to": "x", "notification_type": "sms" })
        .to_string()
}

#[tokio::test]
async fn a_receipt_is_believed_with_our_token_only() {
    let token = Settings::of([("DOORSTEP_NOTIFY_CALLBACK_TOKEN", TOKEN)])
        .unwrap()
        .notify_callback_token
        .clone();
    assert!(token.is_some());
    let world = World::with(|site| site.notify_token = token).await;
    reported_for(&world, &["email", "sms"]).await;
    exec(&world, "update outgoing_messages set state = 'sent'").await;
    let (email, sms) = (message(&world, "email").await, message(&world, "sms").await);
    assert_eq!(
        receipt(&world, "wrong", receipt_of(email.0, "delivered")).await,
        403
    );
    assert_eq!(
        receipt(&world, "", receipt_of(email.0, "delivered")).await,
        403
    );
    assert_eq!(states(&world).await, ["email sent", "sms sent"]);
    assert_eq!(
        receipt(&world, TOKEN, receipt_of(email.0, "delivered")).await,
        204
    );
    assert_eq!(
        receipt(&world, TOKEN, receipt_of(email.0, "permanent-failure")).await,
        204
    );
    assert_eq!(
        receipt(&world, TOKEN, receipt_of(sms.0, "sending")).await,
        204
    );
    assert_eq!(
        receipt(&world, TOKEN, receipt_of(Uuid::now_v7(), "delivered")).await,
        204
    );
    assert_eq!(receipt(&world, TOKEN, "{".into()).await, 400);
    assert_eq!(states(&world).await, ["email delivered", "sms sent"]);
    let without = World::new().await;
    assert_eq!(
        receipt(&without, TOKEN, receipt_of(email.0, "delivered")).await,
        403
    );
    assert_eq!(
        receipt(&without, "", receipt_of(email.0, "delivered")).await,
        403
    );
}

#[tokio::test]
async fn after_a_crash_between_call_and_record_the_same_reference_goes_out_again() {
    let (world, email, _) = world(Scripted::new(&[]), Scripted::new(&[])).await;
    reported_for(&world, &["email"]).await;
    let crashed = claimed_and_handed_over(&world).await;
    world.work().await;
    assert_eq!(states(&world).await, ["email sent"]);
    let references: Vec<Uuid> = email
        .letters()
        .iter()
        .map(|letter| letter.reference)
        .collect();
    assert_eq!(references, [crashed.0, crashed.0]);
}

#[tokio::test]
async fn after_a_crash_a_provider_that_remembers_is_not_given_it_again() {
    let (world, email, _) = world(Scripted::new(&[]).remembering(), Scripted::new(&[])).await;
    reported_for(&world, &["email"]).await;
    claimed_and_handed_over(&world).await;
    world.work().await;
    assert_eq!(states(&world).await, ["email sent"]);
    assert_eq!(email.calls(), 1);
}

/// What a worker does before it dies: claims, and hands the message over.
async fn claimed_and_handed_over(world: &World) -> OutgoingId {
    let id = message(world, "email").await;
    let Claim::Send(handover) = world.db().claim_message(id).await.unwrap() else {
        panic!("nothing to send");
    };
    let letter = server::carriers::Letter {
        reference: id.0,
        channel: server::carriers::Channel::Email,
        to: handover.recipient,
        subject: handover.subject,
        text: handover.body,
        kind: handover.kind,
    };
    world.site.carriers.email.send(&letter).await.unwrap();
    assert_eq!(states(world).await, ["email sending"]);
    id
}

#[tokio::test]
async fn a_provider_that_hangs_holds_up_neither_the_tenant_nor_the_database() {
    let (world, email, _) =
        world(Scripted::always(Does::Hangs), Scripted::always(Does::Hangs)).await;
    let (_, phone) = world.tenant("Amina").await;
    let key = write_by_pages(&phone).await;
    let sent = phone
        .post("/do/repairs/report/send", &[("submission_key", &key)])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(
        email.calls(),
        0,
        "the tenant is answered before anything is sent"
    );
    let site = world.site.clone();
    let owner = world.owner.clone();
    let working = tokio::spawn(async move { server::jobs::work_once(site, owner).await.is_ok() });
    let deadline = Instant::now() + Duration::from_secs(20);
    while email.calls() == 0 {
        assert!(Instant::now() < deadline, "the worker never called");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let open: i64 = world
        .count("select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'")
        .await;
    assert_eq!(
        open, 0,
        "no transaction is open while a provider takes its time"
    );
    let began = Instant::now();
    let page = phone.get("/repairs").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        began.elapsed() < Duration::from_secs(3),
        "{:?}",
        began.elapsed()
    );
    working.abort();
}

#[tokio::test]
async fn a_closed_case_is_not_news_to_someone_whose_report_was_never_confirmed_twice() {
    // Two sendings of one report, one confirmation per way, however often the worker runs.
    let (world, email, sms) = world(Scripted::new(&[]), Scripted::new(&[])).await;
    let (amina, phone) = world.tenant("Amina").await;
    let key = write(&world, &phone, Some(amina), dripping_tap()).await;
    for _ in 0..2 {
        send(&world, &phone, Some(amina), key).await.unwrap();
        world.work().await;
    }
    assert_eq!((email.calls(), sms.calls()), (1, 1));
}

#[test]
fn reasons_are_words_and_never_addresses() {
    assert_eq!(Reason::BadAddress.as_str(), "bad_address");
}
