//! Which HTTP methods exist here (OWASP ASVS 5.0, 4.1.4).

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode};

/// Answers 405 to TRACE, CONNECT and invented methods, even where a route takes any.
pub async fn refuse_odd(request: Request, next: Next) -> Response {
    if name(request.method()) == "other" {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    next.run(request).await
}

/// Whether a request with this method may change something.
pub fn is_unsafe(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// The method's name for logs and figures; a client cannot invent new ones.
pub fn name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::OPTIONS => "OPTIONS",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}
