//! Files from the landlord's housing system: read as they come, row by row and never whole, turned into our own rows by a
//! mapping, and streamed into an import's staging table. What the rows then do is `domain::imports`'.

mod columns;
mod decoding;
mod example;
mod faults;
pub mod job;
mod layout;
mod mapping;
mod reading;
mod records;
mod rows;
mod running;
pub mod upload;
mod values;

pub use columns::columns;
pub use example::example;
pub use faults::FaultFile;
pub use mapping::Mapping;
pub use running::{Limits, Outcome, Progress, Work, run};
