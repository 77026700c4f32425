//! Following a repair of a shared part of the block that a neighbour reported. A follower sees how it stands and never who
//! asked for it: the rows behind these verbs come from functions that give those columns and no others.

use crate::error::OnConstraint;
use crate::messages::{Letter, Words};
use crate::{CaseId, Error, EventId, PersonId, Principal, Result, Tenant, Tx};
use chrono::{DateTime, Utc};
use rules::reference::CaseReference;

/// How many hear of one step.
const MOST_FOLLOWERS: i64 = 500;

/// A repair as whoever follows it sees it.
#[derive(Clone, Debug)]
pub struct Followed {
    pub reference: String,
    pub title: String,
    pub state: String,
    pub reported_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    /// The council's next promise: when, by which rule, how long.
    pub next_due: Option<DateTime<Utc>>,
    pub next_rule: Option<String>,
    pub next_period: Option<String>,
}

/// A step that says nothing of anybody.
#[derive(Clone, Debug)]
pub struct FollowedStep {
    /// `reported`, `state_changed`, `closed` or `reopened`.
    pub kind: String,
    /// Where it went, for a `state_changed`.
    pub to: Option<String>,
    pub at: DateTime<Utc>,
}

struct FollowedRow {
    id: CaseId,
    followed: Followed,
}

impl Tx<Tenant> {
    /// Follows the open repair of a shared part of the tenant's block. One they see anyway, their own or their household's,
    /// and one they follow already: does nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] alike for a repair of another block, one inside a home, one that is over, and none at all.
    pub async fn join_repair(&mut self, reference: &CaseReference) -> Result<()> {
        if self.sees(reference).await? {
            return Ok(());
        }
        let case = sqlx::query_scalar!(
            r#"select joinable_repair($1) as "case: CaseId""#,
            reference.to_string()
        )
        .fetch_one(self.connection())
        .await?
        .ok_or(Error::NotFound)?;
        let (person, now) = (self.principal.person, self.now);
        sqlx::query!(
            "insert into case_followers (id, case_id, person_id, joined_at) values ($1, $2, $3, $4) on conflict do nothing",
            EventId::new().0,
            case.0,
            person.0,
            now,
        )
        .execute(self.connection())
        .await
        .on_constraint("case_followers_case_id_fkey", Error::NotFound)?;
        Ok(())
    }

    /// Follows it no more. One they report or share themselves is theirs to keep: does nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] for one they do not follow.
    pub async fn leave_repair(&mut self, reference: &CaseReference) -> Result<()> {
        if self.sees(reference).await? {
            return Ok(());
        }
        let row = self.followed_row(reference).await?;
        let (person, now) = (self.principal.person, self.now);
        sqlx::query!(
            "update case_followers set left_at = $3 where case_id = $1 and person_id = $2 and left_at is null",
            row.id.0,
            person.0,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// A repair the tenant follows, and its steps, newest first.
    ///
    /// # Errors
    /// [`Error::NotFound`] alike for one they do not follow and one that does not exist.
    pub async fn followed_repair(
        &mut self,
        reference: &CaseReference,
    ) -> Result<(Followed, Vec<FollowedStep>)> {
        let row = self.followed_row(reference).await?;
        let steps = sqlx::query_as!(
            FollowedStep,
            r#"select kind as "kind!", detail ->> 'to' as to, at as "at!" from followed_progress($1)"#,
            row.id.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok((row.followed, steps))
    }

    /// The repairs the tenant follows, the open ones first; fifty at most.
    pub async fn followed_repairs(&mut self) -> Result<Vec<Followed>> {
        let rows = self.followed_rows().await?;
        Ok(rows.into_iter().map(|row| row.followed).collect())
    }

    async fn followed_row(&mut self, reference: &CaseReference) -> Result<FollowedRow> {
        let wanted = reference.to_string();
        let rows = self.followed_rows().await?;
        rows.into_iter()
            .find(|row| row.followed.reference == wanted)
            .ok_or(Error::NotFound)
    }

    async fn followed_rows(&mut self) -> Result<Vec<FollowedRow>> {
        let rows = sqlx::query!(
            r#"select id as "id!: CaseId", reference as "reference!", title as "title!", state as "state!",
                      reported_at as "reported_at!", closed_at, next_due, next_rule, next_period
               from followed_repairs()"#
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| FollowedRow {
                id: row.id,
                followed: Followed {
                    reference: row.reference,
                    title: row.title,
                    state: row.state,
                    reported_at: row.reported_at,
                    closed_at: row.closed_at,
                    next_due: row.next_due,
                    next_rule: row.next_rule,
                    next_period: row.next_period,
                },
            })
            .collect())
    }

    /// Whether it is theirs or their household's, and so seen whole.
    async fn sees(&mut self, reference: &CaseReference) -> Result<bool> {
        match self.case(reference).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound) => Ok(false),
            Err(error) => Err(error),
        }
    }
}

impl<P: Principal> Tx<P> {
    /// Tells those who follow a repair how it stands now. Not kept as a message of the case: what we send to a neighbour is
    /// nothing the reporter reads, nor the other way round.
    pub(crate) async fn tell_followers(
        &mut self,
        case: CaseId,
        reference: &str,
        status: &str,
    ) -> Result<()> {
        let followers = sqlx::query_scalar!(
            r#"select person_id as "person: PersonId" from case_followers
               where case_id = $1 and left_at is null order by joined_at, id limit $2"#,
            case.0,
            MOST_FOLLOWERS,
        )
        .fetch_all(self.connection())
        .await?;
        for follower in followers {
            let words = Words::Progress {
                reference: reference.to_owned(),
                status: status.to_owned(),
            };
            self.post(Letter::to_person(follower, words)).await?;
        }
        Ok(())
    }
}
