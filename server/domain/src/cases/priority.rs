//! How urgent a repair is: software suggests, an officer decides and says why. The promise follows.

use super::CaseHead;
use super::events::Event;
use crate::{Error, Officer, Result, Tx};
use rules::repairs::Priority;
use rules::repairs::state::RepairState;

impl Tx<Officer> {
    /// Sets the priority with a reason. The old promise stops, the new one counts from the report itself, not from today.
    /// A promise that stays the same goes on as it is.
    /// Does nothing when the case has that priority and an officer has looked at it since it came in or came back.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the case is over.
    pub async fn set_priority(
        &mut self,
        case: &CaseHead,
        priority: Priority,
        reason: &str,
    ) -> Result<()> {
        let case = self.lock_case(case.id).await?;
        let state = RepairState::parse(&case.state).ok_or(Error::Broken("case state"))?;
        if state.is_over() {
            return Err(Error::Conflict("closed"));
        }
        if case.priority.as_deref() == Some(priority.key()) && !is_new(state) {
            return Ok(());
        }
        let now = self.now;
        sqlx::query!(
            "update cases set priority = $2, updated_at = $3 where id = $1",
            case.id.0,
            priority.key(),
            now
        )
        .execute(self.connection())
        .await?;
        self.meet_clock(case.id, "repairs.triage").await?;
        self.promise_by(&case, priority).await?;
        if is_new(state) {
            self.set_case_state(case.id, RepairState::Triaged.key())
                .await?;
        }
        let event = Event::PrioritySet {
            priority: priority.key().to_owned(),
            reason: reason.to_owned(),
        };
        self.track(case.id, &event).await
    }
}

/// Whether no officer has looked at it yet since it came in or came back.
fn is_new(state: RepairState) -> bool {
    matches!(
        state,
        RepairState::Submitted | RepairState::EmergencyRedirected | RepairState::Reopened
    )
}
