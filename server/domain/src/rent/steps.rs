//! The step that was taken against an account, as its tenants may know it: what the desk notes with it stays there.

use super::accounts::Account;
use crate::{AccountId, Error, Result, Tenant, Tx};
use chrono::NaiveDate;
use rules::london;
use rules::rent::ladder::Step;
use std::collections::HashMap;

/// The step an account stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepNow {
    pub step: Step,
    pub taken_on: NaiveDate,
    /// The last day on which a review may be asked for.
    pub review_until: Option<NaiveDate>,
}

impl Tx<Tenant> {
    /// The steps that those of the tenant's accounts stand on which stand on one; none of an account for which nobody may be
    /// chased today. One query, however many there are.
    pub async fn steps_now(&mut self, accounts: &[Account]) -> Result<HashMap<AccountId, StepNow>> {
        let today = london::date_of(self.now);
        let ids: Vec<_> = accounts.iter().map(|account| account.id.0).collect();
        let rows = sqlx::query!(
            r#"select a.id as "account!: AccountId", s.step as "step!", s.taken_on as "taken_on!", s.review_until as "review_until?"
               from unnest($1::uuid[]) as a (id) cross join lateral rent_step_now(a.id, $2) s"#,
            &ids,
            today
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                let now = StepNow {
                    step: Step::of_number(row.step).ok_or(Error::Broken("step"))?,
                    taken_on: row.taken_on,
                    review_until: row.review_until,
                };
                Ok((row.account, now))
            })
            .collect()
    }
}
