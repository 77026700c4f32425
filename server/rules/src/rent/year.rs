//! The rent year: from the first Monday of April to the day before the next one, charged on Mondays. Some years have 53
//! Mondays. On rent-free weeks nothing is charged, and the charging weeks pay for the whole year.

use crate::money::Pence;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// One rent year of one charging pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RentYear {
    /// The first Monday of April.
    pub starts_on: NaiveDate,
    /// The day before the first Monday of the next April.
    pub ends_on: NaiveDate,
    /// The Mondays on which nothing is charged.
    pub free_weeks: BTreeSet<NaiveDate>,
}

impl RentYear {
    /// The year in which a day lies, with no rent-free weeks.
    pub fn containing(day: NaiveDate) -> Self {
        let this = first_monday_of_april(day.year());
        let year = if day < this {
            day.year() - 1
        } else {
            day.year()
        };
        let starts_on = first_monday_of_april(year);
        let next = first_monday_of_april(year + 1);
        Self {
            starts_on,
            ends_on: next.pred_opt().unwrap_or(next),
            free_weeks: BTreeSet::new(),
        }
    }

    /// The same year with these rent-free weeks; days that are no Monday of the year are left out.
    #[must_use]
    pub fn with_free_weeks(mut self, mondays: impl IntoIterator<Item = NaiveDate>) -> Self {
        let own: BTreeSet<_> = self.mondays().collect();
        self.free_weeks = mondays
            .into_iter()
            .filter(|day| own.contains(day))
            .collect();
        self
    }

    /// Its Mondays, in order.
    pub fn mondays(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let end = self.ends_on;
        self.starts_on
            .iter_weeks()
            .take_while(move |monday| *monday <= end)
    }

    /// 52, or 53 in some years.
    pub fn weeks(&self) -> usize {
        self.mondays().count()
    }

    /// In how many weeks something is charged.
    pub fn charging_weeks(&self) -> usize {
        self.weeks() - self.free_weeks.len()
    }

    /// Whether the Monday is one on which nothing is charged.
    pub fn is_free(&self, monday: NaiveDate) -> bool {
        self.free_weeks.contains(&monday)
    }

    /// Whether it has a week for which Universal Credit, paid by 52 weeks a year, does not pay.
    pub fn has_53_weeks(&self) -> bool {
        self.weeks() == 53
    }

    /// A charging week's price as it is over 52 weeks of the year, for comparing and for benefits: rounded to the penny.
    pub fn over_52_weeks(&self, charged: Pence) -> Pence {
        let year = charged.0 * self.charging_weeks() as i64;
        // A year of 53 weeks is 53 full weeks; rent-free weeks spread the same year's rent over fewer.
        Pence(divide(year, self.weeks() as i64))
    }

    /// A charging week's price by the month: over 52 weeks, times 52, by 12, as Universal Credit counts.
    pub fn by_the_month(&self, charged: Pence) -> Pence {
        monthly(self.over_52_weeks(charged))
    }
}

/// A weekly amount (52 weeks a year) by the month, rounded to the penny: £116.10 is £503.10.
pub fn monthly(weekly: Pence) -> Pence {
    Pence(divide(weekly.0 * 52, 12))
}

/// A monthly amount by the week, rounded to the penny.
pub fn weekly(monthly: Pence) -> Pence {
    Pence(divide(monthly.0 * 12, 52))
}

/// What is charged in each charging week of a year's rent, rounded to the penny.
///
/// `charging_weeks` is at least 1.
pub fn weekly_debit(annual: Pence, charging_weeks: i64) -> Pence {
    Pence(divide(annual.0, charging_weeks.max(1)))
}

/// To the nearest whole, halves away from zero.
fn divide(amount: i64, by: i64) -> i64 {
    let half = by / 2 * amount.signum();
    (amount + half) / by
}

/// The first Monday of April of a year.
pub fn first_monday_of_april(year: i32) -> NaiveDate {
    NaiveDate::from_weekday_of_month_opt(year, 4, Weekday::Mon, 1).unwrap_or_default()
}

/// The Monday on or before a day.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

/// The Monday after a day.
pub fn next_monday(day: NaiveDate) -> NaiveDate {
    monday_of(day) + Days::new(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn years_have_the_weeks_that_were_computed() {
        for (begins, weeks) in [
            ("2024-04-01", 53),
            ("2025-04-07", 52),
            ("2026-04-06", 52),
            ("2027-04-05", 52),
            ("2028-04-03", 52),
            ("2029-04-02", 52),
            ("2030-04-01", 53),
        ] {
            let year = RentYear::containing(day(begins));
            assert_eq!(
                (year.starts_on, year.weeks()),
                (day(begins), weeks),
                "{begins}"
            );
            assert_eq!(RentYear::containing(year.ends_on), year);
        }
        assert_eq!(
            RentYear::containing(day("2026-04-05")).starts_on,
            day("2025-04-07")
        );
    }

    #[test]
    fn published_figures_come_out() {
        assert_eq!(monthly(Pence(11_610)), Pence(50_310));
        // Birmingham: £90.62 over 48 weeks is £83.65 over 52; the council prints £83.67 from an unrounded rent.
        let year = RentYear::containing(day("2026-04-06"));
        let free: Vec<_> = year.mondays().rev_take(4);
        let year = year.with_free_weeks(free);
        assert_eq!(year.charging_weeks(), 48);
        assert_eq!(year.over_52_weeks(Pence(9_062)), Pence(8_365));
        assert_eq!(weekly_debit(Pence(9_062 * 48), 48), Pence(9_062));
    }

    trait RevTake: Iterator<Item = NaiveDate> + Sized {
        fn rev_take(self, most: usize) -> Vec<NaiveDate> {
            let all: Vec<_> = self.collect();
            all.into_iter().rev().take(most).collect()
        }
    }
    impl<I: Iterator<Item = NaiveDate>> RevTake for I {}

    #[test]
    fn a_day_that_is_no_monday_of_the_year_is_no_free_week() {
        let year = RentYear::containing(day("2026-11-29")).with_free_weeks([
            day("2026-12-21"),
            day("2026-12-22"),
            day("2025-12-22"),
        ]);
        assert_eq!(year.free_weeks.len(), 1);
        assert!(year.is_free(day("2026-12-21")) && year.charging_weeks() == 51);
    }

    #[test]
    fn mondays_are_found_from_any_day() {
        assert_eq!(monday_of(day("2026-11-29")), day("2026-11-23"));
        assert_eq!(monday_of(day("2026-11-23")), day("2026-11-23"));
        assert_eq!(next_monday(day("2026-11-23")), day("2026-11-30"));
    }
}
