//! The council's own promise on a repair follows where the repair stands: it waits while we wait for the tenant, ends when the
//! repair is not ours to do, and begins again as it was. The clocks of law do not follow it.

use super::Stop;
use crate::cases::CaseHead;
use crate::{CaseId, Result, Tx};
use chrono::{DateTime, Utc};
use rules::clock::rulebook;
use rules::reference::CaseKind;
use rules::repairs::Priority;
use rules::repairs::state::RepairState;
use sqlx::types::Json;

/// The key of a pause while a question to the tenant is open.
pub const AWAITING_INFO: &str = "awaiting_info";

/// What the council's promise does in a state.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Promise {
    Runs,
    /// While the tenant is asked.
    Waits,
    /// We do not do it, or not under this report.
    IsOff,
    /// The work is done.
    IsKept,
}

impl Promise {
    const fn in_state(state: RepairState) -> Self {
        match state {
            RepairState::AwaitingInfo => Self::Waits,
            RepairState::Duplicate | RepairState::TenantResponsibility => Self::IsOff,
            RepairState::Completed
            | RepairState::TenantConfirmed
            | RepairState::Closed
            | RepairState::CancelledByTenant => Self::IsKept,
            _ => Self::Runs,
        }
    }
}

impl<P> Tx<P> {
    /// The repair goes from where `case` stands to `to`, and its promise with it.
    pub(crate) async fn promise_follows(&mut self, case: &CaseHead, to: RepairState) -> Result<()> {
        let Some(from) = RepairState::parse(&case.state) else {
            return Ok(());
        };
        if case.kind != CaseKind::Repair.key() {
            return Ok(());
        }
        let (was, is) = (Promise::in_state(from), Promise::in_state(to));
        if was == is {
            return Ok(());
        }
        if was == Promise::Waits {
            self.resume_clocks(case.id, "repairs.").await?;
        }
        match is {
            Promise::Waits => self.wait_for_tenant(case).await,
            Promise::IsOff => self.stop_priority_clocks(case.id, &[]).await,
            Promise::Runs if was == Promise::IsOff || was == Promise::IsKept => {
                self.promise_again(case).await
            }
            Promise::Runs | Promise::IsKept => Ok(()),
        }
    }

    /// An emergency does not wait for an answer.
    async fn wait_for_tenant(&mut self, case: &CaseHead) -> Result<()> {
        let rule = rule_of(case);
        if rulebook::rule(rule).is_some_and(|rule| rule.pauses) {
            self.pause_clocks(case.id, rule, AWAITING_INFO).await?;
        }
        Ok(())
    }

    /// The promise first made runs again, with its trigger and its date.
    async fn promise_again(&mut self, case: &CaseHead) -> Result<()> {
        let rule = rule_of(case);
        if !self.open_clock_again(case.id, rule).await? {
            self.start_clock(case.id, rule, case.reported_at).await?;
        }
        Ok(())
    }

    /// The promises of `priority` run in place of those of another. What is running already goes on as it is; a new one
    /// counts from the report, and stood still when the old one did. Nothing runs where nothing is owed.
    pub(crate) async fn promise_by(&mut self, case: &CaseHead, priority: Priority) -> Result<()> {
        let state = RepairState::parse(&case.state).unwrap_or(RepairState::Triaged);
        let rules = [priority.attend_key(), Some(priority.complete_key())];
        let rules: Vec<&str> = rules.into_iter().flatten().collect();
        let stops = self.stops_of_priority(case.id).await?;
        self.stop_priority_clocks(case.id, &rules).await?;
        if matches!(Promise::in_state(state), Promise::IsOff | Promise::IsKept) {
            return Ok(());
        }
        for rule in rules {
            let pauses = rulebook::rule(rule).is_some_and(|rule| rule.pauses);
            let stops = if pauses { stops.clone() } else { Vec::new() };
            let trigger = self.counts_from(case, rule).await?;
            self.start_after(case.id, (rule, rule), trigger, stops)
                .await?;
            if pauses && state == RepairState::AwaitingInfo {
                self.pause_clocks(case.id, rule, AWAITING_INFO).await?;
            }
        }
        Ok(())
    }

    /// Every promise counts from the report. But whoever came once and has to come again comes from now on.
    async fn counts_from(&mut self, case: &CaseHead, rule: &str) -> Result<DateTime<Utc>> {
        let came = rule.ends_with(".attend")
            && sqlx::query_scalar!(
                r#"select exists (select from case_clocks where case_id = $1 and rule = $2 and met_at is not null) as "met!""#,
                case.id.0,
                rule
            )
            .fetch_one(self.connection())
            .await?;
        Ok(if came { self.now } else { case.reported_at })
    }

    /// When the running promise about the work stood still; up to now if it does so now.
    async fn stops_of_priority(&mut self, case: CaseId) -> Result<Vec<Stop>> {
        let now = self.now;
        let row = sqlx::query!(
            r#"select paused as "stops: Json<Vec<Stop>>", paused_since, coalesce(paused_why, '') as "why!" from case_clocks
               where case_id = $1 and rule like 'repairs.%.complete' and met_at is null and stopped_at is null
               order by due_at limit 1"#,
            case.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row.map_or_else(Vec::new, |row| {
            let open = row.paused_since.map(|from| Stop {
                from,
                to: now,
                why: row.why,
            });
            row.stops.0.into_iter().chain(open).collect()
        }))
    }

    /// The council's promises about the work end, but for those of the rules to keep.
    async fn stop_priority_clocks(&mut self, case: CaseId, keep: &[&str]) -> Result<()> {
        let now = self.now;
        let keep: Vec<String> = keep.iter().map(|rule| (*rule).to_owned()).collect();
        sqlx::query!(
            "update case_clocks set stopped_at = $3
             where case_id = $1 and (rule like 'repairs.%.complete' or rule like 'repairs.%.attend') and rule <> all ($2)
               and met_at is null and stopped_at is null",
            case.0,
            &keep,
            now,
        )
        .execute(self.connection())
        .await?;
        self.refresh_next_due(case).await
    }
}

/// The rule that says by when the work is to be done.
fn rule_of(case: &CaseHead) -> &'static str {
    let priority = case.priority.as_deref().and_then(Priority::parse);
    priority.unwrap_or(Priority::Routine).complete_key()
}
