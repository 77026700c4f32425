//! What became of a message after it was handed over: the provider's word, by callback or when asked.

use crate::{Db, OutgoingId, Result, System, Tx};

/// A provider's word on a message it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Pending,
    Delivered,
    Failed { reason: &'static str },
}

impl Db {
    /// Takes a provider's word. A late or repeated word never changes a final state; an unknown message changes nothing.
    pub async fn record_delivery(&self, id: OutgoingId, word: Word) -> Result<()> {
        let mut tx = self.begin(System("delivery")).await?;
        let state = sqlx::query_scalar!(
            "select state from outgoing_messages where id = $1 for update",
            id.0
        )
        .fetch_optional(tx.connection())
        .await?;
        if matches!(state.as_deref(), Some("sent" | "sending")) {
            match word {
                Word::Pending => {}
                Word::Delivered => tx.set_message_state(id, "delivered", None).await?,
                Word::Failed { reason } => tx.message_failed(id, reason).await?,
            }
        }
        tx.commit().await
    }

    /// What the provider called a message that is still on its way, and which provider.
    pub async fn on_its_way(&self, id: OutgoingId) -> Result<Option<(String, String, String)>> {
        let mut tx = self.begin(System("delivery")).await?;
        let row = sqlx::query!(
            "select provider, provider_reference, channel from outgoing_messages where id = $1 and state = 'sent'",
            id.0
        )
        .fetch_optional(tx.connection())
        .await?;
        Ok(row.and_then(|row| Some((row.provider?, row.provider_reference?, row.channel))))
    }
}

/// One captured message, as the demo's outbox shows it.
#[derive(Clone, Debug, serde::Serialize)]
pub struct OutboxRow {
    pub id: OutgoingId,
    pub channel: String,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub kind: String,
    pub state: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
}

impl Tx<System> {
    /// The newest messages first, a hundred at most.
    pub async fn outbox(&mut self) -> Result<Vec<OutboxRow>> {
        let rows = sqlx::query_as!(
            OutboxRow,
            r#"select id as "id: OutgoingId", channel, recipient, subject, body, kind, state, created_at
               from outgoing_messages order by created_at desc, id desc limit 100"#
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }
}
