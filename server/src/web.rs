//! The edge: everything between a socket and a handler.
//!
//! [`serve`] owns the connections, [`edge`] owns the requests. Neither knows a page or the database.

pub mod access_log;
pub mod assets;
pub mod client_ip;
pub mod compression;
pub mod error_pages;
pub mod health;
pub mod methods;
pub mod metrics;
pub mod null_bytes;
pub mod panics;
pub mod request_id;
pub mod request_limits;
pub mod same_origin;
pub mod security_headers;
mod serve;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use ipnet::IpNet;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use url::Url;

pub use assets::AssetManifest;
pub use client_ip::ClientIp;
pub use error_pages::{ErrorPage, error_pages};
pub use metrics::RequestMetrics;
pub use panics::log_panics_without_their_text;
pub use request_id::RequestId;
pub use request_limits::{RequestLimits, upload_limit};
pub use security_headers::page_csp;
pub use serve::{Limits, ServeReport, serve};

/// What the edge must be told about this installation.
#[derive(Clone)]
pub struct EdgeSettings {
    /// The address tenants type. Its origin is the only one that may post to us; `https` turns HSTS on.
    pub public_url: Url,
    /// Networks whose `X-Forwarded-For` is believed. Empty when no proxy stands in front.
    pub trusted_proxies: Vec<IpNet>,
    /// Path prefixes whose callers prove themselves with a token, so come from other sites by right.
    pub token_paths: Vec<String>,
    /// Sizes and times of one request.
    pub request: RequestLimits,
    /// Writes the page for a status of 400 or above.
    pub error_page: ErrorPage,
    /// Where requests are counted for `/metrics`.
    pub metrics: Arc<RequestMetrics>,
}

impl EdgeSettings {
    /// The usual settings: no proxy, webhooks under `/hooks/`, 256 kB bodies, 30 seconds.
    pub fn new(public_url: Url, error_page: ErrorPage) -> Self {
        Self {
            public_url,
            trusted_proxies: Vec::new(),
            token_paths: vec!["/hooks/".to_owned()],
            request: RequestLimits::default(),
            error_page,
            metrics: Arc::new(RequestMetrics::default()),
        }
    }
}

/// Puts every layer round `app`, outermost first. Call it last, on the finished router:
/// routes added afterwards would stand outside.
///
/// What writes on the answer stands above what may refuse or fail, so that a refusal, a panic and a time-out
/// leave as a page with an id, a line in the log and every header.
pub fn edge(app: Router, settings: EdgeSettings) -> Router {
    let headers = security_headers::SecurityHeaders::new(&settings.public_url);
    let proxies = client_ip::TrustedProxies::new(settings.trusted_proxies);
    let origin = same_origin::SameOrigin::new(&settings.public_url, settings.token_paths);

    app.layer(
        ServiceBuilder::new()
            .layer(from_fn(request_id::give))
            .layer(from_fn_with_state(settings.metrics, access_log::record))
            .layer(from_fn_with_state(headers, security_headers::fill_in))
            .layer(compression::layer())
            .layer(error_pages(settings.error_page))
            .layer(CatchPanicLayer::custom(panics::answer))
            .layer(from_fn_with_state(proxies, client_ip::find))
            .layer(from_fn(methods::refuse_odd))
            .layer(from_fn_with_state(origin, same_origin::refuse_other_sites))
            .layer(from_fn_with_state(settings.request, request_limits::hold))
            // Ours counts for every kind of body, axum's only for its own extractors.
            .layer(DefaultBodyLimit::disable()),
    )
}
