//! The letter with a sign-in code: an officer who has checked who asks makes it, and its code signs the person in once.

use super::code;
use super::session::Token;
use super::sign_in::{From, ignore_limit};
use super::throttle::{STEPS_PER_PREFIX, WRONG_CODES_PER_ACCOUNT, WRONG_IN_ALL};
use crate::messages::{Letter, Words};
use crate::principals::Role;
use crate::secrets::Pepper;
use crate::{BrowserKey, Db, Error, Officer, PersonId, Result, SignInId, System, Tx};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rules::reference::TenancyReference;
use subtle::ConstantTimeEq;

/// Second-class post takes three working days; the rest is for someone who opens letters once a week.
pub const LIFE: TimeDelta = TimeDelta::days(14);

/// Someone the letter may go to, as the officer sees them before making it.
#[derive(Clone, Debug)]
pub struct Addressee {
    pub person: PersonId,
    pub name: String,
    pub role: String,
    pub tenancy: String,
    pub address_line: String,
    pub town: String,
    pub postcode: String,
}

/// A letter to be printed. The code exists here and on the paper, and nowhere else.
#[derive(Clone, Debug)]
pub struct ActivationLetter {
    pub to: Addressee,
    pub code: String,
    pub good_until: DateTime<Utc>,
}

/// What someone types from the letter.
#[derive(Clone, Debug)]
pub struct LetterCode {
    pub tenancy: TenancyReference,
    pub born: NaiveDate,
    pub code: String,
}

/// The teams that meet people and check who they are.
const TEAMS: [&str; 2] = ["contact", "homes"];

impl Officer {
    /// Whether they may make a letter: a code in the post opens somebody's account.
    pub fn may_make_letters(&self) -> bool {
        matches!(self.role, Role::Manager | Role::Admin)
            || self.teams.iter().any(|team| TEAMS.contains(&team.as_str()))
    }

    /// # Errors
    /// [`Error::NotFound`] for an officer who may not: to them there is no such page.
    pub fn must_make_letters(&self) -> Result<()> {
        self.may_make_letters().then_some(()).ok_or(Error::NotFound)
    }
}

impl Tx<Officer> {
    /// The people on a tenancy whom a letter may go to, ten at most. Its reference may lack the `T`, here and below.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such tenancy or nobody is on it.
    pub async fn addressees(&mut self, tenancy: &TenancyReference) -> Result<Vec<Addressee>> {
        let rows = sqlx::query_as!(
            Addressee,
            r#"select p.id as "person: PersonId", p.first_name || ' ' || p.last_name as "name!", party.role,
                      t.reference as tenancy, home.address_line, home.town, home.postcode
               from tenancies t
               join properties home on home.id = t.property_id
               join tenancy_parties party on party.tenancy_id = t.id and party.until is null and party.role <> 'former'
               join people p on p.id = party.person_id
               where t.id = (select known.id from tenancies known where known.reference in ($1, 'T' || $1) order by known.reference <> $1 limit 1)
                 and t.ended_on is null order by p.last_name, p.first_name, p.id limit 10"#,
            tenancy.to_string(),
        )
        .fetch_all(self.connection())
        .await?;
        if rows.is_empty() {
            return Err(Error::NotFound);
        }
        Ok(rows)
    }
}

impl Db {
    /// Makes the letter for someone on a tenancy; an earlier letter's code stops working. They are told by every way we
    /// have to reach them: a letter that somebody else asked for is not to be a surprise.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person is not on that tenancy, and for an officer who may make no letters.
    pub async fn make_activation_letter(
        &self,
        pepper: &Pepper,
        officer: &Officer,
        tenancy: &TenancyReference,
        person: PersonId,
    ) -> Result<ActivationLetter> {
        officer.must_make_letters()?;
        let mut desk = self.begin(officer.clone()).await?;
        let mut people = desk.addressees(tenancy).await?;
        drop(desk);
        people.retain(|one| one.person == person);
        let to = people.pop().ok_or(Error::NotFound)?;
        let code = code::new("email");
        let mut tx = self.begin(System("activation")).await?;
        let good_until = tx
            .keep_activation_code(pepper, officer, person, &code)
            .await?;
        tx.tell_of_letter(person).await?;
        tx.audit(
            "officer",
            officer.id.0,
            "made sign-in letter",
            "person",
            person.0,
        )
        .await?;
        tx.commit().await?;
        Ok(ActivationLetter {
            to,
            code,
            good_until,
        })
    }

    /// Tries a code from a letter. `None` for anything that does not fit, whichever part it is. On success the browser's
    /// drafts join the person's.
    ///
    /// # Errors
    /// [`Error::TooMany`] when the tenancy, the network or everyone together has failed too often. Ten guesses a quarter
    /// of an hour at 40 bits are hopeless for a fortnight, so wrong guesses do not use the letter up: a neighbour who
    /// knows the date of birth must not be able to.
    pub async fn try_letter_code(
        &self,
        from: &From<'_>,
        typed: &LetterCode,
        device: &str,
        shared: bool,
    ) -> Result<Option<Token>> {
        let prefix = from.pepper.hash(&[from.prefix.as_bytes()]);
        self.count_attempt(STEPS_PER_PREFIX, &prefix).await?;
        let everyone = from.pepper.hash(&[b"all"]);
        let account = from
            .pepper
            .hash(&[b"letter", typed.tenancy.counted_as().as_bytes()]);
        let mut tx = self.begin(System("activation")).await?;
        tx.check_attempts(WRONG_IN_ALL, &everyone).await?;
        tx.check_attempts(WRONG_CODES_PER_ACCOUNT, &account).await?;
        let token = match tx.activation_code_of(from.pepper, typed).await? {
            Some((code, person)) => Some(
                tx.use_activation_code(code, person, from.browser, device, shared)
                    .await?,
            ),
            None => {
                tx.count_attempt(WRONG_CODES_PER_ACCOUNT, &account)
                    .await
                    .or_else(ignore_limit)?;
                tx.count_attempt(WRONG_IN_ALL, &everyone)
                    .await
                    .or_else(ignore_limit)?;
                None
            }
        };
        tx.commit().await?;
        Ok(token)
    }
}

impl Tx<System> {
    /// Most who need a letter have no phone and no email that we know; nobody is asked to ring them for this.
    async fn tell_of_letter(&mut self, person: PersonId) -> Result<()> {
        let reachable = sqlx::query_scalar!(
            r#"select exists (select from contact_points where person_id = $1 and ended_at is null and safe) as "reachable!""#,
            person.0
        )
        .fetch_one(self.connection())
        .await?;
        if reachable {
            self.post(Letter::to_person(person, Words::SignInLetterMade))
                .await?;
        }
        Ok(())
    }

    async fn keep_activation_code(
        &mut self,
        pepper: &Pepper,
        officer: &Officer,
        person: PersonId,
        code: &str,
    ) -> Result<DateTime<Utc>> {
        let (now, until) = (self.now, self.now + LIFE);
        sqlx::query!(
            "insert into activation_codes (id, person_id, code_hash, made_by, created_at, expires_at)
             values ($1, $2, $3, $4, $5, $6)
             on conflict (person_id) where used_at is null do update set code_hash = excluded.code_hash,
               made_by = excluded.made_by, created_at = excluded.created_at, expires_at = excluded.expires_at",
            SignInId::new().0,
            person.0,
            &letter_hash(pepper, person, code)[..],
            officer.id.0,
            now,
            until,
        )
        .execute(self.connection())
        .await?;
        Ok(until)
    }

    /// The live code that fits what was typed. Locked: fifty submits at once are one sign-in.
    async fn activation_code_of(
        &mut self,
        pepper: &Pepper,
        typed: &LetterCode,
    ) -> Result<Option<(SignInId, PersonId)>> {
        let now = self.now;
        let rows = sqlx::query!(
            r#"select a.id as "id: SignInId", a.person_id as "person: PersonId", a.code_hash
               from activation_codes a
               join people p on p.id = a.person_id
               join tenancy_parties party on party.person_id = p.id and party.until is null and party.role <> 'former'
               join tenancies t on t.id = party.tenancy_id and t.ended_on is null
               where t.reference in ($1, 'T' || $1) and p.born = $2 and a.used_at is null and a.expires_at > $3
               order by a.id limit 10 for update of a"#,
            typed.tenancy.to_string(),
            typed.born,
            now,
        )
        .fetch_all(self.connection())
        .await?;
        let fitting = rows.into_iter().find(|row| {
            let offered = letter_hash(pepper, row.person, &typed.code);
            bool::from(row.code_hash.ct_eq(&offered))
        });
        Ok(fitting.map(|row| (row.id, row.person)))
    }

    async fn use_activation_code(
        &mut self,
        code: SignInId,
        person: PersonId,
        browser: BrowserKey,
        device: &str,
        shared: bool,
    ) -> Result<Token> {
        let now = self.now;
        sqlx::query!(
            "update activation_codes set used_at = $2 where id = $1",
            code.0,
            now
        )
        .execute(self.connection())
        .await?;
        self.join_drafts(browser, person).await?;
        self.audit(
            "person",
            person.0,
            "signed in by letter",
            "person",
            person.0,
        )
        .await?;
        self.start_person_session(person, device, shared).await
    }
}

fn letter_hash(pepper: &Pepper, person: PersonId, code: &str) -> [u8; 32] {
    pepper.hash(&[b"letter", person.0.as_bytes(), code::tidy(code).as_bytes()])
}
