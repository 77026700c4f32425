//! What an officer types about a hazard. Each form posts the part it needs.

use crate::http::{Ctx, Next, Problems, Refused};
use crate::officers::words;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::cases::CaseHead;
use domain::{Error, HazardId, Officer, Result, SubmissionKey, Tx};
use leptos::prelude::*;
use rules::london;
use rules::reference::{CaseKind, CaseReference};
use rules::text::tidy;
use serde::{Deserialize, Serialize};

/// The length of what the tenant reads, as the database has it.
pub const MOST: usize = 1_000;
/// The length of findings and advice.
pub const MOST_FINDINGS: usize = 3_000;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HazardForm {
    pub reference: String,
    pub hazard: String,
    /// The hazard's number on its case, for the way back.
    pub number: String,
    pub submission_key: String,
    pub new_hazard: String,
    pub new_emergency: String,
    pub grade: String,
    pub grade_reason: String,
    pub other_grade: String,
    pub other_reason: String,
    pub plan_how: String,
    pub plan_when: String,
    pub plan_agreed: String,
    pub found_how: String,
    pub found_when: String,
    pub found_presence: String,
    pub findings: String,
    pub found: String,
    pub work_kind: String,
    pub work_what: String,
    pub work_starts: String,
    pub work_finishes: String,
    /// Which planned work to take back.
    pub work: String,
    pub progress: String,
    pub progress_note: String,
    pub progress_when: String,
    pub stay: String,
    pub attempt_kind: String,
    pub attempt_outcome: String,
    pub attempt_evidence: String,
    pub attempt_when: String,
    pub safety: String,
    pub none_needed: String,
    /// The version of the letter that was shown.
    pub version: String,
}

/// Under which name these forms are kept when one could not be taken.
pub fn form_name(reference: &str) -> String {
    format!("officer-hazards-{reference}")
}

/// A hazard an officer has a form for, in one transaction.
pub struct AtHazard {
    pub tx: Tx<Officer>,
    pub head: CaseHead,
    pub id: HazardId,
    pub form: HazardForm,
    pub problems: Problems,
}

impl AtHazard {
    /// # Errors
    /// [`Error::NotFound`] for a case that is no repair, or not theirs to see. Whether the hazard is on it, the verb says.
    pub async fn new(ctx: &Ctx, form: HazardForm) -> Result<Self> {
        let mut tx = ctx.officer().await?;
        let reference = CaseReference::parse(&form.reference).map_err(|_| Error::NotFound)?;
        let head = tx.case(&reference).await?;
        if head.kind != CaseKind::Repair.key() {
            return Err(Error::NotFound);
        }
        Ok(Self {
            tx,
            head,
            id: HazardId::parse(&form.hazard).unwrap_or(HazardId(uuid::Uuid::nil())),
            form,
            problems: Problems::default(),
        })
    }

    pub fn key(&self) -> SubmissionKey {
        SubmissionKey::parse(&self.form.submission_key).unwrap_or_default()
    }

    /// Tidied words that must be there, or a problem at the field.
    pub fn required(
        &mut self,
        field: &str,
        typed: &str,
        most: usize,
        missing: &str,
    ) -> Option<String> {
        let tidied = self.optional(field, typed, most)?;
        if tidied.is_empty() {
            self.problems.add(field, missing);
        }
        (!tidied.is_empty()).then_some(tidied)
    }

    pub fn optional(&mut self, field: &str, typed: &str, most: usize) -> Option<String> {
        self.problems
            .check(field, tidy(typed, most), |error| error.message())
    }

    /// The choice, or a problem at the field.
    pub fn chosen<T>(&mut self, field: &str, choice: Option<T>, missing: &str) -> Option<T> {
        if choice.is_none() {
            self.problems.add(field, missing);
        }
        choice
    }

    /// The moment typed in London's time, or now when nothing was.
    pub fn moment_or_now(&mut self, field: &str, typed: &str) -> Option<DateTime<Utc>> {
        if typed.trim().is_empty() {
            return Some(self.tx.now);
        }
        self.chosen(field, moment(typed), words::ENTER_WHEN)
    }

    /// Back to the case with all that was typed.
    pub fn again(self) -> Result<Next> {
        let back = self.path();
        self.again_at(back)
    }

    pub fn again_at(self, back: String) -> Result<Next> {
        let name = form_name(&self.head.reference);
        Ok(Next::Again(Refused::new(
            &name,
            back,
            &self.form,
            self.problems,
        )?))
    }

    /// Keeps what was done and says so, or says at the field why it cannot be.
    pub async fn finish(
        mut self,
        field: &str,
        done: Result<()>,
        told: &'static str,
    ) -> Result<Next> {
        match done {
            Ok(()) => {
                let path = self.path();
                self.tx.commit().await?;
                Ok(Next::Told(path, told))
            }
            Err(Error::Conflict(what)) => {
                self.problems.add(field, conflict_words(what));
                self.again()
            }
            Err(error) => Err(error),
        }
    }

    fn path(&self) -> String {
        let case = format!("/officer/cases/{}", self.head.reference);
        match self.form.number.parse::<i16>() {
            Ok(number) => format!("{case}?hazard={number}"),
            Err(_) => case,
        }
    }
}

pub fn conflict_words(what: &str) -> &'static str {
    match what {
        "second officer" => words::SECOND_OFFICER,
        "proposal" => words::PROPOSAL_WAITS,
        "summary" => words::SUMMARY_FIRST,
        "work" => words::SAFE_FIRST,
        "notice" => words::TOO_SOON,
        "in person" => words::IN_PERSON,
        "competence" => words::NOT_COMPETENT,
        "when" => words::NOT_THEN,
        "offer" => words::STAY_OPEN,
        "action" => words::SAY_ACTION,
        _ => words::HAZARD_MOVED,
    }
}

/// "2026-12-14T10:30" as browsers send it, by the clock on London's walls.
pub fn moment(typed: &str) -> Option<DateTime<Utc>> {
    let typed = typed.trim();
    let at = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M"]
        .into_iter()
        .find_map(|form| NaiveDateTime::parse_from_str(typed, form).ok())?;
    Some(london::at(at.date(), at.time()))
}

/// "2026-12-14" as browsers send it, or "14/12/2026" as people type it.
pub fn day(typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    ["%Y-%m-%d", "%d/%m/%Y"]
        .into_iter()
        .find_map(|form| NaiveDate::parse_from_str(typed, form).ok())
}

/// Which hazard a form is about.
#[component]
pub fn AboutHazard(reference: String, hazard: HazardId, number: i16) -> impl IntoView {
    view! {
        <input type="hidden" name="reference" value=reference/>
        <input type="hidden" name="hazard" value=hazard.to_string()/>
        <input type="hidden" name="number" value=number/>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_londons() {
        let utc = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert_eq!(
            moment("2026-12-14T10:30"),
            Some(utc("2026-12-14T10:30:00Z"))
        );
        assert_eq!(
            moment(" 1/7/2027 10:30 "),
            Some(utc("2027-07-01T09:30:00Z"))
        );
        assert_eq!(moment("tomorrow"), None);
        assert_eq!(day("14/12/2026"), day("2026-12-14"));
        assert_eq!(day("31/11/2026"), None);
    }
}
