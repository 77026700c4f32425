//! Repairs as a tenant meets them: reporting one.

pub mod report;
pub mod words;
