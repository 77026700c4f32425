//! The app on a phone: the page that opens without a signal, the service worker that keeps it, the manifest that lets it
//! be installed. All are settled when the program starts, and the same for everyone, so no cookie is read or set.

mod manifest;
mod worker;

use crate::site::Site;
use crate::web::page_csp;
use app::http::Shared;
use app::offline;
use axum::Router;
use axum::response::IntoResponse;
use axum::routing::get;
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use leptos::nonce::Nonce;

/// Whoever keeps an old one keeps everything else old with it.
const ASK_EACH_TIME: &str = "no-cache";
const AN_HOUR: &str = "public, max-age=3600";
const NOTHING: &str = "default-src 'none'";
/// What a worker may do is said by the answer that brought it: without this it could fetch nothing.
const WORKER_CSP: &str = "default-src 'none'; connect-src 'self'";

pub fn routes(shared: &Shared) -> Router<Site> {
    let page = offline::page(&shared.council, &shared.assets);
    let worker = worker::script(&page, &theme(shared), &shared.assets);
    let manifest = manifest::manifest(&shared.council);
    let policy = page_csp(&Nonce::new().to_string());
    let css = theme(shared);
    let page = answer("text/html", ASK_EACH_TIME, &policy, page);
    let worker = answer("text/javascript", ASK_EACH_TIME, WORKER_CSP, worker);
    let manifest = answer(
        "application/manifest+json",
        ASK_EACH_TIME,
        NOTHING,
        manifest,
    );
    let css = answer("text/css", AN_HOUR, NOTHING, css);
    Router::new()
        .route("/offline", get(page))
        .route("/sw.js", get(worker))
        .route("/manifest.webmanifest", get(manifest))
        .route("/theme.css", get(css))
}

/// The council's own colour, after our style.
fn theme(shared: &Shared) -> String {
    let brand = shared.council.brand.as_deref().unwrap_or("#0a5a5e");
    format!(":root{{--brand:{brand}}}")
}

fn answer(kind: &str, kept: &str, policy: &str, body: String) -> impl IntoResponse + Clone + use<> {
    let headers = [
        (CONTENT_TYPE, format!("{kind}; charset=utf-8")),
        (CACHE_CONTROL, kept.to_owned()),
        (CONTENT_SECURITY_POLICY, policy.to_owned()),
    ];
    (headers, body)
}
