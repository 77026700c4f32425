//! Brotli and gzip for text. Pictures, archives and files already compressed pass as they are.

use http::{Extensions, HeaderMap, StatusCode, Version, header};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{And, Predicate, SizeAbove};

type IsText = fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool;

/// Below this a compressed body is no smaller on the wire.
const WORTHWHILE_BYTES: u16 = 512;

/// Brotli's own default (11) is meant for files, not for pages made on the spot: it takes a hundred times longer.
const QUALITY: i32 = 4;

/// Compresses text of 512 bytes or more when the client takes it.
pub fn layer() -> CompressionLayer<And<SizeAbove, IsText>> {
    CompressionLayer::new()
        .quality(CompressionLevel::Precise(QUALITY))
        .compress_when(SizeAbove::new(WORTHWHILE_BYTES.into()).and(is_text as IsText))
}

fn is_text(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    let kind = kind.split(';').next().unwrap_or("").trim();
    let streamed = kind == "text/event-stream";
    let text = kind.starts_with("text/") || kind.ends_with("json") || kind.ends_with("xml");
    text && !streamed || kind == "application/javascript" || kind == "application/wasm"
}
