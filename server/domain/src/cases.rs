//! The case: the one shape of everything a tenant sends in. Reference, timeline, clocks, owner, messages, photos.

pub mod assignment;
pub mod clocks;
pub mod closure;
pub mod conversation;
pub mod desk;
pub mod events;
pub mod inbox;
pub mod numbers;
pub mod priority;
pub mod queue;
pub mod record;
pub mod templates;

pub use record::CaseHead;
