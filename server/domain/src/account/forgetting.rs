//! What the account tables must not keep: run every night.

use crate::{Result, System, Tx};

impl Tx<System> {
    /// Deletes what sign-in no longer needs: what was typed must not outlive its use.
    pub async fn forget_old_requests(&mut self) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "delete from sign_in_requests where expires_at < $1::timestamptz - interval '1 hour'",
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
