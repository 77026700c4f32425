//! Clocks that begin, and begin again.

use super::{Stop, pauses};
use crate::{CaseId, ClockId, Result, Tx};
use chrono::{DateTime, Utc};
use rules::clock::due_with_pauses;
use sqlx::types::Json;

impl<P> Tx<P> {
    /// Starts a clock of that rule on the case, unless one is running already. Returns when it is due.
    pub(crate) async fn start_clock(
        &mut self,
        case: CaseId,
        rule: &str,
        trigger: DateTime<Utc>,
    ) -> Result<DateTime<Utc>> {
        self.start_clock_by(case, rule, rule, trigger).await
    }

    /// As [`Tx::start_clock`], for a rule with several lengths: the policy row `policy_key` gives the one that holds here.
    pub(crate) async fn start_clock_by(
        &mut self,
        case: CaseId,
        rule: &str,
        policy_key: &str,
        trigger: DateTime<Utc>,
    ) -> Result<DateTime<Utc>> {
        self.start_after(case, (rule, policy_key), trigger, Vec::new())
            .await
    }

    /// As [`Tx::start_clock_by`], for one that takes the place of another which stood still at times.
    pub(super) async fn start_after(
        &mut self,
        case: CaseId,
        (rule, policy_key): (&str, &str),
        trigger: DateTime<Utc>,
        stops: Vec<Stop>,
    ) -> Result<DateTime<Utc>> {
        let (period, source) = self.policy(policy_key, trigger).await?;
        let due_at = due_with_pauses(period, trigger, &pauses(&stops), &self.calendar().await?);
        sqlx::query!(
            "insert into case_clocks (id, case_id, rule, policy_key, period, source, trigger_at, due_at, first_due_at, paused)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9) on conflict do nothing",
            ClockId::new().0,
            case.0,
            rule,
            policy_key,
            period.to_string(),
            source,
            trigger,
            due_at,
            Json(stops) as _,
        )
        .execute(self.connection())
        .await?;
        self.refresh_next_due(case).await?;
        Ok(due_at)
    }

    /// Opens the last clock of that rule again as it was: its trigger, its date, its pauses. `false` when there never was one,
    /// or one is running.
    pub(crate) async fn open_clock_again(&mut self, case: CaseId, rule: &str) -> Result<bool> {
        let now = self.now;
        let opened = sqlx::query!(
            "update case_clocks set met_at = null, stopped_at = null, reopened_at = $3
             where id = (select id from case_clocks where case_id = $1 and rule = $2
                         order by coalesce(met_at, stopped_at) desc nulls last, id desc limit 1)
               and not exists (select from case_clocks where case_id = $1 and rule = $2 and met_at is null and stopped_at is null)",
            case.0,
            rule,
            now,
        )
        .execute(self.connection())
        .await?;
        self.refresh_next_due(case).await?;
        Ok(opened.rows_affected() == 1)
    }
}
