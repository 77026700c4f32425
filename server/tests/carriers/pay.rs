//! The adapter to GOV.UK Pay against answers of every kind.

use crate::govuk_pay::{self, Mood};
use crate::privacy::Log;
use domain::PaymentId;
use domain::rent::payments::{Provider, Reason, RefundState, Trouble, Wanted};
use rules::money::Pence;
use rules::rent::PaymentState;
use server::config::Secret;
use server::pay::{GovUkPay, PaySettings};

fn adapter(url: &str, key: &str) -> GovUkPay {
    GovUkPay::new(&PaySettings {
        url: url.into(),
        key: Secret::new(key),
    })
    .unwrap()
}

fn wanted() -> Wanted {
    Wanted {
        id: PaymentId::new(),
        pence: Pence(11_610),
        reference: "6100482134".into(),
        description: "Ebbsmarsh Borough Council: payment 6100482134".into(),
        return_url: "https://tenants.ebbsmarsh.example/rent/pay/return/0b".into(),
    }
}

#[tokio::test]
async fn a_payment_is_made_looked_at_and_stopped() {
    let emulator = govuk_pay::start().await;
    let pay = adapter(&emulator.url, govuk_pay::KEY);
    let (wanted, made) = (wanted(), pay.create(&wanted()).await.unwrap());
    assert_eq!(
        (made.pence, made.state),
        (wanted.pence, PaymentState::Created)
    );
    assert!(made.next_url.unwrap().starts_with(&emulator.url));
    emulator.set(&made.provider_id, "submitted", None);
    assert_eq!(
        pay.look(&made.provider_id).await.unwrap().state,
        PaymentState::Submitted
    );
    pay.cancel(&made.provider_id).await.unwrap();
    let seen = pay.look(&made.provider_id).await.unwrap();
    assert_eq!(
        (seen.state, seen.code.as_deref(), seen.next_url),
        (PaymentState::Cancelled, Some("P0040"), None)
    );
    assert_eq!(
        pay.cancel(&made.provider_id).await,
        Err(Trouble::Refused(Reason::NotCancellable))
    );
}

#[tokio::test]
async fn the_same_payment_again_is_the_same_and_another_under_its_key_is_refused() {
    let emulator = govuk_pay::start().await;
    let pay = adapter(&emulator.url, govuk_pay::KEY);
    let wanted = wanted();
    let (one, two) = (
        pay.create(&wanted).await.unwrap(),
        pay.create(&wanted).await.unwrap(),
    );
    assert_eq!(one.provider_id, two.provider_id);
    assert_ne!(one.next_url, two.next_url, "each address works once");
    let other = Wanted {
        pence: Pence(5),
        ..wanted
    };
    assert_eq!(
        pay.create(&other).await,
        Err(Trouble::Refused(Reason::KeyUsed))
    );
}

#[tokio::test]
async fn each_published_error_has_its_reason() {
    let emulator = govuk_pay::start().await;
    let pay = adapter(&emulator.url, govuk_pay::KEY);
    for (status, code, expected) in [
        (400, "P0101", Trouble::Refused(Reason::BadRequest)),
        (422, "P0102", Trouble::Refused(Reason::BadRequest)),
        (400, "P0197", Trouble::Refused(Reason::BadRequest)),
        (409, "P0191", Trouble::Refused(Reason::KeyUsed)),
        (500, "P0198", Trouble::Later(Reason::ProviderError)),
        (500, "P0199", Trouble::Later(Reason::NotAllowed)),
        (404, "P0200", Trouble::Refused(Reason::NotFound)),
        (412, "P0604", Trouble::Refused(Reason::AmountMoved)),
        (400, "P0603", Trouble::Refused(Reason::NotRefundable)),
        (429, "P0900", Trouble::Later(Reason::RateLimited)),
        (403, "P0920", Trouble::Later(Reason::NotAllowed)),
        (400, "P0940", Trouble::Later(Reason::NotAllowed)),
        (403, "P0941", Trouble::Later(Reason::NotAllowed)),
        (503, "P0999", Trouble::Later(Reason::ProviderError)),
        (502, "", Trouble::Later(Reason::ProviderError)),
        (302, "", Trouble::Later(Reason::GarbledAnswer)),
    ] {
        emulator.answer(status, code);
        assert_eq!(
            pay.create(&wanted()).await,
            Err(expected),
            "{status} {code}"
        );
    }
}

#[tokio::test]
async fn a_wrong_key_and_a_garbled_answer_are_told_apart() {
    let emulator = govuk_pay::start().await;
    let wrong = adapter(&emulator.url, "api_test_wrong");
    assert_eq!(
        wrong.create(&wanted()).await,
        Err(Trouble::Later(Reason::RejectedKey))
    );
    let pay = adapter(&emulator.url, govuk_pay::KEY);
    for body in [
        "",
        "<html>maintenance</html>",
        "{}",
        r#"{"payment_id":"../x","amount":1,"state":{"status":"created","finished":false}}"#,
        r#"{"payment_id":"a","amount":1,"state":{"status":"created","finished":false},"_links":{"next_url":{"href":"https://evil.example/"}}}"#,
    ] {
        emulator.mood(Mood {
            answer: Some((201, body.into())),
            ..Mood::default()
        });
        assert_eq!(
            pay.create(&wanted()).await,
            Err(Trouble::Later(Reason::GarbledAnswer)),
            "{body}"
        );
    }
    let nobody = adapter("http://127.0.0.1:9", govuk_pay::KEY);
    assert_eq!(
        nobody.create(&wanted()).await,
        Err(Trouble::Later(Reason::Unreachable))
    );
}

#[tokio::test]
async fn refunds_are_made_within_what_is_left() {
    let emulator = govuk_pay::start().await;
    let pay = adapter(&emulator.url, govuk_pay::KEY);
    let id = pay.create(&wanted()).await.unwrap().provider_id;
    let early = pay.refund(&id, Pence(1), Pence(11_610)).await;
    assert_eq!(early, Err(Trouble::Refused(Reason::NotRefundable)));
    emulator.set(&id, "success", None);
    let made = pay.refund(&id, Pence(610), Pence(11_610)).await.unwrap();
    assert_eq!((made.pence, made.state), (Pence(610), RefundState::Success));
    let again = pay.refund(&id, Pence(610), Pence(11_610)).await;
    assert_eq!(again, Err(Trouble::Refused(Reason::AmountMoved)));
    let more = pay.refund(&id, Pence(11_001), Pence(11_000)).await;
    assert_eq!(more, Err(Trouble::Refused(Reason::NotRefundable)));
    assert_eq!(pay.refunds(&id).await.unwrap(), std::slice::from_ref(&made));
    assert_eq!(
        pay.look_at_refund(&id, &made.provider_id).await.unwrap(),
        made
    );
}

#[tokio::test]
async fn neither_the_key_nor_anything_of_a_card_reaches_a_log_line() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let emulator = govuk_pay::start().await;
    let pay = adapter(&emulator.url, govuk_pay::KEY);
    let id = pay.create(&wanted()).await.unwrap().provider_id;
    emulator.set(&id, "success", None);
    tracing::info!("{:?}", pay.look(&id).await);
    emulator.answer(422, "P0102");
    tracing::error!("{:?}", pay.create(&wanted()).await);
    let written = log.written();
    assert!(
        written.contains("Success") && written.contains("BadRequest"),
        "{written}"
    );
    for secret in [govuk_pay::KEY, "canary", "Canary", "444433", "1111"] {
        assert!(!written.contains(secret), "{secret} in {written}");
    }
}
