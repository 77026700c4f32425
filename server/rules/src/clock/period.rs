//! How long a clock runs, and the short form it is stored in.

/// A length of time in the units of law and policy. `Display` writes the form kept in a policy row: `24h`, `3wd`,
/// `12w`, `30d`, `30d+wd`, `1m`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// Elapsed time through nights, weekends and bank holidays (Awaab's Law, emergency hazards).
    Hours(u32),
    /// Day 1 is the next working day after the trigger (Awaab's Law, Right to Repair, complaints).
    WorkingDays(u32),
    /// Seven calendar days each (Awaab's Law, the 12-week backstop).
    Weeks(u32),
    /// Day 1 is the day after the trigger, whatever day it ends on (reviews, mutual exchange, breathing space).
    CalendarDays(u32),
    /// As calendar days, but a last day that is no working day moves to the next one (the acknowledgement of a
    /// data-protection complaint, Data Protection Act 2018 s.164A).
    CalendarDaysToWorkingDay(u32),
    /// The corresponding date, or the last of the month; moves to the next working day (UK GDPR Art 12).
    Months(u32),
}

/// The longest number of any unit that is taken. A century of weeks is beyond every rule we know.
const MOST: u32 = 5_200;

impl Period {
    /// Reads the short form, in any case and with space around it.
    ///
    /// # Errors
    /// When it is not a whole number from 0 to 5,200 and one of `h wd w d d+wd m`.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let text = text.trim().to_ascii_lowercase();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = text.split_at(digits);
        let number = number
            .parse()
            .ok()
            .filter(|number| *number <= MOST)
            .ok_or(PeriodError::Malformed)?;
        match unit {
            "h" => Ok(Self::Hours(number)),
            "wd" => Ok(Self::WorkingDays(number)),
            "w" => Ok(Self::Weeks(number)),
            "d" => Ok(Self::CalendarDays(number)),
            "d+wd" => Ok(Self::CalendarDaysToWorkingDay(number)),
            "m" => Ok(Self::Months(number)),
            _ => Err(PeriodError::Malformed),
        }
    }

    /// The two lengths as one.
    ///
    /// # Errors
    /// `MixedUnits` when they are counted differently.
    pub const fn longer_by(self, by: Self) -> Result<Self, PeriodError> {
        match (self, by) {
            (Self::Hours(a), Self::Hours(b)) => Ok(Self::Hours(a.saturating_add(b))),
            (Self::WorkingDays(a), Self::WorkingDays(b)) => {
                Ok(Self::WorkingDays(a.saturating_add(b)))
            }
            (Self::Weeks(a), Self::Weeks(b)) => Ok(Self::Weeks(a.saturating_add(b))),
            (Self::CalendarDays(a), Self::CalendarDays(b)) => {
                Ok(Self::CalendarDays(a.saturating_add(b)))
            }
            (Self::CalendarDaysToWorkingDay(a), Self::CalendarDaysToWorkingDay(b)) => {
                Ok(Self::CalendarDaysToWorkingDay(a.saturating_add(b)))
            }
            (Self::Months(a), Self::Months(b)) => Ok(Self::Months(a.saturating_add(b))),
            _ => Err(PeriodError::MixedUnits),
        }
    }

    /// The number of its units.
    pub const fn number(self) -> u32 {
        match self {
            Self::Hours(number)
            | Self::WorkingDays(number)
            | Self::Weeks(number)
            | Self::CalendarDays(number)
            | Self::CalendarDaysToWorkingDay(number)
            | Self::Months(number) => number,
        }
    }

    /// As many of the same unit: 5 working days from 20 working days.
    pub const fn with_number(self, number: u32) -> Self {
        match self {
            Self::Hours(_) => Self::Hours(number),
            Self::WorkingDays(_) => Self::WorkingDays(number),
            Self::Weeks(_) => Self::Weeks(number),
            Self::CalendarDays(_) => Self::CalendarDays(number),
            Self::CalendarDaysToWorkingDay(_) => Self::CalendarDaysToWorkingDay(number),
            Self::Months(_) => Self::Months(number),
        }
    }

    /// Whether it is counted in the same unit and no longer.
    pub fn is_at_most(self, most: Self) -> bool {
        self == most.with_number(self.number()) && self.number() <= most.number()
    }

    /// The length in words: "24 hours", "3 working days", "1 month".
    pub fn words(self) -> String {
        let (number, unit) = match self {
            Self::Hours(number) => (number, "hour"),
            Self::WorkingDays(number) => (number, "working day"),
            Self::Weeks(number) => (number, "week"),
            Self::CalendarDays(number) | Self::CalendarDaysToWorkingDay(number) => (number, "day"),
            Self::Months(number) => (number, "month"),
        };
        format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Hours(number) => write!(f, "{number}h"),
            Self::WorkingDays(number) => write!(f, "{number}wd"),
            Self::Weeks(number) => write!(f, "{number}w"),
            Self::CalendarDays(number) => write!(f, "{number}d"),
            Self::CalendarDaysToWorkingDay(number) => write!(f, "{number}d+wd"),
            Self::Months(number) => write!(f, "{number}m"),
        }
    }
}

reads_from_text!(Period, PeriodError);

/// Why a period was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    Malformed,
    MixedUnits,
}

impl PeriodError {
    /// What to do about it, in plain words.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Malformed => "Enter a period like 24h, 3wd, 12w, 30d, 30d+wd or 1m",
            Self::MixedUnits => "Enter both periods in the same unit",
        }
    }
}

speaks_plainly!(PeriodError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_short_form_is_read_and_anything_else_refused() {
        assert_eq!(Period::parse(" 24H "), Ok(Period::Hours(24)));
        assert_eq!(Period::parse("3wd"), Ok(Period::WorkingDays(3)));
        assert_eq!(Period::parse("12w"), Ok(Period::Weeks(12)));
        assert_eq!(Period::parse("30d"), Ok(Period::CalendarDays(30)));
        assert_eq!(
            Period::parse("30d+wd"),
            Ok(Period::CalendarDaysToWorkingDay(30))
        );
        assert_eq!(Period::parse("1m"), Ok(Period::Months(1)));
        for typed in [
            "",
            "h",
            "3",
            "3 wd",
            "-3wd",
            "3.5h",
            "3y",
            "5201d",
            "99999999999h",
            "३wd",
        ] {
            assert_eq!(Period::parse(typed), Err(PeriodError::Malformed), "{typed}");
        }
    }

    #[test]
    fn lengths_are_said_in_words() {
        assert_eq!(Period::Hours(24).words(), "24 hours");
        assert_eq!(Period::WorkingDays(1).words(), "1 working day");
        assert_eq!(Period::Months(3).words(), "3 months");
    }

    #[test]
    fn lengths_compare_in_their_own_unit_only() {
        assert!(Period::WorkingDays(5).is_at_most(Period::WorkingDays(5)));
        assert!(!Period::WorkingDays(6).is_at_most(Period::WorkingDays(5)));
        assert!(!Period::Hours(1).is_at_most(Period::WorkingDays(5)));
    }

    #[test]
    fn different_units_do_not_add_up() {
        assert_eq!(
            Period::Months(1).longer_by(Period::Months(2)),
            Ok(Period::Months(3))
        );
        assert_eq!(
            Period::Months(1).longer_by(Period::WorkingDays(2)),
            Err(PeriodError::MixedUnits)
        );
        assert_eq!(
            Period::CalendarDays(1).longer_by(Period::CalendarDaysToWorkingDay(2)),
            Err(PeriodError::MixedUnits)
        );
    }

    proptest! {
        #[test]
        fn a_period_reads_back_as_it_was_written(number in 0u32..=MOST, unit in prop::sample::select(vec!["h", "wd", "w", "d", "d+wd", "m"])) {
            let text = format!("{number}{unit}");
            prop_assert_eq!(Period::parse(&text).unwrap().to_string(), text);
        }
    }
}
