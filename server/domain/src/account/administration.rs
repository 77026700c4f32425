//! Officers as an administrator sees them: added, shut out, let back in. Nobody here ever chooses another's password.

use super::code;
use super::enrolment::NewOfficer;
use crate::principals::Role;
use crate::repairs::hazards::INVESTIGATOR;
use crate::secrets::Pepper;
use crate::{Db, Error, Officer, OfficerId, Result, System, Tx};
use chrono::{DateTime, Utc};

/// One line of the list.
#[derive(Clone, Debug)]
pub struct OfficerRow {
    pub id: OfficerId,
    pub name: String,
    pub email: String,
    pub role: String,
    pub teams: Vec<String>,
    pub disabled_at: Option<DateTime<Utc>>,
    /// Whether they have chosen a password and set up an authenticator.
    pub enrolled: bool,
    /// Whether they may conclude an investigation of a hazard.
    pub investigator: bool,
}

/// What the administrator hands over, this once.
#[derive(Clone, Debug)]
pub struct Handover {
    pub name: String,
    pub email: String,
    pub code: String,
}

/// Why an officer was not added or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is an officer with this email address.
    Known,
    /// Nobody shuts themselves out, or resets their own sign-in from the desk.
    Oneself,
}

impl Db {
    /// Every officer, by name, five hundred at most.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but an administrator, as for all verbs here.
    pub async fn officers(&self, admin: &Officer) -> Result<Vec<OfficerRow>> {
        let mut tx = self.administer(admin).await?;
        let rows = sqlx::query_as!(
            OfficerRow,
            r#"select o.id as "id: OfficerId", o.name, o.email, o.role, o.teams, o.disabled_at,
                      coalesce(c.totp_secret is not null and c.enrolment_hash is null, false) as "enrolled!",
                      $1 = any (o.competences) as "investigator!"
               from officers o left join officer_credentials c on c.officer_id = o.id
               order by o.disabled_at is not null, o.name, o.id limit 500"#,
            INVESTIGATOR
        )
        .fetch_all(tx.connection())
        .await?;
        Ok(rows)
    }

    /// Adds an officer and returns the code to hand to them.
    pub async fn hire_officer(
        &self,
        admin: &Officer,
        pepper: &Pepper,
        new: &NewOfficer,
    ) -> Result<Result<Handover, Refusal>> {
        let mut tx = self.administer(admin).await?;
        let known = sqlx::query_scalar!(
            r#"select exists (select 1 from officers where email = $1) as "known!""#,
            new.email.as_str()
        )
        .fetch_one(tx.connection())
        .await?;
        if known {
            return Ok(Err(Refusal::Known));
        }
        let id = tx.insert_officer(new).await?;
        let code = code::new("email");
        tx.begin_enrolment(pepper, id, &code).await?;
        tx.audit_officer(admin, "added officer", id).await?;
        tx.commit().await?;
        Ok(Ok(Handover {
            name: new.name.clone(),
            email: new.email.to_string(),
            code,
        }))
    }

    /// Shuts an officer out: every session of theirs ends now.
    pub async fn disable_officer(
        &self,
        admin: &Officer,
        id: OfficerId,
    ) -> Result<Result<(), Refusal>> {
        if admin.id == id {
            return Ok(Err(Refusal::Oneself));
        }
        let mut tx = self.administer(admin).await?;
        // Locked in one order: of two administrators who shut each other out, the second is no longer one. So there is
        // always somebody who can let others in.
        let admins = sqlx::query_scalar!(
            r#"select id as "id: OfficerId" from officers where role = 'admin' and disabled_at is null order by id for update"#
        )
        .fetch_all(tx.connection())
        .await?;
        if !admins.contains(&admin.id) {
            return Err(Error::NotFound);
        }
        let now = tx.now;
        let found = sqlx::query!(
            "update officers set disabled_at = coalesce(disabled_at, $2) where id = $1",
            id.0,
            now
        )
        .execute(tx.connection())
        .await?;
        if found.rows_affected() == 0 {
            return Err(Error::NotFound);
        }
        tx.end_officer_sessions(id).await?;
        tx.audit_officer(admin, "disabled officer", id).await?;
        tx.commit().await?;
        Ok(Ok(()))
    }

    /// Starts an officer's enrolment anew, and lets them back in if they were shut out: the old password, authenticator
    /// and recovery codes stop working, and every session ends.
    pub async fn enrol_anew(
        &self,
        admin: &Officer,
        pepper: &Pepper,
        id: OfficerId,
    ) -> Result<Result<Handover, Refusal>> {
        if admin.id == id {
            return Ok(Err(Refusal::Oneself));
        }
        let mut tx = self.administer(admin).await?;
        let officer = sqlx::query!(
            "update officers set disabled_at = null where id = $1 returning name, email",
            id.0
        )
        .fetch_optional(tx.connection())
        .await?
        .ok_or(Error::NotFound)?;
        let code = code::new("email");
        tx.begin_enrolment(pepper, id, &code).await?;
        tx.audit_officer(admin, "began enrolment anew", id).await?;
        tx.commit().await?;
        Ok(Ok(Handover {
            name: officer.name,
            email: officer.email,
            code,
        }))
    }

    /// Says that an officer is a competent investigator of hazards, or no longer is. Nobody says so of themselves.
    pub async fn set_investigator(
        &self,
        admin: &Officer,
        id: OfficerId,
        competent: bool,
    ) -> Result<Result<(), Refusal>> {
        if admin.id == id {
            return Ok(Err(Refusal::Oneself));
        }
        let mut tx = self.administer(admin).await?;
        tx.set_investigator(id, competent).await?;
        let action = if competent {
            "made investigator"
        } else {
            "made no investigator"
        };
        tx.audit_officer(admin, action, id).await?;
        tx.commit().await?;
        Ok(Ok(()))
    }

    async fn administer(&self, admin: &Officer) -> Result<Tx<System>> {
        if admin.role != Role::Admin {
            return Err(Error::NotFound);
        }
        self.begin(System("administration")).await
    }
}

impl Tx<System> {
    /// # Errors
    /// [`Error::NotFound`] when there is no such officer.
    pub(crate) async fn set_investigator(&mut self, id: OfficerId, competent: bool) -> Result<()> {
        let found = sqlx::query!(
            "update officers set competences = array_remove(competences, $2) || case when $3 then array[$2::text] else '{}' end
             where id = $1",
            id.0,
            INVESTIGATOR,
            competent
        )
        .execute(self.connection())
        .await?;
        if found.rows_affected() == 0 {
            return Err(Error::NotFound);
        }
        Ok(())
    }

    async fn audit_officer(&mut self, admin: &Officer, action: &str, id: OfficerId) -> Result<()> {
        self.audit("officer", admin.id.0, action, "officer", id.0)
            .await
    }
}
