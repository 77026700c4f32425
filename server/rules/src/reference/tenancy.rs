//! Tenancy references: `T0048213`.

use super::{ReferenceError, letters_and_digits};

const DIGITS: usize = 7;

/// `T` and seven digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TenancyReference(u32);

impl TenancyReference {
    /// The tenancy with this number, 1 to 9,999,999.
    ///
    /// # Errors
    /// `OutOfRange` outside that.
    pub fn new(number: u32) -> Result<Self, ReferenceError> {
        if (1..=9_999_999).contains(&number) {
            Ok(Self(number))
        } else {
            Err(ReferenceError::OutOfRange)
        }
    }

    /// Reads `T0048213`, `t 48213`, and all seven digits without the letter.
    ///
    /// # Errors
    /// When it is not a `T` and up to seven digits.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let (letters, digits) = letters_and_digits(text)?;
        let complete = letters == "T" || (letters.is_empty() && digits.len() == DIGITS);
        if !complete || digits.len() > DIGITS {
            return Err(ReferenceError::Malformed);
        }
        Self::new(digits.parse().map_err(|_| ReferenceError::Malformed)?)
    }

    /// The number alone.
    pub const fn number(self) -> u32 {
        self.0
    }
}

impl std::fmt::Display for TenancyReference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "T{:0width$}", self.0, width = DIGITS)
    }
}

reads_from_text!(TenancyReference, ReferenceError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_tenancy_reference_is_the_same_however_it_is_typed() {
        for typed in ["T0048213", "t 0048213", "t48213", "T-0048213", "0048213"] {
            assert_eq!(
                TenancyReference::parse(typed).unwrap().to_string(),
                "T0048213",
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_not_a_tenancy_reference_is_refused() {
        for typed in [
            "48213",
            "P0048213",
            "T",
            "T00048213",
            "T00482I3",
            "TT0048213",
        ] {
            assert_eq!(
                TenancyReference::parse(typed),
                Err(ReferenceError::Malformed),
                "{typed}"
            );
        }
        assert_eq!(
            TenancyReference::parse("T0000000"),
            Err(ReferenceError::OutOfRange)
        );
    }

    proptest! {
        #[test]
        fn a_tenancy_reference_reads_back_as_it_was_shown(number in 1u32..10_000_000) {
            let reference = TenancyReference::new(number).unwrap();
            prop_assert_eq!(TenancyReference::parse(&reference.to_string()), Ok(reference));
            prop_assert_eq!(TenancyReference::parse(&format!("t{number}")), Ok(reference));
        }
    }
}
