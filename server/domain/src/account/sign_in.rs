//! A tenant signs in: first something only they receive, then a session.
//!
//! The page answers the same, as fast, for a known and an unknown contact, because it does not look: it writes a request
//! and a job, and the job looks. The code works only in the browser that asked.

use super::code;
use super::session::Token;
use super::throttle::{CODES_PER_CONTACT, STEPS_PER_PREFIX, WRONG_CODES_PER_ACCOUNT, WRONG_IN_ALL};
use crate::messages::{Job, Letter, Words};
use crate::secrets::Pepper;
use crate::{BrowserKey, Db, Error, PersonId, Result, SignInId, System, Tx};
use chrono::NaiveDate;
use rules::contact::Contact;
use rules::postcode::Postcode;
use rules::reference::TenancyReference;
use subtle::ConstantTimeEq;

/// Where a request comes from, as far as limits are concerned.
#[derive(Clone)]
pub struct From<'a> {
    pub browser: BrowserKey,
    /// The network prefix of the client's address (/24 or /56).
    pub prefix: &'a str,
    pub pepper: &'a Pepper,
}

/// What a tenant knows on their very first visit.
#[derive(Clone, Debug)]
pub struct FirstVisit {
    pub tenancy: TenancyReference,
    pub born: NaiveDate,
    pub postcode: Postcode,
}

/// Which way a code comes, as far as someone who may be a stranger is told: what they typed themselves, and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    Email,
    Text,
    /// By whichever way we hold for the three facts of a first visit. Naming it would say that we hold one.
    Held,
}

/// Why a code was not taken. Wrong and never-sent are one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeProblem {
    Wrong {
        tries_left: i32,
    },
    /// Too old, used up, or asked for in another browser.
    Over,
}

impl Db {
    /// Asks for a code to a contact someone typed.
    ///
    /// # Errors
    /// [`Error::TooMany`] when the contact or the network has asked too often.
    pub async fn ask_for_code(
        &self,
        from: &From<'_>,
        contact: &Contact,
        return_to: Option<&str>,
    ) -> Result<()> {
        let key = contact.lookup_key();
        self.count_attempt(
            STEPS_PER_PREFIX,
            &from.pepper.hash(&[from.prefix.as_bytes()]),
        )
        .await?;
        self.count_attempt(CODES_PER_CONTACT, &from.pepper.hash(&[key.as_bytes()]))
            .await?;
        let channel = match contact {
            Contact::Email(_) => "email",
            Contact::Mobile(_) => "sms",
        };
        self.open_request(from, "contact", &key, channel, return_to)
            .await
    }

    /// Asks for a code to a contact the landlord holds for whoever these three facts describe.
    ///
    /// # Errors
    /// [`Error::TooMany`] when that tenancy or the network has asked too often.
    pub async fn ask_on_first_visit(
        &self,
        from: &From<'_>,
        visit: &FirstVisit,
        return_to: Option<&str>,
    ) -> Result<()> {
        let facts = format!("{}|{}|{}", visit.tenancy, visit.born, visit.postcode);
        self.count_attempt(
            STEPS_PER_PREFIX,
            &from.pepper.hash(&[from.prefix.as_bytes()]),
        )
        .await?;
        let tenancy = visit.tenancy.counted_as().as_bytes();
        self.count_attempt(CODES_PER_CONTACT, &from.pepper.hash(&[tenancy]))
            .await?;
        self.open_request(from, "first_visit", &facts, "email", return_to)
            .await
    }

    async fn open_request(
        &self,
        from: &From<'_>,
        route: &str,
        contact: &str,
        channel: &str,
        return_to: Option<&str>,
    ) -> Result<()> {
        let mut tx = self.begin(System("sign-in")).await?;
        let (id, now) = (SignInId::new(), tx.now);
        sqlx::query!(
            "insert into sign_in_requests (id, browser, route, contact, channel, return_to, created_at, expires_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            id.0,
            &from.browser.0[..],
            route,
            contact,
            channel,
            return_to,
            now,
            now + code::LIFE,
        )
        .execute(tx.connection())
        .await?;
        tx.enqueue_first(&Job::SendCode { request: id }).await?;
        tx.commit().await
    }

    /// Tries a code in the browser that asked for it. On success the browser's drafts join the person's.
    ///
    /// # Errors
    /// [`Error::TooMany`] when the account, the network or everyone together has failed too often.
    pub async fn try_code(
        &self,
        from: &From<'_>,
        typed: &str,
        device: &str,
        shared: bool,
    ) -> Result<Result<(Token, Option<String>), CodeProblem>> {
        self.count_attempt(
            STEPS_PER_PREFIX,
            &from.pepper.hash(&[from.prefix.as_bytes()]),
        )
        .await?;
        let everyone = from.pepper.hash(&[b"all"]);
        let mut tx = self.begin(System("sign-in")).await?;
        let Some(request) = tx.open_request_of(from.browser).await? else {
            return Ok(Err(CodeProblem::Over));
        };
        let account = from.pepper.hash(&[request.contact.as_bytes()]);
        tx.check_attempts(WRONG_IN_ALL, &everyone).await?;
        tx.check_attempts(WRONG_CODES_PER_ACCOUNT, &account).await?;
        if let (Some(person), true) = (request.person, request.matches(from.pepper, typed)) {
            let token = tx
                .accept_code(&request, person, from.browser, device, shared)
                .await?;
            tx.commit().await?;
            return Ok(Ok((token, request.return_to)));
        }
        let tries_left = tx.count_wrong_code(request.id).await?;
        tx.count_attempt(WRONG_CODES_PER_ACCOUNT, &account)
            .await
            .or_else(ignore_limit)?;
        tx.count_attempt(WRONG_IN_ALL, &everyone)
            .await
            .or_else(ignore_limit)?;
        tx.commit().await?;
        Ok(Err(if tries_left > 0 {
            CodeProblem::Wrong { tries_left }
        } else {
            CodeProblem::Over
        }))
    }

    /// Whether this browser has a code to wait for, and which way the page may say that it comes.
    pub async fn waiting_for_code(&self, browser: BrowserKey) -> Result<Option<Waiting>> {
        let mut tx = self.begin(System("sign-in")).await?;
        Ok(tx
            .open_request_of(browser)
            .await?
            .map(|request| request.waiting()))
    }
}

/// The attempt was counted; that it was the last one is for the next attempt to hear.
pub(super) fn ignore_limit(error: Error) -> Result<()> {
    match error {
        Error::TooMany { .. } => Ok(()),
        other => Err(other),
    }
}

struct OpenRequest {
    id: SignInId,
    route: String,
    contact: String,
    channel: String,
    person: Option<PersonId>,
    code_hash: Option<Vec<u8>>,
    return_to: Option<String>,
}

impl OpenRequest {
    fn waiting(&self) -> Waiting {
        match (self.route.as_str(), self.channel.as_str()) {
            ("first_visit", _) => Waiting::Held,
            (_, "sms") => Waiting::Text,
            _ => Waiting::Email,
        }
    }

    fn matches(&self, pepper: &Pepper, typed: &str) -> bool {
        let offered = code_hash(pepper, self.id, typed);
        self.code_hash
            .as_deref()
            .is_some_and(|kept| bool::from(kept.ct_eq(&offered)))
    }
}

/// Bound to the request, so that a code is worth nothing in another browser or for another account.
pub(super) fn code_hash(pepper: &Pepper, request: SignInId, code: &str) -> [u8; 32] {
    pepper.hash(&[b"code", request.0.as_bytes(), code::tidy(code).as_bytes()])
}

impl Tx<System> {
    /// The browser's newest request that can still be answered. Locked: fifty submits at once are fifty tries.
    async fn open_request_of(&mut self, browser: BrowserKey) -> Result<Option<OpenRequest>> {
        let now = self.now;
        let request = sqlx::query_as!(
            OpenRequest,
            r#"select id as "id: SignInId", route, coalesce(contact, '') as "contact!", channel,
                      person_id as "person: PersonId", code_hash, return_to
               from sign_in_requests
               where browser = $1 and route in ('contact', 'first_visit') and used_at is null and expires_at > $2 and tries < $3
               order by created_at desc limit 1 for update"#,
            &browser.0[..],
            now,
            code::TRIES,
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(request)
    }

    async fn accept_code(
        &mut self,
        request: &OpenRequest,
        person: PersonId,
        browser: BrowserKey,
        device: &str,
        shared: bool,
    ) -> Result<Token> {
        let now = self.now;
        sqlx::query!(
            "update sign_in_requests set used_at = $2 where id = $1",
            request.id.0,
            now
        )
        .execute(self.connection())
        .await?;
        self.join_drafts(browser, person).await?;
        self.audit("person", person.0, "signed in", "person", person.0)
            .await?;
        self.start_person_session(person, device, shared).await
    }

    /// What was begun before signing in belongs to the person from now on.
    pub async fn join_drafts(&mut self, browser: BrowserKey, person: PersonId) -> Result<()> {
        sqlx::query!(
            "update report_drafts set person_id = $2 where browser = $1 and person_id is null and case_id is null",
            &browser.0[..],
            person.0,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    pub(super) async fn count_wrong_code(&mut self, id: SignInId) -> Result<i32> {
        let tries = sqlx::query_scalar!(
            "update sign_in_requests set tries = tries + 1 where id = $1 returning tries",
            id.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(code::TRIES - tries)
    }

    /// The job behind [`Db::ask_for_code`]: finds whom the request means, and writes to a contact already held for them.
    /// Does nothing when it means nobody, or has been answered before.
    pub async fn send_code(&mut self, pepper: &Pepper, request: SignInId) -> Result<()> {
        let now = self.now;
        let row = sqlx::query!(
            "select route, contact, channel, expires_at from sign_in_requests
             where id = $1 and code_hash is null and expires_at > $2 for update",
            request.0,
            now,
        )
        .fetch_optional(self.connection())
        .await?;
        let Some(row) = row else { return Ok(()) };
        let typed = row.contact.unwrap_or_default();
        let found = if row.route == "contact" {
            self.contact_typed(&row.channel, &typed).await?
        } else {
            self.contact_held(&typed).await?
        };
        let Some((person, channel, address)) = found else {
            return Ok(());
        };
        let code = code::new(&channel);
        sqlx::query!(
            "update sign_in_requests set person_id = $2, code_hash = $3, channel = $4 where id = $1",
            request.0,
            person.0,
            &code_hash(pepper, request, &code)[..],
            channel,
        )
        .execute(self.connection())
        .await?;
        let letter = Letter::to_person(person, Words::SignInCode { code })
            .at(&channel, &address)
            .not_after(row.expires_at);
        self.post(letter).await?;
        Ok(())
    }

    async fn contact_typed(
        &mut self,
        channel: &str,
        address: &str,
    ) -> Result<Option<(PersonId, String, String)>> {
        let person = sqlx::query_scalar!(
            r#"select person_id as "id: PersonId" from contact_points
               where channel = $1 and address = $2 and ended_at is null and safe"#,
            channel,
            address,
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(person.map(|person| (person, channel.to_owned(), address.to_owned())))
    }

    /// A text before an email: on a first visit the number held is the likelier to be current.
    async fn contact_held(&mut self, facts: &str) -> Result<Option<(PersonId, String, String)>> {
        let mut facts = facts.split('|');
        let (Some(tenancy), Some(born), Some(postcode)) =
            (facts.next(), facts.next(), facts.next())
        else {
            return Ok(None);
        };
        let Ok(born) = born.parse::<NaiveDate>() else {
            return Ok(None);
        };
        let row = sqlx::query!(
            r#"select p.id as "id: PersonId", c.channel, c.address
               from tenancies t
               join properties home on home.id = t.property_id
               join tenancy_parties party on party.tenancy_id = t.id and party.until is null
               join people p on p.id = party.person_id
               join contact_points c on c.person_id = p.id and c.ended_at is null and c.safe
               where t.reference in ($1, 'T' || $1) and p.born = $2 and home.postcode = $3
               order by t.reference <> $1, (c.channel = 'sms') desc, c.created_at limit 1"#,
            tenancy,
            born,
            postcode,
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row.map(|row| (row.id, row.channel, row.address)))
    }
}
