//! Finding out what is wrong: planned with notice, done by a competent investigator, and again in person whenever the tenant
//! asks for it after a remote one.

use super::{Happening, HazardRow, INVESTIGATOR};
use crate::cases::CaseHead;
use crate::messages::{Letter, Words};
use crate::{Error, EventId, HazardId, Officer, Result, Tenant, Tx};
use chrono::{DateTime, TimeDelta, Utc};
use rules::london;
use rules::repairs::hazard::course::{Finding, Grade, Move};

/// The notice the law asks for in writing before we come in (Landlord and Tenant Act 1985 s.11(6)).
pub const NOTICE: TimeDelta = TimeDelta::hours(24);

/// When and how we mean to look.
#[derive(Clone, Copy, Debug)]
pub struct Planned {
    /// By photos, video or phone.
    pub remote: bool,
    pub at: DateTime<Utc>,
    /// The tenant said that we may come sooner than the law's notice.
    pub agreed: bool,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    NeedsMore,
    Found(Finding),
}

impl Outcome {
    pub fn key(self) -> &'static str {
        match self {
            Self::NeedsMore => "needs_more",
            Self::Found(finding) => finding.key(),
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        match key {
            "needs_more" => Some(Self::NeedsMore),
            key => Finding::parse(key).map(Self::Found),
        }
    }
}

/// An investigation that was done.
#[derive(Clone, Debug)]
pub struct Recorded {
    pub remote: bool,
    pub at: DateTime<Utc>,
    /// Whether the tenant was "present", "represented", or "neither" by their own choice.
    pub presence: Option<String>,
    /// What was found, in words that everyone of the tenancy may read.
    pub findings: String,
    pub outcome: Outcome,
}

struct OpenRow {
    id: uuid::Uuid,
    kind: String,
    planned_for: Option<DateTime<Utc>>,
}

impl Tx<Officer> {
    /// Plans an investigation and gives the tenant notice of it in writing. The same plan twice is one.
    ///
    /// # Errors
    /// [`Error::Conflict`]: `notice` for a visit within 24 hours that is no emergency and was not agreed, `in person` for a
    /// remote one where a visit was asked for, `hazard` when there is nothing to find out.
    pub async fn plan_investigation(
        &mut self,
        case: &CaseHead,
        id: HazardId,
        plan: Planned,
    ) -> Result<()> {
        let row = self.lock_hazard(case.id, id).await?;
        let course = row.course();
        let open = self.open_investigation(id).await?;
        if open.as_ref().and_then(|open| open.planned_for) == Some(plan.at) {
            return Ok(());
        }
        if course.finding.is_some() && !course.renewed && !course.further {
            return Err(Error::Conflict("hazard"));
        }
        if course.renewed && plan.remote {
            return Err(Error::Conflict("in person"));
        }
        let hurry = course.level() == Some(Grade::Emergency);
        if !plan.remote && !plan.agreed && !hurry && plan.at < self.now + NOTICE {
            return Err(Error::Conflict("notice"));
        }
        self.move_hazard(&row, Move::Investigate, self.now).await?;
        self.save_plan(&row, open, plan, case.person.is_some())
            .await?;
        let what = if plan.remote {
            Happening::RemotePlanned
        } else {
            Happening::VisitPlanned
        };
        self.track_hazard(&row, what).await?;
        self.give_notice(case, &row, plan).await
    }

    async fn save_plan(
        &mut self,
        row: &HazardRow,
        open: Option<OpenRow>,
        plan: Planned,
        told: bool,
    ) -> Result<()> {
        let (officer, now) = (self.principal.id, self.now);
        let (id, kind) = match open {
            Some(open) if open.kind == "renewed" => (open.id, "renewed"),
            open => (
                open.map_or_else(|| EventId::new().0, |open| open.id),
                kind(row, plan.remote),
            ),
        };
        sqlx::query!(
            "insert into hazard_investigations (id, case_id, hazard_id, kind, planned_for, planned_by, planned_at, notice_given_at, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, case when $8 then $7::timestamptz end, $7)
             on conflict (id) do update set kind = excluded.kind, planned_for = excluded.planned_for, planned_by = excluded.planned_by,
               planned_at = excluded.planned_at, notice_given_at = excluded.notice_given_at",
            id,
            row.case.0,
            row.id.0,
            kind,
            plan.at,
            officer.0,
            now,
            told,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn give_notice(&mut self, case: &CaseHead, row: &HazardRow, plan: Planned) -> Result<()> {
        let when = london::long_moment(plan.at);
        if plan.remote {
            let news = format!(
                "We will look into this ({}) from photos, video or by phone, at {when}. If you would rather have someone come, tell us on your repair's page.",
                row.name().to_lowercase()
            );
            return self.tell_of_hazard(case, news).await;
        }
        let Some(person) = case.person else {
            return Ok(());
        };
        let words = Words::HazardVisit {
            reference: case.reference.clone(),
            when,
            about: row.name().to_lowercase(),
        };
        self.post(Letter::to_person(person, words).about(case.id))
            .await
    }

    /// Writes down an investigation and what came of it. Starts the clocks of the summary and the work, or of a further
    /// investigation, from its end. The same twice is one.
    ///
    /// # Errors
    /// [`Error::Conflict`]: `competence` for an officer who is no competent investigator, `in person` for a remote one
    /// where a visit was asked for, `when` for a time before we knew or in the future, `hazard` when it does not follow.
    pub async fn record_investigation(
        &mut self,
        case: &CaseHead,
        id: HazardId,
        done: &Recorded,
    ) -> Result<()> {
        let row = self.lock_hazard(case.id, id).await?;
        if !self.is_investigator().await? {
            return Err(Error::Conflict("competence"));
        }
        if self.is_recorded(id, done).await? {
            return Ok(());
        }
        if done.at > self.now || done.at < row.aware_at {
            return Err(Error::Conflict("when"));
        }
        let open = self.open_investigation(id).await?;
        if done.remote && open.as_ref().is_some_and(|open| open.kind == "renewed") {
            return Err(Error::Conflict("in person"));
        }
        let (it, what) = match done.outcome {
            Outcome::NeedsMore => (Move::NeedMore, Happening::NeedsMore),
            Outcome::Found(finding) => (
                Move::Conclude {
                    finding,
                    remote: done.remote,
                },
                Happening::found(finding),
            ),
        };
        self.move_hazard(&row, it, done.at).await?;
        self.save_investigation(&row, open, done).await?;
        self.track_hazard(&row, what).await?;
        self.tell_of_hazard(case, outcome_words(&row, done)).await
    }

    async fn save_investigation(
        &mut self,
        row: &HazardRow,
        open: Option<OpenRow>,
        done: &Recorded,
    ) -> Result<()> {
        let (officer, now) = (self.principal.id, self.now);
        let (id, kind) = match open {
            Some(open) if open.kind == "renewed" => (open.id, "renewed"),
            open => (
                open.map_or_else(|| EventId::new().0, |open| open.id),
                kind(row, done.remote),
            ),
        };
        sqlx::query!(
            "insert into hazard_investigations (id, case_id, hazard_id, kind, presence, done_at, investigator_id, findings, outcome, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             on conflict (id) do update set kind = excluded.kind, presence = excluded.presence, done_at = excluded.done_at,
               investigator_id = excluded.investigator_id, findings = excluded.findings, outcome = excluded.outcome",
            id,
            row.case.0,
            row.id.0,
            kind,
            done.presence,
            done.at,
            officer.0,
            done.findings,
            done.outcome.key(),
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn is_recorded(&mut self, id: HazardId, done: &Recorded) -> Result<bool> {
        let last = sqlx::query!(
            "select findings, outcome from hazard_investigations where hazard_id = $1 and done_at is not null
             order by done_at desc, created_at desc limit 1",
            id.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(last.is_some_and(|last| {
            last.findings == done.findings && last.outcome.as_deref() == Some(done.outcome.key())
        }))
    }

    async fn open_investigation(&mut self, id: HazardId) -> Result<Option<OpenRow>> {
        let row = sqlx::query_as!(
            OpenRow,
            "select id, kind, planned_for from hazard_investigations where hazard_id = $1 and done_at is null",
            id.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row)
    }

    /// Whether this officer may conclude an investigation.
    pub async fn is_investigator(&mut self) -> Result<bool> {
        let officer = self.principal.id;
        let is = sqlx::query_scalar!(
            r#"select $2 = any (competences) as "is!" from officers where id = $1"#,
            officer.0,
            INVESTIGATOR
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(is.unwrap_or(false))
    }
}

fn kind(row: &HazardRow, remote: bool) -> &'static str {
    match (row.course().further, remote) {
        (true, _) => "further",
        (false, true) => "remote",
        (false, false) => "visit",
    }
}

fn outcome_words(row: &HazardRow, done: &Recorded) -> String {
    let name = row.name().to_lowercase();
    let found = match done.outcome {
        Outcome::NeedsMore => {
            return format!(
                "We have looked into this ({name}) and need to find out more. We will do that within the time the law gives us. You can see the date on your repair's page."
            );
        }
        Outcome::Found(Finding::Emergency) => {
            format!("We found an emergency hazard ({name}). We will make it safe within 24 hours.")
        }
        Outcome::Found(Finding::Significant) => format!(
            "We found a hazard that could harm someone's health or safety ({name}). We will make it safe."
        ),
        Outcome::Found(Finding::None) => {
            format!(
                "We looked into this ({name}) and did not find a hazard the law sets dates for."
            )
        }
    };
    format!("{found} We will send you a letter that says what we found and what we will do.")
}

impl Tx<Tenant> {
    /// "I want someone to visit", after a remote outcome. The law gives us ten working days from now. Twice is once.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there was no remote outcome to ask again about.
    pub async fn ask_for_visit(&mut self, case: &CaseHead, id: HazardId) -> Result<()> {
        let row = self.lock_hazard(case.id, id).await?;
        let course = row.course();
        if course.renewed {
            return Ok(());
        }
        let after = course
            .after(Move::AskForVisit)
            .map_err(|_| Error::Conflict("hazard"))?;
        let (person, now) = (self.principal.person, self.now);
        let asked = sqlx::query!(
            "insert into hazard_investigations (id, case_id, hazard_id, kind, after_id, requested_by, requested_at, created_at)
             select $1, $2, $3, 'renewed', i.id, $4, $5, $5 from hazard_investigations i
             where i.hazard_id = $3 and i.done_at is not null order by i.done_at desc, i.created_at desc limit 1
             on conflict do nothing",
            EventId::new().0,
            case.id.0,
            id.0,
            person.0,
            now,
        )
        .execute(self.connection())
        .await?;
        if asked.rows_affected() == 0 {
            return Ok(());
        }
        self.keep_duties(&row, after, Move::AskForVisit, now)
            .await?;
        self.audit("tenant", person.0, "asked for visit", "hazard", id.0)
            .await?;
        self.track_hazard(&row, Happening::VisitWanted).await
    }
}
