//! Reporting a repair: what we ask, what we advise, and how urgent it looks.
//!
//! Software only suggests a priority; an officer decides it.

mod answers;
mod calling_off;
mod emergency;
mod place;
mod priority;
mod season;

pub mod catalogue;
pub mod hazard;
pub mod offline;
pub mod right_to_repair;
pub mod state;
pub mod visits;

pub use answers::{AtRisk, Since, Worse};
pub use calling_off::may_call_off;
pub use catalogue::Trade;
pub use emergency::{Advice, Call, Emergency};
pub use place::{Room, Where};
pub use priority::Priority;
pub use season::is_heating_season;

#[cfg(test)]
mod reading;
