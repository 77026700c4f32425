//! What settings must be to each other, whatever the command.

use std::net::IpAddr;
use std::path::Path;

use url::{Host, Url};

use super::kinds::{EmailChannel, SmsChannel};
use super::problems::{Problem, Problems};
use super::secret::{self, Secret};
use super::settings::Settings;

/// Whether it is wrong, the setting, and what to say.
type Check = (bool, &'static str, &'static str);

/// # Errors
/// One line for each check that fails.
pub fn always(settings: &Settings) -> Result<(), Problems> {
    let checks = [
        &demo_only(settings)[..],
        &addresses(settings),
        &keys(settings),
        &payments(settings),
        &mail(settings),
    ]
    .concat();
    let wrong = checks.into_iter().filter(|(is_wrong, ..)| *is_wrong);
    Problems(
        wrong
            .map(|(_, name, fault)| Problem::new(name, fault))
            .collect(),
    )
    .none_or()
}

fn demo_only(settings: &Settings) -> [Check; 3] {
    let real = !settings.demo;
    let email = settings.email_channel == Some(EmailChannel::Capture);
    let sms = settings.sms_channel == Some(SmsChannel::Capture);
    [
        (
            real && email,
            "DOORSTEP_EMAIL_CHANNEL",
            "capture sends to nobody, so it is for demo mode: set smtp or notify, or DOORSTEP_DEMO=1",
        ),
        (
            real && sms,
            "DOORSTEP_SMS_CHANNEL",
            "capture sends to nobody, so it is for demo mode: set notify, text-marketer or none, or DOORSTEP_DEMO=1",
        ),
        (
            real && settings.clock.is_some(),
            "DOORSTEP_CLOCK",
            "moves the clock, so it is for demo mode: remove it, or set DOORSTEP_DEMO=1",
        ),
    ]
}

fn addresses(settings: &Settings) -> [Check; 4] {
    let public = settings.public_url.as_ref();
    let encrypted = "must begin with https:// unless it is this machine: correct it";
    [
        (
            public.is_some_and(is_open_to_listeners),
            "DOORSTEP_PUBLIC_URL",
            "must begin with https:// unless it is this machine, since tenants send personal things: put TLS in front",
        ),
        (
            public.is_some_and(|it| it.path() != "/"),
            "DOORSTEP_PUBLIC_URL",
            "must be a host without a path: leave out what follows the host",
        ),
        (
            is_open_to_listeners(&settings.notify_url),
            "DOORSTEP_NOTIFY_URL",
            encrypted,
        ),
        (
            is_open_to_listeners(&settings.text_marketer_url),
            "DOORSTEP_TEXT_MARKETER_URL",
            encrypted,
        ),
    ]
}

fn keys(settings: &Settings) -> [Check; 2] {
    let short = |it: &Secret| it.reveal().len() < secret::SHORTEST;
    [
        (
            settings.secret.as_ref().is_some_and(short),
            "DOORSTEP_SECRET",
            "is too short: use at least 32 characters, such as those `openssl rand -hex 32` prints",
        ),
        (
            settings.database_url.as_ref().is_some_and(is_not_postgres),
            "DATABASE_URL",
            "must begin with postgres://, such as postgres://user:password@host/name",
        ),
    ]
}

fn payments(settings: &Settings) -> [Check; 4] {
    let has_spaces = |it: &Secret| it.reveal().contains(char::is_whitespace);
    let is_test = |it: &Secret| it.reveal().starts_with("api_test");
    let public = settings.public_url.as_ref();
    let in_clear = public.is_none_or(|it| it.scheme() != "https");
    [
        (
            settings.pay_key.as_ref().is_some_and(has_spaces),
            "DOORSTEP_PAY_KEY",
            "holds a space: copy the whole key from GOV.UK Pay's API keys page, and nothing else",
        ),
        (
            settings.pay_key.as_ref().is_some_and(|it| !is_test(it)) && in_clear,
            "DOORSTEP_PAY_KEY",
            "is a live key, and GOV.UK Pay sends payers of live services back to https only: set DOORSTEP_PUBLIC_URL, or use a key that begins with api_test",
        ),
        (
            settings.pay_webhook_secret.is_some() && settings.pay_key.is_none(),
            "DOORSTEP_PAY_WEBHOOK_SECRET",
            "is set and DOORSTEP_PAY_KEY is not: set both, or neither",
        ),
        (
            is_open_to_listeners(&settings.pay_url),
            "DOORSTEP_PAY_URL",
            "must begin with https:// unless it is this machine: correct it",
        ),
    ]
}

fn mail(settings: &Settings) -> [Check; 3] {
    [
        (
            settings.smtp_url.as_ref().is_some_and(is_not_smtp),
            "DOORSTEP_SMTP_URL",
            "must be smtps://user:password@host, or smtp://host:587?tls=required; plain smtp:// only to this machine",
        ),
        (
            settings.smtp_ca.as_deref().is_some_and(is_no_file),
            "DOORSTEP_SMTP_CA",
            "there is no such file: correct the path",
        ),
        (
            settings
                .text_marketer_originator
                .as_deref()
                .is_some_and(is_no_originator),
            "DOORSTEP_TEXT_MARKETER_ORIGINATOR",
            "must be up to 11 letters and digits, or a phone number of up to 15 digits",
        ),
    ]
}

fn is_open_to_listeners(url: &Url) -> bool {
    url.scheme() != "https" && !is_this_machine(url)
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => IpAddr::from(address).is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn is_not_postgres(url: &Secret) -> bool {
    Url::parse(url.reveal()).map_or(true, |it| !matches!(it.scheme(), "postgres" | "postgresql"))
}

fn is_not_smtp(url: &Secret) -> bool {
    let Ok(url) = Url::parse(url.reveal()) else {
        return true;
    };
    let encrypts = url
        .query_pairs()
        .any(|(name, value)| name == "tls" && value == "required");
    match (url.scheme(), url.host_str()) {
        ("smtps", Some(_)) => false,
        // A scheme the url crate does not know keeps an address as a name.
        ("smtp", Some(host)) => !encrypts && !matches!(host, "localhost" | "127.0.0.1" | "[::1]"),
        _ => true,
    }
}

fn is_no_file(path: &Path) -> bool {
    !path.is_file()
}

fn is_no_originator(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    let phone =
        !digits.is_empty() && digits.len() <= 15 && digits.chars().all(|it| it.is_ascii_digit());
    let name = text.len() <= 11 && text.chars().all(|it| it.is_ascii_alphanumeric());
    !phone && !name
}
