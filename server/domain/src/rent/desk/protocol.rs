//! The court's protocol, item by item, with what shows that it was done.

use crate::rent::accounts::Account;
use crate::{Error, Officer, Result, SubmissionKey, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use rules::london;
use rules::rent::protocol::{ProtocolItem, ProtocolState};
use std::collections::HashMap;
use uuid::Uuid;

/// What was noted last about an item.
#[derive(Clone, Debug)]
pub struct Shown {
    pub item: ProtocolItem,
    pub state: ProtocolState,
    pub evidence: String,
    pub link: Option<String>,
    pub done_on: NaiveDate,
    pub officer: String,
    pub noted_at: DateTime<Utc>,
}

/// Something that shows an item to be done, or open again.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub item: ProtocolItem,
    pub state: ProtocolState,
    pub words: String,
    /// A case, a letter or a contact, by its reference or its day.
    pub link: Option<String>,
    pub done_on: NaiveDate,
}

impl Tx<Officer> {
    /// What was noted last about each item; none of those that were never noted.
    pub async fn protocol(&mut self, account: &Account) -> Result<HashMap<ProtocolItem, Shown>> {
        let rows = sqlx::query!(
            "select distinct on (p.item) p.item, p.state, p.evidence, p.link, p.done_on, o.name as officer, p.noted_at
             from rent_protocol p join officers o on o.id = p.officer_id
             where p.account_id = $1 order by p.item, p.noted_at desc, p.id desc limit 50",
            account.id.0
        )
        .fetch_all(self.connection())
        .await?;
        let shown = rows.into_iter().filter_map(|row| {
            let item = ProtocolItem::parse(&row.item)?;
            let shown = Shown {
                item,
                state: ProtocolState::parse(&row.state)?,
                evidence: row.evidence,
                link: row.link,
                done_on: row.done_on,
                officer: row.officer,
                noted_at: row.noted_at,
            };
            Some((item, shown))
        });
        Ok(shown.collect())
    }

    /// Notes what shows an item, once for each key.
    ///
    /// # Errors
    /// [`Error::Conflict`] for a day that is still to come.
    pub async fn note_protocol(
        &mut self,
        account: &Account,
        new: &Evidence,
        key: SubmissionKey,
    ) -> Result<()> {
        self.principal.must_be_income()?;
        let (officer, now) = (self.principal.id, self.now);
        if new.done_on > london::date_of(now) {
            return Err(Error::Conflict("when"));
        }
        let added = sqlx::query!(
            "insert into rent_protocol (id, account_id, item, state, evidence, link, done_on, officer_id, noted_at, submission_key)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (account_id, submission_key) do nothing",
            Uuid::now_v7(),
            account.id.0,
            new.item.key(),
            new.state.key(),
            new.words,
            new.link,
            new.done_on,
            officer.0,
            now,
            key.0,
        )
        .execute(self.connection())
        .await?;
        if added.rows_affected() > 0 {
            self.audit(
                "officer",
                officer.0,
                "noted protocol",
                "rent account",
                account.id.0,
            )
            .await?;
        }
        Ok(())
    }
}
