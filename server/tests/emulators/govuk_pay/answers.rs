//! Answers, and what stands before each: the mood, the key.

use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::{Desk, KEY, Payment};

/// A payment as an answer shows it, card details and all: whoever reads it must leave them out.
pub fn shown(desk: &Desk, payment: &Payment, links: bool) -> Value {
    let amount = match desk.mood().takes_another_amount {
        Some(other) if payment.finished() => other,
        _ => payment.amount,
    };
    let mut state = json!({ "status": payment.status, "finished": payment.finished() });
    if let Some(code) = payment.code {
        state["code"] = json!(code);
        state["message"] = json!("Payment method rejected");
    }
    let next = |id: &str| json!({ "href": desk.next_url(id), "method": "GET" });
    let next = (links && !payment.finished()).then(|| next(&payment.id));
    let settlement = payment.settled.map_or(
        json!({}),
        |day| json!({ "captured_date": day, "settled_date": day }),
    );
    let left = payment.amount - payment.refunded();
    json!({
        "payment_id": payment.id, "amount": amount, "reference": payment.reference, "description": payment.description, "language": "en",
        "state": state, "payment_provider": "sandbox", "created_date": "2026-11-21T09:00:00.000Z", "return_url": payment.return_url,
        "email": "canary.payer@example.com",
        "card_details": { "cardholder_name": "Canary Cardholder", "last_digits_card_number": "1111", "first_digits_card_number": "444433",
            "expiry_date": "04/29", "card_brand": "Visa", "billing_address": { "line1": "1 Canary Wharf", "postcode": "ZZ99 9ZZ" } },
        "refund_summary": { "status": "available", "amount_available": left, "amount_submitted": payment.refunded() },
        "settlement_summary": settlement, "delayed_capture": false, "moto": false,
        "_links": { "self": { "href": format!("{}/v1/payments/{}", desk.url, payment.id), "method": "GET" }, "next_url": next },
    })
}

pub async fn beforehand(desk: &Desk, what: &str, headers: &HeaderMap) -> Option<Response> {
    desk.requests.lock().unwrap().push(what.to_owned());
    let mood = desk.mood();
    tokio::time::sleep(mood.delay).await;
    if let Some((status, body)) = mood.answer {
        return Some(fixed(status, body));
    }
    let bearer = headers
        .get("authorization")
        .and_then(|value| value.to_str().ok());
    if bearer != Some(&format!("Bearer {KEY}")) {
        return Some(fixed(
            401,
            r#"{"code":401,"message":"Credentials are required to access this resource"}"#
                .to_owned(),
        ));
    }
    None
}

pub fn afterwards(desk: &Desk, status: u16, body: Value) -> Response {
    match desk.mood().answer_after_doing {
        Some((status, body)) => fixed(status, body),
        None => answered(status, body),
    }
}

pub fn answered(status: u16, body: Value) -> Response {
    (StatusCode::from_u16(status).unwrap(), Json(body)).into_response()
}

pub fn problem(code: &str) -> Value {
    json!({ "code": code, "description": "canary description of what was typed" })
}

pub fn refuse(status: u16, code: &str) -> Response {
    fixed(status, problem(code).to_string())
}

pub fn invalid(status: u16, code: &str, field: &str) -> Response {
    fixed(status, json!({ "field": field, "code": code, "description": format!("Invalid attribute value: {field}") }).to_string())
}

pub fn fixed(status: u16, body: String) -> Response {
    (
        StatusCode::from_u16(status).unwrap(),
        [("content-type", "application/json")],
        body,
    )
        .into_response()
}
