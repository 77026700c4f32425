//! When the days do not count, and when the right ends before the work is done.

use super::{CLOCKS, Stage, last_day};
use crate::cases::CaseHead;
use crate::messages::RightNews;
use crate::{Error, EventId, Officer, Result, Tx};
use rules::repairs::right_to_repair::{Lapse, RightStep};

impl Tx<Officer> {
    /// The days stop counting, for something outside our control and the contractor's. Suspended already: does nothing.
    ///
    /// # Errors
    /// [`Error::Conflict`] when no period runs, or the last day has passed: a suspension mends no missed date.
    pub async fn suspend_right_to_repair(&mut self, case: &CaseHead, reason: &str) -> Result<()> {
        self.lock_case(case.id).await?;
        let right = self
            .right_of(case.id)
            .await?
            .ok_or(Error::Conflict("right"))?;
        match right.stage(self.now) {
            Stage::Suspended => return Ok(()),
            Stage::Proposed | Stage::First | Stage::Second => {}
            _ => return Err(Error::Conflict("right")),
        }
        let (officer, now) = (self.principal.id, self.now);
        sqlx::query!(
            "insert into right_to_repair_suspensions (id, case_id, from_at, reason, officer_id) values ($1, $2, $3, $4, $5)",
            EventId::new().0,
            case.id.0,
            now,
            reason,
            officer.0,
        )
        .execute(self.connection())
        .await?;
        self.pause_clocks(case.id, CLOCKS, "suspended").await?;
        self.track_right(case.id, RightStep::Suspended, reason)
            .await?;
        let news = RightNews::Suspended {
            why: reason.to_owned(),
        };
        self.tell_of_right(case.id, &case.reference, case.person, news)
            .await
    }

    /// The days count again, and the last day moves by those that did not. Not suspended: does nothing.
    pub async fn resume_right_to_repair(&mut self, case: &CaseHead) -> Result<()> {
        self.lock_case(case.id).await?;
        if !self.end_suspension(case).await? {
            return Ok(());
        }
        self.resume_clocks(case.id, CLOCKS).await?;
        let right = self
            .right_of(case.id)
            .await?
            .ok_or(Error::Conflict("right"))?;
        let day = right.due_at().map(last_day).unwrap_or_default();
        let why = format!("The last day is now {day}.");
        self.track_right(case.id, RightStep::Resumed, &why).await?;
        let news = RightNews::Resumed { last_day: day };
        self.tell_of_right(case.id, &case.reference, case.person, news)
            .await
    }

    /// The right ends, and the tenant is told why. The repair itself goes on. Ended already: does nothing.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it never qualified.
    pub async fn lapse_right_to_repair(
        &mut self,
        case: &CaseHead,
        why: Lapse,
        reason: &str,
    ) -> Result<()> {
        self.lock_case(case.id).await?;
        let right = self.right_row(case.id).await?;
        match right.state.as_str() {
            "lapsed" => return Ok(()),
            "not" => return Err(Error::Conflict("right")),
            _ => {}
        }
        self.end_suspension(case).await?;
        let told = format!("{} {reason}", why.label()).trim().to_owned();
        let now = self.now;
        sqlx::query!(
            "update right_to_repair set state = 'lapsed', lapsed_at = $2, lapsed_reason = $3 where case_id = $1",
            case.id.0,
            now,
            told,
        )
        .execute(self.connection())
        .await?;
        self.stop_clocks(case.id, CLOCKS).await?;
        self.track_right(case.id, RightStep::Lapsed, &told).await?;
        let news = RightNews::Lapsed { why: told };
        self.tell_of_right(case.id, &case.reference, case.person, news)
            .await
    }

    /// `false` when none was open.
    async fn end_suspension(&mut self, case: &CaseHead) -> Result<bool> {
        let now = self.now;
        let ended = sqlx::query!(
            "update right_to_repair_suspensions set to_at = $2 where case_id = $1 and to_at is null",
            case.id.0,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(ended.rows_affected() > 0)
    }
}
