use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use server::carriers::notify::{Callback, CallbackError, Templates, parse_callback};
use server::carriers::{Carrier, Delivery, Notify, Reason, SendError, supersedes};
use uuid::Uuid;

use crate::notify_emulator::{Mood, start};
use crate::{EMAIL_TEMPLATE, SMS_TEMPLATE, email, notify, notify_settings, text};

#[tokio::test]
async fn an_email_is_handed_over_with_our_reference_and_words() {
    let emulator = start().await;
    let letter = email();
    let handed = notify(&emulator.url).send(&letter).await.unwrap();
    let sent = &emulator.sent()[0];
    assert_eq!(
        (handed.provider, handed.provider_reference),
        ("notify", sent.id.to_string())
    );
    assert_eq!(
        (&*sent.channel, &sent.to, &sent.reference),
        ("email", &letter.to, &letter.reference.to_string())
    );
    assert_eq!(sent.template, EMAIL_TEMPLATE.to_string());
    assert_eq!(
        sent.personalisation,
        serde_json::json!({ "subject": letter.subject, "body": letter.text })
    );
}

#[tokio::test]
async fn a_text_goes_to_the_number_in_full_through_the_template_of_its_kind() {
    let emulator = start().await;
    let mut settings = notify_settings(&emulator.url);
    settings.sms_templates = format!("{SMS_TEMPLATE}, repair_booked={}", Uuid::from_u128(3))
        .parse()
        .unwrap();
    let carrier = Notify::new(&settings).unwrap();
    carrier.send(&text()).await.unwrap();
    let mut other = text();
    other.kind = "sign_in_code".into();
    carrier.send(&other).await.unwrap();
    let sent = emulator.sent();
    assert_eq!((&*sent[0].to, &*sent[0].channel), ("447700900123", "sms"));
    assert_eq!(
        sent[0].personalisation,
        serde_json::json!({ "body": text().text })
    );
    assert_eq!(
        (&sent[0].template, &sent[1].template),
        (&Uuid::from_u128(3).to_string(), &SMS_TEMPLATE.to_string())
    );
}

#[tokio::test]
async fn a_channel_without_a_template_and_a_number_abroad_are_refused_before_anything_is_sent() {
    let emulator = start().await;
    let mut settings = notify_settings(&emulator.url);
    settings.email_templates = Templates::default();
    let carrier = Notify::new(&settings).unwrap();
    assert_eq!(
        carrier.send(&email()).await,
        Err(SendError::Refused(Reason::WrongChannel))
    );
    let mut abroad = text();
    abroad.to = "+33 6 12 34 56 78".into();
    assert_eq!(
        carrier.send(&abroad).await,
        Err(SendError::Refused(Reason::BadAddress))
    );
    assert!(emulator.sent().is_empty());
}

#[tokio::test]
async fn a_clock_more_than_30_seconds_out_is_named_as_the_reason() {
    let emulator = start().await;
    let carrier = notify(&emulator.url);
    for (clock_ahead, expected) in [
        (-60, Some(Reason::ClockSkew)),
        (60, Some(Reason::ClockSkew)),
        (25, None),
        (-25, None),
    ] {
        emulator.mood(Mood {
            clock_ahead,
            ..Mood::default()
        });
        assert_eq!(
            carrier.send(&email()).await.err(),
            expected.map(SendError::Retry),
            "{clock_ahead} seconds"
        );
    }
}

#[tokio::test]
async fn a_key_with_another_secret_waits_to_be_put_right() {
    let emulator = start().await;
    let mut settings = notify_settings(&emulator.url);
    settings.key = settings.key.replace("e847b4f122b0", "e847b4f122b1");
    let carrier = Notify::new(&settings).unwrap();
    assert_eq!(
        carrier.send(&email()).await,
        Err(SendError::Retry(Reason::RejectedKey))
    );
    assert!(emulator.sent().is_empty());
}

#[tokio::test]
async fn notifys_errors_are_told_apart() {
    let emulator = start().await;
    let carrier = notify(&emulator.url);
    let error = |kind: &str, message: &str| {
        format!(r#"{{"status_code":0,"errors":[{{"error":"{kind}","message":"{message}"}}]}}"#)
    };
    let answers = [
        (
            400,
            error("ValidationError", "email_address Not a valid email address"),
            SendError::Refused(Reason::BadAddress),
        ),
        (
            400,
            error("ValidationError", "phone_number Not enough digits"),
            SendError::Refused(Reason::BadAddress),
        ),
        (
            400,
            error("ValidationError", "template_id is not a valid UUID"),
            SendError::Refused(Reason::BadRequest),
        ),
        (
            400,
            error(
                "ValidationError",
                "Additional properties are not allowed (x was unexpected)",
            ),
            SendError::Refused(Reason::BadRequest),
        ),
        (
            400,
            error(
                "BadRequestError",
                "Can't send to this recipient using a team-only API key",
            ),
            SendError::Refused(Reason::NotAllowed),
        ),
        (
            400,
            error(
                "BadRequestError",
                "Can't send to this recipient when service is in trial mode",
            ),
            SendError::Refused(Reason::NotAllowed),
        ),
        (
            400,
            error(
                "BadRequestError",
                "Content for template has a character count greater than the limit: too long",
            ),
            SendError::Refused(Reason::TooLong),
        ),
        (
            400,
            error("BadRequestError", "Missing personalisation: body"),
            SendError::Refused(Reason::BadRequest),
        ),
        (
            401,
            error(
                "AuthError",
                "Unauthorized: authentication token must be provided",
            ),
            SendError::Retry(Reason::RejectedKey),
        ),
        (
            403,
            error("AuthError", "Invalid token: API key not found"),
            SendError::Retry(Reason::RejectedKey),
        ),
        (
            403,
            error(
                "AuthError",
                "Error: Your system clock must be accurate to within 30 seconds",
            ),
            SendError::Retry(Reason::ClockSkew),
        ),
        (
            429,
            error(
                "RateLimitError",
                "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds",
            ),
            SendError::Retry(Reason::RateLimited),
        ),
        (
            429,
            error(
                "TooManyRequestsError",
                "Exceeded send limits (50) for today",
            ),
            SendError::Retry(Reason::DailyLimit),
        ),
        (
            500,
            error("Exception", "Internal server error"),
            SendError::Retry(Reason::ProviderError),
        ),
        (
            503,
            "<html>".into(),
            SendError::Retry(Reason::ProviderError),
        ),
        (
            400,
            "<html>".into(),
            SendError::Retry(Reason::GarbledAnswer),
        ),
        (
            201,
            r#"{"id":"not an id"}"#.into(),
            SendError::Retry(Reason::GarbledAnswer),
        ),
        (204, String::new(), SendError::Retry(Reason::GarbledAnswer)),
    ];
    for (status, body, expected) in answers {
        emulator.answer(status, &body);
        assert_eq!(
            carrier.send(&email()).await,
            Err(expected),
            "{status} {body}"
        );
    }
}

#[tokio::test]
async fn the_emulator_refuses_an_unknown_field_as_notify_does() {
    let emulator = start().await;
    emulator.mood(Mood {
        clock_ahead: 0,
        ..Mood::default()
    });
    let key: server::carriers::notify::ApiKey = crate::notify_emulator::KEY.parse().unwrap();
    let body = serde_json::json!({ "email_address": "a@example.org", "template_id": EMAIL_TEMPLATE, "personalisation": { "subject": "a", "body": "b" }, "colour": "red" });
    let request = reqwest::Client::new().post(format!("{}/v2/notifications/email", emulator.url));
    let answer = request
        .bearer_auth(key.token(std::time::SystemTime::now()))
        .json(&body)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 400);
    assert!(
        answer
            .text()
            .await
            .unwrap()
            .contains("colour was unexpected")
    );
}

#[tokio::test]
async fn delivery_follows_the_status_from_created_to_delivered() {
    let emulator = start().await;
    let carrier = notify(&emulator.url);
    let letter = text();
    let handed = carrier.send(&letter).await.unwrap();
    let lost = Delivery::Failed {
        permanent: true,
        reason: Reason::BadAddress,
    };
    for (status, expected) in [
        ("created", Delivery::Pending),
        ("sending", Delivery::Pending),
        ("delivered", Delivery::Delivered),
        ("permanent-failure", lost),
    ] {
        emulator.set_status(letter.reference, status);
        assert_eq!(
            carrier.delivery(&handed.provider_reference).await,
            Ok(expected),
            "{status}"
        );
    }
    emulator.set_status(letter.reference, "lost-in-space");
    assert_eq!(
        carrier.delivery(&handed.provider_reference).await,
        Err(SendError::Retry(Reason::GarbledAnswer))
    );
}

#[tokio::test]
async fn an_unknown_letter_is_not_found() {
    let emulator = start().await;
    let carrier = notify(&emulator.url);
    assert_eq!(
        carrier.delivery(&Uuid::now_v7().to_string()).await,
        Err(SendError::Refused(Reason::NotFound))
    );
    assert_eq!(
        carrier.delivery("../../admin").await,
        Err(SendError::Refused(Reason::BadRequest))
    );
    assert_eq!(carrier.find(Uuid::now_v7()).await, Ok(None));
}

#[tokio::test]
async fn a_letter_that_was_taken_without_our_seeing_the_answer_is_found_by_reference() {
    let emulator = start().await;
    let carrier = notify(&emulator.url);
    emulator.mood(Mood {
        answer_after_taking: Some((502, "bad gateway".into())),
        ..Mood::default()
    });
    let letter = email();
    assert_eq!(
        carrier.send(&letter).await,
        Err(SendError::Retry(Reason::ProviderError))
    );
    emulator.mood(Mood::default());
    let found = carrier.find(letter.reference).await.unwrap().unwrap();
    assert_eq!(found.provider_reference, emulator.sent()[0].id.to_string());
}

#[tokio::test]
async fn a_slow_answer_within_the_limit_is_waited_for() {
    let emulator = start().await;
    emulator.mood(Mood {
        delay: Duration::from_millis(1500),
        ..Mood::default()
    });
    assert!(notify(&emulator.url).send(&email()).await.is_ok());
}

#[test]
fn settings_that_cannot_work_are_refused_without_repeating_the_key() {
    let problem = |change: &dyn Fn(&mut server::carriers::NotifySettings)| {
        let mut settings = notify_settings("https://api.example.org");
        change(&mut settings);
        Notify::new(&settings).err().unwrap().to_string()
    };
    assert!(
        problem(&|settings| settings.url = "http://api.example.org".into())
            .starts_with("DOORSTEP_NOTIFY_URL: must begin with https://")
    );
    assert!(
        problem(&|settings| settings.callback_token = Some("short".into()))
            .starts_with("DOORSTEP_NOTIFY_CALLBACK_TOKEN: must have 10")
    );
    let key = problem(&|settings| settings.key.truncate(60));
    assert!(
        key.starts_with("DOORSTEP_NOTIFY_KEY: ") && !key.contains("26785a09"),
        "{key}"
    );
}

type Seen = Arc<Mutex<Vec<Result<Callback, CallbackError>>>>;

async fn receive(State(seen): State<Seen>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let callback = parse_callback(&headers, Some("a long shared token"), &body);
    seen.lock().unwrap().push(callback);
    match callback {
        Err(CallbackError::Forbidden) => StatusCode::FORBIDDEN,
        _ => StatusCode::NO_CONTENT,
    }
}

#[tokio::test]
async fn receipts_out_of_order_and_forged_leave_the_final_status_alone() {
    let (emulator, seen) = (start().await, Seen::default());
    let router = axum::Router::new()
        .route("/receipts", post(receive))
        .with_state(Arc::clone(&seen));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/receipts", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let letter = email();
    let handed = notify(&emulator.url).send(&letter).await.unwrap();
    let mut known = Delivery::Pending;
    for (status, token, expected) in [
        ("permanent-failure", "a forged token", 403),
        ("delivered", "a long shared token", 204),
        ("temporary-failure", "a long shared token", 204),
        ("sending", "a long shared token", 204),
    ] {
        emulator.set_status(letter.reference, status);
        assert_eq!(
            emulator.call_back(&address, token, letter.reference).await,
            expected,
            "{status}"
        );
        if let Ok(callback) = *seen.lock().unwrap().last().unwrap() {
            assert_eq!(
                (callback.reference, callback.provider_id.to_string()),
                (letter.reference, handed.provider_reference.clone())
            );
            known = if supersedes(known, callback.delivery) {
                callback.delivery
            } else {
                known
            };
        }
    }
    assert_eq!(
        (known, seen.lock().unwrap().len()),
        (Delivery::Delivered, 4)
    );
}
