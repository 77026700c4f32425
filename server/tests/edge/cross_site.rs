//! quality.md T36 and F1.

use crate::toy::Server;
use crate::wire::ask;

const OURS: &str = "origin: https://homes.ebbsmarsh.example\r\n";

#[tokio::test]
async fn a_form_is_taken_from_our_own_pages_only() {
    let table = [
        ("sec-fetch-site: same-origin\r\n", 200),
        ("sec-fetch-site: none\r\n", 200),
        (OURS, 200),
        ("sec-fetch-site: cross-site\r\n", 403),
        ("sec-fetch-site: same-site\r\n", 403),
        ("sec-fetch-site: \r\n", 403),
        ("origin: https://evil.example\r\n", 403),
        ("origin: http://homes.ebbsmarsh.example\r\n", 403),
        (
            "origin: https://homes.ebbsmarsh.example.evil.example\r\n",
            403,
        ),
        ("origin: null\r\n", 403),
        ("", 403),
        ("cookie: __Host-session=x\r\n", 403),
        (
            "content-type: text/plain\r\norigin: https://evil.example\r\n",
            403,
        ),
        (
            "sec-fetch-site: cross-site\r\norigin: https://homes.ebbsmarsh.example\r\n",
            403,
        ),
        ("origin: null\r\nsec-fetch-site: same-origin\r\n", 200),
    ];
    let server = Server::start().await;
    for (headers, expected) in table {
        let before = server.finished();
        let answer = ask(server.address, "POST /do/save", headers, "a=b").await;
        assert_eq!(answer.status, expected, "{headers}");
        assert_eq!(
            server.finished() - before,
            u64::from(expected == 200),
            "{headers}"
        );
    }
}

#[tokio::test]
async fn every_method_that_may_write_is_guarded() {
    let server = Server::start().await;
    for method in ["POST", "PUT", "PATCH", "DELETE"] {
        let line = format!("{method} /anything");
        assert_eq!(
            ask(server.address, &line, "", "").await.status,
            403,
            "{method}"
        );
        let ours = ask(server.address, &line, "sec-fetch-site: same-origin\r\n", "").await;
        assert_eq!(ours.status, 200, "{method}");
    }
    for method in ["GET", "HEAD", "OPTIONS"] {
        let other = ask(
            server.address,
            &format!("{method} /anything"),
            "sec-fetch-site: cross-site\r\n",
            "",
        )
        .await;
        assert_eq!(other.status, 200, "{method}");
    }
}

#[tokio::test]
async fn a_write_cannot_come_as_a_get() {
    let server = Server::start().await;
    assert_eq!(
        ask(server.address, "GET /do/save?a=b", "", "").await.status,
        405
    );
    assert_eq!(server.finished(), 0);
}

#[tokio::test]
async fn webhooks_that_check_a_token_may_come_from_elsewhere() {
    let server = Server::start().await;
    assert_eq!(
        ask(server.address, "POST /hooks/notify", "", "{}")
            .await
            .status,
        200
    );
    let climbing = ask(server.address, "POST /hooks/../do/save", "", "a=b").await;
    assert_eq!((climbing.status, server.finished()), (404, 1));
}
