//! Entering the demo as one of its people. Only routes that exist in demo mode call this.

use super::contractors::FIRMS;
use super::ids;
use super::officers::STAFF;
use super::people::PEOPLE;
use crate::account::session::Token;
use crate::{BrowserKey, Db, OfficerId, PersonId, Result, System, Tx};

/// The headings over the lists.
pub const TENANTS: &str = "Tenants";
pub const OFFICERS: &str = "Officers";
pub const CONTRACTORS: &str = "Contractors";

/// One line of the demo's sign-in page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoPerson {
    pub key: &'static str,
    pub name: String,
    /// [`TENANTS`], [`OFFICERS`] or [`CONTRACTORS`].
    pub group: &'static str,
    /// What they show, in a sentence.
    pub about: &'static str,
}

/// Everyone who may be entered: tenants and other people first, then officers, then those who do the work.
pub fn people() -> Vec<DemoPerson> {
    let tenants = PEOPLE
        .iter()
        .filter(|someone| !someone.about.is_empty())
        .map(|someone| DemoPerson {
            key: someone.key,
            name: format!("{} {}", someone.first, someone.last),
            group: TENANTS,
            about: someone.about,
        });
    let officers = STAFF.iter().map(|officer| DemoPerson {
        key: officer.key,
        name: officer.name.to_owned(),
        group: OFFICERS,
        about: officer.about,
    });
    let operatives = FIRMS.iter().map(|firm| DemoPerson {
        key: firm.operative.key,
        name: firm.operative.name.to_owned(),
        group: CONTRACTORS,
        about: firm.operative.about,
    });
    tenants.chain(officers).chain(operatives).collect()
}

impl Db {
    /// Starts a session as a demo person: the token, and under which heading they stand. `None` for an unknown key, or when
    /// the demo is not loaded in this database. What was begun in that browser belongs to the person from now on.
    pub async fn demo_session(
        &self,
        key: &str,
        device: &str,
        browser: BrowserKey,
    ) -> Result<Option<(Token, &'static str)>> {
        let Some(chosen) = people().into_iter().find(|person| person.key == key) else {
            return Ok(None);
        };
        let mut tx = self.begin(System("demo")).await?;
        let token = match chosen.group {
            TENANTS => {
                tx.enter_as_person(ids::person(key), device, browser)
                    .await?
            }
            _ => tx.enter_as_officer(&ids::work_email(key), device).await?,
        };
        tx.commit().await?;
        Ok(token.map(|token| (token, chosen.group)))
    }
}

impl Tx<System> {
    async fn enter_as_person(
        &mut self,
        person: PersonId,
        device: &str,
        browser: BrowserKey,
    ) -> Result<Option<Token>> {
        let known = sqlx::query_scalar!(
            r#"select id as "id: PersonId" from people where id = $1"#,
            person.0
        )
        .fetch_optional(self.connection())
        .await?;
        let Some(person) = known else { return Ok(None) };
        self.join_drafts(browser, person).await?;
        Ok(Some(
            self.start_person_session(person, device, false).await?,
        ))
    }

    async fn enter_as_officer(&mut self, email: &str, device: &str) -> Result<Option<Token>> {
        let known = sqlx::query_scalar!(
            r#"select id as "id: OfficerId" from officers where email = $1 and disabled_at is null"#,
            email
        )
        .fetch_optional(self.connection())
        .await?;
        match known {
            Some(officer) => Ok(Some(self.start_officer_session(officer, device).await?)),
            None => Ok(None),
        }
    }
}
