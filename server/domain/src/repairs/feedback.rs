//! The two questions when the work is done: is it fixed, and how happy are you? No answer closes nothing by itself.

use crate::cases::CaseHead;
use crate::cases::events::{Acts, Event};
use crate::messages::{Letter, Words};
use crate::{CaseId, Error, EventId, Principal, Result, Tenant, Tx};
use chrono::{DateTime, Utc};
use rules::london;
use rules::repairs::state::{RepairState, may_reopen};

/// Whether it is fixed, as the tenant says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    Yes,
    NotFixed,
    MadeWorse,
}

impl Fixed {
    pub const ALL: [Self; 3] = [Self::Yes, Self::NotFixed, Self::MadeWorse];

    pub fn key(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::NotFixed => "not_fixed",
            Self::MadeWorse => "made_worse",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fixed| fixed.key() == key)
    }
}

/// Both answers.
#[derive(Clone, Debug)]
pub struct Answer {
    pub fixed: Fixed,
    /// From 1, very unhappy, to 5, very happy; `None` for someone who would not say.
    pub happy: Option<i16>,
    /// What is still wrong.
    pub words: String,
}

impl Tx<Tenant> {
    /// The tenant's answers. "Yes" confirms the work; anything else opens the repair again with its first date and its
    /// history, and "made worse" is raised for an officer. Once for each time the work was done: again does nothing.
    ///
    /// # Errors
    /// [`Error::Conflict`] while the work is not done, or more than 28 days after it was.
    pub async fn say_if_fixed(&mut self, case: &CaseHead, answer: &Answer) -> Result<()> {
        let case = self.lock_case(case.id).await?;
        // Said already, and since then open again or confirmed.
        let done = self.last_done(case.id).await?;
        let Some(done) = done else {
            return self.answered_before(case.id).await;
        };
        if !self.keep_feedback(&case, answer, done).await? {
            return Ok(());
        }
        if !is_in_time(done, self.now) {
            return Err(Error::Conflict("reopen"));
        }
        let event = Event::Feedback {
            fixed: answer.fixed.key().to_owned(),
            happy: answer.happy,
        };
        self.track(case.id, &event).await?;
        match answer.fixed {
            Fixed::Yes if case.state == RepairState::Completed.key() => {
                self.set_case_state(case.id, RepairState::TenantConfirmed.key())
                    .await
            }
            Fixed::Yes => Ok(()),
            Fixed::NotFixed => self.reopen(&case, &answer.words).await,
            Fixed::MadeWorse => self.made_worse(&case, &answer.words).await,
        }
    }

    /// An officer answers it by the service standard, whatever else the open repair waits for.
    async fn made_worse(&mut self, case: &CaseHead, words: &str) -> Result<()> {
        self.reopen(case, words).await?;
        self.track(case.id, &Event::MadeWorse).await?;
        let now = self.now;
        self.start_clock(case.id, "case.reply", now).await?;
        Ok(())
    }

    /// Whether to ask this tenant now: the work is done, not long ago, and they have not said.
    pub(crate) async fn asks_if_fixed(&mut self, case: &CaseHead) -> Result<bool> {
        let waits = matches!(
            RepairState::parse(&case.state),
            Some(RepairState::Completed | RepairState::Closed)
        );
        let Some(done) = self.last_done(case.id).await?.filter(|_| waits) else {
            return Ok(false);
        };
        let person = self.principal.person;
        let said = sqlx::query_scalar!(
            r#"select exists (select from repair_feedback where case_id = $1 and person_id = $2 and done_at = $3) as "said!""#,
            case.id.0,
            person.0,
            done,
        )
        .fetch_one(self.connection())
        .await?;
        Ok(!said && is_in_time(done, self.now))
    }

    async fn answered_before(&mut self, case: CaseId) -> Result<()> {
        let person = self.principal.person;
        let said = sqlx::query_scalar!(
            r#"select exists (select from repair_feedback where case_id = $1 and person_id = $2) as "said!""#,
            case.0,
            person.0,
        )
        .fetch_one(self.connection())
        .await?;
        said.then_some(()).ok_or(Error::Conflict("not_done"))
    }

    /// `false` when this time was answered before.
    async fn keep_feedback(
        &mut self,
        case: &CaseHead,
        answer: &Answer,
        done: DateTime<Utc>,
    ) -> Result<bool> {
        let (person, now) = (self.principal.person, self.now);
        let kept = sqlx::query!(
            "insert into repair_feedback (id, case_id, person_id, fixed, happy, words, done_at, at) values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict do nothing",
            EventId::new().0,
            case.id.0,
            person.0,
            answer.fixed.key(),
            answer.happy,
            answer.words,
            done,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(kept.rows_affected() == 1)
    }
}

impl<P: Principal> Tx<P> {
    /// When the work was said to be done, last; `None` while it is not, or no longer.
    async fn last_done(&mut self, case: CaseId) -> Result<Option<DateTime<Utc>>> {
        let row = sqlx::query!(
            r#"select max(at) filter (where kind = 'work_done' or (kind = 'state_changed' and detail ->> 'to' = 'completed')) as completed,
                      max(at) filter (where kind = 'closed' and detail ->> 'outcome' = 'done') as closed,
                      max(at) filter (where kind = 'reopened') as reopened
               from case_events where case_id = $1 and kind in ('work_done', 'state_changed', 'closed', 'reopened')"#,
            case.0
        )
        .fetch_one(self.connection())
        .await?;
        let since = |at: &DateTime<Utc>| row.reopened.is_none_or(|reopened| *at >= reopened);
        Ok(row.completed.filter(since).or(row.closed.filter(since)))
    }

    /// Whether someone has tried to ask the tenant since the work was done: our message with the question got out, or an
    /// officer wrote, or noted a call.
    pub(crate) async fn has_tried_to_ask(&mut self, case: CaseId) -> Result<bool> {
        let Some(done) = self.last_done(case).await? else {
            return Ok(false);
        };
        let tried = sqlx::query_scalar!(
            r#"select exists (select from outgoing_messages where case_id = $1 and kind = 'is-it-fixed' and created_at >= $2
                              and state not in ('failed', 'suppressed', 'expired'))
                   or exists (select from case_events where case_id = $1 and at >= $2
                              and kind in ('officer_wrote', 'noted', 'reached')) as "tried!""#,
            case.0,
            done,
        )
        .fetch_one(self.connection())
        .await?;
        Ok(tried)
    }
}

impl<P: Acts> Tx<P> {
    /// Asks the reporter the two questions, once the work is done. One message, and no reminder.
    pub(crate) async fn ask_if_fixed(&mut self, case: &CaseHead) -> Result<()> {
        let Some(person) = case.person else {
            return Ok(());
        };
        let words = Words::IsItFixed {
            reference: case.reference.clone(),
        };
        self.post(Letter::to_person(person, words).about(case.id))
            .await
    }
}

fn is_in_time(done: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    may_reopen(london::date_of(done), london::date_of(now))
}
