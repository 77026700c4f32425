//! The head of a case: what every list and every page shows of it.

use crate::{CaseId, Error, Officer, OfficerId, PersonId, Result, Tenant, Tx};
use chrono::{DateTime, Utc};
use rules::clock::rulebook;
use rules::reference::CaseReference;

#[derive(Clone, Debug)]
pub struct CaseHead {
    pub id: CaseId,
    pub kind: String,
    pub reference: String,
    pub title: String,
    pub state: String,
    pub priority: Option<String>,
    pub team: String,
    pub owner: Option<OfficerId>,
    pub person: Option<PersonId>,
    pub reported_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    pub next_due: Option<DateTime<Utc>>,
    pub next_rule: Option<String>,
}

/// Which of a tenant's cases to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Open,
    Closed,
}

/// Which cases a tenant's list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    Open,
    All,
}

/// A repair as a tenant's list shows it.
#[derive(Clone, Debug)]
pub struct ListedCase {
    pub reference: String,
    pub title: String,
    pub state: String,
    /// Whether they reported it themselves.
    pub own: bool,
    pub reported_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    /// The earliest promise that runs and concerns them: when it is due, its rule and its length. The desk's own steps come
    /// only where nothing else runs.
    pub next_due: Option<DateTime<Utc>>,
    pub next_rule: Option<String>,
    pub next_period: Option<String>,
}

impl Tx<Tenant> {
    /// The tenant's own cases and the shared ones of their tenancies, newest first, from `skip` on, `most` at most.
    pub async fn cases(&mut self, which: Which, skip: i64, most: i64) -> Result<Vec<CaseHead>> {
        let person = self.principal.person;
        let rows = sqlx::query_as!(
            CaseHead,
            r#"select id as "id: CaseId", kind, reference, title, state, priority, team, owner_id as "owner: OfficerId",
                      person_id as "person: PersonId", reported_at, closed_at, next_due, next_rule
               from cases
               where (person_id = $1 or (shared_with_tenancy and tenancy_id in
                       (select tenancy_id from tenancy_parties where person_id = $1 and until is null and role <> 'former')))
                 and (closed_at is null) = $2
               order by reported_at desc, id desc offset $3 limit $4"#,
            person.0,
            which == Which::Open,
            skip,
            most,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// The tenant's own cases and their household's shared ones, each with its next promise: the open ones first, the
    /// newest first among each, from `skip` on, `most` at most.
    pub async fn listed_cases(
        &mut self,
        which: Listed,
        skip: i64,
        most: i64,
    ) -> Result<Vec<ListedCase>> {
        let person = self.principal.person;
        let internal: Vec<String> = rulebook::internal_keys().map(str::to_owned).collect();
        let rows = sqlx::query_as!(
            ListedCase,
            r#"select c.reference, c.title, c.state, c.person_id is not distinct from $1 as "own!", c.reported_at, c.closed_at,
                      next.due_at as "next_due?", next.rule as "next_rule?", next.period as "next_period?"
               from cases c
               left join lateral
                 (select k.due_at, k.rule, k.period from case_clocks k
                  where k.case_id = c.id and k.met_at is null and k.stopped_at is null and k.paused_since is null
                    and (k.rule <> 'case.reach' or c.person_id is not distinct from $1)
                  order by k.rule = any ($5), k.due_at, k.rule limit 1) next on true
               where (c.person_id = $1 or (c.shared_with_tenancy and c.tenancy_id in
                       (select tenancy_id from tenancy_parties where person_id = $1 and until is null and role <> 'former')))
                 and c.kind = 'repair' and (c.closed_at is null or $2)
               order by c.closed_at is not null, c.reported_at desc, c.id desc offset $3 limit $4"#,
            person.0,
            which == Listed::All,
            skip,
            most,
            &internal,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// A case of the tenant's, their own or shared.
    ///
    /// # Errors
    /// [`Error::NotFound`] alike for one that is not theirs and one that does not exist.
    pub async fn case(&mut self, reference: &CaseReference) -> Result<CaseHead> {
        let person = self.principal.person;
        sqlx::query_as!(
            CaseHead,
            r#"select id as "id: CaseId", kind, reference, title, state, priority, team, owner_id as "owner: OfficerId",
                      person_id as "person: PersonId", reported_at, closed_at, next_due, next_rule
               from cases
               where reference = $2 and (person_id = $1 or (shared_with_tenancy and tenancy_id in
                       (select tenancy_id from tenancy_parties where person_id = $1 and until is null and role <> 'former')))"#,
            person.0,
            reference.to_string(),
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)
    }
}

impl Tx<Officer> {
    /// A case the officer may see: a restricted one only for its own team.
    ///
    /// # Errors
    /// [`Error::NotFound`] alike for one that is restricted and one that does not exist.
    pub async fn case(&mut self, reference: &CaseReference) -> Result<CaseHead> {
        let teams = self.principal.teams.clone();
        sqlx::query_as!(
            CaseHead,
            r#"select id as "id: CaseId", kind, reference, title, state, priority, team, owner_id as "owner: OfficerId",
                      person_id as "person: PersonId", reported_at, closed_at, next_due, next_rule
               from cases where reference = $1 and (not restricted or team = any ($2))"#,
            reference.to_string(),
            &teams,
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)
    }
}

impl<P> Tx<P> {
    /// Locks the case for a change, so that two people acting at once act one after the other. Returns the case as it is
    /// now: what was read before the lock may be out of date.
    pub(crate) async fn lock_case(&mut self, case: CaseId) -> Result<CaseHead> {
        sqlx::query_as!(
            CaseHead,
            r#"select id as "id: CaseId", kind, reference, title, state, priority, team, owner_id as "owner: OfficerId",
                      person_id as "person: PersonId", reported_at, closed_at, next_due, next_rule
               from cases where id = $1 for update"#,
            case.0
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)
    }

    /// Locks the case and says whether it is as it was when `seen` was its last change.
    pub async fn is_unchanged(&mut self, case: CaseId, seen: DateTime<Utc>) -> Result<bool> {
        let changed = sqlx::query_scalar!(
            "select updated_at from cases where id = $1 for update",
            case.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(changed.ok_or(Error::NotFound)? == seen)
    }

    pub(crate) async fn set_case_state(&mut self, case: CaseId, state: &str) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update cases set state = $2, updated_at = $3 where id = $1",
            case.0,
            state,
            now
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
