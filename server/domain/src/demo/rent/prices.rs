//! What a week costs: the home's own rent, raised each April, and what the block adds.

use super::Terms;
use crate::demo::tenancies::LETS;
use chrono::{Datelike, Days, NaiveDate};
use rules::rent::year::monday_of;
use rules::rent::{AccountKind, ChargeItem, RentYear};

const COBBOLD_HOUSE: &[(ChargeItem, i64)] = &[
    (ChargeItem::Cleaning, 420),
    (ChargeItem::Lighting, 115),
    (ChargeItem::DoorEntry, 90),
    (ChargeItem::Lift, 340),
    (ChargeItem::Heating, 1_240),
];
const QUARRYBANK_COURT: &[(ChargeItem, i64)] = &[
    (ChargeItem::Cleaning, 420),
    (ChargeItem::Lighting, 115),
    (ChargeItem::DoorEntry, 90),
];
const HERON_WHARF: &[(ChargeItem, i64)] = &[
    (ChargeItem::Cleaning, 420),
    (ChargeItem::Lighting, 115),
    (ChargeItem::DoorEntry, 90),
    (ChargeItem::Grounds, 165),
];
/// Sheltered.
const TANNERY_YARD: &[(ChargeItem, i64)] = &[
    (ChargeItem::Cleaning, 420),
    (ChargeItem::Lighting, 115),
    (ChargeItem::DoorEntry, 90),
    (ChargeItem::Support, 1_850),
];

/// Per mille by which rents went up in April of a year: CPI of September and one per cent, at most.
const fn raised(year: i32) -> i64 {
    match year {
        ..=2024 => 77,
        2025 => 27,
        _ => 48,
    }
}

/// One price: pence of a charging week, from and to which day.
pub(super) struct Price {
    pub item: ChargeItem,
    pub pence: i64,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

impl Terms {
    /// Every price since `first`, the rent's of each year a row of its own.
    pub(super) fn prices(&self, first: NaiveDate, today: NaiveDate) -> Vec<Price> {
        let own = match self.kind {
            AccountKind::Garage => ChargeItem::Garage,
            _ => ChargeItem::Rent,
        };
        let mut prices = yearly(own, self.price, first, today);
        prices.extend(self.block_items().iter().map(|(item, pence)| Price {
            item: *item,
            pence: *pence,
            from: first,
            to: None,
        }));
        prices
    }

    fn block_items(&self) -> &'static [(ChargeItem, i64)] {
        if self.kind == AccountKind::Garage {
            return &[];
        }
        let home = LETS.iter().find(|tenancy| tenancy.number == self.tenancy);
        match home.map(|tenancy| &tenancy.home[..3]) {
            Some("COB") => COBBOLD_HOUSE,
            Some("QUA") => QUARRYBANK_COURT,
            Some("HER") => HERON_WHARF,
            Some("TAN") => TANNERY_YARD,
            _ => &[],
        }
    }
}

/// The price of this year and of each before it back to `first`, the oldest first.
fn yearly(item: ChargeItem, pence: i64, first: NaiveDate, today: NaiveDate) -> Vec<Price> {
    let (mut year, mut pence, mut to) = (RentYear::containing(today), pence, None);
    let mut prices = Vec::new();
    loop {
        let from = year.starts_on.max(first);
        prices.push(Price {
            item,
            pence,
            from,
            to,
        });
        if year.starts_on <= first {
            break;
        }
        pence = before(pence, raised(year.starts_on.year()));
        to = Some(year.starts_on - Days::new(1));
        year = RentYear::containing(year.starts_on - Days::new(1));
    }
    prices.reverse();
    prices
}

/// The price before it went up, to the penny.
const fn before(pence: i64, per_mille: i64) -> i64 {
    let raised = 1_000 + per_mille;
    (pence * 1_000 + raised / 2) / raised
}

/// What is charged on a Monday, item by item.
pub(super) fn on(prices: &[Price], monday: NaiveDate) -> impl Iterator<Item = &Price> {
    prices
        .iter()
        .filter(move |price| price.from <= monday && price.to.is_none_or(|to| to >= monday))
}

/// A week's charge: all of it, and what benefit pays for.
pub(super) fn week(prices: &[Price], monday: NaiveDate) -> (i64, i64) {
    let all = on(prices, monday).map(|price| price.pence).sum();
    let benefit = on(prices, monday)
        .filter(|price| price.item.benefit_usually_pays())
        .map(|price| price.pence)
        .sum();
    (all, benefit)
}

/// The rent year of a pattern in which a day lies. With 50 weeks the two of Christmas are free, with 48 also the last two of March.
pub(super) fn year_of(pattern: &str, day: NaiveDate) -> RentYear {
    let year = RentYear::containing(day);
    let christmas = NaiveDate::from_ymd_opt(year.starts_on.year(), 12, 25).unwrap_or_default();
    let christmas = monday_of(christmas);
    let mut free = vec![christmas, christmas + Days::new(7)];
    let march: Vec<_> = year
        .mondays()
        .filter(|monday| monday.month() == 3)
        .collect();
    match pattern {
        "weeks_50" => {}
        "weeks_48" => free.extend(march.iter().rev().take(2)),
        _ => free.clear(),
    }
    year.with_free_weeks(free)
}

/// The rent-free weeks of the rent year of a day and of the one before.
pub(super) fn free_weeks(pattern: &str, day: NaiveDate) -> Vec<NaiveDate> {
    let year = year_of(pattern, day);
    let before = year_of(pattern, year.starts_on - Days::new(1));
    let all = before.free_weeks.into_iter().chain(year.free_weeks);
    all.collect()
}
