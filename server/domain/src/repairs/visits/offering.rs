//! An officer lets the tenant choose a time, books one for them, or sends someone now.

use super::{VisitRow, when_words};
use crate::cases::CaseHead;
use crate::cases::events::Event;
use crate::messages::VisitNews;
use crate::repairs::orders::OrderRow;
use crate::{AttachmentId, CaseId, Error, Officer, OrderId, Result, Tx, VisitId};
use chrono::{DateTime, NaiveDate, Utc};
use rules::london;
use rules::repairs::state::RepairState;
use rules::repairs::visits::{OpenSlot, Slot, window_now};
use std::collections::BTreeMap;

impl Tx<Officer> {
    /// The visits of a case the officer has open, the newest first; fifty at most.
    pub async fn visits(&mut self, case: CaseId) -> Result<Vec<VisitRow>> {
        self.visits_of(case).await
    }

    /// The pictures taken on its visits.
    pub async fn visit_photos(
        &mut self,
        case: CaseId,
    ) -> Result<BTreeMap<VisitId, Vec<AttachmentId>>> {
        self.visit_photos_of(case).await
    }

    /// The slots open for an order.
    pub async fn slots_for(&mut self, order: &OrderRow) -> Result<Vec<OpenSlot>> {
        self.open_slots_of(order.contractor).await
    }

    /// The tenant may choose when someone comes; they get a link. Does nothing while a visit is ahead.
    pub async fn offer_visit(&mut self, case: &CaseHead, order: OrderId) -> Result<()> {
        let (case, order) = &self.lock_for_visit(case, order).await?;
        if self.visit_ahead(order.id).await?.is_some() {
            return Ok(());
        }
        self.step_case(case, &[RepairState::Ordered]).await?;
        self.insert_offer(order.id).await?;
        self.meet_clock(case.id, "repairs.no_access.review").await?;
        self.track(case.id, &Event::VisitOffered).await?;
        self.tell_visit(case, VisitNews::Choose).await
    }

    /// Books a slot for the tenant, in place of the one they had. Does nothing when they have it.
    ///
    /// # Errors
    /// [`Error::Conflict`] `"slot"` when it is no longer open.
    pub async fn book_visit(
        &mut self,
        case: &CaseHead,
        order: OrderId,
        day: NaiveDate,
        slot: Slot,
    ) -> Result<()> {
        let (case, order) = &self.lock_for_visit(case, order).await?;
        let visit = self.ahead_or_new(case, order).await?;
        if visit.state == "booked" && (visit.day, visit.slot()) == (Some(day), Some(slot)) {
            return Ok(());
        }
        if visit.state == "on_the_way" {
            return Err(Error::Conflict("visit"));
        }
        self.take_slot(&visit, day, slot).await?;
        self.booked(case, &visit, (day, slot)).await
    }

    /// Someone comes now: an emergency needs no slot. The visit lasts until we must have come.
    pub async fn send_now(&mut self, case: &CaseHead, order: OrderId) -> Result<()> {
        let (case, order) = &self.lock_for_visit(case, order).await?;
        let visit = self.ahead_or_new(case, order).await?;
        if visit.slot() == Some(Slot::Now) {
            return Ok(());
        }
        let (day, until) = (london::date_of(self.now), self.attend_by(case.id).await?);
        let (now, ends_at) = (self.now, window_now(self.now, until));
        sqlx::query!(
            "update visits set state = 'booked', day = $2, slot = 'now', starts_at = $3, ends_at = $4, reminder_at = $3 where id = $1",
            visit.id.0,
            day,
            now,
            ends_at,
        )
        .execute(self.connection())
        .await?;
        self.booked(case, &visit, (day, Slot::Now)).await
    }

    /// An officer looked at why nobody got in. The clock that asked for it is met.
    pub async fn review_access(&mut self, case: &CaseHead, found: &str) -> Result<()> {
        self.lock_case(case.id).await?;
        self.meet_clock(case.id, "repairs.no_access.review").await?;
        let event = Event::AccessReviewed {
            words: found.to_owned(),
        };
        self.track(case.id, &event).await
    }

    async fn lock_for_visit(
        &mut self,
        case: &CaseHead,
        order: OrderId,
    ) -> Result<(CaseHead, OrderRow)> {
        let case = self.lock_case(case.id).await?;
        let order = self.order_of_case(case.id, order).await?;
        if order.is_open() {
            Ok((case, order))
        } else {
            Err(Error::Conflict("order"))
        }
    }

    async fn ahead_or_new(&mut self, case: &CaseHead, order: &OrderRow) -> Result<VisitRow> {
        if let Some(visit) = self.visit_ahead(order.id).await? {
            return Ok(visit);
        }
        let id = self.insert_offer(order.id).await?;
        self.visit_of_case(case.id, id).await
    }

    async fn booked(
        &mut self,
        case: &CaseHead,
        before: &VisitRow,
        (day, slot): (NaiveDate, Slot),
    ) -> Result<()> {
        self.step_case(case, &[RepairState::Appointed]).await?;
        self.meet_clock(case.id, "repairs.no_access.review").await?;
        let changed = before.state == "booked";
        let event = Event::VisitBooked {
            day,
            slot: slot.key().to_owned(),
            changed,
        };
        self.track(case.id, &event).await?;
        let when = when_words(day, slot);
        let news = if changed {
            VisitNews::Changed { when }
        } else {
            VisitNews::Booked { when }
        };
        self.tell_visit(case, news).await
    }

    async fn attend_by(&mut self, case: CaseId) -> Result<Option<DateTime<Utc>>> {
        let clocks = self.clocks(case).await?;
        Ok(clocks
            .into_iter()
            .find(|clock| clock.rule == "repairs.emergency.attend" && clock.is_open())
            .map(|clock| clock.due_at))
    }
}
