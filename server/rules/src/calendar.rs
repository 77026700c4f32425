//! Working days in England: Monday to Friday that are not bank holidays.

mod bank_holidays;

use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// The bank holidays of England and Wales: lists by year, the rule for years without a list, and one-off changes.
#[derive(Clone, Debug)]
pub struct Calendar {
    listed: BTreeMap<i32, BTreeSet<NaiveDate>>,
    /// With the name each goes by.
    added: BTreeMap<NaiveDate, String>,
    removed: BTreeSet<NaiveDate>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self::england()
    }
}

impl Calendar {
    /// The bundled lists of 2026 to 2028, and the rule for every other year.
    pub fn england() -> Self {
        let mut calendar = Self {
            listed: BTreeMap::new(),
            added: BTreeMap::new(),
            removed: BTreeSet::new(),
        };
        calendar.replace_years(bank_holidays::bundled());
        calendar
    }

    /// Takes a published list. It replaces the bundled list or the rule for every year it has a date in.
    pub fn replace_years(&mut self, bank_holidays: impl IntoIterator<Item = NaiveDate>) {
        let mut lists: BTreeMap<i32, BTreeSet<NaiveDate>> = BTreeMap::new();
        for date in bank_holidays {
            lists.entry(date.year()).or_default().insert(date);
        }
        self.listed.extend(lists);
    }

    /// Adds a day off, such as a coronation.
    pub fn add_bank_holiday(&mut self, date: NaiveDate) {
        self.add_named_bank_holiday(date, bank_holidays::UNNAMED);
    }

    /// Adds a day off under its name.
    pub fn add_named_bank_holiday(&mut self, date: NaiveDate, name: &str) {
        self.removed.remove(&date);
        self.added.insert(date, name.to_owned());
    }

    /// Makes a bank holiday an ordinary day, such as the early May one that moved to the 8th in 2020.
    pub fn remove_bank_holiday(&mut self, date: NaiveDate) {
        self.added.remove(&date);
        self.removed.insert(date);
    }

    /// Whether it is a bank holiday in England.
    pub fn is_bank_holiday(&self, date: NaiveDate) -> bool {
        if self.added.contains_key(&date) || self.removed.contains(&date) {
            return self.added.contains_key(&date);
        }
        match self.listed.get(&date.year()) {
            Some(list) => list.contains(&date),
            None => bank_holidays::by_rule(date.year()).contains_key(&date),
        }
    }

    /// The name of the bank holiday that day is, such as "Christmas Day" or "Boxing Day (substitute day)".
    pub fn bank_holiday(&self, date: NaiveDate) -> Option<String> {
        let name = || {
            let by_rule = bank_holidays::by_rule(date.year());
            by_rule.get(&date).cloned()
        };
        self.is_bank_holiday(date).then(|| {
            let added = self.added.get(&date).cloned();
            added
                .or_else(name)
                .unwrap_or_else(|| bank_holidays::UNNAMED.to_owned())
        })
    }

    /// Whether it is Monday to Friday and no bank holiday. Christmas Eve and New Year's Eve are working days.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !self.is_bank_holiday(date)
    }

    /// The first working day after `date`.
    pub fn next_working_day(&self, date: NaiveDate) -> NaiveDate {
        self.working_day_on_or_after(day_after(date))
    }

    /// `date` itself when it is a working day, or else the next one.
    pub fn working_day_on_or_after(&self, date: NaiveDate) -> NaiveDate {
        let mut day = date;
        while !self.is_working_day(day) && day < NaiveDate::MAX {
            day = day_after(day);
        }
        day
    }

    /// The `days`th working day after `date`, which is day 0 whether it is a working day or not. With no days to
    /// add, `date` itself.
    pub fn add_working_days(&self, date: NaiveDate, days: u32) -> NaiveDate {
        let mut day = date;
        for _ in 0..days {
            if day == NaiveDate::MAX {
                break;
            }
            day = self.next_working_day(day);
        }
        day
    }

    /// How many working days come after `from`, up to and with `to`. Below zero when `to` is before `from`.
    /// It undoes `add_working_days`.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if to < from {
            return -self.working_days_between(to, from);
        }
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        i64::try_from(days.filter(|day| self.is_working_day(*day)).count()).unwrap_or(i64::MAX)
    }
}

fn day_after(date: NaiveDate) -> NaiveDate {
    date.succ_opt().unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests;
