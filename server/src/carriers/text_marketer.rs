//! Text Marketer, for text messages.
//!
//! Known, from the provider's public wiki ("REST API 1.6", as captured in 2021; not tried against a live account): `POST sms` as a form,
//! the XML it answers with, the error numbers, `GET deliveryReport/<name>/custom/<tag>` and its five statuses, 404 while there is no report.
//!
//! Uncertain, to be confirmed with the council's account manager before go-live: that the account is still served by this API; that the
//! report name `all`, documented alone and with dates, also works with a tag; how many days a report can be asked for; and whether a
//! message shows up before the network's first report (we take 404 and an empty report as pending).

mod answer;

use std::fmt;

use futures_util::future::BoxFuture;
use reqwest::{Client, StatusCode};
use sha2::{Digest, Sha256};
use url::Url;
use uuid::Uuid;

use super::mobile::uk_mobile;
use super::{
    Carrier, Channel, Delivery, Handed, Letter, Reason, SendError, SettingsError, gsm, http,
};

const NAME: &str = "text_marketer";

/// GSM characters in four joined texts of 153.
const LONGEST: usize = 612;

/// What a council sets to send by Text Marketer.
#[derive(Clone)]
pub struct TextMarketerSettings {
    /// `DOORSTEP_TEXT_MARKETER_URL`, by default [`TextMarketerSettings::URL`].
    pub url: String,
    /// `DOORSTEP_TEXT_MARKETER_USER`
    pub user: String,
    /// `DOORSTEP_TEXT_MARKETER_PASSWORD`
    pub password: String,
    /// `DOORSTEP_TEXT_MARKETER_ORIGINATOR`: whom the text is from, 1 to 11 letters and digits, or a number of up to 16 digits.
    pub originator: String,
}

impl TextMarketerSettings {
    pub const URL: &str = "https://api.textmarketer.co.uk/services/rest";
}

impl fmt::Debug for TextMarketerSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextMarketerSettings")
            .field("url", &self.url)
            .field("originator", &self.originator)
            .finish_non_exhaustive()
    }
}

/// The Text Marketer carrier.
pub struct TextMarketer {
    client: Client,
    url: Url,
    user: String,
    password: String,
    originator: String,
}

impl TextMarketer {
    /// Errors name the setting that is wrong. Nothing is asked of the provider yet.
    pub fn new(settings: &TextMarketerSettings) -> Result<Self, SettingsError> {
        for (setting, value) in [
            ("DOORSTEP_TEXT_MARKETER_USER", &settings.user),
            ("DOORSTEP_TEXT_MARKETER_PASSWORD", &settings.password),
        ] {
            if value.is_empty() {
                return Err(SettingsError::new(setting, "must not be empty"));
            }
        }
        Ok(Self {
            client: http::client("DOORSTEP_TEXT_MARKETER_URL")?,
            url: http::base("DOORSTEP_TEXT_MARKETER_URL", &settings.url)?,
            user: settings.user.clone(),
            password: settings.password.clone(),
            originator: originator(&settings.originator)?,
        })
    }

    async fn hand_over(&self, letter: &Letter) -> Result<Handed, SendError> {
        let (to, message, custom) = (
            recipient(letter)?,
            message(&letter.text)?,
            tag(letter.reference),
        );
        let form = [
            ("to", to),
            ("message", message),
            ("originator", self.originator.clone()),
            ("custom", custom.clone()),
        ];
        let request = self
            .client
            .post(http::below(&self.url, &["sms"]))
            .basic_auth(&self.user, Some(&self.password))
            .form(&form);
        let (status, body) = http::ask(request).await?;
        answer::taken(status, &body)?;
        Ok(Handed {
            provider: NAME,
            provider_reference: custom,
        })
    }

    async fn look_up(&self, tag: &str) -> Result<Delivery, SendError> {
        match self.report(tag).await? {
            (StatusCode::NOT_FOUND, _) => Ok(Delivery::Pending),
            (status, body) => Ok(answer::report(status, &body)?.unwrap_or(Delivery::Pending)),
        }
    }

    /// Finds a text only once its network has reported, so "not found" proves nothing here.
    async fn look_for(&self, reference: Uuid) -> Result<Option<Handed>, SendError> {
        let tag = tag(reference);
        match self.report(&tag).await? {
            (StatusCode::NOT_FOUND, _) => Ok(None),
            (status, body) => Ok(answer::report(status, &body)?.map(|_| Handed {
                provider: NAME,
                provider_reference: tag,
            })),
        }
    }

    async fn report(&self, tag: &str) -> Result<(StatusCode, Vec<u8>), SendError> {
        let url = http::below(&self.url, &["deliveryReport", "all", "custom", tag]);
        http::ask(
            self.client
                .get(url)
                .basic_auth(&self.user, Some(&self.password)),
        )
        .await
    }
}

fn recipient(letter: &Letter) -> Result<String, SendError> {
    match letter.channel {
        Channel::Sms => uk_mobile(&letter.to).ok_or(SendError::Refused(Reason::BadAddress)),
        Channel::Email => Err(SendError::Refused(Reason::WrongChannel)),
    }
}

fn message(text: &str) -> Result<String, SendError> {
    let message = gsm::plain(text);
    match gsm::length(&message) {
        Some(1..=LONGEST) => Ok(message),
        Some(0) => Err(SendError::Refused(Reason::BadRequest)),
        _ => Err(SendError::Refused(Reason::TooLong)),
    }
}

/// 20 letters and digits that stand for our reference: `custom` holds no more. 100 bits of its SHA-256, so that two references that
/// share their time or their chance bits still differ.
fn tag(reference: Uuid) -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let digest = Sha256::digest(reference.as_bytes());
    digest
        .iter()
        .take(20)
        .map(|byte| char::from(DIGITS[usize::from(byte & 31)]))
        .collect()
}

fn originator(written: &str) -> Result<String, SettingsError> {
    let plain = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let digits = written.bytes().all(|byte| byte.is_ascii_digit());
    if plain && written.len() <= if digits { 16 } else { 11 } {
        return Ok(written.to_owned());
    }
    Err(SettingsError::new(
        "DOORSTEP_TEXT_MARKETER_ORIGINATOR",
        "must be 1 to 11 letters and digits, or a number of up to 16 digits",
    ))
}

impl Carrier for TextMarketer {
    fn name(&self) -> &'static str {
        NAME
    }

    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<Handed, SendError>> {
        Box::pin(self.hand_over(letter))
    }

    fn delivery<'a>(
        &'a self,
        provider_reference: &'a str,
    ) -> BoxFuture<'a, Result<Delivery, SendError>> {
        Box::pin(self.look_up(provider_reference))
    }

    fn find(&self, reference: Uuid) -> BoxFuture<'_, Result<Option<Handed>, SendError>> {
        Box::pin(self.look_for(reference))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_is_the_same_each_time_and_fits_the_field() {
        let reference = Uuid::from_u128(7);
        assert_eq!(tag(reference), tag(reference));
        assert_ne!(tag(reference), tag(Uuid::from_u128(8)));
        assert!(
            tag(reference).len() == 20
                && tag(reference)
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric())
        );
    }

    #[test]
    fn a_text_may_take_612_places_and_no_more() {
        assert!(message(&"a".repeat(612)).is_ok());
        assert_eq!(
            message(&"a".repeat(613)),
            Err(SendError::Refused(Reason::TooLong))
        );
        assert_eq!(
            message(&"€".repeat(307)),
            Err(SendError::Refused(Reason::TooLong))
        );
        assert_eq!(message(""), Err(SendError::Refused(Reason::BadRequest)));
    }

    #[test]
    fn an_originator_that_the_provider_would_refuse_is_refused_at_the_start() {
        assert!(originator("Ebbsmarsh").is_ok() && originator("447700900123").is_ok());
        for bad in [
            "",
            "Ebbsmarsh Council",
            "EbbsmarshBorough",
            "12345678901234567",
            "Ebbs\r\nmarsh",
        ] {
            assert!(originator(bad).is_err(), "{bad:?}");
        }
    }
}
