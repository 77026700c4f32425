//! Which slots are open, and taking one. Whoever takes a slot first locks it, so that of two who want the last place one
//! hears that it is gone.

use super::VisitRow;
use crate::{ContractorId, Error, OrderId, Principal, Result, Tx, VisitId};
use chrono::{NaiveDate, TimeDelta};
use rules::london;
use rules::repairs::visits::{Capacity, OpenSlot, Slot, Taken, open_slots};
use std::collections::BTreeMap;

impl<P: Principal> Tx<P> {
    /// The slots a firm has open now.
    pub(crate) async fn open_slots_of(&mut self, firm: ContractorId) -> Result<Vec<OpenSlot>> {
        let (capacity, taken) = (self.capacity_of(firm).await?, self.taken_of(firm).await?);
        let calendar = self.calendar().await?;
        Ok(open_slots(&capacity, &taken, self.now, &calendar))
    }

    async fn capacity_of(&mut self, firm: ContractorId) -> Result<Capacity> {
        let rows = sqlx::query!(
            "select weekday, slot, places from contractor_capacity where contractor_id = $1",
            firm.0
        )
        .fetch_all(self.connection())
        .await?;
        let places = rows.into_iter().filter_map(|row| {
            let weekday = u32::try_from(row.weekday).ok()?;
            let places = u32::try_from(row.places).ok()?;
            Some(((weekday, Slot::parse(&row.slot)?), places))
        });
        Ok(places.collect())
    }

    async fn taken_of(&mut self, firm: ContractorId) -> Result<Taken> {
        let today = london::date_of(self.now);
        let rows = sqlx::query!(
            r#"select day as "day!", slot as "slot!", taken as "taken!" from visits_taken($1, $2, $3)"#,
            firm.0,
            today,
            today + TimeDelta::days(40),
        )
        .fetch_all(self.connection())
        .await?;
        let mut taken = BTreeMap::new();
        for row in rows {
            if let Some(slot) = Slot::parse(&row.slot) {
                taken.insert(
                    (row.day, slot),
                    u32::try_from(row.taken).unwrap_or(u32::MAX),
                );
            }
        }
        Ok(taken)
    }

    /// Gives the visit that slot, if it has a place left. The old slot is free in the same moment, and not before.
    ///
    /// # Errors
    /// [`Error::Conflict`] `"slot"` when it is full, past its cut-off, or never was one.
    pub(super) async fn take_slot(
        &mut self,
        visit: &VisitRow,
        day: NaiveDate,
        slot: Slot,
    ) -> Result<()> {
        self.lock_slot(visit.contractor, day, slot).await?;
        let open = self.open_slots_of(visit.contractor).await?;
        let is_open = open.iter().any(|open| (open.day, open.slot) == (day, slot));
        let (Some((starts_at, ends_at)), true) = (slot.window(day), is_open) else {
            return Err(Error::Conflict("slot"));
        };
        sqlx::query!(
            "update visits set state = 'booked', day = $2, slot = $3, starts_at = $4, ends_at = $5, reminder_at = null where id = $1",
            visit.id.0,
            day,
            slot.key(),
            starts_at,
            ends_at,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Until the end of the transaction nobody else takes a place in it.
    async fn lock_slot(&mut self, firm: ContractorId, day: NaiveDate, slot: Slot) -> Result<()> {
        let what = format!("slot {firm} {day} {}", slot.key());
        sqlx::query("select pg_advisory_xact_lock(hashtextextended($1, 0))")
            .bind(what)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// A visit whose time the tenant may choose.
    pub(super) async fn insert_offer(&mut self, order: OrderId) -> Result<VisitId> {
        let (id, now) = (VisitId::new(), self.now);
        sqlx::query!(
            "insert into visits (id, order_id, case_id, contractor_id, state, created_at)
             select $1, o.id, o.case_id, o.contractor_id, 'offered', $3 from orders o where o.id = $2",
            id.0,
            order.0,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(id)
    }

    pub(crate) async fn end_visit(&mut self, visit: VisitId, reason: &str) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update visits set state = 'cancelled', cancelled_at = $2, cancelled_reason = $3 where id = $1",
            visit.0,
            now,
            reason,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
