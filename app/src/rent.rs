//! What a tenant owes, why, and what happens next.

pub mod account;
pub mod breathing;
pub mod help;
pub mod missing;
pub mod overview;
pub mod pay;
pub mod plan;
pub mod question;
mod routes;
pub mod statement;
pub mod ways;
pub mod words;

use crate::ui::PromiseDate;
use chrono::NaiveDate;
use domain::rent::Account;
pub use routes::RentRoutes;

/// An account by what it is for and since when: tells two of a kind apart.
pub fn account_choice(account: &Account) -> String {
    let kind = account.kind.label();
    match account.closed_on {
        Some(day) => format!("{kind}, closed {}", rules::london::long_date(day)),
        None => kind.to_owned(),
    }
}

/// A day as a calendar leaf.
pub fn leaf(day: NaiveDate) -> PromiseDate {
    let parts = rules::london::promise_parts(day);
    PromiseDate {
        weekday: parts.weekday,
        day: parts.day,
        month: parts.month,
    }
}
