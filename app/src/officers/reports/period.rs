//! The time a report is about: nothing personal, so it may stand in the address.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, Utc};
use domain::repairs::reports::Span;
use rules::london;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    #[default]
    Month,
    LastMonth,
    Quarter,
    Year,
}

impl Period {
    pub const ALL: [Self; 4] = [Self::Month, Self::LastMonth, Self::Quarter, Self::Year];

    pub fn key(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::LastMonth => "last-month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Month => "This month",
            Self::LastMonth => "Last month",
            Self::Quarter => "Last 3 months",
            Self::Year => "Last 12 months",
        }
    }

    /// What it does not know is this month.
    pub fn parse(key: &str) -> Self {
        let found = Self::ALL.into_iter().find(|period| period.key() == key);
        found.unwrap_or_default()
    }

    /// The first and the last day, in London.
    fn days(self, now: DateTime<Utc>) -> (NaiveDate, NaiveDate) {
        let today = london::date_of(now);
        let first = today.with_day(1).unwrap_or(today);
        let back = |months| {
            first
                .checked_sub_months(Months::new(months))
                .unwrap_or(first)
        };
        let end_of_month = first
            .checked_add_months(Months::new(1))
            .and_then(|next| next.checked_sub_days(Days::new(1)))
            .unwrap_or(today);
        match self {
            Self::Month => (first, end_of_month),
            Self::LastMonth => (
                back(1),
                first.checked_sub_days(Days::new(1)).unwrap_or(first),
            ),
            Self::Quarter => (back(2), end_of_month),
            Self::Year => (back(11), end_of_month),
        }
    }

    pub fn span(self, now: DateTime<Utc>) -> Span {
        let (first, last) = self.days(now);
        let next = last.checked_add_days(Days::new(1)).unwrap_or(last);
        Span {
            from: london::at(first, NaiveTime::MIN),
            to: london::at(next, NaiveTime::MIN),
        }
    }

    /// "1 November 2026 to 30 November 2026"
    pub fn words(self, now: DateTime<Utc>) -> String {
        let (first, last) = self.days(now);
        format!(
            "{} to {}",
            london::long_date(first),
            london::long_date(last)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_begins_and_ends_at_londons_midnight() {
        let now = utc("2026-10-31T23:30:00Z");
        let span = Period::Month.span(now);
        // In London it is 11:30pm; the clocks went back in this month.
        assert_eq!(span.from, utc("2026-09-30T23:00:00Z"));
        assert_eq!(span.to, utc("2026-11-01T00:00:00Z"));
        assert_eq!(Period::LastMonth.span(now).to, span.from);
    }

    #[test]
    fn periods_follow_each_other_across_the_new_year() {
        let now = utc("2027-01-15T12:00:00Z");
        assert_eq!(
            Period::LastMonth.words(now),
            "1 December 2026 to 31 December 2026"
        );
        assert_eq!(
            Period::Quarter.words(now),
            "1 November 2026 to 31 January 2027"
        );
        assert_eq!(
            Period::Year.words(now),
            "1 February 2026 to 31 January 2027"
        );
        assert_eq!(Period::parse("'"), Period::Month);
    }
}
