//! "I was at home": the tenant says that a failed visit was none, and an officer decides. While it is open the visit does
//! not count; what an officer upholds never does.

use crate::cases::CaseHead;
use crate::cases::events::Event;
use crate::messages::VisitNews;
use crate::{Error, Officer, Result, Tenant, Tx, VisitId};
use rules::repairs::state::RepairState;

impl Tx<Tenant> {
    /// The tenant was at home. An officer has to look at it. The same words twice are once.
    ///
    /// # Errors
    /// [`Error::Conflict`] `"contest"` when it was said before in other words, `"visit"` when the visit did not fail.
    pub async fn contest_no_access(
        &mut self,
        case: &CaseHead,
        visit: VisitId,
        words: &str,
    ) -> Result<()> {
        self.lock_case(case.id).await?;
        let visit = self.visit_of_case(case.id, visit).await?;
        if visit.state != "no_access" {
            return Err(Error::Conflict("visit"));
        }
        if let Some(said) = &visit.contested_words {
            return if said == words {
                Ok(())
            } else {
                Err(Error::Conflict("contest"))
            };
        }
        let (now, person) = (self.now, self.principal.person);
        sqlx::query!(
            "update visits set contested_at = $2, contested_by = $3, contested_words = $4 where id = $1",
            visit.id.0,
            now,
            person.0,
            words,
        )
        .execute(self.connection())
        .await?;
        let event = Event::NoAccessContested {
            words: words.to_owned(),
        };
        self.track(case.id, &event).await?;
        self.start_clock(case.id, "repairs.no_access.review", now)
            .await?;
        Ok(())
    }
}

impl Tx<Officer> {
    /// Decides whether the tenant is right, with the reason they read. The same decision twice is one.
    ///
    /// # Errors
    /// [`Error::Conflict`] `"contest"` when it was decided otherwise, or nobody contested it.
    pub async fn decide_contest(
        &mut self,
        case: &CaseHead,
        visit: VisitId,
        upheld: bool,
        reason: &str,
    ) -> Result<()> {
        let standing = self.lock_case(case.id).await?;
        let visit = self.visit_of_case(case.id, visit).await?;
        let decision = if upheld { "upheld" } else { "rejected" };
        if visit.contest_decision.as_deref() == Some(decision) {
            return Ok(());
        }
        if !visit.awaits_decision() {
            return Err(Error::Conflict("contest"));
        }
        let (now, officer) = (self.now, self.principal.id);
        sqlx::query!(
            "update visits set contest_decision = $2, contest_decided_by = $3, contest_decided_at = $4, contest_reason = $5 where id = $1",
            visit.id.0,
            decision,
            officer.0,
            now,
            reason,
        )
        .execute(self.connection())
        .await?;
        self.meet_clock(case.id, "repairs.no_access.review").await?;
        let event = Event::ContestDecided {
            upheld,
            reason: reason.to_owned(),
        };
        self.track(case.id, &event).await?;
        // A visit that did not fail leaves the work as it was ordered.
        if upheld && standing.state == RepairState::NoAccess.key() {
            self.set_case_state(case.id, RepairState::Ordered.key())
                .await?;
        }
        let news = if upheld {
            VisitNews::Upheld
        } else {
            VisitNews::Rejected {
                reason: reason.to_owned(),
            }
        };
        self.tell_visit(case, news).await
    }
}
