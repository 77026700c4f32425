use http::HeaderMap;
use http::header::AUTHORIZATION;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::status;
use crate::carriers::Delivery;

/// A delivery receipt that Notify posted to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Callback {
    /// Our message id.
    pub reference: Uuid,
    /// Notify's id, which [`Handed::provider_reference`](crate::carriers::Handed) holds as text.
    pub provider_id: Uuid,
    pub delivery: Delivery,
}

/// Why a receipt is not believed or not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallbackError {
    /// The bearer token is missing or wrong, or none is set: answer 403.
    #[error("the receipt does not carry our token")]
    Forbidden,
    /// Not a receipt: answer 400.
    #[error("the receipt cannot be read")]
    Garbled,
    /// A receipt for a letter that somebody else sent through the same service: answer 204, or Notify repeats it five times.
    #[error("the receipt is for a letter of another system")]
    NotOurs,
}

#[derive(Deserialize)]
struct Receipt {
    id: Uuid,
    reference: Option<String>,
    status: String,
}

/// Reads a receipt, which Notify posts as JSON with `Authorization: Bearer <token>`. It may come late, twice or out of order, so ask
/// [`supersedes`](crate::carriers::supersedes) before it is recorded.
pub fn parse_callback(
    headers: &HeaderMap,
    token: Option<&str>,
    body: &[u8],
) -> Result<Callback, CallbackError> {
    if !carries(headers, token) {
        return Err(CallbackError::Forbidden);
    }
    let receipt: Receipt = serde_json::from_slice(body).map_err(|_| CallbackError::Garbled)?;
    let delivery = status::delivery(&receipt.status).ok_or(CallbackError::Garbled)?;
    let reference = receipt
        .reference
        .as_deref()
        .and_then(|written| Uuid::parse_str(written).ok());
    Ok(Callback {
        reference: reference.ok_or(CallbackError::NotOurs)?,
        provider_id: receipt.id,
        delivery,
    })
}

/// Compares digests, in constant time, so that neither the token's letters nor its length can be learned by the clock.
fn carries(headers: &HeaderMap, token: Option<&str>) -> bool {
    let given = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    let given = given
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    match (given, token) {
        (Some((_, given)), Some(token)) if !token.is_empty() => {
            Sha256::digest(given).ct_eq(&Sha256::digest(token)).into()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::carriers::Reason;

    const TOKEN: &str = "correct horse battery";

    fn receipt(
        authorization: &str,
        reference: &str,
        status: &str,
    ) -> Result<Callback, CallbackError> {
        let headers = HeaderMap::from_iter([(AUTHORIZATION, authorization.parse().unwrap())]);
        let body = format!(
            r#"{{"id":"{}","reference":{reference},"to":"a@example.org","status":"{status}","template_version":1}}"#,
            Uuid::from_u128(9)
        );
        parse_callback(&headers, Some(TOKEN), body.as_bytes())
    }

    #[test]
    fn a_receipt_with_our_token_is_read() {
        let reference = Uuid::from_u128(7);
        let callback = receipt(
            "Bearer correct horse battery",
            &format!("\"{reference}\""),
            "permanent-failure",
        )
        .unwrap();
        let delivery = Delivery::Failed {
            permanent: true,
            reason: Reason::BadAddress,
        };
        assert_eq!(
            callback,
            Callback {
                reference,
                provider_id: Uuid::from_u128(9),
                delivery
            }
        );
    }

    #[test]
    fn a_forged_receipt_is_refused() {
        for forged in [
            "",
            "Bearer",
            "Bearer ",
            "Bearer correct horse",
            "Basic correct horse battery",
            "correct horse battery",
            "Bearer correct horse batterY",
        ] {
            assert_eq!(
                receipt(forged, "null", "delivered"),
                Err(CallbackError::Forbidden),
                "{forged}"
            );
        }
        assert_eq!(
            parse_callback(&HeaderMap::new(), Some(TOKEN), b"{}"),
            Err(CallbackError::Forbidden)
        );
    }

    #[test]
    fn without_a_token_in_the_settings_every_receipt_is_refused() {
        let headers = HeaderMap::from_iter([(AUTHORIZATION, "Bearer ".parse().unwrap())]);
        assert_eq!(
            parse_callback(&headers, None, b"{}"),
            Err(CallbackError::Forbidden)
        );
        assert_eq!(
            parse_callback(&headers, Some(""), b"{}"),
            Err(CallbackError::Forbidden)
        );
    }

    #[test]
    fn what_is_no_receipt_of_ours_is_told_apart() {
        let authorization = "bearer correct horse battery";
        assert_eq!(
            receipt(authorization, "null", "delivered"),
            Err(CallbackError::NotOurs)
        );
        assert_eq!(
            receipt(authorization, "\"invoice 7\"", "delivered"),
            Err(CallbackError::NotOurs)
        );
        assert_eq!(
            receipt(authorization, "null", "lost"),
            Err(CallbackError::Garbled)
        );
    }
}
