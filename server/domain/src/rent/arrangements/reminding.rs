//! A word before each payment, once, to whose plan it is: not while the account stands still, and not to who wants none.
//! Whether it may go out at all is asked again when it does.

use crate::messages::{ArrangementNews, Letter, Words};
use crate::{AccountId, PersonId, Result, System, Tx};
use chrono::{Days, NaiveDate};
use rules::london;
use rules::money::Pence;

/// How many at a time; the next run takes the rest.
const MOST: i64 = 200;

/// From 9am on.
const FROM_HOUR: u32 = 9;

struct Due {
    account: AccountId,
    reference: String,
    person: PersonId,
    due_on: NaiveDate,
    pence: i64,
}

impl Tx<System> {
    /// Reminds of payments that fall due in so many days as policy says. Returns how many.
    pub async fn remind_of_payments(&mut self) -> Result<usize> {
        if london::hour_of(self.now) < FROM_HOUR {
            return Ok(0);
        }
        let due = self.take_payments_due().await?;
        let many = due.len();
        for payment in due {
            self.remind_of(payment).await?;
        }
        Ok(many)
    }

    async fn take_payments_due(&mut self) -> Result<Vec<Due>> {
        let (today, now) = (london::date_of(self.now), self.now);
        let days = self.plan_policy().await?.remind;
        let last = today + Days::new(u64::from(days));
        let rows = sqlx::query_as!(
            Due,
            r#"update arrangement_payments p set reminded_at = $3
               from arrangements a join rent_accounts r on r.id = a.account_id
               where a.id = p.arrangement_id and (p.arrangement_id, p.due_on) in (
                   select d.arrangement_id, d.due_on from arrangement_payments d join arrangements w on w.id = d.arrangement_id
                   where d.due_on > $1 and d.due_on <= $2 and d.met_at is null and d.missed_at is null and d.stood_still_at is null
                     and d.reminded_at is null and w.state = 'running' and not rent_is_frozen(w.account_id, $1)
                     and not exists (select from arrangement_reminders_off q
                                     where q.arrangement_id = w.id and q.person_id = w.person_id)
                   order by d.due_on, d.arrangement_id limit $4 for update of d skip locked)
               returning a.account_id as "account: AccountId", r.payment_reference as reference, a.person_id as "person: PersonId",
                         p.due_on, p.pence"#,
            today,
            last,
            now,
            MOST,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    async fn remind_of(&mut self, due: Due) -> Result<()> {
        let words = Words::Arrangement {
            account: due.reference,
            news: ArrangementNews::Reminder {
                pence: Pence(due.pence),
                due_on: due.due_on,
            },
        };
        let letter = Letter::to_person(due.person, words)
            .about_account(due.account)
            .not_after(london::end_of_day(due.due_on));
        self.post(letter).await
    }
}
