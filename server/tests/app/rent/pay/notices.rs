use super::{Till, till};
use crate::govuk_pay::{SECRET, sign};
use axum::body::Body;
use chrono::TimeDelta;
use http::{Method, Request, StatusCode};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

async fn post(till: &Till, signature: &str, body: &str) -> StatusCode {
    let request = Request::builder()
        .method(Method::POST)
        .uri("/hooks/pay")
        .header("content-type", "application/json")
        .header("pay-signature", signature)
        .body(Body::from(body.to_owned()))
        .unwrap();
    till.world.anonymous().send(request).await.status
}

pub async fn notify(till: &Till, id: &str, event: &str) -> StatusCode {
    let body = till.emulator.notice(id, event);
    post(till, &sign(SECRET, &body), &body).await
}

#[tokio::test]
async fn a_signed_notice_has_us_ask_and_the_payment_is_posted_without_its_payer() {
    let till = till().await;
    let id = till.pay("20").await;
    assert_eq!(notify(&till, &id, "card_payment_succeeded").await, 204);
    assert_eq!(
        till.emulator.requests().len(),
        1,
        "answered before anything is asked"
    );
    till.world.work().await;
    assert_eq!(till.lines().await, [-2_000]);
    for event in [
        "card_payment_captured",
        "card_payment_succeeded",
        "card_payment_succeeded",
    ] {
        assert_eq!(notify(&till, &id, event).await, 204);
        till.world.work().await;
    }
    till.emulator.settle(&id, "2026-11-23");
    notify(&till, &id, "card_payment_settled").await;
    till.world.work().await;
    let settled = till
        .world
        .count("select count(*) from payments where settled_on = '2026-11-23'")
        .await;
    assert_eq!((till.lines().await, settled), (vec![-2_000], 1));
    let told = till
        .world
        .count("select count(*) from outgoing_messages where kind = 'payment-received'")
        .await;
    assert_eq!(told, 2, "one email, one text");
}

#[tokio::test]
async fn a_notice_that_is_not_signed_with_our_secret_has_no_effect() {
    let till = till().await;
    let id = till.pay("20").await;
    let body = till.emulator.notice(&id, "card_payment_succeeded");
    let signed = sign(SECRET, &body);
    for signature in [
        "",
        "x",
        &sign("another secret", &body),
        &sign("", &body),
        &signed.to_uppercase(),
        &signed[2..],
    ] {
        assert_eq!(
            post(&till, signature, &body).await,
            StatusCode::UNAUTHORIZED,
            "{signature}"
        );
    }
    let changed = body.replace("succeeded", "failed");
    assert_eq!(
        post(&till, &signed, &changed).await,
        StatusCode::UNAUTHORIZED
    );
    till.world.work().await;
    assert_eq!(
        (till.lines().await.len(), till.emulator.requests().len()),
        (0, 1)
    );
}

#[tokio::test]
async fn a_notice_is_a_hint_and_its_body_is_not_believed() {
    let till = till().await;
    let id = till.pay("20").await;
    let says_paid = till.emulator.notice(&id, "card_payment_succeeded");
    till.emulator.set(&id, "started", None);
    assert_eq!(
        post(&till, &sign(SECRET, &says_paid), &says_paid).await,
        204
    );
    till.world.work().await;
    assert_eq!(
        (till.lines().await.len(), till.state().await),
        (0, "started".to_owned())
    );
}

#[tokio::test]
async fn notices_of_payments_that_are_not_ours_and_nonsense_change_nothing() {
    let till = till().await;
    assert_eq!(
        notify(
            &till,
            "hu20sqlact5260q2nanm0q8u93",
            "card_payment_succeeded"
        )
        .await,
        204
    );
    for body in ["", "{", "{}", r#"{"resource_id":7}"#, "\u{0}"] {
        assert_eq!(
            post(&till, &sign(SECRET, body), body).await,
            StatusCode::BAD_REQUEST,
            "{body:?}"
        );
    }
    let long = "x".repeat(300_000);
    let refused = post(&till, &sign(SECRET, &long), &long).await;
    assert_eq!(refused, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(
        (till.world.jobs().await, till.emulator.requests().len()),
        (0, 0)
    );
}

#[tokio::test]
async fn without_a_secret_no_notice_is_believed() {
    let till = till().await;
    let id = till.pay("20").await;
    let body = till.emulator.notice(&id, "card_payment_succeeded");
    let router = till.world.again(|site| site.pay_secret = None);
    for secret in [SECRET, ""] {
        let request = Request::builder()
            .method(Method::POST)
            .uri("/hooks/pay")
            .header("pay-signature", sign(secret, &body))
            .body(Body::from(body.clone()))
            .unwrap();
        let answer = till.world.anonymous().at(&router).send(request).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    }
}

/// What may happen to a payment, in any order and any number of times.
#[derive(Clone, Copy, Debug)]
enum Happens {
    ComesBack,
    IsPolled,
    IsNotified(&'static str),
    IsForged,
    AllAtOnce,
    MovesTo(&'static str, Option<&'static str>),
    ProviderFails,
    ProviderRecovers,
}

fn happening() -> impl Strategy<Value = Happens> {
    use Happens as H;
    prop_oneof![
        3 => Just(H::ComesBack),
        3 => Just(H::IsPolled),
        2 => prop::sample::select(&["card_payment_succeeded", "card_payment_captured", "card_payment_failed", "card_payment_expired"][..]).prop_map(H::IsNotified),
        1 => Just(H::IsForged),
        2 => Just(H::AllAtOnce),
        2 => Just(H::MovesTo("started", None)),
        2 => Just(H::MovesTo("submitted", None)),
        2 => Just(H::MovesTo("success", None)),
        1 => Just(H::MovesTo("failed", Some("P0010"))),
        1 => Just(H::ProviderFails),
        1 => Just(H::ProviderRecovers),
    ]
}

/// The provider's own life of a payment: forward, and an end is an end.
fn may_move(now: &str, to: &str) -> bool {
    let step = |status: &str| {
        ["created", "started", "submitted"]
            .iter()
            .position(|it| *it == status)
    };
    match (step(now), step(to)) {
        (Some(now), Some(to)) => to > now,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

async fn happen(till: &Till, id: &str, what: Happens) {
    match what {
        Happens::ComesBack => {
            let page = till.come_back(id).await;
            assert_eq!(page.status, StatusCode::OK);
        }
        Happens::IsPolled => {
            till.world.clock.advance(TimeDelta::minutes(40));
            till.world
                .db()
                .ask_about_open_payments(&*till.provider)
                .await
                .unwrap();
        }
        Happens::IsNotified(event) => {
            assert_eq!(notify(till, id, event).await, 204);
            till.world.work_later().await;
        }
        Happens::IsForged => {
            let body = till.emulator.notice(id, "card_payment_succeeded");
            assert_eq!(post(till, "forged", &body).await, 401);
        }
        Happens::AllAtOnce => {
            let path = till.return_path(id);
            let db = till.world.db();
            let _ = tokio::join!(
                till.phone.get(&path),
                till.phone.get(&path),
                db.ask_about_open_payments(&*till.provider),
                notify(till, id, "card_payment_succeeded"),
            );
        }
        Happens::MovesTo(status, code) => {
            let now = till
                .emulator
                .payments()
                .iter()
                .find(|it| it.id == id)
                .unwrap()
                .status;
            if may_move(now, status) {
                till.emulator.set(id, status, code);
            }
        }
        Happens::ProviderFails => till.emulator.answer(503, "P0999"),
        Happens::ProviderRecovers => till.emulator.mood(crate::govuk_pay::Mood::default()),
    }
}

#[tokio::test]
async fn whatever_comes_in_whatever_order_a_paid_payment_is_posted_exactly_once() {
    let till = till().await;
    let mut runner = TestRunner::deterministic();
    let happenings = prop::collection::vec(happening(), 1..14);
    let mut expected = Vec::new();
    for round in 0..40 {
        let life = happenings.new_tree(&mut runner).unwrap().current();
        till.emulator.mood(crate::govuk_pay::Mood::default());
        let pence = 1_000 + round;
        let id = till.begin(&format!("10.{round:02}")).await;
        for what in &life {
            happen(&till, &id, *what).await;
        }
        till.emulator.mood(crate::govuk_pay::Mood::default());
        happen(&till, &id, Happens::ComesBack).await;
        let paid = till.emulator.payments().last().unwrap().status == "success";
        if paid {
            expected.push(-pence);
        }
        let mut lines = till.lines().await;
        lines.sort_by(|a, b| b.cmp(a));
        assert_eq!(lines, expected, "{life:?}");
    }
    assert!(
        expected.len() > 5 && expected.len() < 35,
        "both ends were met: {}",
        expected.len()
    );
    assert_eq!(
        till.world.count("select count(*) from rent_drift()").await,
        0
    );
}
