//! GOV.UK Pay as it is published: payments that move on by a payer's hand alone, addresses that work once, its own error codes, refunds
//! within what is left, notices signed over their bytes; and a payer's pages to be used in a browser.
//!
//! Use it from a test binary by `#[path = "emulators/govuk_pay.rs"] mod govuk_pay;`, or run `cargo run --example pay_emulator`.

#[path = "govuk_pay/answers.rs"]
mod answers;
#[path = "govuk_pay/pages.rs"]
mod pages;
#[path = "govuk_pay/refunds.rs"]
mod refunds;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use uuid::Uuid;

use answers::{afterwards, answered, beforehand, invalid, problem, refuse, shown};
use refunds::{one_refund, refund, refunds};

/// The one API key the emulator knows.
pub const KEY: &str = "api_test_canary_3d844edf8d3548ac975be847b4f122b0";
#[allow(dead_code, reason = "each test binary uses its own part")]
pub const SECRET: &str = "webhook_test_canary_9a0b";

/// Cards of the published sandbox list that do not pay; every other does, 4444 3333 2222 1111 among them.
pub const DECLINED_CARD: &str = "4000000000000002";
pub const EXPIRED_CARD: &str = "4000000000000069";
pub const WRONG_CVC_CARD: &str = "4000000000000127";
pub const ERROR_CARD: &str = "4000000000000119";

/// A payment as the provider keeps it.
#[derive(Clone, Debug)]
pub struct Payment {
    pub id: String,
    pub amount: i64,
    pub reference: String,
    pub description: String,
    pub return_url: String,
    pub status: &'static str,
    pub code: Option<&'static str>,
    pub refunds: Vec<Refund>,
    pub settled: Option<&'static str>,
}

#[derive(Clone, Debug)]
pub struct Refund {
    pub id: String,
    pub amount: i64,
    pub status: &'static str,
}

impl Payment {
    fn finished(&self) -> bool {
        matches!(self.status, "success" | "failed" | "cancelled" | "error")
    }

    fn refunded(&self) -> i64 {
        let counts = |refund: &&Refund| refund.status != "error";
        self.refunds.iter().filter(counts).map(|it| it.amount).sum()
    }
}

/// How the emulator misbehaves; each knob stays until it is set back.
#[derive(Clone, Debug, Default)]
pub struct Mood {
    /// Every answer of the API is this one.
    pub answer: Option<(u16, String)>,
    /// Every answer of the API waits so long.
    pub delay: Duration,
    /// What was asked for is done, but the answer is thrown away for this one. Questions are answered.
    pub answer_after_doing: Option<(u16, String)>,
    /// `Idempotency-Key` is ignored.
    pub forgets_keys: bool,
    /// A refund stays `submitted` until [`Emulator::settle_refunds`].
    pub slow_refunds: bool,
    /// A finished payment says that this was taken.
    pub takes_another_amount: Option<i64>,
}

#[derive(Default)]
struct Desk {
    url: String,
    payments: Mutex<Vec<Payment>>,
    /// By address that works once, the payment.
    tokens: Mutex<HashMap<String, String>>,
    keys: Mutex<HashMap<String, (Value, String)>>,
    requests: Mutex<Vec<String>>,
    mood: Mutex<Mood>,
}

/// A running emulator; it ends with the test's runtime.
#[derive(Clone)]
pub struct Emulator {
    pub url: String,
    desk: Arc<Desk>,
}

pub async fn start() -> Emulator {
    start_on("127.0.0.1:0").await
}

pub async fn start_on(address: &str) -> Emulator {
    let listener = tokio::net::TcpListener::bind(address).await.unwrap();
    let url = format!("http://localhost:{}", listener.local_addr().unwrap().port());
    let desk = Arc::new(Desk {
        url: url.clone(),
        ..Desk::default()
    });
    let router = Router::new()
        .route("/v1/payments", post(create))
        .route("/v1/payments/{id}", get(one))
        .route("/v1/payments/{id}/cancel", post(cancel))
        .route("/v1/payments/{id}/refunds", post(refund).get(refunds))
        .route("/v1/payments/{id}/refunds/{refund}", get(one_refund))
        .merge(pages::routes())
        .with_state(Arc::clone(&desk));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Emulator { url, desk }
}

#[allow(dead_code, reason = "each test binary uses its own part")]
impl Emulator {
    /// Every payment, oldest first.
    pub fn payments(&self) -> Vec<Payment> {
        self.desk.payments.lock().unwrap().clone()
    }

    /// What was asked of the API so far: "POST /v1/payments".
    pub fn requests(&self) -> Vec<String> {
        self.desk.requests.lock().unwrap().clone()
    }

    pub fn mood(&self, mood: Mood) {
        *self.desk.mood.lock().unwrap() = mood;
    }

    /// Every request is answered by this status and error code.
    pub fn answer(&self, status: u16, code: &str) {
        self.mood(Mood {
            answer: Some((status, problem(code).to_string())),
            ..Mood::default()
        });
    }

    /// Moves a payment on, as its payer or its bank would.
    pub fn set(&self, id: &str, status: &'static str, code: Option<&'static str>) {
        self.desk.change(id, |payment| {
            payment.status = status;
            payment.code = code;
        });
    }

    pub fn settle(&self, id: &str, day: &'static str) {
        self.desk.change(id, |payment| payment.settled = Some(day));
    }

    /// What was submitted ends so.
    /// Someone sends money back in the provider's own tool.
    pub fn refund_in_the_tool(&self, id: &str, amount: i64) {
        let refund = Refund {
            id: Uuid::now_v7().simple().to_string(),
            amount,
            status: "success",
        };
        self.desk.change(id, |payment| payment.refunds.push(refund));
    }

    pub fn settle_refunds(&self, id: &str, status: &'static str) {
        self.desk.change(id, |payment| {
            for refund in &mut payment.refunds {
                if refund.status == "submitted" {
                    refund.status = status;
                }
            }
        });
    }

    /// The body of a notice about a payment, as published.
    pub fn notice(&self, id: &str, event: &str) -> String {
        let payment = self.desk.find(id);
        json!({
            "webhook_message_id": Uuid::now_v7().simple().to_string(), "api_version": 1, "created_date": "2026-11-21T10:36:26.988Z",
            "resource_id": id, "resource_type": "payment", "event_type": event,
            "resource": payment.map(|payment| shown(&self.desk, &payment, false)),
        })
        .to_string()
    }
}

/// The signature of a notice's body.
#[allow(dead_code, reason = "each test binary uses its own part")]
pub fn sign(secret: &str, body: &str) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes())
        .unwrap()
        .chain_update(body);
    let bytes = mac.finalize().into_bytes();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Desk {
    fn find(&self, id: &str) -> Option<Payment> {
        let payments = self.payments.lock().unwrap();
        payments.iter().find(|payment| payment.id == id).cloned()
    }

    fn change(&self, id: &str, change: impl FnOnce(&mut Payment)) {
        let mut payments = self.payments.lock().unwrap();
        change(
            payments
                .iter_mut()
                .find(|payment| payment.id == id)
                .unwrap(),
        );
    }

    fn mood(&self) -> Mood {
        self.mood.lock().unwrap().clone()
    }

    /// A fresh address for the payer: each works once.
    fn next_url(&self, id: &str) -> String {
        let token = Uuid::now_v7().to_string();
        let url = format!("{}/secure/{token}", self.url);
        self.tokens.lock().unwrap().insert(token, id.to_owned());
        url
    }
}

async fn create(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response {
    if let Some(answer) = beforehand(&desk, "POST /v1/payments", &headers).await {
        return answer;
    }
    let Ok(wanted) = serde_json::from_slice::<Value>(&body) else {
        return refuse(400, "P0197");
    };
    if let Some(field) = ["amount", "reference", "description", "return_url"]
        .iter()
        .find(|name| wanted.get(**name).is_none())
    {
        return invalid(400, "P0101", field);
    }
    if let Some(field) = wrong_field(&wanted) {
        return invalid(422, "P0102", field);
    }
    let key = headers
        .get("idempotency-key")
        .map(|key| key.to_str().unwrap().to_owned());
    let known = key
        .as_ref()
        .and_then(|key| desk.keys.lock().unwrap().get(key).cloned());
    let id = match known {
        Some((before, _)) if before != wanted && !desk.mood().forgets_keys => {
            return refuse(409, "P0191");
        }
        Some((_, id)) if !desk.mood().forgets_keys => id,
        _ => made(&desk, &wanted),
    };
    if let Some(key) = key {
        desk.keys.lock().unwrap().insert(key, (wanted, id.clone()));
    }
    let payment = desk.find(&id).unwrap();
    afterwards(&desk, 201, shown(&desk, &payment, true))
}

fn made(desk: &Desk, wanted: &Value) -> String {
    let text = |name: &str| wanted[name].as_str().unwrap().to_owned();
    let payment = Payment {
        id: Uuid::now_v7().simple().to_string(),
        amount: wanted["amount"].as_i64().unwrap(),
        reference: text("reference"),
        description: text("description"),
        return_url: text("return_url"),
        status: "created",
        code: None,
        refunds: Vec::new(),
        settled: None,
    };
    let id = payment.id.clone();
    desk.payments.lock().unwrap().push(payment);
    id
}

/// The first field that breaks the published limits.
fn wrong_field(wanted: &Value) -> Option<&'static str> {
    let text = |name: &str| wanted[name].as_str().unwrap_or_default().to_owned();
    let has_url = |text: &str| text.contains("://");
    let known = ["amount", "reference", "description", "return_url"];
    let checks = [
        (
            wanted["amount"]
                .as_i64()
                .is_none_or(|it| !(1..=10_000_000).contains(&it)),
            "amount",
        ),
        (
            text("reference").is_empty()
                || text("reference").len() > 255
                || has_url(&text("reference")),
            "reference",
        ),
        (
            text("description").is_empty()
                || text("description").len() > 255
                || has_url(&text("description")),
            "description",
        ),
        (
            !text("return_url").starts_with("http") || text("return_url").len() > 2000,
            "return_url",
        ),
        // Nothing of ours says who pays: a prefilled name or email would.
        (
            wanted
                .as_object()
                .is_some_and(|all| all.keys().any(|key| !known.contains(&key.as_str()))),
            "unexpected",
        ),
    ];
    checks
        .into_iter()
        .find(|(wrong, _)| *wrong)
        .map(|(_, name)| name)
}

async fn one(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    if let Some(answer) = beforehand(&desk, &format!("GET /v1/payments/{id}"), &headers).await {
        return answer;
    }
    match desk.find(&id) {
        Some(payment) => answered(200, shown(&desk, &payment, true)),
        None => refuse(404, "P0200"),
    }
}

async fn cancel(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if let Some(answer) = beforehand(&desk, "POST cancel", &headers).await {
        return answer;
    }
    if body.is_empty() {
        return refuse(403, "P0920");
    }
    match desk.find(&id) {
        None => refuse(404, "P0500"),
        Some(payment) if payment.finished() => refuse(400, "P0501"),
        Some(_) => {
            desk.change(&id, |payment| {
                payment.status = "cancelled";
                payment.code = Some("P0040");
            });
            StatusCode::NO_CONTENT.into_response()
        }
    }
}
