//! Somewhere else to stay, at our cost, when a home cannot be made safe in time: offered, answered by the tenant, ended.

use super::Happening;
use crate::cases::CaseHead;
use crate::{Error, EventId, HazardId, Officer, Result, Tenant, Tx};

impl Tx<Officer> {
    /// Offers somewhere else to stay until the home is safe. The same offer twice is one.
    ///
    /// # Errors
    /// [`Error::Conflict`] when another offer is open, or the hazard is closed.
    pub async fn offer_accommodation(
        &mut self,
        case: &CaseHead,
        id: HazardId,
        offer: &str,
    ) -> Result<()> {
        let row = self.lock_hazard(case.id, id).await?;
        if row.closed_at.is_some() {
            return Err(Error::Conflict("hazard"));
        }
        let open = sqlx::query_scalar!(
            "select offer from hazard_accommodation where hazard_id = $1 and ended_at is null",
            id.0
        )
        .fetch_optional(self.connection())
        .await?;
        match open {
            Some(open) if open == offer => return Ok(()),
            Some(_) => return Err(Error::Conflict("offer")),
            None => {}
        }
        let (officer, now) = (self.principal.id, self.now);
        sqlx::query!(
            "insert into hazard_accommodation (id, case_id, hazard_id, offer, offered_by, offered_at) values ($1, $2, $3, $4, $5, $6)",
            EventId::new().0,
            case.id.0,
            id.0,
            offer,
            officer.0,
            now,
        )
        .execute(self.connection())
        .await?;
        self.track_hazard(&row, Happening::AccommodationOffered)
            .await?;
        let news = format!(
            "We offer you somewhere else to stay until your home is safe. We pay for it. {offer}\n\nYou can say yes or no on your repair's page. If you say no, you can still change your mind."
        );
        self.tell_of_hazard(case, news).await
    }

    /// The stay, or the offer, is over. Twice is once.
    pub async fn end_accommodation(&mut self, case: &CaseHead, id: HazardId) -> Result<()> {
        let row = self.lock_hazard(case.id, id).await?;
        let now = self.now;
        let ended = sqlx::query!(
            "update hazard_accommodation set ended_at = $2 where hazard_id = $1 and ended_at is null",
            id.0,
            now
        )
        .execute(self.connection())
        .await?;
        if ended.rows_affected() == 0 {
            return Ok(());
        }
        self.track_hazard(&row, Happening::AccommodationEnded).await
    }
}

impl Tx<Tenant> {
    /// Says yes or no to the open offer; a no can become a yes while the offer stands. The same answer twice is one.
    ///
    /// # Errors
    /// [`Error::Conflict`] when no offer is open.
    pub async fn answer_accommodation(
        &mut self,
        case: &CaseHead,
        id: HazardId,
        accept: bool,
    ) -> Result<()> {
        let row = self.lock_hazard(case.id, id).await?;
        let answer = if accept { "accepted" } else { "declined" };
        let open = sqlx::query!(
            "select id, answer from hazard_accommodation where hazard_id = $1 and ended_at is null",
            id.0
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::Conflict("offer"))?;
        if open.answer.as_deref() == Some(answer) {
            return Ok(());
        }
        let (person, now) = (self.principal.person, self.now);
        sqlx::query!(
            "update hazard_accommodation set answer = $2, answered_by = $3, answered_at = $4 where id = $1",
            open.id,
            answer,
            person.0,
            now
        )
        .execute(self.connection())
        .await?;
        self.audit("tenant", person.0, answer, "hazard", id.0)
            .await?;
        let what = if accept {
            Happening::AccommodationAccepted
        } else {
            Happening::AccommodationDeclined
        };
        self.track_hazard(&row, what).await?;
        // Somebody arranges it, or hears why not.
        self.start_clock(case.id, "case.reply", now).await?;
        Ok(())
    }
}
