//! What standings are made of, for many accounts at once: one query for each part.

mod prices;

use super::{Frozen, ItemCharge};
use crate::rent::Account;
use crate::{AccountId, Error, Result, Tx};
use chrono::{Days, NaiveDate};
use prices::{LOOKS_AHEAD, Price, Prices};
use rules::money::Pence;
use rules::rent::income::MOST_EARLY;
use rules::rent::{ChargeItem, Every, Income, IncomeKind, IncomeStatus, LineKind, RentYear};
use std::collections::HashMap;
use uuid::Uuid;

/// The parts, by account; rent-free weeks by pattern and first Monday of the year.
pub(super) struct Parts {
    pub balances: HashMap<AccountId, Pence>,
    pub prices: HashMap<AccountId, Prices>,
    pub incomes: HashMap<AccountId, Vec<Income>>,
    pub frozen: HashMap<AccountId, Frozen>,
    free_weeks: HashMap<(String, NaiveDate), Vec<NaiveDate>>,
}

impl Parts {
    pub async fn load<P>(tx: &mut Tx<P>, accounts: &[Account], day: NaiveDate) -> Result<Self> {
        let ids: Vec<Uuid> = accounts.iter().map(|account| account.id.0).collect();
        let mut patterns: Vec<String> = accounts.iter().map(|it| it.pattern.clone()).collect();
        patterns.sort_unstable();
        patterns.dedup();
        Ok(Self {
            balances: balances(tx, &ids, day).await?,
            prices: prices(tx, &ids, day).await?,
            incomes: incomes(tx, &ids, day).await?,
            frozen: frozen(tx, &ids, day).await?,
            free_weeks: free_weeks(tx, &patterns, day).await?,
        })
    }

    /// The rent year of a pattern in which a day lies.
    pub fn year(&self, pattern: &str, day: NaiveDate) -> RentYear {
        let year = RentYear::containing(day);
        let key = (pattern.to_owned(), year.starts_on);
        let free = self.free_weeks.get(&key).cloned().unwrap_or_default();
        year.with_free_weeks(free)
    }
}

async fn balances<P>(
    tx: &mut Tx<P>,
    ids: &[Uuid],
    day: NaiveDate,
) -> Result<HashMap<AccountId, Pence>> {
    let rows = sqlx::query!(
        r#"select account_id as "account: AccountId", sum(pence)::bigint as "pence!" from rent_transactions
           where account_id = any ($1) and effective_on <= $2 group by account_id"#,
        ids,
        day
    )
    .fetch_all(tx.connection())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.account, Pence(row.pence)))
        .collect())
}

/// The prices of that day and those that are known to come.
async fn prices<P>(
    tx: &mut Tx<P>,
    ids: &[Uuid],
    day: NaiveDate,
) -> Result<HashMap<AccountId, Prices>> {
    let rows = sqlx::query!(
        r#"select account_id as "account: AccountId", item, pence, benefit_pays, valid_from, valid_to
           from rent_charges
           where account_id = any ($1) and valid_from <= $3 and (valid_to is null or valid_to >= $2)"#,
        ids,
        day,
        day + LOOKS_AHEAD,
    )
    .fetch_all(tx.connection())
    .await?;
    let mut prices: HashMap<AccountId, Vec<Price>> = HashMap::new();
    for row in rows {
        prices.entry(row.account).or_default().push(Price {
            charge: ItemCharge {
                item: ChargeItem::parse(&row.item).ok_or(Error::Broken("charge item"))?,
                pence: Pence(row.pence),
                benefit_pays: row.benefit_pays,
            },
            from: row.valid_from,
            to: row.valid_to,
        });
    }
    Ok(prices
        .into_iter()
        .map(|(account, prices)| (account, Prices::of(prices)))
        .collect())
}

/// As an officer noted them, moved on by what has come since.
async fn incomes<P>(
    tx: &mut Tx<P>,
    ids: &[Uuid],
    day: NaiveDate,
) -> Result<HashMap<AccountId, Vec<Income>>> {
    let came = came(tx, ids, day).await?;
    let rows = sqlx::query!(
        r#"select account_id as "account: AccountId", kind, status, pence, every, next_on, covers_to from rent_incomes
           where account_id = any ($1) and status <> 'ended' order by account_id, noted_at, id"#,
        ids
    )
    .fetch_all(tx.connection())
    .await?;
    let mut incomes: HashMap<AccountId, Vec<Income>> = HashMap::new();
    for row in rows {
        let noted = Income {
            kind: IncomeKind::parse(&row.kind).ok_or(Error::Broken("income kind"))?,
            status: IncomeStatus::parse(&row.status).ok_or(Error::Broken("income status"))?,
            amount: row.pence.map(Pence),
            every: Every::parse(&row.every).ok_or(Error::Broken("income every"))?,
            next_on: row.next_on,
            covers_to: row.covers_to,
        };
        let income = came
            .get(&row.account)
            .map_or(noted, |came| came.move_on(noted));
        incomes.entry(row.account).or_default().push(income);
    }
    Ok(incomes)
}

/// Payments of an account by which what was expected came: kind and day, the oldest first.
#[derive(Default)]
pub(in crate::rent) struct Came(Vec<(LineKind, NaiveDate)>);

impl Came {
    pub fn move_on(&self, noted: Income) -> Income {
        let kinds = noted.kind.comes_as();
        let days: Vec<_> = self
            .0
            .iter()
            .filter(|(kind, _)| kinds.contains(kind))
            .map(|(_, day)| *day)
            .collect();
        noted.after(&days)
    }
}

/// What came up to that day for incomes of these accounts, since the earliest of them was due.
pub(in crate::rent) async fn came<P>(
    tx: &mut Tx<P>,
    ids: &[Uuid],
    day: NaiveDate,
) -> Result<HashMap<AccountId, Came>> {
    let early = i32::try_from(MOST_EARLY).unwrap_or_default();
    let rows = sqlx::query!(
        r#"select distinct t.account_id as "account: AccountId", t.kind, t.effective_on
           from (select account_id, min(next_on) as due from rent_incomes
                 where account_id = any ($1) and status <> 'ended' group by account_id) expected
           join rent_transactions t on t.account_id = expected.account_id and t.effective_on between expected.due - $3::int and $2
           where t.pence < 0 and t.reverses is null
             and not exists (select from rent_transactions taken where taken.reverses = t.id)
           order by t.effective_on"#,
        ids,
        day,
        early,
    )
    .fetch_all(tx.connection())
    .await?;
    let mut came: HashMap<AccountId, Came> = HashMap::new();
    for row in rows {
        let kind = LineKind::parse(&row.kind).ok_or(Error::Broken("line kind"))?;
        let of_account = came.entry(row.account).or_default();
        of_account.0.push((kind, row.effective_on));
    }
    Ok(came)
}

/// What stands still that day, and nothing of why.
pub(super) async fn frozen<P>(
    tx: &mut Tx<P>,
    ids: &[Uuid],
    day: NaiveDate,
) -> Result<HashMap<AccountId, Frozen>> {
    let rows = sqlx::query!(
        r#"select a.id as "account!: AccountId", f.since, f.pence
           from unnest($1::uuid[]) as a (id) cross join lateral rent_frozen(a.id, $2) f"#,
        ids,
        day
    )
    .fetch_all(tx.connection())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let frozen = match (row.since, row.pence) {
                (Some(since), Some(pence)) => Frozen::Since(since, Pence(pence)),
                _ => Frozen::BeingChecked,
            };
            (row.account, frozen)
        })
        .collect())
}

/// Of the rent year of `day`, the one before and the next.
async fn free_weeks<P>(
    tx: &mut Tx<P>,
    patterns: &[String],
    day: NaiveDate,
) -> Result<HashMap<(String, NaiveDate), Vec<NaiveDate>>> {
    let this = RentYear::containing(day);
    let before = RentYear::containing(this.starts_on - Days::new(1));
    let years = vec![
        before.starts_on,
        this.starts_on,
        this.ends_on + Days::new(1),
    ];
    let rows = sqlx::query!(
        "select pattern, starts_on, free_weeks from rent_years where pattern = any ($1) and starts_on = any ($2)",
        patterns,
        &years
    )
    .fetch_all(tx.connection())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| ((row.pattern, row.starts_on), row.free_weeks))
        .collect())
}
