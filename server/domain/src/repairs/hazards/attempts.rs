//! Every try to reach the tenant, to get in, or to get a contractor: the evidence that we did all we reasonably could.

use super::Happening;
use crate::cases::CaseHead;
use crate::{Error, EventId, HazardId, Officer, Result, SubmissionKey, Tx};
use chrono::{DateTime, Utc};

/// A try and what shows it.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// One of [`Attempt::KINDS`].
    pub kind: String,
    /// One of [`Attempt::OUTCOMES`].
    pub outcome: String,
    pub evidence: String,
    pub at: DateTime<Utc>,
}

impl Attempt {
    pub const KINDS: [&str; 6] = ["phone", "message", "letter", "visit", "contractor", "other"];
    pub const OUTCOMES: [&str; 5] = ["reached", "no_answer", "no_access", "refused", "delayed"];
}

impl Tx<Officer> {
    /// Keeps a try. The clocks run on. A key sent before does nothing.
    ///
    /// # Errors
    /// [`Error::Conflict`] `when` for a time in the future.
    pub async fn record_attempt_for_hazard(
        &mut self,
        case: &CaseHead,
        id: HazardId,
        attempt: &Attempt,
        key: SubmissionKey,
    ) -> Result<()> {
        let row = self.lock_hazard(case.id, id).await?;
        if attempt.at > self.now {
            return Err(Error::Conflict("when"));
        }
        let (officer, now) = (self.principal.id, self.now);
        let kept = sqlx::query!(
            "insert into hazard_attempts (id, case_id, hazard_id, submission_key, kind, outcome, evidence, officer_id, at, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (hazard_id, submission_key) do nothing",
            EventId::new().0,
            case.id.0,
            id.0,
            key.0,
            attempt.kind,
            attempt.outcome,
            attempt.evidence,
            officer.0,
            attempt.at,
            now,
        )
        .execute(self.connection())
        .await?;
        if kept.rows_affected() == 0 {
            return Ok(());
        }
        self.track_hazard(&row, Happening::AttemptRecorded).await
    }
}
