//! Asking the provider how a payment stands: when the payer comes back, when a notice says that something happened, and now
//! and then by itself, for those who closed the page.

use super::provider::{Provider, Trouble};
use crate::messages::Job;
use crate::{Db, PaymentId, Result, System};
use chrono::{DateTime, TimeDelta, Utc};

/// How many are asked about in one go.
const AT_ONCE: i64 = 50;
/// After that long without a last word a person has to find out. The provider's own pages close after 90 minutes.
const PATIENCE: TimeDelta = TimeDelta::days(3);

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// What the provider said is written down.
    Known,
    /// There was nothing to ask.
    Nothing,
    Trouble(Trouble),
}

/// A payment whose turn it is.
struct Due {
    id: PaymentId,
    begun_at: DateTime<Utc>,
    provider_id: Option<String>,
}

impl Db {
    /// Asks the provider about one payment, finished or not, and writes down what it says.
    pub async fn ask_about(&self, provider: &dyn Provider, id: PaymentId) -> Result<Asked> {
        let Some(there) = self.name_there(id).await? else {
            return Ok(Asked::Nothing);
        };
        match provider.look(&there).await {
            Ok(seen) => {
                self.record_payment(id, &seen).await?;
                Ok(Asked::Known)
            }
            Err(trouble) => {
                tracing::warn!(
                    reason = trouble.reason().as_str(),
                    "the provider did not say how a payment stands"
                );
                Ok(Asked::Trouble(trouble))
            }
        }
    }

    /// Stops a payment that its payer does not want to make any more. The provider says whether it could still be stopped.
    pub async fn stop_payment(&self, provider: &dyn Provider, id: PaymentId) -> Result<Asked> {
        if let Some(there) = self.name_there(id).await?
            && let Err(trouble) = provider.cancel(&there).await
        {
            tracing::info!(
                reason = trouble.reason().as_str(),
                "a payment was not stopped"
            );
        }
        self.ask_about(provider, id).await
    }

    /// The provider's name for a payment, once it has one.
    async fn name_there(&self, id: PaymentId) -> Result<Option<String>> {
        let mut tx = self.begin(System("payments")).await?;
        let there = sqlx::query_scalar!("select provider_id from payments where id = $1", id.0)
            .fetch_optional(tx.connection())
            .await?
            .flatten();
        tx.commit().await?;
        Ok(there)
    }

    /// Puts the question about the payment that the provider calls so into the queue. `false` if there is none.
    pub async fn ask_soon(&self, provider_id: &str) -> Result<bool> {
        let mut tx = self.begin(System("payments")).await?;
        let id = sqlx::query_scalar!(
            r#"select id as "id: PaymentId" from payments where provider_id = $1"#,
            provider_id
        )
        .fetch_optional(tx.connection())
        .await?;
        if let Some(payment) = id {
            tx.enqueue(&Job::AskPayment { payment }).await?;
        }
        tx.commit().await?;
        Ok(id.is_some())
    }

    /// Asks about the payments whose turn it is. How many.
    pub async fn ask_about_open_payments(&self, provider: &dyn Provider) -> Result<usize> {
        let due = self.claim_due().await?;
        for payment in &due {
            match payment.provider_id {
                Some(_) => {
                    self.ask_about(provider, payment.id).await?;
                    self.end_of_patience(payment).await?;
                }
                None => self.abandon(payment.id).await?,
            }
        }
        Ok(due.len())
    }

    /// Takes the next ones and puts their next turn off: 1, 2, 4 … 32 minutes. A worker that dies costs one turn.
    async fn claim_due(&self) -> Result<Vec<Due>> {
        let mut tx = self.begin(System("payments")).await?;
        let now = tx.now;
        let rows = sqlx::query!(
            r#"update payments set asked = asked + 1, ask_at = $1::timestamptz + make_interval(mins => power(2, least(asked, 5))::int)
               where id in (select id from payments where ask_at <= $1 order by ask_at limit $2 for update skip locked)
               returning id as "id: PaymentId", created_at, provider_id"#,
            now,
            AT_ONCE,
        )
        .fetch_all(tx.connection())
        .await?;
        tx.commit().await?;
        Ok(rows
            .into_iter()
            .map(|row| Due {
                id: row.id,
                begun_at: row.created_at,
                provider_id: row.provider_id,
            })
            .collect())
    }

    async fn abandon(&self, id: PaymentId) -> Result<()> {
        let mut tx = self.begin(System("payments")).await?;
        tx.abandon_payment(id).await?;
        tx.commit().await
    }

    async fn end_of_patience(&self, payment: &Due) -> Result<()> {
        let mut tx = self.begin(System("payments")).await?;
        if tx.now - payment.begun_at < PATIENCE {
            return Ok(());
        }
        let open = sqlx::query!(
            "update payments set ask_at = null where id = $1 and finished_at is null",
            payment.id.0
        )
        .execute(tx.connection())
        .await?;
        if open.rows_affected() > 0 {
            tx.give_up_asking(payment.id).await?;
        }
        tx.commit().await
    }
}
