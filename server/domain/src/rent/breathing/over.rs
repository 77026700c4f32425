//! The day after: a breathing space that is over is put before an officer. Nothing goes to the tenant, and nobody asks them for
//! anything before that officer has looked.

use crate::cases::events::{Acts, Event};
use crate::rent::{NewRentCase, Topic};
use crate::secrets::sha256;
use crate::{AccountId, CaseId, MoratoriumId, PersonId, Result, SubmissionKey, System, Tx};
use rules::london;

/// How many at a time; the next run takes the rest.
const MOST: i64 = 100;

impl Tx<System> {
    /// Makes the task of each breathing space whose last day is past, once. Returns how many.
    pub async fn note_ended_breathing_spaces(&mut self) -> Result<usize> {
        let today = london::date_of(self.now);
        let ended = sqlx::query!(
            r#"select m.id as "id: MoratoriumId", m.person_id as "person: PersonId",
                      (select d.account_id from moratorium_debts d join rent_accounts a on a.id = d.account_id
                       where d.moratorium_id = m.id order by a.kind <> 'rent', a.id limit 1) as "account: AccountId"
               from moratoria m
               where m.over_noted_at is null and m.released_at is null
                 and least(m.ends_on, m.stopped_on) <= $1 and least(m.ends_on, m.stopped_on - 1) < $1
               order by m.id limit $2 for update skip locked"#,
            today,
            MOST
        )
        .fetch_all(self.connection())
        .await?;
        for row in &ended {
            if let Some(account) = row.account {
                self.note_over(row.id, row.person, account).await?;
            }
        }
        Ok(ended.len())
    }

    async fn note_over(
        &mut self,
        id: MoratoriumId,
        person: PersonId,
        account: AccountId,
    ) -> Result<()> {
        let account = self.account_by_id(account).await?;
        let new = NewRentCase {
            account: &account,
            person,
            topic: Topic::BreathingSpaceOver,
            pence: None,
            paid_on: None,
            way: None,
            words: String::new(),
            sent_by: sha256(b"breathing space over"),
            key: SubmissionKey(id.0),
        };
        let (case, _) = self.open_rent_case(&new).await?;
        let now = self.now;
        sqlx::query!(
            "update moratoria set over_case_id = $2, over_noted_at = $3 where id = $1",
            id.0,
            case.0,
            now
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

impl<P: Acts> Tx<P> {
    /// The officer has done what the case was for.
    pub(super) async fn close_breathing_case(&mut self, case: CaseId, words: &str) -> Result<()> {
        let now = self.now;
        let closed = sqlx::query!(
            "update cases set state = 'closed', closed_at = $2 where id = $1 and closed_at is null",
            case.0,
            now
        )
        .execute(self.connection())
        .await?;
        if closed.rows_affected() == 0 {
            return Ok(());
        }
        self.meet_every_clock(case).await?;
        let event = Event::Closed {
            outcome: "looked".into(),
            words: words.to_owned(),
        };
        self.track(case, &event).await
    }
}
