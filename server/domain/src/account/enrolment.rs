//! How an officer comes to have a password and an authenticator: somebody with the right adds them and hands over a
//! one-time code; the officer sets the rest themselves. Nobody else ever knows the password (ASVS 6.4.6).

use super::sign_in::From;
use super::{code, passwords, throttle};
use crate::principals::Role;
use crate::secrets::{Pepper, fill};
use crate::{Db, OfficerId, Result, System, Tx};
use chrono::{DateTime, TimeDelta, Utc};
use rules::contact::EmailAddress;
use subtle::ConstantTimeEq;
use totp_rs::{Builder, Secret, Totp};

const STEP_SECONDS: u64 = 30;
const ENROLMENT_LIFE: TimeDelta = TimeDelta::days(3);
const RECOVERY_CODES: usize = 8;

/// A new officer as the administrator describes them.
#[derive(Clone, Debug)]
pub struct NewOfficer {
    pub email: EmailAddress,
    pub name: String,
    pub role: Role,
    pub teams: Vec<String>,
}

/// What the enrolling officer puts into their authenticator app.
#[derive(Clone, Debug)]
pub struct Authenticator {
    /// Base 32, for typing.
    pub secret: String,
    /// `otpauth://…`, for scanning.
    pub address: String,
}

impl Db {
    /// Adds an officer and returns the one-time code to hand to them. For one who is already there, starts the
    /// enrolment anew: the old password and authenticator stop working.
    pub async fn add_officer(&self, pepper: &Pepper, new: &NewOfficer) -> Result<String> {
        let mut tx = self.begin(System("officers")).await?;
        let id = tx.insert_officer(new).await?;
        let code = code::new("email");
        tx.begin_enrolment(pepper, id, &code).await?;
        tx.commit().await?;
        Ok(code)
    }

    /// First step: the one-time code is right and a password is chosen. Answers what the authenticator needs.
    ///
    /// # Errors
    /// [`crate::Error::TooMany`] after ten wrong codes in a quarter of an hour.
    pub async fn enrol_password(
        &self,
        from: &From<'_>,
        email: &EmailAddress,
        typed: &str,
        password: String,
    ) -> Result<Option<Authenticator>> {
        let prefix = from.pepper.hash(&[from.prefix.as_bytes()]);
        self.count_attempt(throttle::STEPS_PER_PREFIX, &prefix)
            .await?;
        let hash = passwords::hash(password).await?;
        let mut tx = self.begin(System("officers")).await?;
        let Some(officer) = tx.enrolling(from, email, typed).await? else {
            tx.commit().await?;
            return Ok(None);
        };
        let mut secret = [0; 20];
        fill(&mut secret);
        sqlx::query!(
            "update officer_credentials set password_hash = $2, totp_secret = $3, totp_last_step = null where officer_id = $1",
            officer.0,
            hash,
            &secret[..],
        )
        .execute(tx.connection())
        .await?;
        tx.commit().await?;
        Ok(Some(authenticator(&secret, email)))
    }

    /// What the authenticator needs, again, for an officer who has the code but not finished.
    pub async fn enrolment_authenticator(
        &self,
        from: &From<'_>,
        email: &EmailAddress,
        typed: &str,
    ) -> Result<Option<Authenticator>> {
        let mut tx = self.begin(System("officers")).await?;
        let officer = tx.enrolling(from, email, typed).await?;
        tx.commit().await?;
        let Some(officer) = officer else {
            return Ok(None);
        };
        let mut tx = self.begin(System("officers")).await?;
        Ok(tx
            .totp_secret(officer)
            .await?
            .map(|secret| authenticator(&secret, email)))
    }

    /// Last step: the authenticator shows the right figures. Answers the recovery codes, this once.
    pub async fn finish_enrolment(
        &self,
        from: &From<'_>,
        email: &EmailAddress,
        typed: &str,
        figures: &str,
    ) -> Result<Option<Vec<String>>> {
        let mut tx = self.begin(System("officers")).await?;
        let officer = tx.enrolling(from, email, typed).await?;
        let Some(officer) = officer else {
            tx.commit().await?;
            return Ok(None);
        };
        let secret = tx.totp_secret(officer).await?;
        let Some(step) = secret.and_then(|secret| step_of(&secret, figures, tx.now)) else {
            return Ok(None);
        };
        let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| code::new("email")).collect();
        tx.keep_recovery_codes(from.pepper, officer, &codes).await?;
        sqlx::query!(
            "update officer_credentials set enrolment_hash = null, enrolment_expires_at = null, totp_last_step = $2 where officer_id = $1",
            officer.0,
            step,
        )
        .execute(tx.connection())
        .await?;
        tx.audit("officer", officer.0, "enrolled", "officer", officer.0)
            .await?;
        tx.commit().await?;
        Ok(Some(codes))
    }
}

impl Tx<System> {
    pub(super) async fn insert_officer(&mut self, new: &NewOfficer) -> Result<OfficerId> {
        let now = self.now;
        let id = sqlx::query_scalar!(
            r#"insert into officers (id, email, name, role, teams, created_at) values ($1, $2, $3, $4, $5, $6)
               on conflict (email) do update set name = excluded.name, role = excluded.role, teams = excluded.teams,
                 contractor_id = null, disabled_at = null
               returning id as "id: OfficerId""#,
            OfficerId::new().0,
            new.email.as_str(),
            new.name,
            new.role.key(),
            &new.teams,
            now,
        )
        .fetch_one(self.connection())
        .await?;
        Ok(id)
    }

    pub(super) async fn begin_enrolment(
        &mut self,
        pepper: &Pepper,
        officer: OfficerId,
        code: &str,
    ) -> Result<()> {
        let until = self.now + ENROLMENT_LIFE;
        sqlx::query!(
            "insert into officer_credentials (officer_id, enrolment_hash, enrolment_expires_at) values ($1, $2, $3)
             on conflict (officer_id) do update set enrolment_hash = excluded.enrolment_hash,
               enrolment_expires_at = excluded.enrolment_expires_at, password_hash = null, totp_secret = null",
            officer.0,
            &recovery_hash(pepper, officer, code)[..],
            until,
        )
        .execute(self.connection())
        .await?;
        sqlx::query!(
            "delete from officer_recovery_codes where officer_id = $1",
            officer.0
        )
        .execute(self.connection())
        .await?;
        self.end_officer_sessions(officer).await
    }

    /// Ends every session of an officer, as when they are disabled or enrol anew.
    pub async fn end_officer_sessions(&mut self, officer: OfficerId) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update sessions set ended_at = $2 where officer_id = $1 and ended_at is null",
            officer.0,
            now
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn enrolling(
        &mut self,
        from: &From<'_>,
        email: &EmailAddress,
        typed: &str,
    ) -> Result<Option<OfficerId>> {
        let (account, now) = (
            from.pepper.hash(&[b"enrol", email.as_str().as_bytes()]),
            self.now,
        );
        self.check_attempts(throttle::WRONG_PASSWORDS, &account)
            .await?;
        let row = sqlx::query!(
            r#"select o.id as "id: OfficerId", c.enrolment_hash as "hash!"
               from officers o join officer_credentials c on c.officer_id = o.id
               where o.email = $1 and o.disabled_at is null and c.enrolment_hash is not null and c.enrolment_expires_at > $2"#,
            email.as_str(),
            now,
        )
        .fetch_optional(self.connection())
        .await?;
        let officer = row.and_then(|row| {
            let offered = recovery_hash(from.pepper, row.id, typed);
            bool::from(row.hash.ct_eq(&offered)).then_some(row.id)
        });
        if officer.is_none() {
            self.count_attempt(throttle::WRONG_PASSWORDS, &account)
                .await
                .or_else(super::sign_in::ignore_limit)?;
        }
        Ok(officer)
    }

    async fn totp_secret(&mut self, officer: OfficerId) -> Result<Option<Vec<u8>>> {
        let secret = sqlx::query_scalar!(
            "select totp_secret from officer_credentials where officer_id = $1",
            officer.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(secret.flatten())
    }

    async fn keep_recovery_codes(
        &mut self,
        pepper: &Pepper,
        officer: OfficerId,
        codes: &[String],
    ) -> Result<()> {
        let hashes: Vec<Vec<u8>> = codes
            .iter()
            .map(|code| recovery_hash(pepper, officer, code).to_vec())
            .collect();
        sqlx::query!(
            "insert into officer_recovery_codes (officer_id, code_hash) select $1, * from unnest($2::bytea[])",
            officer.0,
            &hashes,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// An officer of the demo council: enrolled, with nothing anyone could sign in with from outside.
    pub async fn add_demo_officer(&mut self, new: &NewOfficer) -> Result<OfficerId> {
        let id = self.insert_officer(new).await?;
        sqlx::query!(
            "insert into officer_credentials (officer_id) values ($1) on conflict do nothing",
            id.0
        )
        .execute(self.connection())
        .await?;
        Ok(id)
    }
}

/// The 30-second step for which `typed` is the code, one step of leeway either way.
pub(super) fn step_of(secret: &[u8], typed: &str, now: DateTime<Utc>) -> Option<i64> {
    let totp = totp(secret)?;
    let typed = code::tidy(typed);
    let step = u64::try_from(now.timestamp()).ok()? / STEP_SECONDS;
    (step.saturating_sub(1)..=step + 1)
        .find(|step| {
            bool::from(
                totp.generate(step * STEP_SECONDS)
                    .to_string()
                    .as_bytes()
                    .ct_eq(typed.as_bytes()),
            )
        })
        .and_then(|step| i64::try_from(step).ok())
}

pub(super) fn recovery_hash(pepper: &Pepper, officer: OfficerId, code: &str) -> [u8; 32] {
    pepper.hash(&[
        b"officer-code",
        officer.0.as_bytes(),
        code::tidy(code).as_bytes(),
    ])
}

fn totp(secret: &[u8]) -> Option<Totp> {
    Builder::new()
        .with_secret(secret)
        .with_step_duration(STEP_SECONDS)
        .build()
        .ok()
}

fn authenticator(secret: &[u8], email: &EmailAddress) -> Authenticator {
    let secret = Secret::from(secret).to_base32();
    let address = format!("otpauth://totp/Doorstep:{email}?secret={secret}&issuer=Doorstep");
    Authenticator { secret, address }
}
