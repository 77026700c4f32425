//! Payment references: what a tenant quotes to pay rent. They say nothing about the tenancy, so they can be printed.

use super::{ReferenceError, letters_and_digits};

const PREFIX: u64 = 61;
const DIGITS: usize = 10;

/// Ten digits: `61`, a serial number of seven digits, and a Luhn check digit (ISO/IEC 7812-1, annex B).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PaymentReference(u64);

impl PaymentReference {
    /// The payment reference with this serial number, 0 to 9,999,999; its check digit is worked out.
    ///
    /// # Errors
    /// `OutOfRange` above that.
    pub fn new(serial: u32) -> Result<Self, ReferenceError> {
        if serial > 9_999_999 {
            return Err(ReferenceError::OutOfRange);
        }
        let body = (PREFIX * 10_000_000 + u64::from(serial)) * 10;
        Ok(Self(body + (10 - luhn_sum(body) % 10) % 10))
    }

    /// Reads ten digits, with or without spaces and dashes.
    ///
    /// # Errors
    /// `Malformed` when it is not ten digits from `61`, `WrongCheckDigit` when a digit is wrong.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let (letters, digits) = letters_and_digits(text)?;
        let number: u64 = digits.parse().map_err(|_| ReferenceError::Malformed)?;
        if !letters.is_empty() || digits.len() != DIGITS || number / 100_000_000 != PREFIX {
            return Err(ReferenceError::Malformed);
        }
        if luhn_sum(number).is_multiple_of(10) {
            Ok(Self(number))
        } else {
            Err(ReferenceError::WrongCheckDigit)
        }
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
        write!(f, "{}", self.0)
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
    fn what_is_not_a_payment_reference_is_refused() {
        let good = PaymentReference::new(48_213).unwrap().to_string();
        let spaced = format!("{} {}", &good[..5], &good[5..]);
        assert_eq!(PaymentReference::parse(&spaced).unwrap().to_string(), good);
        for typed in [
            "61",
            &format!("62{}", &good[2..]),
            &format!("T{good}"),
            &format!("{good}0"),
            "99999999999999999999999",
        ] {
            assert_eq!(
                PaymentReference::parse(typed),
                Err(ReferenceError::Malformed),
                "{typed}"
            );
        }
        assert_eq!(
            PaymentReference::new(10_000_000),
            Err(ReferenceError::OutOfRange)
        );
    }

    proptest! {
        #[test]
        fn a_payment_reference_reads_back_as_it_was_shown(serial in 0u32..10_000_000) {
            let reference = PaymentReference::new(serial).unwrap();
            prop_assert_eq!(reference.to_string().len(), DIGITS);
            prop_assert_eq!(PaymentReference::parse(&reference.to_string()), Ok(reference));
        }

        #[test]
        fn one_wrong_digit_is_always_noticed(serial in 0u32..10_000_000, place in 2usize..10, shift in 1u8..10) {
            let mut digits = PaymentReference::new(serial).unwrap().to_string().into_bytes();
            digits[place] = b'0' + (digits[place] - b'0' + shift) % 10;
            let wrong = String::from_utf8(digits).unwrap();
            prop_assert_eq!(PaymentReference::parse(&wrong), Err(ReferenceError::WrongCheckDigit));
        }
    }
}
