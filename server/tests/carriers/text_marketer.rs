use server::carriers::{Carrier, Delivery, Reason, SendError, TextMarketer};

use crate::text_marketer_emulator::{Mood, start};
use crate::{email, text, text_marketer, text_marketer_settings};

#[tokio::test]
async fn a_text_is_handed_over_in_the_alphabet_of_phones_with_a_tag_of_ours() {
    let emulator = start().await;
    let mut letter = text();
    letter.text = "It’s £5 & “done” – see https://homes.example.org/r?a=1".into();
    let handed = text_marketer(&emulator.url).send(&letter).await.unwrap();
    let sent = &emulator.sent()[0];
    assert_eq!(
        (handed.provider, &handed.provider_reference),
        ("text_marketer", &sent.custom)
    );
    assert_eq!(
        (&*sent.to, &*sent.originator),
        ("447700900123", "Ebbsmarsh")
    );
    assert_eq!(
        sent.message,
        "It's £5 & \"done\" - see https://homes.example.org/r?a=1"
    );
}

#[tokio::test]
async fn a_repeat_carries_the_same_tag() {
    let emulator = start().await;
    let carrier = text_marketer(&emulator.url);
    let letter = text();
    assert_eq!(carrier.send(&letter).await, carrier.send(&letter).await);
    carrier.send(&text()).await.unwrap();
    let tags: Vec<_> = emulator
        .sent()
        .into_iter()
        .map(|sent| sent.custom)
        .collect();
    assert!(tags[0] == tags[1] && tags[1] != tags[2], "{tags:?}");
}

#[tokio::test]
async fn delivery_is_pending_until_the_network_reports() {
    let emulator = start().await;
    let carrier = text_marketer(&emulator.url);
    let letter = text();
    let tag = carrier.send(&letter).await.unwrap().provider_reference;
    assert_eq!(carrier.delivery(&tag).await, Ok(Delivery::Pending));
    assert_eq!(carrier.find(letter.reference).await, Ok(None));
    let failed = |permanent, reason| Delivery::Failed { permanent, reason };
    for (status, expected) in [
        ("PENDING", Delivery::Pending),
        ("DELIVERED", Delivery::Delivered),
        ("FAILED", failed(false, Reason::TemporaryFailure)),
        ("REJECTED", failed(true, Reason::BadAddress)),
        ("NON-UK", failed(true, Reason::BadAddress)),
    ] {
        emulator.set_status(&tag, status);
        assert_eq!(carrier.delivery(&tag).await, Ok(expected), "{status}");
    }
    assert_eq!(
        carrier
            .find(letter.reference)
            .await
            .unwrap()
            .unwrap()
            .provider_reference,
        tag
    );
}

#[tokio::test]
async fn the_providers_refusals_are_told_apart() {
    let emulator = start().await;
    let carrier = text_marketer(&emulator.url);
    let errors = |code: &str| {
        format!(
            "<response><errors><error code=\"{code}\">07700900123 is wrong</error></errors></response>"
        )
    };
    let answers = [
        (400, errors("10"), SendError::Refused(Reason::BadAddress)),
        (400, errors("9"), SendError::Refused(Reason::BadAddress)),
        (403, errors("0"), SendError::Refused(Reason::BadAddress)),
        (400, errors("5"), SendError::Refused(Reason::TooLong)),
        (400, errors("8"), SendError::Refused(Reason::BadRequest)),
        (400, errors("6"), SendError::Retry(Reason::NoCredit)),
        (200, errors("2"), SendError::Retry(Reason::NoCredit)),
        (403, errors("403"), SendError::Retry(Reason::RejectedKey)),
        (401, errors("1"), SendError::Retry(Reason::RejectedKey)),
        (404, errors("404"), SendError::Refused(Reason::BadRequest)),
        (500, errors("500"), SendError::Retry(Reason::ProviderError)),
        (
            503,
            "Your 201 requests exceed the maximum allowed".into(),
            SendError::Retry(Reason::RateLimited),
        ),
        (
            200,
            "<html><body>Welcome</body></html>".into(),
            SendError::Retry(Reason::GarbledAnswer),
        ),
        (
            200,
            "<response><message_id>1".into(),
            SendError::Retry(Reason::GarbledAnswer),
        ),
        (
            200,
            "<response><message_id></message_id></response>".into(),
            SendError::Retry(Reason::GarbledAnswer),
        ),
        (
            200,
            "SUCCESS\n10".into(),
            SendError::Retry(Reason::GarbledAnswer),
        ),
    ];
    for (status, body, expected) in answers {
        emulator.answer(status, &body);
        assert_eq!(
            carrier.send(&text()).await,
            Err(expected),
            "{status} {body}"
        );
    }
}

#[tokio::test]
async fn a_wrong_password_and_an_empty_account_wait_to_be_put_right() {
    let emulator = start().await;
    let mut settings = text_marketer_settings(&emulator.url);
    settings.password = "wrong".into();
    assert_eq!(
        TextMarketer::new(&settings).unwrap().send(&text()).await,
        Err(SendError::Retry(Reason::RejectedKey))
    );
    emulator.mood(Mood {
        broke: true,
        ..Mood::default()
    });
    assert_eq!(
        text_marketer(&emulator.url).send(&text()).await,
        Err(SendError::Retry(Reason::NoCredit))
    );
    assert!(emulator.sent().is_empty());
}

#[tokio::test]
async fn what_the_provider_could_not_carry_never_leaves_the_house() {
    let emulator = start().await;
    let carrier = text_marketer(&emulator.url);
    assert_eq!(
        carrier.send(&email()).await,
        Err(SendError::Refused(Reason::WrongChannel))
    );
    let mut letter = text();
    letter.text = "a".repeat(613);
    assert_eq!(
        carrier.send(&letter).await,
        Err(SendError::Refused(Reason::TooLong))
    );
    letter = text();
    letter.to = "447700900123,447700900124".into();
    assert_eq!(
        carrier.send(&letter).await,
        Err(SendError::Refused(Reason::BadAddress))
    );
    assert!(emulator.sent().is_empty());
}

#[test]
fn the_address_in_clear_that_the_provider_documents_is_refused() {
    let settings = text_marketer_settings("http://api.textmarketer.co.uk/services/rest");
    let error = TextMarketer::new(&settings).err().unwrap().to_string();
    assert_eq!(
        error,
        "DOORSTEP_TEXT_MARKETER_URL: must begin with https://, because it carries personal data"
    );
}
