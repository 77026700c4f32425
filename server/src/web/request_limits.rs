//! How big a request may be, how slow its body, how long its handler (quality.md F3, F4, F5).
//!
//! Every body is counted as it streams, whoever reads it. A handler that overlooks a body cut short cannot report
//! success: the answer is then ours, whatever it returned.

mod metered_body;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode, header};

use metered_body::{Meter, MeteredBody};

/// Sizes in bytes, times as durations.
#[derive(Clone, Copy, Debug)]
pub struct RequestLimits {
    /// The largest body, unless [`upload_limit`] says otherwise for a route.
    pub body_bytes: u64,
    /// How much of a body that is too large is read and thrown away, so that the client is still there for the answer:
    /// a browser shows "connection reset" when we hang up while it sends.
    pub discarded_bytes: u64,
    /// The longest time without a byte of the body.
    pub body_stall: Duration,
    /// Bytes a second that a body must keep up on average, once `body_stall` has passed.
    /// As Apache's `RequestReadTimeout body=20,MinRate=500`.
    pub body_rate: u64,
    /// The longest time from the last byte of the body to the head of the answer.
    pub handling: Duration,
}

impl Default for RequestLimits {
    fn default() -> Self {
        Self {
            body_bytes: 256 * 1024,
            discarded_bytes: 100_000_000,
            body_stall: Duration::from_secs(20),
            body_rate: 1_000,
            handling: Duration::from_secs(30),
        }
    }
}

/// Lets the routes of `router` take bodies of up to `bytes`.
pub fn upload_limit<S>(router: Router<S>, bytes: u64) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    router.layer(from_fn_with_state(bytes, allow))
}

async fn allow(State(bytes): State<u64>, request: Request, next: Next) -> Response {
    if let Some(meter) = request.extensions().get::<Arc<Meter>>() {
        meter.allow(bytes);
    }
    next.run(request).await
}

/// Answers 413, 408 or 400 for a body too large, too slow or broken, and 503 for a handler that takes too long.
pub async fn hold(State(limits): State<RequestLimits>, request: Request, next: Next) -> Response {
    let meter = Arc::new(Meter::new(limits));
    let may_discard = !waits_for_leave(request.headers());
    let mut request =
        request.map(|body| Body::new(MeteredBody::new(body, meter.clone(), may_discard)));
    request.extensions_mut().insert(meter.clone());
    tokio::select! {
        biased;
        response = next.run(request) => match meter.fault() {
            Some(fault) => (fault.status(), [(header::CONNECTION, "close")]).into_response(),
            None => response,
        },
        () = meter.at_rest_for(limits.handling) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// A client that asked first can be refused without reading a byte.
fn waits_for_leave(headers: &HeaderMap) -> bool {
    headers
        .get(header::EXPECT)
        .is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"100-continue"))
}
