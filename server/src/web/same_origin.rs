//! Refuses a form posted to us from another site (quality.md F1, T36).
//!
//! `tower_http::csrf` lets a request through when both headers are missing, and compares `Origin` with
//! whatever `Host` says. We refuse the first and know our own origin, hence these few lines.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode, header};
use url::Url;

use super::methods;

/// Who may send a request that changes something.
#[derive(Clone)]
pub struct SameOrigin {
    ours: Arc<str>,
    token_paths: Arc<[String]>,
}

impl SameOrigin {
    /// `token_paths` are prefixes, such as `/hooks/`, whose handlers check a token themselves.
    pub fn new(public_url: &Url, token_paths: Vec<String>) -> Self {
        Self {
            ours: public_url.origin().ascii_serialization().into(),
            token_paths: token_paths.into(),
        }
    }

    fn allows(&self, request: &Request) -> bool {
        !methods::is_unsafe(request.method())
            || self.checks_a_token(request.uri().path())
            || self.is_from_us(request.headers())
    }

    fn checks_a_token(&self, path: &str) -> bool {
        self.token_paths
            .iter()
            .any(|prefix| path.starts_with(prefix.as_str()))
    }

    /// Browsers write `Sec-Fetch-Site` themselves, so it decides alone. Older ones, and all on plain http,
    /// send only `Origin`. A client that sends neither is refused, cookies or not.
    fn is_from_us(&self, headers: &HeaderMap) -> bool {
        match headers.get("sec-fetch-site") {
            Some(site) => site == "same-origin" || site == "none",
            None => headers
                .get(header::ORIGIN)
                .is_some_and(|origin| origin == &*self.ours),
        }
    }
}

/// Answers 403 to an unsafe method that does not come from our own pages.
pub async fn refuse_other_sites(
    State(rule): State<SameOrigin>,
    request: Request,
    next: Next,
) -> Response {
    if !rule.allows(&request) {
        tracing::warn!("a request from another site was refused");
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}
