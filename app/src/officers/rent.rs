//! Rent at the desk, for the income team alone.

pub mod arrangement;
pub mod breathing;
