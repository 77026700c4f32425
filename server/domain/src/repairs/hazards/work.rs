//! Making it safe, and the lasting work after it: what is planned with its dates, and what was done and when.

use super::{Happening, HazardRow};
use crate::cases::CaseHead;
use crate::{Error, EventId, HazardId, Officer, Result, SubmissionKey, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use rules::repairs::hazard::course::{Duty, Move};

/// A piece of work to do.
#[derive(Clone, Debug)]
pub struct NewWork {
    /// For lasting work; else it makes safe.
    pub preventative: bool,
    /// In words the tenant reads.
    pub what: String,
    pub starts_on: NaiveDate,
    pub finishes_on: NaiveDate,
}

/// How far the work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    MadeSafe,
    StepsTaken,
    Started,
    Completed,
}

impl Progress {
    pub const ALL: [Self; 4] = [
        Self::MadeSafe,
        Self::StepsTaken,
        Self::Started,
        Self::Completed,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::MadeSafe => "made_safe",
            Self::StepsTaken => "steps",
            Self::Started => "started",
            Self::Completed => "completed",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }

    fn happening(self) -> Happening {
        match self {
            Self::MadeSafe => Happening::MadeSafe,
            Self::StepsTaken => Happening::StepsTaken,
            Self::Started => Happening::Started,
            Self::Completed => Happening::Completed,
        }
    }

    fn is_reached(self, row: &HazardRow) -> bool {
        match self {
            Self::MadeSafe => row.made_safe_at,
            Self::StepsTaken => row.steps_taken_at,
            Self::Started => row.started_at,
            Self::Completed => row.completed_at,
        }
        .is_some()
    }
}

impl Tx<Officer> {
    /// Plans a piece of work; the tenant sees it with its dates, and the letter carries it. A key sent before does nothing.
    ///
    /// # Errors
    /// [`Error::Conflict`] when all the work is done or the hazard closed.
    pub async fn plan_hazard_work(
        &mut self,
        case: &CaseHead,
        id: HazardId,
        work: &NewWork,
        key: SubmissionKey,
    ) -> Result<()> {
        let row = self.lock_hazard(case.id, id).await?;
        if row.closed_at.is_some() || row.completed_at.is_some() {
            return Err(Error::Conflict("hazard"));
        }
        let now = self.now;
        sqlx::query!(
            "insert into hazard_works (id, case_id, hazard_id, submission_key, kind, what, starts_on, finishes_on, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (hazard_id, submission_key) do nothing",
            EventId::new().0,
            case.id.0,
            id.0,
            key.0,
            if work.preventative { "preventative" } else { "make_safe" },
            work.what,
            work.starts_on,
            work.finishes_on,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Takes a planned piece of work back. It stays on record.
    pub async fn withdraw_hazard_work(
        &mut self,
        case: &CaseHead,
        id: HazardId,
        work: EventId,
    ) -> Result<()> {
        self.lock_hazard(case.id, id).await?;
        let now = self.now;
        sqlx::query!(
            "update hazard_works set withdrawn_at = coalesce(withdrawn_at, $3) where id = $1 and hazard_id = $2",
            work.0,
            id.0,
            now
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Writes down what was done and when. The tenant hears of it. The same step twice is one.
    ///
    /// # Errors
    /// [`Error::Conflict`]: `when` for a time before we knew or in the future, `work` when it was not made safe first,
    /// `hazard` when it does not follow.
    pub async fn hazard_progress(
        &mut self,
        case: &CaseHead,
        id: HazardId,
        step: Progress,
        note: &str,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let row = self.lock_hazard(case.id, id).await?;
        if step.is_reached(&row) {
            return Ok(());
        }
        if at > self.now || at < row.aware_at {
            return Err(Error::Conflict("when"));
        }
        let it = match step {
            Progress::MadeSafe => Move::MakeSafe,
            Progress::StepsTaken => Move::TakeSteps,
            Progress::Started => Move::Start,
            Progress::Completed => Move::Complete {
                at_once: self.is_at_once(&row, at).await?,
            },
        };
        self.move_hazard(&row, it, at).await?;
        self.insert_progress(&row, step, note, at).await?;
        self.track_hazard(&row, step.happening()).await?;
        self.tell_of_hazard(case, progress_words(&row, step, note))
            .await
    }

    /// Whether the work ended within the days there are for the written summary, which is then not needed.
    async fn is_at_once(&mut self, row: &HazardRow, at: DateTime<Utc>) -> Result<bool> {
        let due = sqlx::query_scalar!(
            "select due_at from case_clocks where case_id = $1 and rule = $2 and met_at is null and stopped_at is null",
            row.case.0,
            Duty::Summary.rule(row.number)
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(due.is_some_and(|due| at <= due))
    }

    async fn insert_progress(
        &mut self,
        row: &HazardRow,
        step: Progress,
        note: &str,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let officer = self.principal.id;
        sqlx::query!(
            "insert into hazard_progress (id, case_id, hazard_id, what, note, officer_id, at) values ($1, $2, $3, $4, $5, $6, $7)",
            EventId::new().0,
            row.case.0,
            row.id.0,
            step.key(),
            note,
            officer.0,
            at,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Closes the hazard; the repair may then be closed too. Twice is once.
    ///
    /// # Errors
    /// [`Error::Conflict`]: `summary` when the tenant has had no letter and not all work was done in the days there were
    /// for it, `work` when work is left to do, `hazard` when an investigation is.
    pub async fn close_hazard(&mut self, case: &CaseHead, id: HazardId) -> Result<()> {
        let row = self.lock_hazard(case.id, id).await?;
        if row.closed_at.is_some() {
            return Ok(());
        }
        self.move_hazard(&row, Move::Close, self.now).await?;
        self.track_hazard(&row, Happening::Closed).await
    }
}

fn progress_words(row: &HazardRow, step: Progress, note: &str) -> String {
    let name = row.name().to_lowercase();
    let done = match step {
        Progress::MadeSafe => "We have made it safe",
        Progress::StepsTaken => "We are getting the lasting work ready",
        Progress::Started => "The lasting work has begun",
        Progress::Completed => "All the work is done",
    };
    format!("{done} ({name}). {note}")
}
