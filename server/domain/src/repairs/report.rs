//! Sending a report: one transaction writes the case, what was told, the event, the clocks, the messages and their jobs.
//! The draft is locked for it, so a double tap, a replay and a resent form all end in the one case.

use super::draft::{Draft, DraftAnswers, read};
use super::judgement::Promised;
use super::rows::{NewCase, RepairRow};
use crate::cases::events::Event;
use crate::messages::{Letter, Words};
use crate::people::Home;
use crate::{CaseId, Error, PersonId, Result, SubmissionKey, Tx, Visitor};
use chrono::{DateTime, Months, Utc};
use rules::london;
use rules::reference::CaseKind;
use rules::repairs::Priority;
use rules::repairs::catalogue::Judged;
use rules::repairs::state::RepairState;
use serde::{Deserialize, Serialize};

/// The same thing again within a year of its being closed is shown to the officer as a repeat.
const REPEATS_WITHIN: Months = Months::new(12);

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
    /// The rule that date comes from. Not kept of reports sent before there were several.
    #[serde(default)]
    pub rule: String,
    /// Sent without signing in: there is no record for the reporter to follow.
    #[serde(default)]
    pub unverified: bool,
}

/// The answers without which a report is not one.
struct Complete {
    title: String,
    judged: Judged,
}

impl Complete {
    fn of(answers: &DraftAnswers, now: DateTime<Utc>) -> Option<Self> {
        let (room, fault) = (answers.room?, answers.chosen_fault()?);
        answers.place?;
        answers.description.as_ref()?;
        let judged = answers.judged(london::date_of(now))?;
        answers.is_safety_told().then(|| Self {
            title: fault.title_in(room),
            judged,
        })
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
        let person = self.principal.person;
        if person.is_none() && unverified.is_none() {
            return Err(Error::SignIn);
        }
        let home = match person {
            Some(person) => self.home_of(person, draft.answers.tenancy).await?,
            None => None,
        };
        let (case, reference) = self
            .write_case(&draft, &complete, home.as_ref(), unverified)
            .await?;
        let promised = self
            .write_report(case, &draft, &complete, home.as_ref())
            .await?;
        let sent = Sent {
            reference,
            due: promised.due,
            rule: promised.rule,
            priority: complete.judged.priority,
            why: complete.judged.why.to_owned(),
            title: complete.title,
            unverified: person.is_none(),
        };
        self.close_draft(&draft, case, &sent).await?;
        if let Some(person) = person {
            self.confirm(case, person, &sent).await?;
        }
        Ok(sent)
    }

    /// The case and its reference: a new one, or the one made of the danger that was named before.
    async fn write_case(
        &mut self,
        draft: &Draft,
        complete: &Complete,
        home: Option<&Home>,
        unverified: Option<&UnverifiedReporter>,
    ) -> Result<(CaseId, String)> {
        if let Some(case) = self.take_up_danger_case(draft, complete, home).await? {
            return Ok(case);
        }
        let reference = self.next_reference(CaseKind::Repair).await?;
        let person = self.principal.person;
        let new = NewCase {
            reference: &reference,
            title: complete.title.clone(),
            person,
            home: home.map(|home| (home.tenancy, home.property)),
            unverified: unverified.filter(|_| person.is_none()),
            state: RepairState::Submitted,
            priority: complete.judged.priority,
            browser: self.principal.browser,
            key: draft.submission_key,
            reported_at: self.now,
        };
        Ok((self.insert_case(&new).await?, reference.to_string()))
    }

    /// What was told, the photos, the events and the clocks. Returns what the reporter is promised first.
    async fn write_report(
        &mut self,
        case: CaseId,
        draft: &Draft,
        complete: &Complete,
        home: Option<&Home>,
    ) -> Result<Promised> {
        let judged = &complete.judged;
        let row = RepairRow {
            priority: judged.priority,
            why: judged.why,
            judged: Some(judged),
            repeat_of: self.repeat_of(&draft.answers, home).await?,
            ..RepairRow::of(&draft.answers)
        };
        self.insert_repair(case, &row).await?;
        let photos = self.move_photos(draft, case).await?;
        if let Some(danger) = row.emergency {
            let which = danger.key().to_owned();
            self.track(case, &Event::Emergency { which }).await?;
        }
        self.track(case, &Event::Reported { photos }).await?;
        let emergency = judged.priority == Priority::Emergency;
        // An emergency counts from the moment its danger was named, not from the last question.
        let known_at = draft.emergency_at.filter(|_| emergency);
        self.after_judgement(case, judged, known_at.unwrap_or(self.now))
            .await
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
            r#"select answers, emergency_at, danger_case as "danger_case: CaseId", sent, updated_at from report_drafts where id = $1"#,
            id
        )
        .fetch_one(self.connection())
        .await?;
        Ok(Draft {
            id: crate::DraftId(id),
            answers: read(row.answers)?,
            submission_key: key,
            emergency_at: row.emergency_at,
            danger_case: row.danger_case,
            sent: row.sent.and_then(|sent| serde_json::from_value(sent).ok()),
            updated_at: row.updated_at,
        })
    }

    /// The case made of the danger, if it is of the same home and still open: the report takes its place there. An officer
    /// may have moved it on meanwhile, and that stands.
    async fn take_up_danger_case(
        &mut self,
        draft: &Draft,
        complete: &Complete,
        home: Option<&Home>,
    ) -> Result<Option<(CaseId, String)>> {
        let Some(case) = draft.danger_case else {
            return Ok(None);
        };
        let reference = sqlx::query_scalar!(
            "select reference from cases
             where id = $1 and property_id is not distinct from $2 and closed_at is null for update",
            case.0,
            home.map(|home| home.property.0),
        )
        .fetch_optional(self.connection())
        .await?;
        let Some(reference) = reference else {
            return Ok(None);
        };
        let now = self.now;
        sqlx::query!(
            "update cases set title = $2, updated_at = $3 where id = $1",
            case.0,
            complete.title,
            now
        )
        .execute(self.connection())
        .await?;
        sqlx::query!("delete from repairs where case_id = $1", case.0)
            .execute(self.connection())
            .await?;
        Ok(Some((case, reference)))
    }

    /// The repair of the same thing that was closed in that home within a year: it did not last.
    async fn repeat_of(
        &mut self,
        answers: &DraftAnswers,
        home: Option<&Home>,
    ) -> Result<Option<CaseId>> {
        let (Some(home), Some(place), Some(room), Some(element)) =
            (home, answers.place, answers.room, &answers.element)
        else {
            return Ok(None);
        };
        let since = self.now - REPEATS_WITHIN;
        let case = sqlx::query_scalar!(
            r#"select closed_repair_before($1, $2, $3, $4, $5) as "case: CaseId""#,
            home.property.0,
            place.key(),
            room.key(),
            element,
            since,
        )
        .fetch_one(self.connection())
        .await?;
        Ok(case)
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

/// "We will come by 5:30pm on Saturday 21 November 2026." or "We will have it fixed by Monday 14 December 2026."
pub fn promise_sentence(sent: &Sent) -> String {
    let day = london::long_weekday(london::date_of(sent.due));
    let time = london::time_of(sent.due);
    match sent.rule.as_str() {
        "awaab.emergency" => format!("We will make it safe by {time} on {day}."),
        rule if rule.starts_with("awaab.") => format!("We will look into it by {day}."),
        _ if sent.priority == Priority::Emergency => format!("We will come by {time} on {day}."),
        _ => format!("We will have it fixed by {day}."),
    }
}
