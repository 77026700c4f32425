//! One line per request, with nothing personal in it: the route's pattern stands for the path,
//! and neither query, body, cookie nor address is written.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use super::methods;
use super::metrics::RequestMetrics;
use super::request_id::RequestId;

/// Logs and counts the request. What a handler logs meanwhile carries the same request id.
pub async fn record(
    State(metrics): State<Arc<RequestMetrics>>,
    request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let method = methods::name(request.method());
    let route = route_of(&request);
    let id = request.extensions().get::<RequestId>().map(|id| id.0);
    let span = tracing::info_span!("request", id = id.map(tracing::field::display));
    async move {
        let response = next.run(request).await;
        let status = response.status().as_u16();
        let took = started.elapsed();
        metrics.count(method, &route, status, took);
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        tracing::info!(method, route, status, ms, "answered");
        response
    }
    .instrument(span)
    .await
}

fn route_of(request: &Request) -> String {
    let pattern = request.extensions().get::<MatchedPath>();
    pattern.map_or("unmatched", MatchedPath::as_str).to_owned()
}
