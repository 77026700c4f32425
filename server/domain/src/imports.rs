//! Records from the landlord's own housing system: staged row by row, checked against what is here, and applied in one
//! transaction, all or nothing unless told otherwise. What comes twice changes nothing, and nothing ends by not coming but the
//! rent-free weeks of a year that a file names.

mod accounts;
mod charges;
mod free_weeks;
mod kind;
mod people;
mod properties;
pub mod record;
mod rent;
mod staging;
mod tenancies;

pub use accounts::AccountRow;
pub use charges::ChargeRow;
pub use free_weeks::FreeWeekRow;
pub use kind::ImportKind;
pub use people::PersonRow;
pub use properties::PropertyRow;
pub use record::{Ended, ImportRecord, NewImport};
pub use rent::RentRow;
pub use staging::{Fault, Lines, Loading, Staged};
pub use tenancies::TenancyRow;

/// What an import did, row by row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub added: i64,
    pub changed: i64,
    /// Lines of a ledger that the landlord took back, and weeks that are no longer rent-free.
    pub taken_back: i64,
    /// Here already, or said twice in the same file.
    pub unchanged: i64,
}

/// What applying gave: the counts, and what else an officer should know, in sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    pub counts: Counts,
    pub notes: Vec<String>,
}

impl Applied {
    fn note(&mut self, count: i64, one: &str, many: &str) {
        match count {
            0 => {}
            1 => self.notes.push(format!("1 {one}")),
            count => self.notes.push(format!("{count} {many}")),
        }
    }
}
