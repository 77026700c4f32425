//! What providers tell us: GOV.UK Notify's delivery receipts, GOV.UK Pay's notices. The edge lets these in without an origin; a
//! token or a signature is their proof.

use crate::carriers::Delivery;
use crate::carriers::notify::{CallbackError, parse_callback};
use crate::pay::{NoticeError, parse_notice};
use crate::site::Site;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::routing::post;
use domain::OutgoingId;
use domain::messages::delivery::Word;
use http::{HeaderMap, StatusCode};

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/hooks/notify", post(notify))
        .route("/hooks/pay", post(pay))
}

async fn notify(State(site): State<Site>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let token = site
        .notify_token
        .as_ref()
        .map(crate::config::Secret::reveal);
    let callback = match parse_callback(&headers, token, &body) {
        Ok(callback) => callback,
        Err(CallbackError::Forbidden) => {
            tracing::warn!("a delivery receipt came with the wrong token");
            return StatusCode::FORBIDDEN;
        }
        Err(CallbackError::Garbled) => return StatusCode::BAD_REQUEST,
        Err(CallbackError::NotOurs) => return StatusCode::NO_CONTENT,
    };
    match site
        .shared
        .db
        .record_delivery(OutgoingId(callback.reference), word(callback.delivery))
        .await
    {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(error) => {
            tracing::error!(%error, "a delivery receipt could not be recorded");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

/// Something happened to a payment. What it was is not believed but asked for, by a job, so that the answer goes out at once.
async fn pay(State(site): State<Site>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let secret = site.pay_secret.as_ref().map(crate::config::Secret::reveal);
    let notice = match parse_notice(&headers, secret, &body) {
        Ok(notice) => notice,
        Err(NoticeError::Forged) => {
            tracing::warn!("a notice of a payment came with the wrong signature");
            return StatusCode::UNAUTHORIZED;
        }
        Err(NoticeError::Garbled) => return StatusCode::BAD_REQUEST,
    };
    match site.shared.db.ask_soon(&notice.payment).await {
        // Of another system that takes payments with the same account, too: nothing to do, and nothing to repeat.
        Ok(_) => StatusCode::NO_CONTENT,
        Err(error) => {
            tracing::error!(%error, "a notice of a payment could not be taken");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

/// A carrier's answer in the domain's words.
pub fn word(delivery: Delivery) -> Word {
    match delivery {
        Delivery::Pending => Word::Pending,
        Delivery::Delivered => Word::Delivered,
        Delivery::Failed { reason, .. } => Word::Failed {
            reason: reason.as_str(),
        },
    }
}
