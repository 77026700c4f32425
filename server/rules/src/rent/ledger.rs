//! A ledger: lines in order, the balance after each, and a statement of any range.

use crate::money::Pence;
use chrono::NaiveDate;

/// What the arithmetic needs of a line: the day it counts from, and its signed amount.
pub trait Line {
    fn effective_on(&self) -> NaiveDate;
    /// Above zero a charge, below zero a payment.
    fn pence(&self) -> Pence;
}

impl Line for (NaiveDate, Pence) {
    fn effective_on(&self) -> NaiveDate {
        self.0
    }

    fn pence(&self) -> Pence {
        self.1
    }
}

/// A range of a ledger: what was owed before it, each line with the balance after it, and what was owed at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement<L> {
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    pub opening: Pence,
    pub lines: Vec<(L, Pence)>,
    pub closing: Pence,
}

impl<L: Line> Statement<L> {
    /// A statement from `from` to `to`, both days with it. `opening` is the balance at the end of the day before `from`;
    /// lines outside the range are left out. `None` when the sum does not fit.
    pub fn of(
        from: NaiveDate,
        to: NaiveDate,
        opening: Pence,
        lines: impl IntoIterator<Item = L>,
    ) -> Option<Self> {
        let mut balance = opening;
        let mut kept = Vec::new();
        for line in lines {
            if (from..=to).contains(&line.effective_on()) {
                balance = balance.checked_add(line.pence())?;
                kept.push((line, balance));
            }
        }
        Some(Self {
            from,
            to,
            opening,
            lines: kept,
            closing: balance,
        })
    }

    /// All charges of the range: the sum of what stands above zero.
    pub fn charged(&self) -> Pence {
        Pence(
            self.lines
                .iter()
                .map(|(line, _)| line.pence().0.max(0))
                .sum(),
        )
    }

    /// All payments of the range, as an amount above zero.
    pub fn paid(&self) -> Pence {
        Pence(
            self.lines
                .iter()
                .map(|(line, _)| -line.pence().0.min(0))
                .sum(),
        )
    }
}

/// What is owed at the end of a day. `None` when the sum does not fit.
pub fn balance_at<L: Line>(lines: &[L], day: NaiveDate) -> Option<Pence> {
    let until = lines.iter().filter(|line| line.effective_on() <= day);
    Pence::checked_sum(until.map(Line::pence))
}
