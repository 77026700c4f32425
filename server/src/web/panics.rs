//! A panic in a handler costs that request a 500 page and nothing else.

use std::any::Any;

use axum::response::{IntoResponse, Response};
use http::StatusCode;

/// The answer to a request whose handler panicked. The panic's text stays out of it:
/// it may quote what a tenant typed.
pub fn answer(_text: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// Makes panics log where they happened, not what they said. Call once, at start.
pub fn log_panics_without_their_text() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "panic");
    }));
}
