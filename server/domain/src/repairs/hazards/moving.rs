//! One move of a hazard: what the rules make of it, written down together with the clocks that start and end by it.

use super::{Happening, HazardRow};
use crate::cases::CaseHead;
use crate::cases::events::{Acts, Event};
use crate::messages::{Letter, Words};
use crate::{CaseId, Error, HazardId, Officer, Principal, Result, Tx};
use chrono::{DateTime, Utc};
use rules::repairs::hazard::course::{Course, Duty, Finding, Grade, Move, Refused};

fn conflict(refused: Refused) -> Error {
    Error::Conflict(match refused {
        Refused::NotNow => "hazard",
        Refused::NeedsSecondOfficer => "second officer",
        Refused::NeedsSummary => "summary",
        Refused::NeedsWork => "work",
    })
}

impl<P: Principal> Tx<P> {
    /// Locks the case, and with it the hazard.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a hazard that is not on this case.
    pub(super) async fn lock_hazard(&mut self, case: CaseId, id: HazardId) -> Result<HazardRow> {
        self.lock_case(case).await?;
        self.hazard_rows(case)
            .await?
            .into_iter()
            .find(|row| row.id == id)
            .ok_or(Error::NotFound)
    }

    /// The hazards of a case in the order they came up, fifty at most.
    pub(crate) async fn hazard_rows(&mut self, case: CaseId) -> Result<Vec<HazardRow>> {
        let rows = sqlx::query_as!(
            HazardRow,
            r#"select h.id as "id: HazardId", h.case_id as "case: CaseId", h.number, h.hazard, h.suspected, h.aware_at, h.grade,
                      h.investigating_at, h.further_at, h.finding, h.remote, h.concluded_at, h.summary_sent_at, h.made_safe_at,
                      h.steps_taken_at, h.started_at, h.completed_at, h.done_at_once, h.closed_at,
                      exists (select from hazard_investigations i
                              where i.hazard_id = h.id and i.kind = 'renewed' and i.done_at is null) as "renewed!"
               from hazards h where h.case_id = $1 order by h.number limit 50"#,
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// Whether a hazard of the case is still to be dealt with, so that the case may not be closed over it.
    pub(crate) async fn has_open_hazard(&mut self, case: CaseId) -> Result<bool> {
        let rows = self.hazard_rows(case).await?;
        Ok(rows.iter().map(HazardRow::course).any(|course| {
            !course.closed
                && course
                    .level()
                    .is_some_and(|level| level != Grade::NotInScope)
        }))
    }
}

impl<P: Acts> Tx<P> {
    pub(super) async fn track_hazard(&mut self, row: &HazardRow, what: Happening) -> Result<()> {
        let event = Event::Hazard {
            what,
            hazard: row.hazard.clone(),
        };
        self.track(row.case, &event).await
    }

    /// Starts the clocks that are owed from now on, and ends those that are not: kept if the move did what they ask for.
    pub(super) async fn keep_duties(
        &mut self,
        row: &HazardRow,
        after: Course,
        it: Move,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let (before, after) = (row.course().duties(), after.duties());
        for duty in before.iter().filter(|duty| !after.contains(duty)) {
            let rule = duty.rule(row.number);
            if it.fulfils(*duty) {
                self.keep_clock(row.case, &rule, at).await?;
            } else {
                self.drop_clock(row.case, &rule).await?;
            }
        }
        for duty in after.iter().filter(|duty| !before.contains(duty)) {
            let trigger = trigger(*duty, it, row.aware_at, at);
            self.start_duty(row.case, row.number, *duty, trigger)
                .await?;
        }
        Ok(())
    }

    /// The clock of this hazard is no longer owed; that of another hazard, whose rule begins alike, runs on.
    pub(super) async fn drop_clock(&mut self, case: CaseId, rule: &str) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update case_clocks set stopped_at = $3 where case_id = $1 and rule = $2 and met_at is null and stopped_at is null",
            case.0,
            rule,
            now,
        )
        .execute(self.connection())
        .await?;
        self.meet_clock(case, rule).await
    }

    /// The clock was kept at that moment, which may lie before it is written down.
    async fn keep_clock(&mut self, case: CaseId, rule: &str, at: DateTime<Utc>) -> Result<()> {
        sqlx::query!(
            "update case_clocks set met_at = $3, missed_at = case when due_at < $3 then coalesce(missed_at, due_at) end
             where case_id = $1 and rule = $2 and met_at is null and stopped_at is null",
            case.0,
            rule,
            at,
        )
        .execute(self.connection())
        .await?;
        // Nothing is left to meet; it brings the case's own next date up to date. As in `drop_clock`.
        self.meet_clock(case, rule).await
    }
}

/// From when a duty counts. By the first look the law's count began when we came to know, not when someone looked.
fn trigger(duty: Duty, it: Move, aware_at: DateTime<Utc>, at: DateTime<Utc>) -> DateTime<Utc> {
    match (duty, it) {
        (Duty::Emergency | Duty::Investigate, Move::Triage { .. }) => aware_at,
        _ => at,
    }
}

impl Tx<Officer> {
    /// Moves the hazard, as of `at`. Returns where it stands now.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the rules refuse it.
    pub(super) async fn move_hazard(
        &mut self,
        row: &HazardRow,
        it: Move,
        at: DateTime<Utc>,
    ) -> Result<Course> {
        let after = row.course().after(it).map_err(conflict)?;
        self.save_course(row, after, matches!(it, Move::Conclude { .. }), at)
            .await?;
        self.keep_duties(row, after, it, at).await?;
        let (officer, step) = (self.principal.id, after.step());
        self.audit("officer", officer.0, step.key(), "hazard", row.id.0)
            .await?;
        Ok(after)
    }

    async fn save_course(
        &mut self,
        row: &HazardRow,
        after: Course,
        concluded: bool,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let now = self.now;
        let anew = concluded || after.finding != row.course().finding;
        sqlx::query!(
            "update hazards set step = $2, grade = $3, finding = $4, remote = $5, done_at_once = $6, updated_at = $7,
               concluded_at = case when $4::text is null then null when $8 then $9 else concluded_at end,
               investigating_at = case when $10 then coalesce(investigating_at, $9) end,
               further_at = case when $11 then coalesce(further_at, $9) end,
               summary_sent_at = case when $12 then coalesce(summary_sent_at, $9) end,
               made_safe_at = case when $13 then coalesce(made_safe_at, $9) end,
               steps_taken_at = case when $14 then coalesce(steps_taken_at, $9) end,
               started_at = case when $15 then coalesce(started_at, $9) end,
               completed_at = case when $16 then coalesce(completed_at, $9) end,
               closed_at = case when $17 then coalesce(closed_at, $9) end
             where id = $1",
            row.id.0,
            after.step().key(),
            after.grade.map(Grade::key),
            after.finding.map(Finding::key),
            after.remote,
            after.done_at_once,
            now,
            anew,
            at,
            after.investigating,
            after.further,
            after.summary_sent,
            after.made_safe,
            after.steps_taken,
            after.started,
            after.completed,
            after.closed,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Tells whoever reported it, by the ways they chose. The text itself says only that there is news.
    pub(super) async fn tell_of_hazard(&mut self, case: &CaseHead, news: String) -> Result<()> {
        let Some(person) = case.person else {
            return Ok(());
        };
        let words = Words::HazardNews {
            reference: case.reference.clone(),
            news,
        };
        self.post(Letter::to_person(person, words).about(case.id))
            .await
    }
}
