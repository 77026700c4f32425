//! Messages both ways, and the desk's own notes. Each carries a key: sent twice is kept once.

use super::CaseHead;
use super::events::{Acts, Event};
use crate::error::OnConstraint;
use crate::messages::{Letter, Words};
use crate::{
    AccountId, CaseId, Error, MessageId, Officer, PersonId, Principal, Result, SubmissionKey,
    Tenant, Tx,
};
use chrono::{DateTime, Utc};
use rules::repairs::state::RepairState;

/// A message as a case page shows it.
#[derive(Clone, Debug)]
pub struct MessageRow {
    pub from_tenant: bool,
    /// Which member of the household wrote it, where one did.
    pub person: Option<PersonId>,
    pub officer: Option<String>,
    pub body: String,
    pub question: bool,
    pub at: DateTime<Utc>,
}

/// A note only the desk sees.
#[derive(Clone, Debug)]
pub struct NoteRow {
    pub officer: String,
    pub body: String,
    pub at: DateTime<Utc>,
}

impl Tx<Tenant> {
    /// The tenant writes about their case: an answer if we asked, else a message. We owe a reply within the service standard.
    /// A key that was sent before does nothing.
    ///
    /// # Errors
    /// [`Error::Conflict`] (`"closed"`) when the case is closed: nobody at the desk would see it, so no answer may be promised.
    pub async fn write(&mut self, case: &CaseHead, body: &str, key: SubmissionKey) -> Result<()> {
        let case = self.lock_case(case.id).await?;
        if !self.insert_message(case.id, body, false, key).await? {
            return Ok(());
        }
        if case.closed_at.is_some() {
            return Err(Error::Conflict("closed"));
        }
        self.track(case.id, &Event::Answered).await?;
        if case.state == RepairState::AwaitingInfo.key() {
            self.promise_follows(&case, RepairState::Triaged).await?;
            self.set_case_state(case.id, RepairState::Triaged.key())
                .await?;
        }
        self.start_clock(case.id, "case.reply", self.now).await?;
        Ok(())
    }

    /// The tenant says it is getting worse: the same as a message, and the desk is told so.
    ///
    /// # Errors
    /// As [`Tx::write`].
    pub async fn getting_worse(
        &mut self,
        case: &CaseHead,
        body: &str,
        key: SubmissionKey,
    ) -> Result<()> {
        let case = self.lock_case(case.id).await?;
        if !self.insert_message(case.id, body, false, key).await? {
            return Ok(());
        }
        if case.closed_at.is_some() {
            return Err(Error::Conflict("closed"));
        }
        self.track(case.id, &Event::GettingWorse).await?;
        self.start_clock(case.id, "case.reply", self.now).await?;
        Ok(())
    }
}

impl Tx<Officer> {
    /// Writes to the tenant, as a question they are asked to answer or as plain news. A key that was sent before does nothing. On
    /// a case that chases, it is a demand: asked about again when it is sent.
    ///
    /// # Errors
    /// [`Error::Conflict`] for a question about a case that is over, for a key that was sent with other words, and on a case that
    /// would chase a debt in breathing space (`"on hold"`).
    pub async fn write(
        &mut self,
        case: &CaseHead,
        body: &str,
        question: bool,
        key: SubmissionKey,
    ) -> Result<()> {
        let case = self.lock_case(case.id).await?;
        let chased = self.may_chase(case.id).await?;
        if !self.insert_message(case.id, body, question, key).await? {
            return Ok(());
        }
        if question && RepairState::parse(&case.state).is_some_and(RepairState::is_over) {
            return Err(Error::Conflict("closed"));
        }
        let event = if question {
            Event::Asked
        } else {
            Event::OfficerWrote
        };
        self.track(case.id, &event).await?;
        self.meet_clock(case.id, "case.reply").await?;
        self.meet_clock(case.id, "repairs.triage").await?;
        if question {
            self.await_info(&case).await?;
        }
        let Some(person) = case.person else {
            return Ok(());
        };
        let reference = case.reference.clone();
        let words = if question {
            Words::Question {
                reference,
                question: body.to_owned(),
            }
        } else {
            Words::Answer {
                reference,
                message: body.to_owned(),
            }
        };
        let letter = Letter::to_person(person, words).about(case.id);
        self.post(letter.asking_on(chased)).await
    }

    /// The account of a case that asks why a plan was not kept: what an officer writes to the tenant on it asks for a debt. `None`
    /// for every other case: what tenants ask themselves may be answered (Debt Respite Scheme Regulations 2020, regulation 7).
    ///
    /// # Errors
    /// [`Error::Conflict`] (`"on hold"`) while that account is in breathing space or being checked for one.
    pub(super) async fn may_chase(&mut self, case: CaseId) -> Result<Option<AccountId>> {
        let account = sqlx::query_scalar!(
            r#"select account_id as "account: AccountId" from rent_cases where case_id = $1 and topic = 'arrangement_broken'"#,
            case.0
        )
        .fetch_optional(self.connection())
        .await?;
        if let Some(account) = account
            && self.is_frozen(account).await?
        {
            return Err(Error::Conflict("on hold"));
        }
        Ok(account)
    }

    /// A new report counts as looked at once we ask about it; one further on only waits if its state allows.
    async fn await_info(&mut self, case: &CaseHead) -> Result<()> {
        if matches!(
            RepairState::parse(&case.state),
            Some(
                RepairState::Submitted
                    | RepairState::EmergencyRedirected
                    | RepairState::Triaged
                    | RepairState::Reopened
            )
        ) {
            self.promise_follows(case, RepairState::AwaitingInfo)
                .await?;
            self.set_case_state(case.id, RepairState::AwaitingInfo.key())
                .await?;
        }
        Ok(())
    }

    /// Someone has spoken to the tenant, or written by post, after our messages had missed them. Does nothing when that is not
    /// owed, or no longer.
    pub async fn reached(&mut self, case: &CaseHead) -> Result<()> {
        let case = self.lock_case(case.id).await?;
        let clocks = self.clocks(case.id).await?;
        if !clocks
            .iter()
            .any(|clock| clock.rule == "case.reach" && clock.is_open())
        {
            return Ok(());
        }
        self.meet_clock(case.id, "case.reach").await?;
        self.track(case.id, &Event::Reached).await
    }

    /// Adds a note for the desk. A key that was sent before does nothing.
    pub async fn note(&mut self, case: &CaseHead, body: &str, key: SubmissionKey) -> Result<()> {
        let (officer, now) = (self.principal.id, self.now);
        let added = sqlx::query!(
            "insert into case_notes (id, case_id, submission_key, officer_id, body, at) values ($1, $2, $3, $4, $5, $6)
             on conflict (case_id, submission_key) do nothing",
            MessageId::new().0,
            case.id.0,
            key.0,
            officer.0,
            body,
            now,
        )
        .execute(self.connection())
        .await?;
        if added.rows_affected() == 1 {
            self.track(case.id, &Event::Noted).await
        } else {
            Ok(())
        }
    }

    /// The desk's notes on a case, newest first, a hundred at most.
    pub async fn notes(&mut self, case: CaseId) -> Result<Vec<NoteRow>> {
        let rows = sqlx::query_as!(
            NoteRow,
            "select o.name as officer, n.body, n.at from case_notes n join officers o on o.id = n.officer_id
             where n.case_id = $1 order by n.at desc, n.id desc limit 100",
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }
}

impl<P: Acts> Tx<P> {
    /// Keeps a message. `false` when its key was kept before with the same words.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the key was kept before with other words.
    async fn insert_message(
        &mut self,
        case: CaseId,
        body: &str,
        question: bool,
        key: SubmissionKey,
    ) -> Result<bool> {
        let before = sqlx::query_scalar!(
            "select body from case_messages where case_id = $1 and submission_key = $2",
            case.0,
            key.0
        )
        .fetch_optional(self.connection())
        .await?;
        match before {
            Some(before) if before == body => return Ok(false),
            Some(_) => return Err(Error::Conflict("message")),
            None => {}
        }
        let (actor, now) = (self.principal.actor(), self.now);
        sqlx::query!(
            "insert into case_messages (id, case_id, submission_key, from_tenant, author_person_id, author_officer_id, body, question, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            MessageId::new().0,
            case.0,
            key.0,
            actor.person.is_some(),
            actor.person.map(|id| id.0),
            actor.officer.map(|id| id.0),
            body,
            question,
            now,
        )
        .execute(self.connection())
        .await
        .on_constraint("case_messages_sent_once", Error::Conflict("message"))?;
        Ok(true)
    }
}

impl<P: Principal> Tx<P> {
    /// The conversation on a case, oldest first, the newest two hundred.
    pub(crate) async fn conversation(&mut self, case: CaseId) -> Result<Vec<MessageRow>> {
        let mut rows = sqlx::query_as!(
            MessageRow,
            r#"select m.from_tenant, m.author_person_id as "person: PersonId", o.name as "officer?", m.body, m.question, m.at
               from case_messages m left join officers o on o.id = m.author_officer_id
               where m.case_id = $1 order by m.at desc, m.id desc limit 200"#,
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        rows.reverse();
        Ok(rows)
    }
}
