//! Is it alive, is it ready, what has it done.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::future::BoxFuture;
use http::{StatusCode, header};

use super::metrics::RequestMetrics;

/// Asks whether requests can be answered: database, migrations. The error is one line with nothing personal in it.
pub type Ready = Arc<dyn Fn() -> BoxFuture<'static, Result<(), String>> + Send + Sync>;

/// A check that takes longer counts as failed.
const PATIENCE: Duration = Duration::from_secs(2);

/// `/health` says the process answers; `/ready` says 200 or 503 for a load balancer.
pub fn routes(ready: Ready) -> Router {
    Router::new()
        .route("/health", get(async || "ok\n"))
        .route("/ready", get(is_ready).with_state(ready))
}

/// `/metrics` and the two above, for a listener that only the operators reach. Stands outside [`super::edge`].
pub fn admin(ready: Ready, metrics: Arc<RequestMetrics>) -> Router {
    routes(ready).route("/metrics", get(figures).with_state(metrics))
}

/// The reason goes to the log; on the public listener the error page replaces the text.
async fn is_ready(State(ready): State<Ready>) -> Response {
    let answer = tokio::time::timeout(PATIENCE, ready()).await;
    match answer.unwrap_or_else(|_| Err("the check took too long".to_owned())) {
        Ok(()) => "ready\n".into_response(),
        Err(reason) => {
            tracing::warn!(reason, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, format!("{reason}\n")).into_response()
        }
    }
}

async fn figures(State(metrics): State<Arc<RequestMetrics>>) -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "text/plain; version=0.0.4")],
        metrics.text(),
    )
}
