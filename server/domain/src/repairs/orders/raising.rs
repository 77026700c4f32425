//! An officer orders work, and calls it off again.

use super::OrderRow;
use crate::cases::CaseHead;
use crate::cases::events::Event;
use crate::messages::{Letter, VisitNews, Words};
use crate::{ContractorId, Error, Officer, OrderId, Result, SubmissionKey, Tx};
use chrono::Datelike;
use rules::london;
use rules::repairs::Trade;
use rules::repairs::state::RepairState;

/// What is ordered.
#[derive(Clone, Debug)]
pub struct NewOrder {
    pub contractor: ContractorId,
    pub trade: Trade,
    pub work: String,
    pub access: String,
    pub safety: String,
    /// 1 or 2 where it is ordered under the Right to Repair.
    pub right_to_repair_period: Option<i16>,
    pub hazard: Option<uuid::Uuid>,
    /// The same key twice is the same order.
    pub key: SubmissionKey,
}

impl Tx<Officer> {
    /// Orders the work. The tenant is told that it is with the repairs team. What follows a finished order of the same case
    /// is a follow-on of it.
    ///
    /// # Errors
    /// [`Error::Conflict`] `"order"` while another order is open, `"contractor"` when that firm does not do the trade or takes
    /// no more work, `"state"` when nothing may be ordered now.
    pub async fn raise_order(&mut self, case: &CaseHead, new: &NewOrder) -> Result<OrderId> {
        let case = &self.lock_case(case.id).await?;
        if let Some(before) = self.raised_before(case, new.key).await? {
            return Ok(before);
        }
        if self.open_order(case.id).await?.is_some() {
            return Err(Error::Conflict("order"));
        }
        let firms = self.active_contractors(Some(new.trade)).await?;
        let firm = firms
            .into_iter()
            .find(|firm| firm.id == new.contractor)
            .ok_or(Error::Conflict("contractor"))?;
        self.step_case(case, &[RepairState::Ordered]).await?;
        let (id, number) = self.insert_order(case, new).await?;
        self.meet_clock(case.id, "repairs.triage").await?;
        self.meet_clock(case.id, "repairs.no_access.review").await?;
        let event = Event::WorkOrdered {
            number,
            contractor: firm.name,
            trade: new.trade.key().to_owned(),
        };
        self.track(case.id, &event).await?;
        self.tell_progress(case, RepairState::Ordered).await?;
        Ok(id)
    }

    /// Calls an order off, and the visit that was to come with it. The case goes back to where something can be ordered anew.
    /// Does nothing when it was called off already.
    ///
    /// # Errors
    /// [`Error::Conflict`] `"order"` when the work is done.
    pub async fn cancel_order(
        &mut self,
        case: &CaseHead,
        order: OrderId,
        reason: &str,
    ) -> Result<()> {
        let case = &self.lock_case(case.id).await?;
        let order = self.order_of_case(case.id, order).await?;
        if order.cancelled_at.is_some() {
            return Ok(());
        }
        if order.completed_at.is_some() {
            return Err(Error::Conflict("order"));
        }
        self.meet_clock(case.id, "repairs.no_access.review").await?;
        self.back_to_triaged(case).await?;
        self.drop_order(case, order, reason).await
    }

    /// A case that is closed has no order and no visit ahead: nobody waits at home for it.
    pub(crate) async fn drop_open_order(&mut self, case: &CaseHead, reason: &str) -> Result<()> {
        match self.open_order(case.id).await? {
            Some(order) => self.drop_order(case, order, reason).await,
            None => Ok(()),
        }
    }

    async fn drop_order(&mut self, case: &CaseHead, order: OrderRow, reason: &str) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update orders set cancelled_at = $2, cancelled_reason = $3 where id = $1",
            order.id.0,
            now,
            reason
        )
        .execute(self.connection())
        .await?;
        let ahead = self.visit_ahead(order.id).await?;
        if let Some(visit) = &ahead {
            self.end_visit(visit.id, reason).await?;
        }
        let event = Event::OrderCancelled {
            number: order.number,
            reason: reason.to_owned(),
        };
        self.track(case.id, &event).await?;
        match ahead.and_then(|visit| visit.when()) {
            Some(when) => self.tell_visit(case, VisitNews::CalledOff { when }).await,
            None => Ok(()),
        }
    }

    async fn back_to_triaged(&mut self, case: &CaseHead) -> Result<()> {
        let path: &[RepairState] = match RepairState::parse(&case.state) {
            Some(RepairState::Ordered | RepairState::NoAccess) => &[RepairState::Triaged],
            Some(RepairState::Appointed | RepairState::AwaitingParts) => {
                &[RepairState::Ordered, RepairState::Triaged]
            }
            // Moved on by hand meanwhile: the order ends, the case stays where the officer put it.
            _ => return Ok(()),
        };
        self.step_case(case, path).await
    }

    async fn raised_before(
        &mut self,
        case: &CaseHead,
        key: SubmissionKey,
    ) -> Result<Option<OrderId>> {
        let id = sqlx::query_scalar!(
            r#"select id as "id: OrderId" from orders where case_id = $1 and submission_key = $2"#,
            case.id.0,
            key.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(id)
    }

    async fn insert_order(&mut self, case: &CaseHead, new: &NewOrder) -> Result<(OrderId, String)> {
        let (id, now, officer) = (OrderId::new(), self.now, self.principal.id);
        let number = self.next_order_number().await?;
        sqlx::query!(
            "insert into orders (id, case_id, property_id, number, contractor_id, trade, work, priority, target_at, follow_on_of,
               right_to_repair_period, hazard_id, submission_key, raised_by, raised_at)
             select $1, c.id, c.property_id, $3, $4, $5, $6, coalesce(c.priority, 'routine'),
               (select min(due_at) from case_clocks k where k.case_id = c.id and k.met_at is null and k.stopped_at is null
                  and k.rule like 'repairs.%.complete'),
               (select o.id from orders o where o.case_id = c.id and o.completed_at is not null order by o.raised_at desc limit 1),
               $7, $8, $9, $10, $11
             from cases c where c.id = $2",
            id.0,
            case.id.0,
            number,
            new.contractor.0,
            new.trade.key(),
            new.work,
            new.right_to_repair_period,
            new.hazard,
            new.key.0,
            officer.0,
            now,
        )
        .execute(self.connection())
        .await?;
        self.insert_brief(id, new).await?;
        Ok((id, number))
    }

    /// The address of someone who could not sign in is what they told us; a phone is copied only where it is safe to use.
    async fn insert_brief(&mut self, id: OrderId, new: &NewOrder) -> Result<()> {
        sqlx::query!(
            "insert into order_briefs (order_id, address, phone, access, safety)
             select o.id, case when c.property_id is null then c.unverified_reporter ->> 'address' end,
               coalesce((select address from contact_points p where p.person_id = c.person_id and p.channel = 'sms'
                  and p.ended_at is null and p.safe order by p.created_at desc limit 1), c.unverified_reporter ->> 'phone'),
               $2, $3
             from orders o join cases c on c.id = o.case_id where o.id = $1",
            id.0,
            new.access,
            new.safety,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn next_order_number(&mut self) -> Result<String> {
        let year = london::date_of(self.now).year().rem_euclid(100);
        let number = sqlx::query_scalar!(r#"select nextval('order_numbers') as "number!""#)
            .fetch_one(self.connection())
            .await?;
        Ok(format!("W-{year:02}-{number:06}"))
    }

    async fn tell_progress(&mut self, case: &CaseHead, state: RepairState) -> Result<()> {
        self.tell_followers(case.id, &case.reference, state.tenant_words())
            .await?;
        let Some(person) = case.person else {
            return Ok(());
        };
        let words = Words::Progress {
            reference: case.reference.clone(),
            status: state.tenant_words().to_owned(),
        };
        self.post(Letter::to_person(person, words).about(case.id))
            .await
    }
}
