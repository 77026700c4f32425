//! The periods of the right follow where the repair stands.

use super::{CLOCKS, FIRST, SECOND};
use crate::{CaseId, Result, Tx};
use rules::repairs::state::RepairState;

impl<P> Tx<P> {
    /// The repair has gone to that state. Done: the period is kept. Not ours to do, or called off: it runs no more. Open
    /// again: it runs again as it was, with its first date.
    pub(crate) async fn right_follows(&mut self, case: CaseId, to: RepairState) -> Result<()> {
        match to {
            RepairState::Completed => self.meet_clocks(case, CLOCKS).await,
            RepairState::TenantResponsibility
            | RepairState::Duplicate
            | RepairState::CancelledByTenant => self.stop_clocks(case, CLOCKS).await,
            RepairState::Reopened => self.right_runs_again(case).await,
            _ => Ok(()),
        }
    }

    async fn right_runs_again(&mut self, case: CaseId) -> Result<()> {
        let state = sqlx::query_scalar!(
            "select state from right_to_repair where case_id = $1",
            case.0
        )
        .fetch_optional(self.connection())
        .await?;
        let rule = match state.as_deref() {
            Some("second") => SECOND,
            Some("proposed" | "qualifies") => FIRST,
            _ => return Ok(()),
        };
        self.open_clock_again(case, rule).await?;
        Ok(())
    }
}
