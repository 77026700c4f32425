//! What someone typed and we could not take, kept for the page that shows it again: once, within the hour, in this browser.

use crate::principals::InBrowser;
use crate::secrets::{Pepper, fill};
use crate::{Error, Result, Tx};
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
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

    /// As [`keep_form`](Self::keep_form), for a code that is to be shown once: locked with the server's own secret, so that
    /// whoever reads the database does not read the code.
    pub async fn keep_sealed(
        &mut self,
        pepper: &Pepper,
        form: &str,
        content: &Value,
    ) -> Result<()> {
        let mut nonce = [0; 12];
        fill(&mut nonce);
        let sealed = self
            .lock(pepper, form)
            .encrypt(&Nonce::from(nonce), content.to_string().as_bytes())
            .map_err(|_| Error::Broken("form not sealed"))?;
        self.keep_form(
            form,
            &serde_json::json!({ "nonce": nonce, "sealed": sealed }),
        )
        .await
    }

    /// Takes back what was kept sealed. What does not open is as if it were not there.
    pub async fn take_sealed(&mut self, pepper: &Pepper, form: &str) -> Result<Option<Value>> {
        let Some(content) = self.take_form(form).await? else {
            return Ok(None);
        };
        let lock = self.lock(pepper, form);
        let open = || {
            let nonce: [u8; 12] = serde_json::from_value(content.get("nonce")?.clone()).ok()?;
            let sealed: Vec<u8> = serde_json::from_value(content.get("sealed")?.clone()).ok()?;
            let opened = lock.decrypt(&Nonce::from(nonce), &sealed[..]).ok()?;
            serde_json::from_slice(&opened).ok()
        };
        Ok(open())
    }

    /// One lock for each browser and form: what was sealed for one opens nowhere else.
    fn lock(&self, pepper: &Pepper, form: &str) -> ChaCha20Poly1305 {
        let key = pepper.hash(&[b"sealed-form", &self.principal.browser().0, form.as_bytes()]);
        ChaCha20Poly1305::new(&Key::from(key))
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
