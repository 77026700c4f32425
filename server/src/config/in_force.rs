//! Settings that follow from others when they are not set, and what serving needs on top.

use super::kinds::{Bank, EmailChannel, Files, SmsChannel};
use super::problems::{Problem, Problems};
use super::secret::{self, Secret};
use super::settings::Settings;

/// The settings whose defaults are the demo council's.
const COUNCIL: [&str; 5] = [
    "DOORSTEP_COUNCIL_NAME",
    "DOORSTEP_COUNCIL_PHONE",
    "DOORSTEP_COUNCIL_EMERGENCY_PHONE",
    "DOORSTEP_COUNCIL_EMAIL",
    "DOORSTEP_COUNCIL_ADDRESS",
];

impl Settings {
    /// What links begin with, without a slash at the end: `DOORSTEP_PUBLIC_URL`, else this machine's address.
    #[must_use]
    pub fn public_url(&self) -> String {
        match &self.public_url {
            Some(url) => url.as_str().trim_end_matches('/').to_owned(),
            // "Every address of this machine" is none to type into a browser.
            None if self.addr.ip().is_unspecified() => {
                format!("http://localhost:{}", self.addr.port())
            }
            None => format!("http://{}", self.addr),
        }
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

    /// Who takes rent by phone.
    #[must_use]
    pub fn rent_phone(&self) -> Option<String> {
        self.own_rent_phone
            .clone()
            .or_else(|| self.demo.then(|| "01632 960150".into()))
    }

    /// Where rent is sent by bank.
    #[must_use]
    pub fn rent_bank(&self) -> Option<Bank> {
        self.own_rent_bank
            .clone()
            .or_else(|| self.demo.then(Bank::invented))
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
        let mut problems = if self.demo {
            Vec::new()
        } else {
            self.own_needs()
        };
        problems.extend(self.email_needs());
        problems.extend(self.sms_needs());
        Problems(problems).none_or()
    }

    /// What must be a council's own outside demo mode.
    fn own_needs(&self) -> Vec<Problem> {
        let linked = self.public_url.is_none() && !self.addr.ip().is_loopback();
        let own = COUNCIL
            .iter()
            .copied()
            .chain(linked.then_some("DOORSTEP_PUBLIC_URL"));
        let missing = own.filter(|name| self.values.text(name).is_none());
        let fault = "is not set: set it to your own, or set DOORSTEP_DEMO=1 for the demo council";
        missing.map(|name| Problem::new(name, fault)).collect()
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
