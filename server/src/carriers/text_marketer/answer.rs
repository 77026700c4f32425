//! The XML that Text Marketer answers with. Document types and entities are never followed.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use reqwest::StatusCode;

use crate::carriers::{Delivery, Reason, SendError};

const GARBLED: SendError = SendError::Retry(Reason::GarbledAnswer);

/// Whether a text was taken: 200 with a message id (or a schedule id), in an answer that is whole.
pub fn taken(status: StatusCode, body: &[u8]) -> Result<(), SendError> {
    let answer = Answer::read(body);
    if status != StatusCode::OK {
        return Err(send_error(status, answer.as_ref()));
    }
    let answer = answer.ok_or(GARBLED)?;
    match (answer.error, answer.message_id) {
        (Some(code), _) => Err(refusal(&code)),
        (None, true) => Ok(()),
        (None, false) => Err(GARBLED),
    }
}

/// What a delivery report says of one tag; `None` while it holds no row. A repeat has the same tag, so one row delivered is enough.
pub fn report(status: StatusCode, body: &[u8]) -> Result<Option<Delivery>, SendError> {
    let answer = Answer::read(body);
    if status != StatusCode::OK {
        return Err(send_error(status, answer.as_ref()));
    }
    let rows: Vec<_> = answer
        .ok_or(GARBLED)?
        .statuses
        .iter()
        .map(|status| delivery(status).ok_or(GARBLED))
        .collect::<Result<_, _>>()?;
    let best = |wanted: Delivery| rows.contains(&wanted).then_some(wanted);
    Ok(best(Delivery::Delivered)
        .or(best(Delivery::Pending))
        .or(rows.first().copied()))
}

fn delivery(status: &str) -> Option<Delivery> {
    match status {
        "PENDING" => Some(Delivery::Pending),
        "DELIVERED" => Some(Delivery::Delivered),
        "REJECTED" | "NON-UK" => Some(Delivery::Failed {
            permanent: true,
            reason: Reason::BadAddress,
        }),
        "FAILED" => Some(Delivery::Failed {
            permanent: false,
            reason: Reason::TemporaryFailure,
        }),
        _ => None,
    }
}

fn send_error(status: StatusCode, answer: Option<&Answer>) -> SendError {
    let code = answer.and_then(|answer| answer.error.as_deref());
    match (status.as_u16(), code) {
        (400 | 403, Some(code)) if code.len() < 3 => refusal(code),
        (401 | 403, _) => SendError::Retry(Reason::RejectedKey),
        (400, Some(_)) => SendError::Refused(Reason::BadRequest),
        (400, None) => GARBLED,
        (404 | 405 | 501, _) => SendError::Refused(Reason::BadRequest),
        (408, _) => SendError::Retry(Reason::Timeout),
        // The provider's own rate limit answers 503 as well.
        (429 | 503, _) => SendError::Retry(Reason::RateLimited),
        (500..=599, _) => SendError::Retry(Reason::ProviderError),
        _ => GARBLED,
    }
}

/// The numbers of the provider's table "Specific errors".
fn refusal(code: &str) -> SendError {
    match code {
        "1" => SendError::Retry(Reason::RejectedKey),
        "2" | "6" => SendError::Retry(Reason::NoCredit),
        "0" | "9" | "10" => SendError::Refused(Reason::BadAddress),
        "5" => SendError::Refused(Reason::TooLong),
        _ => SendError::Refused(Reason::BadRequest),
    }
}

/// The few facts of an answer that count.
#[derive(Default)]
struct Answer {
    message_id: bool,
    error: Option<String>,
    statuses: Vec<String>,
}

impl Answer {
    /// `None` unless the body is one whole `response` element.
    fn read(body: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(body);
        let mut reader = Reader::from_str(&text);
        let (mut answer, mut open) = (Self::default(), Vec::new());
        loop {
            match reader.read_event().ok()? {
                Event::Start(tag) => {
                    answer.tag(&tag)?;
                    open.push(tag.name().as_ref().to_owned());
                }
                Event::Empty(tag) => answer.tag(&tag)?,
                Event::Text(text) if open.last().is_some_and(|name| name == "message_id") => {
                    answer.message_id |= !text.trim().is_empty()
                }
                Event::End(_) => {
                    let closed = open.pop()?;
                    if open.is_empty() {
                        return (closed == "response").then_some(answer);
                    }
                }
                Event::Eof => return None,
                _ => {}
            }
        }
    }

    fn tag(&mut self, tag: &BytesStart<'_>) -> Option<()> {
        match tag.name().as_ref() {
            "error" if self.error.is_none() => self.error = Some(attribute(tag, "code")?),
            "reportrow" => self.statuses.push(attribute(tag, "status")?),
            _ => {}
        }
        Some(())
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    Some(attribute.value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = r#"<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE response PUBLIC "-//textmarketer.co.uk//DTD Web Services REST 1.6//EN" "http://api.textmarketer.co.uk/services/rest/DTD/sms_post.dtd">"#;

    fn rows(statuses: &[&str]) -> Result<Option<Delivery>, SendError> {
        let rows: String = statuses
            .iter()
            .map(|status| {
                format!(
                    r#"<reportrow mobile_number="447777000001" message_id="1" status="{status}"/>"#
                )
            })
            .collect();
        report(
            StatusCode::OK,
            format!(r#"{HEAD}<response><report name="all">{rows}</report></response>"#).as_bytes(),
        )
    }

    #[test]
    fn a_whole_answer_with_a_message_id_is_a_text_taken() {
        let body = format!(
            "{HEAD}<response processed_date=\"2011\">\n<message_id>1006454672</message_id><status>SENT</status>\n</response>"
        );
        assert_eq!(taken(StatusCode::OK, body.as_bytes()), Ok(()));
        for end in 1..body.len() {
            assert_eq!(
                taken(StatusCode::OK, &body.as_bytes()[..end]),
                Err(GARBLED),
                "cut at {end}"
            );
        }
    }

    #[test]
    fn one_row_delivered_is_enough() {
        assert_eq!(rows(&[]), Ok(None));
        assert_eq!(rows(&["PENDING", "FAILED"]), Ok(Some(Delivery::Pending)));
        assert_eq!(
            rows(&["FAILED", "DELIVERED"]),
            Ok(Some(Delivery::Delivered))
        );
        assert_eq!(
            rows(&["NON-UK"]),
            Ok(Some(Delivery::Failed {
                permanent: true,
                reason: Reason::BadAddress
            }))
        );
        assert_eq!(rows(&["PERHAPS"]), Err(GARBLED));
    }

    proptest::proptest! {
        #[test]
        fn no_body_whatever_ends_in_a_panic(body in proptest::collection::vec(proptest::num::u8::ANY, 0..400), status in 200_u16..600) {
            let status = StatusCode::from_u16(status).unwrap();
            let _ = (taken(status, &body), report(status, &body));
        }
    }
}
