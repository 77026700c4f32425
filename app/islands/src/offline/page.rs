//! What is to be seen, as HTML: the list of reports, or one step of the one being written.

use super::html::Html;
use super::record::Record;
use super::{list, step, words};
use rules::repairs::offline::{Problem, Step};

/// Ids that the keyboard is moved to.
pub const HEADING: &str = "offline-heading";
pub const SUMMARY: &str = "offline-summary";
pub const PHOTO_FIELD: &str = "photo";

/// What is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Showing {
    #[default]
    Opening,
    /// This browser keeps nothing.
    Unable,
    List,
    Step(Step),
}

/// All that the page shows comes from here.
#[derive(Default)]
pub struct Seen {
    pub showing: Showing,
    /// Reports to list, the newest first.
    pub records: Vec<Record>,
    /// The report being written.
    pub record: Record,
    pub problems: Vec<Problem>,
    /// The key of the report on its way; empty when there is none.
    pub sending: String,
    /// Photos are being made smaller.
    pub preparing: bool,
    pub online: bool,
    /// The council's numbers as people write them: for what can wait, and for emergencies.
    pub phone: String,
    pub emergency_phone: String,
    /// Where the photos of the report being written can be seen: key and address.
    pub pictures: Vec<(String, String)>,
}

/// The whole of it.
pub fn page(seen: &Seen) -> String {
    let mut html = Html::default();
    match seen.showing {
        Showing::Opening => html.paragraph("", words::OPENING),
        Showing::Unable => html.paragraph("", &[words::UNABLE, " ", &seen.phone].concat()),
        Showing::List => list::list(&mut html, seen),
        Showing::Step(at) => step::step(&mut html, seen, at),
    }
    html.finish()
}

#[cfg(test)]
mod tests;
