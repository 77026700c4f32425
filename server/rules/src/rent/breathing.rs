//! The days of a breathing space (Debt Respite Scheme Regulations 2020, SI 2020/1311). The adviser's entry in the register is the
//! trigger, the day after it is day 1: the first day, which the notice gives.

use chrono::{Days, Months, NaiveDate};

keyed_enum! {
    /// Whose breathing space it is made for.
    pub enum MoratoriumKind {
        Standard = "standard", "Breathing space";
        Crisis = "crisis", "Breathing space in a mental health crisis";
    }
}

keyed_enum! {
    /// What an adviser decided midway. There is no review in a crisis.
    pub enum Midway {
        GoesOn = "goes_on", "It goes on";
        Cancelled = "cancelled", "It was cancelled";
    }
}

keyed_enum! {
    /// What the Regulations ask of a creditor who has the notice, in the order in which it is done.
    pub enum Duty {
        OtherDebts = "other_debts", "Search our records for other debts, and tell the adviser of them";
        Joint = "joint", "Check that nobody writes to a joint tenant about this debt either";
        Agents = "agents", "Tell our agents: collectors, bailiffs, solicitors";
        Court = "court", "Tell the court, if there is a claim, an order or a warrant";
        Charges = "charges", "Stop interest, fees and charges on the debt";
        Deductions = "deductions", "Check what is taken from benefits for this debt";
    }
}

impl Duty {
    /// How, or by when.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::OtherDebts => {
                "As soon as we can. Debts of the same person on other accounts count too."
            }
            Self::Joint => "The debt itself is protected, whoever else owes it.",
            Self::Agents => "At once. What they do after the start is void.",
            Self::Court => "In writing, at once.",
            Self::Charges => "From the first day.",
            Self::Deductions => "Ask the adviser if in doubt.",
        }
    }
}

/// The last of so many days, of which `first` is day 1: 60 days from 2 November end on 31 December.
pub fn last_of(first: NaiveDate, days: u32) -> NaiveDate {
    first
        .checked_add_days(Days::new(u64::from(days.saturating_sub(1))))
        .unwrap_or(NaiveDate::MAX)
}

/// Between which days the adviser reviews a standard breathing space: day 25 and day 35.
pub fn midway(first: NaiveDate) -> (NaiveDate, NaiveDate) {
    (last_of(first, 25), last_of(first, 35))
}

/// The last day of a crisis whose treatment ended on that day: so many days more, the first of them the day after.
pub fn crisis_ends(treatment_ended: NaiveDate, tail: u32) -> NaiveDate {
    treatment_ended
        .checked_add_days(Days::new(u64::from(tail)))
        .unwrap_or(NaiveDate::MAX)
}

/// Whether a standard breathing space that begins on `first` comes within `months` of another one.
pub fn is_too_soon(first: NaiveDate, other: NaiveDate, months: u32) -> bool {
    let span = Months::new(months);
    other <= first
        && other
            .checked_add_months(span)
            .is_some_and(|again| first < again)
}

/// The day of it, from 1.
pub fn day_of(first: NaiveDate, today: NaiveDate) -> i64 {
    today.signed_duration_since(first).num_days() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn sixty_days_have_their_first_among_them() {
        assert_eq!(last_of(day("2026-11-02"), 60), day("2026-12-31"));
        assert_eq!(last_of(day("2026-12-01"), 60), day("2027-01-29"));
        assert_eq!(last_of(day("2028-01-01"), 60), day("2028-02-29"));
        assert_eq!(day_of(day("2026-11-02"), day("2026-12-31")), 60);
    }

    #[test]
    fn the_adviser_looks_again_from_day_25_to_day_35() {
        let (from, to) = midway(day("2026-11-02"));
        assert_eq!((from, to), (day("2026-11-26"), day("2026-12-06")));
    }

    #[test]
    fn thirty_days_follow_the_treatment() {
        assert_eq!(crisis_ends(day("2027-01-29"), 30), day("2027-02-28"));
    }

    #[test]
    fn a_second_one_within_a_year_is_noticed() {
        let first = day("2026-02-28");
        assert!(is_too_soon(day("2027-02-27"), first, 12));
        assert!(!is_too_soon(day("2027-02-28"), first, 12));
        assert!(
            !is_too_soon(day("2026-01-01"), first, 12),
            "that came later"
        );
    }

    proptest! {
        #[test]
        fn the_last_day_is_as_far_as_it_counts(offset in 0u64..20_000, days in 1u32..400) {
            let first = day("2020-01-01") + Days::new(offset);
            prop_assert_eq!(day_of(first, last_of(first, days)), i64::from(days));
            let (from, to) = midway(first);
            prop_assert!(first < from && from < to && to < last_of(first, 60));
        }
    }
}
