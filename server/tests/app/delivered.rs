//! The whole way of a message: a tenant sends a report, a real mail server receives the email, and Notify as it is published
//! takes the text.

use crate::journey;
use crate::mail_server::{self, Security};
use crate::notify;
use crate::world::World;
use server::carriers::{Carriers, Notify, NotifySettings, Smtp, SmtpSettings};
use std::sync::Arc;

const TEMPLATE: &str = "9d751e0e-f929-4891-82a1-a3e1c3c18ee3";

#[tokio::test]
async fn a_report_is_confirmed_by_a_real_email_and_a_text() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut world = World::new().await;
    let mail = mail_server::start(Security::StartTls, Some("doorstep:secret"));
    let texts = notify::start().await;
    world.site.carriers = Arc::new(Carriers {
        email: Arc::new(Smtp::new(&smtp(&mail)).unwrap()),
        sms: Arc::new(Notify::new(&settings(&texts)).unwrap()),
    });
    let (person, browser) = world.tenant("Amina").await;

    let sent = journey::reported(&world, &browser, person).await;
    world.work().await;

    let letters = mail.sent();
    assert_eq!(letters.len(), 1);
    assert!(letters[0].secure && letters[0].to[0].starts_with("amina."));
    assert!(
        letters[0].raw.contains(&sent.reference),
        "the reference is in the email"
    );
    let texts = texts.sent();
    assert_eq!(texts.len(), 1);
    let words = texts[0].personalisation["body"].as_str().unwrap();
    assert!(
        words.contains(&sent.reference) && !words.to_lowercase().contains("tap"),
        "{words}"
    );
    assert_eq!(
        world
            .count("select count(*) from outgoing_messages where state = 'sent'")
            .await,
        2
    );
}

fn smtp(mail: &mail_server::MailServer) -> SmtpSettings {
    SmtpSettings {
        url: format!("smtp://doorstep:secret@127.0.0.1:{}", mail.port),
        from: "Ebbsmarsh Borough Council <no-reply@ebbsmarsh.example>".into(),
        extra_root: Some(mail.certificate.clone()),
        limit: SmtpSettings::LIMIT,
    }
}

fn settings(texts: &notify::Emulator) -> NotifySettings {
    NotifySettings {
        url: texts.url.clone(),
        key: notify::KEY.into(),
        email_templates: "".parse().unwrap(),
        sms_templates: TEMPLATE.parse().unwrap(),
        callback_token: None,
    }
}
