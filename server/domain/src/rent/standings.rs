//! How every account stands, kept for the desk's list: worked out by `rules::rent` each day after midnight, and for an
//! account after each posting. Five queries for each five hundred accounts, however many lines they have.

use super::standing::Frozen;
use crate::messages::Job;
use crate::{AccountId, Error, Result, System, Tx};
use chrono::NaiveDate;
use rules::london;
use rules::money::Pence;
use rules::rent::{Every, Income, IncomeKind, IncomeStatus, RentYear, Standing, standing};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// How many accounts are worked out together.
pub const BATCH: usize = 500;

/// What is to be worked out of one account.
struct Balance {
    id: AccountId,
    pattern: String,
    balance: Pence,
}

/// One account's row, as it is written.
struct Row {
    id: AccountId,
    standing: Standing,
    week: Pence,
    is_frozen: bool,
}

/// What the accounts of a batch have beside their balances.
struct Around {
    weeks: HashMap<AccountId, Pence>,
    incomes: HashMap<AccountId, Vec<Income>>,
    frozen: HashMap<AccountId, Frozen>,
    /// Nobody may be asked: also after a breathing space is over, until an officer has looked.
    locked: HashSet<AccountId>,
    years: HashMap<String, RentYear>,
}

impl Around {
    fn row(&self, account: Balance, day: NaiveDate) -> Row {
        let incomes = self.incomes.get(&account.id).map_or(&[][..], Vec::as_slice);
        let frozen = self.frozen.get(&account.id);
        let covered = match frozen {
            Some(Frozen::Since(_, pence)) => *pence,
            _ => Pence::ZERO,
        };
        let charged = self.weeks.get(&account.id).copied().unwrap_or(Pence::ZERO);
        let week = match self.years.get(&account.pattern) {
            Some(year) => year.over_52_weeks(charged),
            None => charged,
        };
        Row {
            id: account.id,
            standing: standing(account.balance, incomes, covered, day),
            week,
            is_frozen: self.locked.contains(&account.id),
        }
    }
}

impl Tx<System> {
    /// Works out how these accounts stand today and keeps it. Any number of them, five hundred at a time.
    pub async fn refresh_standings(&mut self, accounts: &[AccountId]) -> Result<()> {
        for batch in accounts.chunks(BATCH) {
            self.restand(batch).await?;
        }
        Ok(())
    }

    /// Works out the next five hundred accounts whose standing is not today's, after one (`None`: from the first).
    /// Returns the last of them, or `None` when there are no more: call it again until then, each in its own transaction.
    pub async fn refresh_stale_standings(
        &mut self,
        after: Option<AccountId>,
    ) -> Result<Option<AccountId>> {
        let today = london::date_of(self.now);
        let stale = sqlx::query_scalar!(
            r#"select a.id as "id: AccountId" from rent_accounts a left join rent_standings s on s.account_id = a.id
               where ($1::uuid is null or a.id > $1) and s.as_at is distinct from $2 order by a.id limit $3"#,
            after.map(|id| id.0),
            today,
            BATCH as i64,
        )
        .fetch_all(self.connection())
        .await?;
        self.restand(&stale).await?;
        Ok(stale.last().copied())
    }
}

impl<P> Tx<P> {
    /// Has these accounts worked out after this transaction: for postings by whoever may not see standings.
    pub async fn restand_later(&mut self, accounts: &[AccountId]) -> Result<()> {
        for batch in accounts.chunks(BATCH) {
            self.enqueue(&Job::RefreshStandings {
                accounts: Some(batch.to_vec()),
            })
            .await?;
        }
        Ok(())
    }

    /// As [`Tx::refresh_standings`], for five hundred at most: by an income officer or the program.
    pub(crate) async fn restand(&mut self, accounts: &[AccountId]) -> Result<()> {
        if accounts.is_empty() {
            return Ok(());
        }
        let today = london::date_of(self.now);
        let ids: Vec<Uuid> = accounts.iter().map(|id| id.0).collect();
        let balances = self.balances_on(&ids, today).await?;
        let around = Around {
            weeks: self.weeks_charged(&ids, today).await?,
            incomes: self.incomes_in(&ids).await?,
            frozen: self.frozen_in(&ids, today).await?,
            locked: self.locked_in(&ids, today).await?,
            years: self.years_of(&balances, today).await?,
        };
        let rows = balances
            .into_iter()
            .map(|account| around.row(account, today));
        let rows: Vec<Row> = rows.collect();
        self.keep_standings(&rows, today).await
    }

    /// The kept balances, less what only counts later.
    async fn balances_on(&mut self, ids: &[Uuid], day: NaiveDate) -> Result<Vec<Balance>> {
        let rows = sqlx::query!(
            r#"select a.id as "id: AccountId", a.pattern,
                      (a.balance_pence - coalesce((select sum(t.pence) from rent_transactions t
                        where t.account_id = a.id and t.effective_on > $2), 0))::bigint as "balance!"
               from rent_accounts a where a.id = any ($1)"#,
            ids,
            day
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| Balance {
                id: row.id,
                pattern: row.pattern,
                balance: Pence(row.balance),
            })
            .collect())
    }

    /// A charging week's price of each account, all its items together.
    async fn weeks_charged(
        &mut self,
        ids: &[Uuid],
        day: NaiveDate,
    ) -> Result<HashMap<AccountId, Pence>> {
        let rows = sqlx::query!(
            r#"select now.account_id as "id: AccountId", sum(now.pence)::bigint as "pence!"
               from (select distinct on (account_id, item) account_id, pence from rent_charges
                     where account_id = any ($1) and valid_from <= $2 and (valid_to is null or valid_to >= $2)
                     order by account_id, item, valid_from desc) now
               group by now.account_id"#,
            ids,
            day
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| (row.id, Pence(row.pence)))
            .collect())
    }

    async fn incomes_in(&mut self, ids: &[Uuid]) -> Result<HashMap<AccountId, Vec<Income>>> {
        let rows = sqlx::query!(
            r#"select account_id as "id: AccountId", kind, status, pence, every, next_on, covers_to from rent_incomes
               where account_id = any ($1) and status <> 'ended' order by account_id, noted_at, id"#,
            ids
        )
        .fetch_all(self.connection())
        .await?;
        let mut incomes: HashMap<_, Vec<_>> = HashMap::new();
        for row in rows {
            incomes.entry(row.id).or_default().push(Income {
                kind: IncomeKind::parse(&row.kind).ok_or(Error::Broken("income kind"))?,
                status: IncomeStatus::parse(&row.status).ok_or(Error::Broken("income status"))?,
                amount: row.pence.map(Pence),
                every: Every::parse(&row.every).ok_or(Error::Broken("income every"))?,
                next_on: row.next_on,
                covers_to: row.covers_to,
            });
        }
        Ok(incomes)
    }

    pub(super) async fn frozen_in(
        &mut self,
        ids: &[Uuid],
        day: NaiveDate,
    ) -> Result<HashMap<AccountId, Frozen>> {
        let rows = sqlx::query!(
            r#"select asked.id as "id!: AccountId", f.since, f.pence
               from unnest($1::uuid[]) asked (id) cross join lateral rent_frozen(asked.id, $2) f"#,
            ids,
            day
        )
        .fetch_all(self.connection())
        .await?;
        let frozen = |row: (Option<NaiveDate>, Option<i64>)| match row {
            (Some(since), Some(pence)) => Frozen::Since(since, Pence(pence)),
            _ => Frozen::BeingChecked,
        };
        let each = rows
            .into_iter()
            .map(|row| (row.id, frozen((row.since, row.pence))));
        Ok(each.collect())
    }

    async fn years_of(
        &mut self,
        accounts: &[Balance],
        day: NaiveDate,
    ) -> Result<HashMap<String, RentYear>> {
        let year = RentYear::containing(day);
        let rows = sqlx::query!(
            "select pattern, free_weeks from rent_years where starts_on = $1 limit 1000",
            year.starts_on
        )
        .fetch_all(self.connection())
        .await?;
        let mut years: HashMap<_, _> = accounts
            .iter()
            .map(|account| (account.pattern.clone(), year.clone()))
            .collect();
        for row in rows {
            years.insert(row.pattern, year.clone().with_free_weeks(row.free_weeks));
        }
        Ok(years)
    }

    async fn keep_standings(&mut self, rows: &[Row], day: NaiveDate) -> Result<()> {
        let now = self.now;
        let column = |of: fn(&Row) -> i64| rows.iter().map(of).collect::<Vec<_>>();
        sqlx::query!(
            "insert into rent_standings (account_id, as_at, balance_pence, technical_pence, frozen_pence, true_arrears_pence,
                                         weekly_pence, weeks_owed_hundredths, is_frozen, updated_at)
             select n.account, $2, n.balance, n.technical, n.frozen, n.arrears, n.week, n.weeks, n.is_frozen, $3
             from unnest($1::uuid[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::boolean[])
               n (account, balance, technical, frozen, arrears, week, weeks, is_frozen)
             on conflict (account_id) do update set as_at = excluded.as_at, balance_pence = excluded.balance_pence,
               technical_pence = excluded.technical_pence, frozen_pence = excluded.frozen_pence,
               true_arrears_pence = excluded.true_arrears_pence, weekly_pence = excluded.weekly_pence,
               weeks_owed_hundredths = excluded.weeks_owed_hundredths, is_frozen = excluded.is_frozen, updated_at = excluded.updated_at",
            &rows.iter().map(|row| row.id.0).collect::<Vec<_>>(),
            day,
            now,
            &column(|row| row.standing.balance.0),
            &column(|row| row.standing.technical.0),
            &column(|row| row.standing.frozen.0),
            &column(|row| row.standing.true_arrears.0),
            &column(|row| row.week.0),
            &column(|row| row.standing.weeks_owed_hundredths(row.week)),
            &rows.iter().map(|row| row.is_frozen).collect::<Vec<_>>(),
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
