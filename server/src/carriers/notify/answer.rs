//! What Notify answers, and what it means. Answers may repeat the address, so nothing of them is kept or passed on.

use reqwest::StatusCode;
use serde::Deserialize;
use uuid::Uuid;

use super::{NAME, status};
use crate::carriers::{Delivery, Handed, Reason, SendError};

const GARBLED: SendError = SendError::Retry(Reason::GarbledAnswer);

#[derive(Deserialize)]
struct Taken {
    id: Uuid,
}

#[derive(Deserialize)]
struct Known {
    status: String,
}

#[derive(Deserialize)]
struct Found {
    notifications: Vec<Taken>,
}

#[derive(Deserialize)]
struct Problems {
    errors: Vec<Problem>,
}

#[derive(Deserialize)]
struct Problem {
    error: String,
    message: String,
}

/// The answer to a letter that was taken.
pub fn handed(body: &[u8]) -> Result<Handed, SendError> {
    let taken: Taken = serde_json::from_slice(body).map_err(|_| GARBLED)?;
    Ok(taken.into())
}

/// The answer about one letter.
pub fn delivery(body: &[u8]) -> Result<Delivery, SendError> {
    let known: Known = serde_json::from_slice(body).map_err(|_| GARBLED)?;
    status::delivery(&known.status).ok_or(GARBLED)
}

/// The answer about all letters with one reference, newest first.
pub fn first(body: &[u8]) -> Result<Option<Handed>, SendError> {
    let found: Found = serde_json::from_slice(body).map_err(|_| GARBLED)?;
    Ok(found.notifications.into_iter().next().map(Handed::from))
}

impl From<Taken> for Handed {
    fn from(taken: Taken) -> Self {
        Self {
            provider: NAME,
            provider_reference: taken.id.to_string(),
        }
    }
}

/// What an answer other than success means. A refused key or a wrong clock concerns every letter and none in particular, so those letters
/// wait until it is put right.
pub fn send_error(status: StatusCode, body: &[u8]) -> SendError {
    let problem = serde_json::from_slice::<Problems>(body)
        .ok()
        .and_then(|problems| problems.errors.into_iter().next());
    let (error, message) = problem
        .as_ref()
        .map_or(("", ""), |problem| (&problem.error, &problem.message));
    match status.as_u16() {
        400 if problem.is_none() => GARBLED,
        400 => SendError::Refused(bad_request(error, message)),
        403 if message.contains("system clock") => SendError::Retry(Reason::ClockSkew),
        401 | 403 => SendError::Retry(Reason::RejectedKey),
        408 => SendError::Retry(Reason::Timeout),
        413 => SendError::Refused(Reason::TooLong),
        429 if error == "TooManyRequestsError" => SendError::Retry(Reason::DailyLimit),
        429 => SendError::Retry(Reason::RateLimited),
        500..=599 => SendError::Retry(Reason::ProviderError),
        404 | 405 | 410 | 415 | 422 => SendError::Refused(Reason::BadRequest),
        _ => GARBLED,
    }
}

fn bad_request(error: &str, message: &str) -> Reason {
    let about_address = message.starts_with("phone_number") || message.starts_with("email_address");
    match error {
        "InvalidPhoneError" | "InvalidEmailError" => Reason::BadAddress,
        "ValidationError" if about_address => Reason::BadAddress,
        "BadRequestError" if message.contains("team-only") || message.contains("trial mode") => {
            Reason::NotAllowed
        }
        "BadRequestError"
            if message.contains("too long") || message.contains("character limit") =>
        {
            Reason::TooLong
        }
        _ => Reason::BadRequest,
    }
}
