//! Answers that are more than a page: another address, a status, a cookie.

use axum::http::header::{CONTENT_SECURITY_POLICY, LOCATION, RETRY_AFTER, SET_COOKIE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use domain::Error;
use domain::account::Token;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// `__Host-`: only over TLS (or on loopback), only from this host, for the whole of it.
pub const SESSION_COOKIE: &str = "__Host-session";

/// Sends the browser to a page of ours by GET.
pub fn see_other(path: &str) {
    let Some(response) = use_context::<ResponseOptions>() else {
        return;
    };
    let path = if is_local(path) { path } else { "/" };
    if let Ok(location) = HeaderValue::from_str(path) {
        response.set_status(StatusCode::SEE_OTHER);
        response.insert_header(LOCATION, location);
    }
}

/// Sends the browser to somebody else's page by GET. Whoever calls has checked whose.
pub(super) fn leave(address: &str) {
    if let (Some(response), Ok(location)) = (
        use_context::<ResponseOptions>(),
        HeaderValue::from_str(address),
    ) {
        response.set_status(StatusCode::SEE_OTHER);
        response.insert_header(LOCATION, location);
    }
}

/// Lets the forms of this page lead to these origins as well: browsers hold a form's policy against where its answer
/// redirects to. Every other page's forms stay at home.
pub fn forms_may_lead_to(page_csp: fn(&str) -> String, origins: &str) {
    let (Some(nonce), Some(response)) =
        (leptos::nonce::use_nonce(), use_context::<ResponseOptions>())
    else {
        return;
    };
    let policy = page_csp(&nonce.to_string());
    let wider = policy.replace(
        "form-action 'self'",
        &format!("form-action 'self' {origins}"),
    );
    if let Ok(policy) = HeaderValue::from_str(&wider) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

/// The path if it is one of ours, else nothing: an address someone else chose is not followed.
pub fn local_path(path: &str) -> Option<String> {
    is_local(path).then(|| path.to_owned())
}

fn is_local(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Puts a new session into the browser.
pub fn session_cookie(token: &Token) {
    set_cookie(&session_cookie_text(token));
}

/// The cookie of a session, as the header says it.
pub fn session_cookie_text(token: &Token) -> String {
    format!(
        "{SESSION_COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000",
        token.cookie()
    )
}

/// Takes the session out of the browser.
pub fn end_session_cookie() {
    set_cookie(&format!(
        "{SESSION_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"
    ));
}

/// Tells the browser to throw away all that it keeps of this site: reports kept on the phone, the page that opens without a
/// signal, and pages in its memory.
pub fn clear_site_data() {
    if let Some(response) = use_context::<ResponseOptions>() {
        let all = HeaderValue::from_static(r#""cache", "storage""#);
        response.insert_header(HeaderName::from_static("clear-site-data"), all);
    }
}

fn set_cookie(cookie: &str) {
    if let (Some(response), Ok(cookie)) = (
        use_context::<ResponseOptions>(),
        HeaderValue::from_str(cookie),
    ) {
        response.append_header(SET_COOKIE, cookie);
    }
}

/// Answers with the status of an error. The edge puts the page to it. Someone who is not signed in is asked to.
pub(super) fn fail(error: &Error, sign_in: &str) {
    let Some(response) = use_context::<ResponseOptions>() else {
        return;
    };
    let status = match error {
        Error::SignIn => return see_other(sign_in),
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::NotAllowed => StatusCode::FORBIDDEN,
        Error::Conflict(_) => StatusCode::CONFLICT,
        Error::TooMany { retry_after } => {
            response.insert_header(RETRY_AFTER, HeaderValue::from(retry_after.as_secs().max(1)));
            StatusCode::TOO_MANY_REQUESTS
        }
        Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        Error::Internal(_) | Error::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
    };
    if status.is_server_error() {
        tracing::error!(error = %Chain(error), "request failed");
    }
    response.set_status(status);
}

/// An error and what it came from, on one line. Postgres' messages name tables and constraints, never values of rows.
struct Chain<'a>(&'a Error);

impl std::fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)?;
        match self.0 {
            Error::Internal(inner) | Error::Unavailable(inner) => match inner {
                sqlx_error if is_from_database(sqlx_error) => write!(f, ": {sqlx_error}"),
                _ => write!(f, ": connection"),
            },
            _ => Ok(()),
        }
    }
}

fn is_from_database(error: &impl std::fmt::Display) -> bool {
    error
        .to_string()
        .starts_with("error returned from database")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_paths_are_followed() {
        assert!(local_path("/repairs/R-26-004812?photo=2").is_some());
        for foreign in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/a\r\nSet-Cookie: x",
            "",
            "repairs",
        ] {
            assert_eq!(local_path(foreign), None, "{foreign:?}");
        }
    }
}
