//! Repairs as a tenant meets them: reporting one, the list of them, and the page of one.

pub mod hazard_words;
pub mod list;
pub mod record;
pub mod record_words;
pub mod report;
pub mod visit;
pub mod words;
