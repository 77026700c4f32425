//! Once a day each running plan is looked at: payments made and missed, plans kept and broken. A broken plan is a case for an
//! officer, who speaks to the tenant; the program writes to nobody about it.

use super::terms::usual_of;
use super::{Arrangement, MayPlan};
use crate::messages::ArrangementNews;
use crate::rent::{Account, NewRentCase, Topic};
use crate::secrets::sha256;
use crate::{AccountId, Result, SubmissionKey, System, Tx};
use chrono::{Days, NaiveDate};
use rules::london;
use rules::money::Pence;
use rules::rent::plan::{Look, Payment, Rhythm, SMALLEST, State, is_broken, look};
use rules::rent::year::next_monday;
use rules::rent::{IncomeKind, RentYear, standing};
use std::collections::HashSet;

/// How many at a time; the caller comes back while there are more.
const MOST: i64 = 50;

/// How long before its day a payment is taken for the one that is due next.
const EARLY: Days = Days::new(7);

/// What was owed for a payment.
struct Owed {
    truly: Pence,
    /// Left out of it, because Universal Credit that is paid to the tenant comes later: for the weeks that they pay for later.
    credit: Pence,
}

/// What every look needs of policy.
struct Limits {
    today: NaiveDate,
    grace: u64,
    missed: usize,
}

impl Tx<System> {
    /// Looks at plans that were not looked at today. Returns how many; none when all were.
    pub async fn look_at_plans(&mut self) -> Result<usize> {
        let limits = self.limits().await?;
        let accounts = sqlx::query_scalar!(
            r#"update arrangements set looked_on = $1
               where id in (select id from arrangements where state = 'running' and (looked_on is null or looked_on < $1)
                            order by looked_on nulls first, id limit $2 for update skip locked)
               returning account_id as "account: AccountId""#,
            limits.today,
            MOST,
        )
        .fetch_all(self.connection())
        .await?;
        for account in &accounts {
            self.look_at_plan(*account, &limits).await?;
        }
        Ok(accounts.len())
    }

    async fn limits(&mut self) -> Result<Limits> {
        let policy = self.plan_policy().await?;
        Ok(Limits {
            today: london::date_of(self.now),
            grace: u64::from(policy.grace),
            missed: policy.missed as usize,
        })
    }

    async fn look_at_plan(&mut self, account: AccountId, limits: &Limits) -> Result<()> {
        let account = self.account_by_id(account).await?;
        let found = self.arrangements_of(account.id, 1).await?;
        let Some(mut plan) = found.into_iter().find(|it| it.state == State::Running) else {
            return Ok(());
        };
        if self.is_frozen_on(account.id, limits.today).await? {
            return self.let_stand(&plan, limits.today).await;
        }
        let before = plan.count(Look::Missed);
        let rhythm = self.rhythm(&account, &plan, limits.today).await?;
        self.look_at_payments(&account, &mut plan, &rhythm, limits)
            .await?;
        let over = plan.next().is_none();
        let missed_now = plan.count(Look::Missed) > before;
        let kept = if self.is_clear(&account, &plan, &rhythm).await? {
            Some(true)
        } else if missed_now && (over || is_broken(&plan.payments, limits.missed)) {
            Some(false)
        } else if over && !ends_missed(&plan.payments) {
            self.was_kept(&account, &plan, &rhythm, limits).await?
        } else {
            None
        };
        match kept {
            Some(true) => {
                self.settle_plan(&plan, State::Kept).await?;
                self.tell_of_plan(plan.person, &account, ArrangementNews::Kept)
                    .await
            }
            Some(false) => {
                self.settle_plan(&plan, State::Broken).await?;
                self.ask_officer_to_talk(&account, &plan).await
            }
            None => Ok(()),
        }
    }

    /// Whether a plan whose payments are over was kept; `None` until it shows. Who pays the rent ahead by the month seems clear after
    /// each payment, and what is left is seen when the weeks have come that the last one paid for.
    async fn was_kept(
        &mut self,
        account: &Account,
        plan: &Arrangement,
        rhythm: &Rhythm,
        limits: &Limits,
    ) -> Result<Option<bool>> {
        let payments = plan.payments.len();
        let Some(day) = rhythm.shows_on(payments) else {
            return Ok(Some(true));
        };
        if limits.today < day {
            return Ok(None);
        }
        let owed = self.owed_for(account, day, limits).await?;
        let allowed = rhythm.behind(day, payments).0 - owed.credit.0;
        Ok(Some(owed.truly.0 <= allowed.max(rhythm.week().0)))
    }

    async fn rhythm(
        &mut self,
        account: &Account,
        plan: &Arrangement,
        today: NaiveDate,
    ) -> Result<Rhythm> {
        let standing = self.standing_of(account, today).await?;
        let made_on = london::date_of(plan.made_at);
        let free = self.free_weeks_since(account, made_on).await?;
        Ok(Rhythm {
            every: plan.offer.every,
            usual: usual_of(&standing),
            made_on,
            first_on: plan.offer.first_on,
            charged: next_monday(made_on)
                .iter_weeks()
                .take_while(|monday| *monday <= today)
                .filter(|monday| !free.contains(monday))
                .collect(),
        })
    }

    async fn free_weeks_since(
        &mut self,
        account: &Account,
        day: NaiveDate,
    ) -> Result<HashSet<NaiveDate>> {
        let mondays = sqlx::query_scalar!(
            r#"select unnest(free_weeks) as "monday!" from rent_years where pattern = $1 and starts_on >= $2 order by 1 limit 600"#,
            account.pattern,
            RentYear::containing(day).starts_on,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(mondays.into_iter().collect())
    }

    /// Whether nothing is owed that the plan is for, or will be when the weeks have come that are paid for already.
    async fn is_clear(
        &mut self,
        account: &Account,
        plan: &Arrangement,
        rhythm: &Rhythm,
    ) -> Result<bool> {
        let (owed, today) = match self.may_plan_of(account).await? {
            MayPlan::Yes { terms, .. } => (terms.arrears, terms.today),
            MayPlan::NothingOwed => {
                let today = london::date_of(self.now);
                let at = self.standing_of(account, today).await?.standing;
                // Below nought it is paid ahead; above, what is left of it comes of itself.
                (at.true_arrears.min(at.balance), today)
            }
            MayPlan::Frozen | MayPlan::OtherWays => return Ok(false),
        };
        let soon = today + EARLY;
        let due = plan.payments.iter().filter(|it| it.due_on <= soon).count();
        Ok(owed.0 + rhythm.ahead(today, due).0 < SMALLEST.0)
    }

    async fn look_at_payments(
        &mut self,
        account: &Account,
        plan: &mut Arrangement,
        rhythm: &Rhythm,
        limits: &Limits,
    ) -> Result<()> {
        let mut line = plan.arrears;
        for place in 0..plan.payments.len() {
            let payment = plan.payments[place];
            if payment.due_on > limits.today {
                break;
            }
            if payment.standing == Look::StoodStill {
                continue;
            }
            line = Pence(line.0 - payment.pence.0);
            if payment.standing != Look::Ahead {
                continue;
            }
            let owed = self.owed_for(account, payment.due_on, limits).await?;
            let behind = rhythm.behind(payment.due_on, place + 1).0 - owed.credit.0;
            let may_be_owed = Pence(line.0 + behind.max(0));
            let seen = look(
                payment.due_on,
                limits.grace,
                limits.today,
                may_be_owed,
                owed.truly,
            );
            self.note_look(plan, payment.due_on, seen).await?;
            plan.payments[place].standing = seen;
        }
        Ok(())
    }

    /// What was truly owed for a payment: charges up to its day, money up to today or to its last day of grace. What takes a
    /// payment back counts as the payment did.
    async fn owed_for(
        &mut self,
        account: &Account,
        due_on: NaiveDate,
        limits: &Limits,
    ) -> Result<Owed> {
        let until = limits.today.min(due_on + chrono::Days::new(limits.grace));
        let balance = sqlx::query_scalar!(
            r#"select coalesce(sum(pence), 0)::bigint as "pence!" from rent_transactions
               where account_id = $1 and effective_on <= case when (pence < 0) <> (reverses is not null) then $3::date else $2::date end"#,
            account.id.0,
            due_on,
            until,
        )
        .fetch_one(self.connection())
        .await?;
        let at = self.standing_of(account, due_on).await?;
        let free_weeks = &at.charges.free_weeks;
        let then = standing(Pence(balance), &at.incomes, Pence::ZERO, free_weeks, due_on);
        let theirs = at
            .incomes
            .iter()
            .filter(|income| income.kind == IncomeKind::UniversalCredit);
        let credit = theirs.map(|income| at.outstanding(income).0).sum();
        Ok(Owed {
            truly: then.true_arrears,
            credit: Pence(credit),
        })
    }

    async fn note_look(&mut self, plan: &Arrangement, due_on: NaiveDate, seen: Look) -> Result<()> {
        let now = self.now;
        let (met, missed) = (seen == Look::Met, seen == Look::Missed);
        sqlx::query!(
            "update arrangement_payments set met_at = case when $3 then $5::timestamptz end, missed_at = case when $4 then $5 end
             where arrangement_id = $1 and due_on = $2",
            plan.id.0,
            due_on,
            met,
            missed,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// While an account stands still its plan does too: a payment that falls due then is asked for again at the end.
    async fn let_stand(&mut self, plan: &Arrangement, today: NaiveDate) -> Result<()> {
        let fell: Vec<_> = plan
            .payments
            .iter()
            .filter(|payment| payment.standing == Look::Ahead && payment.due_on <= today)
            .collect();
        let every = plan.offer.every;
        for (more, payment) in fell.into_iter().enumerate() {
            let turn = plan.payments.len() + more;
            let again_on = every.after(plan.offer.first_on, turn as u32);
            let now = self.now;
            sqlx::query!(
                "with stood as (update arrangement_payments set stood_still_at = $3 where arrangement_id = $1 and due_on = $2),
                      later as (update arrangements set clear_on = $4 where id = $1)
                 insert into arrangement_payments (arrangement_id, due_on, pence) values ($1, $4, $5)",
                plan.id.0,
                payment.due_on,
                now,
                again_on,
                payment.pence.0,
            )
            .execute(self.connection())
            .await?;
        }
        Ok(())
    }

    async fn ask_officer_to_talk(&mut self, account: &Account, plan: &Arrangement) -> Result<()> {
        let case = NewRentCase {
            account,
            person: plan.person,
            topic: Topic::ArrangementBroken,
            pence: Some(plan.offer.amount),
            paid_on: None,
            way: None,
            words: String::new(),
            sent_by: sha256(b"a broken plan"),
            key: SubmissionKey(plan.id.0),
        };
        self.open_rent_case(&case).await?;
        Ok(())
    }
}

/// Whether the last payment that was looked at was missed.
fn ends_missed(payments: &[Payment]) -> bool {
    is_broken(payments, 1)
}
