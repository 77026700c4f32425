//! Tenancy references: the landlord's own, such as `12345/01`, or `T0048213`.

use super::{Own, ReferenceError, capitals};

/// How many digits follow a `T`.
const DIGITS: usize = 7;

/// 1 to 20 capitals, digits, `/`, `-` and `.`, a digit among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TenancyReference(Own);

impl TenancyReference {
    /// `T` and this number, 1 to 9,999,999, in seven digits.
    ///
    /// # Errors
    /// `OutOfRange` outside that.
    pub fn new(number: u32) -> Result<Self, ReferenceError> {
        if !(1..=9_999_999).contains(&number) {
            return Err(ReferenceError::OutOfRange);
        }
        Own::of(&format!("T{number:0DIGITS$}")).map(Self)
    }

    /// Reads one in any case and with any spaces. `T0048213`, `t 48213` and `T-0048213` are one: of a `T` and up to seven digits
    /// people leave the noughts out, and each tenancy has one spelling by which wrong tries are counted.
    ///
    /// # Errors
    /// `Malformed` when it has other characters, no digit, or more than twenty.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let packed: String = capitals(text).collect();
        if let Some(digits) = digits_after_t(&packed) {
            return Self::new(digits.parse().map_err(|_| ReferenceError::Malformed)?);
        }
        let own = Own::of(&packed)?;
        let fits = |byte: u8| {
            byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'/' | b'-' | b'.')
        };
        if packed.bytes().all(fits) {
            Ok(Self(own))
        } else {
            Err(ReferenceError::Malformed)
        }
    }

    /// The name by which wrong tries are counted: the same for who leaves the `T` out, which finds the tenancy too.
    pub fn counted_as(&self) -> &str {
        let own = self.0.as_str();
        own.strip_prefix('T').unwrap_or(own)
    }
}

/// The digits of a `T` and up to seven digits, a hyphen between them or not.
fn digits_after_t(packed: &str) -> Option<&str> {
    let rest = packed.strip_prefix('T')?;
    let digits = rest.strip_prefix('-').unwrap_or(rest);
    let fits = (1..=DIGITS).contains(&digits.len());
    (fits && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

impl std::fmt::Display for TenancyReference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.as_str())
    }
}

reads_from_text!(TenancyReference, ReferenceError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_tenancy_reference_is_the_same_however_it_is_typed() {
        for typed in [
            "T0048213",
            "t 0048213",
            "t48213",
            "T-0048213",
            "T\u{2011}48213",
        ] {
            assert_eq!(
                TenancyReference::parse(typed).unwrap().to_string(),
                "T0048213",
                "{typed}"
            );
        }
    }

    #[test]
    fn a_landlords_own_reference_is_kept_as_it_is() {
        for (typed, kept) in [
            ("0048213", "0048213"),
            ("48213", "48213"),
            ("7", "7"),
            ("kng/014-03.2", "KNG/014-03.2"),
            ("p 0048213", "P0048213"),
            ("T00048213", "T00048213"),
            ("T1/23", "T1/23"),
            ("12\u{2013}34", "12-34"),
            ("12345678901234567890", "12345678901234567890"),
        ] {
            let read = TenancyReference::parse(typed).unwrap();
            assert_eq!(read.to_string(), kept, "{typed}");
        }
    }

    #[test]
    fn who_leaves_the_t_out_is_counted_with_who_does_not() {
        let [bare, whole] = ["0048213", "T0048213"].map(|it| TenancyReference::parse(it).unwrap());
        assert_eq!(bare.counted_as(), whole.counted_as());
        let own = TenancyReference::parse("T1/23").unwrap();
        assert_eq!(own.counted_as(), "1/23");
    }

    #[test]
    fn what_is_not_a_tenancy_reference_is_refused() {
        for (typed, reason) in [
            (" ", ReferenceError::Empty),
            ("T", ReferenceError::Malformed),
            ("-", ReferenceError::Malformed),
            ("unknown", ReferenceError::Malformed),
            ("12_34", ReferenceError::Malformed),
            ("12|34", ReferenceError::Malformed),
            ("12\u{e9}", ReferenceError::Malformed),
            ("123456789012345678901", ReferenceError::Malformed),
            ("T0000000", ReferenceError::OutOfRange),
        ] {
            assert_eq!(TenancyReference::parse(typed), Err(reason), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn a_tenancy_reference_reads_back_as_it_was_shown(number in 1u32..10_000_000) {
            let reference = TenancyReference::new(number).unwrap();
            prop_assert_eq!(TenancyReference::parse(&reference.to_string()), Ok(reference));
            prop_assert_eq!(TenancyReference::parse(&format!("t{number}")), Ok(reference));
        }

        #[test]
        fn a_landlords_own_reads_back_as_it_was_shown(text in "[A-SU-Z0-9][A-Z0-9/.-]{0,18}[0-9]") {
            let reference = TenancyReference::parse(&text.to_lowercase()).unwrap();
            prop_assert_eq!(reference.to_string(), text);
            prop_assert_eq!(TenancyReference::parse(&reference.to_string()), Ok(reference));
        }

        #[test]
        fn nothing_typed_makes_it_fall_over(text in "\\PC{0,40}") {
            let _ = TenancyReference::parse(&text);
        }
    }
}
