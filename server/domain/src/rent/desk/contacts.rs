//! The contact log: who was spoken to, how, about what, and what came of it. Added to, never changed.

use crate::rent::accounts::Account;
use crate::rent::arrangements::REVIEWED_EVERY;
use crate::{Error, Officer, Result, SubmissionKey, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use rules::london;
use uuid::Uuid;

/// By what.
pub const WAYS: [&str; 6] = ["phone", "visit", "office", "text", "email", "letter"];
/// About what. While a breathing space is on, not about the arrears, unless they asked themselves (regulation 7).
pub const ABOUT: [&str; 4] = ["arrears", "rent_now", "they_asked", "other"];
/// What came of it.
pub const OUTCOMES: [&str; 6] = [
    "spoke",
    "no_answer",
    "left_message",
    "will_pay",
    "wants_help",
    "disputes",
];

/// Those after which nobody was spoken to.
const UNANSWERED: [&str; 2] = ["no_answer", "left_message"];

/// How many entries are read of a log.
pub const LISTED: usize = 50;

/// An entry to be added.
#[derive(Clone, Debug)]
pub struct NewContact {
    /// One of [`WAYS`], [`ABOUT`] and [`OUTCOMES`].
    pub way: String,
    pub about: String,
    pub outcome: String,
    pub at: DateTime<Utc>,
    pub with_whom: String,
    pub words: String,
    pub next_on: Option<NaiveDate>,
}

#[derive(Clone, Debug)]
pub struct ContactEntry {
    pub at: DateTime<Utc>,
    pub officer: String,
    pub way: String,
    pub about: String,
    pub with_whom: String,
    pub words: String,
    pub outcome: String,
    pub next_on: Option<NaiveDate>,
}

impl Tx<Officer> {
    /// The log, the newest first, [`LISTED`] at most.
    pub async fn contact_log(&mut self, account: &Account) -> Result<Vec<ContactEntry>> {
        let rows = sqlx::query_as!(
            ContactEntry,
            "select c.at, o.name as officer, c.way, c.about, c.with_whom, c.words, c.outcome, c.next_on
             from rent_contacts c join officers o on o.id = c.officer_id
             where c.account_id = $1 order by c.at desc, c.id desc limit $2",
            account.id.0,
            LISTED as i64
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// Adds an entry, once for each key.
    ///
    /// # Errors
    /// [`Error::Conflict`] for one about the arrears while a breathing space is on or being checked (`"frozen"`), or for a
    /// time that is still to come (`"when"`).
    pub async fn note_contact(
        &mut self,
        account: &Account,
        new: &NewContact,
        key: SubmissionKey,
    ) -> Result<()> {
        self.principal.must_be_income()?;
        let (officer, now) = (self.principal.id, self.now);
        if new.at > now {
            return Err(Error::Conflict("when"));
        }
        if new.about == "arrears" && self.rent_is_locked(account).await? {
            return Err(Error::Conflict("frozen"));
        }
        let id = Uuid::now_v7();
        let added = sqlx::query!(
            "insert into rent_contacts (id, account_id, officer_id, at, way, about, with_whom, words, outcome, next_on, noted_at, submission_key)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (account_id, submission_key) do nothing",
            id,
            account.id.0,
            officer.0,
            new.at,
            new.way,
            new.about,
            new.with_whom,
            new.words,
            new.outcome,
            new.next_on,
            now,
            key.0,
        )
        .execute(self.connection())
        .await?;
        if added.rows_affected() > 0 {
            if !UNANSWERED.contains(&new.outcome.as_str()) {
                self.plan_is_reviewed(account).await?;
            }
            self.audit(
                "officer",
                officer.0,
                "noted contact",
                "rent account",
                account.id.0,
            )
            .await?;
        }
        Ok(())
    }

    /// Who speaks to a tenant whose plan is to be looked at again has looked: the next time is a quarter on.
    async fn plan_is_reviewed(&mut self, account: &Account) -> Result<()> {
        let today = london::date_of(self.now);
        sqlx::query!(
            "update arrangements set review_on = $2 where account_id = $1 and state = 'running' and review_on <= $3",
            account.id.0,
            today + REVIEWED_EVERY,
            today,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
