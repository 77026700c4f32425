//! What settings must be to each other.

use std::net::IpAddr;
use std::path::PathBuf;

use url::{Host, Url};

use super::kinds::{EmailChannel, Files, SmsChannel};
use super::problems::{Problem, Problems};
use super::secret::{self, Secret};
use super::settings::Settings;

impl Settings {
    /// The address in links: `DOORSTEP_PUBLIC_URL`, else this machine's.
    #[must_use]
    pub fn public_url(&self) -> Url {
        let own = || Url::parse(&format!("http://{}", self.addr)).ok();
        // An address with a port always makes a URL; the fallback is there for the type alone.
        self.public_url
            .clone()
            .or_else(own)
            .unwrap_or_else(|| self.notify_url.clone())
    }

    /// Where files are kept: `DOORSTEP_FILES_URL`, else `files` in the data folder.
    #[must_use]
    pub fn files(&self) -> Files {
        self.files
            .clone()
            .unwrap_or_else(|| Files::Folder(self.data_dir.join("files")))
    }

    /// How emails go out; `None` outside demo mode until it is set.
    #[must_use]
    pub fn email_channel(&self) -> Option<EmailChannel> {
        self.email_channel
            .or(self.demo.then_some(EmailChannel::Capture))
    }

    /// How texts go out.
    #[must_use]
    pub fn sms_channel(&self) -> SmsChannel {
        self.sms_channel.unwrap_or(if self.demo {
            SmsChannel::Capture
        } else {
            SmsChannel::None
        })
    }

    /// The server's secret: `DOORSTEP_SECRET`, else the one kept in the data folder, made if need be.
    ///
    /// # Errors
    /// When the data folder cannot be written.
    pub fn server_secret(&self) -> Result<Secret, Problems> {
        self.secret
            .clone()
            .map_or_else(|| secret::kept(&self.data_dir).map_err(Problems::from), Ok)
    }

    /// What `serve` and `work` need on top: a council's own name and number, and a way to send messages.
    ///
    /// # Errors
    /// One line for each setting that is missing.
    pub fn check_ready_to_serve(&self) -> Result<(), Problems> {
        let mut problems = Vec::new();
        if !self.demo {
            for name in [
                "DOORSTEP_COUNCIL_NAME",
                "DOORSTEP_COUNCIL_PHONE",
                "DOORSTEP_COUNCIL_EMERGENCY_PHONE",
                "DOORSTEP_COUNCIL_EMAIL",
                "DOORSTEP_COUNCIL_ADDRESS",
            ] {
                let missing = self.values.text(name).is_none();
                problems.extend(missing.then(|| Problem::new(name, "is not set: set it to your own, or set DOORSTEP_DEMO=1 for the demo council")));
            }
        }
        problems.extend(self.email_needs());
        problems.extend(self.sms_needs());
        Problems(problems).none_or()
    }

    fn email_needs(&self) -> Vec<Problem> {
        match self.email_channel() {
            None => vec![Problem::new(
                "DOORSTEP_EMAIL_CHANNEL",
                "is not set: set it to smtp or notify, or set DOORSTEP_DEMO=1 for the demo council",
            )],
            Some(EmailChannel::Capture) => Vec::new(),
            Some(EmailChannel::Smtp) => needed(
                "DOORSTEP_EMAIL_CHANNEL=smtp",
                &[
                    ("DOORSTEP_SMTP_URL", self.smtp_url.is_some()),
                    ("DOORSTEP_MAIL_FROM", self.mail_from.is_some()),
                ],
            ),
            Some(EmailChannel::Notify) => needed(
                "DOORSTEP_EMAIL_CHANNEL=notify",
                &[
                    ("DOORSTEP_NOTIFY_KEY", self.notify_key.is_some()),
                    (
                        "DOORSTEP_NOTIFY_EMAIL_TEMPLATE",
                        self.notify_email_template.is_some(),
                    ),
                ],
            ),
        }
    }

    fn sms_needs(&self) -> Vec<Problem> {
        match self.sms_channel() {
            SmsChannel::Capture | SmsChannel::None => Vec::new(),
            SmsChannel::Notify => needed(
                "DOORSTEP_SMS_CHANNEL=notify",
                &[
                    ("DOORSTEP_NOTIFY_KEY", self.notify_key.is_some()),
                    (
                        "DOORSTEP_NOTIFY_SMS_TEMPLATE",
                        self.notify_sms_template.is_some(),
                    ),
                ],
            ),
            SmsChannel::TextMarketer => needed(
                "DOORSTEP_SMS_CHANNEL=text-marketer",
                &[
                    (
                        "DOORSTEP_TEXT_MARKETER_USER",
                        self.text_marketer_user.is_some(),
                    ),
                    (
                        "DOORSTEP_TEXT_MARKETER_PASSWORD",
                        self.text_marketer_password.is_some(),
                    ),
                    (
                        "DOORSTEP_TEXT_MARKETER_ORIGINATOR",
                        self.text_marketer_originator.is_some(),
                    ),
                ],
            ),
        }
    }
}

fn needed(by: &str, settings: &[(&str, bool)]) -> Vec<Problem> {
    let missing = settings.iter().filter(|(_, is_set)| !is_set);
    missing
        .map(|(name, _)| Problem::new(*name, format!("is not set, and {by} needs it: set it")))
        .collect()
}

/// What is wrong whatever the command.
pub fn always(settings: &Settings) -> Result<(), Problems> {
    let mut problems = Vec::new();
    let mut refuse = |wrong: bool, name: &str, fault: &str| {
        problems.extend(wrong.then(|| Problem::new(name, fault)))
    };
    let capture = settings.email_channel == Some(EmailChannel::Capture);
    refuse(
        capture && !settings.demo,
        "DOORSTEP_EMAIL_CHANNEL",
        "capture sends to nobody, so it is for demo mode: set smtp or notify, or DOORSTEP_DEMO=1",
    );
    let capture = settings.sms_channel == Some(SmsChannel::Capture);
    refuse(
        capture && !settings.demo,
        "DOORSTEP_SMS_CHANNEL",
        "capture sends to nobody, so it is for demo mode: set notify, text-marketer or none, or DOORSTEP_DEMO=1",
    );
    refuse(
        settings.clock.is_some() && !settings.demo,
        "DOORSTEP_CLOCK",
        "moves the clock, so it is for demo mode: remove it, or set DOORSTEP_DEMO=1",
    );
    refuse(
        is_open_to_listeners(settings.public_url.as_ref()),
        "DOORSTEP_PUBLIC_URL",
        "must begin with https:// unless it is this machine, since anybody on the way could read what tenants send: put TLS in front and use https://",
    );
    refuse(
        settings
            .public_url
            .as_ref()
            .is_some_and(|it| it.path() != "/"),
        "DOORSTEP_PUBLIC_URL",
        "must be a host without a path: leave out what follows the host",
    );
    refuse(
        is_open_to_listeners(Some(&settings.notify_url)),
        "DOORSTEP_NOTIFY_URL",
        "must begin with https:// unless it is this machine",
    );
    refuse(
        is_open_to_listeners(Some(&settings.text_marketer_url)),
        "DOORSTEP_TEXT_MARKETER_URL",
        "must begin with https:// unless it is this machine",
    );
    let short = |it: &Secret| it.reveal().len() < secret::SHORTEST;
    refuse(
        settings.secret.as_ref().is_some_and(short),
        "DOORSTEP_SECRET",
        "is too short: use at least 32 characters, such as those `openssl rand -hex 32` prints",
    );
    refuse(
        settings.database_url.as_ref().is_some_and(is_not_postgres),
        "DATABASE_URL",
        "must begin with postgres://, such as postgres://user:password@host/name",
    );
    refuse(
        settings.smtp_url.as_ref().is_some_and(is_not_smtp),
        "DOORSTEP_SMTP_URL",
        "must be smtps://user:password@host, or smtp://host:587?tls=required; plain smtp:// only to this machine",
    );
    refuse(
        settings.smtp_ca.as_ref().is_some_and(is_no_file),
        "DOORSTEP_SMTP_CA",
        "there is no such file: correct the path",
    );
    refuse(
        settings
            .text_marketer_originator
            .as_ref()
            .is_some_and(is_no_originator),
        "DOORSTEP_TEXT_MARKETER_ORIGINATOR",
        "must be up to 11 letters and digits, or a phone number of up to 15 digits",
    );
    Problems(problems).none_or()
}

fn is_open_to_listeners(url: Option<&Url>) -> bool {
    url.is_some_and(|it| it.scheme() != "https" && !is_this_machine(it))
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

fn is_no_file(path: &PathBuf) -> bool {
    !path.is_file()
}

fn is_no_originator(text: &String) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    let phone =
        !digits.is_empty() && digits.len() <= 15 && digits.chars().all(|it| it.is_ascii_digit());
    let name = text.len() <= 11 && text.chars().all(|it| it.is_ascii_alphanumeric());
    !phone && !name
}
