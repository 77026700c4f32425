//! Whether someone may be asked for what is owed. Asked at the last moment, for each message, letter and step, whenever it was
//! prepared; of the account, and so for every joint tenant alike.

use crate::{AccountId, Officer, OutgoingId, Result, System, Tx};
use chrono::NaiveDate;
use rules::london;
use std::collections::HashSet;

impl Tx<System> {
    /// Whether anybody may be asked today for what is owed on the account. For letters at printing, reminders at sending.
    pub async fn may_ask(&mut self, account: AccountId) -> Result<bool> {
        Ok(!self.is_frozen(account).await?)
    }
}

impl Tx<Officer> {
    /// As for the program, for the income team.
    ///
    /// # Errors
    /// [`crate::Error::NotAllowed`] for an officer of another team.
    pub async fn may_ask(&mut self, account: AccountId) -> Result<bool> {
        self.principal.must_be_income()?;
        Ok(!self.is_frozen(account).await?)
    }

    /// Whether no step towards a notice or a court may be taken on the account today.
    ///
    /// # Errors
    /// As [`Tx::may_ask`].
    pub async fn ladder_is_locked(&mut self, account: AccountId) -> Result<bool> {
        Ok(!self.may_ask(account).await?)
    }
}

impl<P> Tx<P> {
    /// Whether a breathing space covers the account today, is being checked, or is over and nobody has looked yet. `false` for an
    /// account whoever asks may not see: the ways to this check who they are first.
    pub(crate) async fn is_frozen(&mut self, account: AccountId) -> Result<bool> {
        let today = london::date_of(self.now);
        self.is_frozen_on(account, today).await
    }

    /// As [`Tx::is_frozen`], on that day.
    pub(crate) async fn is_frozen_on(
        &mut self,
        account: AccountId,
        day: NaiveDate,
    ) -> Result<bool> {
        let frozen = sqlx::query_scalar!(
            r#"select rent_is_frozen($1, $2) as "frozen!""#,
            account.0,
            day
        )
        .fetch_one(self.connection())
        .await?;
        Ok(frozen)
    }

    /// Which of these accounts are frozen that day, as [`Tx::is_frozen`] has it.
    pub(crate) async fn locked_in(
        &mut self,
        accounts: &[uuid::Uuid],
        day: NaiveDate,
    ) -> Result<HashSet<AccountId>> {
        let locked = sqlx::query_scalar!(
            r#"select asked.id as "id!: AccountId" from unnest($1::uuid[]) asked (id) where rent_is_frozen(asked.id, $2)"#,
            accounts,
            day
        )
        .fetch_all(self.connection())
        .await?;
        Ok(locked.into_iter().collect())
    }

    /// Takes back every message that waits to ask for money on the account, and calls off whoever was to phone for one. Does
    /// nothing while it is not frozen. Returns how many were taken back.
    pub(super) async fn hold_back(&mut self, account: AccountId) -> Result<i64> {
        let (today, now) = (london::date_of(self.now), self.now);
        let taken = sqlx::query_scalar!(
            r#"select hold_back_arrears($1, $2, $3) as "taken!""#,
            account.0,
            today,
            now
        )
        .fetch_one(self.connection())
        .await?;
        Ok(taken)
    }

    /// Messages about the account that are with a carrier at this moment: no word of ours brings them back.
    pub(super) async fn under_way(&mut self, account: AccountId) -> Result<i64> {
        let many = sqlx::query_scalar!(
            r#"select count(*) as "many!" from outgoing_messages
               where account_id = $1 and class = 'arrears' and state = 'sending'"#,
            account.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(many)
    }
}

impl Tx<System> {
    /// Whether a message must stay here: it asks for what is owed on an account that is frozen.
    pub(crate) async fn is_held_back(&mut self, message: OutgoingId) -> Result<bool> {
        let today = london::date_of(self.now);
        let held = sqlx::query_scalar!(
            r#"select class = 'arrears' and (account_id is null or rent_is_frozen(account_id, $2)) as "held!"
               from outgoing_messages where id = $1"#,
            message.0,
            today
        )
        .fetch_one(self.connection())
        .await?;
        Ok(held)
    }
}
