//! Providers that hang, break off or talk nonsense, spoken to by both carriers over HTTP.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use server::carriers::{Carrier, Reason, SendError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use uuid::Uuid;

use crate::{notify, text, text_marketer};

/// A server that reads a request, writes these bytes and then hangs up or stays silent. Counts its visitors.
async fn rogue(answer: Vec<u8>, hangs_up: bool) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let visitors = Arc::<AtomicUsize>::default();
    let counted = Arc::clone(&visitors);
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            let answer = answer.clone();
            tokio::spawn(async move {
                let _ = socket.read(&mut [0; 8192]).await;
                let _ = socket.write_all(&answer).await;
                if !hangs_up {
                    tokio::time::sleep(Duration::from_secs(60)).await;
                }
            });
        }
    });
    (url, visitors)
}

fn both(url: &str) -> [Box<dyn Carrier>; 2] {
    [Box::new(notify(url)), Box::new(text_marketer(url))]
}

async fn all_answer(url: &str, reason: Reason) {
    for carrier in both(url) {
        let (letter, expected) = (text(), SendError::Retry(reason));
        assert_eq!(
            carrier.send(&letter).await,
            Err(expected),
            "send by {}",
            carrier.name()
        );
        assert_eq!(
            carrier.delivery("0").await,
            Err(expected),
            "delivery by {}",
            carrier.name()
        );
        assert_eq!(
            carrier.find(letter.reference).await,
            Err(expected),
            "find by {}",
            carrier.name()
        );
    }
}

fn http(status: &str, headers: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\n{headers}\r\n{body}",
        body.len()
    )
    .into_bytes()
}

#[tokio::test]
async fn nobody_listening_is_unreachable() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    all_answer(&url, Reason::Unreachable).await;
}

#[tokio::test]
async fn a_connection_that_ends_without_a_whole_answer_is_lost() {
    let half = b"HTTP/1.1 201 Created\r\nContent-Length: 400\r\n\r\n{\"id\":\"".to_vec();
    for answer in [
        Vec::new(),
        b"HTTP/1.1 2".to_vec(),
        half,
        b"220 mail.example.org ESMTP\r\n".to_vec(),
    ] {
        all_answer(&rogue(answer, true).await.0, Reason::ConnectionLost).await;
    }
}

#[tokio::test]
async fn a_page_where_an_answer_was_due_is_garbled() {
    for status in ["200 OK", "201 Created"] {
        let page = http(
            status,
            "Content-Type: text/html\r\n",
            "<html><h1>Please sign in to the wireless network</h1>",
        );
        all_answer(&rogue(page, true).await.0, Reason::GarbledAnswer).await;
    }
}

#[tokio::test]
async fn an_answer_of_more_than_64_kilobytes_is_cut_off_even_if_it_begins_well() {
    let json = |padding: &str| format!(r#"{{"id":"{}","padding":"{padding}"}}"#, Uuid::nil());
    let xml = |padding: &str| format!("<response><message_id>1</message_id>{padding}</response>");
    for (padding, taken) in [(60_000, true), (70_000, false)] {
        let padding = "x".repeat(padding);
        let desk = rogue(http("201 Created", "", &json(&padding)), true)
            .await
            .0;
        assert_eq!(notify(&desk).send(&text()).await.is_ok(), taken);
        let desk = rogue(http("200 OK", "", &xml(&padding)), true).await.0;
        assert_eq!(text_marketer(&desk).send(&text()).await.is_ok(), taken);
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let (elsewhere, visitors) = rogue(
        http(
            "201 Created",
            "",
            r#"{"id":"00000000-0000-0000-0000-000000000001"}"#,
        ),
        true,
    )
    .await;
    let away = http(
        "307 Temporary Redirect",
        &format!("Location: {elsewhere}/\r\n"),
        "",
    );
    all_answer(&rogue(away, true).await.0, Reason::GarbledAnswer).await;
    assert_eq!(visitors.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_provider_that_hangs_is_given_up_after_10_seconds() {
    let silent = rogue(Vec::new(), false).await.0;
    let halfway = rogue(
        b"HTTP/1.1 201 Created\r\nContent-Length: 400\r\n\r\n{".to_vec(),
        false,
    )
    .await
    .0;
    let carriers: Vec<_> = [silent, halfway].iter().flat_map(|url| both(url)).collect();
    let (letter, started) = (text(), Instant::now());
    let answers =
        futures_util::future::join_all(carriers.iter().map(|carrier| carrier.send(&letter))).await;
    assert_eq!(answers, vec![Err(SendError::Retry(Reason::Timeout)); 4]);
    assert!(
        (9..12).contains(&started.elapsed().as_secs()),
        "{:?}",
        started.elapsed()
    );
}
