//! quality.md T40, T41 and F5: clients that hold connections.

use std::process::Command;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::toy::{Server, limits, settings};
use crate::wire::{get, is_closed_within, open};

const HALF_A_HEAD: &[u8] = b"GET / HTTP/1.1\r\nhost: x\r\nx-a: ";

#[tokio::test]
async fn half_sent_heads_are_cut_while_others_are_served() {
    let server = Server::start().await;
    let mut slow = join_all((0..200).map(|_| open(server.address))).await;
    for stream in &mut slow {
        stream.write_all(HALF_A_HEAD).await.unwrap();
    }
    let started = Instant::now();
    assert_eq!(get(server.address, "/").await.status, 200);
    assert!(started.elapsed() < Duration::from_secs(3));
    let closed = join_all(
        slow.iter_mut()
            .map(|stream| is_closed_within(stream, Duration::from_secs(5))),
    )
    .await;
    assert_eq!(closed.iter().filter(|closed| **closed).count(), 200);
}

#[tokio::test]
async fn a_head_dripping_byte_by_byte_is_cut() {
    let server = Server::start().await;
    let mut stream = open(server.address).await;
    stream.write_all(HALF_A_HEAD).await.unwrap();
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(6) {
        if stream.write_all(b"x").await.is_err() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "after {:?}",
        started.elapsed()
    );
}

#[tokio::test]
async fn an_idle_connection_is_kept_for_the_next_request_and_closed_in_the_end() {
    let server = Server::start().await;
    let mut stream = open(server.address).await;
    for _ in 0..2 {
        stream
            .write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            .await
            .unwrap();
        let mut piece = [0; 4096];
        let count = stream.read(&mut piece).await.unwrap();
        assert!(piece[..count].starts_with(b"HTTP/1.1 200"));
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    assert!(is_closed_within(&mut stream, Duration::from_secs(5)).await);
}

#[tokio::test]
async fn above_the_cap_new_clients_are_told_503_and_served_again_at_once() {
    let mut limits = limits();
    limits.connections = 10;
    let server = Server::with(settings(), limits).await;
    let mut idle = join_all((0..10).map(|_| open(server.address))).await;
    for stream in &mut idle {
        stream.write_all(HALF_A_HEAD).await.unwrap();
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    let refused = get(server.address, "/").await;
    assert_eq!(
        (refused.status, refused.header("retry-after")),
        (503, Some("30"))
    );
    assert!(refused.text().contains("Try again"));
    drop(idle);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(get(server.address, "/").await.status, 200);
    let report = server.stopped().await;
    assert_eq!((report.served, report.refused), (11, 1));
}

#[tokio::test]
async fn a_flood_is_outlived() {
    let mut limits = limits();
    (limits.connections, limits.refusals) = (50, 5);
    let server = Server::with(settings(), limits).await;
    let flood = join_all((0..400).map(|_| open(server.address))).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    drop(flood);
    let started = Instant::now();
    while get(server.address, "/").await.status != 200 {
        assert!(started.elapsed() < Duration::from_secs(4));
    }
}

#[tokio::test]
async fn the_head_may_not_grow_without_end() {
    let server = Server::start().await;
    let mut stream = open(server.address).await;
    let line = format!(
        "GET / HTTP/1.1\r\nhost: x\r\nx-a: {}\r\n\r\n",
        "x".repeat(200_000)
    );
    let _ = stream.write_all(line.as_bytes()).await;
    assert!(is_closed_within(&mut stream, Duration::from_secs(5)).await);
    assert_eq!(get(server.address, "/").await.status, 200);
}

const STARVED: &str = "EDGE_TEST_STARVED";

/// Runs the next test in a process of its own that may open few files.
#[test]
fn running_out_of_file_descriptors_is_survived() {
    let me = std::env::current_exe().unwrap();
    let name = "connections::in_a_starved_process_the_server_comes_back";
    let script = format!("ulimit -n 60 && exec \"$0\" --exact {name} --nocapture");
    let run = Command::new("sh")
        .arg("-c")
        .arg(script)
        .arg(me)
        .env(STARVED, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success() && said.contains("came back"), "{said}");
}

#[tokio::test]
async fn in_a_starved_process_the_server_comes_back() {
    if std::env::var_os(STARVED).is_none() {
        return;
    }
    let server = Server::start().await;
    let mut all = Vec::new();
    while let Ok(stream) = tokio::net::TcpStream::connect(server.address).await {
        all.push(stream);
    }
    tokio::time::sleep(Duration::from_millis(200)).await;
    drop(all);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(get(server.address, "/").await.status, 200);
    println!("came back");
}
