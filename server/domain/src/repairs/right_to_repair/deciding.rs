//! The landlord decides whether a repair qualifies, and says why; then the tenant gets the notice.

use super::{CLOCKS, FIRST, RightRow, RightToRepair, last_day};
use crate::cases::CaseHead;
use crate::messages::RightNews;
use crate::{ContractorId, Error, Officer, Result, Tx};
use chrono::{DateTime, Utc};
use rules::money::Pence;
use rules::repairs::right_to_repair::{NotCovered, RightStep};

/// What an officer decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It qualifies at this estimate. `inspected`: when it was looked at, where that had to come first.
    Qualifies {
        estimate: Pence,
        inspected: Option<DateTime<Utc>>,
    },
    /// Somebody has to look first: the days count from then.
    Inspect,
    Not(NotCovered),
}

impl Decision {
    fn state(self) -> &'static str {
        match self {
            Self::Qualifies { .. } => "qualifies",
            Self::Inspect => "inspect",
            Self::Not(_) => "not",
        }
    }

    /// From which states it may be made.
    fn may_follow(self, state: &str) -> bool {
        match self {
            Self::Qualifies { .. } => matches!(state, "proposed" | "inspect" | "not" | "lapsed"),
            Self::Inspect => state == "proposed",
            Self::Not(_) => !matches!(state, "not" | "lapsed"),
        }
    }
}

impl Tx<Officer> {
    /// The right on a case the officer has open.
    pub async fn right_to_repair(&mut self, case: &CaseHead) -> Result<Option<RightToRepair>> {
        self.right_of(case.id).await
    }

    /// Decides whether a repair qualifies, with a reason the tenant is told. The same decision twice is one.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it stands elsewhere by now, or the estimate is above the law's limit.
    pub async fn decide_right_to_repair(
        &mut self,
        case: &CaseHead,
        decision: Decision,
        reason: &str,
    ) -> Result<()> {
        self.lock_case(case.id).await?;
        let right = self.right_row(case.id).await?;
        if right.state == decision.state() && right.reason.as_deref() == Some(reason) {
            return Ok(());
        }
        if !decision.may_follow(&right.state) {
            return Err(Error::Conflict("right"));
        }
        let trigger = self.checked_trigger(case, &right, decision).await?;
        self.write_decision(case, decision, reason, trigger).await?;
        match decision {
            Decision::Qualifies { .. } => {
                let key = right.defect()?.policy_key();
                self.start_clock_by(case.id, FIRST, &key, trigger).await?;
                self.track_right(case.id, RightStep::Qualifies, reason)
                    .await
            }
            Decision::Inspect => {
                self.stop_clocks(case.id, CLOCKS).await?;
                self.tell_decision(case, RightStep::Inspect, RightNews::Inspect, reason)
                    .await
            }
            Decision::Not(why) => {
                self.stop_clocks(case.id, CLOCKS).await?;
                let news = RightNews::Not {
                    why: format!("{} {reason}", why.label()),
                };
                self.tell_decision(case, RightStep::Not, news, reason).await
            }
        }
    }

    /// From when the days count, once it is clear that the right reaches so far.
    async fn checked_trigger(
        &mut self,
        case: &CaseHead,
        right: &RightRow,
        decision: Decision,
    ) -> Result<DateTime<Utc>> {
        let Decision::Qualifies {
            estimate,
            inspected,
        } = decision
        else {
            return Ok(right.trigger_at);
        };
        let terms = self.right_terms(right.trigger_at).await?;
        if estimate > terms.cover.most {
            return Err(Error::Conflict("right_estimate"));
        }
        match inspected.filter(|_| right.state == "inspect") {
            Some(inspected) if inspected < case.reported_at || inspected > self.now => {
                Err(Error::Conflict("right_inspected"))
            }
            Some(inspected) => Ok(inspected),
            None if right.state == "inspect" => Err(Error::Conflict("right_inspected")),
            None => Ok(right.trigger_at),
        }
    }

    async fn write_decision(
        &mut self,
        case: &CaseHead,
        decision: Decision,
        reason: &str,
        trigger: DateTime<Utc>,
    ) -> Result<()> {
        let (officer, now) = (self.principal.id, self.now);
        let (estimate, not) = match decision {
            Decision::Qualifies { estimate, .. } => (Some(estimate.0), None),
            Decision::Inspect => (None, None),
            Decision::Not(why) => (None, Some(why.key())),
        };
        sqlx::query!(
            "update right_to_repair set state = $2, decided_at = $3, decided_by = $4, reason = $5, estimate_pence = $6,
               not_covered = $7, trigger_at = $8, lapsed_at = null, lapsed_reason = null
             where case_id = $1",
            case.id.0,
            decision.state(),
            now,
            officer.0,
            reason,
            estimate,
            not,
            trigger,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn tell_decision(
        &mut self,
        case: &CaseHead,
        step: RightStep,
        news: RightNews,
        reason: &str,
    ) -> Result<()> {
        self.track_right(case.id, step, reason).await?;
        self.tell_of_right(case.id, &case.reference, case.person, news)
            .await
    }

    /// Gives the work to the first contractor, and sends the tenant the notice: what the repair is, who does it, by which
    /// last day, and what the right is. The same again is once.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it does not qualify, or another contractor has it already, or this one takes no work.
    pub async fn give_right_to_repair_notice(
        &mut self,
        case: &CaseHead,
        contractor: ContractorId,
    ) -> Result<()> {
        self.lock_case(case.id).await?;
        let right = self
            .right_of(case.id)
            .await?
            .ok_or(Error::Conflict("right"))?;
        let name = self.contractor_name(contractor).await?;
        if right.first_contractor.is_some() && right.notice_sent_at.is_some() {
            let same = right.first_contractor == Some(name);
            return same.then_some(()).ok_or(Error::Conflict("right"));
        }
        let clock = right.first.filter(|_| right.state == "qualifies");
        let due = clock.ok_or(Error::Conflict("right"))?.due_at;
        let now = self.now;
        sqlx::query!(
            "update right_to_repair set first_contractor_id = $2, notice_sent_at = $3 where case_id = $1",
            case.id.0,
            contractor.0,
            now,
        )
        .execute(self.connection())
        .await?;
        let news = RightNews::Notice {
            nature: case.title.clone(),
            contractor: name.clone(),
            last_day: last_day(due),
        };
        self.tell_decision(case, RightStep::Notice, news, &name)
            .await
    }

    /// The name of a contractor who takes work.
    pub(super) async fn contractor_name(&mut self, id: ContractorId) -> Result<String> {
        let active = self.active_contractors(None).await?;
        active
            .into_iter()
            .find(|contractor| contractor.id == id)
            .map(|contractor| contractor.name)
            .ok_or(Error::Conflict("right_contractor"))
    }
}
