//! Visits: offered, chosen, changed, made or failed. What the rules allow is in `rules::repairs::visits`; here it is done.

pub mod attending;
mod booking;
mod choosing;
mod contesting;
pub mod firm;
mod offering;
mod reminding;

use crate::cases::CaseHead;
use crate::messages::{Letter, VisitNews, Words};
use crate::{AttachmentId, CaseId, ContractorId, Error, OrderId, Principal, Result, Tx, VisitId};
use chrono::{DateTime, NaiveDate, Utc};
use rules::london;
use rules::repairs::state::{RepairState, allowed};
use rules::repairs::visits::Slot;
use std::collections::BTreeMap;

/// A visit as the pages of its case show it.
#[derive(Clone, Debug)]
pub struct VisitRow {
    pub id: VisitId,
    pub order: OrderId,
    pub contractor: ContractorId,
    pub firm: String,
    pub number: String,
    pub trade: String,
    pub work: String,
    pub state: String,
    pub slot: Option<String>,
    pub day: Option<NaiveDate>,
    pub starts_at: Option<DateTime<Utc>>,
    pub ends_at: Option<DateTime<Utc>>,
    pub on_the_way_at: Option<DateTime<Utc>>,
    pub done_at: Option<DateTime<Utc>>,
    pub done_words: Option<String>,
    pub attempt: Option<i16>,
    pub no_access_at: Option<DateTime<Utc>>,
    pub waited_minutes: Option<i16>,
    pub no_access_words: Option<String>,
    pub contested_at: Option<DateTime<Utc>>,
    pub contested_words: Option<String>,
    pub contest_decision: Option<String>,
    pub contest_reason: Option<String>,
}

impl VisitRow {
    pub fn slot(&self) -> Option<Slot> {
        self.slot.as_deref().and_then(Slot::parse)
    }

    /// Whether it is still to come.
    pub fn is_ahead(&self) -> bool {
        matches!(self.state.as_str(), "offered" | "booked" | "on_the_way")
    }

    /// Whether nobody let us in and the tenant has not said otherwise.
    pub fn may_be_contested(&self) -> bool {
        self.state == "no_access" && self.contested_at.is_none()
    }

    /// Whether the tenant says that they were at home, and no officer has decided yet.
    pub fn awaits_decision(&self) -> bool {
        self.contested_at.is_some() && self.contest_decision.is_none()
    }

    /// "Tuesday 24 November, midday to 5pm".
    pub fn when(&self) -> Option<String> {
        let (day, slot) = self.day.zip(self.slot())?;
        Some(match (slot, self.ends_at) {
            (Slot::Now, Some(ends_at)) => format!(
                "{}, by {}",
                day.format("%A %-d %B"),
                london::time_of(ends_at)
            ),
            _ => when_words(day, slot),
        })
    }
}

/// "Tuesday 24 November, midday to 5pm": the day and the hours, as texts and pages say it.
pub fn when_words(day: NaiveDate, slot: Slot) -> String {
    let day_words = day.format("%A %-d %B");
    match slot.window(day) {
        Some((from, to)) => format!(
            "{day_words}, {} to {}",
            london::time_of(from),
            london::time_of(to)
        ),
        None => format!("{day_words}, as soon as we can"),
    }
}

impl<P: Principal> Tx<P> {
    /// The visits of a case, the newest first; fifty at most.
    pub(crate) async fn visits_of(&mut self, case: CaseId) -> Result<Vec<VisitRow>> {
        let rows = sqlx::query_as!(
            VisitRow,
            r#"select v.id as "id: VisitId", v.order_id as "order: OrderId", v.contractor_id as "contractor: ContractorId",
                      f.name as firm, o.number, o.trade, o.work, v.state, v.slot, v.day, v.starts_at, v.ends_at, v.on_the_way_at,
                      v.done_at, v.done_words, v.attempt, v.no_access_at, v.waited_minutes, v.no_access_words, v.contested_at,
                      v.contested_words, v.contest_decision, v.contest_reason
               from visits v join orders o on o.id = v.order_id join contractors f on f.id = v.contractor_id
               where v.case_id = $1 order by v.created_at desc, v.id desc limit 50"#,
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// The pictures taken on visits of the case, by visit.
    pub(crate) async fn visit_photos_of(
        &mut self,
        case: CaseId,
    ) -> Result<BTreeMap<VisitId, Vec<AttachmentId>>> {
        let rows = sqlx::query!(
            r#"select id as "id: AttachmentId", visit_id as "visit!: VisitId" from attachments
               where case_id = $1 and visit_id is not null order by position limit 100"#,
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        let mut photos: BTreeMap<VisitId, Vec<AttachmentId>> = BTreeMap::new();
        for row in rows {
            photos.entry(row.visit).or_default().push(row.id);
        }
        Ok(photos)
    }

    pub(crate) async fn visit_of_case(&mut self, case: CaseId, visit: VisitId) -> Result<VisitRow> {
        let visits = self.visits_of(case).await?;
        visits
            .into_iter()
            .find(|row| row.id == visit)
            .ok_or(Error::NotFound)
    }

    /// The visit of an order that is still to come; an order has one at a time.
    pub(crate) async fn visit_ahead(&mut self, order: OrderId) -> Result<Option<VisitRow>> {
        let case = sqlx::query_scalar!(
            r#"select case_id as "case: CaseId" from orders where id = $1"#,
            order.0
        )
        .fetch_one(self.connection())
        .await?;
        let visits = self.visits_of(case).await?;
        Ok(visits
            .into_iter()
            .find(|visit| visit.order == order && visit.is_ahead()))
    }

    /// Moves the locked case along these states, each of which must be allowed after the one before, and its promise with it.
    /// Does nothing where it stands at the end already.
    pub(crate) async fn step_case(&mut self, case: &CaseHead, path: &[RepairState]) -> Result<()> {
        let mut state = RepairState::parse(&case.state).ok_or(Error::Broken("case state"))?;
        if path.last() == Some(&state) {
            return Ok(());
        }
        for next in path {
            if !allowed(state, *next) {
                return Err(Error::Conflict("state"));
            }
            state = *next;
        }
        self.promise_follows(case, state).await?;
        self.set_case_state(case.id, state.key()).await
    }

    /// Tells whoever reported it. Someone who cannot sign in has no way for us to write to them.
    pub(crate) async fn tell_visit(&mut self, case: &CaseHead, news: VisitNews) -> Result<()> {
        let Some(person) = case.person else {
            return Ok(());
        };
        let words = Words::Visit {
            reference: case.reference.clone(),
            news,
        };
        self.post(Letter::to_person(person, words).about(case.id))
            .await
    }
}
