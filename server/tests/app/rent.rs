//! Rent, from the outside: each file one part.

mod breathing;
mod desk;
mod import;
mod ledger;
mod pay;
mod planner;
pub mod rows;
