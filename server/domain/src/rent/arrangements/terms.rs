//! Whether there is anything to plan, and by what terms.

use crate::rent::{Account, AccountStanding};
use crate::{Error, Officer, Result, Tenant, Tx};
use chrono::NaiveDate;
use rules::london;
use rules::money::Pence;
use rules::rent::Every;
use rules::rent::plan::{Band, SMALLEST, Terms, suggestion, takes_plans, usual};

/// Whether an account can have a plan, today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayPlan {
    Yes {
        terms: Terms,
        /// What the form begins with.
        begin: (Every, NaiveDate),
    },
    /// It stands still, or that is being checked: nobody asks for anything.
    Frozen,
    NothingOwed,
    /// Not by a plan of ours: a court or another office decides, or someone has died.
    OtherWays,
}

/// What the council's dated policy says of plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanPolicy {
    /// What is taken at once.
    pub band: Band,
    /// Days that a payment may be late and still count.
    pub grace: u32,
    /// Payments missed in a row after which a plan is broken.
    pub missed: u32,
    /// Days before a payment that a reminder goes out.
    pub remind: u32,
}

impl MayPlan {
    /// The terms.
    ///
    /// # Errors
    /// [`Error::Conflict`] with why there are none.
    pub fn terms(self) -> Result<Terms> {
        match self {
            Self::Yes { terms, .. } => Ok(terms),
            Self::Frozen => Err(Error::Conflict("frozen")),
            Self::NothingOwed => Err(Error::Conflict("nothing owed")),
            Self::OtherWays => Err(Error::Conflict("other ways")),
        }
    }
}

impl Tx<Tenant> {
    /// Whether one of the tenant's accounts can have a plan, and by what terms.
    pub async fn may_plan(&mut self, account: &Account) -> Result<MayPlan> {
        self.may_plan_of(account).await
    }
}

impl Tx<Officer> {
    /// As the tenant's.
    pub async fn may_plan(&mut self, account: &Account) -> Result<MayPlan> {
        self.may_plan_of(account).await
    }
}

/// What is paid beside a plan for the account's rent of a week, of two, of four, of a month.
pub(super) fn usual_of(standing: &AccountStanding) -> [Pence; 4] {
    let month = standing.year.by_the_month(standing.week());
    usual(standing.week(), month, &standing.incomes)
}

impl<P> Tx<P> {
    pub(super) async fn may_plan_of(&mut self, account: &Account) -> Result<MayPlan> {
        let today = london::date_of(self.now);
        let standing = self.standing_of(account, today).await?;
        if !takes_plans(account.kind) {
            return Ok(MayPlan::OtherWays);
        }
        // From the moment it is entered until an officer has looked after its end, not only on its own days.
        if standing.frozen.is_some() || self.is_frozen_on(account.id, today).await? {
            return Ok(MayPlan::Frozen);
        }
        let arrears = standing.to_ask_for();
        if arrears < SMALLEST {
            return Ok(MayPlan::NothingOwed);
        }
        let terms = Terms {
            arrears,
            today,
            band: self.plan_policy().await?.band,
            usual: usual_of(&standing),
        };
        let begin = suggestion(today, &standing.incomes);
        Ok(MayPlan::Yes { terms, begin })
    }

    /// The council's policy on plans, as it is today.
    pub async fn plan_policy(&mut self) -> Result<PlanPolicy> {
        let today = london::date_of(self.now);
        let rows = sqlx::query!(
            "select distinct on (key) key, value from policies
             where starts_with(key, 'rent.arrangement.') and valid_from <= $1 and (valid_to is null or valid_to >= $1)
             order by key, valid_from desc limit 20",
            today,
        )
        .fetch_all(self.connection())
        .await?;
        let number = |name: &str| -> Result<u32> {
            let row = rows.iter().find(|row| row.key.ends_with(name));
            let value = row.and_then(|row| row.value.parse().ok());
            value.ok_or(Error::Broken("policy of plans"))
        };
        Ok(PlanPolicy {
            band: Band {
                least_weekly: Pence(i64::from(number(".least")?)),
                longest_weeks: number(".weeks")?,
            },
            grace: number(".grace")?,
            missed: number(".missed")?,
            remind: number(".remind")?,
        })
    }
}
