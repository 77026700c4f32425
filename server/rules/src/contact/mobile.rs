//! UK mobile numbers, in whatever way people write them.

/// A UK mobile number. `Display` writes `07700 900123`; `Debug` hides it, so that it cannot slip into a log.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UkMobile(String);

impl UkMobile {
    /// Reads `07700 900123`, `+44 7700 900123`, `0044…`, `+44 (0)7700…`, with spaces, dashes, dots or brackets.
    ///
    /// # Errors
    /// Tells a number from abroad and a landline from one that is mistyped.
    pub fn parse(text: &str) -> Result<Self, MobileError> {
        let dialled: String = text
            .chars()
            .filter(|character| !is_spacing(*character))
            .collect();
        if dialled.is_empty() {
            return Err(MobileError::Empty);
        }
        let national = national_number(&dialled)?;
        if national.starts_with('7') && national.len() != 10 {
            return Err(MobileError::WrongLength);
        }
        if is_mobile(national) {
            Ok(Self(format!("+44{national}")))
        } else {
            Err(refusal(national))
        }
    }

    /// The number in E.164, `+447700900123`: what is stored and what goes to a carrier.
    pub fn as_e164(&self) -> &str {
        &self.0
    }
}

fn is_spacing(character: char) -> bool {
    // U+2010 to U+2015 are the hyphens and dashes that phones put in copied numbers.
    character.is_whitespace()
        || matches!(
            character,
            '-' | '(' | ')' | '.' | '/' | '\u{2010}'
                ..='\u{2015}' | '\u{200e}' | '\u{202a}' | '\u{202c}'
        )
}

/// The ten digits after the `0` or the `+44`.
fn national_number(dialled: &str) -> Result<&str, MobileError> {
    let (digits, international) = match dialled
        .strip_prefix('+')
        .or_else(|| dialled.strip_prefix("00"))
    {
        Some(rest) => (rest, true),
        None => (dialled, false),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(MobileError::NotANumber);
    }
    match digits.strip_prefix("44") {
        Some(rest) if international || rest.trim_start_matches('0').len() == 10 => {
            Ok(rest.strip_prefix('0').unwrap_or(rest))
        }
        _ if international => Err(MobileError::NotUk),
        _ => Ok(digits.strip_prefix('0').unwrap_or(digits)),
    }
}

/// Ofcom's National Telephone Numbering Plan: 071 to 075 and 077 to 079 are mobiles, 070 is personal
/// numbering, 076 is pagers, but for 07624, the Isle of Man's mobiles.
fn is_mobile(national: &str) -> bool {
    let second = national.as_bytes().get(1).copied().unwrap_or(b'0');
    national.len() == 10
        && national.starts_with('7')
        && (matches!(second, b'1'..=b'5' | b'7'..=b'9') || national.starts_with("7624"))
}

fn refusal(national: &str) -> MobileError {
    match national.as_bytes() {
        [b'1' | b'2' | b'3' | b'5' | b'8' | b'9', ..] if matches!(national.len(), 9 | 10) => {
            MobileError::NotMobile
        }
        [b'7', ..] => MobileError::NotMobile,
        _ => MobileError::WrongLength,
    }
}

impl std::fmt::Display for UkMobile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let national = self.0.trim_start_matches("+44");
        let (network, subscriber) = national.split_at(4);
        write!(f, "0{network} {subscriber}")
    }
}

impl std::fmt::Debug for UkMobile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("UkMobile(hidden)")
    }
}

reads_from_text!(UkMobile, MobileError);

/// Why a mobile number was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MobileError {
    Empty,
    /// Something other than digits, or a `+` in the wrong place.
    NotANumber,
    /// A country code other than 44.
    NotUk,
    /// A landline, a pager or a personal number: none of them can be trusted to take a text.
    NotMobile,
    WrongLength,
}

impl MobileError {
    /// What to do about it, in plain words.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "Enter your mobile number",
            Self::NotANumber => "Enter a UK mobile number like 07700 900123",
            Self::NotUk => "Enter a UK mobile number. We cannot text numbers in other countries",
            Self::NotMobile => {
                "Enter a mobile number that starts with 07. We cannot text other phones"
            }
            Self::WrongLength => "Enter all 11 digits of your mobile number, like 07700 900123",
        }
    }
}

speaks_plainly!(MobileError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for typed in [
            "07700900123",
            "07700 900123",
            "07700-900-123",
            " (07700) 900 123 ",
            "+447700900123",
            "+44 7700 900123",
            "+44 (0)7700 900123",
            "0044 7700 900123",
            "00 44 (0) 7700 900123",
            "447700900123",
            "7700900123",
            "07700.900.123",
            "07700\u{a0}900123",
            "07700\u{2011}900123",
        ] {
            let number = UkMobile::parse(typed).unwrap();
            assert_eq!(
                (number.as_e164(), number.to_string().as_str()),
                ("+447700900123", "07700 900123"),
                "{typed}"
            );
        }
    }

    #[test]
    fn each_wrong_number_gets_its_own_reason() {
        for (typed, reason) in [
            ("", MobileError::Empty),
            (" - ", MobileError::Empty),
            ("call me", MobileError::NotANumber),
            ("07700 90012x", MobileError::NotANumber),
            ("+", MobileError::NotANumber),
            ("07700 900123 +", MobileError::NotANumber),
            ("٠٧٧٠٠٩٠٠١٢٣", MobileError::NotANumber),
            ("+33 6 12 34 56 78", MobileError::NotUk),
            ("00353 85 123 4567", MobileError::NotUk),
            ("01632 960000", MobileError::NotMobile),
            ("020 7946 0000", MobileError::NotMobile),
            ("+44 20 7946 0000", MobileError::NotMobile),
            ("07600 900123", MobileError::NotMobile),
            ("07000 900123", MobileError::NotMobile),
            ("07700 90012", MobileError::WrongLength),
            ("07700 9001234", MobileError::WrongLength),
            ("999", MobileError::WrongLength),
            ("00", MobileError::NotANumber),
        ] {
            assert_eq!(UkMobile::parse(typed), Err(reason), "{typed}");
        }
    }

    #[test]
    fn an_isle_of_man_mobile_is_taken() {
        assert!(UkMobile::parse("07624 900123").is_ok());
    }

    proptest! {
        #[test]
        fn a_number_reads_back_as_it_was_shown(subscriber in 0u32..100_000_000, second in prop::sample::select(vec![1u32,2,3,4,5,7,8,9])) {
            let number = UkMobile::parse(&format!("07{second}{subscriber:08}")).unwrap();
            prop_assert_eq!(UkMobile::parse(&number.to_string()), Ok(number.clone()));
            prop_assert_eq!(UkMobile::parse(number.as_e164()), Ok(number));
        }

        #[test]
        fn nothing_typed_makes_it_fall_over(text in "[0-9+() -]{0,20}|\\PC{0,20}") {
            if let Ok(number) = UkMobile::parse(&text) {
                prop_assert_eq!(number.as_e164().len(), 13);
            }
        }
    }
}
