//! Paying back: an officer says how much and why; never more than was paid.

use crate::{Error, Officer, PaymentId, RefundId, Result, Role, SubmissionKey, Tx};
use chrono::TimeDelta;
use rules::london;
use rules::money::Pence;

/// A refund to be made.
#[derive(Clone, Debug)]
pub struct NewRefund {
    pub payment: PaymentId,
    pub pence: Pence,
    /// Why; read by the desk.
    pub reason: String,
    pub key: SubmissionKey,
}

impl Tx<Officer> {
    /// Up to which amount any income officer may pay back of one payment, all its refunds together; above it a manager. What is
    /// given by hand has the same limit.
    pub async fn refund_limit(&mut self) -> Result<Pence> {
        let today = london::date_of(self.now);
        let value = sqlx::query_scalar!(
            "select value from policies where key = 'rent.refund.manager' and valid_from <= $1
               and (valid_to is null or valid_to >= $1) order by valid_from desc limit 1",
            today
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::Broken("policy missing"))?;
        let pence = value
            .parse()
            .map_err(|_| Error::Broken("policy unreadable"))?;
        Ok(Pence(pence))
    }

    /// Writes down that a part of a payment, or all of it, is to go back. The same form again is the same refund.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] outside the income team, and above the limit for one who is no manager; [`Error::NotFound`] for a payment
    /// that was not taken; [`Error::Conflict`] `"refund"` for more than is left of it, `"refund under way"` while the provider has
    /// not answered to another one.
    pub async fn begin_refund(&mut self, new: &NewRefund) -> Result<RefundId> {
        self.principal.must_be_income()?;
        let sent_back = self.sent_back(new).await?;
        if self.principal.role == Role::Officer
            && Pence(sent_back.0 + new.pence.0) > self.refund_limit().await?
        {
            return Err(Error::NotAllowed);
        }
        if let Some(before) = self.refund_asked_before(new).await? {
            return Ok(before);
        }
        let (id, now, officer) = (RefundId::new(), self.now, self.principal.id);
        // What is left is counted by the statement that writes, so that it cannot be an older count.
        let written = sqlx::query!(
            "insert into payment_refunds (id, payment_id, officer_id, submission_key, pence, reason, available_pence, state, created_at, ask_at)
             select $1, p.id, $2, $3, $4, $5,
                    p.pence - coalesce((select sum(r.pence) from payment_refunds r where r.payment_id = p.id and r.state <> 'error'), 0),
                    'begun', $6, $7
             from payments p where p.id = $8 and p.state = 'success' and p.line_id is not null
             on conflict on constraint payment_refunds_asked_once do nothing",
            id.0,
            officer.0,
            new.key.0,
            new.pence.0,
            new.reason,
            now,
            now + TimeDelta::minutes(5),
            new.payment.0,
        )
        .execute(self.connection())
        .await
        .map_err(meaning)?;
        if written.rows_affected() > 0 {
            return Ok(id);
        }
        // Of two taps at once, the second finds the first.
        self.refund_asked_before(new).await?.ok_or(Error::NotFound)
    }

    /// What of the payment went back before, or is to: the same form counts once.
    async fn sent_back(&mut self, new: &NewRefund) -> Result<Pence> {
        let pence = sqlx::query_scalar!(
            r#"select coalesce(sum(pence), 0)::bigint as "pence!" from payment_refunds
               where payment_id = $1 and state <> 'error' and submission_key <> $2"#,
            new.payment.0,
            new.key.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(Pence(pence))
    }

    /// Whether the same form came before.
    pub async fn refund_under(&mut self, payment: PaymentId, key: SubmissionKey) -> Result<bool> {
        let there = sqlx::query_scalar!(
            r#"select exists (select from payment_refunds where payment_id = $1 and submission_key = $2) as "there!""#,
            payment.0,
            key.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(there)
    }

    async fn refund_asked_before(&mut self, new: &NewRefund) -> Result<Option<RefundId>> {
        let row = sqlx::query!(
            r#"select id as "id: RefundId", pence from payment_refunds where payment_id = $1 and submission_key = $2"#,
            new.payment.0,
            new.key.0
        )
        .fetch_optional(self.connection())
        .await?;
        match row {
            Some(row) if row.pence != new.pence.0 => Err(Error::Conflict("refund")),
            row => Ok(row.map(|row| row.id)),
        }
    }
}

fn meaning(error: sqlx::Error) -> Error {
    let broken = match &error {
        sqlx::Error::Database(inner) => inner.constraint(),
        _ => None,
    };
    match broken {
        Some("payment_refunds_one_begun") => Error::Conflict("refund under way"),
        Some("payment_refunds_sum" | "payment_refunds_left") => Error::Conflict("refund"),
        _ => error.into(),
    }
}
