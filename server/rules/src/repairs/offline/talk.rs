//! What the server answers to a phone.

use super::Problem;
use serde::{Deserialize, Serialize};

/// The answer to opening and to sending a report that a phone kept. The status says how it went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answered {
    /// The tag of the person who is signed in; empty when nobody is.
    pub owner: String,
    /// The case, once the report is sent: again the same for the same report.
    pub reference: String,
    /// What the report lacks, by field.
    pub problems: Vec<Problem>,
    /// The homes to choose from, if it must be said which: key and address.
    pub homes: Vec<(String, String)>,
}
