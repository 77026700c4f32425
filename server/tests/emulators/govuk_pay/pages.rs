//! The payer's pages: type a card, confirm, go back. What a card does is in the published list of the sandbox.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use super::{DECLINED_CARD, Desk, ERROR_CARD, EXPIRED_CARD, WRONG_CVC_CARD};

pub fn routes() -> Router<Arc<Desk>> {
    Router::new()
        .route("/secure/{token}", get(enter))
        .route("/card_details/{id}", get(card).post(typed))
        .route("/card_details/{id}/confirm", get(check).post(confirm))
        .route("/card_details/{id}/cancel", post(stop))
}

/// The address from the API, which works once.
async fn enter(State(desk): State<Arc<Desk>>, Path(token): Path<String>) -> Response {
    let Some(id) = desk.tokens.lock().unwrap().remove(&token) else {
        return (
            StatusCode::NOT_FOUND,
            Html(page("This page cannot be used again", "")),
        )
            .into_response();
    };
    desk.change(&id, |payment| {
        if payment.status == "created" {
            payment.status = "started";
        }
    });
    let to = match desk.find(&id).unwrap().status {
        "submitted" => format!("/card_details/{id}/confirm"),
        _ => format!("/card_details/{id}"),
    };
    Redirect::to(&to).into_response()
}

async fn card(State(desk): State<Arc<Desk>>, Path(id): Path<String>) -> Response {
    let Some(payment) = desk.find(&id) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if payment.finished() {
        return Html(page("Your payment session has ended", "")).into_response();
    }
    let body = format!(
        "<p>{}</p><p>Total amount: £{}.{:02}</p>
         <form method=\"post\"><label>Card number <input name=\"card\" inputmode=\"numeric\"></label> <button>Continue</button></form>
         <form method=\"post\" action=\"/card_details/{id}/cancel\"><button>Cancel payment</button></form>",
        payment.description,
        payment.amount / 100,
        payment.amount % 100
    );
    Html(page("Enter card details", &body)).into_response()
}

#[derive(Deserialize)]
struct Typed {
    card: String,
}

async fn typed(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    Form(form): Form<Typed>,
) -> Response {
    let card: String = form.card.chars().filter(char::is_ascii_digit).collect();
    let (status, code) = match card.as_str() {
        DECLINED_CARD | EXPIRED_CARD | WRONG_CVC_CARD => ("failed", Some("P0010")),
        ERROR_CARD => ("error", Some("P0050")),
        _ => ("submitted", None),
    };
    if desk.find(&id).is_none_or(|payment| payment.finished()) {
        return Html(page("Your payment session has ended", "")).into_response();
    }
    desk.change(&id, |payment| {
        payment.status = status;
        payment.code = code;
    });
    if status == "submitted" {
        return Redirect::to(&format!("/card_details/{id}/confirm")).into_response();
    }
    let back = desk.find(&id).unwrap().return_url;
    Html(page(
        "Your payment has been declined",
        &format!("<p><a href=\"{back}\">Continue</a></p>"),
    ))
    .into_response()
}

async fn check(Path(id): Path<String>) -> Response {
    let body = format!(
        "<form method=\"post\"><button>Confirm payment</button></form>
         <form method=\"post\" action=\"/card_details/{id}/cancel\"><button>Cancel payment</button></form>"
    );
    Html(page("Confirm your payment", &body)).into_response()
}

async fn confirm(State(desk): State<Arc<Desk>>, Path(id): Path<String>) -> Response {
    desk.change(&id, |payment| {
        if payment.status == "submitted" {
            payment.status = "success";
        }
    });
    Redirect::to(&desk.find(&id).unwrap().return_url).into_response()
}

async fn stop(State(desk): State<Arc<Desk>>, Path(id): Path<String>) -> Response {
    desk.change(&id, |payment| {
        if !payment.finished() {
            payment.status = "failed";
            payment.code = Some("P0030");
        }
    });
    let back = desk.find(&id).unwrap().return_url;
    Html(page(
        "Your payment has been cancelled",
        &format!("<p><a href=\"{back}\">Continue</a></p>"),
    ))
    .into_response()
}

fn page(title: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">
         <link rel=\"icon\" href=\"data:,\"><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>"
    )
}
