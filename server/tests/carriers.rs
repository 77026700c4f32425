//! The carriers against providers that behave as published, and as badly as networks do.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests may")]

#[path = "emulators/govuk_pay.rs"]
mod govuk_pay;
#[path = "emulators/mail_server.rs"]
mod mail_server;
#[path = "emulators/notify.rs"]
mod notify_emulator;
#[path = "emulators/text_marketer.rs"]
mod text_marketer_emulator;

#[path = "carriers/capture.rs"]
mod capture;
#[path = "carriers/hostile_text.rs"]
mod hostile_text;
#[path = "carriers/notify.rs"]
mod notify;
#[path = "carriers/notify_receipts.rs"]
mod notify_receipts;
#[path = "carriers/pay.rs"]
mod pay;
#[path = "carriers/privacy.rs"]
mod privacy;
#[path = "carriers/rogue.rs"]
mod rogue;
#[path = "carriers/smtp.rs"]
mod smtp;
#[path = "carriers/text_marketer.rs"]
mod text_marketer;

use server::carriers::notify::Templates;
use server::carriers::{
    Channel, Letter, Notify, NotifySettings, TextMarketer, TextMarketerSettings,
};
use uuid::Uuid;

const EMAIL_TEMPLATE: Uuid = Uuid::from_u128(1);
const SMS_TEMPLATE: Uuid = Uuid::from_u128(2);

fn email() -> Letter {
    Letter {
        reference: Uuid::now_v7(),
        channel: Channel::Email,
        to: "amina.yusuf@example.org".into(),
        subject: "Your repair DR-7Q2K".into(),
        text: "We have booked your repair.\n\nSee https://homes.example.org/repairs/DR-7Q2K."
            .into(),
        kind: "repair_booked".into(),
    }
}

fn text() -> Letter {
    Letter {
        channel: Channel::Sms,
        to: "07700 900123".into(),
        text: "Ebbsmarsh: your repair is booked.".into(),
        ..email()
    }
}

fn notify(url: &str) -> Notify {
    Notify::new(&notify_settings(url)).unwrap()
}

fn notify_settings(url: &str) -> NotifySettings {
    NotifySettings {
        url: url.into(),
        key: notify_emulator::KEY.into(),
        email_templates: Templates {
            default: Some(EMAIL_TEMPLATE),
            ..Templates::default()
        },
        sms_templates: Templates {
            default: Some(SMS_TEMPLATE),
            ..Templates::default()
        },
        callback_token: None,
    }
}

fn text_marketer(url: &str) -> TextMarketer {
    TextMarketer::new(&text_marketer_settings(url)).unwrap()
}

fn text_marketer_settings(url: &str) -> TextMarketerSettings {
    TextMarketerSettings {
        url: url.into(),
        user: text_marketer_emulator::USER.into(),
        password: text_marketer_emulator::PASSWORD.into(),
        originator: "Ebbsmarsh".into(),
    }
}
