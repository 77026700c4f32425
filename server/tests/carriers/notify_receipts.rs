use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use server::carriers::notify::{Callback, CallbackError, parse_callback};
use server::carriers::{Carrier, Delivery, supersedes};

use crate::notify_emulator::start;
use crate::{email, notify};

type Seen = Arc<Mutex<Vec<Result<Callback, CallbackError>>>>;

async fn receive(State(seen): State<Seen>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let callback = parse_callback(&headers, Some("a long shared token"), &body);
    seen.lock().unwrap().push(callback);
    match callback {
        Err(CallbackError::Forbidden) => StatusCode::FORBIDDEN,
        _ => StatusCode::NO_CONTENT,
    }
}

#[tokio::test]
async fn receipts_out_of_order_and_forged_leave_the_final_status_alone() {
    let (emulator, seen) = (start().await, Seen::default());
    let router = axum::Router::new()
        .route("/receipts", post(receive))
        .with_state(Arc::clone(&seen));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/receipts", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let letter = email();
    let handed = notify(&emulator.url).send(&letter).await.unwrap();
    let mut known = Delivery::Pending;
    for (status, token, expected) in [
        ("permanent-failure", "a forged token", 403),
        ("delivered", "a long shared token", 204),
        ("temporary-failure", "a long shared token", 204),
        ("sending", "a long shared token", 204),
    ] {
        emulator.set_status(letter.reference, status);
        assert_eq!(
            emulator.call_back(&address, token, letter.reference).await,
            expected,
            "{status}"
        );
        if let Ok(callback) = *seen.lock().unwrap().last().unwrap() {
            assert_eq!(
                (callback.reference, callback.provider_id.to_string()),
                (letter.reference, handed.provider_reference.clone())
            );
            known = if supersedes(known, callback.delivery) {
                callback.delivery
            } else {
                known
            };
        }
    }
    assert_eq!(
        (known, seen.lock().unwrap().len()),
        (Delivery::Delivered, 4)
    );
}
