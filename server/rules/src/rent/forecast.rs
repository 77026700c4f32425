//! What an account will be: its weekly charges and the money that comes of itself, day by day from now on.

use super::income::{Income, IncomeKind};
use super::year::next_monday;
use crate::money::Pence;
use chrono::NaiveDate;

/// What moves an account in future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The week's charge.
    Charge,
    Income(IncomeKind),
}

/// One step: the day, why, by how much, and the balance after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub on: NaiveDate,
    pub cause: Cause,
    pub pence: Pence,
    pub balance: Pence,
}

/// What the weeks ahead are charged: the price of a charging week, how it changes, and the rent-free Mondays that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Charges {
    /// A charging week's price, all items together.
    pub week: Pence,
    /// What it will be from those days on, the earliest first, as far as prices are known.
    pub later: Vec<(NaiveDate, Pence)>,
    /// Mondays on which nothing is charged.
    pub free_weeks: Vec<NaiveDate>,
}

impl Charges {
    /// What the Monday brings.
    pub fn on(&self, monday: NaiveDate) -> Pence {
        if self.free_weeks.contains(&monday) {
            Pence::ZERO
        } else {
            self.week_from(monday)
        }
    }

    /// A charging week's price on a day from today on.
    pub fn week_from(&self, day: NaiveDate) -> Pence {
        let begun = self.later.iter().rev().find(|(from, _)| *from <= day);
        begun.map_or(self.week, |(_, week)| *week)
    }
}

/// The steps after `today` up to and with `to`, in order; of one day the charge comes first.
pub fn forecast(
    balance: Pence,
    today: NaiveDate,
    to: NaiveDate,
    charges: &Charges,
    incomes: &[Income],
) -> Vec<Step> {
    let mondays = next_monday(today).iter_weeks().take_while(|day| *day <= to);
    let mut moves: Vec<(NaiveDate, Cause, Pence)> = mondays
        .map(|monday| (monday, Cause::Charge, charges.on(monday)))
        .filter(|(_, _, pence)| *pence > Pence::ZERO)
        .collect();
    for income in incomes {
        let tomorrow = today.succ_opt().unwrap_or(today);
        let paid = income.payments(tomorrow, to).into_iter();
        moves.extend(paid.map(|(day, amount)| (day, Cause::Income(income.kind), Pence(-amount.0))));
    }
    moves.sort_by_key(|(day, cause, _)| (*day, *cause != Cause::Charge));
    let mut balance = balance;
    let step = |(on, cause, pence): (NaiveDate, Cause, Pence)| {
        balance = Pence(balance.0.saturating_add(pence.0));
        Step {
            on,
            cause,
            pence,
            balance,
        }
    };
    moves.into_iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::super::income::{Every, IncomeStatus};
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn monday_adds_a_week_and_benefit_takes_it_off() {
        let charges = Charges {
            week: Pence(11_610),
            later: Vec::new(),
            free_weeks: vec![day("2026-12-21")],
        };
        let benefit = Income {
            kind: IncomeKind::HousingBenefit,
            status: IncomeStatus::Paid,
            amount: Some(Pence(46_440)),
            every: Every::FourWeeks,
            next_on: Some(day("2026-12-14")),
            covers_to: Some(day("2026-11-15")),
        };
        let steps = forecast(
            Pence(11_610),
            day("2026-11-21"),
            day("2026-12-28"),
            &charges,
            &[benefit],
        );
        let seen: Vec<_> = steps.iter().map(|step| (step.on, step.balance.0)).collect();
        assert_eq!(
            seen,
            [
                (day("2026-11-23"), 23_220),
                (day("2026-11-30"), 34_830),
                (day("2026-12-07"), 46_440),
                (day("2026-12-14"), 58_050),
                (day("2026-12-14"), 11_610),
                (day("2026-12-28"), 23_220),
            ]
        );
    }

    #[test]
    fn a_new_price_is_charged_from_its_day_on() {
        let charges = Charges {
            week: Pence(11_610),
            later: vec![
                (day("2027-04-05"), Pence(12_167)),
                (day("2027-04-14"), Pence(12_200)),
            ],
            free_weeks: vec![day("2027-04-12")],
        };
        let steps = forecast(
            Pence::ZERO,
            day("2027-03-27"),
            day("2027-04-19"),
            &charges,
            &[],
        );
        let added: Vec<_> = steps.iter().map(|step| step.pence.0).collect();
        assert_eq!(added, [11_610, 12_167, 12_200]);
        assert_eq!(charges.week_from(day("2027-04-13")), Pence(12_167));
    }
}
