//! What someone typed and we could not take, kept for the page that shows it again: once, within the hour, in this browser.

use crate::principals::InBrowser;
use crate::{Result, Tx};
use chrono::TimeDelta;
use serde_json::Value;

const LIFE: TimeDelta = TimeDelta::hours(1);

impl<P: InBrowser> Tx<P> {
    /// Keeps `content` for this browser under the form's name, in place of what was there.
    pub async fn keep_form(&mut self, form: &str, content: &Value) -> Result<()> {
        let (browser, until) = (self.principal.browser(), self.now + LIFE);
        sqlx::query!(
            "insert into form_states (browser, form, content, expires_at) values ($1, $2, $3, $4)
             on conflict (browser, form) do update set content = excluded.content, expires_at = excluded.expires_at",
            &browser.0[..],
            form,
            content,
            until,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Takes back what was kept, if it is still there.
    pub async fn take_form(&mut self, form: &str) -> Result<Option<Value>> {
        let (browser, now) = (self.principal.browser(), self.now);
        let content = sqlx::query_scalar!(
            "delete from form_states where browser = $1 and form = $2 and expires_at > $3 returning content",
            &browser.0[..],
            form,
            now,
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(content)
    }

    /// Throws away whatever was kept for this browser: the next to use it may be somebody else.
    pub async fn forget_forms(&mut self) -> Result<()> {
        let browser = self.principal.browser();
        sqlx::query!("delete from form_states where browser = $1", &browser.0[..])
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
