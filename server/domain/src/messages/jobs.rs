//! Work to be done after the transaction that asks for it, and only if that transaction is kept.

use crate::{AccountId, OutgoingId, PaymentId, Result, SignInId, Tx};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Retries wait e, e², e³ … seconds. Ten attempts are about three and a half hours in all.
pub const ATTEMPTS: i16 = 10;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Job {
    /// Finds whom a sign-in request means and writes to them.
    SendCode { request: SignInId },
    /// Hands one message to its provider.
    SendMessage { message: OutgoingId },
    /// Asks the provider what became of a message.
    CheckDelivery { delivery_of: OutgoingId },
    /// Asks the card provider how a payment stands.
    AskPayment { payment: PaymentId },
    /// Works out how rent accounts stand: these, or all whose standing is not today's.
    RefreshStandings { accounts: Option<Vec<AccountId>> },
    /// Whether the balances of rent accounts are the sums of their lines: once a day.
    CheckRent {},
}

impl Job {
    /// The queue's name for it.
    pub fn task(&self) -> &'static str {
        match self {
            Self::SendCode { .. } => "send_code",
            Self::SendMessage { .. } => "send_message",
            Self::CheckDelivery { .. } => "check_delivery",
            Self::AskPayment { .. } => "ask_payment",
            Self::RefreshStandings { .. } => "refresh_standings",
            Self::CheckRent {} => "rent_drift",
        }
    }
}

/// Lower goes first.
const IN_TURN: i32 = 0;
const FIRST: i32 = -10;

impl<P> Tx<P> {
    /// Puts a job into the queue as part of this transaction.
    pub async fn enqueue(&mut self, job: &Job) -> Result<()> {
        self.put(job, None, IN_TURN).await
    }

    /// As [`Tx::enqueue`], before all that waits: someone is looking at their phone for it.
    pub async fn enqueue_first(&mut self, job: &Job) -> Result<()> {
        self.put(job, None, FIRST).await
    }

    /// As [`Tx::enqueue`], not before `run_at` (the machine's time, not the demo's).
    pub async fn enqueue_at(&mut self, job: &Job, run_at: Option<DateTime<Utc>>) -> Result<()> {
        self.put(job, run_at, IN_TURN).await
    }

    async fn put(&mut self, job: &Job, run_at: Option<DateTime<Utc>>, priority: i32) -> Result<()> {
        let payload =
            serde_json::to_string(job).map_err(|_| crate::Error::Broken("job payload"))?;
        // The arguments are typed in SQL: the checker cannot see into a function that belongs to the queue.
        sqlx::query("select enqueue($1, $2::json, coalesce($3, now()), null, $4, $5)")
            .bind(job.task())
            .bind(payload)
            .bind(run_at)
            .bind(i32::from(ATTEMPTS))
            .bind(priority)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
