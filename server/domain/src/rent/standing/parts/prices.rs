//! What an account is charged, item by item, and from when on. A new price takes the place of the one before it.

use super::super::ItemCharge;
use crate::{Error, Result};
use chrono::{Days, NaiveDate};
use rules::money::Pence;

/// How far ahead of a day new prices are looked for: councils write four weeks before a new rent, and pages look no further.
pub const LOOKS_AHEAD: Days = Days::new(63);

/// A price and the days on which it is charged, both with them.
pub struct Price {
    pub charge: ItemCharge,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

/// The prices of one account: by item, of each item the newest first.
#[derive(Default)]
pub struct Prices(Vec<Price>);

impl Prices {
    pub fn of(mut prices: Vec<Price>) -> Self {
        prices.sort_by(|one, other| {
            let by_item = one.charge.item.cmp(&other.charge.item);
            by_item.then(other.from.cmp(&one.from))
        });
        Self(prices)
    }

    /// What is charged on a day, the rent first.
    pub fn on(&self, day: NaiveDate) -> Vec<ItemCharge> {
        let charged = |price: &&Price| price.from <= day && price.to.is_none_or(|to| day <= to);
        let mut charged: Vec<_> = self
            .0
            .iter()
            .filter(charged)
            .map(|price| price.charge.clone())
            .collect();
        charged.dedup_by_key(|charge| charge.item);
        charged
    }

    /// All items together.
    pub fn week_on(&self, day: NaiveDate) -> Result<Pence> {
        let pence = self.on(day).into_iter().map(|charge| charge.pence);
        Pence::checked_sum(pence).ok_or(Error::Broken("charges"))
    }

    /// The days after `day` from which a week costs something else, and what.
    pub fn changes_after(&self, day: NaiveDate) -> Result<Vec<(NaiveDate, Pence)>> {
        let begin = self.0.iter().map(|price| price.from);
        let over = self.0.iter().filter_map(|price| price.to?.succ_opt());
        let near = |turn: &NaiveDate| day < *turn && *turn <= day + LOOKS_AHEAD;
        let mut turns: Vec<_> = begin.chain(over).filter(near).collect();
        turns.sort_unstable();
        turns.dedup();
        let mut changes = Vec::new();
        let mut before = self.week_on(day)?;
        for turn in turns {
            // Prices that end before the next ones are known: what a week costs then, nobody knows.
            if self.on(turn).is_empty() {
                continue;
            }
            let week = self.week_on(turn)?;
            if week != before {
                changes.push((turn, week));
            }
            before = week;
        }
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::rent::ChargeItem;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn price(item: ChargeItem, pence: i64, from: &str, to: Option<&str>) -> Price {
        Price {
            charge: ItemCharge {
                item,
                pence: Pence(pence),
                benefit_pays: true,
            },
            from: day(from),
            to: to.map(day),
        }
    }

    #[test]
    fn a_new_price_takes_the_place_of_the_one_before_from_its_day_on() {
        let prices = Prices::of(vec![
            price(ChargeItem::Cleaning, 790, "2026-04-06", Some("2027-04-11")),
            price(ChargeItem::Rent, 10_820, "2026-04-06", None),
            price(ChargeItem::Rent, 11_340, "2027-04-05", None),
            price(ChargeItem::Rent, 12_000, "2027-10-04", None),
        ]);
        let pence = |text: &str| -> Vec<_> {
            let charged = prices.on(day(text)).into_iter();
            charged.map(|charge| charge.pence.0).collect()
        };
        assert_eq!(pence("2027-04-04"), [10_820, 790]);
        assert_eq!(pence("2027-04-05"), [11_340, 790]);
        assert_eq!(pence("2027-04-12"), [11_340]);
        assert_eq!(
            prices.changes_after(day("2027-03-27")).unwrap(),
            [
                (day("2027-04-05"), Pence(12_130)),
                (day("2027-04-12"), Pence(11_340))
            ]
        );
        assert_eq!(prices.changes_after(day("2027-04-12")).unwrap(), []);
        let ends = Prices::of(vec![price(
            ChargeItem::Rent,
            10_820,
            "2026-04-06",
            Some("2027-04-04"),
        )]);
        assert_eq!(ends.changes_after(day("2027-03-27")).unwrap(), []);
    }
}
