//! GOV.UK Notify, for email and for text messages.
//!
//! Follows the published REST documentation and the source of alphagov/notifications-api. The words stand in our own records, so the
//! default is a "pass-through" template at Notify: subject `((subject))` and body `((body))` for email, body `((body))` for texts.

mod answer;
mod callback;
mod key;
mod status;
mod templates;

use std::fmt;
use std::time::SystemTime;

use futures_util::future::BoxFuture;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use url::Url;
use uuid::Uuid;

pub use callback::{Callback, CallbackError, parse_callback};
pub use key::ApiKey;
pub use templates::Templates;

use super::mobile::uk_mobile;
use super::{Carrier, Channel, Delivery, Handed, Letter, Reason, SendError, SettingsError, http};

const NAME: &str = "notify";

/// What a council sets to send by Notify.
#[derive(Clone)]
pub struct NotifySettings {
    /// `DOORSTEP_NOTIFY_URL`, by default [`NotifySettings::URL`].
    pub url: String,
    /// `DOORSTEP_NOTIFY_KEY`: the whole API key, `name-<service id>-<secret>`.
    pub key: String,
    /// `DOORSTEP_NOTIFY_EMAIL_TEMPLATE`: see [`Templates`]. Empty if Notify carries no email.
    pub email_templates: Templates,
    /// `DOORSTEP_NOTIFY_SMS_TEMPLATE`: see [`Templates`]. Empty if Notify carries no texts.
    pub sms_templates: Templates,
    /// `DOORSTEP_NOTIFY_CALLBACK_TOKEN`: the bearer token entered at Notify for delivery receipts, 10 characters or more; given to
    /// [`parse_callback`]. Without it receipts are refused and delivery is learned by asking.
    pub callback_token: Option<String>,
}

impl NotifySettings {
    pub const URL: &str = "https://api.notifications.service.gov.uk";
}

impl fmt::Debug for NotifySettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NotifySettings")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

/// The Notify carrier; one serves both channels.
pub struct Notify {
    client: Client,
    url: Url,
    key: ApiKey,
    email_templates: Templates,
    sms_templates: Templates,
}

impl Notify {
    /// Errors name the setting that is wrong. Nothing is asked of Notify yet.
    pub fn new(settings: &NotifySettings) -> Result<Self, SettingsError> {
        if settings
            .callback_token
            .as_ref()
            .is_some_and(|token| token.len() < 10)
        {
            return Err(SettingsError::new(
                "DOORSTEP_NOTIFY_CALLBACK_TOKEN",
                "must have 10 characters or more",
            ));
        }
        Ok(Self {
            client: http::client("DOORSTEP_NOTIFY_URL")?,
            url: http::base("DOORSTEP_NOTIFY_URL", &settings.url)?,
            key: settings.key.parse()?,
            email_templates: settings.email_templates.clone(),
            sms_templates: settings.sms_templates.clone(),
        })
    }

    async fn hand_over(&self, letter: &Letter) -> Result<Handed, SendError> {
        let (path, body) = self.request(letter)?;
        let url = http::below(&self.url, &["v2", "notifications", path]);
        let (status, body) = self.ask(self.client.post(url).json(&body)).await?;
        match status {
            StatusCode::CREATED => answer::handed(&body),
            refused => Err(answer::send_error(refused, &body)),
        }
    }

    fn request(&self, letter: &Letter) -> Result<(&'static str, Value), SendError> {
        let reference = letter.reference;
        match letter.channel {
            Channel::Email => Ok((
                "email",
                json!({
                    "email_address": letter.to,
                    "template_id": template(&self.email_templates, letter)?,
                    "personalisation": { "subject": letter.subject, "body": letter.text },
                    "reference": reference,
                }),
            )),
            Channel::Sms => Ok((
                "sms",
                json!({
                    "phone_number": uk_mobile(&letter.to).ok_or(SendError::Refused(Reason::BadAddress))?,
                    "template_id": template(&self.sms_templates, letter)?,
                    "personalisation": { "body": letter.text },
                    "reference": reference,
                }),
            )),
        }
    }

    async fn look_up(&self, provider_reference: &str) -> Result<Delivery, SendError> {
        let url = http::below(&self.url, &["v2", "notifications", provider_reference]);
        match self.ask(self.client.get(url)).await? {
            (StatusCode::OK, body) => answer::delivery(&body),
            (StatusCode::NOT_FOUND, _) => Err(SendError::Refused(Reason::NotFound)),
            (status, body) => Err(answer::send_error(status, &body)),
        }
    }

    async fn look_for(&self, reference: Uuid) -> Result<Option<Handed>, SendError> {
        let mut url = http::below(&self.url, &["v2", "notifications"]);
        url.query_pairs_mut()
            .append_pair("reference", &reference.to_string());
        match self.ask(self.client.get(url)).await? {
            (StatusCode::OK, body) => answer::first(&body),
            (status, body) => Err(answer::send_error(status, &body)),
        }
    }

    /// Signs each request afresh: a token lives for 30 seconds.
    async fn ask(&self, request: RequestBuilder) -> Result<(StatusCode, Vec<u8>), SendError> {
        http::ask(request.bearer_auth(self.key.token(SystemTime::now()))).await
    }
}

fn template(templates: &Templates, letter: &Letter) -> Result<Uuid, SendError> {
    templates
        .for_kind(&letter.kind)
        .ok_or(SendError::Refused(Reason::WrongChannel))
}

impl Carrier for Notify {
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
