//! What a report sets going once it is judged. The one place where the three clocks of a repair begin.

use crate::cases::events::Acts;
use crate::{CaseId, Result, Tx};
use chrono::{DateTime, Utc};
use rules::clock::rulebook;
use rules::repairs::Priority;
use rules::repairs::catalogue::Judged;

/// The promise the reporter is told: the earliest that runs and concerns them.
pub(super) struct Promised {
    pub rule: String,
    pub due: DateTime<Utc>,
}

impl<P: Acts> Tx<P> {
    /// Starts what we owe from `trigger` on: the moment of the report, or of the danger before it. Returns what the reporter is
    /// promised first.
    pub(super) async fn after_judgement(
        &mut self,
        case: CaseId,
        judged: &Judged,
        trigger: DateTime<Utc>,
    ) -> Result<Promised> {
        // The law counts from when we were told, whatever the council promises besides.
        if let Some(defect) = judged.right_to_repair {
            self.propose_right_to_repair(case, defect, trigger).await?;
        }
        self.suspect_hazards(case, judged, trigger).await?;
        let due = self.council_clocks(case, judged.priority, trigger).await?;
        let running = self.clocks(case).await?.into_iter();
        let first = running
            .filter(|clock| clock.is_running() && !rulebook::is_internal(&clock.rule))
            .min_by_key(|clock| clock.due_at);
        Ok(match first {
            Some(clock) => Promised {
                rule: clock.rule,
                due: clock.due_at,
            },
            None => Promised {
                rule: judged.priority.complete_key().to_owned(),
                due,
            },
        })
    }

    /// The hazard to look into first, and the other one that was named. The law counts from when we came to know.
    pub(super) async fn suspect_hazards(
        &mut self,
        case: CaseId,
        judged: &Judged,
        aware_at: DateTime<Utc>,
    ) -> Result<()> {
        if let Some(hazard) = judged.hazard {
            self.suspect_hazard(case, hazard, judged.hazard_is_emergency, aware_at)
                .await?;
        }
        if let Some(other) = judged.other_hazard {
            self.suspect_hazard(case, other, false, aware_at).await?;
        }
        Ok(())
    }

    /// The council's own promise, by priority.
    pub(super) async fn council_clocks(
        &mut self,
        case: CaseId,
        priority: Priority,
        trigger: DateTime<Utc>,
    ) -> Result<DateTime<Utc>> {
        let done = self
            .start_clock(case, priority.complete_key(), trigger)
            .await?;
        if let Some(attend) = priority.attend_key() {
            return self.start_clock(case, attend, trigger).await;
        }
        self.start_clock(case, "repairs.triage", self.now).await?;
        Ok(done)
    }
}
