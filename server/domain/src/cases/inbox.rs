//! What the council wrote to a tenant, across their cases, and what of it they have not read yet.
//! A message is addressed to the one who reported: another of the household may read along, and marks nothing as read.

use crate::{CaseId, Result, Tenant, Tx};
use chrono::{DateTime, Utc};

/// The messages on one case, as a list of conversations shows them.
#[derive(Clone, Debug)]
pub struct ConversationRow {
    pub reference: String,
    pub title: String,
    /// Of a case about rent: its topic, which has words for the tenant.
    pub topic: Option<String>,
    /// The last message: its beginning, who wrote it, whether it asks something, and when.
    pub last: String,
    pub from_tenant: bool,
    pub question: bool,
    pub at: DateTime<Utc>,
    pub unread: i64,
}

/// What waits to be read, and the case of the newest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    pub messages: i64,
    pub reference: String,
}

impl Tx<Tenant> {
    /// One conversation a case, the one with the newest message first, from `skip` on, `most` at most.
    pub async fn conversations(&mut self, skip: i64, most: i64) -> Result<Vec<ConversationRow>> {
        let person = self.principal.person;
        let rows = sqlx::query_as!(
            ConversationRow,
            r#"select c.reference, c.title, r.topic as "topic?", left(m.body, 200) as "last!", m.from_tenant, m.question, m.at,
                      (select count(*) from case_messages u
                       where u.case_id = c.id and c.person_id = $1 and not u.from_tenant and u.read_at is null) as "unread!"
               from cases c
               left join rent_cases r on r.case_id = c.id
               join lateral (select body, from_tenant, question, at from case_messages
                             where case_id = c.id order by at desc, id desc limit 1) m on true
               where c.person_id = $1 or (c.shared_with_tenancy and c.tenancy_id in
                       (select tenancy_id from tenancy_parties where person_id = $1 and until is null and role <> 'former'))
               order by m.at desc, c.id desc offset $2 limit $3"#,
            person.0,
            skip,
            most,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// What the council wrote to the tenant that they have not opened; `None` when nothing.
    pub async fn unread(&mut self) -> Result<Option<Unread>> {
        let person = self.principal.person;
        let row = sqlx::query!(
            r#"select count(*) as "messages!", (array_agg(c.reference order by m.at desc, m.id desc))[1] as reference
               from case_messages m join cases c on c.id = m.case_id
               where c.person_id = $1 and not m.from_tenant and m.read_at is null"#,
            person.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(row.reference.map(|reference| Unread {
            messages: row.messages,
            reference,
        }))
    }

    /// The tenant has the case open: what we wrote to them on it is read. Does nothing on a case that another reported.
    pub async fn mark_read(&mut self, case: CaseId) -> Result<()> {
        let (person, now) = (self.principal.person, self.now);
        sqlx::query!(
            "update case_messages set read_at = $3
             where case_id = $1 and not from_tenant and read_at is null
               and exists (select from cases where id = $1 and person_id = $2)",
            case.0,
            person.0,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
