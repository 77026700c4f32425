//! The desk's list of open cases, the next thing due first. One query for a page of it, one for the counts beside it.

use crate::{CaseId, Officer, OfficerId, Result, Tx};
use chrono::{DateTime, Utc};

pub const PAGE: i64 = 50;

/// What the officer narrowed the list to. Empty means everything they may see.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub kind: Option<String>,
    pub team: Option<String>,
    pub state: Option<String>,
    pub priority: Option<String>,
    pub owner: Owner,
    /// Words: a reference, a name, part of an address or a title.
    pub text: String,
    pub closed: bool,
    pub page: i64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Owner {
    #[default]
    Anyone,
    Nobody,
    Officer(OfficerId),
}

/// A row of the list.
#[derive(Clone, Debug)]
pub struct QueueRow {
    pub id: CaseId,
    pub kind: String,
    pub reference: String,
    pub title: String,
    pub state: String,
    pub priority: Option<String>,
    pub reported_at: DateTime<Utc>,
    pub next_due: Option<DateTime<Utc>>,
    pub next_rule: Option<String>,
    pub address: Option<String>,
    pub photos: i64,
    pub at_risk: Vec<String>,
    pub owner_name: Option<String>,
    pub verified: bool,
}

/// The numbers beside the list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub open: i64,
    pub mine: i64,
    pub unassigned: i64,
    pub waiting: i64,
    pub late: i64,
}

impl Tx<Officer> {
    /// One page of the list and whether there is another.
    pub async fn queue(&mut self, filter: &Filter) -> Result<(Vec<QueueRow>, bool)> {
        let (teams, officer) = (
            self.principal.teams.clone(),
            match filter.owner {
                Owner::Officer(id) => Some(id.0),
                Owner::Anyone | Owner::Nobody => None,
            },
        );
        let mut rows = sqlx::query_as!(
            QueueRow,
            r#"select c.id as "id: CaseId", c.kind, c.reference, c.title, c.state, c.priority, c.reported_at, c.next_due, c.next_rule,
                      coalesce(home.address_line, c.unverified_reporter ->> 'address') as address,
                      (select count(*) from attachments a where a.case_id = c.id) as "photos!",
                      coalesce(r.at_risk, '{}') as "at_risk!", o.name as "owner_name?", c.person_id is not null as "verified!"
               from cases c
               left join repairs r on r.case_id = c.id
               left join properties home on home.id = c.property_id
               left join people p on p.id = c.person_id
               left join officers o on o.id = c.owner_id
               where (c.closed_at is not null) = $1 and (not c.restricted or c.team = any ($2))
                 and ($3::text is null or c.kind = $3) and ($4::text is null or c.team = $4)
                 and ($5::text is null or c.state = $5) and ($6::text is null or c.priority = $6)
                 and ($7::uuid is null or c.owner_id = $7) and (not $8 or c.owner_id is null)
                 and ($9 = '' or c.reference ilike $9 or c.title ilike $9 or home.address_line ilike $9 or home.postcode ilike $9
                      or (p.first_name || ' ' || p.last_name) ilike $9 or c.unverified_reporter ->> 'name' ilike $9)
               order by c.next_due nulls last, c.id
               offset $10 limit $11"#,
            filter.closed,
            &teams,
            filter.kind,
            filter.team,
            filter.state,
            filter.priority,
            officer,
            filter.owner == Owner::Nobody,
            like(&filter.text),
            filter.page.max(0) * PAGE,
            PAGE + 1,
        )
        .fetch_all(self.connection())
        .await?;
        let more = rows.len() > PAGE as usize;
        rows.truncate(PAGE as usize);
        Ok((rows, more))
    }

    /// The numbers beside the list, in one pass over the open cases.
    pub async fn counts(&mut self) -> Result<Counts> {
        let (teams, officer, now) = (self.principal.teams.clone(), self.principal.id, self.now);
        let counts = sqlx::query_as!(
            Counts,
            r#"select count(*) as "open!", count(*) filter (where owner_id = $2) as "mine!",
                      count(*) filter (where owner_id is null) as "unassigned!",
                      count(*) filter (where state = 'awaiting_info') as "waiting!",
                      count(*) filter (where next_due < $3) as "late!"
               from cases where closed_at is null and (not restricted or team = any ($1))"#,
            &teams,
            officer.0,
            now,
        )
        .fetch_one(self.connection())
        .await?;
        Ok(counts)
    }
}

/// The words as a pattern, its own wildcards taken literally.
fn like(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    let escaped = text
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    format!("%{escaped}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_is_looked_for_and_matches_nothing_else() {
        assert_eq!(like(" 50%_ off "), "%50\\%\\_ off%");
        assert_eq!(like("  "), "");
    }
}
