//! Closing a case, and opening it again. A case is over while it has a closing time; the event says who, why and what
//! the tenant was told.

use super::CaseHead;
use super::events::Event;
use crate::messages::{Letter, Words};
use crate::{CaseId, Error, Officer, Result, Tenant, Tx};
use rules::london;
use rules::reference::CaseKind;
use rules::repairs::state::{RepairState, allowed, may_reopen};

/// What came of a repair, as the officer records it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    NotOurs,
    Duplicate,
    Withdrawn,
}

impl Outcome {
    pub const ALL: [Self; 4] = [Self::Done, Self::NotOurs, Self::Duplicate, Self::Withdrawn];

    pub fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::NotOurs => "not_ours",
            Self::Duplicate => "duplicate",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.key() == key)
    }

    /// Those that a case of this kind may have.
    pub fn of_kind(kind: &str) -> &'static [Self] {
        if kind == CaseKind::Rent.key() {
            &[Self::Done, Self::Duplicate, Self::Withdrawn]
        } else {
            &Self::ALL
        }
    }

    /// What the tenant reads on a case of this kind.
    pub fn words(self, kind: &str) -> &'static str {
        if kind == CaseKind::Rent.key() {
            return match self {
                Self::Done | Self::NotOurs => "We have looked into this.",
                Self::Duplicate => "You asked us this before, and we answer you there.",
                Self::Withdrawn => "You told us that you no longer need it.",
            };
        }
        match self {
            Self::Done => "The work is done.",
            Self::NotOurs => "This is not something the council looks after.",
            Self::Duplicate => "We had this report already, and work goes on under the other one.",
            Self::Withdrawn => "You told us that you no longer need it.",
        }
    }
}

impl Tx<Officer> {
    /// Moves a repair on. The tenant sees it, and hears of it by the ways they chose. Does nothing if it is there already.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is no way from where it stands now.
    pub async fn change_state(&mut self, case: &CaseHead, to: RepairState) -> Result<()> {
        let case = self.lock_case(case.id).await?;
        if case.state == to.key() {
            return Ok(());
        }
        let from = RepairState::parse(&case.state).ok_or(Error::Broken("case state"))?;
        if !allowed(from, to) || to.is_over() || to == RepairState::Reopened {
            return Err(Error::Conflict("state"));
        }
        self.promise_follows(&case, to).await?;
        self.set_case_state(case.id, to.key()).await?;
        self.meet_clock(case.id, "repairs.triage").await?;
        if to == RepairState::Attended {
            self.meet_clock(case.id, "repairs.emergency.attend").await?;
        }
        if to == RepairState::Completed {
            self.meet_clocks(case.id, "repairs.").await?;
        }
        self.right_follows(case.id, to).await?;
        self.track(
            case.id,
            &Event::StateChanged {
                to: to.key().to_owned(),
            },
        )
        .await?;
        self.tell_followers(case.id, &case.reference, to.tenant_words())
            .await?;
        if to == RepairState::Completed {
            return self.ask_if_fixed(&case).await;
        }
        let Some(person) = case.person else {
            return Ok(());
        };
        let words = Words::Progress {
            reference: case.reference.clone(),
            status: to.tenant_words().to_owned(),
        };
        self.post(Letter::to_person(person, words).about(case.id))
            .await
    }

    /// Closes the case and tells the tenant. The same closing twice is one.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it was closed already with another outcome or other words; when a hazard is still open: the
    /// law's clocks do not end with the repair; when the work is done but nobody has tried to ask whether it is fixed; as "done" while we wait
    /// for the tenant: silence closes nothing; while a breathing space is to be checked or released, or an offer to pay
    /// decided (`"answer there"`); and on a case that chases a debt in breathing space (`"on hold"`).
    pub async fn close(&mut self, case: &CaseHead, outcome: Outcome, note: &str) -> Result<()> {
        let event = Event::Closed {
            outcome: outcome.key().to_owned(),
            words: note.to_owned(),
        };
        let case = self.lock_case(case.id).await?;
        if !Outcome::of_kind(&case.kind).contains(&outcome) {
            return Err(Error::Conflict("outcome"));
        }
        if case.state == RepairState::Closed.key() {
            return self.closed_alike(&case, &event).await;
        }
        if case.state == RepairState::Completed.key() && !self.has_tried_to_ask(case.id).await? {
            return Err(Error::Conflict("ask_first"));
        }
        let standing = RepairState::parse(&case.state);
        if outcome == Outcome::Done && standing.is_some_and(RepairState::waits_for_tenant) {
            return Err(Error::Conflict("waits for tenant"));
        }
        if self.has_open_hazard(case.id).await? {
            return Err(Error::Conflict("hazard open"));
        }
        if self.waits_for_an_answer(case.id).await? {
            return Err(Error::Conflict("answer there"));
        }
        let chased = self.may_chase(case.id).await?;
        self.promise_follows(&case, RepairState::Closed).await?;
        let now = self.now;
        sqlx::query!(
            "update cases set state = 'closed', closed_at = $2 where id = $1",
            case.id.0,
            now
        )
        .execute(self.connection())
        .await?;
        self.drop_open_order(&case, "The case was closed.").await?;
        if outcome == Outcome::Done {
            self.meet_every_clock(case.id).await?;
        } else {
            self.stop_clocks(case.id, "").await?;
        }
        self.track(case.id, &event).await?;
        self.tell_followers(case.id, &case.reference, RepairState::Closed.tenant_words())
            .await?;
        let Some(person) = case.person else {
            return Ok(());
        };
        let words = Words::Closed {
            reference: case.reference.clone(),
            outcome: format!("{} {note}", outcome.words(&case.kind))
                .trim()
                .to_owned(),
        };
        let letter = Letter::to_person(person, words).about(case.id);
        self.post(letter.asking_on(chased)).await
    }

    async fn closed_alike(&mut self, case: &CaseHead, event: &Event) -> Result<()> {
        let timeline = self.timeline(case.id, true).await?;
        let last = timeline
            .into_iter()
            .map(|row| row.event)
            .find(|event| matches!(event, Event::Closed { .. }));
        if last.as_ref() == Some(event) {
            Ok(())
        } else {
            Err(Error::Conflict("closed"))
        }
    }
}

impl<P> Tx<P> {
    /// Whether it ends with an answer of its own: a breathing space checked or released, an offer to pay decided. Closed before,
    /// nobody would be left to give it.
    async fn waits_for_an_answer(&mut self, case: CaseId) -> Result<bool> {
        let waits = sqlx::query_scalar!(
            r#"select exists (select from breathing_space_holds where case_id = $1 and ended_at is null)
                 or exists (select from moratoria where over_case_id = $1 and released_at is null)
                 or exists (select from arrangements where case_id = $1 and state = 'offered') as "waits!""#,
            case.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(waits)
    }
}

impl Tx<Tenant> {
    /// "It is not fixed": opens the case again with its first date, its history and its photos. Does nothing while we still
    /// work on it.
    ///
    /// # Errors
    /// [`Error::Conflict`] more than 28 days after it was closed: that is a new report.
    pub async fn reopen(&mut self, case: &CaseHead, why: &str) -> Result<()> {
        self.reopen_with(case, why, "repairs.triage").await
    }

    /// As [`Tx::reopen`], for a case whose first promise is of that rule.
    pub(crate) async fn reopen_with(
        &mut self,
        case: &CaseHead,
        why: &str,
        rule: &str,
    ) -> Result<()> {
        // Of two taps at once, the second finds it open.
        let case = self.lock_case(case.id).await?;
        let closed = RepairState::parse(&case.state) == Some(RepairState::Closed);
        if !closed && !is_done(&case.state) {
            return Ok(());
        }
        if closed && !self.may_reopen(&case) {
            return Err(Error::Conflict("reopen"));
        }
        sqlx::query!(
            "update cases set state = 'reopened', closed_at = null where id = $1",
            case.id.0
        )
        .execute(self.connection())
        .await?;
        self.promise_follows(&case, RepairState::Reopened).await?;
        self.right_follows(case.id, RepairState::Reopened).await?;
        self.suspect_again(case.id).await?;
        self.track(
            case.id,
            &Event::Reopened {
                why: why.to_owned(),
            },
        )
        .await?;
        let due = self.start_clock(case.id, rule, self.now).await?;
        let words = Words::Reopened {
            reference: case.reference.clone(),
            promise: format!(
                "We will look at it by {}.",
                london::day_month(london::date_of(due))
            ),
        };
        let person = self.principal.person;
        self.post(Letter::to_person(person, words).about(case.id))
            .await
    }

    /// Whether "not fixed" is still open to the tenant for this case.
    pub fn may_reopen(&self, case: &CaseHead) -> bool {
        is_done(&case.state)
            || case.closed_at.is_some_and(|closed_at| {
                may_reopen(london::date_of(closed_at), london::date_of(self.now))
            })
    }
}

/// We say that the work is done, and the tenant may say that it is not.
fn is_done(state: &str) -> bool {
    matches!(
        RepairState::parse(state),
        Some(RepairState::Completed | RepairState::TenantConfirmed)
    )
}
