//! Nobody let us in. It counts only with its evidence, the tenant hears at once and may say that they were at home, and
//! nothing is ever closed for it.

use super::Site;
use crate::cases::events::Event;
use crate::messages::VisitNews;
use crate::{CaseId, Contractor, Error, Result, System, Tx, VisitId};
use rules::repairs::state::RepairState;
use rules::repairs::visits::{AfterNoAccess, AtTheDoor, after_no_access, came_in_slot};

/// What the operative says of it.
#[derive(Clone, Debug, Default)]
pub struct NoAccess {
    pub waited_minutes: u16,
    pub phoned: bool,
    pub card_left: bool,
    pub words: String,
}

impl Tx<Contractor> {
    /// Records a failed visit. Its number counts the ones before it that the tenant did not contest, or contested in vain.
    /// Twice is once.
    ///
    /// # Errors
    /// As [`Tx::on_my_way`]; [`Error::Conflict`] `"evidence"` when something that must be done at the door was not,
    /// `"early"` outside the slot.
    pub async fn record_no_access(self, visit: VisitId, told: &NoAccess) -> Result<Tx<System>> {
        let (mut tx, site) = self.on_site(visit).await?;
        if site.visit.state == "no_access" {
            return Ok(tx);
        }
        if !matches!(site.visit.state.as_str(), "booked" | "on_the_way") {
            return Err(Error::Conflict("visit"));
        }
        tx.must_count(&site, told).await?;
        let attempt = tx.failed_visits(site.case.id).await? + 1;
        tx.write_no_access(&site, told, attempt).await?;
        tx.lead_case(&site, RepairState::NoAccess).await?;
        let event = Event::NoAccess {
            attempt,
            waited_minutes: minutes(told),
            words: told.words.clone(),
        };
        tx.track_by(site.actor, site.case.id, &event).await?;
        tx.follow_up(&site, attempt).await?;
        Ok(tx)
    }
}

impl Tx<System> {
    async fn must_count(&mut self, site: &Site, told: &NoAccess) -> Result<()> {
        let photos = sqlx::query_scalar!(
            r#"select count(*) as "count!" from attachments where visit_id = $1 and shows = 'no_access'"#,
            site.visit.id.0
        )
        .fetch_one(self.connection())
        .await?;
        let door = AtTheDoor {
            waited_minutes: told.waited_minutes.into(),
            phoned: told.phoned,
            card_left: told.card_left,
            photos: u32::try_from(photos).unwrap_or(u32::MAX),
        };
        if !door.missing().is_empty() {
            return Err(Error::Conflict("evidence"));
        }
        let in_slot = site
            .visit
            .starts_at
            .zip(site.visit.day)
            .is_some_and(|(starts_at, day)| {
                came_in_slot(starts_at, day, told.waited_minutes.into(), self.now)
            });
        if in_slot {
            Ok(())
        } else {
            Err(Error::Conflict("early"))
        }
    }

    async fn failed_visits(&mut self, case: CaseId) -> Result<i16> {
        let many = sqlx::query_scalar!(
            r#"select count(*) as "count!" from visits
               where case_id = $1 and state = 'no_access' and (contested_at is null or contest_decision = 'rejected')"#,
            case.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(i16::try_from(many).unwrap_or(i16::MAX - 1))
    }

    async fn write_no_access(&mut self, site: &Site, told: &NoAccess, attempt: i16) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update visits set state = 'no_access', no_access_at = $2, attempt = $3, waited_minutes = $4, phoned = $5,
               card_left = $6, no_access_words = $7, operative_id = $8 where id = $1",
            site.visit.id.0,
            now,
            attempt,
            minutes(told),
            told.phoned,
            told.card_left,
            told.words,
            site.operative.0,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The tenant chooses another time; after a second failed visit someone asks whether they need help; after a third an
    /// officer decides. The law's clocks run on.
    async fn follow_up(&mut self, site: &Site, attempt: i16) -> Result<()> {
        let next = after_no_access(u32::try_from(attempt).unwrap_or(1));
        if next != AfterNoAccess::Rebook {
            self.track(site.case.id, &Event::AccessReviewDue { attempt })
                .await?;
            self.start_clock(site.case.id, "repairs.no_access.review", self.now)
                .await?;
        }
        if next == AfterNoAccess::Review {
            return self.tell_visit(&site.case, VisitNews::NoAccessReview).await;
        }
        self.insert_offer(site.visit.order).await?;
        self.tell_visit(&site.case, VisitNews::NoAccess).await
    }
}

fn minutes(told: &NoAccess) -> i16 {
    i16::try_from(told.waited_minutes).unwrap_or(i16::MAX)
}
