//! The night's checks: whether each kept balance is the sum of its lines, and what the weeks charged and brought in.

use crate::{Db, Result, System, Tx};
use chrono::{Days, NaiveDate};
use rules::london;
use rules::rent::year::monday_of;

/// What a check of all accounts found. Numbers only: which accounts they are `rent_drift` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drift {
    pub day: NaiveDate,
    pub accounts: i64,
    /// Whose kept balance is not the sum of their lines. None, ever.
    pub drifted: i64,
}

/// How many weeks are counted again each night: postings reach back.
const WEEKS: u64 = 14;

impl Db {
    /// The day's check, once; `None` when it was done already.
    pub async fn check_rent(&self) -> Result<Option<Drift>> {
        let mut tx = self.begin(System("rent check")).await?;
        let day = london::date_of(tx.now);
        if tx.was_checked(day).await? {
            return Ok(None);
        }
        tx.take_your_time().await?;
        let drift = tx.note_drift(day).await?;
        tx.count_weeks(day).await?;
        tx.commit().await?;
        Ok(Some(drift))
    }
}

impl Tx<System> {
    async fn was_checked(&mut self, day: NaiveDate) -> Result<bool> {
        let checked = sqlx::query_scalar!(
            r#"select exists (select from rent_checks where day = $1) as "checked!""#,
            day
        )
        .fetch_one(self.connection())
        .await?;
        Ok(checked)
    }

    /// All lines of all accounts are read: ten minutes at most, in place of a page's ten seconds.
    async fn take_your_time(&mut self) -> Result<()> {
        sqlx::query("set local statement_timeout = '10min'")
            .execute(self.connection())
            .await?;
        Ok(())
    }

    async fn note_drift(&mut self, day: NaiveDate) -> Result<Drift> {
        let now = self.now;
        let row = sqlx::query!(
            r#"insert into rent_checks (day, accounts, drifted, at)
               values ($1, (select count(*) from rent_accounts), (select count(*) from rent_drift()), $2)
               on conflict (day) do update set accounts = excluded.accounts, drifted = excluded.drifted, at = excluded.at
               returning accounts, drifted"#,
            day,
            now,
        )
        .fetch_one(self.connection())
        .await?;
        Ok(Drift {
            day,
            accounts: row.accounts,
            drifted: row.drifted,
        })
    }

    /// Counts the last weeks again: what rent, garages and use of homes were charged, and what came in for them.
    async fn count_weeks(&mut self, day: NaiveDate) -> Result<()> {
        let now = self.now;
        let from = monday_of(day) - Days::new(7 * (WEEKS - 1));
        sqlx::query!(
            "insert into rent_weeks (monday, charged_pence, paid_pence, counted_at)
             select date_trunc('week', t.effective_on)::date, coalesce(sum(t.pence) filter (where t.pence > 0), 0),
                    coalesce(-sum(t.pence) filter (where t.pence < 0), 0), $3
             from rent_transactions t join rent_accounts a on a.id = t.account_id
             where t.effective_on between $1 and $2 and t.reverses is null
               and not exists (select from rent_transactions r where r.reverses = t.id)
               and t.kind not in ('opening_balance', 'transfer_in', 'transfer_out', 'write_off', 'write_on')
               and a.kind in ('rent', 'garage', 'use_and_occupation')
             group by 1
             on conflict (monday) do update set charged_pence = excluded.charged_pence, paid_pence = excluded.paid_pence,
               counted_at = excluded.counted_at",
            from,
            day,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
