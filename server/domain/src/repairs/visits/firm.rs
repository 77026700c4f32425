//! A firm's own jobs, as its operatives see them: where, when, what, and how to get in safely. Nothing of who lives there.

use crate::{AttachmentId, Contractor, Error, Result, Tx, VisitId};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rules::london;
use rules::repairs::visits::Slot;

/// A visit as the list of days shows it.
#[derive(Clone, Debug)]
pub struct JobRow {
    pub id: VisitId,
    pub number: String,
    pub state: String,
    pub slot: String,
    pub day: NaiveDate,
    pub ends_at: DateTime<Utc>,
    pub address: String,
    pub trade: String,
    pub priority: String,
}

impl JobRow {
    pub fn slot(&self) -> Option<Slot> {
        Slot::parse(&self.slot)
    }

    /// Whether it is still to be done.
    pub fn is_ahead(&self) -> bool {
        matches!(self.state.as_str(), "booked" | "on_the_way")
    }
}

/// A visit as its own page shows it.
#[derive(Clone, Debug)]
pub struct Job {
    pub row: JobRow,
    pub work: String,
    pub access: String,
    pub safety: String,
    /// Only while it is to be done.
    pub phone: Option<String>,
    pub starts_at: DateTime<Utc>,
    pub done_words: Option<String>,
    pub photos: Vec<JobPhoto>,
}

/// A picture the firm took on it.
#[derive(Clone, Debug)]
pub struct JobPhoto {
    pub id: AttachmentId,
    pub shows: String,
}

/// A firm's visits by day.
#[derive(Clone, Debug)]
pub struct Jobs {
    pub firm: String,
    pub today: NaiveDate,
    pub rows: Vec<JobRow>,
}

impl Tx<Contractor> {
    /// What is still to be recorded of earlier days, what is on today, and the two weeks ahead; two hundred at most.
    pub async fn jobs(&mut self) -> Result<Jobs> {
        let (firm, today) = (self.principal.contractor, london::date_of(self.now));
        let name = sqlx::query_scalar!("select name from contractors where id = $1", firm.0)
            .fetch_one(self.connection())
            .await?;
        let rows = sqlx::query_as!(
            JobRow,
            r#"select v.id as "id: VisitId", o.number, v.state, v.slot as "slot!", v.day as "day!", v.ends_at as "ends_at!",
                      coalesce(home.address_line || ', ' || home.town || ', ' || home.postcode, b.address, '') as "address!",
                      o.trade, o.priority
               from visits v join orders o on o.id = v.order_id
               left join properties home on home.id = o.property_id left join order_briefs b on b.order_id = o.id
               where v.contractor_id = $1 and v.state <> 'cancelled'
                 and (v.day between $2 and $3 or (v.day < $2 and v.state in ('booked', 'on_the_way')))
               order by v.day, v.starts_at, v.id limit 200"#,
            firm.0,
            today,
            today + TimeDelta::days(14),
        )
        .fetch_all(self.connection())
        .await?;
        Ok(Jobs {
            firm: name,
            today,
            rows,
        })
    }

    /// One visit of the firm's.
    ///
    /// # Errors
    /// [`Error::NotFound`] alike for another firm's, one without a time, and one that does not exist.
    pub async fn job(&mut self, visit: VisitId) -> Result<Job> {
        let firm = self.principal.contractor;
        let found = sqlx::query!(
            r#"select v.id as "id: VisitId", o.number, v.state, v.slot as "slot!", v.day as "day!", v.starts_at as "starts_at!",
                      v.ends_at as "ends_at!", v.done_words, o.trade, o.priority, o.work, b.access, b.safety, b.phone,
                      coalesce(home.address_line || ', ' || home.town || ', ' || home.postcode, b.address, '') as "address!"
               from visits v join orders o on o.id = v.order_id join order_briefs b on b.order_id = o.id
               left join properties home on home.id = o.property_id
               where v.id = $1 and v.contractor_id = $2 and v.day is not null"#,
            visit.0,
            firm.0,
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)?;
        let row = JobRow {
            id: found.id,
            number: found.number,
            state: found.state,
            slot: found.slot,
            day: found.day,
            ends_at: found.ends_at,
            address: found.address,
            trade: found.trade,
            priority: found.priority,
        };
        Ok(Job {
            work: found.work,
            access: found.access,
            safety: found.safety,
            phone: found.phone.filter(|_| row.is_ahead()),
            starts_at: found.starts_at,
            done_words: found.done_words,
            photos: self.job_photos(visit).await?,
            row,
        })
    }

    async fn job_photos(&mut self, visit: VisitId) -> Result<Vec<JobPhoto>> {
        let rows = sqlx::query_as!(
            JobPhoto,
            r#"select id as "id: AttachmentId", shows from attachments where visit_id = $1 order by position limit 40"#,
            visit.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }
}
