//! The headers that tell a browser what a page of ours may do (OWASP ASVS 5.0, 3.4; quality.md T35).

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use url::Url;

/// For every answer whose handler set no policy of its own: error pages, redirects, files.
const PLAIN_CSP: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'";

/// Two years, as the preload list wants at least one.
const HSTS: &str = "max-age=63072000; includeSubDomains";

/// The camera takes photos of repairs; nothing else is asked of the device.
const PERMISSIONS: &str = "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), \
    display-capture=(), midi=(), accelerometer=(), gyroscope=(), magnetometer=()";

/// `same-origin`, never `no-referrer`: a form posted without JavaScript finds its way back by Referer (quality.md F7).
const ALWAYS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

const UNLESS_SET: [(HeaderName, &str); 2] = [
    (header::CONTENT_SECURITY_POLICY, PLAIN_CSP),
    (header::CACHE_CONTROL, "no-store"),
];

/// The policy of a page whose own inline fragments carry `nonce`. The page sets it as `Content-Security-Policy`.
pub fn page_csp(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
    )
}

/// What to add, settled once.
#[derive(Clone)]
pub struct SecurityHeaders(Arc<HeaderMap>);

impl SecurityHeaders {
    /// Strict transport is promised only when the public address is https.
    pub fn new(public_url: &Url) -> Self {
        let mut fixed: HeaderMap = ALWAYS
            .map(|(name, value)| (name, HeaderValue::from_static(value)))
            .into_iter()
            .collect();
        if public_url.scheme() == "https" {
            fixed.insert(
                header::STRICT_TRANSPORT_SECURITY,
                HeaderValue::from_static(HSTS),
            );
        }
        Self(Arc::new(fixed))
    }
}

/// Sets the fixed headers on every answer, and the policy and `no-store` where the handler set none.
pub async fn fill_in(
    State(fixed): State<SecurityHeaders>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in fixed.0.iter() {
        headers.insert(name, value.clone());
    }
    for (name, value) in UNLESS_SET {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    headers.remove(header::SERVER);
    response
}
