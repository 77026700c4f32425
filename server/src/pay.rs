//! GOV.UK Pay, for payments by card. Card details are typed on its pages and never reach us; of its answers we read what
//! became of the money and nothing about the card or its owner.
//!
//! Follows the published reference (docs.payments.service.gov.uk) and the source of alphagov/pay-publicapi.

mod answer;
mod notice;

use std::fmt;

use domain::rent::payments::{Answer, Provider, Reason, RefundSeen, Seen, Trouble, Wanted};
use reqwest::{Client, RequestBuilder, StatusCode};
use rules::money::Pence;
use serde_json::json;
use url::Url;

use crate::carriers::{SendError, SettingsError, http};
use crate::config::Secret;

pub use notice::{Notice, NoticeError, parse_notice, signature};

/// Where the provider's own pages are, for the page that leads there.
const PAGES: &str = "https://*.payments.service.gov.uk";
const DOMAIN: &str = "payments.service.gov.uk";

/// What a council sets to take cards.
#[derive(Clone)]
pub struct PaySettings {
    /// `DOORSTEP_PAY_URL`, by default [`PaySettings::URL`].
    pub url: String,
    /// `DOORSTEP_PAY_KEY`: the API key, `api_live_…` or `api_test_…`.
    pub key: Secret,
}

impl PaySettings {
    pub const URL: &str = "https://publicapi.payments.service.gov.uk";
}

impl fmt::Debug for PaySettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PaySettings")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

/// The adapter.
pub struct GovUkPay {
    client: Client,
    url: Url,
    key: Secret,
}

impl GovUkPay {
    /// Errors name the setting that is wrong. Nothing is asked of the provider yet.
    pub fn new(settings: &PaySettings) -> Result<Self, SettingsError> {
        Ok(Self {
            client: http::client("DOORSTEP_PAY_URL")?,
            url: http::base("DOORSTEP_PAY_URL", &settings.url)?,
            key: settings.key.clone(),
        })
    }

    /// The origins a payer's browser may be led to, for a content security policy.
    pub fn pages(&self) -> String {
        if self.is_the_real_one() {
            PAGES.to_owned()
        } else {
            self.url.origin().ascii_serialization()
        }
    }

    fn is_the_real_one(&self) -> bool {
        self.url.host_str().is_some_and(is_theirs)
    }

    /// Nobody is sent anywhere but to the provider's own pages.
    fn leads_to_provider(&self, next: &str) -> bool {
        let Ok(next) = Url::parse(next) else {
            return false;
        };
        if self.is_the_real_one() {
            next.scheme() == "https" && next.host_str().is_some_and(is_theirs)
        } else {
            next.origin() == self.url.origin()
        }
    }

    fn checked(&self, seen: Seen) -> Result<Seen, Trouble> {
        let safe = seen
            .next_url
            .as_deref()
            .is_none_or(|next| self.leads_to_provider(next));
        safe.then_some(seen)
            .ok_or(Trouble::Later(Reason::GarbledAnswer))
    }

    fn address(&self, segments: &[&str]) -> Url {
        let all = [&["v1", "payments"], segments].concat();
        http::below(&self.url, &all)
    }

    async fn ask(&self, request: RequestBuilder) -> Result<(StatusCode, Vec<u8>), Trouble> {
        http::ask(request.bearer_auth(self.key.reveal()))
            .await
            .map_err(trouble)
    }

    /// Asks again at once if the answer was lost: the key makes the second harmless.
    async fn make(&self, wanted: &Wanted) -> Result<Seen, Trouble> {
        match self.make_once(wanted).await {
            Err(Trouble::Later(Reason::ConnectionLost | Reason::Unreachable)) => {
                self.make_once(wanted).await
            }
            answer => answer,
        }
    }

    async fn make_once(&self, wanted: &Wanted) -> Result<Seen, Trouble> {
        let body = json!({
            "amount": wanted.pence.0,
            "reference": wanted.reference,
            "description": wanted.description,
            "return_url": wanted.return_url,
        });
        let request = self.client.post(self.address(&[])).json(&body);
        let request = request.header("Idempotency-Key", wanted.id.to_string());
        match self.ask(request).await? {
            (StatusCode::CREATED | StatusCode::OK, body) => self.checked(answer::payment(&body)?),
            (status, body) => Err(answer::trouble(status, &body)),
        }
    }

    async fn get(&self, payment: &str) -> Result<Seen, Trouble> {
        match self.ask(self.client.get(self.address(&[payment]))).await? {
            (StatusCode::OK, body) => self.checked(answer::payment(&body)?),
            (status, body) => Err(answer::trouble(status, &body)),
        }
    }

    async fn stop(&self, payment: &str) -> Result<(), Trouble> {
        // Its firewall refuses a POST without a body (P0920).
        let request = self.client.post(self.address(&[payment, "cancel"]));
        match self.ask(request.json(&json!({}))).await? {
            (StatusCode::NO_CONTENT | StatusCode::OK, _) => Ok(()),
            (status, body) => Err(answer::trouble(status, &body)),
        }
    }

    async fn pay_back(
        &self,
        payment: &str,
        pence: Pence,
        available: Pence,
    ) -> Result<RefundSeen, Trouble> {
        let body = json!({ "amount": pence.0, "refund_amount_available": available.0 });
        let request = self.client.post(self.address(&[payment, "refunds"]));
        match self.ask(request.json(&body)).await? {
            (StatusCode::ACCEPTED | StatusCode::OK | StatusCode::CREATED, body) => {
                answer::refund(&body)
            }
            (status, body) => Err(answer::trouble(status, &body)),
        }
    }

    async fn get_refund(&self, payment: &str, refund: &str) -> Result<RefundSeen, Trouble> {
        let url = self.address(&[payment, "refunds", refund]);
        match self.ask(self.client.get(url)).await? {
            (StatusCode::OK, body) => answer::refund(&body),
            (status, body) => Err(answer::trouble(status, &body)),
        }
    }

    async fn list_refunds(&self, payment: &str) -> Result<Vec<RefundSeen>, Trouble> {
        let url = self.address(&[payment, "refunds"]);
        match self.ask(self.client.get(url)).await? {
            (StatusCode::OK, body) => answer::refunds(&body),
            (status, body) => Err(answer::trouble(status, &body)),
        }
    }
}

fn is_theirs(host: &str) -> bool {
    host.strip_suffix(DOMAIN)
        .is_some_and(|rest| rest.ends_with('.'))
}

/// What the carriers' client met on the way, in the words of payments.
fn trouble(error: SendError) -> Trouble {
    use crate::carriers::Reason as Met;
    Trouble::Later(match error.reason() {
        Met::Timeout => Reason::Timeout,
        Met::Unreachable => Reason::Unreachable,
        Met::ConnectionLost => Reason::ConnectionLost,
        _ => Reason::GarbledAnswer,
    })
}

impl Provider for GovUkPay {
    fn create<'a>(&'a self, wanted: &'a Wanted) -> Answer<'a, Seen> {
        Box::pin(self.make(wanted))
    }

    fn look<'a>(&'a self, payment: &'a str) -> Answer<'a, Seen> {
        Box::pin(self.get(payment))
    }

    fn cancel<'a>(&'a self, payment: &'a str) -> Answer<'a, ()> {
        Box::pin(self.stop(payment))
    }

    fn refund<'a>(
        &'a self,
        payment: &'a str,
        pence: Pence,
        available: Pence,
    ) -> Answer<'a, RefundSeen> {
        Box::pin(self.pay_back(payment, pence, available))
    }

    fn look_at_refund<'a>(&'a self, payment: &'a str, refund: &'a str) -> Answer<'a, RefundSeen> {
        Box::pin(self.get_refund(payment, refund))
    }

    fn refunds<'a>(&'a self, payment: &'a str) -> Answer<'a, Vec<RefundSeen>> {
        Box::pin(self.list_refunds(payment))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adapter(url: &str) -> GovUkPay {
        GovUkPay::new(&PaySettings {
            url: url.into(),
            key: Secret::new("api_test_x"),
        })
        .unwrap()
    }

    #[test]
    fn a_payer_is_sent_to_the_providers_own_pages_and_nowhere_else() {
        let real = adapter(PaySettings::URL);
        assert_eq!(real.pages(), "https://*.payments.service.gov.uk");
        assert!(real.leads_to_provider("https://www.payments.service.gov.uk/secure/1"));
        assert!(real.leads_to_provider("https://card.payments.service.gov.uk/secure/1"));
        for elsewhere in [
            "http://www.payments.service.gov.uk/secure/1",
            "https://payments.service.gov.uk.evil.example/secure/1",
            "https://evilpayments.service.gov.uk/secure/1",
            "javascript:alert(1)",
            "//evil.example",
            "",
        ] {
            assert!(!real.leads_to_provider(elsewhere), "{elsewhere}");
        }
        let stub = adapter("http://127.0.0.1:9000");
        assert_eq!(stub.pages(), "http://127.0.0.1:9000");
        assert!(stub.leads_to_provider("http://127.0.0.1:9000/secure/1"));
        assert!(!stub.leads_to_provider("http://127.0.0.1:9001/secure/1"));
    }

    #[test]
    fn the_key_does_not_show_itself() {
        let settings = PaySettings {
            url: PaySettings::URL.into(),
            key: Secret::new("api_live_hunter2"),
        };
        assert!(!format!("{settings:?}").contains("hunter2"));
    }
}
