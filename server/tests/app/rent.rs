//! Rent, from the outside: each file one part.

pub mod breathing;
mod desk;
mod import;
mod ledger;
mod pay;
mod planner;
mod reaching;
pub mod rows;
pub mod scene;
