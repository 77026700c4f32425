//! What is owed when the second contractor is late too: £10 and £2 a day, £50 at most (SI 1994/133).

use crate::calendar::Calendar;
use crate::money::Pence;
use chrono::NaiveDate;

keyed_enum! {
    /// Which days count. The Regulations say "days"; calendar days favour the tenant.
    pub enum Basis {
        Calendar = "calendar", "calendar days";
        Working = "working", "working days";
    }
}

/// The amounts, from dated policy rows `rtr.compensation.*`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compensation {
    pub base: Pence,
    pub per_day: Pence,
    pub most: Pence,
}

impl Compensation {
    /// The amounts of SI 1994/133.
    pub const DEFAULT: Self = Self {
        base: Pence(1_000),
        per_day: Pence(200),
        most: Pence(5_000),
    };

    /// What is owed after that many days. Nothing before the first; an amount too large to count is the most.
    pub fn owed(&self, days: u32) -> Pence {
        if days == 0 {
            return Pence::ZERO;
        }
        self.per_day
            .checked_mul(i64::from(days))
            .and_then(|by_day| self.base.checked_add(by_day))
            .map_or(self.most, |sum| sum.min(self.most))
    }

    /// Whether waiting longer makes it no more.
    pub fn is_most(&self, days: u32) -> bool {
        self.owed(days) == self.most
    }
}

/// How many days the repair was outstanding after the last day of the second period, up to and with `until`: the day it
/// was done, or today. A day is left out while the right was suspended (from and to, both with it).
pub fn days_late(
    last_day: NaiveDate,
    until: NaiveDate,
    basis: Basis,
    suspended: &[(NaiveDate, NaiveDate)],
    calendar: &Calendar,
) -> u32 {
    let counts = |day: &NaiveDate| {
        let works = basis == Basis::Calendar || calendar.is_working_day(*day);
        works
            && !suspended
                .iter()
                .any(|(from, to)| (from..=to).contains(&day))
    };
    let days = last_day
        .iter_days()
        .skip(1)
        .take_while(|day| *day <= until)
        .filter(counts)
        .count();
    u32::try_from(days).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn late(last: NaiveDate, until: NaiveDate, basis: Basis) -> u32 {
        days_late(last, until, basis, &[], &Calendar::england())
    }

    #[test]
    fn the_amounts_are_those_of_the_regulations() {
        for (days, pounds) in [
            (0, 0),
            (1, 12),
            (2, 14),
            (10, 30),
            (19, 48),
            (20, 50),
            (25, 50),
        ] {
            let owed = Compensation::DEFAULT.owed(days);
            assert_eq!(owed, Pence(pounds * 100), "{days} days");
        }
        assert!(!Compensation::DEFAULT.is_most(19) && Compensation::DEFAULT.is_most(20));
        assert_eq!(Compensation::DEFAULT.owed(u32::MAX), Pence(5_000));
    }

    #[test]
    fn days_count_from_the_day_after_the_last_one() {
        assert_eq!(late(day(12, 1), day(12, 1), Basis::Calendar), 0);
        assert_eq!(late(day(12, 1), day(11, 28), Basis::Calendar), 0);
        assert_eq!(late(day(12, 1), day(12, 2), Basis::Calendar), 1);
        assert_eq!(late(day(12, 1), day(12, 11), Basis::Calendar), 10);
    }

    #[test]
    fn working_days_leave_out_weekends_and_bank_holidays() {
        // Thursday 24 December to Tuesday the 29th: Friday and Monday are holidays.
        assert_eq!(late(day(12, 24), day(12, 29), Basis::Working), 1);
        assert_eq!(late(day(12, 24), day(12, 29), Basis::Calendar), 5);
    }

    #[test]
    fn days_while_suspended_are_left_out() {
        let suspended = [(day(12, 3), day(12, 4)), (day(12, 4), day(12, 5))];
        let days = days_late(
            day(12, 1),
            day(12, 8),
            Basis::Calendar,
            &suspended,
            &Calendar::england(),
        );
        assert_eq!(days, 4);
    }

    proptest! {
        #[test]
        fn a_longer_wait_never_pays_less_and_never_more_than_the_most(days in 0u32..4_000) {
            let pay = Compensation::DEFAULT;
            prop_assert!(pay.owed(days) <= pay.owed(days + 1));
            prop_assert!(pay.owed(days) <= pay.most);
            prop_assert!(days == 0 || pay.owed(days) >= pay.base);
        }

        #[test]
        fn calendar_days_favour_the_tenant(from in 0i64..2_000, wait in 0i64..60) {
            let last = day(1, 1) + chrono::TimeDelta::days(from);
            let until = last + chrono::TimeDelta::days(wait);
            prop_assert_eq!(i64::from(late(last, until, Basis::Calendar)), wait);
            prop_assert!(late(last, until, Basis::Working) <= late(last, until, Basis::Calendar));
        }

        #[test]
        fn one_more_day_adds_at_most_one(from in 0i64..2_000, wait in 0i64..60) {
            let last = day(1, 1) + chrono::TimeDelta::days(from);
            let until = last + chrono::TimeDelta::days(wait);
            for basis in [Basis::Calendar, Basis::Working] {
                let more = late(last, until + chrono::TimeDelta::days(1), basis) - late(last, until, basis);
                prop_assert!(more <= 1);
            }
        }
    }
}
