//! Rent: years and weeks, charges, what comes of itself, what is really owed, what will be.
//!
//! Pence are signed as on a ledger: above zero is owed, below zero is in credit.

pub mod arrears;
pub mod breathing;
pub mod coming;
pub mod forecast;
pub mod income;
pub mod kinds;
pub mod ladder;
pub mod ledger;
pub mod payment;
pub mod plan;
pub mod protocol;
pub mod year;
#[cfg(test)]
mod years_of_ledgers;

pub use arrears::{Standing, standing};
pub use breathing::{Duty, Midway, MoratoriumKind};
pub use coming::{Coming, coming};
pub use income::{Every, Income, IncomeKind, IncomeStatus};
pub use kinds::{AccountKind, ChargeItem, LineKind};
pub use ledger::{Line, Statement};
pub use payment::{NotPaid, PaymentState};
pub use year::RentYear;
