//! Why nobody may be asked for what is owed: for the banner of an account, and for the rows of a list.

use crate::{AccountId, Officer, Result, Tx};
use chrono::NaiveDate;
use rules::london;
use rules::money::Pence;
use std::collections::BTreeMap;

/// Why nobody may be asked for what is owed on an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    Runs {
        crisis: bool,
        since: NaiveDate,
        /// None while the treatment of a crisis goes on.
        last: Option<NaiveDate>,
        frozen: Pence,
    },
    /// A tenant told us, and it is being checked.
    BeingChecked { until: NaiveDate },
    /// Over since that day, and nobody has looked yet.
    Over { last: NaiveDate },
}

impl Tx<Officer> {
    /// Why nobody may be asked for what is owed on the account today; `None` when they may.
    ///
    /// # Errors
    /// [`crate::Error::NotAllowed`] for an officer of another team.
    pub async fn breathing_lock(&mut self, account: AccountId) -> Result<Option<Lock>> {
        Ok(self.breathing_locks(&[account]).await?.remove(&account))
    }

    /// The same for a page of a list, in two queries.
    ///
    /// # Errors
    /// [`crate::Error::NotAllowed`] for an officer of another team.
    pub async fn breathing_locks(
        &mut self,
        accounts: &[AccountId],
    ) -> Result<BTreeMap<AccountId, Lock>> {
        self.principal.must_be_income()?;
        let keys: Vec<_> = accounts.iter().map(|id| id.0).collect();
        let today = london::date_of(self.now);
        let mut locks = self.hold_locks(&keys, today).await?;
        let rows = sqlx::query!(
            r#"select d.account_id as "account: AccountId", m.kind = 'crisis' as "crisis!", m.starts_on,
                      greatest(0, d.frozen_pence - rent_came_off_hold(d.account_id, m.starts_on, d.eve_pence, $2)) as "frozen!",
                      least(m.ends_on, m.stopped_on - 1) as last
               from moratorium_debts d join moratoria m on m.id = d.moratorium_id
               where d.account_id = any ($1) and moratorium_locks(m, $2)
               order by least(m.ends_on, m.stopped_on - 1) nulls last"#,
            &keys,
            today
        )
        .fetch_all(self.connection())
        .await?;
        // The last word is that of the one that lasts longest.
        for row in rows {
            let lock = match row.last {
                Some(last) if last < today => Lock::Over { last },
                last => Lock::Runs {
                    crisis: row.crisis,
                    since: row.starts_on,
                    last,
                    frozen: Pence(row.frozen),
                },
            };
            locks.insert(row.account, lock);
        }
        Ok(locks)
    }

    async fn hold_locks(
        &mut self,
        accounts: &[uuid::Uuid],
        today: NaiveDate,
    ) -> Result<BTreeMap<AccountId, Lock>> {
        let rows = sqlx::query!(
            r#"select account_id as "account: AccountId", max(until) as "until!" from breathing_space_holds
               where account_id = any ($1) and ended_at is null and until >= $2 group by account_id"#,
            accounts,
            today
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| (row.account, Lock::BeingChecked { until: row.until }))
            .collect())
    }
}
