//! What a client is told when it goes wrong (quality.md F2, F7, F8).

use std::sync::Arc;

use crate::toy::{Server, limits, settings};
use crate::wire::{ask, get, post};

#[tokio::test]
async fn a_panic_is_a_500_page_and_the_server_lives() {
    let server = Server::start().await;
    for _ in 0..3 {
        let answer = get(server.address, "/panics").await;
        assert_eq!(answer.status, 500);
        assert!(
            answer.text().starts_with("<h1>Error 500"),
            "{}",
            answer.text()
        );
        assert!(!answer.text().contains("Smith"));
    }
    assert_eq!(get(server.address, "/").await.status, 200);
}

#[tokio::test]
async fn an_unknown_server_function_is_a_plain_404_page() {
    let server = Server::start().await;
    let answer = post(server.address, "/do/x", "a=b").await;
    assert_eq!(answer.status, 404);
    assert!(answer.text().starts_with("<h1>Error 404"));
}

#[tokio::test]
async fn the_page_quotes_the_request_id_of_the_header() {
    let server = Server::start().await;
    let forged = "accept: text/html\r\nx-request-id: forged\r\n";
    let answer = ask(server.address, "GET /nowhere", forged, "").await;
    let id = answer.header("x-request-id").unwrap();
    assert_ne!(id, "forged");
    assert!(answer.text().contains(id));
    assert_ne!(
        get(server.address, "/nowhere")
            .await
            .header("x-request-id")
            .unwrap(),
        id
    );
}

#[tokio::test]
async fn a_failing_server_function_is_a_page_without_its_own_words() {
    let server = Server::start().await;
    for path in ["/do/fails", "/do/fails-as-page"] {
        let answer = post(server.address, path, "a=b").await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (403, None),
            "{path}"
        );
        assert!(answer.text().starts_with("<h1>Error 403"), "{path}");
        assert!(!answer.text().contains("Smith"), "{path}");
    }
}

#[tokio::test]
async fn what_was_said_of_the_lost_body_is_not_said_of_the_page() {
    let server = Server::start().await;
    let answer = get(server.address, "/lost-photo").await;
    assert_eq!(
        (answer.status, answer.header("cache-control")),
        (404, Some("no-store"))
    );
    assert!(
        answer
            .header("content-security-policy")
            .unwrap()
            .contains("style-src 'self'")
    );
}

#[tokio::test]
async fn a_page_of_the_handlers_own_is_left_alone() {
    let server = Server::start().await;
    let answer = get(server.address, "/own-page").await;
    assert_eq!(
        (answer.status, answer.text().as_str()),
        (404, "<h1>ours</h1>")
    );
}

#[tokio::test]
async fn a_script_gets_one_plain_sentence() {
    let server = Server::start().await;
    let json = async |path: &str| {
        ask(
            server.address,
            &format!("GET {path}"),
            "accept: application/json\r\n",
            "",
        )
        .await
    };
    let missing = json("/nowhere").await;
    assert_eq!(
        (missing.status, missing.header("content-type")),
        (404, Some("application/json"))
    );
    assert_eq!(missing.text(), r#"{"error":"We cannot find that page."}"#);
    assert_eq!(
        json("/forbidden-data").await.text(),
        r#"{"error":"own words"}"#
    );
    let other = ask(server.address, "GET /nowhere", "accept: */*\r\n", "").await;
    assert_eq!(
        other.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
}

#[tokio::test]
async fn too_often_and_away_say_when_to_come_back() {
    let server = Server::start().await;
    assert_eq!(
        get(server.address, "/too-often")
            .await
            .header("retry-after"),
        Some("7")
    );
    assert_eq!(
        get(server.address, "/away").await.header("retry-after"),
        Some("30")
    );
}

#[tokio::test]
async fn a_handler_that_takes_too_long_is_a_503_page() {
    let server = Server::start().await;
    let answer = get(server.address, "/endless").await;
    assert_eq!(answer.status, 503);
    assert!(answer.text().starts_with("<h1>Error 503"));
}

#[tokio::test]
async fn an_error_page_that_itself_panics_falls_back_to_a_sentence() {
    let mut settings = settings();
    settings.error_page = Arc::new(|_, _| panic!("broken page"));
    let server = Server::with(settings, limits()).await;
    let answer = get(server.address, "/nowhere").await;
    assert_eq!(
        (answer.status, answer.text().as_str()),
        (404, "We cannot find that page.")
    );
}

#[tokio::test]
async fn odd_methods_are_refused_even_where_any_is_taken() {
    let server = Server::start().await;
    for line in [
        "TRACE /",
        "TRACE /anything",
        "BREW /anything",
        "TRACE /nowhere",
        "CONNECT x:80",
    ] {
        let answer = ask(server.address, line, "", "").await;
        assert_eq!(answer.status, 405, "{line}");
        assert!(answer.header("x-content-type-options").is_some(), "{line}");
    }
    assert_eq!(get(server.address, "/").await.status, 200);
}

#[tokio::test]
async fn rubbish_on_the_wire_hurts_nobody() {
    let server = Server::start().await;
    for line in [
        "GET",
        "\u{1}\u{2}\u{3}",
        "GET / HTTP/9",
        "GET /%ff%00",
        "GET /?\u{e9}",
    ] {
        let _ = ask(server.address, line, "accept: \u{e9}\r\n", "").await;
    }
    assert_eq!(get(server.address, "/").await.status, 200);
}
