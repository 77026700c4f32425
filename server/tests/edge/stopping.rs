//! quality.md T45 and F6: stopping with half-open clients.

use std::time::{Duration, Instant};

use tokio::io::AsyncWriteExt;

use crate::toy::{Server, limits, settings};
use crate::wire::{Answer, is_closed_within, open, read_to_end};

#[tokio::test]
async fn requests_under_way_finish_and_new_ones_are_not_taken() {
    let server = Server::start().await;
    let mut stream = open(server.address).await;
    stream
        .write_all(b"GET /slow HTTP/1.1\r\nhost: x\r\n\r\n")
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    server.ask_to_stop();
    let answer = Answer::parse(&read_to_end(&mut stream).await);
    assert_eq!((answer.status, answer.text().as_str()), (200, "done"));
    assert_eq!(server.finished(), 1);
    assert!(
        tokio::net::TcpStream::connect(server.address)
            .await
            .is_err()
    );
    assert_eq!(server.stopped().await.cut, 0);
}

#[tokio::test]
async fn idle_connections_close_at_once() {
    let server = patient().await;
    let mut idle = open(server.address).await;
    idle.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
        .await
        .unwrap();
    let _never_used = open(server.address).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    let started = Instant::now();
    assert_eq!(server.stopped().await.cut, 0);
    assert!(
        started.elapsed() < Duration::from_millis(900),
        "after {:?}",
        started.elapsed()
    );
    assert!(is_closed_within(&mut idle, Duration::from_secs(1)).await);
}

#[tokio::test]
async fn half_sent_requests_are_cut_at_the_deadline() {
    let server = patient().await;
    let body = b"POST /do/save HTTP/1.1\r\nhost: x\r\nsec-fetch-site: none\r\ncontent-length: 9\r\n\r\nhalf";
    let mut head = open(server.address).await;
    head.write_all(b"GET / HTTP/1.1\r\nhost: x\r\nx-a: ")
        .await
        .unwrap();
    let mut half = open(server.address).await;
    half.write_all(body).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let started = Instant::now();
    let report = server.stopped().await;
    let took = started.elapsed();
    assert!(
        took >= Duration::from_millis(900) && took < Duration::from_secs(4),
        "{took:?}"
    );
    assert_eq!(report.cut, 2);
    assert!(is_closed_within(&mut head, Duration::from_secs(1)).await);
}

#[tokio::test]
async fn a_full_house_does_not_put_off_the_stop() {
    let mut limits = limits();
    (limits.connections, limits.refusals) = (1, 0);
    (limits.header_read, limits.drain) = (Duration::from_secs(30), Duration::from_secs(1));
    let server = Server::with(settings(), limits).await;
    let mut seated = open(server.address).await;
    seated.write_all(b"GET / HTTP/1.1\r\nhost").await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let _waiting = (open(server.address).await, open(server.address).await);
    tokio::time::sleep(Duration::from_millis(100)).await;
    let started = Instant::now();
    assert_eq!(server.stopped().await.cut, 1);
    assert!(started.elapsed() < Duration::from_secs(5));
}

/// A server that only the deadline hurries.
async fn patient() -> Server {
    let half_a_minute = Duration::from_secs(30);
    let mut limits = limits();
    (limits.header_read, limits.drain) = (half_a_minute, Duration::from_secs(1));
    let mut settings = settings();
    (settings.request.body_stall, settings.request.handling) = (half_a_minute, half_a_minute);
    Server::with(settings, limits).await
}
