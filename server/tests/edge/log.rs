//! What is written about a request, and what is not.

use std::io::Write;
use std::sync::{Arc, Mutex};

use futures_util::FutureExt;
use server::web::{RequestMetrics, health};

use crate::toy::{Done, Server, limits};
use crate::wire::{ask, get};

#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_line_names_the_route_and_the_request_and_nothing_personal() {
    let paper = Paper::default();
    let writer = paper.clone();
    let log = tracing_subscriber::fmt()
        .with_writer(move || writer.clone())
        .with_ansi(false);
    let _guard = tracing::subscriber::set_default(log.finish());
    let server = Server::start().await;
    let private =
        "cookie: session=canary\r\nx-forwarded-for: 203.0.113.77\r\nsec-fetch-site: none\r\n";
    let answer = ask(
        server.address,
        "POST /do/save?name=canary",
        private,
        "name=canary",
    )
    .await;
    ask(server.address, "GET /panics?canary", "", "").await;
    let text = String::from_utf8(paper.0.lock().unwrap().clone()).unwrap();
    let line = text
        .lines()
        .find(|line| line.contains("/do/save"))
        .expect("a line for the request");
    for part in [
        r#"method="POST""#,
        "status=200",
        "ms=",
        answer.header("x-request-id").unwrap(),
    ] {
        assert!(line.contains(part), "{part} in {line}");
    }
    for secret in ["canary", "203.0.113.77", "127.0.0.1", "Smith"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

#[tokio::test]
async fn health_readiness_and_figures_answer_the_operators() {
    for (state, status) in [
        (Ok(()), 200),
        (Err("migrations are missing".to_owned()), 503),
    ] {
        let ready: health::Ready = Arc::new(move || std::future::ready(state.clone()).boxed());
        let app = health::admin(ready, Arc::new(RequestMetrics::default()));
        let server = Server::of(app, limits(), Done::default()).await;
        assert_eq!(get(server.address, "/health").await.status, 200);
        assert_eq!(get(server.address, "/ready").await.status, status);
        assert!(
            get(server.address, "/metrics")
                .await
                .text()
                .contains("http_request_seconds")
        );
    }
}

#[tokio::test]
async fn a_check_that_hangs_is_not_ready() {
    let ready: health::Ready = Arc::new(|| std::future::pending().boxed());
    let server = Server::of(health::routes(ready), limits(), Done::default()).await;
    assert_eq!(get(server.address, "/ready").await.status, 503);
}
