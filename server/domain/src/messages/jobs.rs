//! Work to be done after the transaction that asks for it, and only if that transaction is kept.

use crate::{OutgoingId, Result, SignInId, Tx};
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
}

impl Job {
    /// The queue's name for it.
    pub fn task(&self) -> &'static str {
        match self {
            Self::SendCode { .. } => "send_code",
            Self::SendMessage { .. } => "send_message",
            Self::CheckDelivery { .. } => "check_delivery",
        }
    }
}

impl<P> Tx<P> {
    /// Puts a job into the queue as part of this transaction.
    pub async fn enqueue(&mut self, job: &Job) -> Result<()> {
        self.enqueue_at(job, None).await
    }

    /// As [`Tx::enqueue`], not before `run_at` (the machine's time, not the demo's).
    pub async fn enqueue_at(&mut self, job: &Job, run_at: Option<DateTime<Utc>>) -> Result<()> {
        let payload =
            serde_json::to_string(job).map_err(|_| crate::Error::Broken("job payload"))?;
        // The arguments are typed in SQL: the checker cannot see into a function that belongs to the queue.
        sqlx::query("select enqueue($1, $2::json, coalesce($3, now()), null, $4)")
            .bind(job.task())
            .bind(payload)
            .bind(run_at)
            .bind(i32::from(ATTEMPTS))
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
