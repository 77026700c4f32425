//! Case references: `R-26-004812` is the 4,812th repair reported in 2026.

use super::{ReferenceError, letters_and_digits};

keyed_enum! {
    /// What a case is about. The reference starts with its letter.
    pub enum CaseKind {
        Repair = "repair", "Repair";
        Asb = "asb", "Anti-social behaviour";
        Rights = "rights", "Your data";
        Complaint = "complaint", "Complaint";
        Service = "service", "Request";
        Rent = "rent", "Rent";
    }
}

impl CaseKind {
    /// The machine name, as `key()`.
    pub const fn as_str(self) -> &'static str {
        self.key()
    }

    /// The letters that start its references.
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Repair => "R",
            Self::Asb => "A",
            Self::Rights => "DP",
            Self::Complaint => "C",
            Self::Service => "S",
            Self::Rent => "RN",
        }
    }

    /// How many digits the number is padded to: there are more repairs than anything else.
    pub const fn digits(self) -> usize {
        match self {
            Self::Repair => 6,
            _ => 5,
        }
    }

    fn from_letters(letters: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|kind| kind.letters() == letters)
    }
}

impl std::fmt::Display for CaseKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The reference of one case: its kind, the year it came in and its number in that year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseReference {
    kind: CaseKind,
    year: u8,
    number: u32,
}

/// Where a tenant reads the case of that reference: the one place that knows it, for pages and messages alike.
pub fn tenant_path(reference: &str) -> String {
    match CaseReference::parse(reference).map(|reference| reference.kind()) {
        Ok(CaseKind::Repair) => format!("/repairs/{reference}"),
        Ok(CaseKind::Rent) => format!("/rent/questions/{reference}"),
        _ => "/account".to_owned(),
    }
}

impl CaseReference {
    /// The `number`th case (from 1) of this kind in `year`, which is given in full (2026).
    ///
    /// # Errors
    /// `OutOfRange` for a year before 2000 or after 2099, nought, or a number of too many digits.
    pub fn new(kind: CaseKind, year: i32, number: u32) -> Result<Self, ReferenceError> {
        let year = year
            .checked_sub(2000)
            .and_then(|year| u8::try_from(year).ok())
            .filter(|year| *year < 100);
        let fits = number > 0 && number.to_string().len() <= kind.digits();
        match year {
            Some(year) if fits => Ok(Self { kind, year, number }),
            _ => Err(ReferenceError::OutOfRange),
        }
    }

    /// Reads `R-26-004812`, and `r 26 4812` and `R26004812` as the same.
    ///
    /// # Errors
    /// When it does not start with the letters of a kind, or no year and number follow.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let (letters, digits) = letters_and_digits(text)?;
        let kind = CaseKind::from_letters(&letters).ok_or(ReferenceError::Malformed)?;
        if digits.len() < 3 || digits.len() > 2 + kind.digits() {
            return Err(ReferenceError::Malformed);
        }
        let (year, number) = digits.split_at(2);
        let year: i32 = year.parse().map_err(|_| ReferenceError::Malformed)?;
        let number = number.parse().map_err(|_| ReferenceError::Malformed)?;
        Self::new(kind, 2000 + year, number)
    }

    /// What the case is about.
    pub const fn kind(self) -> CaseKind {
        self.kind
    }

    /// The year it came in, in full.
    pub const fn year(self) -> i32 {
        2000 + self.year as i32
    }

    /// Its number in that year, from 1.
    pub const fn number(self) -> u32 {
        self.number
    }
}

impl std::fmt::Display for CaseReference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}-{:02}-{:0width$}",
            self.kind.letters(),
            self.year,
            self.number,
            width = self.kind.digits()
        )
    }
}

reads_from_text!(CaseReference, ReferenceError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_reference_is_the_same_however_it_is_typed() {
        for typed in [
            "R-26-004812",
            "r-26-4812",
            " r 26 004812 ",
            "R26004812",
            "r264812",
            "R/26/4812",
            "R\u{2011}26\u{2011}004812",
        ] {
            assert_eq!(
                CaseReference::parse(typed).unwrap().to_string(),
                "R-26-004812",
                "{typed}"
            );
        }
        assert_eq!(
            CaseReference::parse("dp 26 41").unwrap().to_string(),
            "DP-26-00041"
        );
        assert_eq!(
            CaseReference::parse("a-26-317").unwrap().kind(),
            CaseKind::Asb
        );
    }

    #[test]
    fn what_is_not_a_reference_is_refused() {
        for (typed, reason) in [
            ("", ReferenceError::Empty),
            ("--", ReferenceError::Empty),
            ("26-004812", ReferenceError::Malformed),
            ("X-26-004812", ReferenceError::Malformed),
            ("R-26", ReferenceError::Malformed),
            ("R-2026-004812", ReferenceError::Malformed),
            ("A-26-000317", ReferenceError::Malformed),
            ("R-26-00R812", ReferenceError::Malformed),
            ("R-26-000000", ReferenceError::OutOfRange),
        ] {
            assert_eq!(CaseReference::parse(typed), Err(reason), "{typed}");
        }
        assert_eq!(
            CaseReference::new(CaseKind::Asb, 2026, 100_000),
            Err(ReferenceError::OutOfRange)
        );
        assert_eq!(
            CaseReference::new(CaseKind::Asb, 1999, 1),
            Err(ReferenceError::OutOfRange)
        );
        assert_eq!(
            CaseReference::new(CaseKind::Asb, i32::MIN, 1),
            Err(ReferenceError::OutOfRange)
        );
    }

    #[test]
    fn kinds_have_their_machine_names() {
        let names: Vec<&str> = CaseKind::ALL.iter().map(|kind| kind.as_str()).collect();
        assert_eq!(
            names,
            ["repair", "asb", "rights", "complaint", "service", "rent"]
        );
    }

    proptest! {
        #[test]
        fn a_reference_reads_back_with_or_without_its_dashes(kind in prop::sample::select(CaseKind::ALL), year in 2000..2100i32, number in 1u32..100_000) {
            let reference = CaseReference::new(kind, year, number).unwrap();
            prop_assert_eq!(CaseReference::parse(&reference.to_string()), Ok(reference));
            prop_assert_eq!(CaseReference::parse(&reference.to_string().replace('-', "").to_lowercase()), Ok(reference));
            prop_assert_eq!((reference.kind(), reference.year(), reference.number()), (kind, year, number));
        }

        #[test]
        fn nothing_typed_makes_it_fall_over(text in "\\PC{0,20}|[rRaAdDpP0-9 -]{0,20}") {
            let _ = CaseReference::parse(&text);
        }
    }
}
