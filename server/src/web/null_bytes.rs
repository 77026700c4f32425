//! Leaves out every NUL. Nobody types one, Postgres holds none, and a page that keeps what was typed would fail on it.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::uri::PathAndQuery;
use http::{StatusCode, Uri, header};

/// More than any form; the edge's own limit is lower and answers first.
const LONGEST_FORM: usize = 1024 * 1024;

/// Hands the request on as if no NUL had been in its query or its form. No page has one in its path.
pub async fn leave_out(mut request: Request, next: Next) -> Response {
    if request.uri().path().contains("%00") {
        return StatusCode::NOT_FOUND.into_response();
    }
    if let Some(address) = without_nul(request.uri()) {
        *request.uri_mut() = address;
    }
    if !is_form(&request) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    match to_bytes(body, LONGEST_FORM).await {
        Ok(form) => {
            let form = left_of(form);
            parts.headers.remove(header::CONTENT_LENGTH);
            next.run(Request::from_parts(parts, Body::from(form))).await
        }
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

fn without_nul(uri: &Uri) -> Option<Uri> {
    let address = uri.path_and_query()?.as_str();
    if !address.contains("%00") {
        return None;
    }
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = PathAndQuery::try_from(address.replace("%00", "")).ok();
    Uri::from_parts(parts).ok()
}

fn is_form(request: &Request) -> bool {
    request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| {
            kind.as_bytes()
                .starts_with(b"application/x-www-form-urlencoded")
        })
}

/// What is left of a form without its NULs, which stand there as they are or as `%00`.
fn left_of(form: Bytes) -> Bytes {
    if !form.contains(&0) && !form.windows(3).any(|three| three == b"%00") {
        return form;
    }
    let mut left = Vec::with_capacity(form.len());
    let mut rest = &form[..];
    while let Some((first, others)) = rest.split_first() {
        match rest.strip_prefix(b"%00") {
            Some(after) => rest = after,
            None => {
                left.extend((*first != 0).then_some(*first));
                rest = others;
            }
        }
    }
    Bytes::from(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nul_is_left_out_in_either_form_and_all_else_stays() {
        let left = |form: &'static [u8]| left_of(Bytes::from_static(form));
        assert_eq!(left(b"a=1&b=x%00y\0z%00"), &b"a=1&b=xyz"[..]);
        assert_eq!(
            left(b"a=100%25&b=%2500&c=%01"),
            &b"a=100%25&b=%2500&c=%01"[..]
        );
    }

    #[test]
    fn an_address_loses_its_nul_and_nothing_else() {
        let uri: Uri = "/officer?team=%00&kind=%27".parse().unwrap();
        assert_eq!(without_nul(&uri).unwrap(), "/officer?team=&kind=%27");
        assert_eq!(without_nul(&"/officer?team=a".parse().unwrap()), None);
    }
}
