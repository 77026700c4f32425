//! Clocks that stand still while we wait for someone else.

use super::{Stop, length, pauses};
use crate::{CaseId, Error, Result, Tx};
use rules::clock::due_with_pauses;
use sqlx::types::Json;

impl<P> Tx<P> {
    /// Stops time on the running clocks whose rule begins so, from now on. `why` is the key of the reason. One that is due
    /// already stays due: a pause mends no broken promise. Awaab's Law knows no pause.
    pub(crate) async fn pause_clocks(
        &mut self,
        case: CaseId,
        prefix: &str,
        why: &str,
    ) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update case_clocks set paused_since = $3, paused_why = $4
             where case_id = $1 and starts_with(rule, $2) and not starts_with(rule, 'awaab.')
               and met_at is null and stopped_at is null and paused_since is null and due_at >= $3",
            case.0,
            prefix,
            now,
            why,
        )
        .execute(self.connection())
        .await?;
        self.refresh_next_due(case).await
    }

    /// Lets time run again on the clocks whose rule begins so. Each is due later by the days it stood still.
    pub(crate) async fn resume_clocks(&mut self, case: CaseId, prefix: &str) -> Result<()> {
        let (calendar, now) = (self.calendar().await?, self.now);
        let paused = sqlx::query!(
            r#"select id, period, extended_by, trigger_at, paused as "stops: Json<Vec<Stop>>", paused_since as "since!",
                      coalesce(paused_why, '') as "why!"
               from case_clocks
               where case_id = $1 and starts_with(rule, $2) and met_at is null and stopped_at is null and paused_since is not null
               limit 50"#,
            case.0,
            prefix
        )
        .fetch_all(self.connection())
        .await?;
        for clock in paused {
            let mut stops = clock.stops.0;
            stops.push(Stop {
                from: clock.since,
                to: now,
                why: clock.why,
            });
            let whole = length(&clock.period, clock.extended_by.as_deref())
                .ok_or(Error::Broken("clock unreadable"))?;
            let due_at = due_with_pauses(whole, clock.trigger_at, &pauses(&stops), &calendar);
            sqlx::query!(
                "update case_clocks set paused = $2, paused_since = null, paused_why = null, due_at = $3,
                   extended_to = case when extended_by is not null then $3::timestamptz end
                 where id = $1",
                clock.id,
                Json(stops) as _,
                due_at,
            )
            .execute(self.connection())
            .await?;
        }
        self.refresh_next_due(case).await
    }
}
