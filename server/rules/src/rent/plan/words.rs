//! A plan in words. The dates are written by hand: the calendar's own formatting costs a phone kilobytes.

use super::Plan;
use crate::rent::Every;
use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "21 November 2026"
pub fn date_words(day: NaiveDate) -> String {
    format!("{} {}", short_date(day), day.year())
}

/// "21 November"
pub(super) fn short_date(day: NaiveDate) -> String {
    format!("{} {}", day.day(), MONTHS[day.month0() as usize % 12])
}

/// "every week", in the middle of a sentence.
pub const fn every_words(every: Every) -> &'static str {
    match every {
        Every::Week => "every week",
        Every::Fortnight => "every 2 weeks",
        Every::FourWeeks => "every 4 weeks",
        Every::Month => "every month",
    }
}

/// "£5.00 every week: 12 payments, the last one £3.40"
pub fn payments_words(plan: &Plan) -> String {
    let amount = plan.offer.amount;
    match plan.payments {
        1 => format!("1 payment of {amount}"),
        many if plan.last == amount => {
            format!(
                "{many} payments of {amount}, {}",
                every_words(plan.offer.every)
            )
        }
        many => format!(
            "{many} payments of {amount}, {}, the last one {}",
            every_words(plan.offer.every),
            plan.last
        ),
    }
}
