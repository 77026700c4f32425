//! quality.md T35: every class of answer, every header.

use std::sync::Arc;

use server::web::{assets, edge};

use crate::assets::built_site;
use crate::toy::{self, Done, Server, limits, settings};
use crate::wire::{Answer, ask, get, post};

const REQUIRED: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "strict-transport-security",
        "max-age=63072000; includeSubDomains",
    ),
    (
        "permissions-policy",
        "camera=(self), microphone=(), geolocation=(), payment=()",
    ),
];

fn check(class: &str, answer: &Answer) {
    for (name, value) in REQUIRED {
        let found = answer
            .header(name)
            .unwrap_or_else(|| panic!("{class} lacks {name}"));
        assert!(found.starts_with(value), "{class}: {name}: {found}");
    }
    let policy = answer.header("content-security-policy").expect(class);
    assert!(
        policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe-inline"),
        "{class}"
    );
    for part in [
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(part), "{class}: {policy}");
    }
    assert!(
        answer.header("cache-control").is_some() && answer.header("x-request-id").is_some(),
        "{class}"
    );
    assert_eq!(answer.header("server"), None, "{class}");
}

#[tokio::test]
async fn every_class_of_answer_carries_every_header() {
    let site = built_site();
    let done = Done::default();
    let app = toy::app(done.clone()).merge(assets::routes(site.path()));
    let server = Server::of(edge(app, settings()), limits(), done).await;
    let table = [
        ("page", "/", 200, "no-store"),
        ("404", "/nowhere", 404, "no-store"),
        ("500", "/broken", 500, "no-store"),
        ("panic", "/panics", 500, "no-store"),
        ("redirect", "/moved", 303, "no-store"),
        ("JSON", "/data", 200, "no-store"),
        ("photo", "/photo", 200, "no-store"),
        ("503", "/away", 503, "no-store"),
        ("405", "/do/save", 405, "no-store"),
        (
            "static",
            "/assets/app.abc.css",
            200,
            "public, max-age=31536000, immutable",
        ),
        (
            "wasm",
            "/assets/client.abc.wasm",
            200,
            "public, max-age=31536000, immutable",
        ),
        ("missing static", "/assets/app.old.css", 404, "no-store"),
        ("icon", "/icons/192.png", 200, "public, max-age=86400"),
    ];
    for (class, path, status, kept) in table {
        let answer = get(server.address, path).await;
        assert_eq!(
            (answer.status, answer.header("cache-control")),
            (status, Some(kept)),
            "{class}"
        );
        check(class, &answer);
    }
    check(
        "413",
        &post(server.address, "/do/save", &"x".repeat(20_000)).await,
    );
    check(
        "403",
        &ask(server.address, "POST /do/save", "accept: text/html\r\n", "").await,
    );
}

#[tokio::test]
async fn a_page_keeps_its_own_policy() {
    let server = Server::start().await;
    let answer = get(server.address, "/").await;
    let policy = answer.header("content-security-policy").unwrap();
    assert!(
        policy.contains("script-src 'self' 'nonce-abc' 'wasm-unsafe-eval';"),
        "{policy}"
    );
    assert!(policy.ends_with("object-src 'none'"));
}

#[tokio::test]
async fn strict_transport_is_not_promised_on_plain_http() {
    let mut settings = settings();
    settings.public_url = "http://127.0.0.1:3000".parse().unwrap();
    let server = Server::with(settings, limits()).await;
    assert_eq!(
        get(server.address, "/")
            .await
            .header("strict-transport-security"),
        None
    );
    let posted = ask(
        server.address,
        "POST /do/save",
        "origin: http://127.0.0.1:3000\r\n",
        "",
    )
    .await;
    assert_eq!(posted.status, 200);
}

#[tokio::test]
async fn text_is_compressed_and_pictures_are_not() {
    let server = Server::start().await;
    let get = async |path: &str, takes: &str| {
        ask(
            server.address,
            &format!("GET {path}"),
            &format!("accept-encoding: {takes}\r\n"),
            "",
        )
        .await
    };
    let page = get("/long", "gzip, deflate, br").await;
    assert_eq!(page.header("content-encoding"), Some("br"));
    assert!(page.body.len() < 500 && page.header("vary").is_some());
    assert_eq!(
        get("/long", "gzip").await.header("content-encoding"),
        Some("gzip")
    );
    assert_eq!(
        get("/long", "identity").await.header("content-encoding"),
        None
    );
    assert_eq!(
        get("/photo", "gzip, br").await.header("content-encoding"),
        None
    );
    assert_eq!(
        get("/", "gzip, br").await.header("content-encoding"),
        None,
        "too short to be worth it"
    );
}

#[tokio::test]
async fn requests_are_counted_by_pattern() {
    let settings = settings();
    let metrics = Arc::clone(&settings.metrics);
    let server = Server::with(settings, limits()).await;
    get(server.address, "/?name=Mrs+Smith").await;
    get(server.address, "/nobody/Mrs-Smith").await;
    let text = metrics.text();
    let labels = r#"method="GET",route="/",status="200""#;
    assert!(
        text.contains(&format!("http_request_seconds_count{{{labels}}} 1\n")),
        "{text}"
    );
    assert!(text.contains(&format!(
        "http_request_seconds_bucket{{{labels},le=\"+Inf\"}} 1\n"
    )));
    assert!(text.contains(r#"route="unmatched",status="404""#) && !text.contains("Smith"));
}
