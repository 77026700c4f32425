//! A name for each request, so that a tenant's "it went wrong" can be found in the log.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue};
use uuid::Uuid;

/// Response header that carries the id.
pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The id of this request, as an extension for handlers. Time-ordered (UUID version 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId(pub Uuid);

/// Gives each request an id of ours. One sent by the client is dropped: it could forge log lines.
pub async fn give(mut request: Request, next: Next) -> Response {
    let id = Uuid::now_v7();
    request.headers_mut().remove(HEADER);
    request.extensions_mut().insert(RequestId(id));
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::try_from(id.to_string()) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}
