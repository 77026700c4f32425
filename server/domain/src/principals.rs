//! Who is asking. Holding one of these is the proof; the only ways to one are a session, a browser's key, or being the program.

use crate::ids::{ContractorId, OfficerId, PersonId, SessionId};
use serde::{Deserialize, Serialize};

/// SHA-256 of the random key in a browser's own cookie: whose drafts and half-filled forms these are before anyone signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BrowserKey(pub [u8; 32]);

/// Anyone with a browser, signed in or not: may report, may sign in.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub browser: BrowserKey,
    pub person: Option<PersonId>,
}

/// A person with an account: a tenant, a joint tenant, a leaseholder, a representative.
#[derive(Clone, Debug)]
pub struct Tenant {
    pub person: PersonId,
    pub first_name: String,
    pub session: SessionId,
    pub browser: BrowserKey,
}

/// Someone at the desk.
#[derive(Clone, Debug)]
pub struct Officer {
    pub id: OfficerId,
    pub name: String,
    pub role: Role,
    pub teams: Vec<String>,
    pub session: SessionId,
    pub browser: BrowserKey,
}

/// Someone of a firm under contract, or of our own team, who comes and does the work. No officer: they see the jobs of
/// their own firm and nothing else.
#[derive(Clone, Debug)]
pub struct Contractor {
    /// Their own key; operatives sign in at the officers' door.
    pub id: OfficerId,
    /// The firm they come from.
    pub contractor: ContractorId,
    pub name: String,
    pub session: SessionId,
    pub browser: BrowserKey,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    Officer,
    Manager,
    Admin,
}

impl Role {
    pub fn key(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Manager => "manager",
            Self::Admin => "admin",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        [Self::Officer, Self::Manager, Self::Admin]
            .into_iter()
            .find(|role| role.key() == key)
    }
}

/// The program itself, and why: `"sign-in"`, `"jobs"`, `"demo"`.
#[derive(Clone, Copy, Debug)]
pub struct System(pub &'static str);

/// What Postgres is told about the one who asks; its row-level security reads nothing else.
#[derive(Default)]
pub struct Identity {
    pub person: Option<PersonId>,
    pub officer: Option<OfficerId>,
    pub browser: Option<BrowserKey>,
    pub system: Option<&'static str>,
    pub teams: Vec<String>,
    pub contractor: Option<ContractorId>,
    pub operative: Option<OfficerId>,
}

pub trait Principal: Send + Sync {
    fn identity(&self) -> Identity;
}

impl Principal for Visitor {
    fn identity(&self) -> Identity {
        Identity {
            browser: Some(self.browser),
            person: self.person,
            ..Identity::default()
        }
    }
}

impl Principal for Tenant {
    fn identity(&self) -> Identity {
        Identity {
            browser: Some(self.browser),
            person: Some(self.person),
            ..Identity::default()
        }
    }
}

impl Principal for Officer {
    fn identity(&self) -> Identity {
        Identity {
            browser: Some(self.browser),
            officer: Some(self.id),
            teams: self.teams.clone(),
            ..Identity::default()
        }
    }
}

impl Principal for Contractor {
    fn identity(&self) -> Identity {
        Identity {
            browser: Some(self.browser),
            contractor: Some(self.contractor),
            operative: Some(self.id),
            ..Identity::default()
        }
    }
}

impl Principal for System {
    fn identity(&self) -> Identity {
        Identity {
            system: Some(self.0),
            ..Identity::default()
        }
    }
}

/// The principals that have a browser in front of them, and so a half-filled form to come back to.
pub trait InBrowser: Principal {
    fn browser(&self) -> BrowserKey;
}

impl InBrowser for Visitor {
    fn browser(&self) -> BrowserKey {
        self.browser
    }
}

impl InBrowser for Tenant {
    fn browser(&self) -> BrowserKey {
        self.browser
    }
}

impl InBrowser for Officer {
    fn browser(&self) -> BrowserKey {
        self.browser
    }
}

impl InBrowser for Contractor {
    fn browser(&self) -> BrowserKey {
        self.browser
    }
}
