//! Orders and visits in a story: where a story says that work was ordered, booked, begun or done, those who do so at the desk
//! and at the door do it again. What a calendar does not allow (a visit on a Sunday, say) is moved on by hand, as at many a desk.

use super::{Act, CaseHead, Telling};
use crate::photos::{Added, NewPhoto};
use crate::repairs::contractors::usual_trade;
use crate::repairs::orders::{NewOrder, OrderRow};
use crate::repairs::visits::VisitRow;
use crate::repairs::visits::attending::{Finished, NoAccess, Shows};
use crate::{Contractor, Error, Officer, Result, SubmissionKey, System, Tx, VisitId};
use chrono::{DateTime, Utc};
use rules::london;
use rules::reference::CaseReference;
use rules::repairs::catalogue::Catalogue;
use rules::repairs::state::RepairState;
use rules::repairs::visits::OpenSlot;

const DONE: &str = "We did the work and left the place clean.";
const MORE: &str = "It is safe for now. More has to be done.";
const PARTS: &str = "A part has to be ordered.";

impl Telling<'_> {
    /// A state some step of the story leads to, done by those who do it where that can be.
    pub(super) async fn moves(
        &self,
        tx: Tx<System>,
        reference: &CaseReference,
        place: usize,
        to: RepairState,
    ) -> Result<Tx<System>> {
        let mut officer = tx
            .speaking_as(self.cast.officer(self.story.officer)?)
            .await?;
        let case = officer.case(reference).await?;
        let ahead = officer.ahead(&case).await?;
        match to {
            RepairState::Ordered => self.order(&mut officer, &case).await?,
            RepairState::Appointed => self.book(&mut officer, &case, place).await?,
            RepairState::Attended if self.end_after(place).is_some() => {
                self.set_off(&mut officer, &case, ahead).await?;
            }
            _ => {
                if let (Some(finished), Some(visit)) = (finished(to), ahead) {
                    let operative = self.cast.operative(visit.contractor)?;
                    let tx = officer.speaking_as(operative).await?;
                    return tx.finish_visit(visit.id, finished.0, finished.1).await;
                }
                officer.change_state(&case, to).await?;
            }
        }
        officer.speaking_as(System("demo")).await
    }

    /// The rest of a visit at which nobody was in: the picture of the door, and what was done before it counts.
    pub(super) async fn nobody_home(
        &self,
        tx: Tx<System>,
        reference: &CaseReference,
        photo: &NewPhoto,
        words: &str,
    ) -> Result<Tx<System>> {
        let mut officer = tx
            .speaking_as(self.cast.officer(self.story.officer)?)
            .await?;
        let case = officer.case(reference).await?;
        let visit = officer
            .ahead(&case)
            .await?
            .ok_or(Error::Broken("demo visit missing"))?;
        let operative = self.cast.operative(visit.contractor)?;
        let tx = officer.speaking_as(operative.clone()).await?;
        let tx = with_photo(tx, visit.id, photo).await?;
        let told = NoAccess {
            waited_minutes: 15,
            phoned: true,
            card_left: true,
            words: words.to_owned(),
        };
        tx.speaking_as(operative)
            .await?
            .record_no_access(visit.id, &told)
            .await
    }

    async fn order(&self, tx: &mut Tx<Officer>, case: &CaseHead) -> Result<()> {
        let (element, fault) = self.story.about;
        let trade = usual_trade(Catalogue::current().version, element, Some(fault));
        let mut firms = tx.contractors(Some(trade)).await?;
        firms.extend(tx.contractors(None).await?);
        let firm = firms.into_iter().next();
        let firm = firm.ok_or(Error::Broken("demo contractor missing"))?;
        let brief = tx.brief_for(case.id).await?;
        let new = NewOrder {
            contractor: firm.id,
            trade,
            work: case.title.clone(),
            access: brief.access,
            safety: brief.safety,
            right_to_repair_period: None,
            hazard: None,
            key: SubmissionKey::new(),
        };
        tx.raise_order(case, &new).await.map(drop)
    }

    /// The slot in which the story says that someone came; or, where nobody has come yet, the first one still ahead.
    async fn book(&self, tx: &mut Tx<Officer>, case: &CaseHead, place: usize) -> Result<()> {
        let came = self.came_after(place);
        let order = tx.open_order_of(case).await?;
        let slots = match &order {
            Some(order) => tx.slots_for(order).await?,
            None => Vec::new(),
        };
        let today = london::date_of(self.now);
        let fits = |open: &&OpenSlot| match came {
            Some(came) => covers(open, came) && self.end_after(place).is_some(),
            None => open.day > today,
        };
        match (order, slots.iter().find(fits)) {
            (Some(order), Some(open)) => tx.book_visit(case, order.id, open.day, open.slot).await,
            _ => tx.change_state(case, RepairState::Appointed).await,
        }
    }

    /// Off to the tenant: in the slot that was booked, or at once where none could be.
    async fn set_off(
        &self,
        tx: &mut Tx<Officer>,
        case: &CaseHead,
        ahead: Option<VisitRow>,
    ) -> Result<()> {
        match (ahead, tx.open_order_of(case).await?) {
            (Some(_), _) => Ok(()),
            (None, Some(order)) => tx.send_now(case, order.id).await,
            (None, None) => tx.change_state(case, RepairState::Attended).await,
        }
    }

    fn came_after(&self, place: usize) -> Option<DateTime<Utc>> {
        let steps = self.story.then.iter().enumerate().skip(place + 1);
        steps
            .filter(|(_, (_, act))| matches!(act, Act::Move(RepairState::Attended)))
            .map(|(place, step)| self.moment(place, step))
            .next()
    }

    /// How the visit ends of which the story tells after this step.
    fn end_after(&self, place: usize) -> Option<&Act> {
        let steps = self.story.then.iter().skip(place + 1).map(|(_, act)| act);
        steps
            .filter(|act| !matches!(act, Act::Move(RepairState::Attended)))
            .find(|act| matches!(act, Act::Move(_) | Act::NobodyHome(..)))
            .filter(|act| match act {
                Act::Move(to) => finished(*to).is_some(),
                _ => true,
            })
    }
}

fn finished(to: RepairState) -> Option<(Finished, &'static str)> {
    match to {
        RepairState::Completed => Some((Finished::Done, DONE)),
        RepairState::FollowOn => Some((Finished::MoreWork, MORE)),
        RepairState::AwaitingParts => Some((Finished::Parts { expected_on: None }, PARTS)),
        _ => None,
    }
}

fn covers(open: &OpenSlot, moment: DateTime<Utc>) -> bool {
    open.slot
        .window(open.day)
        .is_some_and(|(from, to)| from <= moment && moment <= to)
}

async fn with_photo(tx: Tx<Contractor>, visit: VisitId, photo: &NewPhoto) -> Result<Tx<System>> {
    match tx.add_visit_photo(visit, Shows::NoAccess, photo).await? {
        (tx, Added::New(_)) => Ok(tx),
        _ => Err(Error::Broken("demo photo twice")),
    }
}

impl Tx<Officer> {
    async fn ahead(&mut self, case: &CaseHead) -> Result<Option<VisitRow>> {
        let visits = self.visits(case.id).await?;
        Ok(visits.into_iter().find(VisitRow::is_ahead))
    }

    async fn open_order_of(&mut self, case: &CaseHead) -> Result<Option<OrderRow>> {
        let orders = self.orders(case.id).await?;
        Ok(orders.into_iter().find(OrderRow::is_open))
    }
}
