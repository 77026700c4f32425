//! Who is visiting: the session and the browser's own key, read from cookies once for each request.

use crate::site::Site;
use crate::web::ClientIp;
use app::http::Visit;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use domain::account::{Session, Token};
use domain::secrets::{hex, random_bytes, sha256, unhex};
use domain::{BrowserKey, Error};
use http::header::{SET_COOKIE, USER_AGENT};
use http::{HeaderMap, HeaderValue, StatusCode};

const SESSION: &str = "__Host-session";
const BROWSER: &str = "__Host-browser";

/// Pages that must answer when the database is away: they look nobody up.
const WITHOUT_DATABASE: [&str; 3] = ["/emergency", "/accessibility", "/cookies"];

/// Adds a [`Visit`] to the request, and the browser's cookie to the answer when it had none.
pub async fn introduce(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let jar = CookieJar::from_headers(request.headers());
    let known = jar.get(BROWSER).and_then(|cookie| unhex(cookie.value()));
    let browser = known.unwrap_or_else(random_bytes);
    let session = if WITHOUT_DATABASE.contains(&request.uri().path()) {
        Ok(None)
    } else {
        session(&site, &jar).await
    };
    let session = match session {
        Ok(session) => session,
        Err(error) => return away(&error),
    };
    let prefix = request
        .extensions()
        .get::<ClientIp>()
        .map(|client| client.prefix.to_string());
    let device = device(request.headers());
    request.extensions_mut().insert(Visit {
        browser: BrowserKey(sha256(&browser)),
        session,
        prefix: prefix.unwrap_or_default(),
        device,
    });
    let mut response = next.run(request).await;
    if known.is_none() {
        remember(&mut response, &browser);
    }
    response
}

async fn session(site: &Site, jar: &CookieJar) -> Result<Option<Session>, Error> {
    match jar
        .get(SESSION)
        .and_then(|cookie| Token::from_cookie(cookie.value()))
    {
        Some(token) => site.shared.db.session(&token).await,
        None => Ok(None),
    }
}

fn away(error: &Error) -> Response {
    tracing::error!(%error, "no session could be looked up");
    match error {
        Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Half a year: long enough to come back to a report begun on this device.
fn remember(response: &mut Response, browser: &[u8; 32]) {
    let cookie = format!(
        "{BROWSER}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=15552000",
        hex(browser)
    );
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
}

/// A few words by which people recognise their own device: "Chrome on Android".
fn device(headers: &HeaderMap) -> String {
    let agent = headers
        .get(USER_AGENT)
        .and_then(|agent| agent.to_str().ok())
        .unwrap_or_default();
    let first = |names: &[(&str, &str)], otherwise: &str| {
        names
            .iter()
            .find(|(sign, _)| agent.contains(sign))
            .map_or_else(|| otherwise.to_owned(), |(_, name)| (*name).to_owned())
    };
    let browser = first(
        &[
            ("Edg", "Edge"),
            ("Firefox", "Firefox"),
            ("SamsungBrowser", "Samsung Internet"),
            ("Chrom", "Chrome"),
            ("CriOS", "Chrome"),
            ("Safari", "Safari"),
        ],
        "A browser",
    );
    let system = first(
        &[
            ("Android", "Android"),
            ("iPhone", "iPhone"),
            ("iPad", "iPad"),
            ("Windows", "Windows"),
            ("Mac OS", "Mac"),
            ("CrOS", "Chromebook"),
            ("Linux", "Linux"),
        ],
        "an unknown device",
    );
    format!("{browser} on {system}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(agent: &'static str) -> String {
        device(&HeaderMap::from_iter([(
            USER_AGENT,
            HeaderValue::from_static(agent),
        )]))
    }

    #[test]
    fn a_device_is_named_as_its_owner_would() {
        assert_eq!(
            named(
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/129.0 Mobile Safari/537.36"
            ),
            "Chrome on Android"
        );
        assert_eq!(
            named(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1"
            ),
            "Safari on iPhone"
        );
        assert_eq!(device(&HeaderMap::new()), "A browser on an unknown device");
    }
}
