//! The day before: each visit is reminded of once.

use super::when_words;
use crate::messages::{Letter, VisitNews, Words};
use crate::{CaseId, PersonId, Result, System, Tx};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rules::london;
use rules::repairs::visits::{Slot, is_time_to_remind};

/// How many at a time; the next run takes the rest.
const MOST: i64 = 200;

struct Due {
    case: CaseId,
    reference: String,
    person: Option<PersonId>,
    day: NaiveDate,
    slot: String,
    starts_at: DateTime<Utc>,
}

impl Tx<System> {
    /// Reminds of tomorrow's visits, from 9am on. Returns how many. A visit that was changed is reminded of anew.
    pub async fn remind_of_visits(&mut self) -> Result<usize> {
        let tomorrow = london::date_of(self.now) + TimeDelta::days(1);
        if !is_time_to_remind(tomorrow, self.now) {
            return Ok(0);
        }
        let due = self.take_due(tomorrow).await?;
        let many = due.len();
        for visit in due {
            self.remind(visit).await?;
        }
        Ok(many)
    }

    async fn take_due(&mut self, day: NaiveDate) -> Result<Vec<Due>> {
        let now = self.now;
        let rows = sqlx::query_as!(
            Due,
            r#"update visits v set reminder_at = $2 from cases c
               where c.id = v.case_id and v.id in (
                   select id from visits where day = $1 and state = 'booked' and reminder_at is null
                   order by id limit $3 for update skip locked)
               returning c.id as "case: CaseId", c.reference, c.person_id as "person: PersonId", v.day as "day!", v.slot as "slot!",
                         v.starts_at as "starts_at!""#,
            day,
            now,
            MOST,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    async fn remind(&mut self, visit: Due) -> Result<()> {
        let (Some(person), Some(slot)) = (visit.person, Slot::parse(&visit.slot)) else {
            return Ok(());
        };
        let words = Words::Visit {
            reference: visit.reference,
            news: VisitNews::Reminder {
                when: when_words(visit.day, slot),
            },
        };
        let letter = Letter::to_person(person, words)
            .about(visit.case)
            .not_after(visit.starts_at);
        self.post(letter).await
    }
}
