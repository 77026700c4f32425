//! What becomes of a breathing space after it was entered. Each step is dated, is in the trail, and is the income team's.

use super::Moratorium;
use crate::rent::Account;
use crate::{Error, MoratoriumId, Officer, Result, Tx};
use chrono::NaiveDate;
use rules::london;
use rules::rent::breathing::crisis_ends;
use rules::rent::{Duty, Midway, MoratoriumKind};

impl Tx<Officer> {
    /// What the adviser decided midway. Cancelled then: it has stopped on that day. The same again does nothing.
    ///
    /// # Errors
    /// [`Error::Conflict`]: `"kind"` in a crisis, which has no review; `"moved"` when another result is there, or it has ended.
    pub async fn note_midway(
        &mut self,
        account: &Account,
        id: MoratoriumId,
        result: Midway,
        on: NaiveDate,
    ) -> Result<()> {
        let moratorium = self.moratorium_to_change(account, id).await?;
        if moratorium.kind != MoratoriumKind::Standard {
            return Err(Error::Conflict("kind"));
        }
        if let Some(before) = moratorium.midway {
            return same(before == result);
        }
        self.must_run(&moratorium)?;
        sqlx::query!(
            "update moratoria set midway_result = $2, midway_at = $3 where id = $1",
            id.0,
            result.key(),
            london::at(on, chrono::NaiveTime::MIN),
        )
        .execute(self.connection())
        .await?;
        if result == Midway::Cancelled {
            self.set_stopped(&moratorium, on, "Cancelled at the midway review")
                .await?;
        }
        self.note_breathing("midway", id).await
    }

    /// The crisis treatment has ended: the last day is so many days later. The same day again does nothing; another one puts a
    /// mistake right.
    ///
    /// # Errors
    /// [`Error::Conflict`]: `"kind"` for a standard one, whose days are the law's; `"before_start"`; `"moved"` once the account
    /// was released, or it was stopped.
    pub async fn end_treatment(
        &mut self,
        account: &Account,
        id: MoratoriumId,
        on: NaiveDate,
    ) -> Result<()> {
        let moratorium = self.moratorium_to_change(account, id).await?;
        if moratorium.kind != MoratoriumKind::Crisis {
            return Err(Error::Conflict("kind"));
        }
        if on < moratorium.starts_on {
            return Err(Error::Conflict("before_start"));
        }
        let last = crisis_ends(
            on,
            self.breathing_policy("rent.breathing_space.crisis_tail")
                .await?,
        );
        if moratorium.ends_on == Some(last) {
            return Ok(());
        }
        if moratorium.released_at.is_some() || moratorium.stopped_on.is_some() {
            return Err(Error::Conflict("moved"));
        }
        sqlx::query!(
            "update moratoria set ends_on = $2 where id = $1",
            id.0,
            last
        )
        .execute(self.connection())
        .await?;
        self.note_breathing("treatment ended", id).await
    }

    /// It was cancelled or ended early, from that day on. Asking for the debt stays shut until it is released; until then another
    /// day puts a mistake right.
    ///
    /// # Errors
    /// [`Error::Conflict`]: `"before_start"`; `"moved"` when it has ended of itself, or the account was released.
    pub async fn stop_breathing_space(
        &mut self,
        account: &Account,
        id: MoratoriumId,
        on: NaiveDate,
        why: &str,
    ) -> Result<()> {
        let moratorium = self.moratorium_to_change(account, id).await?;
        if moratorium.stopped_on == Some(on) && moratorium.stopped_why.as_deref() == Some(why) {
            return Ok(());
        }
        if moratorium.stopped_on.is_none() {
            self.must_run(&moratorium)?;
        } else if moratorium.released_at.is_some() {
            return Err(Error::Conflict("moved"));
        }
        self.set_stopped(&moratorium, on, why).await?;
        self.note_breathing("stopped", id).await
    }

    /// Legal says that compensation may be taken off a debt it covers. Said before: does nothing.
    pub async fn sign_off_set_off(
        &mut self,
        account: &Account,
        id: MoratoriumId,
        words: &str,
    ) -> Result<()> {
        self.moratorium_to_change(account, id).await?;
        let (officer, now) = (self.principal.id, self.now);
        sqlx::query!(
            "update moratoria set signed_off_at = $2, signed_off_by = $3, signed_off_words = $4 where id = $1 and signed_off_at is null",
            id.0,
            now,
            officer.0,
            words,
        )
        .execute(self.connection())
        .await?;
        self.note_breathing("set-off signed off", id).await
    }

    /// A duty of ours is done. Done before: does nothing.
    pub async fn note_duty(
        &mut self,
        account: &Account,
        id: MoratoriumId,
        duty: Duty,
        words: &str,
    ) -> Result<()> {
        self.moratorium_to_change(account, id).await?;
        let (officer, now) = (self.principal.id, self.now);
        sqlx::query!(
            "insert into moratorium_duties (moratorium_id, duty, words, done_by, done_at) values ($1, $2, $3, $4, $5) on conflict do nothing",
            id.0,
            duty.key(),
            words,
            officer.0,
            now,
        )
        .execute(self.connection())
        .await?;
        self.note_breathing("duty", id).await
    }

    /// After its last day, an officer has looked at the account: from now on it is dealt with like any other. Nothing is sent.
    /// Released before: does nothing.
    ///
    /// # Errors
    /// [`Error::Conflict`] with `"runs"` while it does.
    pub async fn release_account(
        &mut self,
        account: &Account,
        id: MoratoriumId,
        words: &str,
    ) -> Result<()> {
        let moratorium = self.moratorium_to_change(account, id).await?;
        if moratorium.released_at.is_some() {
            return Ok(());
        }
        if !moratorium.is_over(london::date_of(self.now)) {
            return Err(Error::Conflict("runs"));
        }
        let (officer, now) = (self.principal.id, self.now);
        sqlx::query!(
            "update moratoria set released_at = $2, released_by = $3, released_words = $4 where id = $1",
            id.0,
            now,
            officer.0,
            words,
        )
        .execute(self.connection())
        .await?;
        if let Some(case) = moratorium.over_case {
            // What was found is the desk's: the debtor may read how a case of theirs was closed.
            self.close_breathing_case(case, "").await?;
        }
        self.note_breathing("released", id).await
    }

    async fn set_stopped(
        &mut self,
        moratorium: &Moratorium,
        on: NaiveDate,
        why: &str,
    ) -> Result<()> {
        if on < moratorium.starts_on {
            return Err(Error::Conflict("before_start"));
        }
        let officer = self.principal.id;
        sqlx::query!(
            "update moratoria set stopped_on = $2, stopped_why = $3, stopped_by = $4 where id = $1",
            moratorium.id.0,
            on,
            why,
            officer.0,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    fn must_run(&self, moratorium: &Moratorium) -> Result<()> {
        let over = moratorium.is_over(london::date_of(self.now));
        (!over).then_some(()).ok_or(Error::Conflict("moved"))
    }

    async fn moratorium_to_change(
        &mut self,
        account: &Account,
        id: MoratoriumId,
    ) -> Result<Moratorium> {
        self.principal.must_be_income()?;
        sqlx::query!("select id from moratoria where id = $1 for update", id.0)
            .fetch_optional(self.connection())
            .await?;
        self.moratorium_on(account, id).await
    }

    /// One line of the trail, and the desk's list follows.
    pub(super) async fn note_breathing(&mut self, what: &str, id: MoratoriumId) -> Result<()> {
        let officer = self.principal.id;
        let action = format!("breathing space: {what}");
        self.audit("officer", officer.0, &action, "moratorium", id.0)
            .await?;
        let debts = self.debts_of(id).await?;
        self.restand_later(&debts).await
    }
}

fn same(same: bool) -> Result<()> {
    same.then_some(()).ok_or(Error::Conflict("moved"))
}
