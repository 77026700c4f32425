//! A plan is made: by the tenant, or for them by an officer who spoke to them.

use super::{Arrangement, REVIEWED_EVERY};
use crate::cases::events::Acts;
use crate::messages::{ArrangementNews, Letter, Words};
use crate::rent::{Account, NewRentCase, Topic};
use crate::{
    ArrangementId, CaseId, Error, Officer, OfficerId, PersonId, Result, SubmissionKey, Tenant, Tx,
};
use chrono::{DateTime, Utc};
use rules::rent::plan::{NoPlan, Offer, Plan, State, Verdict};

/// What became of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    Running,
    /// An officer answers by then.
    Offered(DateTime<Utc>),
    /// The same form was sent before.
    Before,
}

/// A plan that is to be written down.
struct New<'a> {
    account: &'a Account,
    person: PersonId,
    officer: Option<OfficerId>,
    named: Option<OfficerId>,
    key: SubmissionKey,
    plan: Plan,
    state: State,
    case: Option<CaseId>,
}

impl Tx<Tenant> {
    /// Offers a plan for one of the tenant's accounts. Inside the council's band it runs from now on.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is nothing to plan, when there is a plan already, or when the offer makes none.
    pub async fn arrange(
        &mut self,
        account: &Account,
        offer: Offer,
        key: SubmissionKey,
    ) -> Result<Made> {
        if self.was_made(account, key).await? {
            return Ok(Made::Before);
        }
        let terms = self.may_plan(account).await?.terms()?;
        let plan = plan_of(&terms, offer)?;
        let named = self.officer_for_a_plan().await?;
        let mut new = New {
            account,
            person: self.principal.person,
            officer: None,
            named,
            key,
            plan,
            state: State::Running,
            case: None,
        };
        // Somebody has to be there who may object.
        if terms.band.judge(&plan) == Verdict::AtOnce && named.is_some() {
            self.write_plan(&new).await?;
            self.tell_of_plan(new.person, account, ArrangementNews::started(&plan))
                .await?;
            return Ok(Made::Running);
        }
        let case = self.ask_for_plan(&new).await?;
        new.state = State::Offered;
        new.case = Some(case);
        self.write_plan(&new).await?;
        let due = self.answer_due(self.now).await?;
        Ok(Made::Offered(due))
    }

    /// By when an officer answers what was offered or asked then.
    pub async fn answer_due(&mut self, asked: DateTime<Utc>) -> Result<DateTime<Utc>> {
        let (period, _) = self.policy("rent.arrangement", asked).await?;
        let calendar = self.calendar().await?;
        Ok(rules::clock::due(period, asked, &calendar))
    }

    async fn ask_for_plan(&mut self, new: &New<'_>) -> Result<CaseId> {
        let case = NewRentCase {
            account: new.account,
            person: new.person,
            topic: Topic::ArrangementWanted,
            pence: Some(new.plan.offer.amount),
            paid_on: None,
            way: Some(new.plan.offer.every.key().to_owned()),
            words: String::new(),
            sent_by: self.principal.browser.0,
            key: new.key,
        };
        Ok(self.open_rent_case(&case).await?.0)
    }

    /// "I cannot keep to this": a case for the income team. Returns by when they answer.
    pub async fn cannot_keep(
        &mut self,
        account: &Account,
        words: &str,
        key: SubmissionKey,
    ) -> Result<DateTime<Utc>> {
        let case = NewRentCase {
            account,
            person: self.principal.person,
            topic: Topic::MoneyTight,
            pence: None,
            paid_on: None,
            way: None,
            words: words.to_owned(),
            sent_by: self.principal.browser.0,
            key,
        };
        self.open_rent_case(&case).await?;
        self.answer_due(self.now).await
    }

    /// Takes or leaves what an officer offers.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it was not offered to them; [`Error::Conflict`] when nothing may be asked for now.
    pub async fn answer_offer(
        &mut self,
        account: &Account,
        id: ArrangementId,
        takes: bool,
    ) -> Result<()> {
        let offered = self.arrangement(account).await?.filter(|found| {
            let own = found.person == self.principal.person;
            own && found.id == id && found.waits_for_tenant()
        });
        let offered = offered.ok_or(Error::NotFound)?;
        if !takes {
            return self.settle_plan(&offered, State::Refused).await;
        }
        self.may_plan(account).await?.terms()?;
        self.start_offered(&offered, account).await
    }

    /// Switches the reminders of a plan on or off, for whoever asks alone.
    pub async fn set_reminders(&mut self, account: &Account, on: bool) -> Result<()> {
        let Some(arrangement) = self.arrangement(account).await? else {
            return Err(Error::NotFound);
        };
        let person = self.principal.person;
        if on {
            sqlx::query!(
                "delete from arrangement_reminders_off where arrangement_id = $1 and person_id = $2",
                arrangement.id.0,
                person.0
            )
            .execute(self.connection())
            .await?;
        } else {
            sqlx::query!(
                "insert into arrangement_reminders_off (arrangement_id, person_id) values ($1, $2) on conflict do nothing",
                arrangement.id.0,
                person.0
            )
            .execute(self.connection())
            .await?;
        }
        Ok(())
    }
}

impl Tx<Officer> {
    /// Makes a plan for a tenant who asked for it, by phone or at the desk: it runs at once, whatever the band.
    ///
    /// # Errors
    /// As the tenant's own; [`Error::NotFound`] for someone who is no party of the account.
    pub async fn arrange_for(
        &mut self,
        account: &Account,
        person: PersonId,
        offer: Offer,
        key: SubmissionKey,
    ) -> Result<Made> {
        self.add_plan(account, person, offer, key, State::Running)
            .await
    }

    /// As [`Tx::arrange_for`], or only offered: then the tenant answers.
    pub(super) async fn add_plan(
        &mut self,
        account: &Account,
        person: PersonId,
        offer: Offer,
        key: SubmissionKey,
        state: State,
    ) -> Result<Made> {
        if self.was_made(account, key).await? {
            return Ok(Made::Before);
        }
        let terms = self.may_plan(account).await?.terms()?;
        let known = self.plan_people(account).await?;
        if !known.iter().any(|(id, _)| *id == person) {
            return Err(Error::NotFound);
        }
        let plan = plan_of(&terms, offer)?;
        let officer = Some(self.principal.id);
        let new = New {
            account,
            person,
            officer,
            named: officer,
            key,
            plan,
            state,
            case: None,
        };
        self.write_plan(&new).await?;
        let news = match state {
            State::Running => ArrangementNews::started(&plan),
            _ => ArrangementNews::ForYou,
        };
        self.tell_of_plan(person, account, news).await?;
        Ok(Made::Running)
    }

    /// Who may have a plan for an account: its tenants, or the former ones of a former home.
    pub async fn plan_people(&mut self, account: &Account) -> Result<Vec<(PersonId, String)>> {
        let rows = sqlx::query!(
            r#"select p.id as "id: PersonId", p.first_name || ' ' || p.last_name as "name!"
               from tenancy_parties t join people p on p.id = t.person_id join rent_accounts a on a.tenancy_id = t.tenancy_id
               where a.id = $1 and (t.role = 'former') = (a.kind = 'former') and (t.until is null or a.kind = 'former')
               order by t.role <> 'sole', p.first_name, p.id limit 10"#,
            account.id.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
    }
}

/// # Errors
/// [`Error::Conflict`] with why it makes none.
fn plan_of(terms: &rules::rent::plan::Terms, offer: Offer) -> Result<Plan> {
    Plan::of(terms.arrears, offer).map_err(|no_plan| match no_plan {
        NoPlan::NothingOwed => Error::Conflict("nothing owed"),
        NoPlan::TooSmall | NoPlan::Endless => Error::Conflict("amount"),
    })
}

impl<P: Acts> Tx<P> {
    async fn was_made(&mut self, account: &Account, key: SubmissionKey) -> Result<bool> {
        let made = sqlx::query_scalar!(
            r#"select exists (select from arrangements where account_id = $1 and submission_key = $2) as "made!""#,
            account.id.0,
            key.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(made)
    }

    async fn officer_for_a_plan(&mut self) -> Result<Option<OfficerId>> {
        let named = sqlx::query_scalar!(r#"select arrangement_officer() as "named: OfficerId""#)
            .fetch_one(self.connection())
            .await?;
        Ok(named)
    }

    /// Of two at once, on one account, the second finds the first.
    async fn write_plan(&mut self, new: &New<'_>) -> Result<()> {
        let (id, now) = (ArrangementId::new(), self.now);
        let Plan { offer, .. } = new.plan;
        let written = sqlx::query!(
            "insert into arrangements (id, account_id, person_id, officer_id, submission_key, pence, every, first_on, arrears_pence,
                                       clear_on, review_on, state, case_id, named_officer, made_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict do nothing",
            id.0,
            new.account.id.0,
            new.person.0,
            new.officer.map(|id| id.0),
            new.key.0,
            offer.amount.0,
            offer.every.key(),
            offer.first_on,
            new.plan.arrears.0,
            new.plan.clear_on,
            // Looked at again after a quarter, or when it is over.
            new.plan.clear_on.min(offer.first_on + REVIEWED_EVERY),
            new.state.key(),
            new.case.map(|id| id.0),
            new.named.map(|id| id.0),
            now,
        )
        .execute(self.connection())
        .await?;
        if written.rows_affected() == 0 {
            return Err(Error::Conflict("plan already"));
        }
        if new.state == State::Running {
            self.write_payments(id, &new.plan).await?;
        }
        Ok(())
    }

    async fn write_payments(&mut self, id: ArrangementId, plan: &Plan) -> Result<()> {
        let (days, pence): (Vec<_>, Vec<_>) =
            plan.schedule().map(|(day, pence)| (day, pence.0)).unzip();
        sqlx::query!(
            "insert into arrangement_payments (arrangement_id, due_on, pence)
             select $1, due_on, pence from unnest($2::date[], $3::bigint[]) as due (due_on, pence)",
            id.0,
            &days,
            &pence,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// What was offered runs now. Days that went by while it waited are not asked for: it begins with the next one.
    pub(super) async fn start_offered(
        &mut self,
        offered: &Arrangement,
        account: &Account,
    ) -> Result<()> {
        let today = rules::london::date_of(self.now);
        let Offer {
            every, first_on, ..
        } = offered.offer;
        let first_on = (0..)
            .map(|turn| every.after(first_on, turn))
            .find(|day| *day > today)
            .unwrap_or(first_on);
        let offer = Offer {
            first_on,
            ..offered.offer
        };
        let plan = Plan::of(offered.arrears, offer).map_err(|_| Error::Broken("arrangement"))?;
        sqlx::query!(
            "update arrangements set state = 'running', first_on = $2, clear_on = $3 where id = $1 and state = 'offered'",
            offered.id.0,
            plan.offer.first_on,
            plan.clear_on,
        )
        .execute(self.connection())
        .await?;
        self.write_payments(offered.id, &plan).await?;
        self.tell_of_plan(offered.person, account, ArrangementNews::started(&plan))
            .await
    }

    pub(super) async fn settle_plan(&mut self, plan: &Arrangement, state: State) -> Result<()> {
        sqlx::query!(
            "update arrangements set state = $2 where id = $1 and state in ('offered', 'running')",
            plan.id.0,
            state.key(),
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    pub(super) async fn tell_of_plan(
        &mut self,
        person: PersonId,
        account: &Account,
        news: ArrangementNews,
    ) -> Result<()> {
        let words = Words::Arrangement {
            account: account.payment_reference.clone(),
            news,
        };
        self.post(Letter::to_person(person, words).about_account(account.id))
            .await
    }
}
