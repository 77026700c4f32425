//! Money in whole pence. There are no fractions of a penny and no floating point anywhere.

use serde::{Deserialize, Serialize};

/// An amount in pence; below zero is money owed the other way. `Display` writes `£1,234.50` and `−£12.00`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Pence(pub i64);

impl Pence {
    pub const ZERO: Self = Self(0);

    /// The sum, or `None` when it does not fit.
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(pence) => Some(Self(pence)),
            None => None,
        }
    }

    /// The difference, or `None` when it does not fit.
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(pence) => Some(Self(pence)),
            None => None,
        }
    }

    /// The amount that many times over, or `None` when it does not fit.
    pub const fn checked_mul(self, times: i64) -> Option<Self> {
        match self.0.checked_mul(times) {
            Some(pence) => Some(Self(pence)),
            None => None,
        }
    }

    /// The sum of a ledger's lines, or `None` when it does not fit.
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// Reads `£1,234.50`, `1234.5`, `12`, `50p`, `-£12`. Commas must stand at the thousands, so that `12,50` is
    /// refused rather than read as £1,250.
    ///
    /// # Errors
    /// When it is empty, not an amount, has parts of a penny, or is too large.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let packed: String = text
            .chars()
            .filter(|character| !character.is_whitespace())
            .collect();
        if packed.is_empty() {
            return Err(MoneyError::Empty);
        }
        let (negative, amount) = match packed.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, packed.as_str()),
        };
        let pence = unsigned_pence(amount)?;
        Ok(Self(if negative { -pence } else { pence }))
    }
}

fn unsigned_pence(amount: &str) -> Result<i64, MoneyError> {
    if let Some(pence) = amount.strip_suffix(['p', 'P']) {
        return digits(pence);
    }
    let amount = amount.strip_prefix('£').unwrap_or(amount);
    let (pounds, pence) = match amount.split_once('.') {
        Some((pounds, pence)) => (pounds, part_pounds(pence)?),
        None => (amount, 0),
    };
    whole_pounds(pounds)?
        .checked_mul(100)
        .and_then(|whole| whole.checked_add(pence))
        .ok_or(MoneyError::TooLarge)
}

fn whole_pounds(text: &str) -> Result<i64, MoneyError> {
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let grouped =
        rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || first.len() <= 3);
    if grouped && !first.is_empty() {
        digits(&text.replace(',', ""))
    } else {
        Err(MoneyError::Malformed)
    }
}

fn part_pounds(text: &str) -> Result<i64, MoneyError> {
    match text.len() {
        1 => digits(text).map(|tens| tens * 10),
        2 => digits(text),
        _ => Err(MoneyError::Malformed),
    }
}

fn digits(text: &str) -> Result<i64, MoneyError> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(MoneyError::Malformed);
    }
    text.parse().map_err(|_| MoneyError::TooLarge)
}

impl std::fmt::Display for Pence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "−" } else { "" };
        let (pounds, pence) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        write!(f, "{sign}£{}.{pence:02}", with_commas(pounds))
    }
}

fn with_commas(pounds: u64) -> String {
    let digits = pounds.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    groups.join(",")
}

impl std::str::FromStr for Pence {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

/// Why an amount was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyError {
    Empty,
    Malformed,
    TooLarge,
}

impl MoneyError {
    /// What to do about it, in plain words.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "Enter an amount",
            Self::Malformed => "Enter an amount in pounds and pence, like 116.10",
            Self::TooLarge => "Enter a smaller amount",
        }
    }
}

speaks_plainly!(MoneyError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_written_the_british_way() {
        for (pence, shown) in [
            (0, "£0.00"),
            (5, "£0.05"),
            (11_610, "£116.10"),
            (-1_200, "−£12.00"),
            (123_450, "£1,234.50"),
            (100_000_000, "£1,000,000.00"),
            (i64::MIN, "−£92,233,720,368,547,758.08"),
        ] {
            assert_eq!(Pence(pence).to_string(), shown);
        }
    }

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (typed, pence) in [
            ("116.10", 11_610),
            ("£116.10", 11_610),
            (" £ 1,234.5 ", 123_450),
            ("12", 1_200),
            ("50p", 50),
            ("-£12", -1_200),
            ("−£12.00", -1_200),
            ("£1,000,000", 100_000_000),
            ("0.07", 7),
        ] {
            assert_eq!(Pence::parse(typed), Ok(Pence(pence)), "{typed}");
        }
    }

    #[test]
    fn doubtful_amounts_are_refused() {
        for typed in [
            "12,50", "1,23,456", ",123", "1.234", "12.", ".50", "£", "p", "--1", "1e3", "$5",
            "1 2x", "£-5", "1234,567",
        ] {
            assert_eq!(Pence::parse(typed), Err(MoneyError::Malformed), "{typed}");
        }
        assert_eq!(
            Pence::parse("99999999999999999999"),
            Err(MoneyError::TooLarge)
        );
        assert_eq!(
            Pence::parse("92233720368547758.08"),
            Err(MoneyError::TooLarge)
        );
    }

    #[test]
    fn sums_that_do_not_fit_are_none() {
        assert_eq!(Pence(i64::MAX).checked_add(Pence(1)), None);
        assert_eq!(Pence(i64::MIN).checked_sub(Pence(1)), None);
        assert_eq!(Pence(i64::MAX).checked_mul(2), None);
        assert_eq!(
            Pence::checked_sum([Pence(100), Pence(-30), Pence(5)]),
            Some(Pence(75))
        );
    }

    proptest! {
        #[test]
        fn an_amount_reads_back_as_it_was_shown(pence in -i64::MAX..=i64::MAX) {
            prop_assert_eq!(Pence::parse(&Pence(pence).to_string()), Ok(Pence(pence)));
        }

        #[test]
        fn a_sum_does_not_depend_on_order(mut amounts in prop::collection::vec(-1_000_000i64..1_000_000, 0..40)) {
            let forwards = Pence::checked_sum(amounts.iter().copied().map(Pence));
            amounts.reverse();
            prop_assert_eq!(Pence::checked_sum(amounts.into_iter().map(Pence)), forwards);
        }
    }
}
