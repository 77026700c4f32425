//! One-time codes: eight letters and figures by email, six figures by text.
//! ASVS 6.5: made by a secure generator, at least 20 bits, kept only as a keyed hash, once, ten minutes.

use crate::secrets::random_text;
use chrono::TimeDelta;

/// Crockford's base 32: no I, L, O or U, so that nothing on paper reads as something else. 8 characters are 40 bits.
const LETTERS: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const FIGURES: &[u8] = b"0123456789";

pub const LIFE: TimeDelta = TimeDelta::minutes(10);
pub const TRIES: i32 = 5;

/// A code as the person reads it, `K7QM-3XTA` or `402917`.
pub fn new(channel: &str) -> String {
    if channel == "sms" {
        return random_text(FIGURES, 6);
    }
    let text = random_text(LETTERS, 8);
    format!("{}-{}", &text[..4], &text[4..])
}

/// What was typed, as it would have been written: capitals, no gaps, and the look-alikes put right.
pub fn tidy(typed: &str) -> String {
    typed
        .chars()
        .filter(|character| character.is_ascii_alphanumeric())
        .take(16)
        .map(|character| match character.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_the_same_however_it_is_typed() {
        assert_eq!(tidy(" k7qm 3xta\n"), tidy("K7QM-3XTA"));
        assert_eq!(tidy("oil0"), "0110");
    }

    #[test]
    fn codes_have_the_promised_length_and_letters() {
        assert_eq!(tidy(&new("email")).len(), 8);
        let by_text = new("sms");
        assert!(by_text.len() == 6 && by_text.bytes().all(|byte| byte.is_ascii_digit()));
        assert_ne!(new("email"), new("email"));
    }
}
