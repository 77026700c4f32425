//! An officer decides on an offer, objects to what was taken at once, or ends a plan: always with a reason the tenant reads.

use super::Arrangement;
use crate::cases::events::Event;
use crate::messages::ArrangementNews;
use crate::rent::Account;
use crate::{ArrangementId, CaseId, Error, Officer, Result, SubmissionKey, Tx};
use rules::rent::plan::{Offer, State};

/// What an officer makes of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// An offer runs as it was offered.
    Accept,
    /// An offer is not agreed.
    Refuse(String),
    /// Another offer in its place, which the tenant takes or leaves.
    Counter(Offer, String),
    /// What was taken at once stops.
    Object(String),
    /// What runs ends, because things have changed.
    End(String),
}

impl Decision {
    const fn state(&self) -> State {
        match self {
            Self::Accept => State::Running,
            Self::Refuse(_) | Self::Counter(..) => State::Refused,
            Self::Object(_) => State::Objected,
            Self::End(_) => State::Ended,
        }
    }

    /// Whether there is a way to it from where the plan stands.
    fn fits(&self, plan: &Arrangement) -> bool {
        match self {
            Self::Accept | Self::Refuse(_) | Self::Counter(..) => {
                plan.state == State::Offered && plan.made_by.is_none()
            }
            Self::Object(_) => plan.state == State::Running && plan.made_by.is_none(),
            Self::End(_) => plan.state == State::Running || plan.waits_for_tenant(),
        }
    }

    fn reason(&self) -> Option<&str> {
        match self {
            Self::Accept => None,
            Self::Refuse(why) | Self::Counter(_, why) | Self::Object(why) | Self::End(why) => {
                Some(why)
            }
        }
    }
}

impl Tx<Officer> {
    /// Decides on the open plan of an account. The same decision twice is one.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such plan; [`Error::Conflict`] when it has moved on, or nothing may be asked for now.
    pub async fn decide_plan(
        &mut self,
        account: &Account,
        id: ArrangementId,
        decision: Decision,
        key: SubmissionKey,
    ) -> Result<()> {
        let plans = self.lock_plans(account).await?;
        let plan = plans
            .into_iter()
            .find(|plan| plan.id == id)
            .ok_or(Error::NotFound)?;
        if plan.state == decision.state() && plan.reason.as_deref() == decision.reason() {
            return Ok(());
        }
        if !decision.fits(&plan) {
            return Err(Error::Conflict("plan moved on"));
        }
        match &decision {
            Decision::Accept => {
                self.may_plan(account).await?.terms()?;
                self.start_offered(&plan, account).await?;
            }
            _ => self.settle_plan(&plan, decision.state()).await?,
        }
        self.sign_decision(&plan, decision.reason()).await?;
        if let Some(case) = plan.case {
            self.close_plan_case(case).await?;
        }
        self.follow(account, &plan, decision, key).await
    }

    /// What the tenant hears of it. A counter-offer is told as an offer; why stands beside the old one.
    async fn follow(
        &mut self,
        account: &Account,
        plan: &Arrangement,
        decision: Decision,
        key: SubmissionKey,
    ) -> Result<()> {
        let news = match decision {
            Decision::Accept => return Ok(()),
            Decision::Counter(offer, _) => {
                self.add_plan(account, plan.person, offer, key, State::Offered)
                    .await?;
                return Ok(());
            }
            Decision::Refuse(reason) => ArrangementNews::NotAgreed { reason },
            Decision::Object(reason) | Decision::End(reason) => ArrangementNews::Stopped { reason },
        };
        self.tell_of_plan(plan.person, account, news).await
    }

    /// Two officers at once: the second sees what the first did.
    async fn lock_plans(&mut self, account: &Account) -> Result<Vec<Arrangement>> {
        sqlx::query!(
            "select id from arrangements where account_id = $1 for update",
            account.id.0
        )
        .fetch_all(self.connection())
        .await?;
        self.arrangements(account).await
    }

    async fn sign_decision(&mut self, plan: &Arrangement, reason: Option<&str>) -> Result<()> {
        let (officer, now) = (self.principal.id, self.now);
        sqlx::query!(
            "update arrangements set decided_by = $2, decided_at = $3, reason = $4, named_officer = $2 where id = $1",
            plan.id.0,
            officer.0,
            now,
            reason,
        )
        .execute(self.connection())
        .await?;
        self.audit(
            "officer",
            officer.0,
            "arrangement.decided",
            "arrangement",
            plan.id.0,
        )
        .await
    }

    /// The question is answered, and so its promise is kept.
    async fn close_plan_case(&mut self, case: CaseId) -> Result<()> {
        let case = self.lock_case(case).await?;
        if case.closed_at.is_some() {
            return Ok(());
        }
        let now = self.now;
        sqlx::query!(
            "update cases set state = 'closed', closed_at = $2 where id = $1",
            case.id.0,
            now
        )
        .execute(self.connection())
        .await?;
        self.meet_every_clock(case.id).await?;
        let event = Event::Closed {
            outcome: "done".to_owned(),
            words: String::new(),
        };
        self.track(case.id, &event).await
    }
}
