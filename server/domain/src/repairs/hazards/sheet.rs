//! The hazards of a case as pages show them: to the household what stands and what comes, to the desk all of it.

use super::HazardRow;
use crate::cases::CaseHead;
use crate::{CaseId, EventId, HazardId, Officer, Principal, Result, Tenant, Tx};
use chrono::{DateTime, NaiveDate, Utc};

/// A hazard and what belongs to it.
#[derive(Clone, Debug)]
pub struct HazardSheet {
    pub row: HazardRow,
    /// The oldest first.
    pub investigations: Vec<InvestigationRow>,
    pub works: Vec<WorkRow>,
    pub progress: Vec<ProgressRow>,
    /// The last offer of somewhere else to stay.
    pub accommodation: Option<AccommodationRow>,
    /// How many letters were sent about it.
    pub letters: usize,
}

#[derive(Clone, Debug)]
pub struct InvestigationRow {
    pub hazard: HazardId,
    pub kind: String,
    pub requested_at: Option<DateTime<Utc>>,
    pub planned_for: Option<DateTime<Utc>>,
    pub notice_given_at: Option<DateTime<Utc>>,
    pub presence: Option<String>,
    pub done_at: Option<DateTime<Utc>>,
    pub investigator: Option<String>,
    pub findings: String,
    pub outcome: Option<String>,
}

#[derive(Clone, Debug)]
pub struct WorkRow {
    pub id: EventId,
    pub hazard: HazardId,
    pub kind: String,
    pub what: String,
    pub starts_on: NaiveDate,
    pub finishes_on: NaiveDate,
}

#[derive(Clone, Debug)]
pub struct ProgressRow {
    pub hazard: HazardId,
    pub what: String,
    pub note: String,
    pub at: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub struct AccommodationRow {
    pub hazard: HazardId,
    pub offer: String,
    pub offered_at: DateTime<Utc>,
    pub answer: Option<String>,
    pub answered_at: Option<DateTime<Utc>>,
    pub ended_at: Option<DateTime<Utc>>,
}

/// A decision on how grave it is, made or proposed.
#[derive(Clone, Debug)]
pub struct DecisionRow {
    pub hazard: HazardId,
    pub from: Option<String>,
    pub to: String,
    pub downgrade: bool,
    pub reason: String,
    pub by: String,
    pub at: DateTime<Utc>,
    pub confirmed_by: Option<String>,
    pub refused_by: Option<String>,
    /// It waits, and this officer proposed it.
    pub own: bool,
}

#[derive(Clone, Debug)]
pub struct AttemptRow {
    pub hazard: HazardId,
    pub kind: String,
    pub outcome: String,
    pub evidence: String,
    pub officer: String,
    pub at: DateTime<Utc>,
}

/// Who lives there, as far as we know: the law asks what the hazard does to the people who are there.
#[derive(Clone, Debug, Default)]
pub struct Household {
    /// "Tenant, born 1980", as relation and date of birth.
    pub people: Vec<(String, Option<NaiveDate>)>,
    pub needs: Vec<String>,
}

/// What the desk sees.
#[derive(Clone, Debug, Default)]
pub struct DeskHazards {
    pub sheets: Vec<HazardSheet>,
    pub decisions: Vec<DecisionRow>,
    pub attempts: Vec<AttemptRow>,
    pub household: Household,
    /// Whether this officer may conclude an investigation.
    pub investigator: bool,
}

impl Tx<Tenant> {
    /// The hazards of a case of theirs that we look into, each with what was found and what comes.
    pub async fn hazards(&mut self, case: CaseId) -> Result<Vec<HazardSheet>> {
        let sheets = self.hazard_sheets(case).await?;
        Ok(sheets
            .into_iter()
            .filter(|sheet| sheet.row.course().level().is_some())
            .collect())
    }
}

impl Tx<Officer> {
    /// The hazards of a case and who lives there.
    pub async fn desk_hazards(&mut self, case: &CaseHead) -> Result<DeskHazards> {
        Ok(DeskHazards {
            sheets: self.hazard_sheets(case.id).await?,
            decisions: self.decisions(case.id).await?,
            attempts: self.attempts(case.id).await?,
            household: self.household(case.id).await?,
            investigator: self.is_investigator().await?,
        })
    }

    async fn decisions(&mut self, case: CaseId) -> Result<Vec<DecisionRow>> {
        let officer = self.principal.id;
        let rows = sqlx::query_as!(
            DecisionRow,
            r#"select r.hazard_id as "hazard: HazardId", r.from_grade as "from", r.to_grade as "to", r.downgrade, r.reason, o.name as by,
                      r.proposed_at as at, c.name as "confirmed_by?", d.name as "refused_by?", r.proposed_by = $2 as "own!"
               from hazard_reclassifications r join officers o on o.id = r.proposed_by
               left join officers c on c.id = r.confirmed_by left join officers d on d.id = r.refused_by
               where r.case_id = $1 order by r.proposed_at desc limit 100"#,
            case.0,
            officer.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    async fn attempts(&mut self, case: CaseId) -> Result<Vec<AttemptRow>> {
        let rows = sqlx::query_as!(
            AttemptRow,
            r#"select a.hazard_id as "hazard: HazardId", a.kind, a.outcome, a.evidence, o.name as officer, a.at
               from hazard_attempts a join officers o on o.id = a.officer_id
               where a.case_id = $1 order by a.at desc, a.id desc limit 100"#,
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    async fn household(&mut self, case: CaseId) -> Result<Household> {
        let people = sqlx::query!(
            r#"select 'Tenant' as "relation!", p.born from cases c join tenancy_parties y on y.tenancy_id = c.tenancy_id
               join people p on p.id = y.person_id where c.id = $1 and y.until is null and y.role <> 'former'
               union all
               select m.relation, m.born from cases c join household_members m on m.tenancy_id = c.tenancy_id where c.id = $1
               limit 30"#,
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        let needs = sqlx::query_scalar!(
            "select distinct n.need from cases c join tenancy_parties y on y.tenancy_id = c.tenancy_id
             join support_needs n on n.person_id = y.person_id
             where c.id = $1 and y.until is null and y.role <> 'former' order by n.need limit 20",
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        let people = people.into_iter().map(|row| (row.relation, row.born));
        Ok(Household {
            people: people.collect(),
            needs,
        })
    }
}

impl<P: Principal> Tx<P> {
    async fn hazard_sheets(&mut self, case: CaseId) -> Result<Vec<HazardSheet>> {
        let rows = self.hazard_rows(case).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let investigations = self.investigations(case).await?;
        let works = self.works(case).await?;
        let progress = self.progress(case).await?;
        let offers = self.accommodation(case).await?;
        let letters = self.letters(case).await?;
        let of = |row: HazardRow| HazardSheet {
            investigations: of_hazard(&investigations, row.id, |it| it.hazard),
            works: of_hazard(&works, row.id, |it| it.hazard),
            progress: of_hazard(&progress, row.id, |it| it.hazard),
            accommodation: offers.iter().find(|it| it.hazard == row.id).cloned(),
            letters: letters.iter().filter(|id| **id == row.id).count(),
            row,
        };
        Ok(rows.into_iter().map(of).collect())
    }

    async fn investigations(&mut self, case: CaseId) -> Result<Vec<InvestigationRow>> {
        let rows = sqlx::query_as!(
            InvestigationRow,
            r#"select i.hazard_id as "hazard: HazardId", i.kind, i.requested_at, i.planned_for, i.notice_given_at, i.presence, i.done_at,
                      o.name as "investigator?", i.findings, i.outcome
               from hazard_investigations i left join officers o on o.id = i.investigator_id
               where i.case_id = $1 order by i.created_at, i.id limit 100"#,
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    async fn works(&mut self, case: CaseId) -> Result<Vec<WorkRow>> {
        let rows = sqlx::query_as!(
            WorkRow,
            r#"select id as "id: EventId", hazard_id as "hazard: HazardId", kind, what, starts_on, finishes_on from hazard_works
               where case_id = $1 and withdrawn_at is null order by kind, starts_on, id limit 100"#,
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    async fn progress(&mut self, case: CaseId) -> Result<Vec<ProgressRow>> {
        let rows = sqlx::query_as!(
            ProgressRow,
            r#"select hazard_id as "hazard: HazardId", what, note, at from hazard_progress
               where case_id = $1 order by at, id limit 100"#,
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    async fn accommodation(&mut self, case: CaseId) -> Result<Vec<AccommodationRow>> {
        let rows = sqlx::query_as!(
            AccommodationRow,
            r#"select hazard_id as "hazard: HazardId", offer, offered_at, answer, answered_at, ended_at from hazard_accommodation
               where case_id = $1 order by offered_at desc, id desc limit 50"#,
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    async fn letters(&mut self, case: CaseId) -> Result<Vec<HazardId>> {
        let rows = sqlx::query_scalar!(
            r#"select hazard_id as "hazard: HazardId" from hazard_summaries where case_id = $1 limit 100"#,
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }
}

fn of_hazard<T: Clone>(rows: &[T], id: HazardId, hazard: impl Fn(&T) -> HazardId) -> Vec<T> {
    rows.iter()
        .filter(|row| hazard(row) == id)
        .cloned()
        .collect()
}
