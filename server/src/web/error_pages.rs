//! Every refusal and failure comes out as a page in plain words, or as one sentence of JSON for a script.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use futures_util::future::BoxFuture;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use tower::{Layer, Service};

use super::request_id::RequestId;

/// Writes the whole HTML page for a status of 400 or above; the text is the request id to quote.
pub type ErrorPage = Arc<dyn Fn(StatusCode, &str) -> String + Send + Sync>;

/// What described the body that is thrown away, or sent a script elsewhere.
const NO_LONGER_TRUE: [HeaderName; 12] = [
    header::LOCATION,
    header::CONTENT_LENGTH,
    header::CONTENT_ENCODING,
    header::CONTENT_DISPOSITION,
    header::CONTENT_RANGE,
    header::CONTENT_SECURITY_POLICY,
    header::CACHE_CONTROL,
    header::ETAG,
    header::LAST_MODIFIED,
    header::ACCEPT_RANGES,
    header::TRANSFER_ENCODING,
    HeaderName::from_static("serverfnredirect"),
];

/// Replaces the body of any answer of 400 or above that is not a page already. A page is HTML without `Location`:
/// server functions leave a `Location` on their errors, and those become pages too. Status and other headers stay;
/// 429 and 503 get a `Retry-After` if they have none.
pub fn error_pages(page: ErrorPage) -> ErrorPages {
    ErrorPages(page)
}

/// The layer made by [`error_pages`].
#[derive(Clone)]
pub struct ErrorPages(ErrorPage);

impl<S> Layer<S> for ErrorPages {
    type Service = WithErrorPages<S>;

    fn layer(&self, inner: S) -> Self::Service {
        WithErrorPages {
            inner,
            page: self.0.clone(),
        }
    }
}

/// A service whose errors come out as pages.
#[derive(Clone)]
pub struct WithErrorPages<S> {
    inner: S,
    page: ErrorPage,
}

impl<S, R> Service<Request> for WithErrorPages<S>
where
    S: Service<Request, Response = R>,
    S::Future: Send + 'static,
    R: IntoResponse,
{
    type Response = Response;
    type Error = S::Error;
    type Future = BoxFuture<'static, Result<Response, S::Error>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let wanted = Wanted::by(request.headers());
        let id = request
            .extensions()
            .get::<RequestId>()
            .map(|id| id.0.to_string());
        let page = self.page.clone();
        let answer = self.inner.call(request);
        Box::pin(async move {
            let response = answer.await?.into_response();
            if !is_bare_error(&response, wanted) {
                return Ok(response);
            }
            let (kind, text) = wanted.write(&page, response.status(), &id.unwrap_or_default());
            Ok(with_body(response, kind, text))
        })
    }
}

/// What the client can read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Page,
    Json,
    Text,
}

impl Wanted {
    fn by(headers: &HeaderMap) -> Self {
        let accept = headers
            .get(header::ACCEPT)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("");
        if accept.contains("text/html") {
            Self::Page
        } else if accept.contains("application/json") {
            Self::Json
        } else {
            Self::Text
        }
    }

    fn write(self, page: &ErrorPage, status: StatusCode, id: &str) -> (&'static str, String) {
        let sentence = sentence(status);
        match self {
            Self::Page => match catch_unwind(AssertUnwindSafe(|| page(status, id))) {
                Ok(html) => ("text/html; charset=utf-8", html),
                Err(_) => ("text/plain; charset=utf-8", sentence.to_owned()),
            },
            Self::Json => (
                "application/json",
                serde_json::json!({ "error": sentence }).to_string(),
            ),
            Self::Text => ("text/plain; charset=utf-8", sentence.to_owned()),
        }
    }
}

fn is_bare_error(response: &Response, wanted: Wanted) -> bool {
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    let headers = response.headers();
    let page = is(headers, "text/html") && !headers.contains_key(header::LOCATION);
    let json = is(headers, "application/json") && wanted != Wanted::Page;
    failed && !page && !json
}

fn is(headers: &HeaderMap, kind: &str) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(kind.as_bytes()))
}

fn with_body(response: Response, kind: &'static str, text: String) -> Response {
    let (mut parts, _) = response.into_parts();
    for name in NO_LONGER_TRUE {
        parts.headers.remove(name);
    }
    parts
        .headers
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Some(seconds) = retry_after(parts.status) {
        parts
            .headers
            .entry(header::RETRY_AFTER)
            .or_insert(HeaderValue::from_static(seconds));
    }
    Response::from_parts(parts, Body::from(text))
}

fn retry_after(status: StatusCode) -> Option<&'static str> {
    match status {
        StatusCode::TOO_MANY_REQUESTS => Some("60"),
        StatusCode::SERVICE_UNAVAILABLE => Some("30"),
        _ => None,
    }
}

/// What to tell someone, in one plain sentence that gives nothing away.
pub fn sentence(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 => "Sign in to see this.",
        403 => "You cannot do this from here. Go back to the page and try again.",
        404 | 410 => "We cannot find that page.",
        405 => "This address does not work that way.",
        408 => "Your connection was too slow. Try again.",
        409 => "Someone changed this at the same time. Load the page again.",
        413 => "That is too big to send. Send less, or a smaller photo.",
        415 => "We cannot use that kind of file.",
        429 => "You have tried too many times. Wait a minute, then try again.",
        503 => "This service is not working just now. Try again in a minute.",
        400..500 => "We could not read what was sent. Go back and try again.",
        _ => "Something went wrong on our side. Try again in a few minutes.",
    }
}
