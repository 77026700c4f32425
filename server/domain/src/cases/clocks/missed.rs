//! Promises that were not kept: noted once when they fall due, and why, as the desk records it.

use crate::cases::CaseHead;
use crate::cases::events::Event;
use crate::{CaseId, ClockId, Db, Error, Officer, Result, System, Tx};

/// How many cases one round of the job looks at.
const ROUND: i64 = 500;

/// Why a promise was missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    Access,
    Parts,
    Contractor,
    Weather,
    Mistake,
    Other,
}

impl Cause {
    pub const ALL: [Self; 6] = [
        Self::Access,
        Self::Parts,
        Self::Contractor,
        Self::Weather,
        Self::Mistake,
        Self::Other,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Parts => "parts",
            Self::Contractor => "contractor",
            Self::Weather => "weather",
            Self::Mistake => "mistake",
            Self::Other => "other",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.key() == key)
    }
}

impl Tx<Officer> {
    /// Records why a clock of the case was missed. The same words twice are one record.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a clock that is not of this case; [`Error::Conflict`] for one that was not missed.
    pub async fn record_breach(
        &mut self,
        case: &CaseHead,
        clock: ClockId,
        cause: Cause,
        note: &str,
    ) -> Result<()> {
        let case = self.lock_case(case.id).await?;
        let clocks = self.clocks(case.id).await?;
        let row = clocks
            .into_iter()
            .find(|row| row.id == clock)
            .ok_or(Error::NotFound)?;
        if !row.is_missed(self.now) {
            return Err(Error::Conflict("kept"));
        }
        if row.breach_cause.as_deref() == Some(cause.key())
            && row.breach_note.as_deref().unwrap_or_default() == note
        {
            return Ok(());
        }
        let (officer, now) = (self.principal.id, self.now);
        sqlx::query!(
            "update case_clocks set missed_at = coalesce(missed_at, due_at), breach_cause = $2, breach_note = nullif($3, ''),
               breach_by = $4, breach_at = $5
             where id = $1",
            clock.0,
            cause.key(),
            note,
            officer.0,
            now,
        )
        .execute(self.connection())
        .await?;
        let event = Event::BreachRecorded {
            rule: row.rule,
            cause: cause.key().to_owned(),
        };
        self.track(case.id, &event).await
    }
}

impl Db {
    /// Notes the clocks that fell due without being kept, each once. Returns how many. A case at a time: whoever works on
    /// one of them waits for none of the others.
    pub async fn note_missed_clocks(&self) -> Result<usize> {
        let late = self.begin(System("clocks")).await?.late_cases().await?;
        let mut missed = 0;
        for case in late {
            let mut tx = self.begin(System("clocks")).await?;
            missed += tx.note_missed(case).await?;
            tx.commit().await?;
        }
        Ok(missed)
    }
}

impl Tx<System> {
    async fn late_cases(&mut self) -> Result<Vec<CaseId>> {
        let now = self.now;
        let cases = sqlx::query_scalar!(
            r#"select case_id as "case: CaseId" from case_clocks
               where met_at is null and stopped_at is null and paused_since is null and missed_at is null and due_at < $1
               group by case_id order by min(due_at) limit $2"#,
            now,
            ROUND,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(cases)
    }

    /// The case is locked before its clocks, as everyone else does it.
    async fn note_missed(&mut self, case: CaseId) -> Result<usize> {
        self.lock_case(case).await?;
        let now = self.now;
        let rules = sqlx::query_scalar!(
            "update case_clocks set missed_at = due_at
             where case_id = $1 and met_at is null and stopped_at is null and paused_since is null and missed_at is null and due_at < $2
             returning rule",
            case.0,
            now,
        )
        .fetch_all(self.connection())
        .await?;
        for rule in &rules {
            self.track(case, &Event::ClockMissed { rule: rule.clone() })
                .await?;
            self.follow_missed(case, rule).await?;
        }
        Ok(rules.len())
    }

    /// What else a missed clock brings about: the one place for it, in the transaction that notes it.
    async fn follow_missed(&mut self, case: CaseId, rule: &str) -> Result<()> {
        self.prompt_missed_right_to_repair(case, rule).await?;
        Ok(())
    }
}
