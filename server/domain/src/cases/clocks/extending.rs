//! More time, with a reason the tenant reads, as far as the rule allows it.

use super::{Stop, length, pauses};
use crate::cases::CaseHead;
use crate::cases::events::Event;
use crate::messages::{Letter, Words};
use crate::{CaseId, ClockId, Error, Officer, Result, Tx};
use chrono::{DateTime, Utc};
use rules::clock::{Period, due_with_pauses, rulebook};
use rules::london;
use sqlx::types::Json;

impl Tx<Officer> {
    /// Gives a clock of the case more time, and tells the tenant the new date, the first one and why. `seen` is the date the
    /// officer saw: the same form a second time changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a clock that is not of this case or has ended; [`Error::Conflict`] when the rule does not
    /// allow it (`"extension"`), the date has passed (`"late"`), or another extension came first (`"moved"`).
    pub async fn extend_promise(
        &mut self,
        case: &CaseHead,
        (clock, seen): (ClockId, DateTime<Utc>),
        by: Period,
        reason: &str,
    ) -> Result<()> {
        let case = self.lock_case(case.id).await?;
        let clocks = self.clocks(case.id).await?;
        let row = clocks
            .into_iter()
            .find(|row| row.id == clock && row.is_open())
            .ok_or(Error::NotFound)?;
        if row.due_at != seen {
            let repeated = row.extension_reason.as_deref() == Some(reason);
            return if repeated {
                Ok(())
            } else {
                Err(Error::Conflict("moved"))
            };
        }
        let due = self.extend_clock(case.id, &row.rule, by, reason).await?;
        let event = Event::ClockExtended {
            rule: row.rule,
            due,
            reason: reason.to_owned(),
        };
        self.track(case.id, &event).await?;
        let Some(person) = case.person else {
            return Ok(());
        };
        let words = Words::NewDate {
            reference: case.reference.clone(),
            due: london::long_weekday(london::date_of(due)),
            first: london::long_weekday(london::date_of(row.first_due_at)),
            reason: reason.to_owned(),
        };
        self.post(Letter::to_person(person, words).about(case.id))
            .await?;
        let now = self.now;
        sqlx::query!(
            "update case_clocks set extension_notice_at = $2 where id = $1",
            clock.0,
            now
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

impl<P> Tx<P> {
    /// Makes the running clock of that rule longer. The date first promised stays on record, with the reason beside it.
    /// Returns the new date.
    ///
    /// # Errors
    /// [`Error::NotFound`] when no such clock is running; [`Error::Conflict`] when it is missed already, or the rule does
    /// not allow as much.
    pub(crate) async fn extend_clock(
        &mut self,
        case: CaseId,
        rule: &str,
        by: Period,
        reason: &str,
    ) -> Result<DateTime<Utc>> {
        let row = sqlx::query!(
            r#"select id, period, extended_by, trigger_at, due_at, paused_since, paused as "stops: Json<Vec<Stop>>" from case_clocks
               where case_id = $1 and rule = $2 and met_at is null and stopped_at is null"#,
            case.0,
            rule
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)?;
        if row.due_at < self.now && row.paused_since.is_none() {
            return Err(Error::Conflict("late"));
        }
        let by = longer(rule, row.extended_by.as_deref(), by)?;
        let whole = length(&row.period, Some(&by)).ok_or(Error::Conflict("extension"))?;
        let stops = pauses(&row.stops);
        let due_at = due_with_pauses(whole, row.trigger_at, &stops, &self.calendar().await?);
        sqlx::query!(
            "update case_clocks set due_at = $2, extended_to = $2, extended_by = $3, extension_reason = $4
             where id = $1",
            row.id,
            due_at,
            by,
            reason,
        )
        .execute(self.connection())
        .await?;
        self.refresh_next_due(case).await?;
        Ok(due_at)
    }
}

/// All extensions together, in the short form.
fn longer(rule: &str, before: Option<&str>, by: Period) -> Result<String> {
    let before = before.map(Period::parse).transpose();
    let before = before.map_err(|_| Error::Broken("clock unreadable"))?;
    let by = before.map_or(Ok(by), |before| before.longer_by(by));
    let by = by.map_err(|_| Error::Conflict("extension"))?;
    let most = rulebook::rule(rule).and_then(|rule| rule.extension);
    if most.is_some_and(|most| by.is_at_most(most)) {
        Ok(by.to_string())
    } else {
        Err(Error::Conflict("extension"))
    }
}
