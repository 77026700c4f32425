//! What the account tables must not keep: run every hour.

use crate::{Result, System, Tx};

impl Tx<System> {
    /// Deletes what sign-in no longer needs: what was typed must not outlive its use, and a code is kept only as its hash.
    pub async fn forget_old_requests(&mut self) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "delete from sign_in_requests where expires_at < $1::timestamptz - interval '1 hour'",
            now
        )
        .execute(self.connection())
        .await?;
        sqlx::query!(
            "update outgoing_messages set body = 'This code has run out and was deleted.'
             where kind in ('sign-in-code', 'contact-code') and not_after < $1 and created_at > $1::timestamptz - interval '2 days'",
            now
        )
        .execute(self.connection())
        .await?;
        sqlx::query!("delete from form_states where expires_at < $1", now)
            .execute(self.connection())
            .await?;
        sqlx::query!(
            "delete from activation_codes where expires_at < $1::timestamptz - interval '7 days'",
            now
        )
        .execute(self.connection())
        .await?;
        sqlx::query!(
            "delete from throttles where starts_at < $1::timestamptz - interval '1 day'",
            now
        )
        .execute(self.connection())
        .await?;
        sqlx::query!(
            "delete from sessions where expires_at < $1::timestamptz - interval '7 days'",
            now
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
