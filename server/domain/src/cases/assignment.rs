//! Who works on a case.

use super::CaseHead;
use super::events::Event;
use crate::{Error, Officer, OfficerId, Result, Tx};

/// An officer a case can be given to.
#[derive(Clone, Debug)]
pub struct OfficerRow {
    pub id: OfficerId,
    pub name: String,
    pub teams: Vec<String>,
}

impl Tx<Officer> {
    /// Gives the case to an officer, or to nobody. Does nothing if it is theirs already.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an officer who is not there or no longer works here.
    pub async fn assign(&mut self, case: &CaseHead, to: Option<OfficerId>) -> Result<()> {
        self.lock_case(case.id).await?;
        if case.owner == to {
            return Ok(());
        }
        let name = match to {
            Some(officer) => Some(self.officer_name(officer).await?),
            None => None,
        };
        let now = self.now;
        sqlx::query!(
            "update cases set owner_id = $2, updated_at = $3 where id = $1",
            case.id.0,
            to.map(|id| id.0),
            now
        )
        .execute(self.connection())
        .await?;
        self.track(case.id, &Event::Assigned { to: name }).await
    }

    async fn officer_name(&mut self, id: OfficerId) -> Result<String> {
        sqlx::query_scalar!(
            "select name from officers where id = $1 and disabled_at is null and role <> 'contractor'",
            id.0
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)
    }

    /// The officers who work here, by name; two hundred at most.
    pub async fn colleagues(&mut self) -> Result<Vec<OfficerRow>> {
        let rows = sqlx::query_as!(
            OfficerRow,
            r#"select id as "id: OfficerId", name, teams from officers
               where disabled_at is null and role <> 'contractor' order by name, id limit 200"#
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }
}
