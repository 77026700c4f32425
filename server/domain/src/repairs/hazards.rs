//! Hazards under Awaab's Law, beside the repair they were reported with: from the first word of one to the last day's work.
//! What may follow and what is owed is decided in `rules::repairs::hazard::course`; here it is written down.

mod accommodation;
mod attempts;
mod investigation;
mod letter;
mod moving;
mod sheet;
mod summary;
mod suspicion;
mod triage;
mod work;

pub use attempts::Attempt;
pub use investigation::{Outcome, Planned, Recorded};
pub use letter::{Section, Summary};
pub use sheet::{
    AccommodationRow, AttemptRow, DecisionRow, DeskHazards, HazardSheet, Household,
    InvestigationRow, ProgressRow, WorkRow,
};
pub use summary::Advice;
pub use work::{NewWork, Progress};

use crate::{CaseId, HazardId};
use chrono::{DateTime, Utc};
use rules::repairs::hazard::Hazard;
use rules::repairs::hazard::course::{Course, Finding, Grade};
use serde::{Deserialize, Serialize};

/// The competence without which nobody concludes an investigation.
pub const INVESTIGATOR: &str = "investigator";

/// What the timeline says of a hazard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    Suspected,
    Emergency,
    Significant,
    NotInScope,
    DowngradeProposed,
    DowngradeRefused,
    VisitPlanned,
    RemotePlanned,
    NeedsMore,
    FoundNone,
    FoundSignificant,
    FoundEmergency,
    VisitWanted,
    SummarySent,
    MadeSafe,
    StepsTaken,
    Started,
    Completed,
    Closed,
    AccommodationOffered,
    AccommodationAccepted,
    AccommodationDeclined,
    AccommodationEnded,
    AttemptRecorded,
}

impl Happening {
    /// Attempts to reach them and what officers still argue about are the desk's own.
    pub fn is_visible_to_tenant(self) -> bool {
        !matches!(
            self,
            Self::AttemptRecorded | Self::DowngradeProposed | Self::DowngradeRefused
        )
    }

    fn graded(grade: Grade) -> Self {
        match grade {
            Grade::Emergency => Self::Emergency,
            Grade::Significant => Self::Significant,
            Grade::NotInScope => Self::NotInScope,
        }
    }

    fn found(finding: Finding) -> Self {
        match finding {
            Finding::Emergency => Self::FoundEmergency,
            Finding::Significant => Self::FoundSignificant,
            Finding::None => Self::FoundNone,
        }
    }
}

/// A hazard of a case.
#[derive(Clone, Debug)]
pub struct HazardRow {
    pub id: HazardId,
    pub case: CaseId,
    /// Which of the case's hazards it is, from 1.
    pub number: i16,
    pub hazard: String,
    pub suspected: Option<String>,
    pub aware_at: DateTime<Utc>,
    pub grade: Option<String>,
    pub investigating_at: Option<DateTime<Utc>>,
    pub further_at: Option<DateTime<Utc>>,
    pub finding: Option<String>,
    pub remote: bool,
    pub concluded_at: Option<DateTime<Utc>>,
    pub summary_sent_at: Option<DateTime<Utc>>,
    pub made_safe_at: Option<DateTime<Utc>>,
    pub steps_taken_at: Option<DateTime<Utc>>,
    pub started_at: Option<DateTime<Utc>>,
    pub completed_at: Option<DateTime<Utc>>,
    pub done_at_once: bool,
    pub closed_at: Option<DateTime<Utc>>,
    /// The tenant asked for a visit, and nobody has been yet.
    pub renewed: bool,
}

impl HazardRow {
    pub fn course(&self) -> Course {
        let grade = |key: &Option<String>| key.as_deref().and_then(Grade::parse);
        Course {
            suspected: grade(&self.suspected),
            grade: grade(&self.grade),
            investigating: self.investigating_at.is_some(),
            further: self.further_at.is_some(),
            finding: self.finding.as_deref().and_then(Finding::parse),
            remote: self.remote,
            renewed: self.renewed,
            summary_sent: self.summary_sent_at.is_some(),
            made_safe: self.made_safe_at.is_some(),
            steps_taken: self.steps_taken_at.is_some(),
            started: self.started_at.is_some(),
            completed: self.completed_at.is_some(),
            done_at_once: self.done_at_once,
            closed: self.closed_at.is_some(),
        }
    }

    /// What it is called: "Damp and mould".
    pub fn name(&self) -> &'static str {
        Hazard::parse(&self.hazard).map_or("A hazard", Hazard::label)
    }
}
