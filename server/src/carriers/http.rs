//! What the carriers over HTTP share: one strict client, addresses from the settings only, bounded answers.

use std::net::IpAddr;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use url::{Host, Url};

use super::{Reason, SendError, SettingsError};

const CONNECT_LIMIT: Duration = Duration::from_secs(3);
const TOTAL_LIMIT: Duration = Duration::from_secs(10);
/// Bytes of an answer that are read; more is no answer of a provider.
const ANSWER_LIMIT: usize = 64 * 1024;

/// A client that follows no redirect, asks no proxy of the environment and gives up after 10 seconds in all.
pub fn client(setting: &'static str) -> Result<Client, SettingsError> {
    // Somebody else in this process may have installed it already, which is just as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .connect_timeout(CONNECT_LIMIT)
        .timeout(TOTAL_LIMIT)
        .redirect(Policy::none())
        .no_proxy()
        .user_agent(concat!("doorstep/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|_| {
            SettingsError::new(
                setting,
                "the certificates of this machine could not be read",
            )
        })
}

/// The provider's address: https, or http to this machine only.
pub fn base(setting: &'static str, written: &str) -> Result<Url, SettingsError> {
    let url =
        Url::parse(written).map_err(|_| SettingsError::new(setting, "is not a web address"))?;
    let bare = url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if !bare {
        return Err(SettingsError::new(
            setting,
            "must hold no user name, password, query or fragment",
        ));
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        "http" => Err(SettingsError::new(
            setting,
            "must begin with https://, because it carries personal data",
        )),
        _ => Err(SettingsError::new(setting, "must begin with https://")),
    }
}

/// Whether the address is on this machine.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        // `smtp` is no special scheme to the URL standard: its hosts are never read as addresses.
        Some(Host::Domain(name)) => {
            name == "localhost"
                || name
                    .parse::<IpAddr>()
                    .is_ok_and(|address| address.is_loopback())
        }
        None => false,
    }
}

/// `base` with further path segments, each escaped.
pub fn below(base: &Url, segments: &[&str]) -> Url {
    let mut url = base.clone();
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty().extend(segments);
    }
    url
}

/// Sends, and reads the answer's status and at most 64 kB of its body.
pub async fn ask(request: RequestBuilder) -> Result<(StatusCode, Vec<u8>), SendError> {
    let answer = request
        .send()
        .await
        .map_err(|error| SendError::Retry(reason(&error)))?;
    let status = answer.status();
    Ok((status, body(answer).await?))
}

async fn body(mut answer: Response) -> Result<Vec<u8>, SendError> {
    let mut body = Vec::new();
    while let Some(chunk) = answer
        .chunk()
        .await
        .map_err(|error| SendError::Retry(reason(&error)))?
    {
        if body.len() + chunk.len() > ANSWER_LIMIT {
            return Err(SendError::Retry(Reason::GarbledAnswer));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn reason(error: &reqwest::Error) -> Reason {
    if error.is_timeout() {
        Reason::Timeout
    } else if error.is_connect() {
        Reason::Unreachable
    } else {
        Reason::ConnectionLost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_clear_is_accepted_on_this_machine_only() {
        for good in [
            "https://api.example.org/",
            "http://127.0.0.1:99",
            "http://localhost:1/x",
            "http://[::1]:9/",
        ] {
            assert!(base("X", good).is_ok(), "{good}");
        }
        for bad in [
            "http://api.example.org",
            "http://127.0.0.1.example.org",
            "http://10.0.0.1",
            "ftp://localhost",
            "nonsense",
            "https://user:secret@example.org",
        ] {
            assert!(base("X", bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn path_segments_are_escaped() {
        let base = Url::parse("https://example.org/services/rest/").unwrap();
        assert_eq!(
            below(&base, &["a/../b", "c?d"]).as_str(),
            "https://example.org/services/rest/a%2F..%2Fb/c%3Fd"
        );
    }
}
