//! Handing a refund to the provider, and writing down what becomes of it. The line on the ledger comes when the money went.

use super::provider::{Provider, Reason, RefundSeen, RefundState, Trouble};
use crate::messages::{Letter, Words};
use crate::rent::{NewLine, Posted};
use crate::{AccountId, Db, Error, PaymentId, PersonId, RefundId, Result, System, Tx};
use rules::london;
use rules::money::Pence;
use rules::rent::LineKind;

/// How many are asked about in one go. The provider asks not to be asked about one more often than every five minutes.
const AT_ONCE: i64 = 20;

/// What is asked about.
#[derive(Clone, Debug)]
struct Open {
    id: RefundId,
    pence: Pence,
    available: Pence,
    state: RefundState,
    /// The payment, and its name at the provider.
    of: PaymentId,
    payment: String,
    provider_id: Option<String>,
    asked: i32,
    /// Whether it went to the provider before, and its answer may have been lost.
    was_handed_over: bool,
    /// Refunds of the same payment that are ours already.
    known: Vec<String>,
}

/// How often a refund is looked for among the provider's before it is taken as not made: its list is a little late.
const LOOKS: i32 = 3;

impl Open {
    fn is_hopeless_after(&self, trouble: Trouble) -> bool {
        let not_made = match trouble {
            Trouble::Refused(_) => true,
            Trouble::Later(reason) => reason == Reason::AmountMoved && self.asked >= LOOKS,
        };
        not_made && self.state == RefundState::Begun
    }
}

impl Db {
    /// Hands a refund to the provider if it is not there yet, or asks how it stands.
    pub async fn send_refund(
        &self,
        provider: &dyn Provider,
        id: RefundId,
    ) -> Result<Option<Trouble>> {
        let Some(open) = self.open_refund(id).await? else {
            return Ok(None);
        };
        let seen = match &open.provider_id {
            Some(there) => provider.look_at_refund(&open.payment, there).await,
            None => self.hand_over(provider, &open).await?,
        };
        match seen {
            Ok(seen) => {
                self.record_refund(&open, &seen).await?;
                Ok(None)
            }
            Err(trouble) => {
                tracing::warn!(reason = trouble.reason().as_str(), "a refund was not made");
                if open.is_hopeless_after(trouble) {
                    self.refuse_refund(id).await?;
                }
                Ok(Some(trouble))
            }
        }
    }

    /// Asks about the refunds whose turn it is. How many.
    pub async fn ask_about_open_refunds(&self, provider: &dyn Provider) -> Result<usize> {
        let mut tx = self.begin(System("payments")).await?;
        let now = tx.now;
        let due = sqlx::query_scalar!(
            r#"update payment_refunds set asked = asked + 1, ask_at = $1::timestamptz + make_interval(mins => 5 * (1 + least(asked, 11)))
               where id in (select id from payment_refunds where ask_at <= $1 order by ask_at limit $2 for update skip locked)
               returning id as "id: RefundId""#,
            now,
            AT_ONCE,
        )
        .fetch_all(tx.connection())
        .await?;
        tx.commit().await?;
        for id in &due {
            self.send_refund(provider, *id).await?;
        }
        Ok(due.len())
    }

    /// Asks about the refunds of one payment, after a notice that something happened to it.
    pub async fn ask_about_refunds_of(
        &self,
        provider: &dyn Provider,
        payment: PaymentId,
    ) -> Result<()> {
        let mut tx = self.begin(System("payments")).await?;
        let open = sqlx::query_scalar!(
            r#"select id as "id: RefundId" from payment_refunds where payment_id = $1 and state = 'submitted' limit 20"#,
            payment.0
        )
        .fetch_all(tx.connection())
        .await?;
        tx.commit().await?;
        for id in open {
            self.send_refund(provider, id).await?;
        }
        Ok(())
    }

    async fn open_refund(&self, id: RefundId) -> Result<Option<Open>> {
        let mut tx = self.begin(System("payments")).await?;
        let row = sqlx::query!(
            r#"select r.pence, r.available_pence, r.state, r.asked, r.handed_over_at is not null as "was_handed_over!", r.provider_id, p.id as "of: PaymentId", p.provider_id as "payment!",
                      array(select o.provider_id from payment_refunds o
                            where o.payment_id = r.payment_id and o.provider_id is not null) as "known!: Vec<String>"
               from payment_refunds r join payments p on p.id = r.payment_id
               where r.id = $1 and r.state in ('begun', 'submitted')"#,
            id.0
        )
        .fetch_optional(tx.connection())
        .await?;
        tx.commit().await?;
        row.map(|row| {
            Ok(Open {
                id,
                pence: Pence(row.pence),
                available: Pence(row.available_pence),
                state: RefundState::parse(&row.state).ok_or(Error::Broken("refund state"))?,
                of: row.of,
                payment: row.payment,
                provider_id: row.provider_id,
                asked: row.asked,
                was_handed_over: row.was_handed_over,
                known: row.known,
            })
        })
        .transpose()
    }

    async fn record_refund(&self, open: &Open, seen: &RefundSeen) -> Result<()> {
        let mut tx = self.begin(System("payments")).await?;
        tx.record_refund(open, seen).await?;
        tx.commit().await
    }

    /// Before it goes there for the first time, what was sent back elsewhere is counted: the desk decided without knowing.
    async fn hand_over(
        &self,
        provider: &dyn Provider,
        open: &Open,
    ) -> Result<Result<RefundSeen, Trouble>> {
        if !open.was_handed_over {
            let elsewhere = self
                .note_refunds_made_elsewhere(provider, open.of, Some(open.id))
                .await?;
            match elsewhere {
                Ok(0) => self.note_handing_over(open.id).await?,
                Ok(_) => return Ok(Err(Trouble::Refused(Reason::AmountMoved))),
                Err(trouble) => return Ok(Err(trouble)),
            }
        }
        Ok(hand_over(provider, open).await)
    }

    async fn note_handing_over(&self, id: RefundId) -> Result<()> {
        let mut tx = self.begin(System("payments")).await?;
        let now = tx.now;
        sqlx::query!(
            "update payment_refunds set handed_over_at = $2 where id = $1 and handed_over_at is null",
            id.0,
            now
        )
        .execute(tx.connection())
        .await?;
        tx.commit().await
    }

    async fn refuse_refund(&self, id: RefundId) -> Result<()> {
        let mut tx = self.begin(System("payments")).await?;
        let now = tx.now;
        sqlx::query!(
            "update payment_refunds set state = 'error', finished_at = $2, ask_at = null where id = $1 and state = 'begun'",
            id.0,
            now
        )
        .execute(tx.connection())
        .await?;
        tx.commit().await
    }
}

/// Makes it. If what is available has moved, an earlier try of ours got through and its answer was lost: it is among the refunds
/// that are not ours yet. The provider lists them a little late, so "not there" is no last word.
async fn hand_over(provider: &dyn Provider, open: &Open) -> Result<RefundSeen, Trouble> {
    let made = provider
        .refund(&open.payment, open.pence, open.available)
        .await;
    let Err(Trouble::Refused(Reason::AmountMoved)) = made else {
        return made;
    };
    let all = provider.refunds(&open.payment).await?;
    let mine =
        |seen: &RefundSeen| seen.pence == open.pence && !open.known.contains(&seen.provider_id);
    all.into_iter()
        .find(mine)
        .ok_or(Trouble::Later(Reason::AmountMoved))
}

impl Tx<System> {
    async fn record_refund(&mut self, open: &Open, seen: &RefundSeen) -> Result<()> {
        let now = self.now;
        let moved = sqlx::query!(
            "update payment_refunds set state = $2, provider_id = $3, finished_at = case when $4 then $5::timestamptz end,
               ask_at = case when $4 then null else ask_at end
             where id = $1 and state <> $2 and state in ('begun', 'submitted') and (provider_id is null or provider_id = $3)",
            open.id.0,
            seen.state.key(),
            seen.provider_id,
            seen.state.is_final(),
            now,
        )
        .execute(self.connection())
        .await?;
        if moved.rows_affected() > 0 && seen.state == RefundState::Success {
            self.paid_back(open.id).await?;
        }
        Ok(())
    }

    /// The money went back: on the ledger, and a word to whoever had paid.
    pub(super) async fn paid_back(&mut self, id: RefundId) -> Result<()> {
        let row = sqlx::query!(
            r#"select r.pence, p.id, p.account_id as "account: AccountId", p.person_id as "person: PersonId", a.payment_reference
               from payment_refunds r join payments p on p.id = r.payment_id join rent_accounts a on a.id = p.account_id
               where r.id = $1"#,
            id.0
        )
        .fetch_one(self.connection())
        .await?;
        let line = NewLine {
            account: row.account,
            kind: LineKind::Refund,
            pence: Pence(row.pence),
            effective_on: london::date_of(self.now),
            item: None,
            words: "Card payment, sent back".to_owned(),
            source: "pay",
            source_reference: format!("refund {id}"),
        };
        let Posted::Now(line) = self.add_line(&line).await? else {
            return Err(Error::Broken("a refund was posted and not written down"));
        };
        sqlx::query!(
            "update payment_refunds set line_id = $2 where id = $1",
            id.0,
            line.0
        )
        .execute(self.connection())
        .await?;
        self.restand_later(&[row.account]).await?;
        let words = Words::PaymentRefunded {
            payment: row.id.to_string(),
            amount: Pence(row.pence).to_string(),
            reference: row.payment_reference,
        };
        self.post(Letter::to_person(row.person, words).about_account(row.account))
            .await
    }
}
