//! Refunds that were made in the provider's own tool. They are on the ledger like ours: the money went back all the same.

use super::provider::{Provider, RefundSeen, RefundState, Trouble};
use crate::{Db, PaymentId, RefundId, Result, System, Tx};
use chrono::TimeDelta;

const REASON: &str = "Sent back in GOV.UK Pay";

impl Db {
    /// Looks for refunds of a payment that are not ours and writes them down. `ours` is the one of ours that was not handed over
    /// yet; while another of ours waits for its first answer nothing is done, for it could be among them. Returns how many.
    pub async fn note_refunds_made_elsewhere(
        &self,
        provider: &dyn Provider,
        payment: PaymentId,
        ours: Option<RefundId>,
    ) -> Result<Result<usize, Trouble>> {
        let Some(there) = self.provider_id(payment).await? else {
            return Ok(Ok(0));
        };
        let all = match provider.refunds(&there).await {
            Ok(all) => all,
            Err(trouble) => return Ok(Err(trouble)),
        };
        let mut tx = self.begin(System("payments")).await?;
        tx.hold_payment(payment).await?;
        let mut new = 0;
        if !tx.waits_for_first_answer(payment, ours).await? {
            for seen in all.iter().filter(|seen| seen.state != RefundState::Error) {
                new += usize::from(tx.note_elsewhere(payment, seen).await?);
            }
        }
        tx.commit().await?;
        Ok(Ok(new))
    }

    async fn provider_id(&self, payment: PaymentId) -> Result<Option<String>> {
        let mut tx = self.begin(System("payments")).await?;
        let there = sqlx::query_scalar!(
            "select provider_id from payments where id = $1 and line_id is not null",
            payment.0
        )
        .fetch_optional(tx.connection())
        .await?;
        tx.commit().await?;
        Ok(there.flatten())
    }
}

impl Tx<System> {
    async fn waits_for_first_answer(
        &mut self,
        payment: PaymentId,
        but: Option<RefundId>,
    ) -> Result<bool> {
        let waits = sqlx::query_scalar!(
            r#"select exists (select from payment_refunds
                              where payment_id = $1 and state = 'begun' and id is distinct from $2) as "waits!""#,
            payment.0,
            but.map(|id| id.0),
        )
        .fetch_one(self.connection())
        .await?;
        Ok(waits)
    }

    /// False for one that is known.
    async fn note_elsewhere(&mut self, payment: PaymentId, seen: &RefundSeen) -> Result<bool> {
        let (id, now) = (RefundId::new(), self.now);
        let is_done = seen.state.is_final();
        let added = sqlx::query!(
            "insert into payment_refunds (id, payment_id, submission_key, pence, reason, available_pence, state, provider_id, created_at,
                                          finished_at, ask_at)
             values ($1, $2, $1, $3, $4, $3, $5, $6, $7, case when $8 then $7::timestamptz end, case when not $8 then $9::timestamptz end)
             on conflict on constraint payment_refunds_provider_once do nothing",
            id.0,
            payment.0,
            seen.pence.0,
            REASON,
            seen.state.key(),
            seen.provider_id,
            now,
            is_done,
            now + TimeDelta::minutes(5),
        )
        .execute(self.connection())
        .await?;
        if added.rows_affected() == 0 {
            return Ok(false);
        }
        if is_done {
            self.paid_back(id).await?;
        }
        Ok(true)
    }
}
