//! Sessions: a random token in the browser, its hash here, an end by idleness and an end for good.

use crate::principals::{BrowserKey, Contractor, Officer, Role, Tenant};
use crate::secrets::{hex, random_bytes, sha256, unhex};
use crate::{ContractorId, Db, OfficerId, PersonId, Principal, Result, SessionId, System, Tx};
use chrono::{DateTime, TimeDelta, Utc};

/// A tenant's phone stays signed in for a week of not being used, a month at most.
const TENANT: (TimeDelta, TimeDelta) = (TimeDelta::days(7), TimeDelta::days(30));
/// Someone who says the device is shared: half an hour of not being used, four hours at most.
const SHARED_DEVICE: (TimeDelta, TimeDelta) = (TimeDelta::minutes(30), TimeDelta::hours(4));
/// An officer: half an hour of not being used, a working day at most.
const OFFICER: (TimeDelta, TimeDelta) = (TimeDelta::minutes(30), TimeDelta::hours(12));
/// `last_seen_at` is written at most this often, so that reading a page rarely writes.
const TOUCH: TimeDelta = TimeDelta::minutes(1);

/// The secret half of a session; it exists in the browser's cookie and nowhere else.
pub struct Token(pub [u8; 32]);

impl Token {
    pub fn new() -> Self {
        Self(random_bytes())
    }

    pub fn from_cookie(text: &str) -> Option<Self> {
        unhex(text).map(Self)
    }

    pub fn cookie(&self) -> String {
        hex(&self.0)
    }

    fn hash(&self) -> [u8; 32] {
        sha256(&self.0)
    }
}

impl Default for Token {
    fn default() -> Self {
        Self::new()
    }
}

/// A live session and whose it is.
#[derive(Clone, Debug)]
pub struct Session {
    pub id: SessionId,
    pub who: Who,
}

#[derive(Clone, Debug)]
pub enum Who {
    Person {
        id: PersonId,
        first_name: String,
    },
    Officer {
        id: OfficerId,
        name: String,
        role: Role,
        teams: Vec<String>,
    },
    /// Someone who does the work, of a firm or of our own team.
    Contractor {
        id: OfficerId,
        contractor: ContractorId,
        name: String,
    },
}

impl Session {
    pub fn tenant(&self, browser: BrowserKey) -> Option<Tenant> {
        match &self.who {
            Who::Person { id, first_name } => Some(Tenant {
                person: *id,
                first_name: first_name.clone(),
                session: self.id,
                browser,
            }),
            Who::Officer { .. } | Who::Contractor { .. } => None,
        }
    }

    pub fn officer(&self, browser: BrowserKey) -> Option<Officer> {
        match &self.who {
            Who::Officer {
                id,
                name,
                role,
                teams,
            } => Some(Officer {
                id: *id,
                name: name.clone(),
                role: *role,
                teams: teams.clone(),
                session: self.id,
                browser,
            }),
            Who::Person { .. } | Who::Contractor { .. } => None,
        }
    }

    pub fn contractor(&self, browser: BrowserKey) -> Option<Contractor> {
        match &self.who {
            Who::Contractor {
                id,
                contractor,
                name,
            } => Some(Contractor {
                id: *id,
                contractor: *contractor,
                name: name.clone(),
                session: self.id,
                browser,
            }),
            Who::Person { .. } | Who::Officer { .. } => None,
        }
    }
}

/// How lately someone must have signed in to change how they sign in (ASVS 7.5.1).
pub const LATELY: TimeDelta = TimeDelta::minutes(30);

/// One line of the list on `/account`.
#[derive(Clone, Debug)]
pub struct SessionRow {
    pub id: SessionId,
    pub device: String,
    pub created_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
}

impl Db {
    /// The live session behind a cookie, if there is one. Notes that it was used.
    pub async fn session(&self, token: &Token) -> Result<Option<Session>> {
        let mut tx = self.begin(System("session")).await?;
        let now = tx.now;
        let row = sqlx::query!(
            r#"select s.id, s.person_id, s.officer_id, s.last_seen_at, s.idle_seconds,
                      p.first_name as "first_name?", o.name as "name?", o.role as "role?", o.teams as "teams?",
                      o.contractor_id as "contractor: ContractorId"
               from sessions s
               left join people p on p.id = s.person_id
               left join officers o on o.id = s.officer_id
               left join contractors f on f.id = o.contractor_id
               where s.token_hash = $1 and s.ended_at is null and s.expires_at > $2 and o.disabled_at is null and f.ended_at is null"#,
            &token.hash()[..],
            now,
        )
        .fetch_optional(tx.connection())
        .await?;
        let Some(row) = row else { return Ok(None) };
        if row.last_seen_at + TimeDelta::seconds(row.idle_seconds.into()) <= now {
            return Ok(None);
        }
        let id = SessionId(row.id);
        if row.last_seen_at + TOUCH <= now {
            tx.touch(id).await?;
            tx.commit().await?;
        }
        let person = row.person_id.map(PersonId).zip(row.first_name);
        let who = match (person, row.officer_id, row.contractor) {
            (Some((id, first_name)), _, _) => Who::Person { id, first_name },
            (None, Some(officer), Some(contractor)) => Who::Contractor {
                id: OfficerId(officer),
                contractor,
                name: row.name.unwrap_or_default(),
            },
            (None, Some(officer), None) => Who::Officer {
                id: OfficerId(officer),
                name: row.name.unwrap_or_default(),
                role: row
                    .role
                    .as_deref()
                    .and_then(Role::parse)
                    .unwrap_or(Role::Officer),
                teams: row.teams.unwrap_or_default(),
            },
            (None, None, _) => return Ok(None),
        };
        Ok(Some(Session { id, who }))
    }

    /// Ends the session behind a cookie. Does nothing if it has ended.
    pub async fn sign_out(&self, session: SessionId) -> Result<()> {
        let mut tx = self.begin(System("sign-out")).await?;
        let now = tx.now;
        sqlx::query!(
            "update sessions set ended_at = $2 where id = $1 and ended_at is null",
            session.0,
            now
        )
        .execute(tx.connection())
        .await?;
        tx.commit().await
    }
}

impl Tx<System> {
    async fn touch(&mut self, id: SessionId) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update sessions set last_seen_at = $2 where id = $1",
            id.0,
            now
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Starts a session for a person. Always a new token: whatever the browser carried before is worth nothing now.
    pub async fn start_person_session(
        &mut self,
        person: PersonId,
        device: &str,
        shared: bool,
    ) -> Result<Token> {
        let lives = if shared { SHARED_DEVICE } else { TENANT };
        self.start_session(Some(person), None, device, lives).await
    }

    pub async fn start_officer_session(
        &mut self,
        officer: OfficerId,
        device: &str,
    ) -> Result<Token> {
        self.start_session(None, Some(officer), device, OFFICER)
            .await
    }

    async fn start_session(
        &mut self,
        person: Option<PersonId>,
        officer: Option<OfficerId>,
        device: &str,
        (idle, absolute): (TimeDelta, TimeDelta),
    ) -> Result<Token> {
        let token = Token::new();
        let now = self.now;
        sqlx::query!(
            "insert into sessions (id, token_hash, person_id, officer_id, device, created_at, last_seen_at, expires_at, idle_seconds)
             values ($1, $2, $3, $4, $5, $6, $6, $7, $8)",
            SessionId::new().0,
            &token.hash()[..],
            person.map(|id| id.0),
            officer.map(|id| id.0),
            device.chars().take(80).collect::<String>(),
            now,
            now + absolute,
            i32::try_from(idle.num_seconds()).unwrap_or(i32::MAX),
        )
        .execute(self.connection())
        .await?;
        Ok(token)
    }
}

impl Tx<Tenant> {
    /// The tenant's live sessions, most recently used first; fifty at most.
    pub async fn sessions(&mut self) -> Result<Vec<SessionRow>> {
        let (person, now) = (self.principal.person, self.now);
        live_sessions(self, Some(person), None, now).await
    }

    /// Whether the tenant proved who they are within [`LATELY`]. Someone with no way left to be sent a code (they came in
    /// by letter) has proved all they can.
    pub async fn signed_in_lately(&mut self) -> Result<bool> {
        let (person, this) = (self.principal.person, self.principal.session);
        let since = self.now - LATELY;
        let lately = sqlx::query_scalar!(
            r#"select s.created_at > $3 or not exists (
                   select 1 from contact_points where person_id = $2 and ended_at is null and safe) as "lately!"
               from sessions s where s.id = $1 and s.person_id = $2"#,
            this.0,
            person.0,
            since,
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(lately.unwrap_or(false))
    }

    /// Ends one of the tenant's own sessions. Does nothing if it has ended or is not theirs.
    pub async fn end_session(&mut self, id: SessionId) -> Result<()> {
        let (person, now) = (self.principal.person, self.now);
        sqlx::query!(
            "update sessions set ended_at = $3 where id = $1 and person_id = $2 and ended_at is null",
            id.0,
            person.0,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Ends every session of the tenant but this one.
    pub async fn end_other_sessions(&mut self) -> Result<()> {
        let (person, this, now) = (self.principal.person, self.principal.session, self.now);
        sqlx::query!(
            "update sessions set ended_at = $3 where person_id = $1 and id <> $2 and ended_at is null",
            person.0,
            this.0,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

async fn live_sessions<P: Principal>(
    tx: &mut Tx<P>,
    person: Option<PersonId>,
    officer: Option<OfficerId>,
    now: DateTime<Utc>,
) -> Result<Vec<SessionRow>> {
    let rows = sqlx::query_as!(
        SessionRow,
        r#"select id as "id: SessionId", device, created_at, last_seen_at from sessions
           where (person_id = $1 or officer_id = $2) and ended_at is null and expires_at > $3
             and last_seen_at + make_interval(secs => idle_seconds) > $3
           order by last_seen_at desc limit 50"#,
        person.map(|id| id.0),
        officer.map(|id| id.0),
        now,
    )
    .fetch_all(tx.connection())
    .await?;
    Ok(rows)
}
