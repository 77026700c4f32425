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
    /// [`Error::NotFound`] for an officer who is not there or no longer works here; [`Error::Conflict`] for one who may
    /// not see the case.
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

    /// Puts another team in charge of the case. Does nothing if it is theirs already.
    ///
    /// # Errors
    /// [`Error::Conflict`] for a restricted case: only its own team may know of it.
    pub async fn set_team(&mut self, case: &CaseHead, team: &str) -> Result<()> {
        let case = self.lock_case(case.id).await?;
        let restricted =
            sqlx::query_scalar!("select restricted from cases where id = $1", case.id.0)
                .fetch_one(self.connection())
                .await?;
        if case.team == team {
            return Ok(());
        }
        if restricted {
            return Err(Error::Conflict("restricted"));
        }
        let now = self.now;
        sqlx::query!(
            "update cases set team = $2, updated_at = $3 where id = $1",
            case.id.0,
            team,
            now
        )
        .execute(self.connection())
        .await?;
        let team = team.to_owned();
        self.track(case.id, &Event::TeamSet { team }).await
    }

    /// The officer's name, if the case may be theirs.
    async fn name_for(&mut self, case: CaseId, officer: OfficerId) -> Result<String> {
        let row = sqlx::query!(
            r#"select o.name, (c.restricted and not c.team = any (o.teams)) as "outside!"
               from officers o, cases c where o.id = $1 and o.disabled_at is null and o.role <> 'contractor' and c.id = $2"#,
            officer.0,
            case.0,
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)?;
        if row.outside {
            return Err(Error::Conflict("restricted"));
        }
        Ok(row.name)
    }

    /// The officers whom this case can be given to, by name; two hundred at most.
    pub async fn colleagues_for(&mut self, case: &CaseHead) -> Result<Vec<OfficerRow>> {
        let rows = sqlx::query_as!(
            OfficerRow,
            r#"select o.id as "id: OfficerId", o.name, o.teams from officers o join cases c on c.id = $1
               where o.disabled_at is null and o.role <> 'contractor' and (not c.restricted or c.team = any (o.teams)) order by o.name, o.id limit 200"#,
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
