//! What GOV.UK Pay answers, and what it means. Its answers hold the payer's name, address and parts of the card: none of these
//! fields is read, and nothing of an answer is kept or passed on but what is named here.

use chrono::NaiveDate;
use domain::rent::payments::{Reason, RefundSeen, RefundState, Seen, Trouble};
use reqwest::StatusCode;
use rules::money::Pence;
use rules::rent::PaymentState;
use serde::Deserialize;

const GARBLED: Trouble = Trouble::Later(Reason::GarbledAnswer);

#[derive(Deserialize)]
struct Payment {
    payment_id: String,
    amount: i64,
    state: State,
    #[serde(default, rename = "_links")]
    links: Links,
    #[serde(default)]
    settlement_summary: Settlement,
}

#[derive(Deserialize)]
struct State {
    status: String,
    finished: bool,
    code: Option<String>,
}

#[derive(Default, Deserialize)]
struct Links {
    next_url: Option<Link>,
}

#[derive(Deserialize)]
struct Link {
    href: String,
}

#[derive(Default, Deserialize)]
struct Settlement {
    settled_date: Option<NaiveDate>,
}

#[derive(Deserialize)]
struct Refund {
    refund_id: String,
    amount: i64,
    status: String,
}

#[derive(Deserialize)]
struct Refunds {
    #[serde(rename = "_embedded")]
    embedded: Embedded,
}

#[derive(Deserialize)]
struct Embedded {
    refunds: Vec<Refund>,
}

#[derive(Default, Deserialize)]
struct Problem {
    #[serde(default)]
    code: String,
}

/// A payment.
pub fn payment(body: &[u8]) -> Result<Seen, Trouble> {
    let payment: Payment = serde_json::from_slice(body).map_err(|_| GARBLED)?;
    let state = state(&payment.state)?;
    Ok(Seen {
        provider_id: id(payment.payment_id)?,
        pence: Pence(payment.amount),
        state,
        code: payment.state.code.filter(|code| is_code(code)),
        next_url: payment.links.next_url.map(|link| link.href),
        settled_on: payment.settlement_summary.settled_date,
    })
}

/// `finished` and the status must agree: a payment is final when both say so.
fn state(said: &State) -> Result<PaymentState, Trouble> {
    let state = match said.status.as_str() {
        "created" => PaymentState::Created,
        "started" => PaymentState::Started,
        "submitted" => PaymentState::Submitted,
        "capturable" => PaymentState::Capturable,
        "success" => PaymentState::Success,
        "failed" => PaymentState::Failed,
        "cancelled" => PaymentState::Cancelled,
        "error" => PaymentState::Error,
        _ => return Err(GARBLED),
    };
    (state.is_final() == said.finished)
        .then_some(state)
        .ok_or(GARBLED)
}

/// It becomes a part of addresses, and has letters and digits only.
fn id(written: String) -> Result<String, Trouble> {
    let plain = written.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let fits = (1..=64).contains(&written.len());
    (plain && fits).then_some(written).ok_or(GARBLED)
}

fn is_code(code: &str) -> bool {
    code.len() == 5 && code.starts_with('P') && code[1..].bytes().all(|it| it.is_ascii_digit())
}

/// A refund.
pub fn refund(body: &[u8]) -> Result<RefundSeen, Trouble> {
    seen(serde_json::from_slice(body).map_err(|_| GARBLED)?)
}

/// All refunds of a payment.
pub fn refunds(body: &[u8]) -> Result<Vec<RefundSeen>, Trouble> {
    let all: Refunds = serde_json::from_slice(body).map_err(|_| GARBLED)?;
    all.embedded.refunds.into_iter().map(seen).collect()
}

fn seen(refund: Refund) -> Result<RefundSeen, Trouble> {
    let state = match refund.status.as_str() {
        "submitted" => RefundState::Submitted,
        "success" => RefundState::Success,
        "error" => RefundState::Error,
        _ => return Err(GARBLED),
    };
    Ok(RefundSeen {
        provider_id: id(refund.refund_id)?,
        pence: Pence(refund.amount),
        state,
    })
}

/// What an answer other than success means. A refused key concerns every payment and none in particular, so those payments wait until it
/// is put right.
pub fn trouble(status: StatusCode, body: &[u8]) -> Trouble {
    let problem: Problem = serde_json::from_slice(body).unwrap_or_default();
    match (status.as_u16(), problem.code.as_str()) {
        (_, "P0191") => Trouble::Refused(Reason::KeyUsed),
        (_, "P0604") | (412, _) => Trouble::Refused(Reason::AmountMoved),
        (_, "P0603") => Trouble::Refused(Reason::NotRefundable),
        (_, "P0501" | "P0502") => Trouble::Refused(Reason::NotCancellable),
        (_, "P0920" | "P0940" | "P0941" | "P0199") => Trouble::Later(Reason::NotAllowed),
        (401 | 403, _) => Trouble::Later(Reason::RejectedKey),
        (404, _) => Trouble::Refused(Reason::NotFound),
        (408, _) => Trouble::Later(Reason::Timeout),
        (429, _) => Trouble::Later(Reason::RateLimited),
        (400 | 409 | 422, _) => Trouble::Refused(Reason::BadRequest),
        (500..=599, _) => Trouble::Later(Reason::ProviderError),
        _ => GARBLED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_five_characters_and_nothing_else_is_kept() {
        assert!(is_code("P0010"));
        for other in ["", "P001", "P00100", "Mr Marsh", "P 010", "£0010"] {
            assert!(!is_code(other), "{other}");
        }
    }

    #[test]
    fn a_payment_that_says_two_things_at_once_is_not_believed() {
        let of = |status: &str, finished: bool| {
            payment(
                format!(r#"{{"payment_id":"hu20sqlact5260q2nanm0q8u93","amount":100,"state":{{"status":"{status}","finished":{finished}}}}}"#)
                    .as_bytes(),
            )
        };
        assert_eq!(of("success", true).unwrap().state, PaymentState::Success);
        assert_eq!(of("success", false), Err(GARBLED));
        assert_eq!(of("started", true), Err(GARBLED));
        assert_eq!(of("paid", true), Err(GARBLED));
        assert_eq!(of("SUCCESS", true), Err(GARBLED));
    }
}
