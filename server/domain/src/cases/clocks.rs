//! Promises with a date: which rule, from when, until when, and whether it was kept.
//! The length comes from the policy row in force on the trigger day, so a later change of policy moves no promise made.

use crate::{CaseId, ClockId, Error, Result, Tx};
use chrono::{DateTime, Utc};
use rules::calendar::Calendar;
use rules::clock::{Period, due};
use rules::london;

/// A promise on a case.
#[derive(Clone, Debug)]
pub struct ClockRow {
    pub rule: String,
    pub period: String,
    pub source: String,
    pub trigger_at: DateTime<Utc>,
    pub due_at: DateTime<Utc>,
    pub met_at: Option<DateTime<Utc>>,
    pub stopped_at: Option<DateTime<Utc>>,
}

impl ClockRow {
    pub fn is_open(&self) -> bool {
        self.met_at.is_none() && self.stopped_at.is_none()
    }
}

impl<P> Tx<P> {
    /// Starts a clock of that rule on the case, unless one is running already. Returns when it is due.
    pub(crate) async fn start_clock(
        &mut self,
        case: CaseId,
        rule: &str,
        trigger: DateTime<Utc>,
    ) -> Result<DateTime<Utc>> {
        let (period, source) = self.policy(rule, trigger).await?;
        let due_at = due(period, trigger, &self.calendar().await?);
        sqlx::query!(
            "insert into case_clocks (id, case_id, rule, period, source, trigger_at, due_at)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
            ClockId::new().0,
            case.0,
            rule,
            period.to_string(),
            source,
            trigger,
            due_at,
        )
        .execute(self.connection())
        .await?;
        self.refresh_next_due(case).await?;
        Ok(due_at)
    }

    /// The running clock of that rule has been kept, now. Does nothing if none is running.
    pub(crate) async fn meet_clock(&mut self, case: CaseId, rule: &str) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update case_clocks set met_at = $3 where case_id = $1 and rule = $2 and met_at is null and stopped_at is null",
            case.0,
            rule,
            now,
        )
        .execute(self.connection())
        .await?;
        self.refresh_next_due(case).await
    }

    /// The running clocks whose rule begins so have been kept, now.
    pub(crate) async fn meet_clocks(&mut self, case: CaseId, prefix: &str) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update case_clocks set met_at = $3
             where case_id = $1 and starts_with(rule, $2) and met_at is null and stopped_at is null",
            case.0,
            prefix,
            now,
        )
        .execute(self.connection())
        .await?;
        self.refresh_next_due(case).await
    }

    /// The running clocks whose rule begins so no longer apply: another promise took their place.
    pub(crate) async fn stop_clocks(&mut self, case: CaseId, prefix: &str) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update case_clocks set stopped_at = $3
             where case_id = $1 and starts_with(rule, $2) and met_at is null and stopped_at is null",
            case.0,
            prefix,
            now,
        )
        .execute(self.connection())
        .await?;
        self.refresh_next_due(case).await
    }

    /// Every running clock of the case has been kept, as when it is closed.
    pub(crate) async fn meet_every_clock(&mut self, case: CaseId) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update case_clocks set met_at = $2 where case_id = $1 and met_at is null and stopped_at is null",
            case.0,
            now
        )
        .execute(self.connection())
        .await?;
        self.refresh_next_due(case).await
    }

    /// Repeats the earliest running clock on the case itself, where the queue's index is.
    async fn refresh_next_due(&mut self, case: CaseId) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update cases set updated_at = $2, (next_due, next_rule) =
               (select due_at, rule from case_clocks
                where case_id = $1 and met_at is null and stopped_at is null order by due_at, rule limit 1)
             where id = $1",
            case.0,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The case's clocks, the earliest first, fifty at most.
    pub(crate) async fn clocks(&mut self, case: CaseId) -> Result<Vec<ClockRow>> {
        let rows = sqlx::query_as!(
            ClockRow,
            "select rule, period, source, trigger_at, due_at, met_at, stopped_at from case_clocks
             where case_id = $1 order by due_at, rule limit 50",
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// The policy in force on the London day of `at`, and where it comes from.
    async fn policy(&mut self, key: &str, at: DateTime<Utc>) -> Result<(Period, String)> {
        let row = sqlx::query!(
            "select value, source from policies
             where key = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2)
             order by valid_from desc limit 1",
            key,
            london::date_of(at),
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::Broken("policy missing"))?;
        let period = Period::parse(&row.value).map_err(|_| Error::Broken("policy unreadable"))?;
        Ok((period, row.source))
    }

    /// England's working days: the bundled list, corrected by the days the council has added or removed.
    pub(crate) async fn calendar(&mut self) -> Result<Calendar> {
        let mut calendar = Calendar::england();
        let days = sqlx::query!("select day, removed from bank_holidays")
            .fetch_all(self.connection())
            .await?;
        for day in days {
            if day.removed {
                calendar.remove_bank_holiday(day.day);
            } else {
                calendar.add_bank_holiday(day.day);
            }
        }
        Ok(calendar)
    }
}
