//! Paying off what is owed bit by bit, on top of the rent: when it is clear, whether the council takes the offer at once, and
//! whether a payment was made. The server and the browser work it out with this very code.
//!
//! A plan is about true arrears alone: what is owed only because benefit comes late is never part of it.

mod answer;
mod keeping;
#[cfg(test)]
mod tests;
mod words;

pub use answer::{Answer, Field, MOST_DAYS_AHEAD, Terms, Typed, suggestion, usual};
pub use keeping::{Look, Payment, Rhythm, is_broken, look};
pub use words::{date_words, every_words, payments_words};

use super::income::Every;
use super::kinds::AccountKind;
use crate::money::Pence;
use chrono::NaiveDate;

/// No payment is smaller than this, but a last one.
pub const SMALLEST: Pence = Pence(100);
/// The most payments of one plan: ten years of weeks.
pub const MOST_PAYMENTS: i64 = 520;

/// Whether what is owed on an account is paid off by plans of ours. Court costs are the court's, overpaid benefit the benefit
/// office's, a lease its own law's, and a home whose tenant has died is nobody's to plan for.
pub const fn takes_plans(kind: AccountKind) -> bool {
    matches!(
        kind,
        AccountKind::Rent | AccountKind::Garage | AccountKind::Recharge | AccountKind::Former
    )
}

/// What someone offers to pay: so much, so often, from that day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    pub amount: Pence,
    pub every: Every,
    pub first_on: NaiveDate,
}

/// Why an offer makes no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPlan {
    /// Nothing is owed, or less than [`SMALLEST`].
    NothingOwed,
    TooSmall,
    /// It would take more than [`MOST_PAYMENTS`].
    Endless,
}

/// An offer, worked out. Its payments add up to what is owed, to the penny.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub arrears: Pence,
    pub offer: Offer,
    /// At least 1.
    pub payments: u32,
    /// The last payment: what is left, never more than the others.
    pub last: Pence,
    /// The day of the last payment.
    pub clear_on: NaiveDate,
}

impl Plan {
    /// Works an offer out. More than what is owed is taken as what is owed.
    ///
    /// # Errors
    /// When there is nothing to plan, or no end to it.
    pub fn of(arrears: Pence, offer: Offer) -> Result<Self, NoPlan> {
        if arrears < SMALLEST {
            return Err(NoPlan::NothingOwed);
        }
        if offer.amount < SMALLEST {
            return Err(NoPlan::TooSmall);
        }
        let amount = offer.amount.min(arrears);
        let payments = (arrears.0 - 1) / amount.0 + 1;
        if payments > MOST_PAYMENTS {
            return Err(NoPlan::Endless);
        }
        let payments = payments as u32;
        Ok(Self {
            arrears,
            offer: Offer { amount, ..offer },
            payments,
            last: Pence(arrears.0 - amount.0 * i64::from(payments - 1)),
            clear_on: offer.every.after(offer.first_on, payments - 1),
        })
    }

    /// Each payment's day and amount, in order. A month's last day stands in for a day it does not have.
    pub fn schedule(&self) -> impl Iterator<Item = (NaiveDate, Pence)> + use<> {
        let Self {
            offer,
            payments,
            last,
            ..
        } = *self;
        (0..payments).map(move |turn| {
            let amount = if turn + 1 == payments {
                last
            } else {
                offer.amount
            };
            (offer.every.after(offer.first_on, turn), amount)
        })
    }
}

/// What the council takes at once (its dated policy); all else an officer looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The least towards the arrears, by the week.
    pub least_weekly: Pence,
    /// The longest time between the first payment and the last, in weeks.
    pub longest_weeks: u32,
}

/// What becomes of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It runs from now on; a named officer may object.
    AtOnce,
    /// Less by the week than the council takes at once.
    Small,
    /// Longer than the council takes at once.
    Long,
}

impl Band {
    pub fn judge(&self, plan: &Plan) -> Verdict {
        let days = (plan.clear_on - plan.offer.first_on).num_days();
        let small = plan.offer.every.weekly(plan.offer.amount) < self.least_weekly;
        // One payment that clears everything is never too small.
        if small && plan.payments > 1 {
            Verdict::Small
        } else if days > i64::from(self.longest_weeks) * 7 {
            Verdict::Long
        } else {
            Verdict::AtOnce
        }
    }

    /// The smallest amount that is taken at once, in steps of 10p upwards; what is owed if that is less. What the page begins
    /// with: it never asks for more.
    pub fn gentlest(&self, arrears: Pence, every: Every) -> Pence {
        let enough = |amount: i64| {
            let first_on = NaiveDate::default();
            Plan::of(
                arrears,
                Offer {
                    amount: Pence(amount),
                    every,
                    first_on,
                },
            )
            .is_ok_and(|plan| self.judge(&plan) == Verdict::AtOnce)
        };
        let (mut low, mut high) = (SMALLEST.0 / 10, arrears.0.max(0) / 10 + 1);
        while low < high {
            let middle = low + (high - low) / 2;
            if enough(middle * 10) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Pence((low * 10).min(arrears.0.max(0)))
    }
}

keyed_enum! {
    /// Where a plan stands.
    pub enum State {
        /// Outside the band: an officer decides. Offered by an officer: the tenant does.
        Offered = "offered", "Waiting for an answer";
        Running = "running", "Running";
        Refused = "refused", "Not agreed";
        /// All is paid.
        Kept = "kept", "Paid off";
        Broken = "broken", "Not kept";
        /// Ended before its time, by an officer, for a reason.
        Ended = "ended", "Ended";
        /// Taken at once, and then objected to.
        Objected = "objected", "Stopped by us";
    }
}
