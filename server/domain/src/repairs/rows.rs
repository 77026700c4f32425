//! The rows of a report: the case, what was told, and the dates we owe from then on.

use super::{DraftAnswers, UnverifiedReporter};
use crate::cases::events::Acts;
use crate::{
    BrowserKey, CaseId, Error, PersonId, PropertyId, Result, SubmissionKey, TenancyId, Tx,
};
use chrono::{DateTime, Utc};
use rules::reference::CaseReference;
use rules::repairs::catalogue::{Catalogue, Judged};
use rules::repairs::state::RepairState;
use rules::repairs::{Emergency, Priority, Room, Where};
use std::collections::BTreeSet;

/// A case as it is first written.
pub(super) struct NewCase<'a> {
    pub reference: &'a CaseReference,
    pub title: String,
    pub person: Option<PersonId>,
    pub home: Option<(TenancyId, PropertyId)>,
    pub unverified: Option<&'a UnverifiedReporter>,
    pub state: RepairState,
    pub priority: Priority,
    pub browser: BrowserKey,
    pub key: SubmissionKey,
    pub reported_at: DateTime<Utc>,
}

/// What was told, and what it was judged to be.
pub(super) struct RepairRow<'a> {
    pub answers: &'a DraftAnswers,
    pub emergency: Option<Emergency>,
    pub priority: Priority,
    pub why: &'a str,
    pub judged: Option<&'a Judged>,
    pub repeat_of: Option<CaseId>,
}

impl<'a> RepairRow<'a> {
    pub fn of(answers: &'a DraftAnswers) -> Self {
        Self {
            answers,
            emergency: answers.emergency.filter(|it| *it != Emergency::None),
            priority: Priority::Routine,
            why: "",
            judged: None,
            repeat_of: None,
        }
    }
}

impl<P: Acts> Tx<P> {
    pub(super) async fn insert_case(&mut self, new: &NewCase<'_>) -> Result<CaseId> {
        let (id, now) = (CaseId::new(), self.now);
        let unverified = new
            .unverified
            .map(serde_json::to_value)
            .transpose()
            .map_err(|_| Error::Broken("reporter unwritable"))?;
        if new.person.is_none() {
            self.may_finish(id).await?;
        }
        sqlx::query!(
            "insert into cases (id, kind, reference, title, person_id, tenancy_id, property_id, unverified_reporter, state, priority,
               team, shared_with_tenancy, submitted_by, submission_key, reported_at, updated_at)
             values ($1, 'repair', $2, $3, $4, $5, $6, $7, $8, $9, 'repairs', $10, $11, $12, $13, $14)",
            id.0,
            new.reference.to_string(),
            new.title,
            new.person.map(|id| id.0),
            new.home.map(|(tenancy, _)| tenancy.0),
            new.home.map(|(_, property)| property.0),
            unverified,
            new.state.key(),
            new.priority.key(),
            new.home.is_some(),
            &new.browser.0[..],
            new.key.0,
            new.reported_at,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(id)
    }

    /// Lets this transaction, and no later one, see the unverified case it writes.
    async fn may_finish(&mut self, case: CaseId) -> Result<()> {
        sqlx::query("select set_config('app.writing', $1, true)")
            .bind(case.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    pub(super) async fn insert_repair(&mut self, case: CaseId, row: &RepairRow<'_>) -> Result<()> {
        let told = row.answers;
        let safety =
            serde_json::to_value(&told.safety).map_err(|_| Error::Broken("answers unwritable"))?;
        let at_risk: Vec<String> = told
            .at_risk
            .iter()
            .flatten()
            .map(|it| it.key().into())
            .collect();
        sqlx::query!(
            "insert into repairs (case_id, place, room, problem, fault, catalogue, emergency, answers, since, worse, description, at_risk,
               access, availability, reach_by, suggested_priority, priority_reason, responsible, cannot, trade, visit_minutes, repeat_of)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)",
            case.0,
            told.place.map_or("unsaid", Where::key),
            told.room.map_or("", Room::key),
            told.element.as_deref().unwrap_or_default(),
            told.fault,
            edition(),
            row.emergency.map(Emergency::key),
            safety,
            told.since.map(|since| since.key()),
            told.worse.map(|worse| worse.key()),
            told.description.as_deref().unwrap_or_default(),
            &at_risk,
            told.access.as_deref().unwrap_or_default(),
            &keys(&told.availability),
            &told.reach_by.as_ref().map(keys).unwrap_or_else(|| vec!["email".into(), "sms".into()]),
            row.priority.key(),
            row.why,
            row.judged.map(|judged| judged.responsible.key()),
            told.cannot.as_deref().unwrap_or_default(),
            row.judged.map(|judged| judged.trade.key()),
            row.judged.map(|judged| i32::from(judged.visit_minutes)),
            row.repeat_of.map(|id| id.0),
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

/// The edition that new rows are told in.
fn edition() -> i32 {
    i32::try_from(Catalogue::current().version).unwrap_or_default()
}

fn keys(set: &BTreeSet<String>) -> Vec<String> {
    set.iter().cloned().collect()
}
