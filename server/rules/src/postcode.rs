//! UK postcodes by their shape. Whether a postcode is in use only an address list can say.

/// A postcode, kept as `ZZ99 1AA`: capitals and one space.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Postcode(String);

/// Letters that never stand in the second half (BS 7666-2).
const NEVER_INWARD: &[u8] = b"CIKMOV";

impl Postcode {
    /// Reads a postcode in any case and with any spaces. The `ZZ99` codes of official data are taken.
    ///
    /// # Errors
    /// When nothing is typed, or it does not have the shape of a postcode.
    pub fn parse(text: &str) -> Result<Self, PostcodeError> {
        let packed: String = text
            .chars()
            .filter(|character| !character.is_whitespace())
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if packed.is_empty() {
            return Err(PostcodeError::Empty);
        }
        if !packed.is_ascii() || !(5..=7).contains(&packed.len()) {
            return Err(PostcodeError::Malformed);
        }
        let (outward, inward) = packed.split_at(packed.len() - 3);
        if is_outward(outward) && is_inward(inward, outward == "ZZ99") {
            Ok(Self(format!("{outward} {inward}")))
        } else {
            Err(PostcodeError::Malformed)
        }
    }

    /// The postcode with its space, `ZZ99 1AA`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The half before the space: the district.
    pub fn outward(&self) -> &str {
        self.0.split(' ').next().unwrap_or_default()
    }
}

/// A9, A99, AA9, AA99, A9A, AA9A.
fn is_outward(outward: &str) -> bool {
    let shape: String = outward.bytes().map(shape_of).collect();
    matches!(
        shape.as_str(),
        "A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A"
    )
}

fn is_inward(inward: &str, pseudo: bool) -> bool {
    let bytes = inward.as_bytes();
    let letters_allowed = pseudo || !bytes.iter().any(|byte| NEVER_INWARD.contains(byte));
    inward.bytes().map(shape_of).eq("9AA".chars()) && letters_allowed
}

fn shape_of(byte: u8) -> char {
    match byte {
        b'A'..=b'Z' => 'A',
        b'0'..=b'9' => '9',
        _ => '?',
    }
}

impl std::fmt::Display for Postcode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

reads_from_text!(Postcode, PostcodeError);

/// Why a postcode was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostcodeError {
    Empty,
    Malformed,
}

impl PostcodeError {
    /// What to do about it, in plain words.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "Enter your postcode",
            Self::Malformed => "Enter a full UK postcode, like SW1A 2AA",
        }
    }
}

speaks_plainly!(PostcodeError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_and_spaces_do_not_matter() {
        for typed in ["zz991aa", "ZZ99 1AA", " z z 9 9 1 a a ", "ZZ99\u{a0}1AA"] {
            assert_eq!(Postcode::parse(typed).unwrap().as_str(), "ZZ99 1AA");
        }
        assert_eq!(Postcode::parse("zz99 1aa"), Postcode::parse("ZZ991AA"));
        assert_eq!(Postcode::parse("sw1a2aa").unwrap().outward(), "SW1A");
    }

    #[test]
    fn every_shape_in_use_is_taken_and_pseudo_codes_with_any_letters() {
        for typed in [
            "M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB", "ZZ99 3VZ",
            "ZZ99 3CZ",
        ] {
            assert_eq!(Postcode::parse(typed).unwrap().to_string(), typed);
        }
    }

    #[test]
    fn what_is_not_a_postcode_is_refused() {
        for typed in [
            "SW1A",
            "SW1A 2A",
            "SW1A 2AAA",
            "1W1A 2AA",
            "M1 1AC",
            "ABC1 1AA",
            "M1-1AE",
            "M1 1Á",
            "𝐌1 1AE",
        ] {
            assert_eq!(
                Postcode::parse(typed),
                Err(PostcodeError::Malformed),
                "{typed}"
            );
        }
        assert_eq!(Postcode::parse("\t"), Err(PostcodeError::Empty));
    }

    proptest! {
        #[test]
        fn a_postcode_reads_back_as_it_was_shown(typed in "[A-Z]{1,2}[0-9]{1,2} ?[0-9][ABDEFGHJLNPQRSTUWXYZ]{2}") {
            let postcode = Postcode::parse(&typed.to_lowercase()).unwrap();
            prop_assert_eq!(Postcode::parse(&postcode.to_string()), Ok(postcode));
        }

        #[test]
        fn nothing_typed_makes_it_fall_over(text in "\\PC{0,12}") {
            let _ = Postcode::parse(&text);
        }
    }
}
