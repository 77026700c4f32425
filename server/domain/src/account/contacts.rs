//! How we reach a person, changed by themselves. A contact is also a way to sign in, so each change asks for a fresh
//! sign-in first (ASVS 7.5.1), a new one for a code sent to it, and the others are told (ASVS 6.3.7).

use super::code;
use super::sign_in::{CodeProblem, From, code_hash, ignore_limit};
use super::throttle::{CODES_PER_CONTACT, STEPS_PER_PREFIX, WRONG_CODES_PER_ACCOUNT};
use crate::error::OnConstraint;
use crate::messages::{ContactChange, Letter, Words};
use crate::{ContactId, Db, Error, PersonId, Result, SignInId, System, Tenant, Tx};
use rules::contact::Contact;
use subtle::ConstantTimeEq;

/// Why a contact was not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddProblem {
    Code(CodeProblem),
    /// It is another person's. Said only to someone who has shown that they read it.
    Taken,
}

/// The last way that is safe to use stays: without one the person could neither be reached nor sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastContact;

struct Adding {
    id: SignInId,
    address: String,
    channel: String,
    code_hash: Option<Vec<u8>>,
}

impl Db {
    /// Sends a code to the address the tenant wants to add.
    ///
    /// # Errors
    /// [`Error::SignIn`] without a fresh sign-in, [`Error::TooMany`] when the contact, the person or the network asked too often.
    pub async fn ask_to_add_contact(
        &self,
        from: &From<'_>,
        tenant: &Tenant,
        contact: &Contact,
    ) -> Result<()> {
        self.require_fresh(tenant).await?;
        let key = contact.lookup_key();
        let (prefix, pepper) = (from.prefix.as_bytes(), from.pepper);
        self.count_attempt(STEPS_PER_PREFIX, &pepper.hash(&[prefix]))
            .await?;
        for who in [key.as_bytes(), &tenant.person.0.as_bytes()[..]] {
            self.count_attempt(CODES_PER_CONTACT, &pepper.hash(&[b"add", who]))
                .await?;
        }
        let channel = channel_of(contact);
        let mut tx = self.begin(System("contacts")).await?;
        let (id, until, code) = (SignInId::new(), tx.now + code::LIFE, code::new(channel));
        let now = tx.now;
        sqlx::query!(
            "insert into sign_in_requests (id, browser, route, contact, person_id, channel, code_hash, created_at, expires_at)
             values ($1, $2, 'add_contact', $3, $4, $5, $6, $7, $8)",
            id.0,
            &from.browser.0[..],
            key,
            tenant.person.0,
            channel,
            &code_hash(pepper, id, &code)[..],
            now,
            until,
        )
        .execute(tx.connection())
        .await?;
        let letter = Letter::to_unproven(Words::ContactCode { code }).at(channel, &key);
        tx.post(letter.not_after(until)).await?;
        tx.commit().await
    }

    /// The address that waits for its code in this browser.
    pub async fn contact_being_added(&self, tenant: &Tenant) -> Result<Option<String>> {
        let mut tx = self.begin(System("contacts")).await?;
        Ok(tx.adding(tenant).await?.map(|adding| adding.address))
    }

    /// Adds the contact whose code this is, and tells the person's other contacts.
    ///
    /// # Errors
    /// [`Error::SignIn`] without a fresh sign-in, [`Error::TooMany`] after ten wrong codes in a quarter of an hour.
    pub async fn add_contact(
        &self,
        from: &From<'_>,
        tenant: &Tenant,
        typed: &str,
    ) -> Result<Result<(), AddProblem>> {
        self.require_fresh(tenant).await?;
        let account = from.pepper.hash(&[b"add", tenant.person.0.as_bytes()]);
        let mut tx = self.begin(System("contacts")).await?;
        tx.check_attempts(WRONG_CODES_PER_ACCOUNT, &account).await?;
        let Some(adding) = tx.adding(tenant).await? else {
            return Ok(Err(AddProblem::Code(CodeProblem::Over)));
        };
        let offered = code_hash(from.pepper, adding.id, typed);
        let fits = |kept: &Vec<u8>| bool::from(kept.ct_eq(&offered));
        if !adding.code_hash.as_ref().is_some_and(fits) {
            let tries_left = tx.count_wrong_code(adding.id).await?;
            tx.count_attempt(WRONG_CODES_PER_ACCOUNT, &account)
                .await
                .or_else(ignore_limit)?;
            tx.commit().await?;
            return Ok(Err(AddProblem::Code(match tries_left {
                1.. => CodeProblem::Wrong { tries_left },
                _ => CodeProblem::Over,
            })));
        }
        let added = tx.insert_contact(tenant.person, &adding).await?;
        tx.commit().await?;
        Ok(added)
    }

    /// Takes a contact off the account. Does nothing if it is not the tenant's.
    ///
    /// # Errors
    /// [`Error::SignIn`] without a fresh sign-in.
    pub async fn end_contact(
        &self,
        tenant: &Tenant,
        contact: ContactId,
    ) -> Result<Result<(), LastContact>> {
        self.require_fresh(tenant).await?;
        let mut tx = self.begin(System("contacts")).await?;
        if tx.is_last_safe(tenant.person, contact).await? {
            return Ok(Err(LastContact));
        }
        let now = tx.now;
        let channel = sqlx::query_scalar!(
            "update contact_points set ended_at = $3 where id = $1 and person_id = $2 and ended_at is null returning channel",
            contact.0,
            tenant.person.0,
            now,
        )
        .fetch_optional(tx.connection())
        .await?;
        if let Some(channel) = channel {
            let change = match channel.as_str() {
                "sms" => ContactChange::MobileRemoved,
                _ => ContactChange::EmailRemoved,
            };
            tx.tell_contacts(tenant.person, change).await?;
            tx.audit_self(tenant.person, "removed contact", contact)
                .await?;
        }
        tx.commit().await?;
        Ok(Ok(()))
    }

    /// Says that a contact is safe to use, or no longer: somebody else may read it. Saying "no longer" must be quick, so
    /// only "safe again" asks for a fresh sign-in. Does nothing if it is not the tenant's.
    ///
    /// # Errors
    /// [`Error::SignIn`] without a fresh sign-in.
    pub async fn mark_contact(
        &self,
        tenant: &Tenant,
        contact: ContactId,
        safe: bool,
    ) -> Result<Result<(), LastContact>> {
        if safe {
            self.require_fresh(tenant).await?;
        }
        let mut tx = self.begin(System("contacts")).await?;
        if !safe && tx.is_last_safe(tenant.person, contact).await? {
            return Ok(Err(LastContact));
        }
        let marked = sqlx::query!(
            "update contact_points set safe = $3 where id = $1 and person_id = $2 and ended_at is null and safe <> $3",
            contact.0,
            tenant.person.0,
            safe,
        )
        .execute(tx.connection())
        .await?;
        if marked.rows_affected() == 1 {
            let action = if safe {
                "marked contact safe"
            } else {
                "marked contact unsafe"
            };
            tx.audit_self(tenant.person, action, contact).await?;
        }
        tx.commit().await?;
        Ok(Ok(()))
    }

    async fn require_fresh(&self, tenant: &Tenant) -> Result<()> {
        let mut tx = self.begin(tenant.clone()).await?;
        if tx.signed_in_lately().await? {
            Ok(())
        } else {
            Err(Error::SignIn)
        }
    }
}

impl Tx<System> {
    /// The newest address this person waits to add in this browser. Locked, so that one code adds one contact.
    async fn adding(&mut self, tenant: &Tenant) -> Result<Option<Adding>> {
        let now = self.now;
        let adding = sqlx::query_as!(
            Adding,
            r#"select id as "id: SignInId", coalesce(contact, '') as "address!", channel, code_hash
               from sign_in_requests
               where browser = $1 and person_id = $2 and route = 'add_contact' and used_at is null and expires_at > $3 and tries < $4
               order by created_at desc limit 1 for update"#,
            &tenant.browser.0[..],
            tenant.person.0,
            now,
            code::TRIES,
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(adding)
    }

    async fn insert_contact(
        &mut self,
        person: PersonId,
        adding: &Adding,
    ) -> Result<Result<(), AddProblem>> {
        let now = self.now;
        sqlx::query!(
            "update sign_in_requests set used_at = $2 where id = $1",
            adding.id.0,
            now
        )
        .execute(self.connection())
        .await?;
        let owner = sqlx::query_scalar!(
            r#"select person_id as "id: PersonId" from contact_points where channel = $1 and address = $2 and ended_at is null"#,
            adding.channel,
            adding.address,
        )
        .fetch_optional(self.connection())
        .await?;
        match owner {
            Some(owner) if owner == person => return Ok(Ok(())),
            Some(_) => return Ok(Err(AddProblem::Taken)),
            None => {}
        }
        let change = match adding.channel.as_str() {
            "sms" => ContactChange::MobileAdded,
            _ => ContactChange::EmailAdded,
        };
        // Before the new one is there: it is the others that must hear of it.
        self.tell_contacts(person, change).await?;
        let id = ContactId::new();
        sqlx::query!(
            "insert into contact_points (id, person_id, channel, address, verified_at, safe, created_at)
             values ($1, $2, $3, $4, $5, true, $5)",
            id.0,
            person.0,
            adding.channel,
            adding.address,
            now,
        )
        .execute(self.connection())
        .await
        .on_constraint("contact_points_one_owner", Error::Conflict("contact taken"))?;
        self.audit_self(person, "added contact", id).await?;
        Ok(Ok(()))
    }

    async fn tell_contacts(&mut self, person: PersonId, what: ContactChange) -> Result<()> {
        let contacts = sqlx::query!(
            "select channel, address from contact_points where person_id = $1 and ended_at is null and safe limit 20",
            person.0
        )
        .fetch_all(self.connection())
        .await?;
        for contact in contacts {
            let letter = Letter::to_person(person, Words::ContactsChanged { what });
            self.post(letter.at(&contact.channel, &contact.address))
                .await?;
        }
        Ok(())
    }

    /// Whether no safe contact would be left without this one. Locks them all: two changes at once leave one.
    async fn is_last_safe(&mut self, person: PersonId, contact: ContactId) -> Result<bool> {
        let safe = sqlx::query_scalar!(
            r#"select id as "id: ContactId" from contact_points
               where person_id = $1 and ended_at is null and safe order by id limit 20 for update"#,
            person.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(safe == [contact])
    }

    async fn audit_self(
        &mut self,
        person: PersonId,
        action: &str,
        contact: ContactId,
    ) -> Result<()> {
        self.audit("person", person.0, action, "contact", contact.0)
            .await
    }
}

fn channel_of(contact: &Contact) -> &'static str {
    match contact {
        Contact::Email(_) => "email",
        Contact::Mobile(_) => "sms",
    }
}
