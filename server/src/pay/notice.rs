//! Notices that GOV.UK Pay posts to `/hooks/pay`. They come late, twice, out of order, and anybody could post one: the signature is
//! checked over the bytes as they came, and of the rest only the payment's name is read, so that it can be asked about.

use hmac::{Hmac, KeyInit, Mac};
use http::HeaderMap;
use serde::Deserialize;
use sha2::Sha256;
use subtle::ConstantTimeEq;

const SIGNATURE: &str = "pay-signature";

/// Something happened to this payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The provider's name for it.
    pub payment: String,
}

/// Why a notice is not believed or not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoticeError {
    /// The signature is missing or wrong, or no secret is set: answer 401.
    #[error("the notice is not signed with our secret")]
    Forged,
    /// Signed, and yet no notice of a payment: answer 400.
    #[error("the notice cannot be read")]
    Garbled,
}

#[derive(Deserialize)]
struct Posted {
    resource_id: String,
    /// For a refund the payment stands in here.
    resource: Option<Resource>,
}

#[derive(Deserialize)]
struct Resource {
    payment_id: Option<String>,
}

/// Reads a notice: JSON with `Pay-Signature`, the lower-case hexadecimal HMAC-SHA256 of the body.
pub fn parse_notice(
    headers: &HeaderMap,
    secret: Option<&str>,
    body: &[u8],
) -> Result<Notice, NoticeError> {
    if !is_signed(headers, secret, body) {
        return Err(NoticeError::Forged);
    }
    let posted: Posted = serde_json::from_slice(body).map_err(|_| NoticeError::Garbled)?;
    let inside = posted.resource.and_then(|resource| resource.payment_id);
    let payment = inside.unwrap_or(posted.resource_id);
    let plain = payment.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (plain && (1..=64).contains(&payment.len()))
        .then_some(Notice { payment })
        .ok_or(NoticeError::Garbled)
}

/// Compares in constant time.
fn is_signed(headers: &HeaderMap, secret: Option<&str>, body: &[u8]) -> bool {
    let given = headers.get(SIGNATURE).map(http::HeaderValue::as_bytes);
    match (given, secret.and_then(|secret| signature(secret, body))) {
        (Some(given), Some(expected)) => given.ct_eq(expected.as_bytes()).into(),
        _ => false,
    }
}

/// The signature of a body; none with an empty secret.
pub fn signature(secret: &str, body: &[u8]) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes())
        .ok()
        .filter(|_| !secret.is_empty())?;
    mac.update(body);
    Some(domain::secrets::hex(&mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "a signing secret of the admin tool";
    const BODY: &str = r#"{"webhook_message_id":"1","api_version":1,"event_type":"card_payment_succeeded","resource_type":"payment","resource_id":"hu20sqlact5260q2nanm0q8u93","resource":{"payment_id":"hu20sqlact5260q2nanm0q8u93","state":{"status":"success","finished":true}}}"#;

    fn read(signature: &str, secret: Option<&str>, body: &str) -> Result<Notice, NoticeError> {
        let headers = HeaderMap::from_iter([(
            http::HeaderName::from_static(SIGNATURE),
            signature.parse().unwrap(),
        )]);
        parse_notice(&headers, secret, body.as_bytes())
    }

    #[test]
    fn the_signature_is_the_published_one() {
        // RFC 4231, test case 2.
        assert_eq!(
            signature("Jefe", b"what do ya want for nothing?").unwrap(),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn a_signed_notice_names_its_payment() {
        let signed = signature(SECRET, BODY.as_bytes()).unwrap();
        let notice = read(&signed, Some(SECRET), BODY).unwrap();
        assert_eq!(notice.payment, "hu20sqlact5260q2nanm0q8u93");
    }

    #[test]
    fn of_a_refund_the_payment_is_read() {
        let body = r#"{"resource_id":"refund1","resource_type":"REFUND","resource":{"payment_id":"pay1"}}"#;
        let signed = signature(SECRET, body.as_bytes()).unwrap();
        assert_eq!(read(&signed, Some(SECRET), body).unwrap().payment, "pay1");
    }

    #[test]
    fn one_changed_letter_in_body_signature_or_secret_is_forgery() {
        let signed = signature(SECRET, BODY.as_bytes()).unwrap();
        let changed = BODY.replace("success", "succesS");
        let forged = Err(NoticeError::Forged);
        assert_eq!(read(&signed, Some(SECRET), &changed), forged);
        assert_eq!(read(&signed.to_uppercase(), Some(SECRET), BODY), forged);
        assert_eq!(read(&signed[1..], Some(SECRET), BODY), forged);
        assert_eq!(read("", Some(SECRET), BODY), forged);
        assert_eq!(read(&signed, Some("another"), BODY), forged);
        assert_eq!(read(&signed, None, BODY), forged);
        assert_eq!(read(&signed, Some(""), BODY), forged);
        assert_eq!(
            parse_notice(&HeaderMap::new(), Some(SECRET), BODY.as_bytes()),
            forged
        );
    }

    #[test]
    fn signed_nonsense_is_told_apart() {
        for body in [
            "",
            "{",
            "{}",
            r#"{"resource_id":"../../etc"}"#,
            r#"{"resource_id":""}"#,
        ] {
            let signed = signature(SECRET, body.as_bytes()).unwrap();
            assert_eq!(
                read(&signed, Some(SECRET), body),
                Err(NoticeError::Garbled),
                "{body}"
            );
        }
    }
}
