//! An officer signs in: a password, then a code from their authenticator app, or one of the recovery codes.

use super::code;
use super::session::Token;
use super::sign_in::{From, ignore_limit};
use super::throttle::{STEPS_PER_PREFIX, WRONG_IN_ALL, WRONG_PASSWORDS, WRONG_SECOND_STEPS};
use super::{enrolment, passwords};
use crate::{Db, OfficerId, Result, SignInId, System, Tx};
use rules::contact::EmailAddress;
use subtle::ConstantTimeEq;

/// Why an officer's second step was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondStep {
    Wrong,
    /// Too slow, too many tries, or another browser: start again with the password.
    Over,
}

struct Credentials {
    officer: OfficerId,
    password_hash: Option<String>,
    enrolled: bool,
}

impl Db {
    /// Checks the password and, if it fits, opens the second step in this browser. The same answer, in the same time,
    /// for an unknown officer, a disabled one, one who has not enrolled, and a wrong password.
    ///
    /// # Errors
    /// [`crate::Error::TooMany`] after ten wrong passwords in a quarter of an hour.
    pub async fn officer_password(
        &self,
        from: &From<'_>,
        email: &EmailAddress,
        password: String,
    ) -> Result<bool> {
        let everyone = from.pepper.hash(&[b"all"]);
        let account = from.pepper.hash(&[b"officer", email.as_str().as_bytes()]);
        let mut tx = self.begin(System("officer-sign-in")).await?;
        let allowed = tx.may_try(from, &everyone, &account).await;
        let found = tx.credentials(email).await?;
        tx.commit().await?;
        allowed?;
        let hash = found.as_ref().and_then(|found| found.password_hash.clone());
        let fits = passwords::verify(password, hash).await?;
        let mut tx = self.begin(System("officer-sign-in")).await?;
        let passed = match found {
            Some(found) if fits && found.enrolled => {
                tx.open_second_step(from, found.officer).await?;
                true
            }
            _ => {
                tx.count_attempt(WRONG_PASSWORDS, &account)
                    .await
                    .or_else(ignore_limit)?;
                tx.count_attempt(WRONG_IN_ALL, &everyone)
                    .await
                    .or_else(ignore_limit)?;
                false
            }
        };
        tx.commit().await?;
        Ok(passed)
    }

    /// Checks the six figures, or a recovery code, and starts the session.
    ///
    /// # Errors
    /// [`crate::Error::TooMany`] after ten wrong second steps of this officer in a quarter of an hour.
    pub async fn officer_code(
        &self,
        from: &From<'_>,
        typed: &str,
        device: &str,
    ) -> Result<Result<Token, SecondStep>> {
        let prefix = from.pepper.hash(&[from.prefix.as_bytes()]);
        self.count_attempt(STEPS_PER_PREFIX, &prefix).await?;
        let mut tx = self.begin(System("officer-sign-in")).await?;
        let Some((request, officer)) = tx.second_step(from).await? else {
            return Ok(Err(SecondStep::Over));
        };
        let account = from.pepper.hash(&[b"second", officer.0.as_bytes()]);
        tx.check_attempts(WRONG_SECOND_STEPS, &account).await?;
        let right = tx.uses_totp(officer, typed).await?
            || tx.uses_recovery_code(from, officer, typed).await?;
        if !right {
            sqlx::query!(
                "update sign_in_requests set tries = tries + 1 where id = $1",
                request.0
            )
            .execute(tx.connection())
            .await?;
            tx.count_attempt(WRONG_SECOND_STEPS, &account)
                .await
                .or_else(ignore_limit)?;
            tx.commit().await?;
            return Ok(Err(SecondStep::Wrong));
        }
        let now = tx.now;
        sqlx::query!(
            "update sign_in_requests set used_at = $2 where id = $1",
            request.0,
            now
        )
        .execute(tx.connection())
        .await?;
        let token = tx.start_officer_session(officer, device).await?;
        tx.audit("officer", officer.0, "signed in", "officer", officer.0)
            .await?;
        tx.commit().await?;
        Ok(Ok(token))
    }
}

impl Tx<System> {
    async fn may_try(
        &mut self,
        from: &From<'_>,
        everyone: &[u8; 32],
        account: &[u8; 32],
    ) -> Result<()> {
        self.count_attempt(
            STEPS_PER_PREFIX,
            &from.pepper.hash(&[from.prefix.as_bytes()]),
        )
        .await?;
        self.check_attempts(WRONG_IN_ALL, everyone).await?;
        self.check_attempts(WRONG_PASSWORDS, account).await
    }

    async fn credentials(&mut self, email: &EmailAddress) -> Result<Option<Credentials>> {
        let row = sqlx::query_as!(
            Credentials,
            r#"select o.id as "officer: OfficerId", c.password_hash,
                      (c.totp_secret is not null and c.enrolment_hash is null) as "enrolled!"
               from officers o join officer_credentials c on c.officer_id = o.id
               where o.email = $1 and o.disabled_at is null"#,
            email.as_str(),
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row)
    }

    async fn open_second_step(&mut self, from: &From<'_>, officer: OfficerId) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "insert into sign_in_requests (id, browser, route, officer_id, channel, created_at, expires_at)
             values ($1, $2, 'officer', $3, 'totp', $4, $5)",
            SignInId::new().0,
            &from.browser.0[..],
            officer.0,
            now,
            now + code::LIFE,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn second_step(&mut self, from: &From<'_>) -> Result<Option<(SignInId, OfficerId)>> {
        let now = self.now;
        let row = sqlx::query!(
            r#"select r.id as "id: SignInId", r.officer_id as "officer: OfficerId" from sign_in_requests r
               join officers o on o.id = r.officer_id and o.disabled_at is null
               where r.browser = $1 and r.route = 'officer' and r.used_at is null and r.expires_at > $2 and r.tries < $3
               order by r.created_at desc limit 1 for update of r"#,
            &from.browser.0[..],
            now,
            code::TRIES,
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row.and_then(|row| row.officer.map(|officer| (row.id, officer))))
    }

    /// RFC 6238 with one step of leeway either way. A step that was used is used up: a code seen over a shoulder is no use.
    async fn uses_totp(&mut self, officer: OfficerId, typed: &str) -> Result<bool> {
        let secret = sqlx::query_scalar!(
            "select totp_secret from officer_credentials where officer_id = $1 for update",
            officer.0
        )
        .fetch_optional(self.connection())
        .await?
        .flatten();
        let Some(step) = secret.and_then(|secret| enrolment::step_of(&secret, typed, self.now))
        else {
            return Ok(false);
        };
        let fresh = sqlx::query!(
            "update officer_credentials set totp_last_step = $2
             where officer_id = $1 and coalesce(totp_last_step, 0) < $2",
            officer.0,
            step,
        )
        .execute(self.connection())
        .await?;
        Ok(fresh.rows_affected() == 1)
    }

    async fn uses_recovery_code(
        &mut self,
        from: &From<'_>,
        officer: OfficerId,
        typed: &str,
    ) -> Result<bool> {
        let now = self.now;
        let offered = enrolment::recovery_hash(from.pepper, officer, typed);
        let kept = sqlx::query_scalar!(
            "select code_hash from officer_recovery_codes where officer_id = $1 and used_at is null",
            officer.0
        )
        .fetch_all(self.connection())
        .await?;
        if !kept.iter().any(|hash| bool::from(hash.ct_eq(&offered))) {
            return Ok(false);
        }
        sqlx::query!(
            "update officer_recovery_codes set used_at = $3 where officer_id = $1 and code_hash = $2",
            officer.0,
            &offered[..],
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(true)
    }
}
