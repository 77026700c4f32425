//! Repairs: the report while it is being written, the report once sent, and what the tenant sees of it.

mod answers;
pub mod contractors;
pub mod danger;
pub mod draft;
pub mod hazards;
mod judgement;
pub mod known;
pub mod offline;
pub mod record;
pub mod report;
pub mod right_to_repair;
mod rows;

pub use answers::may_not_be_ours;
pub use draft::{Draft, DraftAnswers};
pub use known::{Known, KnownRepair};
pub use record::{Before, RepairFacts, TenantRepair};
pub use report::{Sent, UnverifiedReporter};
pub use right_to_repair::RightToRepair;
