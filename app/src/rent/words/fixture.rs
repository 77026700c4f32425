//! Accounts for tests: a week of £116.10, on Saturday 21 November 2026.

use chrono::NaiveDate;
use domain::rent::{AccountStanding, Frozen, ItemCharge};
use rules::money::Pence;
use rules::rent::forecast::Charges;
use rules::rent::{ChargeItem, Every, Income, IncomeKind, IncomeStatus, RentYear, standing};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn today() -> NaiveDate {
    day("2026-11-21")
}

/// Housing Benefit of £464.40 every four weeks, due on 30 November, paid up to 15 November.
pub fn benefit() -> Income {
    Income {
        kind: IncomeKind::HousingBenefit,
        status: IncomeStatus::Paid,
        amount: Some(Pence(46_440)),
        every: Every::FourWeeks,
        next_on: Some(day("2026-11-30")),
        covers_to: Some(day("2026-11-15")),
    }
}

pub fn income(kind: IncomeKind, status: IncomeStatus) -> Income {
    Income {
        kind,
        status,
        ..benefit()
    }
}

pub fn at(balance: i64, incomes: Vec<Income>, frozen: Option<Frozen>) -> AccountStanding {
    let covered = match frozen {
        Some(Frozen::Since(_, pence)) => pence,
        _ => Pence::ZERO,
    };
    AccountStanding {
        day: today(),
        standing: standing(Pence(balance), &incomes, covered, &[], today()),
        items: vec![
            ItemCharge {
                item: ChargeItem::Rent,
                pence: Pence(10_820),
                benefit_pays: true,
            },
            ItemCharge {
                item: ChargeItem::Cleaning,
                pence: Pence(790),
                benefit_pays: true,
            },
        ],
        incomes,
        frozen,
        year: RentYear::containing(today()),
        charges: Charges {
            week: Pence(11_610),
            later: Vec::new(),
            free_weeks: Vec::new(),
        },
    }
}
