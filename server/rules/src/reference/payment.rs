//! Payment references: what a tenant quotes to pay rent. The landlord's own, which its bank, its payment cards and its housing
//! system know; or one that is made here for an account that came without.

use super::{Own, ReferenceError, capitals};

/// What those that are made here begin with.
const PREFIX: u64 = 61;
/// Shorter ones would be too easily mistaken for one another.
const LEAST: usize = 6;

/// 6 to 20 capitals and digits, a digit among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PaymentReference(Own);

impl PaymentReference {
    /// One that is made here: `61`, the serial number in seven digits (0 to 9,999,999), and a Luhn check digit (ISO/IEC 7812-1,
    /// annex B). It says nothing about the tenancy, so it can be printed.
    ///
    /// # Errors
    /// `OutOfRange` above that.
    pub fn new(serial: u32) -> Result<Self, ReferenceError> {
        if serial > 9_999_999 {
            return Err(ReferenceError::OutOfRange);
        }
        let body = (PREFIX * 10_000_000 + u64::from(serial)) * 10;
        let number = body + (10 - luhn_sum(body) % 10) % 10;
        Own::of(&number.to_string()).map(Self)
    }

    /// Reads one in any case, with or without spaces and hyphens. The check digit of ours is not looked at: a landlord's own may
    /// look the same and have none, and whether there is such an account the database knows.
    ///
    /// # Errors
    /// `Malformed` unless it is 6 to 20 letters and digits, a digit among them.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let packed: String = capitals(text).filter(|c| *c != '-').collect();
        let own = Own::of(&packed)?;
        let fits = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        if packed.len() < LEAST || !packed.bytes().all(fits) {
            return Err(ReferenceError::Malformed);
        }
        Ok(Self(own))
    }
}

/// Every second digit from the right is doubled, and the digits of all are added up.
fn luhn_sum(mut number: u64) -> u64 {
    let mut sum = 0;
    let mut doubled = false;
    while number > 0 {
        let digit = number % 10 * if doubled { 2 } else { 1 };
        sum += digit / 10 + digit % 10;
        doubled = !doubled;
        number /= 10;
    }
    sum
}

impl std::fmt::Display for PaymentReference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.as_str())
    }
}

reads_from_text!(PaymentReference, ReferenceError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_sum_agrees_with_a_published_example() {
        assert!(luhn_sum(4_539_148_803_436_467).is_multiple_of(10));
        assert!(luhn_sum(79_927_398_713).is_multiple_of(10));
        assert!(!luhn_sum(79_927_398_710).is_multiple_of(10));
    }

    #[test]
    fn a_landlords_own_reference_is_the_same_however_it_is_typed() {
        for (typed, kept) in [
            ("ab 1234-567", "AB1234567"),
            ("a1b2c3", "A1B2C3"),
            ("00-12 34", "001234"),
            ("12345678901234567890", "12345678901234567890"),
            // As ours, but with another last digit than ours would have.
            ("6112345678", "6112345678"),
            ("61\u{2011}1234\u{a0}5678", "6112345678"),
        ] {
            let read = PaymentReference::parse(typed).unwrap();
            assert_eq!(read.to_string(), kept, "{typed}");
        }
    }

    #[test]
    fn what_is_not_a_payment_reference_is_refused() {
        for (typed, reason) in [
            ("", ReferenceError::Empty),
            (" - ", ReferenceError::Empty),
            ("61", ReferenceError::Malformed),
            ("12-345", ReferenceError::Malformed),
            ("123456789012345678901", ReferenceError::Malformed),
            ("statement", ReferenceError::Malformed),
            ("123/456", ReferenceError::Malformed),
            ("1234_567", ReferenceError::Malformed),
            ("12345\u{e9}", ReferenceError::Malformed),
            ("\u{661}234567", ReferenceError::Malformed),
        ] {
            assert_eq!(PaymentReference::parse(typed), Err(reason), "{typed}");
        }
        assert_eq!(
            PaymentReference::new(10_000_000),
            Err(ReferenceError::OutOfRange)
        );
    }

    proptest! {
        #[test]
        fn one_that_is_made_here_has_ten_digits_and_reads_back_as_it_was_shown(serial in 0u32..10_000_000) {
            let reference = PaymentReference::new(serial).unwrap();
            prop_assert_eq!(reference.to_string().len(), 10);
            prop_assert!(reference.to_string().starts_with("61"));
            prop_assert_eq!(PaymentReference::parse(&reference.to_string()), Ok(reference));
        }

        #[test]
        fn one_wrong_digit_of_ours_never_makes_another_of_ours(serial in 0u32..10_000_000, place in 2usize..10, shift in 1u8..10) {
            let mut digits = PaymentReference::new(serial).unwrap().to_string().into_bytes();
            digits[place] = b'0' + (digits[place] - b'0' + shift) % 10;
            let wrong: u64 = String::from_utf8(digits).unwrap().parse().unwrap();
            prop_assert!(!luhn_sum(wrong).is_multiple_of(10));
        }

        #[test]
        fn a_landlords_own_reads_back_as_it_was_shown(text in "[A-Z0-9]{0,10}[0-9][A-Z0-9]{5,9}") {
            let reference = PaymentReference::parse(&text.to_lowercase()).unwrap();
            prop_assert_eq!(reference.to_string(), text);
            prop_assert_eq!(PaymentReference::parse(&reference.to_string()), Ok(reference));
        }

        #[test]
        fn nothing_typed_makes_it_fall_over(text in "\\PC{0,40}") {
            let _ = PaymentReference::parse(&text);
        }
    }
}
