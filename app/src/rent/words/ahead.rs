//! What comes next on an account: what Monday adds, what the next income does, which weeks are free.

use chrono::{Datelike, Days, NaiveDate};
use domain::rent::{AccountStanding, Entry};
use rules::london;
use rules::money::Pence;
use rules::rent::IncomeKind;
use rules::rent::forecast::{Cause, Step, forecast};

/// How far ahead a page looks, in days: past the next four-weekly benefit.
const LOOKS: u64 = 35;
/// How far ahead rent-free weeks are named.
const NAMES_FREE_WEEKS: u64 = 63;

/// A day, what happens on it, and how the account stands after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    pub on: NaiveDate,
    pub sentence: String,
    pub after: Option<String>,
}

/// The next payment that comes of itself. `coming`: lines that stand on the ledger already and count later.
pub fn next_income(at: &AccountStanding, coming: &[Entry]) -> Option<Ahead> {
    steps(at)
        .iter()
        .find(|step| matches!(step.cause, Cause::Income(_)))
        .map(|step| one(at, step, coming))
}

/// The next Monday's charge.
pub fn next_charge(at: &AccountStanding, coming: &[Entry]) -> Option<Ahead> {
    steps(at)
        .iter()
        .find(|step| step.cause == Cause::Charge)
        .map(|step| one(at, step, coming))
}

fn steps(at: &AccountStanding) -> Vec<Step> {
    let to = at.day + Days::new(LOOKS);
    forecast(at.standing.balance, at.day, to, &at.charges, &at.incomes)
}

fn one(at: &AccountStanding, step: &Step, coming: &[Entry]) -> Ahead {
    let day = london::long_weekday(step.on);
    let amount = Pence(step.pence.0.abs());
    let sentence = match step.cause {
        Cause::Charge => format!("On {day} we add {amount} for the week."),
        Cause::Income(kind) => income(kind, amount),
    };
    let known: i64 = coming
        .iter()
        .filter(|line| line.effective_on <= step.on)
        .map(|line| line.pence.0)
        .sum();
    // What is on hold is not added up with what is to be paid.
    let after = at
        .frozen
        .is_none()
        .then(|| after(Pence(step.balance.0 + known)));
    Ahead {
        on: step.on,
        sentence,
        after,
    }
}

fn income(kind: IncomeKind, amount: Pence) -> String {
    match kind {
        IncomeKind::HousingBenefit => format!("{amount} of Housing Benefit is due."),
        IncomeKind::UniversalCredit => {
            format!("Your Universal Credit is due. {amount} of it is for your rent.")
        }
        IncomeKind::UniversalCreditDirect => {
            format!("{amount} of Universal Credit is due to us.")
        }
        IncomeKind::ThirdPartyDeduction => format!("{amount} from your benefit is due to us."),
        IncomeKind::DirectDebit => format!("We take {amount} by Direct Debit."),
        IncomeKind::StandingOrder => format!("{amount} by standing order is due."),
    }
}

fn after(balance: Pence) -> String {
    match balance.0 {
        0 => "After that your account will be £0.00.".to_owned(),
        ..0 => format!("After that you will be {} in credit.", Pence(-balance.0)),
        _ => format!("After that {balance} will be left to pay."),
    }
}

/// "No rent on Mondays 21 and 28 December. If you owe, keep paying." Nothing where none is near.
pub fn free_weeks(at: &AccountStanding) -> Option<String> {
    let until = at.day + Days::new(NAMES_FREE_WEEKS);
    let near: Vec<_> = at
        .charges
        .free_weeks
        .iter()
        .copied()
        .filter(|monday| *monday > at.day && *monday <= until)
        .collect();
    let days = mondays(&near)?;
    let keep = if at.to_ask_for() > Pence::ZERO {
        " If you have rent left to pay, keep paying in those weeks."
    } else {
        ""
    };
    Some(format!("No rent on {days}.{keep}"))
}

/// "Monday 21 December", "Mondays 21 and 28 December", "Mondays 28 December and 4 January".
fn mondays(days: &[NaiveDate]) -> Option<String> {
    let (last, before) = days.split_last()?;
    if before.is_empty() {
        return Some(format!("Monday {}", london::day_month(*last)));
    }
    let one_month = before.iter().all(|day| day.month() == last.month());
    let before: Vec<_> = before
        .iter()
        .map(|day| {
            if one_month {
                day.day().to_string()
            } else {
                london::day_month(*day)
            }
        })
        .collect();
    Some(format!(
        "Mondays {} and {}",
        before.join(", "),
        london::day_month(*last)
    ))
}

#[cfg(test)]
mod tests;
