//! Promises with a date: which rule, from when, until when, and whether it was kept.
//! The length comes from the policy row in force on the trigger day, so a later change of policy moves no promise made.

mod council;
mod extending;
mod missed;
mod policies;
mod standing_still;
mod starting;

pub use council::AWAITING_INFO;
pub use missed::Cause;

use crate::{CaseId, ClockId, OfficerId, Result, Tx};
use chrono::{DateTime, Utc};
use rules::clock::{Pause, Period};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;

/// A promise on a case.
#[derive(Clone, Debug)]
pub struct ClockRow {
    pub id: ClockId,
    pub rule: String,
    pub period: String,
    pub source: String,
    pub trigger_at: DateTime<Utc>,
    /// The last moment to act in now, pauses and extension counted.
    pub due_at: DateTime<Utc>,
    /// The one first promised.
    pub first_due_at: DateTime<Utc>,
    pub stops: Json<Vec<Stop>>,
    pub paused_since: Option<DateTime<Utc>>,
    pub paused_why: Option<String>,
    pub extended_by: Option<String>,
    pub extension_reason: Option<String>,
    /// When the tenant was told of the extension.
    pub extension_notice_at: Option<DateTime<Utc>>,
    pub reopened_at: Option<DateTime<Utc>>,
    pub met_at: Option<DateTime<Utc>>,
    pub stopped_at: Option<DateTime<Utc>>,
    /// When it fell due without being kept. It stays missed, whatever happens later.
    pub missed_at: Option<DateTime<Utc>>,
    /// Why it was missed, as the desk recorded it; not for the tenant.
    pub breach_cause: Option<String>,
    pub breach_note: Option<String>,
    pub breach_by: Option<OfficerId>,
    pub breach_at: Option<DateTime<Utc>>,
}

/// A time during which a clock stood still, and the key of the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
    pub why: String,
}

impl ClockRow {
    /// A promise as it is first made: `rule` names it, `period` is the short form of its length.
    pub fn promised(
        (rule, period, source): (&str, &str, &str),
        trigger_at: DateTime<Utc>,
        due_at: DateTime<Utc>,
    ) -> Self {
        Self {
            id: ClockId::new(),
            rule: rule.to_owned(),
            period: period.to_owned(),
            source: source.to_owned(),
            trigger_at,
            due_at,
            first_due_at: due_at,
            stops: Json(Vec::new()),
            paused_since: None,
            paused_why: None,
            extended_by: None,
            extension_reason: None,
            extension_notice_at: None,
            reopened_at: None,
            met_at: None,
            stopped_at: None,
            missed_at: None,
            breach_cause: None,
            breach_note: None,
            breach_by: None,
            breach_at: None,
        }
    }

    /// Whether the promise still stands, paused or not.
    pub fn is_open(&self) -> bool {
        self.met_at.is_none() && self.stopped_at.is_none()
    }

    /// Whether time runs on it.
    pub fn is_running(&self) -> bool {
        self.is_open() && self.paused_since.is_none()
    }

    /// Whether it fell due without being kept, by now.
    pub fn is_missed(&self, now: DateTime<Utc>) -> bool {
        self.missed_at.is_some()
            || self.met_at.is_some_and(|met| met > self.due_at)
            || (self.is_running() && self.due_at < now)
    }

    /// The times it stood still, for the rules to count without them.
    pub fn pauses(&self) -> Vec<Pause> {
        pauses(&self.stops)
    }

    /// How long it runs, its extension with it. `None` when the row cannot be read.
    pub fn length(&self) -> Option<Period> {
        length(&self.period, self.extended_by.as_deref())
    }
}

fn pauses(stops: &[Stop]) -> Vec<Pause> {
    let pause = |stop: &Stop| Pause {
        from: stop.from,
        to: stop.to,
    };
    stops.iter().map(pause).collect()
}

fn length(period: &str, extended_by: Option<&str>) -> Option<Period> {
    let period = Period::parse(period).ok()?;
    match extended_by {
        Some(by) => period.longer_by(Period::parse(by).ok()?).ok(),
        None => Some(period),
    }
}

impl<P> Tx<P> {
    /// The running clock of that rule has been kept, now. Does nothing if none is running.
    pub(crate) async fn meet_clock(&mut self, case: CaseId, rule: &str) -> Result<()> {
        self.meet(case, rule, true).await
    }

    /// The running clocks whose rule begins so have been kept, now.
    pub(crate) async fn meet_clocks(&mut self, case: CaseId, prefix: &str) -> Result<()> {
        self.meet(case, prefix, false).await
    }

    /// Every running clock of the case has been kept, as when the work is done and the case closed.
    pub(crate) async fn meet_every_clock(&mut self, case: CaseId) -> Result<()> {
        self.meet(case, "", false).await
    }

    /// A clock kept too late was missed, whether or not the job that looks for missed ones came by in time.
    async fn meet(&mut self, case: CaseId, rule: &str, whole: bool) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update case_clocks set met_at = $4,
               missed_at = case when paused_since is null and due_at < $4 then coalesce(missed_at, due_at) else missed_at end
             where case_id = $1 and starts_with(rule, $2) and (rule = $2 or not $3) and met_at is null and stopped_at is null",
            case.0,
            rule,
            whole,
            now,
        )
        .execute(self.connection())
        .await?;
        self.refresh_next_due(case).await
    }

    /// The running clocks whose rule begins so no longer apply: another promise took their place, or none is owed.
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

    /// Repeats the earliest running clock on the case itself, where the queue's index is. One that stands still is not due.
    async fn refresh_next_due(&mut self, case: CaseId) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update cases set updated_at = $2, (next_due, next_rule, next_trigger) =
               (select due_at, rule, trigger_at from case_clocks
                where case_id = $1 and met_at is null and stopped_at is null and paused_since is null order by due_at, rule limit 1)
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
            r#"select id as "id: ClockId", rule, period, source, trigger_at, due_at, first_due_at,
                      paused as "stops: Json<Vec<Stop>>", paused_since, paused_why, extended_by, extension_reason,
                      extension_notice_at, reopened_at, met_at, stopped_at, missed_at, breach_cause, breach_note,
                      breach_by as "breach_by: OfficerId", breach_at
               from case_clocks where case_id = $1 order by due_at, rule limit 50"#,
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }
}
