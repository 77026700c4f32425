//! Ordering several repairs at once: each with what the case itself says must be done.

use super::NewOrder;
use crate::cases::CaseHead;
use crate::{ContractorId, Error, Officer, OrderId, Result, SubmissionKey, Tx};
use rules::repairs::Trade;

impl Tx<Officer> {
    /// Orders the repair as it was reported, of the trade its fault is for.
    ///
    /// # Errors
    /// As [`raise_order`](Self::raise_order); [`Error::Conflict`] `"trade"` for a repair whose trade nobody has said.
    pub async fn order_as_reported(
        &mut self,
        case: &CaseHead,
        contractor: ContractorId,
        key: SubmissionKey,
    ) -> Result<OrderId> {
        let trade = sqlx::query_scalar!("select trade from repairs where case_id = $1", case.id.0)
            .fetch_optional(self.connection())
            .await?
            .flatten();
        let trade = trade
            .as_deref()
            .and_then(Trade::parse)
            .ok_or(Error::Conflict("trade"))?;
        let brief = self.brief_for(case.id).await?;
        let new = NewOrder {
            contractor,
            trade,
            work: case.title.chars().take(2_000).collect(),
            access: brief.access,
            safety: brief.safety,
            right_to_repair_period: None,
            hazard: None,
            key,
        };
        self.raise_order(case, &new).await
    }

    /// Whether an order was raised on the case with that key: the same form a second time.
    pub async fn was_ordered(&mut self, case: &CaseHead, key: SubmissionKey) -> Result<bool> {
        let was = sqlx::query_scalar!(
            r#"select exists (select from orders where case_id = $1 and submission_key = $2) as "was!""#,
            case.id.0,
            key.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(was)
    }
}
