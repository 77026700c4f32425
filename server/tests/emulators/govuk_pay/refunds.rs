//! Paying back, within what is left.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};
use uuid::Uuid;

use super::answers::{afterwards, answered, beforehand, refuse};
use super::{Desk, Refund};

pub async fn refund(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if let Some(answer) = beforehand(&desk, "POST refunds", &headers).await {
        return answer;
    }
    let Ok(wanted) = serde_json::from_slice::<Value>(&body) else {
        return refuse(400, "P0697");
    };
    let (Some(amount), Some(expected)) = (
        wanted["amount"].as_i64(),
        wanted["refund_amount_available"].as_i64(),
    ) else {
        return refuse(400, "P0601");
    };
    let Some(payment) = desk.find(&id) else {
        return refuse(404, "P0600");
    };
    let available = payment.amount - payment.refunded();
    if payment.status != "success" {
        return refuse(400, "P0603");
    }
    if expected != available {
        return refuse(412, "P0604");
    }
    if amount < 1 {
        return refuse(422, "P0602");
    }
    if amount > available {
        return refuse(400, "P0603");
    }
    let status = if desk.mood().slow_refunds {
        "submitted"
    } else {
        "success"
    };
    let refund = Refund {
        id: Uuid::now_v7().simple().to_string(),
        amount,
        status,
    };
    desk.change(&id, |payment| payment.refunds.push(refund.clone()));
    afterwards(&desk, 202, refund_shown(&refund))
}

pub async fn refunds(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    if let Some(answer) = beforehand(&desk, "GET refunds", &headers).await {
        return answer;
    }
    let Some(payment) = desk.find(&id) else {
        return refuse(404, "P0800");
    };
    let all: Vec<Value> = payment.refunds.iter().map(refund_shown).collect();
    answered(
        200,
        json!({ "payment_id": id, "_links": {}, "_embedded": { "refunds": all } }),
    )
}

pub async fn one_refund(
    State(desk): State<Arc<Desk>>,
    Path((id, refund)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    if let Some(answer) = beforehand(&desk, "GET refund", &headers).await {
        return answer;
    }
    let found = desk
        .find(&id)
        .and_then(|payment| payment.refunds.into_iter().find(|it| it.id == refund));
    match found {
        Some(refund) => answered(200, refund_shown(&refund)),
        None => refuse(404, "P0700"),
    }
}

pub fn refund_shown(refund: &Refund) -> Value {
    json!({ "refund_id": refund.id, "created_date": "2026-11-21T12:44:15.226Z", "amount": refund.amount, "status": refund.status, "_links": {} })
}
