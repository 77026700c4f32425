//! The tenant chooses a time, changes it, and calls it off, until the cut-off.

use super::{VisitRow, when_words};
use crate::cases::CaseHead;
use crate::cases::events::Event;
use crate::messages::{Letter, VisitNews, Words};
use crate::{AttachmentId, CaseId, Error, Result, Tenant, Tx, VisitId};
use chrono::NaiveDate;
use rules::repairs::state::RepairState;
use rules::repairs::visits::{OpenSlot, Slot, may_change};
use std::collections::BTreeMap;

impl Tx<Tenant> {
    /// The visits of a case of the tenant's, the newest first; fifty at most.
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

    /// The slots the tenant may choose for a visit.
    pub async fn slots_for(&mut self, visit: &VisitRow) -> Result<Vec<OpenSlot>> {
        self.open_slots_of(visit.contractor).await
    }

    /// Whether a booked visit may still be changed or called off here; after that, by phone.
    pub async fn may_change(&mut self, visit: &VisitRow) -> Result<bool> {
        let calendar = self.calendar().await?;
        let in_time = visit
            .day
            .is_some_and(|day| may_change(day, self.now, &calendar));
        Ok(visit.state == "booked" && visit.slot() != Some(Slot::Now) && in_time)
    }

    /// Chooses a slot, or another one. The new one is theirs before the old one is anyone else's. Does nothing when it is
    /// theirs already.
    ///
    /// # Errors
    /// [`Error::Conflict`] `"slot"` when it has gone meanwhile, `"late"` past the cut-off, `"visit"` when there is nothing
    /// to choose any more.
    pub async fn choose_slot(
        &mut self,
        case: &CaseHead,
        visit: VisitId,
        day: NaiveDate,
        slot: Slot,
    ) -> Result<()> {
        let case = &self.lock_case(case.id).await?;
        let visit = self.visit_of_case(case.id, visit).await?;
        if visit.state == "booked" && (visit.day, visit.slot()) == (Some(day), Some(slot)) {
            return Ok(());
        }
        self.must_be_changeable(&visit).await?;
        self.take_slot(&visit, day, slot).await?;
        self.step_case(case, &[RepairState::Appointed]).await?;
        let changed = visit.state == "booked";
        let event = Event::VisitBooked {
            day,
            slot: slot.key().to_owned(),
            changed,
        };
        self.track(case.id, &event).await?;
        let when = when_words(day, slot);
        self.tell_me(
            case,
            if changed {
                VisitNews::Changed { when }
            } else {
                VisitNews::Booked { when }
            },
        )
        .await
    }

    /// Calls a booked visit off. The work stays ordered, and another time may be chosen. Does nothing when it was called off.
    ///
    /// # Errors
    /// [`Error::Conflict`] `"late"` past the cut-off, `"visit"` when it has been.
    pub async fn call_off_visit(&mut self, case: &CaseHead, visit: VisitId) -> Result<()> {
        let case = &self.lock_case(case.id).await?;
        let visit = self.visit_of_case(case.id, visit).await?;
        if visit.state == "offered" {
            return Ok(());
        }
        self.must_be_changeable(&visit).await?;
        let (Some(day), Some(slot)) = (visit.day, visit.slot()) else {
            return Err(Error::Conflict("visit"));
        };
        sqlx::query!(
            "update visits set state = 'offered', day = null, slot = null, starts_at = null, ends_at = null, reminder_at = null
             where id = $1",
            visit.id.0
        )
        .execute(self.connection())
        .await?;
        self.step_case(case, &[RepairState::Ordered]).await?;
        let event = Event::VisitCancelled {
            day,
            slot: slot.key().to_owned(),
        };
        self.track(case.id, &event).await?;
        let when = when_words(day, slot);
        self.tell_me(case, VisitNews::CalledOff { when }).await
    }

    async fn must_be_changeable(&mut self, visit: &VisitRow) -> Result<()> {
        match visit.state.as_str() {
            "offered" => Ok(()),
            "booked" if self.may_change(visit).await? => Ok(()),
            "booked" => Err(Error::Conflict("late")),
            _ => Err(Error::Conflict("visit")),
        }
    }

    /// Tells the one who did it: another of the household may have reported it.
    pub(super) async fn tell_me(&mut self, case: &CaseHead, news: VisitNews) -> Result<()> {
        let person = self.principal.person;
        let words = Words::Visit {
            reference: case.reference.clone(),
            news,
        };
        self.post(Letter::to_person(person, words).about(case.id))
            .await
    }
}
