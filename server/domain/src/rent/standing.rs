//! How an account stands on a day: what is owed, of that what is technical, what stands still, what is to come.

pub(super) mod parts;

use super::accounts::Account;
use crate::{AccountId, Error, Officer, Result, System, Tenant, Tx};
use chrono::{Days, NaiveDate};
use parts::Parts;
use rules::london;
use rules::money::Pence;
use rules::rent::forecast::Charges;
use rules::rent::{ChargeItem, Coming, Income, RentYear, Standing, coming, standing};
use std::collections::HashSet;

/// What is charged for one item in a charging week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemCharge {
    pub item: ChargeItem,
    pub pence: Pence,
    pub benefit_pays: bool,
}

/// The part of an account that may not be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frozen {
    /// A breathing space covers it since that day.
    Since(NaiveDate, Pence),
    /// Someone told us of a breathing space, and it is being checked.
    BeingChecked,
}

/// All that a page needs to say how an account stands.
#[derive(Clone, Debug)]
pub struct AccountStanding {
    /// The day at whose end it is counted.
    pub day: NaiveDate,
    pub standing: Standing,
    /// Charged now, item by item, the rent first.
    pub items: Vec<ItemCharge>,
    pub incomes: Vec<Income>,
    pub frozen: Option<Frozen>,
    /// The rent year of `day`, with its rent-free weeks.
    pub year: RentYear,
    /// What the weeks ahead are charged, with the rent-free weeks of the year before, this one and the next.
    pub charges: Charges,
}

impl AccountStanding {
    /// A charging week's price, all items together.
    pub fn week(&self) -> Pence {
        self.charges.week
    }

    /// A week's price over 52 weeks of the year.
    pub fn week_over_52(&self) -> Pence {
        self.year.over_52_weeks(self.week())
    }

    /// What an income still has to bring for weeks that have begun.
    pub fn outstanding(&self, income: &Income) -> Pence {
        income.outstanding(self.day, &self.charges.free_weeks)
    }

    /// What of the technical arrears comes to us, and what to the tenant.
    pub fn coming(&self) -> Coming {
        let free_weeks = &self.charges.free_weeks;
        coming(self.standing.technical, &self.incomes, free_weeks, self.day)
    }

    /// What may be asked for: nothing while a breathing space that someone told us of is being checked.
    pub fn to_ask_for(&self) -> Pence {
        match self.frozen {
            Some(Frozen::BeingChecked) => Pence::ZERO,
            _ => self.standing.true_arrears,
        }
    }
}

impl Tx<Tenant> {
    /// How one of the tenant's accounts stands at the end of that day. Six queries.
    pub async fn standing(&mut self, account: &Account, day: NaiveDate) -> Result<AccountStanding> {
        self.standing_of(account, day).await
    }

    /// Whether a part of it stands still today, and since when; nothing of why.
    pub async fn frozen(&mut self, account: &Account) -> Result<Option<Frozen>> {
        let today = london::date_of(self.now);
        let mut frozen = parts::frozen(self, &[account.id.0], today).await?;
        Ok(frozen.remove(&account.id))
    }

    /// As [`Tx::standing`], for all of them at once, in their order. Six queries, however many there are.
    pub async fn standings(
        &mut self,
        accounts: &[Account],
        day: NaiveDate,
    ) -> Result<Vec<AccountStanding>> {
        self.standings_of(accounts, day).await
    }

    /// Those accounts of which a part stands still for the tenant's own breathing space, and who so may be told why. A joint
    /// tenant may not.
    pub async fn accounts_in_own_space(
        &mut self,
        accounts: &[Account],
        day: NaiveDate,
    ) -> Result<HashSet<AccountId>> {
        let ids: Vec<_> = accounts.iter().map(|account| account.id.0).collect();
        let own = sqlx::query_scalar!(
            r#"select distinct d.account_id as "account: AccountId"
               from moratorium_debts d join moratoria m on m.id = d.moratorium_id
               where d.account_id = any ($1) and m.person_id = $3 and moratorium_runs(m, $2)"#,
            &ids,
            day,
            self.principal.person.0,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(own.into_iter().collect())
    }
}

impl Tx<Officer> {
    /// As the tenant's.
    pub async fn standing(&mut self, account: &Account, day: NaiveDate) -> Result<AccountStanding> {
        self.standing_of(account, day).await
    }
}

impl Tx<System> {
    /// As the tenant's.
    pub async fn standing(&mut self, account: &Account, day: NaiveDate) -> Result<AccountStanding> {
        self.standing_of(account, day).await
    }
}

impl<P> Tx<P> {
    pub(crate) async fn standing_of(
        &mut self,
        account: &Account,
        day: NaiveDate,
    ) -> Result<AccountStanding> {
        let all = self
            .standings_of(std::slice::from_ref(account), day)
            .await?;
        all.into_iter().next().ok_or(Error::Broken("standing"))
    }

    /// How each of these accounts stands, in their order. Six queries, however many there are: whoever has thousands takes
    /// them by some hundreds.
    pub(crate) async fn standings_of(
        &mut self,
        accounts: &[Account],
        day: NaiveDate,
    ) -> Result<Vec<AccountStanding>> {
        let mut parts = Parts::load(self, accounts, day).await?;
        accounts
            .iter()
            .map(|account| parts.standing(account, day))
            .collect()
    }
}

impl Parts {
    /// How one of the accounts stands whose parts were loaded.
    fn standing(&mut self, account: &Account, day: NaiveDate) -> Result<AccountStanding> {
        let prices = self.prices.remove(&account.id).unwrap_or_default();
        let incomes = self.incomes.remove(&account.id).unwrap_or_default();
        let frozen = self.frozen.get(&account.id).copied();
        let balance = self.balances.get(&account.id).copied().unwrap_or_default();
        let year = self.year(&account.pattern, day);
        let before = self.year(&account.pattern, year.starts_on - Days::new(1));
        let next = self.year(&account.pattern, year.ends_on + Days::new(1));
        let years = [&before, &year, &next];
        let mut later = prices.changes_after(day)?;
        if let Some(closed) = account.closed_on {
            later.retain(|(from, _)| *from <= closed);
            later.push((closed + Days::new(1), Pence::ZERO));
        }
        let charges = Charges {
            week: prices.week_on(day)?,
            later,
            free_weeks: years
                .iter()
                .flat_map(|year| year.free_weeks.iter().copied())
                .collect(),
        };
        let covered = match frozen {
            Some(Frozen::Since(_, pence)) => pence,
            _ => Pence::ZERO,
        };
        Ok(AccountStanding {
            day,
            standing: standing(balance, &incomes, covered, &charges.free_weeks, day),
            items: prices.on(day),
            incomes,
            frozen,
            charges,
            year,
        })
    }
}
