//! Repairs: the report while it is being written, the report once sent, and what the tenant sees of it.

mod answers;
mod cancelling;
pub mod contractors;
pub mod danger;
pub mod draft;
pub mod feedback;
pub mod hazards;
pub mod joining;
mod judgement;
pub mod known;
pub mod offline;
pub mod orders;
pub mod record;
pub mod report;
pub mod reports;
pub mod right_to_repair;
mod rows;
pub mod visits;

pub use answers::may_not_be_ours;
pub use cancelling::Cancelled;
pub use draft::{Draft, DraftAnswers};
pub use feedback::{Answer, Fixed};
pub use joining::Followed;
pub use known::{Known, KnownRepair};
pub use record::{Before, RepairFacts, TenantRepair};
pub use report::{Sent, UnverifiedReporter};
pub use right_to_repair::RightToRepair;
