use std::time::Duration;

use serde_json::json;
use server::carriers::notify::{ApiKey, Templates};
use server::carriers::{Carrier, Delivery, Notify, Reason, SendError};
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
        json!({ "subject": letter.subject, "body": letter.text })
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
    assert_eq!(sent[0].personalisation, json!({ "body": text().text }));
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

/// What becomes of a letter when Notify answers with this error.
async fn answered(status: u16, error: &str, message: &str) -> SendError {
    let emulator = start().await;
    let body = json!({ "status_code": status, "errors": [{ "error": error, "message": message }] });
    emulator.answer(status, &body.to_string());
    notify(&emulator.url).send(&email()).await.unwrap_err()
}

#[tokio::test]
async fn a_letter_that_notify_can_never_take_is_refused_with_the_reason() {
    for (error, message, reason) in [
        (
            "ValidationError",
            "email_address Not a valid email address",
            Reason::BadAddress,
        ),
        (
            "ValidationError",
            "phone_number Not enough digits",
            Reason::BadAddress,
        ),
        (
            "ValidationError",
            "template_id is not a valid UUID",
            Reason::BadRequest,
        ),
        (
            "ValidationError",
            "Additional properties are not allowed",
            Reason::BadRequest,
        ),
        (
            "BadRequestError",
            "Can't send to this recipient using a team-only API key",
            Reason::NotAllowed,
        ),
        (
            "BadRequestError",
            "Can't send when service is in trial mode",
            Reason::NotAllowed,
        ),
        (
            "BadRequestError",
            "Your message is too long",
            Reason::TooLong,
        ),
        (
            "BadRequestError",
            "Missing personalisation: body",
            Reason::BadRequest,
        ),
    ] {
        assert_eq!(
            answered(400, error, message).await,
            SendError::Refused(reason),
            "{message}"
        );
    }
}

#[tokio::test]
async fn trouble_that_is_not_the_letters_fault_is_worth_another_try() {
    for (status, error, message, reason) in [
        (
            401,
            "AuthError",
            "Unauthorized: authentication token must be provided",
            Reason::RejectedKey,
        ),
        (
            403,
            "AuthError",
            "Invalid token: API key not found",
            Reason::RejectedKey,
        ),
        (
            403,
            "AuthError",
            "Error: Your system clock must be accurate",
            Reason::ClockSkew,
        ),
        (
            429,
            "RateLimitError",
            "Exceeded rate limit for key type LIVE",
            Reason::RateLimited,
        ),
        (
            429,
            "TooManyRequestsError",
            "Exceeded send limits (50) for today",
            Reason::DailyLimit,
        ),
        (
            500,
            "Exception",
            "Internal server error",
            Reason::ProviderError,
        ),
    ] {
        assert_eq!(
            answered(status, error, message).await,
            SendError::Retry(reason),
            "{message}"
        );
    }
}

#[tokio::test]
async fn an_answer_that_is_not_notifys_is_garbled() {
    let emulator = start().await;
    for (status, body) in [
        (400, "<html>"),
        (200, "{}"),
        (201, "{\"id\":\"no id\"}"),
        (204, ""),
    ] {
        emulator.answer(status, body);
        let answer = notify(&emulator.url).send(&email()).await;
        assert_eq!(
            answer,
            Err(SendError::Retry(Reason::GarbledAnswer)),
            "{status} {body}"
        );
    }
}

#[tokio::test]
async fn the_emulator_refuses_an_unknown_field_as_notify_does() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let emulator = start().await;
    emulator.mood(Mood {
        clock_ahead: 0,
        ..Mood::default()
    });
    let key: ApiKey = crate::notify_emulator::KEY.parse().unwrap();
    let body = json!({ "email_address": "a@example.org", "template_id": EMAIL_TEMPLATE, "personalisation": { "subject": "a", "body": "b" }, "colour": "red" });
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
