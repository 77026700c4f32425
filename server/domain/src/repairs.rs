//! Repairs: the report while it is being written, the report once sent, and what the tenant sees of it.

mod answers;
pub mod contractors;
pub mod draft;
pub mod hazards;
pub mod orders;
pub mod record;
pub mod report;
pub mod right_to_repair;
pub mod visits;

pub use draft::{Draft, DraftAnswers};
pub use record::{RepairFacts, TenantRepair};
pub use report::{Sent, UnverifiedReporter};
pub use right_to_repair::RightToRepair;
