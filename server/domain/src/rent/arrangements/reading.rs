//! The plans of an account, newest first, with their payments.

use super::{Arrangement, Row};
use crate::rent::Account;
use crate::{AccountId, ArrangementId, Officer, Result, Tenant, Tx};
use rules::money::Pence;
use rules::rent::plan::{Look, Payment};
use std::collections::HashSet;

/// The most plans of an account that a page shows.
const MOST: i64 = 10;

impl Tx<Tenant> {
    /// The plan of one of the tenant's accounts that is open, or else the last one.
    pub async fn arrangement(&mut self, account: &Account) -> Result<Option<Arrangement>> {
        let found = self.arrangements_of(account.id, 1).await?;
        Ok(found.into_iter().next())
    }

    /// Those of the tenant's accounts that have an open plan.
    pub async fn accounts_with_plan(&mut self, accounts: &[Account]) -> Result<HashSet<AccountId>> {
        let ids: Vec<_> = accounts.iter().map(|account| account.id.0).collect();
        let planned = sqlx::query_scalar!(
            r#"select account_id as "account: AccountId" from arrangements
               where account_id = any ($1) and state in ('offered', 'running')"#,
            &ids
        )
        .fetch_all(self.connection())
        .await?;
        Ok(planned.into_iter().collect())
    }
}

impl Tx<Officer> {
    /// All plans of an account, ten at most. An [`Account`] is had only by the income team.
    pub async fn arrangements(&mut self, account: &Account) -> Result<Vec<Arrangement>> {
        self.arrangements_of(account.id, MOST).await
    }

    /// The plan of an account that is open.
    pub async fn open_arrangement(&mut self, account: &Account) -> Result<Option<Arrangement>> {
        let found = self.arrangements_of(account.id, 1).await?;
        Ok(found.into_iter().find(Arrangement::is_open))
    }
}

impl<P> Tx<P> {
    /// The open one first, then the newest.
    pub(crate) async fn arrangements_of(
        &mut self,
        account: AccountId,
        most: i64,
    ) -> Result<Vec<Arrangement>> {
        let rows = sqlx::query_as!(
            Row,
            r#"select a.id as "id: ArrangementId", a.account_id as "account: AccountId", a.person_id as "person: crate::PersonId",
                      coalesce(p.first_name, '') as "first_name!", o.name as "made_by?", a.pence, a.every, a.first_on, a.arrears_pence,
                      a.clear_on, a.review_on, a.state, a.case_id as "case: crate::CaseId", n.name as "named_officer?", d.name as "decided_by?",
                      a.decided_at, a.reason, a.made_at,
                      exists (select from arrangement_reminders_off q
                              where q.arrangement_id = a.id and q.person_id = coalesce(app_person(), a.person_id)) as "quiet!"
               from arrangements a
               left join people p on p.id = a.person_id
               left join officers o on o.id = a.officer_id
               left join officers n on n.id = a.named_officer
               left join officers d on d.id = a.decided_by
               where a.account_id = $1
               order by a.state in ('offered', 'running') desc, a.made_at desc, a.id desc limit $2"#,
            account.0,
            most,
        )
        .fetch_all(self.connection())
        .await?;
        let mut found = rows
            .into_iter()
            .map(Arrangement::try_from)
            .collect::<Result<Vec<_>>>()?;
        self.add_payments(&mut found).await?;
        Ok(found)
    }

    async fn add_payments(&mut self, found: &mut [Arrangement]) -> Result<()> {
        let ids: Vec<_> = found.iter().map(|arrangement| arrangement.id.0).collect();
        let rows = sqlx::query!(
            r#"select arrangement_id as "arrangement: ArrangementId", due_on, pence, met_at is not null as "met!",
                      missed_at is not null as "missed!", stood_still_at is not null as "stood_still!"
               from arrangement_payments where arrangement_id = any ($1) order by due_on"#,
            &ids
        )
        .fetch_all(self.connection())
        .await?;
        for row in rows {
            let payment = Payment {
                due_on: row.due_on,
                pence: Pence(row.pence),
                standing: match (row.met, row.missed, row.stood_still) {
                    (true, ..) => Look::Met,
                    (_, true, _) => Look::Missed,
                    (.., true) => Look::StoodStill,
                    _ => Look::Ahead,
                },
            };
            if let Some(arrangement) = found.iter_mut().find(|it| it.id == row.arrangement) {
                arrangement.payments.push(payment);
            }
        }
        Ok(())
    }
}
