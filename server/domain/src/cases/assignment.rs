//! Who works on a case.

use super::CaseHead;
use super::events::Event;
use crate::{CaseId, Error, Officer, OfficerId, Result, Tx};

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
    /// [`Error::NotFound`] for an officer who is not there, no longer works here, or may not see this case.
    pub async fn assign(&mut self, case: &CaseHead, to: Option<OfficerId>) -> Result<()> {
        let case = self.lock_case(case.id).await?;
        if case.owner == to {
            return Ok(());
        }
        let name = match to {
            Some(officer) => Some(self.name_for(case.id, officer).await?),
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

    /// The name of an officer who works here and may see the case: a restricted one is its own team's alone.
    async fn name_for(&mut self, case: CaseId, officer: OfficerId) -> Result<String> {
        sqlx::query_scalar!(
            "select o.name from officers o join cases c on c.id = $1
             where o.id = $2 and o.disabled_at is null and o.role <> 'contractor' and (not c.restricted or c.team = any (o.teams))",
            case.0,
            officer.0
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)
    }

    /// The officers whom this case can be given to, by name; two hundred at most.
    pub async fn colleagues_for(&mut self, case: &CaseHead) -> Result<Vec<OfficerRow>> {
        let rows = sqlx::query_as!(
            OfficerRow,
            r#"select o.id as "id: OfficerId", o.name, o.teams from officers o join cases c on c.id = $1
               where o.disabled_at is null and (not c.restricted or c.team = any (o.teams)) order by o.name, o.id limit 200"#,
            case.id.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
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
