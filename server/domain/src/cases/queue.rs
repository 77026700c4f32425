//! The desk's list of open cases, the next thing due first. One query for a page of it, one for the counts beside it.

use crate::{CaseId, Officer, OfficerId, Result, Tx};
use chrono::{DateTime, Utc};
use rules::contact::Contact;
use std::collections::{BTreeMap, BTreeSet};

pub const PAGE: i64 = 50;

/// What the officer narrowed the list to. Empty means everything they may see.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub kind: Option<String>,
    pub team: Option<String>,
    pub state: Option<String>,
    pub priority: Option<String>,
    pub owner: Owner,
    /// Words: a reference, a name, part of an address or a title, or a whole phone number or email address.
    pub text: String,
    pub only: Only,
    /// The closed cases in place of the open ones, the last closed first. One that still owes something, such as a phone
    /// call to someone our messages missed, stands with the open ones.
    pub closed: bool,
    /// From nought.
    pub page: i64,
}

/// The saved views: what the list keeps of all cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    #[default]
    All,
    /// What should have been done by now.
    Late,
    /// A promise was broken once, whether or not it has been kept since.
    Missed,
    /// A hazard under Awaab's Law is open.
    Hazards,
    /// Nobody got in, and an officer has to say what follows.
    NoAccess,
    /// Looked at or ordered, and nobody is booked to come.
    NoVisit,
    /// The tenant said it was not fixed.
    Reopened,
    /// The same trouble in the same home within twelve months before.
    Repeat,
}

impl Only {
    fn key(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Late => "late",
            Self::Missed => "missed",
            Self::Hazards => "hazards",
            Self::NoAccess => "no_access",
            Self::NoVisit => "no_visit",
            Self::Reopened => "reopened",
            Self::Repeat => "repeat",
        }
    }
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
    /// When it last changed: a choice made from this list is off when it has changed since.
    pub updated_at: DateTime<Utc>,
    pub next_due: Option<DateTime<Utc>>,
    pub next_rule: Option<String>,
    /// When that clock began.
    pub next_trigger: Option<DateTime<Utc>>,
    pub address: Option<String>,
    pub photos: i64,
    pub at_risk: Vec<String>,
    pub owner_name: Option<String>,
    pub verified: bool,
    /// The same thing was mended in the same home within twelve months before.
    pub came_back: bool,
}

/// The numbers beside the list, of open cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub open: i64,
    pub mine: i64,
    pub unassigned: i64,
    pub waiting: i64,
    pub late: i64,
    /// How many of each kind, by the kind's key.
    pub kinds: BTreeMap<String, i64>,
    /// The teams that have an open case.
    pub teams: BTreeSet<String>,
    /// Whether the officer may see what people owe.
    pub sees_rent: bool,
}

/// The numbers of one kind in one team.
struct Share {
    kind: String,
    team: String,
    open: i64,
    mine: i64,
    unassigned: i64,
    waiting: i64,
    late: i64,
}

impl Counts {
    fn of(shares: Vec<Share>) -> Self {
        let mut counts = Self::default();
        for share in shares {
            counts.open += share.open;
            counts.mine += share.mine;
            counts.unassigned += share.unassigned;
            counts.waiting += share.waiting;
            counts.late += share.late;
            *counts.kinds.entry(share.kind).or_default() += share.open;
            counts.teams.insert(share.team);
        }
        counts
    }
}

impl Tx<Officer> {
    /// One page of the list and whether there is another. The page is cut out first, so that what is shown of a case is
    /// fetched for fifty of them and not for all.
    pub async fn queue(&mut self, filter: &Filter) -> Result<(Vec<QueueRow>, bool)> {
        let (teams, now) = (self.principal.teams.clone(), self.now);
        let officer = match filter.owner {
            Owner::Officer(id) => Some(id.0),
            Owner::Anyone | Owner::Nobody => None,
        };
        let mut rows = sqlx::query_as!(
            QueueRow,
            r#"select c.id as "id: CaseId", c.kind, c.reference, c.title, c.state, c.priority, c.reported_at, c.updated_at, c.next_due, c.next_rule, c.next_trigger,
                      coalesce(home.address_line, c.unverified_reporter ->> 'address') as address,
                      (select count(*) from attachments a where a.case_id = c.id) as "photos!",
                      coalesce(r.at_risk, '{}') as "at_risk!", o.name as "owner_name?", c.person_id is not null as "verified!",
                      r.repeat_of is not null as "came_back!"
               from (select c.* from cases c
                     left join properties home on home.id = c.property_id
                     left join people p on p.id = c.person_id
                     where case when $1 then c.closed_at is not null and c.next_due is null else c.closed_at is null or c.next_due is not null end
                       and (not c.restricted or c.team = any ($2))
                       and ($3::text is null or c.kind = $3) and ($4::text is null or c.team = $4)
                       and ($5::text is null or c.state = $5) and ($6::text is null or c.priority = $6)
                       and ($7::uuid is null or c.owner_id = $7) and (not $8 or c.owner_id is null)
                       and ($9 = '' or c.reference ilike $9 or c.title ilike $9 or home.address_line ilike $9 or home.postcode ilike $9
                            or (p.first_name || ' ' || p.last_name) ilike $9 or c.unverified_reporter ->> 'name' ilike $9
                            or c.person_id in (select person_id from contact_points where address = $12 and ended_at is null))
                       and case $13
                         when '' then true
                         when 'late' then c.next_due < $14
                         when 'missed' then exists (select from case_clocks k where k.case_id = c.id
                                                    and (k.missed_at is not null or (k.due_at < $14 and k.met_at is null
                                                         and k.stopped_at is null and k.paused_since is null)))
                         when 'hazards' then exists (select from hazards h where h.case_id = c.id and h.closed_at is null)
                         when 'no_access' then c.state = 'no_access' or exists (select from case_clocks k where k.case_id = c.id
                                                     and k.rule = 'repairs.no_access.review' and k.met_at is null and k.stopped_at is null)
                         when 'no_visit' then c.kind = 'repair' and c.state in ('triaged', 'ordered', 'no_access', 'follow_on', 'reopened')
                                              and not exists (select from visits v where v.case_id = c.id and v.state in ('booked', 'on_the_way'))
                         when 'reopened' then exists (select from case_events e where e.case_id = c.id and e.kind = 'reopened')
                         when 'repeat' then exists (select from repairs r where r.case_id = c.id and r.repeat_of is not null)
                         else false end
                     order by case when $1 then c.closed_at end desc, c.next_due nulls last, c.id
                     offset $10 limit $11) c
               left join repairs r on r.case_id = c.id
               left join properties home on home.id = c.property_id
               left join officers o on o.id = c.owner_id
               order by case when $1 then c.closed_at end desc, c.next_due nulls last, c.id"#,
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
            contact(&filter.text),
            filter.only.key(),
            now,
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
        let shares = sqlx::query_as!(
            Share,
            r#"select kind, team, count(*) as "open!", count(*) filter (where owner_id = $2) as "mine!",
                      count(*) filter (where owner_id is null) as "unassigned!",
                      count(*) filter (where state = 'awaiting_info') as "waiting!",
                      count(*) filter (where next_due < $3) as "late!"
               from cases where (closed_at is null or next_due is not null) and (not restricted or team = any ($1))
               group by kind, team limit 200"#,
            &teams,
            officer.0,
            now,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(Counts {
            sees_rent: self.principal.must_be_income().is_ok(),
            ..Counts::of(shares)
        })
    }
}

/// The words as a contact is kept, if they are a whole phone number or email address.
fn contact(text: &str) -> Option<String> {
    Contact::parse(text)
        .ok()
        .map(|contact| contact.lookup_key())
}

/// The words as a pattern, its own wildcards taken literally.
pub(crate) fn like(text: &str) -> String {
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

    #[test]
    fn a_phone_number_is_looked_up_as_it_is_kept() {
        assert_eq!(contact("07700 900123").as_deref(), Some("+447700900123"));
        assert_eq!(contact("Fern Terrace"), None);
    }

    #[test]
    fn the_shares_of_kinds_and_teams_add_up() {
        let share = |kind: &str, open, late| Share {
            kind: kind.into(),
            team: "repairs".into(),
            open,
            mine: 1,
            unassigned: 0,
            waiting: 0,
            late,
        };
        let counts = Counts::of(vec![share("repair", 5, 2), share("service", 3, 1)]);
        assert_eq!((counts.open, counts.mine, counts.late), (8, 2, 3));
        assert_eq!(counts.kinds["service"], 3);
        assert_eq!(counts.teams.len(), 1);
    }
}
