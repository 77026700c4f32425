//! A right is proposed as the report is sent: the days count from then, whoever decides later.

use super::FIRST;
use crate::cases::CaseHead;
use crate::cases::events::Acts;
use crate::{CaseId, Error, Officer, Result, Tx};
use chrono::{DateTime, Utc};
use rules::repairs::Where;
use rules::repairs::right_to_repair::{Defect, NotCovered, RightStep, Tenure};

impl<P: Acts> Tx<P> {
    /// Proposes the right for a case whose report points to a defect of the Schedule, and starts the first period. Does
    /// nothing where the right does not reach: a leasehold, a shared area; nor a second time.
    pub(crate) async fn propose_right_to_repair(
        &mut self,
        case: CaseId,
        defect: Defect,
        trigger: DateTime<Utc>,
    ) -> Result<()> {
        if self.out_of_reach(case, trigger).await?.is_some() {
            return Ok(());
        }
        let now = self.now;
        let added = sqlx::query!(
            "insert into right_to_repair (case_id, defect, state, trigger_at, created_at) values ($1, $2, 'proposed', $3, $4)
             on conflict do nothing",
            case.0,
            defect.key(),
            trigger,
            now,
        )
        .execute(self.connection())
        .await?;
        if added.rows_affected() == 0 {
            return Ok(());
        }
        self.start_clock_by(case, FIRST, &defect.policy_key(), trigger)
            .await?;
        self.track_right(case, RightStep::Proposed, "").await
    }

    /// Why the right does not reach the case, as far as its tenancy and place say. Of an unverified report nothing is
    /// known yet.
    pub(super) async fn out_of_reach(
        &mut self,
        case: CaseId,
        at: DateTime<Utc>,
    ) -> Result<Option<NotCovered>> {
        let row = sqlx::query!(
            r#"select t.kind as "kind?", r.place as "place?"
               from cases c left join tenancies t on t.id = c.tenancy_id left join repairs r on r.case_id = c.id
               where c.id = $1"#,
            case.0
        )
        .fetch_one(self.connection())
        .await?;
        let tenure = row.kind.as_deref().and_then(Tenure::parse);
        let communal = row.place.as_deref() == Some(Where::SharedArea.key());
        let terms = self.right_terms(at).await?;
        Ok(terms.cover.against(tenure, communal, false, None))
    }
}

impl Tx<Officer> {
    /// Proposes the right for a case whose report did not point to it; the days count from the report all the same.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the case is over, or the right does not reach its tenancy or place.
    pub async fn begin_right_to_repair(&mut self, case: &CaseHead, defect: Defect) -> Result<()> {
        let case = self.lock_case(case.id).await?;
        if case.closed_at.is_some() {
            return Err(Error::Conflict("closed"));
        }
        match self.out_of_reach(case.id, case.reported_at).await? {
            Some(NotCovered::Communal) => return Err(Error::Conflict("right_communal")),
            Some(_) => return Err(Error::Conflict("right_tenancy")),
            None => {}
        }
        self.propose_right_to_repair(case.id, defect, case.reported_at)
            .await
    }
}
