//! How every account stands, kept for the desk's list: worked out by `rules::rent` each day after midnight, and for an
//! account after each posting. A handful of queries for each five hundred accounts.

use super::standing::AccountStanding;
use crate::messages::Job;
use crate::{AccountId, Result, System, Tx};
use chrono::NaiveDate;
use rules::london;
use uuid::Uuid;

/// How many accounts are worked out together.
pub const BATCH: usize = 500;

/// One account's row, as it is written.
struct Row {
    id: AccountId,
    standing: AccountStanding,
    is_frozen: bool,
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
        let locked = self.locked_in(&ids, today).await?;
        let accounts = self.accounts_by_ids(&ids).await?;
        let standings = self.standings_of(&accounts, today).await?;
        let rows: Vec<Row> = accounts
            .iter()
            .zip(standings)
            .map(|(account, standing)| Row {
                id: account.id,
                standing,
                is_frozen: locked.contains(&account.id),
            })
            .collect();
        self.keep_standings(&rows, today).await
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
            &column(|row| row.standing.standing.balance.0),
            &column(|row| row.standing.standing.technical.0),
            &column(|row| row.standing.standing.frozen.0),
            &column(|row| row.standing.standing.true_arrears.0),
            &column(|row| row.standing.week_over_52().0),
            &column(|row| {
                let week = row.standing.week_over_52();
                row.standing.standing.weeks_owed_hundredths(week)
            }),
            &rows.iter().map(|row| row.is_frozen).collect::<Vec<_>>(),
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
