//! Rent: accounts, their ledgers, how they stand, and the cases about them. The arithmetic is `rules::rent`'s.

pub mod accounts;
pub mod arrangements;
pub mod breathing;
pub mod cases;
pub mod checks;
pub mod desk;
pub mod ledger;
pub mod payments;
pub mod questions;
pub mod standing;
pub mod standings;
pub mod statement;
pub mod steps;

pub use accounts::Account;
pub use arrangements::{Arrangement, Decision, Made, MayPlan, PlanPolicy};
pub use cases::{NewRentCase, RentCase, Topic};
pub use ledger::{Entry, NewLine, Posted};
pub use standing::{AccountStanding, Frozen, ItemCharge};
pub use steps::StepNow;
