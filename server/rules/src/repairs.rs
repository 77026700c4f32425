//! Reporting a repair: what we ask, what we advise, and how urgent it looks.
//!
//! Software only suggests a priority; an officer decides it.

mod answers;
mod emergency;
mod place;
mod priority;
mod problem;
mod suggestion;

pub mod catalogue;
pub mod hazard;
pub mod right_to_repair;
pub mod state;
pub mod visits;

pub use answers::{Answers, AtRisk, FollowUp, Severity, Since, Worse};
pub use catalogue::Trade;
pub use emergency::{Advice, Call, Emergency};
pub use place::{Room, Where};
pub use priority::Priority;
pub use problem::Problem;
pub use suggestion::{Suggestion, is_heating_season, suggested_priority};

#[cfg(test)]
mod reading;
