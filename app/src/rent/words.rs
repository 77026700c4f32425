//! What the rent pages say.

mod ahead;
mod balance;
#[cfg(test)]
pub mod fixture;
pub mod help;
pub mod questions;
pub mod statement;
pub mod ways;

pub use ahead::{Ahead, free_weeks, next_charge, next_income};
pub use balance::{Said, pay_then, said, weeks};

use chrono::{DateTime, Utc};
use domain::rent::AccountStanding;
use rules::london;
use rules::money::Pence;
use rules::rent::{AccountKind, LineKind};

pub const YOUR_RENT: &str = "Your rent";
pub const NO_ACCOUNT: &str = "No rent account yet";
pub const NO_ACCOUNT_TEXT: &str =
    "When you have a home from us, you can see here what you have to pay, and why.";
pub const WRITE_OR_CALL: &str = "See how to reach us";
pub const WAYS_TO_PAY: &str = "Ways to pay";
pub const MONEY_IS_TIGHT: &str = "Money is tight: what can we do?";
pub const FULL_STATEMENT: &str = "Full statement";
pub const LATEST: &str = "Latest";
pub const NOTHING_YET: &str = "Nothing has been added or paid yet.";
pub const COMING_UP: &str = "Coming up";
pub const WHAT_YOU_PAY_FOR: &str = "What you pay for";
pub const OTHER_ACCOUNTS: &str = "Your other accounts";
pub const NOT_HERE: &str = "I paid, and it is not here";
pub const PAY_BY_CARD: &str = "Pay by card";
pub const STATEMENT: &str = "Statement";
pub const PLAN: &str = "Plan how to pay it";
pub const ABOUT_BREATHING_SPACE: &str = "About breathing space";
pub const BALANCE_TABLE: &str = "The same as a table";
pub const DAY: &str = "Day";
pub const BALANCE: &str = "Balance";
pub const WHY_BOTH: &str = "What comes later, and what is for you to pay now";
pub const BENEFITS_PAY: &str = "Housing Benefit or Universal Credit can pay for this.";
pub const BENEFITS_DO_NOT_PAY: &str = "Benefits do not pay for this.";
pub const IN_CREDIT: &str = "Money you have with us";
pub const CREDIT_PAYS: &str = "It pays for the weeks to come. You do not need to do anything.";
pub const CREDIT_BACK: &str = "Write to us if you want it sent back";
pub const CREDIT_CHECKED: &str =
    "Before we send money back, we look whether you have something else to pay.";
pub const YEAR_OF_53: &str = "This rent year has 53 Mondays";

/// "As at 9:00pm, Saturday 21 November 2026".
pub fn as_at(now: DateTime<Utc>) -> String {
    let day = london::long_weekday(london::date_of(now));
    format!("As at {}, {day}", london::minute_of(now))
}

/// When payments elsewhere last came in, which says nothing of how new the newest of them was.
pub fn counted_to(brought_in: DateTime<Utc>) -> String {
    let day = london::long_weekday(london::date_of(brought_in));
    let minute = london::minute_of(brought_in);
    format!(
        "Payments at a bank, a shop or by Direct Debit last came in at {minute}, {day}. A new one can take some working days to be here."
    )
}

/// "21 November 2026".
pub fn day_words(day: chrono::NaiveDate) -> String {
    london::long_date(day)
}

/// The account by its name on a page: what it is for.
pub fn account_title(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::Rent => YOUR_RENT,
        other => other.label(),
    }
}

/// "£116.10 to pay", "£12.00 in credit", "£0.00".
pub fn balance_words(balance: Pence) -> String {
    match balance.0 {
        0 => "£0.00".to_owned(),
        ..0 => format!("{} in credit", Pence(-balance.0)),
        _ => format!("{balance} to pay"),
    }
}

/// "£116.10 a week, or £503.10 a month", and both figures where some weeks are free.
pub fn week_words(at: &AccountStanding) -> String {
    let spread = at.week_over_52();
    let month = at.year.by_the_month(at.week());
    if at.year.free_weeks.is_empty() {
        return format!("{spread} a week, or {month} a month.");
    }
    let weeks = at.year.charging_weeks();
    format!(
        "{} in {weeks} weeks of the year; the others are free. Spread over the whole year that is {spread} a week, or {month} a month.",
        at.week()
    )
}

/// "From Monday 5 April 2027 it is £121.67 in each charged week.", for each change that is known.
pub fn later_words(at: &AccountStanding) -> Vec<String> {
    let ahead = at.charges.later.iter().filter(|(from, _)| *from > at.day);
    ahead
        .map(|(from, week)| {
            let day = london::long_weekday(*from);
            if *week == Pence::ZERO {
                format!("From {day} nothing is charged.")
            } else {
                format!("From {day} it is {week} in each charged week.")
            }
        })
        .collect()
}

/// Why what comes later is no debt.
pub fn why_both(at: &AccountStanding) -> Vec<String> {
    let standing = at.standing;
    let coming = at.coming();
    let to_us =
        (coming.to_us > Pence::ZERO).then(|| format!("On its way to us: {}.", coming.to_us));
    let to_them = coming
        .to_them
        .map(|(pence, day)| pay_then(&pence.to_string(), day));
    let why = "Benefits and some other payments come after the weeks they pay for. Until they are here, your account shows that you have something to pay, and nothing is wrong.";
    let now = format!("For you to pay now: {}.", standing.true_arrears);
    [Some(why.to_owned()), to_us, to_them, Some(now)]
        .into_iter()
        .flatten()
        .collect()
}

/// What a year of 53 Mondays means for who gets Universal Credit.
pub fn year_of_53(at: &AccountStanding) -> String {
    format!(
        "Universal Credit counts 52 weeks in a year. If you get it, it does not pay for one week of this year: {}. A little put by each month covers it. Ask us if that is hard.",
        at.week()
    )
}

/// The week's service charges as one line of a short list.
pub fn short_line(kind: LineKind) -> &'static str {
    match kind {
        LineKind::ServiceChargeDebit => "Service charges",
        other => other.label(),
    }
}
