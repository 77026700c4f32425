//! Who can be given work: our own team and the firms under contract.

use crate::{ContractorId, Officer, Principal, Result, Tx};
use rules::repairs::Trade;
use rules::repairs::catalogue::Catalogue;

/// A firm, or our own team, as a form lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractorRow {
    pub id: ContractorId,
    pub name: String,
    pub trades: Vec<String>,
    pub in_house: bool,
}

impl ContractorRow {
    /// Whether it does that trade.
    pub fn does(&self, trade: Trade) -> bool {
        self.trades.iter().any(|key| key == trade.key())
    }
}

/// The trade that a fault of the catalogue usually needs; the officer may choose another. What was told in the first
/// edition names none.
pub fn usual_trade(edition: u32, element: &str, fault: Option<&str>) -> Trade {
    let known = Catalogue::version(edition).zip(fault);
    known
        .and_then(|(catalogue, fault)| catalogue.fault(element, fault))
        .map_or(Trade::Handyperson, |fault| fault.outcome.trade)
}

impl Tx<Officer> {
    /// The contractors who take work now, our own team first, then by name; a hundred at most. With a trade, those who do it.
    pub async fn contractors(&mut self, trade: Option<Trade>) -> Result<Vec<ContractorRow>> {
        self.active_contractors(trade).await
    }
}

impl<P: Principal> Tx<P> {
    pub(crate) async fn active_contractors(
        &mut self,
        trade: Option<Trade>,
    ) -> Result<Vec<ContractorRow>> {
        let rows = sqlx::query_as!(
            ContractorRow,
            r#"select id as "id: ContractorId", name, trades, in_house from contractors
               where ended_at is null and ($1::text is null or $1 = any (trades))
               order by not in_house, name, id limit 100"#,
            trade.map(Trade::key),
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }
}
