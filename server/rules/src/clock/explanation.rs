//! Why a date is that date: the days that were counted, and the days that were not.

use super::{Pause, Period, due_with_pauses, pause, plus_months};
use crate::calendar::Calendar;
use crate::london;
use chrono::{DateTime, Datelike, NaiveDate, Utc, Weekday};
use std::collections::{BTreeMap, BTreeSet};

mod spans;

pub use spans::{Kind, Span};

/// A due date, day by day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    pub due: DateTime<Utc>,
    /// In order, the day the clock starts first. Of weeks and months only the days on which one is full. Empty for hours,
    /// which count every day alike.
    pub days: Vec<Day>,
}

/// A day of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    pub date: NaiveDate,
    /// Which day, week or month of the period is full on it; 0 on the day the clock starts.
    pub counted: Option<u32>,
    /// Why it does not count; or why, though counted, it cannot be the last.
    pub skipped: Option<Skipped>,
}

/// Why a day is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Skipped {
    Weekend,
    /// By its name.
    BankHoliday(String),
    Paused,
}

impl Skipped {
    /// "weekend", "Christmas Day", "the clock stood still".
    pub fn words(&self) -> &str {
        match self {
            Self::Weekend => "weekend",
            Self::BankHoliday(name) => name,
            Self::Paused => "the clock stood still",
        }
    }
}

/// The due date of `due_with_pauses`, and how it comes about.
pub fn explain(
    period: Period,
    trigger: DateTime<Utc>,
    pauses: &[Pause],
    calendar: &Calendar,
) -> Explained {
    let due = due_with_pauses(period, trigger, pauses, calendar);
    let walk = Walk {
        start: london::date_of(trigger),
        end: london::date_of(due),
        paused: pause::paused_days(pauses),
        calendar,
    };
    let days = match period {
        Period::Hours(_) => Vec::new(),
        Period::WorkingDays(_) => walk.working_days(),
        Period::Weeks(weeks) => walk.days_full_at(&steps(weeks, |week| i64::from(week) * 7)),
        Period::CalendarDays(days) | Period::CalendarDaysToWorkingDay(days) => {
            walk.days_full_at(&steps(days, i64::from))
        }
        Period::Months(months) => walk.days_full_at(&steps(months, |month| {
            (plus_months(walk.start, month) - walk.start).num_days()
        })),
    };
    Explained { due, days }
}

/// After how many days each of `number` parts of a period is full.
fn steps(number: u32, days: impl Fn(u32) -> i64) -> BTreeMap<i64, u32> {
    (1..=number).map(|part| (days(part), part)).collect()
}

/// The way from the day a clock starts to the day it is due.
struct Walk<'a> {
    start: NaiveDate,
    end: NaiveDate,
    paused: BTreeSet<NaiveDate>,
    calendar: &'a Calendar,
}

impl Walk<'_> {
    fn working_days(&self) -> Vec<Day> {
        let mut counted = 0;
        let after = self.after_start().map(|date| {
            let skipped = self.not_working(date).or_else(|| self.paused(date));
            if skipped.is_none() {
                counted += 1;
            }
            Day {
                date,
                counted: skipped.is_none().then_some(counted),
                skipped,
            }
        });
        std::iter::once(starting(self.start)).chain(after).collect()
    }

    /// Every day counts but a paused one; the last may move on to a working day. A pause on the first day moves the start
    /// itself, as it moves the due date.
    fn days_full_at(&self, full: &BTreeMap<i64, u32>) -> Vec<Day> {
        let (mut passed, all) = (-1, full.keys().next_back().copied().unwrap_or(0));
        let mut days = Vec::new();
        for date in std::iter::once(self.start).chain(self.after_start()) {
            let paused = passed < all && self.paused.contains(&date);
            if !paused {
                passed += 1;
            }
            let counted = if passed == 0 {
                Some(0)
            } else {
                full.get(&passed).copied()
            };
            let skipped = if paused {
                Some(Skipped::Paused)
            } else if passed >= all && date < self.end {
                self.not_working(date)
            } else {
                None
            };
            let day = Day {
                date,
                counted: counted.filter(|_| !paused),
                skipped,
            };
            if day.counted.is_some() || day.skipped.is_some() || date == self.end {
                days.push(day);
            }
        }
        days
    }

    fn after_start(&self) -> impl Iterator<Item = NaiveDate> {
        let end = self.end;
        self.start
            .iter_days()
            .skip(1)
            .take_while(move |date| *date <= end)
    }

    fn not_working(&self, date: NaiveDate) -> Option<Skipped> {
        if let Some(name) = self.calendar.bank_holiday(date) {
            return Some(Skipped::BankHoliday(name));
        }
        matches!(date.weekday(), Weekday::Sat | Weekday::Sun).then_some(Skipped::Weekend)
    }

    fn paused(&self, date: NaiveDate) -> Option<Skipped> {
        self.paused.contains(&date).then_some(Skipped::Paused)
    }
}

fn starting(date: NaiveDate) -> Day {
    Day {
        date,
        counted: Some(0),
        skipped: None,
    }
}

#[cfg(test)]
mod tests;
