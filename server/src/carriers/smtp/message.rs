//! The letter as an email.

use lettre::Address;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart};
use uuid::Uuid;

use super::html;
use crate::carriers::{Letter, Reason, SendError};

/// Characters of a subject that are kept.
const SUBJECT_LIMIT: usize = 200;

/// The same for every attempt at one letter, so that mailboxes can drop a repeat.
pub fn message_id(reference: Uuid, from: &Mailbox) -> String {
    format!("<{reference}@{}>", from.email.domain())
}

/// Plain text and the same in simple HTML. `Refused` if the address is none.
pub fn compose(letter: &Letter, from: &Mailbox, message_id: &str) -> Result<Message, SendError> {
    let council = from.name.as_deref().unwrap_or_else(|| from.email.domain());
    let subject = one_line(&letter.subject);
    let text = plain_lines(&letter.text);
    let html = html::page(council, &subject, &text);
    Message::builder()
        .from(from.clone())
        .to(recipient(&letter.to)?)
        .subject(subject)
        .date_now()
        .message_id(Some(message_id.to_owned()))
        .raw_header(auto_submitted())
        .multipart(MultiPart::alternative_plain_html(text, html))
        .map_err(|_| SendError::Refused(Reason::BadRequest))
}

/// ASCII only: without SMTPUTF8 at every station on the way, anything else bounces.
fn recipient(written: &str) -> Result<Mailbox, SendError> {
    let address = written
        .is_ascii()
        .then(|| written.parse::<Address>().ok())
        .flatten();
    Ok(Mailbox::new(
        None,
        address.ok_or(SendError::Refused(Reason::BadAddress))?,
    ))
}

/// Tells out-of-office replies to keep quiet (RFC 3834, 5).
fn auto_submitted() -> HeaderValue {
    HeaderValue::new(
        HeaderName::new_from_ascii_str("Auto-Submitted"),
        "auto-generated".to_owned(),
    )
}

/// One line of at most 200 characters: line breaks of any script, and characters that cannot be seen, become single spaces.
fn one_line(text: &str) -> String {
    let broken = |c: char| {
        c.is_control()
            || c.is_whitespace()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let words: Vec<_> = text.split(broken).filter(|word| !word.is_empty()).collect();
    let line = words.join(" ");
    match line.char_indices().nth(SUBJECT_LIMIT - 1) {
        Some((end, _)) if line.chars().count() > SUBJECT_LIMIT => format!("{}…", &line[..end]),
        _ => line,
    }
}

/// The text with one kind of line break and no control characters. lettre 0.11 passes a lone CR on as it is, which some servers take for
/// the end of a line and others do not: the root of "SMTP smuggling".
fn plain_lines(text: &str) -> String {
    let lines = text.replace("\r\n", "\n");
    let plain = |c: char| match c {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        c if c.is_control() && c != '\n' && c != '\t' => None,
        c => Some(c),
    };
    lines.chars().filter_map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_kind_of_line_break() {
        assert_eq!(
            plain_lines("a\r\nb\rc\u{2028}d\0\te\r\n\r\nf"),
            "a\nb\nc\nd\te\n\nf"
        );
    }

    #[test]
    fn a_subject_is_one_line_of_at_most_200_characters() {
        assert_eq!(
            one_line("Your\r\nBcc: x@example.org\u{2028}repair\u{85}is\tdone "),
            "Your Bcc: x@example.org repair is done"
        );
        let long = one_line(&"é".repeat(5000));
        assert_eq!((long.chars().count(), long.ends_with('…')), (200, true));
        assert_eq!(one_line(&"a".repeat(200)), "a".repeat(200));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for bad in [
            "",
            "nobody",
            "a@b@c",
            "a@example.org\r\nBcc: b@example.org",
            "a@example.org, b@example.org",
            "Ann <a@example.org>",
            "ann@exämple.org",
            "a\u{2028}@example.org",
        ] {
            assert_eq!(
                recipient(bad).err(),
                Some(SendError::Refused(Reason::BadAddress)),
                "{bad:?}"
            );
        }
        assert!(recipient("ann.o'neil+home@example.org").is_ok());
    }
}
