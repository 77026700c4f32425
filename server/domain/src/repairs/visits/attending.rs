//! What an operative records of a visit. Their right to it is checked under their own eyes, which see their firm's visits and
//! no case; what follows for the case is then the program's to write, in the same transaction (`docs/decisions/0010`).

mod finishing;
mod no_access;
mod photos;

use super::VisitRow;
use crate::cases::CaseHead;
use crate::cases::events::{Actor, Acts, Event};
use crate::messages::{Letter, VisitNews, Words};
use crate::{CaseId, Contractor, Error, OfficerId, Result, System, Tx, VisitId};
use rules::london;
use rules::repairs::state::{RepairState, allowed};

pub use finishing::Finished;
pub use no_access::NoAccess;
pub use photos::Shows;

/// A visit an operative of its firm has in hand, with its case locked.
pub(super) struct Site {
    pub(super) actor: Actor,
    pub(super) operative: OfficerId,
    pub(super) visit: VisitRow,
    /// As it stands, read under its lock.
    pub(super) case: CaseHead,
}

impl Tx<Contractor> {
    /// Is on the way to the tenant, who is told. Twice is once.
    ///
    /// # Errors
    /// [`Error::NotFound`] alike for another firm's visit and one that does not exist; [`Error::Conflict`] `"visit"` when it
    /// is over or called off, `"day"` when it is not today.
    pub async fn on_my_way(self, visit: VisitId) -> Result<Tx<System>> {
        let (mut tx, site) = self.on_site(visit).await?;
        if site.visit.state == "on_the_way" {
            return Ok(tx);
        }
        if site.visit.state != "booked" {
            return Err(Error::Conflict("visit"));
        }
        if site.visit.day != Some(london::date_of(tx.now)) {
            return Err(Error::Conflict("day"));
        }
        let now = tx.now;
        sqlx::query!(
            "update visits set state = 'on_the_way', on_the_way_at = $2, operative_id = $3 where id = $1",
            visit.0,
            now,
            site.operative.0,
        )
        .execute(tx.connection())
        .await?;
        tx.track_by(site.actor, site.case.id, &Event::OnTheWay)
            .await?;
        tx.say_on_the_way(&site).await?;
        Ok(tx)
    }

    /// The visit, if it is their firm's and has a time; from here on the transaction is the program's.
    pub(super) async fn on_site(mut self, visit: VisitId) -> Result<(Tx<System>, Site)> {
        let (firm, operative) = (self.principal.contractor, self.principal.id);
        // Not locked: the case is locked first, as everywhere, and no visit ever changes its firm.
        let case = sqlx::query_scalar!(
            r#"select case_id as "case: CaseId" from visits where id = $1 and contractor_id = $2 and state <> 'offered'"#,
            visit.0,
            firm.0
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)?;
        let actor = self.principal.actor();
        let mut tx = self.speaking_as(System("on site")).await?;
        let locked = tx.lock_case(case).await?;
        let site = Site {
            actor,
            operative,
            visit: tx.visit_of_case(case, visit).await?,
            case: locked,
        };
        Ok((tx, site))
    }
}

impl Tx<System> {
    async fn say_on_the_way(&mut self, site: &Site) -> Result<()> {
        let Some(person) = site.case.person else {
            return Ok(());
        };
        let words = Words::Visit {
            reference: site.case.reference.clone(),
            news: VisitNews::OnTheWay,
        };
        let letter = Letter::to_person(person, words).about(site.case.id);
        let letter = match site.visit.ends_at {
            Some(end) if end > self.now => letter.not_after(end),
            _ => letter,
        };
        self.post(letter).await
    }

    /// Moves the case to where a visit led, by the shortest allowed way. A case that an officer has meanwhile put elsewhere
    /// stays there: what was recorded of the visit counts all the same.
    pub(super) async fn lead_case(&mut self, site: &Site, to: RepairState) -> Result<()> {
        let Some(from) = RepairState::parse(&site.case.state) else {
            return Err(Error::Broken("case state"));
        };
        let ways: [&[RepairState]; 3] = [
            &[to],
            &[RepairState::Attended, to],
            &[RepairState::Appointed, RepairState::Attended, to],
        ];
        let way = ways.into_iter().find(|way| {
            let mut at = from;
            way.iter()
                .all(|next| allowed(std::mem::replace(&mut at, *next), *next))
        });
        match way {
            Some(_) => {
                self.promise_follows(&site.case, to).await?;
                self.set_case_state(site.case.id, to.key()).await
            }
            None => Ok(()),
        }
    }
}
