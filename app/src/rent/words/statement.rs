//! What a statement says.

use super::pay_then;
use chrono::NaiveDate;
use domain::rent::statement::Agreed;
use domain::rent::{AccountStanding, Frozen};
use rules::london;
use rules::money::Pence;
use rules::rent::{AccountKind, Every};

pub const TITLE: &str = "Statement";
pub const H1: &str = "Statement of your account";
pub const WHICH: &str = "Choose other dates";
pub const ACCOUNT: &str = "Account";
pub const FROM: &str = "From";
pub const TO: &str = "To";
pub const DATE_HINT: &str = "For example, 6 4 2026";
pub const SHOW: &str = "Show";
pub const DOWNLOAD: &str = "Download as a spreadsheet (CSV)";
pub const PRINT: &str = "To keep or print it, use your browser's “Print”, or “Save as PDF” there.";
pub const PRINT_WHOLE: &str = "Print the whole range";
pub const DATE: &str = "Date";
pub const WHAT: &str = "What";
pub const CHARGED: &str = "Charged";
pub const PAID: &str = "Paid";
pub const BALANCE: &str = "Balance";
pub const BEFORE: &str = "Balance before";
pub const CARRIED: &str = "Brought forward";
pub const AT_END: &str = "Balance at the end";
pub const ALL_CHARGED: &str = "All charged";
pub const ALL_PAID: &str = "All paid";
pub const NO_LINES: &str = "Nothing was charged or paid in this time.";
pub const HOW_TO_PAY: &str = "How to pay";
pub const HOW_TO_PAY_TEXT: &str =
    "Give the payment reference above each time. All the ways to pay are at";
pub const HELP: &str = "If it is hard to pay";
pub const HELP_TEXT: &str =
    "Tell us: we can help, and telling us never makes things worse. See what we can do at";
pub const ABOUT_BALANCE: &str = "About this balance";
pub const WEEKLY: &str = "What each week costs";
pub const TAKEN_BACK: &str = "taken back later";
pub const NO_ACCOUNT: &str = "You have no account with us yet, so there is no statement.";
pub const ENTER_FROM: &str = "Enter the first day, for example 6 4 2026";
pub const ENTER_TO: &str = "Enter the last day, for example 21 11 2026";
pub const WRONG_ORDER: &str = "The first day must not be after the last day";
pub const NOT_AHEAD: &str = "The last day must be today or before";
pub const TOO_LONG: &str =
    "That is too long for one statement. Choose dates that are closer together";

/// The ranges one can choose with a tap: key and label.
pub const PRESETS: [(&str, &str); 4] = [
    ("13-weeks", "Last 13 weeks"),
    ("this-year", "This rent year"),
    ("last-year", "Last rent year"),
    ("all", "Since the tenancy began"),
];

/// "Rent", "Garage": what the account is for, as its statement is headed.
pub fn heading(kind: AccountKind) -> String {
    format!("{} account", kind.label())
}

/// "From 24 August 2026 to 21 November 2026".
pub fn period(from: NaiveDate, to: NaiveDate) -> String {
    format!(
        "From {} to {}",
        london::long_date(from),
        london::long_date(to)
    )
}

/// A balance as a cell says it: no sign that one could miss.
pub fn cell(balance: Pence) -> String {
    if balance < Pence::ZERO {
        format!("{} in credit", Pence(-balance.0))
    } else {
        balance.to_string()
    }
}

/// What explains the balance of today: what is on its way, what is on hold, what was agreed.
pub fn about_balance(at: &AccountStanding, agreed: Option<&Agreed>) -> Vec<String> {
    let standing = at.standing;
    if let Some(frozen) = at.frozen {
        return vec![match frozen {
            Frozen::Since(..) => format!(
                "{} of this balance is on hold: we ask you for nothing of it.",
                standing.frozen
            ),
            Frozen::BeingChecked => {
                "This account is on hold while we check something. We ask you for nothing until then."
                    .to_owned()
            }
        }];
    }
    let technical = (standing.technical > Pence::ZERO).then(|| {
        format!(
            "{} {} is for you to pay.",
            comes_later(at),
            standing.true_arrears
        )
    });
    technical.into_iter().chain(agreed.map(agreement)).collect()
}

/// What of the balance comes later, by whom it is brought to us.
fn comes_later(at: &AccountStanding) -> String {
    let coming = at.coming();
    let to_us = (coming.to_us > Pence::ZERO).then(|| {
        format!(
            "{} of this balance is on its way to us: benefits and some other payments come after the weeks they pay for.",
            coming.to_us
        )
    });
    let to_them = coming
        .to_them
        .map(|(pence, day)| pay_then(&format!("{pence} of this balance"), day));
    let all: Vec<_> = to_us.into_iter().chain(to_them).collect();
    all.join(" ")
}

fn agreement(agreed: &Agreed) -> String {
    let every = match agreed.every {
        Every::Week => "a week",
        Every::Fortnight => "every 2 weeks",
        Every::FourWeeks => "every 4 weeks",
        Every::Month => "a month",
    };
    format!(
        "You agreed to pay {} {every} on top of what is charged, from {} to {}.",
        agreed.pence,
        london::long_date(agreed.first_on),
        london::long_date(agreed.clear_on)
    )
}
