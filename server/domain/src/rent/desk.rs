//! The income officer's desk: the list of accounts, and what is done about one. All of it is for the income team alone.

pub mod contacts;
pub mod household;
pub mod incomes;
pub mod ladder;
pub mod letters;
pub mod list;
pub mod posting;
pub mod protocol;
pub mod reports;
