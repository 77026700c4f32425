//! Whether a plan is kept. The rule, as a tenant may be told it: "A payment counts when, 3 days after its date at the latest, what
//! you owe is down to where your plan says. It does not matter how you paid, or whether you paid early."
//!
//! So rent has to be paid as well as the amount on top, and money that was coming anyway for rent (benefit that pays late) helps
//! nobody out and harms nobody: it is no part of true arrears.

use crate::money::Pence;
use chrono::{Days, NaiveDate};

/// A payment of a plan, as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    pub due_on: NaiveDate,
    pub pence: Pence,
    pub standing: Look,
}

/// What is known of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Not due, or still in its days of grace.
    Ahead,
    Met,
    Missed,
    /// Fell into a time in which nothing may be asked for; its amount comes at the end instead.
    StoodStill,
}

/// What to make of a payment on `today`.
///
/// `line` is what may be owed after it: the arrears at the start less all payments up to and with this one. `owed` is what was
/// truly owed counting charges up to the payment's date and money up to the end of `today`, or of its last day of grace.
pub fn look(due_on: NaiveDate, grace: u64, today: NaiveDate, line: Pence, owed: Pence) -> Look {
    if today < due_on {
        Look::Ahead
    } else if owed <= line {
        Look::Met
    } else if today > due_on + Days::new(grace) {
        Look::Missed
    } else {
        Look::Ahead
    }
}

/// Whether so many payments in a row were missed, up to the last one that was looked at. One that was made in between makes good
/// for those before it, because it counts only when the account is back to where the plan says.
pub fn is_broken(payments: &[Payment], missed: usize) -> bool {
    let looked = payments.iter().rev().filter_map(|it| match it.standing {
        Look::Met => Some(false),
        Look::Missed => Some(true),
        Look::Ahead | Look::StoodStill => None,
    });
    looked.take_while(|missed| *missed).count() >= missed.max(1)
}
