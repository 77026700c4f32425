//! quality.md T28, F3 and F4: sizes and speeds of request bodies.

use std::time::{Duration, Instant};

use tokio::io::AsyncWriteExt;

use crate::toy::{BODY_LIMIT, Server, UPLOAD_LIMIT, limits, settings};
use crate::wire::{Answer, exchange, get, is_closed_within, open, post, read_to_end};

fn head(path: &str, length: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nhost: x\r\naccept: text/html\r\nsec-fetch-site: same-origin\r\n\
         connection: close\r\n{length}\r\n\r\n"
    )
}

fn chunked(path: &str, bytes: u64) -> Vec<u8> {
    let mut request = head(path, "transfer-encoding: chunked").into_bytes();
    let mut left = usize::try_from(bytes).unwrap();
    while left > 0 {
        let size = left.min(4_000);
        request.extend(format!("{size:x}\r\n").bytes());
        request.extend(vec![b'x'; size]);
        request.extend(b"\r\n");
        left -= size;
    }
    request.extend(b"0\r\n\r\n");
    request
}

#[tokio::test]
async fn bodies_are_taken_up_to_the_limit_and_not_a_byte_further() {
    let server = Server::start().await;
    for (path, limit) in [("/do/save", BODY_LIMIT), ("/upload", UPLOAD_LIMIT)] {
        for (bytes, expected) in [
            (limit - 1, 200),
            (limit, 200),
            (limit + 1, 413),
            (limit * 20, 413),
        ] {
            let before = server.finished();
            let text = "x".repeat(usize::try_from(bytes).unwrap());
            let announced = post(server.address, path, &text).await;
            assert_eq!(announced.status, expected, "{path} {bytes} announced");
            let streamed = exchange(server.address, &chunked(path, bytes)).await;
            assert_eq!(streamed.status, expected, "{path} {bytes} streamed");
            let successes = if expected == 200 { 2 } else { 0 };
            assert_eq!(server.finished() - before, successes, "{path} {bytes}");
        }
    }
}

#[tokio::test]
async fn too_large_is_a_413_page_seen_by_a_client_that_is_still_sending() {
    let server = Server::start().await;
    let answer = post(server.address, "/do/save", &"x".repeat(5_000_000)).await;
    assert_eq!(answer.status, 413);
    assert!(answer.text().starts_with("<h1>Error 413"));
}

#[tokio::test]
async fn a_handler_that_overlooks_a_cut_body_cannot_report_success() {
    let server = Server::start().await;
    let answer = exchange(server.address, &chunked("/do/careless", BODY_LIMIT * 5)).await;
    assert_eq!(answer.status, 413);
    assert!(!answer.text().contains("stored"));
}

#[tokio::test]
async fn reading_on_to_be_polite_has_an_end() {
    let mut settings = settings();
    settings.request.discarded_bytes = 50_000;
    let server = Server::with(settings, limits()).await;
    let mut stream = open(server.address).await;
    let start = head("/do/save", "content-length: 80000000");
    stream.write_all(start.as_bytes()).await.unwrap();
    assert_eq!(Answer::parse(&read_to_end(&mut stream).await).status, 413);
}

#[tokio::test]
async fn a_client_that_asks_first_is_refused_before_it_sends() {
    let server = Server::start().await;
    let start = head("/do/save", "expect: 100-continue\r\ncontent-length: 80000");
    let answer = exchange(server.address, start.as_bytes()).await;
    assert_eq!(answer.status, 413);
}

#[tokio::test]
async fn a_body_that_stalls_is_a_408() {
    let server = Server::start().await;
    let started = Instant::now();
    let start = head("/do/save", "content-length: 100") + "half of it";
    let answer = exchange(server.address, start.as_bytes()).await;
    assert_eq!((answer.status, server.finished()), (408, 0));
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_body_that_drips_is_a_408() {
    let server = Server::start().await;
    let (mut reading, mut writing) = open(server.address).await.into_split();
    let start = head("/do/save", "content-length: 1000");
    writing.write_all(start.as_bytes()).await.unwrap();
    let drip = tokio::spawn(async move {
        while writing.write_all(b"x").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    let mut bytes = Vec::new();
    let started = Instant::now();
    let _ = tokio::io::AsyncReadExt::read_to_end(&mut reading, &mut bytes).await;
    drip.abort();
    assert_eq!(Answer::parse(&bytes).status, 408);
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_slow_but_steady_upload_may_take_longer_than_any_handler() {
    let mut settings = settings();
    settings.request.handling = Duration::from_millis(700);
    let server = Server::with(settings, limits()).await;
    let mut stream = open(server.address).await;
    stream
        .write_all(head("/upload", "content-length: 10000").as_bytes())
        .await
        .unwrap();
    for _ in 0..10 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        stream.write_all(&[b'x'; 1_000]).await.unwrap();
    }
    let answer = Answer::parse(&read_to_end(&mut stream).await);
    assert_eq!((answer.status, answer.text().as_str()), (200, "10000"));
}

#[tokio::test]
async fn a_broken_body_is_a_400() {
    let server = Server::start().await;
    let request = head("/do/save", "transfer-encoding: chunked") + "zz\r\nnot a chunk";
    let answer = exchange(server.address, request.as_bytes()).await;
    assert_eq!((answer.status, server.finished()), (400, 0));
}

#[tokio::test]
async fn a_body_with_two_lengths_is_refused() {
    let server = Server::start().await;
    for lengths in [
        "content-length: 3\r\ncontent-length: 5",
        "content-length: 3, 5",
    ] {
        let answer = exchange(
            server.address,
            (head("/do/save", lengths) + "a=bcd").as_bytes(),
        )
        .await;
        assert_eq!((answer.status, server.finished()), (400, 0), "{lengths}");
    }
}

#[tokio::test]
async fn a_client_that_takes_nothing_of_a_long_answer_is_cut() {
    let mut limits = limits();
    (limits.connections, limits.refusals) = (1, 0);
    let server = Server::with(settings(), limits).await;
    let mut greedy = open(server.address).await;
    greedy
        .write_all(b"GET /flood HTTP/1.1\r\nhost: x\r\n\r\n")
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(
        get(server.address, "/").await.status,
        200,
        "the only seat is free again"
    );
    assert!(is_closed_within(&mut greedy, Duration::from_secs(5)).await);
}
