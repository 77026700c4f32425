//! How an account stands on a day: what is owed, of that what is technical, what stands still, what is to come.

use super::accounts::Account;
use crate::{AccountId, Error, Officer, Result, System, Tenant, Tx};
use chrono::NaiveDate;
use rules::london;
use rules::money::Pence;
use rules::rent::forecast::Charges;
use rules::rent::{
    ChargeItem, Every, Income, IncomeKind, IncomeStatus, RentYear, Standing, standing,
};

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
    /// What the weeks ahead are charged, with the rent-free weeks of this year and the next.
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

    /// What may be asked for: nothing while a breathing space that someone told us of is being checked.
    pub fn to_ask_for(&self) -> Pence {
        match self.frozen {
            Some(Frozen::BeingChecked) => Pence::ZERO,
            _ => self.standing.true_arrears,
        }
    }
}

impl Tx<Tenant> {
    /// How one of the tenant's accounts stands at the end of that day. Five queries.
    pub async fn standing(&mut self, account: &Account, day: NaiveDate) -> Result<AccountStanding> {
        self.standing_of(account, day).await
    }

    /// Whether a part of it stands still today, and since when; nothing of why.
    pub async fn frozen(&mut self, account: &Account) -> Result<Option<Frozen>> {
        let today = london::date_of(self.now);
        self.frozen_of(account.id, today).await
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
        let balance = self.balance_of(account.id, day).await?;
        let items = self.items_of(account.id, day).await?;
        let incomes = self.incomes_of(account.id).await?;
        let frozen = self.frozen_of(account.id, day).await?;
        let year = self.rent_year(&account.pattern, day).await?;
        let next = self
            .rent_year(&account.pattern, year.ends_on + chrono::Days::new(1))
            .await?;
        let week = Pence::checked_sum(items.iter().map(|item| item.pence))
            .ok_or(Error::Broken("charges"))?;
        let covered = match frozen {
            Some(Frozen::Since(_, pence)) => pence,
            _ => Pence::ZERO,
        };
        Ok(AccountStanding {
            day,
            standing: standing(balance, &incomes, covered, day),
            items,
            incomes,
            frozen,
            charges: Charges {
                week,
                free_weeks: year
                    .free_weeks
                    .iter()
                    .chain(&next.free_weeks)
                    .copied()
                    .collect(),
            },
            year,
        })
    }

    async fn items_of(&mut self, account: AccountId, day: NaiveDate) -> Result<Vec<ItemCharge>> {
        let rows = sqlx::query!(
            r#"select distinct on (item) item, pence, benefit_pays from rent_charges
               where account_id = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2)
               order by item, valid_from desc limit 50"#,
            account.0,
            day
        )
        .fetch_all(self.connection())
        .await?;
        let mut items = rows
            .into_iter()
            .map(|row| {
                Ok(ItemCharge {
                    item: ChargeItem::parse(&row.item).ok_or(Error::Broken("charge item"))?,
                    pence: Pence(row.pence),
                    benefit_pays: row.benefit_pays,
                })
            })
            .collect::<Result<Vec<_>>>()?;
        items.sort_by_key(|charge| charge.item);
        Ok(items)
    }

    async fn incomes_of(&mut self, account: AccountId) -> Result<Vec<Income>> {
        let rows = sqlx::query!(
            "select kind, status, pence, every, next_on, covers_to from rent_incomes
             where account_id = $1 and status <> 'ended' order by noted_at, id limit 20",
            account.0
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(Income {
                    kind: IncomeKind::parse(&row.kind).ok_or(Error::Broken("income kind"))?,
                    status: IncomeStatus::parse(&row.status)
                        .ok_or(Error::Broken("income status"))?,
                    amount: row.pence.map(Pence),
                    every: Every::parse(&row.every).ok_or(Error::Broken("income every"))?,
                    next_on: row.next_on,
                    covers_to: row.covers_to,
                })
            })
            .collect()
    }

    /// What of the account stands still that day, and nothing of why.
    pub(crate) async fn frozen_of(
        &mut self,
        account: AccountId,
        day: NaiveDate,
    ) -> Result<Option<Frozen>> {
        let row = sqlx::query!(
            "select since, pence from rent_frozen($1, $2)",
            account.0,
            day
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row.map(|row| match (row.since, row.pence) {
            (Some(since), Some(pence)) => Frozen::Since(since, Pence(pence)),
            _ => Frozen::BeingChecked,
        }))
    }

    /// The rent year of a pattern in which a day lies.
    pub(crate) async fn rent_year(&mut self, pattern: &str, day: NaiveDate) -> Result<RentYear> {
        let year = RentYear::containing(day);
        let free = sqlx::query_scalar!(
            "select free_weeks from rent_years where pattern = $1 and starts_on = $2",
            pattern,
            year.starts_on
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(year.with_free_weeks(free.unwrap_or_default()))
    }
}
