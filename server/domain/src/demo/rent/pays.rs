//! What a habit of paying has brought, and what it will bring next.

use super::ledger::Reach;
use super::prices::{Price, week, year_of};
use super::{Benefit, Pays, Terms};
use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta};
use rules::money::Pence;
use rules::rent::year::{monday_of, next_monday};
use rules::rent::{Every, Income, IncomeKind, IncomeStatus, LineKind};

/// A payment: day, kind, pence above zero.
pub(super) type Payment = (NaiveDate, LineKind, i64);

/// The Monday habit of a household whose benefit leaves something to pay.
const TOP_UP: LineKind = LineKind::Cash;

impl Terms {
    /// Everything the habit brought from the first Monday to the last day.
    pub(super) fn payments(&self, prices: &[Price], reach: &Reach) -> Vec<Payment> {
        let all = match self.pays {
            Pays::Nothing => Vec::new(),
            Pays::Weekly(kind, missed) => weekly(kind, missed, prices, reach),
            Pays::HousingBenefit(begun) => housing_benefit(begun, prices, reach),
            Pays::DirectDebit(_) => self.monthly(LineKind::DirectDebit, prices, reach),
            Pays::UniversalCredit(_) => self.monthly(LineKind::Card, prices, reach),
            Pays::ManagedCredit(_) => self.monthly(LineKind::UniversalCredit, prices, reach),
        };
        let within = |(day, _, pence): &Payment| reach.holds(*day) && *pence > 0;
        all.into_iter().filter(within).collect()
    }

    fn monthly(&self, kind: LineKind, prices: &[Price], reach: &Reach) -> Vec<Payment> {
        // The first comes a month in: benefit pays afterwards, and a bank wants notice.
        let earliest = reach.first + Days::new(if reach.young { 28 } else { 0 });
        (0..)
            .map(|months| self.newest_monthly(reach.today) - Months::new(months))
            .take_while(|day| *day >= earliest)
            .map(|day| (day, kind, self.month(prices, day)))
            .collect()
    }

    /// The newest day on which a month's payment came or, for one too young, would have come.
    fn newest_monthly(&self, today: NaiveDate) -> NaiveDate {
        match self.pays {
            Pays::UniversalCredit(ago) | Pays::ManagedCredit(ago) => today - TimeDelta::days(ago),
            Pays::DirectDebit(day) => {
                let this = today.with_day(day).unwrap_or(today);
                if this <= today {
                    this
                } else {
                    this - Months::new(1)
                }
            }
            _ => today,
        }
    }

    /// A month's charge at the prices of that day.
    fn month(&self, prices: &[Price], day: NaiveDate) -> i64 {
        let (all, _) = week(prices, monday_of(day));
        year_of(self.pattern, day).by_the_month(Pence(all)).0
    }

    /// What comes of itself, as the account knows it, and whether evidence was given.
    pub(super) fn coming(&self, prices: &[Price], reach: &Reach) -> Option<(Income, bool)> {
        if self.ended.is_some() {
            return None;
        }
        if let Benefit::Claimed(evidence) = self.benefit {
            return Some((claimed(), evidence));
        }
        let paid = self.payments(prices, reach);
        let last = paid
            .iter()
            .filter(|(_, kind, _)| *kind != TOP_UP)
            .map(|(day, ..)| *day)
            .max();
        let (all, eligible) = week(prices, monday_of(reach.today));
        let income = match self.pays {
            Pays::HousingBenefit(_) => self.benefit_to_come(eligible * 4, last?),
            // In a rent-free week nothing is due, and nothing is late.
            Pays::Weekly(LineKind::StandingOrder, _) => Income {
                kind: IncomeKind::StandingOrder,
                status: IncomeStatus::Paid,
                amount: Some(Pence(all)),
                every: Every::Week,
                next_on: Some(next_monday(reach.today)),
                covers_to: Some(next_monday(reach.today) - Days::new(1)),
            },
            Pays::Nothing | Pays::Weekly(..) => return None,
            _ => self.month_to_come(last, self.month(prices, reach.today), reach),
        };
        Some((income, true))
    }

    fn benefit_to_come(&self, pence: i64, last: NaiveDate) -> Income {
        let stopped = matches!(self.benefit, Benefit::Suspended);
        Income {
            kind: IncomeKind::HousingBenefit,
            status: if stopped {
                IncomeStatus::Suspended
            } else {
                IncomeStatus::Paid
            },
            amount: Some(Pence(pence)),
            every: Every::FourWeeks,
            next_on: (!stopped).then(|| last + Days::new(28)),
            covers_to: Some(last + Days::new(6)),
        }
    }

    fn month_to_come(&self, last: Option<NaiveDate>, pence: i64, reach: &Reach) -> Income {
        let kind = match self.pays {
            Pays::UniversalCredit(_) => IncomeKind::UniversalCredit,
            Pays::ManagedCredit(_) => IncomeKind::UniversalCreditDirect,
            _ => IncomeKind::DirectDebit,
        };
        Income {
            kind,
            status: IncomeStatus::Paid,
            amount: Some(Pence(pence)),
            every: Every::Month,
            next_on: Some(self.newest_monthly(reach.today) + Months::new(1)),
            covers_to: Some(last.unwrap_or(reach.first - Days::new(1))),
        }
    }
}

fn weekly(kind: LineKind, missed: i64, prices: &[Price], reach: &Reach) -> Vec<Payment> {
    let until = monday_of(reach.today) - TimeDelta::weeks(missed);
    let mondays = reach.mondays.iter().filter(|monday| **monday <= until);
    mondays
        .map(|monday| (*monday, kind, week(prices, *monday).0))
        .collect()
}

fn housing_benefit(begun: i64, prices: &[Price], reach: &Reach) -> Vec<Payment> {
    let newest = monday_of(reach.today) - TimeDelta::weeks(begun);
    let turns = (0..).map(|turn| newest - TimeDelta::weeks(4 * turn));
    let pays = |day: NaiveDate| {
        let its = |monday: &&NaiveDate| (day - TimeDelta::weeks(3)..=day).contains(*monday);
        let weeks = reach.mondays.iter().filter(its);
        (
            day,
            LineKind::HousingBenefit,
            weeks.map(|monday| week(prices, *monday).1).sum(),
        )
    };
    let benefit = turns.take_while(|day| *day >= reach.first).map(pays);
    let top_ups = reach.mondays.iter().map(|monday| {
        let (all, eligible) = week(prices, *monday);
        (*monday, TOP_UP, all - eligible)
    });
    benefit.chain(top_ups).collect()
}

const fn claimed() -> Income {
    Income {
        kind: IncomeKind::UniversalCredit,
        status: IncomeStatus::Claimed,
        amount: None,
        every: Every::Month,
        next_on: None,
        covers_to: None,
    }
}
