//! Work ordered from a contractor: what to do, by when, and what whoever comes must know.

mod from_list;
mod raising;

use crate::CaseId;
use crate::{ContractorId, Error, Officer, OrderId, Principal, Result, Tx};
use chrono::{DateTime, NaiveDate, Utc};

pub use raising::NewOrder;

/// An order as a case's page lists it.
#[derive(Clone, Debug)]
pub struct OrderRow {
    pub id: OrderId,
    pub number: String,
    pub contractor: ContractorId,
    pub firm: String,
    pub trade: String,
    pub work: String,
    pub target_at: Option<DateTime<Utc>>,
    pub follow_on_of: Option<OrderId>,
    pub right_to_repair_period: Option<i16>,
    pub parts_words: Option<String>,
    pub parts_expected_on: Option<NaiveDate>,
    pub raised_at: DateTime<Utc>,
    pub completed_at: Option<DateTime<Utc>>,
    pub cancelled_at: Option<DateTime<Utc>>,
    pub cancelled_reason: Option<String>,
}

impl OrderRow {
    pub fn is_open(&self) -> bool {
        self.completed_at.is_none() && self.cancelled_at.is_none()
    }
}

/// What is copied for whoever comes, before the officer has looked it over.
#[derive(Clone, Debug, Default)]
pub struct Brief {
    pub access: String,
    /// Instructions, a line each: what to do, never why.
    pub safety: String,
}

impl Tx<Officer> {
    /// The orders of a case the officer has open, the oldest first; fifty at most.
    pub async fn orders(&mut self, case: CaseId) -> Result<Vec<OrderRow>> {
        self.orders_of(case).await
    }

    /// How to get in, as the tenant told us, and what a visitor must do, from the tenant's support needs: the instruction
    /// alone, never the need itself.
    pub async fn brief_for(&mut self, case: CaseId) -> Result<Brief> {
        let access = sqlx::query_scalar!("select access from repairs where case_id = $1", case.0)
            .fetch_optional(self.connection())
            .await?;
        let safety = sqlx::query_scalar!(
            "select n.instruction from support_needs n join cases c on c.person_id = n.person_id
             where c.id = $1 order by n.set_at limit 20",
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(Brief {
            access: access.unwrap_or_default(),
            safety: safety.join("\n"),
        })
    }
}

impl<P: Principal> Tx<P> {
    pub(crate) async fn orders_of(&mut self, case: CaseId) -> Result<Vec<OrderRow>> {
        let rows = sqlx::query_as!(
            OrderRow,
            r#"select o.id as "id: OrderId", o.number, o.contractor_id as "contractor: ContractorId", f.name as firm, o.trade, o.work,
                      o.target_at, o.follow_on_of as "follow_on_of: OrderId", o.right_to_repair_period, o.parts_words,
                      o.parts_expected_on, o.raised_at, o.completed_at, o.cancelled_at, o.cancelled_reason
               from orders o join contractors f on f.id = o.contractor_id
               where o.case_id = $1 order by o.raised_at, o.id limit 50"#,
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// The order of the case that is neither done nor called off; a case has one at a time.
    pub(crate) async fn open_order(&mut self, case: CaseId) -> Result<Option<OrderRow>> {
        let orders = self.orders_of(case).await?;
        Ok(orders.into_iter().find(OrderRow::is_open))
    }

    pub(crate) async fn order_of_case(&mut self, case: CaseId, order: OrderId) -> Result<OrderRow> {
        let orders = self.orders_of(case).await?;
        orders
            .into_iter()
            .find(|row| row.id == order)
            .ok_or(Error::NotFound)
    }
}
