//! Writing down what the provider says. Whoever brings the word (the payer's return, the job, a notice) and however often, the
//! row is locked, never goes back, and puts one line on the ledger.

use super::provider::Seen;
use crate::messages::{Letter, Words};
use crate::rent::{Account, NewLine, NewRentCase, Posted, Topic};
use crate::secrets::sha256;
use crate::{
    AccountId, Db, Error, EventId, LineId, PaymentId, PersonId, Result, SubmissionKey, System, Tx,
};
use rules::london;
use rules::money::Pence;
use rules::rent::{LineKind, PaymentState};

/// The row while it is held.
pub(super) struct Held {
    account: AccountId,
    person: PersonId,
    pence: Pence,
    state: PaymentState,
    provider_id: Option<String>,
    line: Option<LineId>,
}

impl Db {
    /// Writes down what the provider says of a payment.
    ///
    /// # Errors
    /// [`Error::Conflict`] for the word about another payment.
    pub async fn record_payment(&self, id: PaymentId, seen: &Seen) -> Result<()> {
        let mut tx = self.begin(System("payments")).await?;
        tx.record_payment(id, seen).await?;
        tx.commit().await
    }
}

impl Tx<System> {
    async fn record_payment(&mut self, id: PaymentId, seen: &Seen) -> Result<()> {
        let held = self.hold_payment(id).await?;
        if held.provider_id.as_deref() != Some(seen.provider_id.as_str()) {
            return Err(Error::Conflict("payment"));
        }
        self.note_settled(id, seen).await?;
        if held.state.is_followed_by(seen.state) {
            self.move_payment(id, seen.state, seen.code.as_deref())
                .await?;
            if seen.state == PaymentState::Success {
                self.paid(id, &held, seen.pence).await?;
            }
        } else if held.state.is_final() && seen.state.is_final() && held.state != seen.state {
            tracing::error!(payment = %id, was = held.state.key(), now = seen.state.key(), "the provider changed its last word");
        }
        Ok(())
    }

    pub(super) async fn hold_payment(&mut self, id: PaymentId) -> Result<Held> {
        let row = sqlx::query!(
            r#"select account_id as "account: AccountId", person_id as "person: PersonId", pence, state, provider_id,
                      line_id as "line: LineId"
               from payments where id = $1 for update"#,
            id.0
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)?;
        Ok(Held {
            account: row.account,
            person: row.person,
            pence: Pence(row.pence),
            state: PaymentState::parse(&row.state).ok_or(Error::Broken("payment state"))?,
            provider_id: row.provider_id,
            line: row.line,
        })
    }

    async fn note_settled(&mut self, id: PaymentId, seen: &Seen) -> Result<()> {
        let Some(day) = seen.settled_on else {
            return Ok(());
        };
        sqlx::query!(
            "update payments set settled_on = $2 where id = $1 and settled_on is distinct from $2",
            id.0,
            day
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn move_payment(
        &mut self,
        id: PaymentId,
        state: PaymentState,
        code: Option<&str>,
    ) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update payments set state = $2, code = $3, finished_at = case when $4 then $5::timestamptz end,
               ask_at = case when $4 then null else ask_at end
             where id = $1",
            id.0,
            state.key(),
            code,
            state.is_final(),
            now,
        )
        .execute(self.connection())
        .await?;
        sqlx::query!(
            "insert into payment_events (id, payment_id, at, state, code) values ($1, $2, $3, $4, $5)",
            EventId::new().0,
            id.0,
            now,
            state.key(),
            code,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The provider has the money: on the ledger with it, and a receipt to the payer.
    async fn paid(&mut self, id: PaymentId, held: &Held, taken: Pence) -> Result<()> {
        let account = self.account_by_id(held.account).await?;
        if taken != held.pence {
            return self.mismatch(id, held, &account, taken).await;
        }
        if held.line.is_some() {
            return Ok(());
        }
        let line = NewLine {
            account: held.account,
            kind: LineKind::Card,
            pence: Pence(-held.pence.0),
            effective_on: london::date_of(self.now),
            item: None,
            words: LineKind::Card.label().to_owned(),
            source: "pay",
            source_reference: id.to_string(),
        };
        let Posted::Now(line) = self.add_line(&line).await? else {
            return Err(Error::Broken("a payment was posted and not written down"));
        };
        sqlx::query!(
            "update payments set line_id = $2 where id = $1",
            id.0,
            line.0
        )
        .execute(self.connection())
        .await?;
        self.restand_later(&[held.account]).await?;
        let words = Words::PaymentReceived {
            payment: id.to_string(),
            amount: held.pence.to_string(),
            reference: account.payment_reference,
            day: london::long_date(london::date_of(self.now)),
        };
        self.post(Letter::to_person(held.person, words).about_account(held.account))
            .await
    }

    /// Not what was asked for: an officer finds out, and nothing is posted that nobody understands.
    async fn mismatch(
        &mut self,
        id: PaymentId,
        held: &Held,
        account: &Account,
        taken: Pence,
    ) -> Result<()> {
        tracing::error!(payment = %id, "the provider took another amount than was asked for");
        sqlx::query!(
            "update payments set mismatch_pence = $2 where id = $1",
            id.0,
            taken.0
        )
        .execute(self.connection())
        .await?;
        let words = format!(
            "A card payment of {} was asked for, and GOV.UK Pay says that {taken} was taken. It is not on the account yet. Payment: {id}",
            held.pence
        );
        self.look_into(id, held.person, account, held.pence, words)
            .await
    }

    /// A case for the income team about a payment that did not end as it should. The same payment again is the same case.
    async fn look_into(
        &mut self,
        id: PaymentId,
        person: PersonId,
        account: &Account,
        pence: Pence,
        words: String,
    ) -> Result<()> {
        let new = NewRentCase {
            account,
            person,
            topic: Topic::PaymentMissing,
            pence: Some(pence),
            paid_on: Some(london::date_of(self.now)),
            way: Some("card".to_owned()),
            words,
            sent_by: sha256(b"card payments"),
            key: SubmissionKey(id.0),
        };
        self.open_rent_case(&new).await?;
        Ok(())
    }

    /// Nobody was ever sent to pay it.
    pub(super) async fn abandon_payment(&mut self, id: PaymentId) -> Result<()> {
        let held = self.hold_payment(id).await?;
        if held.provider_id.is_none() && !held.state.is_final() {
            self.move_payment(id, PaymentState::Abandoned, None).await?;
        }
        Ok(())
    }

    /// Asked for days, and there is no last word: an officer finds out.
    pub(super) async fn give_up_asking(&mut self, id: PaymentId) -> Result<()> {
        let held = self.hold_payment(id).await?;
        let account = self.account_by_id(held.account).await?;
        tracing::error!(payment = %id, "the provider gives no last word");
        let words = format!(
            "A card payment of {} was begun, and GOV.UK Pay does not say how it ended. Payment: {id}",
            held.pence
        );
        self.look_into(id, held.person, &account, held.pence, words)
            .await
    }
}
