//! Whether there is anything to plan, and by what terms.

use crate::rent::Account;
use crate::{Error, Officer, Result, Tenant, Tx};
use chrono::NaiveDate;
use rules::london;
use rules::money::Pence;
use rules::rent::plan::{Band, SMALLEST, Terms, suggestion, usual};
use rules::rent::{AccountKind, Every};

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

impl<P> Tx<P> {
    pub(super) async fn may_plan_of(&mut self, account: &Account) -> Result<MayPlan> {
        let today = london::date_of(self.now);
        let standing = self.standing_of(account, today).await?;
        if !takes_plans(account.kind) {
            return Ok(MayPlan::OtherWays);
        }
        if standing.frozen.is_some() {
            return Ok(MayPlan::Frozen);
        }
        let arrears = standing.to_ask_for();
        if arrears < SMALLEST {
            return Ok(MayPlan::NothingOwed);
        }
        let month = standing.year.by_the_month(standing.week());
        let terms = Terms {
            arrears,
            today,
            band: self.arrangement_band().await?,
            usual: usual(standing.week(), month, &standing.incomes),
        };
        let begin = suggestion(today, &standing.incomes);
        Ok(MayPlan::Yes { terms, begin })
    }

    /// What is taken at once, by today's policy.
    async fn arrangement_band(&mut self) -> Result<Band> {
        let weeks = self.policy_number("rent.arrangement.weeks").await?;
        Ok(Band {
            least_weekly: Pence(self.policy_number("rent.arrangement.least").await?),
            longest_weeks: u32::try_from(weeks).map_err(|_| Error::Broken("policy number"))?,
        })
    }

    /// A policy that is a plain number, as it is today.
    pub(super) async fn policy_number(&mut self, key: &str) -> Result<i64> {
        let today = london::date_of(self.now);
        let value = sqlx::query_scalar!(
            "select value from policies
             where key = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2)
             order by valid_from desc limit 1",
            key,
            today,
        )
        .fetch_optional(self.connection())
        .await?;
        value
            .and_then(|value| value.parse().ok())
            .ok_or(Error::Broken("policy number"))
    }
}

/// Court costs are the court's, overpaid benefit the benefit office's, a lease its own law's, and a home whose tenant has died
/// is nobody's to plan for.
const fn takes_plans(kind: AccountKind) -> bool {
    matches!(
        kind,
        AccountKind::Rent | AccountKind::Garage | AccountKind::Recharge | AccountKind::Former
    )
}
