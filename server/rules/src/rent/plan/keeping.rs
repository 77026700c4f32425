//! Whether a plan is kept. The rule, as a tenant may be told it: "A payment counts when, 3 days after its date at the latest, what
//! you owe is down to where your plan says. It does not matter how you paid, or whether you paid early."
//!
//! So rent has to be paid as well as the amount on top, and money that was coming anyway for rent (benefit that pays late) helps
//! nobody out and harms nobody: it is no part of true arrears.
//!
//! Rent is charged on Mondays, and who pays it once a month is behind for some weeks and ahead for others. [`Rhythm`] says by how
//! much, so that nobody misses a payment by paying what they were told, or is clear because they paid for weeks to come.

use crate::money::Pence;
use crate::rent::Every;
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
/// `line` is what may be owed after it: the arrears at the start less all payments up to and with this one, and rent that is paid
/// with a later one ([`Rhythm::behind`]). `owed` is what was
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

/// When rent is charged, and when someone who has a plan pays it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rhythm {
    pub every: Every,
    /// What they pay beside the plan, as [`super::usual`] has it.
    pub usual: [Pence; 4],
    pub made_on: NaiveDate,
    pub first_on: NaiveDate,
    /// The Mondays since the plan was made on which rent was charged, in order.
    pub charged: Vec<NaiveDate>,
}

impl Rhythm {
    /// Rent charged by the end of `day` that is paid with a later payment, after so many payments of the plan.
    pub fn behind(&self, day: NaiveDate, payments: usize) -> Pence {
        Pence(self.open(day, payments).max(0))
    }

    /// What so many payments of the plan brought for weeks that `day` has not seen yet.
    pub fn ahead(&self, day: NaiveDate, payments: usize) -> Pence {
        Pence((-self.open(day, payments)).max(0))
    }

    /// The rent of a week, less what comes of itself.
    pub fn week(&self) -> Pence {
        self.usual[0]
    }

    /// The day before one more payment than so many would be due: what was paid ahead has been used up by then. None where rent is paid
    /// as it is charged, or there is none to pay.
    pub fn shows_on(&self, payments: usize) -> Option<NaiveDate> {
        let ahead = self.every != Every::Week && self.week() > Pence::ZERO;
        let next = || self.every.after(self.first_on, payments as u32);
        ahead.then(next)?.pred_opt()
    }

    fn open(&self, day: NaiveDate, payments: usize) -> i64 {
        let [week, fortnight, four_weeks, month] = self.usual;
        let (each, days) = match self.every {
            // As it is charged.
            Every::Week => return 0,
            Every::Fortnight => (fortnight, 14),
            Every::FourWeeks => (four_weeks, 28),
            Every::Month => (month, i64::from(u16::MAX)),
        };
        // Who pays every two weeks pays rent before a first payment that is three weeks ahead.
        let before = ((self.first_on - self.made_on).num_days() - 1).max(0) / days;
        let mondays = self.charged.iter().filter(|monday| **monday <= day).count();
        week.0 * mondays as i64 - each.0 * (payments as i64 + before)
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
