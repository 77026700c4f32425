//! Sending a report: one transaction writes the case, what was told, the event, the clocks, the messages and their jobs.
//! The draft is locked for it, so a double tap, a replay and a resent form all end in the one case.

use super::draft::{Draft, DraftAnswers};
use crate::cases::events::Event;
use crate::messages::{Letter, Words};
use crate::{CaseId, Error, PersonId, PropertyId, Result, SubmissionKey, TenancyId, Tx, Visitor};
use chrono::{DateTime, Utc};
use rules::london;
use rules::reference::{CaseKind, CaseReference};
use rules::repairs::state::RepairState;
use rules::repairs::{
    Answers, Emergency, Priority, Problem, Room, Suggestion, Where, suggested_priority,
};
use serde::{Deserialize, Serialize};

/// Someone who could not sign in. What they say is recorded as unverified, and they are shown no record in return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnverifiedReporter {
    pub name: String,
    pub address: String,
    pub phone: String,
}

/// A report that has reached us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    pub reference: String,
    /// When someone will have looked at it, or come.
    pub due: DateTime<Utc>,
    pub priority: Priority,
    pub why: String,
    pub title: String,
    /// Sent without signing in: there is no record for the reporter to follow.
    #[serde(default)]
    pub unverified: bool,
}

/// The answers without which a report is not one.
struct Complete {
    place: Where,
    room: Room,
    problem: Problem,
    description: String,
    suggestion: Suggestion,
}

impl Complete {
    fn of(answers: &DraftAnswers, now: DateTime<Utc>) -> Option<Self> {
        let problem = answers.problem?;
        let told = Answers {
            emergency: answers.emergency.unwrap_or(Emergency::None),
            yes: answers.yes.clone(),
            severity: answers.severity,
            since: answers.since,
            worse: answers.worse,
            at_risk: answers.at_risk.clone().unwrap_or_default(),
            ..Answers::new(london::date_of(now))
        };
        Some(Self {
            place: answers.place?,
            room: answers.room?,
            problem,
            description: answers.description.clone()?,
            suggestion: suggested_priority(problem, &told),
        })
    }

    fn title(&self) -> String {
        self.problem.default_title(self.room)
    }
}

impl Tx<Visitor> {
    /// Sends the draft that was begun with this key. Sent before: answers as it did then.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a key that is not this visitor's; [`Error::Conflict`] when a question is still open.
    pub async fn send_repair(
        &mut self,
        key: SubmissionKey,
        unverified: Option<&UnverifiedReporter>,
    ) -> Result<Sent> {
        let draft = self.lock_draft(key).await?;
        if let Some(sent) = draft.sent {
            return Ok(sent);
        }
        let complete =
            Complete::of(&draft.answers, self.now).ok_or(Error::Conflict("unfinished"))?;
        let reference = self.next_reference(CaseKind::Repair).await?;
        let case = match (self.principal.person, unverified) {
            (Some(person), _) => {
                self.insert_verified(&draft, &complete, &reference, person)
                    .await?
            }
            (None, Some(reporter)) => {
                self.insert_case(&draft, &complete, &reference, None, None, Some(reporter))
                    .await?
            }
            (None, None) => return Err(Error::SignIn),
        };
        self.insert_repair(case, &draft.answers, &complete).await?;
        let photos = self.move_photos(&draft, case).await?;
        if let Some(emergency) = draft
            .answers
            .emergency
            .filter(|emergency| *emergency != Emergency::None)
        {
            self.track(
                case,
                &Event::Emergency {
                    which: emergency.key().to_owned(),
                },
            )
            .await?;
        }
        self.track(case, &Event::Reported { photos }).await?;
        let due = self.promise(case, &complete, draft.emergency_at).await?;
        let sent = Sent {
            reference: reference.to_string(),
            due,
            priority: complete.suggestion.priority,
            why: complete.suggestion.why.to_owned(),
            title: complete.title(),
            unverified: self.principal.person.is_none(),
        };
        self.close_draft(&draft, case, &sent).await?;
        if let Some(person) = self.principal.person {
            self.confirm(case, person, &sent).await?;
        }
        Ok(sent)
    }

    /// What this browser was told when its report with that key was sent.
    pub async fn sent_repair(&mut self, key: SubmissionKey) -> Result<Sent> {
        self.lock_draft(key).await?.sent.ok_or(Error::NotFound)
    }

    pub(super) async fn lock_draft(&mut self, key: SubmissionKey) -> Result<Draft> {
        let (browser, person) = (self.principal.browser, self.principal.person);
        let id = sqlx::query_scalar!(
            "select id from report_drafts
             where submission_key = $1 and ((browser = $2 and (person_id is null or person_id = $3)) or person_id = $3) for update",
            key.0,
            &browser.0[..],
            person.map(|id| id.0),
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)?;
        let row = sqlx::query!(
            "select answers, emergency_at, sent, updated_at from report_drafts where id = $1",
            id
        )
        .fetch_one(self.connection())
        .await?;
        Ok(Draft {
            id: crate::DraftId(id),
            answers: serde_json::from_value(row.answers)
                .map_err(|_| Error::Broken("draft unreadable"))?,
            submission_key: key,
            emergency_at: row.emergency_at,
            sent: row.sent.and_then(|sent| serde_json::from_value(sent).ok()),
            updated_at: row.updated_at,
        })
    }

    async fn insert_verified(
        &mut self,
        draft: &Draft,
        complete: &Complete,
        reference: &CaseReference,
        person: PersonId,
    ) -> Result<CaseId> {
        let home = self.home_for(draft.answers.tenancy).await?;
        self.insert_case(draft, complete, reference, Some(person), home, None)
            .await
    }

    /// The home the report is about: the one chosen, or the only one.
    async fn home_for(
        &mut self,
        chosen: Option<TenancyId>,
    ) -> Result<Option<(TenancyId, PropertyId)>> {
        let homes = self.homes().await?;
        let home = match chosen {
            Some(tenancy) => homes.iter().find(|home| home.tenancy == tenancy),
            None => homes.first(),
        };
        Ok(home.map(|home| (home.tenancy, home.property)))
    }

    async fn insert_case(
        &mut self,
        draft: &Draft,
        complete: &Complete,
        reference: &CaseReference,
        person: Option<PersonId>,
        home: Option<(TenancyId, PropertyId)>,
        unverified: Option<&UnverifiedReporter>,
    ) -> Result<CaseId> {
        let (id, now, browser) = (CaseId::new(), self.now, self.principal.browser);
        let unverified = unverified
            .map(serde_json::to_value)
            .transpose()
            .map_err(|_| Error::Broken("reporter unwritable"))?;
        if person.is_none() {
            self.may_finish(id).await?;
        }
        sqlx::query!(
            "insert into cases (id, kind, reference, title, person_id, tenancy_id, property_id, unverified_reporter, state, priority,
               team, shared_with_tenancy, submitted_by, submission_key, reported_at, updated_at)
             values ($1, 'repair', $2, $3, $4, $5, $6, $7, $8, $9, 'repairs', $10, $11, $12, $13, $13)",
            id.0,
            reference.to_string(),
            complete.title(),
            person.map(|id| id.0),
            home.map(|(tenancy, _)| tenancy.0),
            home.map(|(_, property)| property.0),
            unverified,
            RepairState::Submitted.key(),
            complete.suggestion.priority.key(),
            home.is_some(),
            &browser.0[..],
            draft.submission_key.0,
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

    async fn insert_repair(
        &mut self,
        case: CaseId,
        answers: &DraftAnswers,
        complete: &Complete,
    ) -> Result<()> {
        let follow_ups = serde_json::json!({ "yes": answers.yes, "severity": answers.severity });
        let keys =
            |set: &std::collections::BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>();
        let at_risk: Vec<String> = answers
            .at_risk
            .iter()
            .flatten()
            .map(|risk| risk.key().to_owned())
            .collect();
        sqlx::query!(
            "insert into repairs (case_id, place, room, problem, emergency, answers, since, worse, description, at_risk, access,
               availability, reach_by, suggested_priority, priority_reason)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
            case.0,
            complete.place.key(),
            complete.room.key(),
            complete.problem.key(),
            answers.emergency.filter(|emergency| *emergency != Emergency::None).map(Emergency::key),
            follow_ups,
            answers.since.map(|since| since.key()),
            answers.worse.map(|worse| worse.key()),
            complete.description,
            &at_risk,
            answers.access.clone().unwrap_or_default(),
            &keys(&answers.availability),
            &answers.reach_by.as_ref().map(keys).unwrap_or_else(|| vec!["email".into(), "sms".into()]),
            complete.suggestion.priority.key(),
            complete.suggestion.why,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn move_photos(&mut self, draft: &Draft, case: CaseId) -> Result<i64> {
        let moved = sqlx::query!(
            "update attachments set case_id = $2, draft_id = null where draft_id = $1",
            draft.id.0,
            case.0
        )
        .execute(self.connection())
        .await?;
        Ok(i64::try_from(moved.rows_affected()).unwrap_or(i64::MAX))
    }

    /// The dates we owe from now on. An emergency counts from the moment its danger was named, not from the last question.
    /// Returns the one the reporter is told.
    async fn promise(
        &mut self,
        case: CaseId,
        complete: &Complete,
        known_at: Option<DateTime<Utc>>,
    ) -> Result<DateTime<Utc>> {
        let priority = complete.suggestion.priority;
        let trigger = if priority == Priority::Emergency {
            known_at.unwrap_or(self.now)
        } else {
            self.now
        };
        let done = self
            .start_clock(case, priority.complete_key(), trigger)
            .await?;
        if let Some(attend) = priority.attend_key() {
            return self.start_clock(case, attend, trigger).await;
        }
        self.start_clock(case, "repairs.triage", self.now).await?;
        Ok(done)
    }

    /// What the reporter is told is kept with the draft: a replay hears the same, and needs no view of the case. It is the
    /// person's from now on if someone is signed in: whoever has the phone next does not read it.
    async fn close_draft(&mut self, draft: &Draft, case: CaseId, sent: &Sent) -> Result<()> {
        let sent = serde_json::to_value(sent).map_err(|_| Error::Broken("answer unwritable"))?;
        let person = self.principal.person;
        sqlx::query!(
            "update report_drafts set case_id = $2, sent = $3, person_id = coalesce(person_id, $4) where id = $1",
            draft.id.0,
            case.0,
            sent,
            person.map(|id| id.0),
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn confirm(&mut self, case: CaseId, person: PersonId, sent: &Sent) -> Result<()> {
        let words = Words::ReportReceived {
            reference: sent.reference.clone(),
            title: sent.title.clone(),
            promise: promise_sentence(sent),
        };
        self.post(Letter::to_person(person, words).about(case))
            .await
    }
}

/// "We will come by 5:30pm today." or "It will be fixed by Monday 14 December."
pub fn promise_sentence(sent: &Sent) -> String {
    let day = london::day_month(london::date_of(sent.due));
    if sent.priority == Priority::Emergency {
        format!("We will come by {} on {day}.", london::time_of(sent.due))
    } else {
        format!("We will have it fixed by {day}.")
    }
}
