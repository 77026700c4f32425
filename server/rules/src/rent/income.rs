//! Money that comes of itself: benefits, direct debits, standing orders. Each pays for a stretch of weeks; some come
//! after it.

use super::kinds::LineKind;
use super::year::{monday_of, weekly};
use crate::money::Pence;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// Where it comes from.
    pub enum IncomeKind {
        HousingBenefit = "housing_benefit", "Housing Benefit";
        /// Paid to the tenant, who pays us.
        UniversalCredit = "universal_credit", "Universal Credit";
        /// A managed payment to the landlord.
        UniversalCreditDirect = "universal_credit_direct", "Universal Credit, paid to us";
        ThirdPartyDeduction = "third_party_deduction", "Taken from benefit for arrears";
        DirectDebit = "direct_debit", "Direct Debit";
        StandingOrder = "standing_order", "Standing order";
    }
}

impl IncomeKind {
    /// Whether it is a benefit that pays in arrears.
    pub const fn is_benefit(self) -> bool {
        !matches!(self, Self::DirectDebit | Self::StandingOrder)
    }

    /// The lines of a ledger by which it comes. What is paid to the tenant comes by any way in which they pay.
    pub const fn comes_as(self) -> &'static [LineKind] {
        match self {
            Self::HousingBenefit => &[LineKind::HousingBenefit],
            Self::UniversalCredit => &[
                LineKind::Card,
                LineKind::Cash,
                LineKind::BankTransfer,
                LineKind::StandingOrder,
                LineKind::DirectDebit,
            ],
            Self::UniversalCreditDirect => &[LineKind::UniversalCredit],
            Self::ThirdPartyDeduction => &[LineKind::ThirdPartyDeduction],
            Self::DirectDebit => &[LineKind::DirectDebit],
            Self::StandingOrder => &[LineKind::StandingOrder],
        }
    }

    /// By how many days a payment may come before it is due: banks pay early before a holiday. A tenant cannot pass on what
    /// they do not have yet.
    pub const fn early(self) -> u64 {
        match self {
            Self::UniversalCredit => 0,
            _ => MOST_EARLY,
        }
    }
}

/// Christmas and Easter; and less than half a week, so that no weekly payment is taken for the next one.
pub const MOST_EARLY: u64 = 3;

keyed_enum! {
    pub enum IncomeStatus {
        Claimed = "claimed", "Claimed, not decided yet";
        Paid = "paid", "Being paid";
        Suspended = "suspended", "Stopped for now";
        Ended = "ended", "Ended";
    }
}

keyed_enum! {
    /// How often.
    pub enum Every {
        Week = "week", "Every week";
        Fortnight = "fortnight", "Every 2 weeks";
        FourWeeks = "four_weeks", "Every 4 weeks";
        Month = "month", "Every month";
    }
}

impl Every {
    /// The day of the `turns`th payment after one on `first`; a month's last day stands in for a day it does not have.
    pub fn after(self, first: NaiveDate, turns: u32) -> NaiveDate {
        let weeks = |each: u32| first.checked_add_days(Days::new(u64::from(each * 7 * turns)));
        match self {
            Self::Week => weeks(1),
            Self::Fortnight => weeks(2),
            Self::FourWeeks => weeks(4),
            Self::Month => first.checked_add_months(Months::new(turns)),
        }
        .unwrap_or(NaiveDate::MAX)
    }

    /// An amount paid so often, by the week (52 weeks a year), rounded to the penny.
    pub fn weekly(self, amount: Pence) -> Pence {
        match self {
            Self::Week => amount,
            Self::Fortnight => Pence(amount.0 / 2),
            Self::FourWeeks => Pence(amount.0 / 4),
            Self::Month => weekly(amount),
        }
    }
}

/// One source, as the account knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Income {
    pub kind: IncomeKind,
    pub status: IncomeStatus,
    /// Each payment, above zero; `None` while it is only claimed.
    pub amount: Option<Pence>,
    pub every: Every,
    pub next_on: Option<NaiveDate>,
    /// The last day that what came so far pays for.
    pub covers_to: Option<NaiveDate>,
}

impl Income {
    /// The days and amounts that are to come from `from` to `to`, both with them. None unless it is being paid.
    pub fn payments(&self, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, Pence)> {
        let (IncomeStatus::Paid, Some(first), Some(amount)) =
            (self.status, self.next_on, self.amount)
        else {
            return Vec::new();
        };
        (0..)
            .map(|turn| self.every.after(first, turn))
            .take_while(|day| *day <= to && day.year() < 2200)
            .filter(|day| *day >= from)
            .map(|day| (day, amount))
            .collect()
    }

    /// The same after what has come: each payment, from a few days before the one that is due next, moves that one on by a
    /// turn, and what is paid for with it. One that was left out is real debt from then on, and not expected any more.
    ///
    /// `came`: the days on which lines of [`IncomeKind::comes_as`] count, the oldest first.
    pub fn after(mut self, came: &[NaiveDate]) -> Self {
        for day in came {
            while let Some(next) = self.next_on.filter(|next| self.is_met(*next, *day)) {
                self.next_on = Some(self.every.after(next, 1));
                self.covers_to = self.covers_to.map(|to| self.every.after(to, 1));
            }
        }
        self
    }

    fn is_met(&self, next: NaiveDate, came: NaiveDate) -> bool {
        let from = next.checked_sub_days(Days::new(self.kind.early()));
        from.is_some_and(|from| came >= from) && next < NaiveDate::MAX
    }

    /// What it still has to bring for weeks that have begun, up to and with the week of `day`: nothing unless it is being
    /// paid and its next payment is still to come on `day`. What is taken from a benefit for arrears pays for no week.
    pub fn outstanding(&self, day: NaiveDate, free_weeks: &[NaiveDate]) -> Pence {
        let (IncomeStatus::Paid, Some(amount), Some(covers_to), Some(next)) =
            (self.status, self.amount, self.covers_to, self.next_on)
        else {
            return Pence::ZERO;
        };
        // A payment that should have come is late, not expected: the debt is real until it is here.
        if next < day || self.kind == IncomeKind::ThirdPartyDeduction {
            return Pence::ZERO;
        }
        let weeks = weeks_begun(covers_to, day) - self.unpaid_weeks(covers_to, day, free_weeks);
        Pence(self.every.weekly(amount).0 * weeks)
    }

    /// Of the weeks that have begun, those for which it brings nothing: Housing Benefit is not paid for a week without rent
    /// (SI 2006/213, regulation 81), all else is spread over the year.
    fn unpaid_weeks(&self, covered: NaiveDate, day: NaiveDate, free_weeks: &[NaiveDate]) -> i64 {
        if self.kind != IncomeKind::HousingBenefit {
            return 0;
        }
        let begun = |monday: &&NaiveDate| monday_of(covered) < **monday && **monday <= day;
        free_weeks.iter().filter(begun).count() as i64
    }
}

/// The weeks whose Monday lies after `covered` and not after `day`.
fn weeks_begun(covered: NaiveDate, day: NaiveDate) -> i64 {
    let days = (monday_of(day) - monday_of(covered)).num_days();
    (days / 7).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn housing_benefit() -> Income {
        Income {
            kind: IncomeKind::HousingBenefit,
            status: IncomeStatus::Paid,
            amount: Some(Pence(46_440)),
            every: Every::FourWeeks,
            next_on: Some(day("2026-12-14")),
            covers_to: Some(day("2026-11-15")),
        }
    }

    #[test]
    fn a_week_that_benefit_has_not_paid_for_is_outstanding() {
        let benefit = housing_benefit();
        assert_eq!(benefit.outstanding(day("2026-11-15"), &[]), Pence::ZERO);
        assert_eq!(benefit.outstanding(day("2026-11-21"), &[]), Pence(11_610));
        assert_eq!(benefit.outstanding(day("2026-12-13"), &[]), Pence(46_440));
    }

    #[test]
    fn what_should_have_come_already_is_expected_no_more() {
        assert_eq!(
            housing_benefit().outstanding(day("2026-12-15"), &[]),
            Pence::ZERO
        );
        let stopped = Income {
            status: IncomeStatus::Suspended,
            ..housing_benefit()
        };
        assert_eq!(stopped.outstanding(day("2026-11-21"), &[]), Pence::ZERO);
    }

    #[test]
    fn housing_benefit_is_not_expected_for_a_week_without_rent_and_universal_credit_is() {
        let benefit = Income {
            next_on: Some(day("2027-01-11")),
            covers_to: Some(day("2026-12-13")),
            ..housing_benefit()
        };
        let free = [day("2026-12-21"), day("2026-12-28")];
        assert_eq!(benefit.outstanding(day("2026-12-30"), &free), Pence(11_610));
        // Free weeks that are paid for already, or not begun, change nothing.
        let others = [day("2026-12-07"), day("2027-01-04")];
        assert_eq!(
            benefit.outstanding(day("2026-12-30"), &others),
            Pence(3 * 11_610)
        );
        let credit = Income {
            kind: IncomeKind::UniversalCredit,
            ..benefit
        };
        assert_eq!(
            credit.outstanding(day("2026-12-30"), &free),
            Pence(3 * 11_610)
        );
    }

    #[test]
    fn what_is_taken_for_arrears_pays_for_no_week() {
        let deduction = Income {
            kind: IncomeKind::ThirdPartyDeduction,
            ..housing_benefit()
        };
        assert_eq!(deduction.outstanding(day("2026-12-13"), &[]), Pence::ZERO);
    }

    #[test]
    fn what_came_moves_the_next_one_on_and_what_was_left_out_is_expected_no_more() {
        let benefit = housing_benefit();
        assert_eq!(benefit.after(&[day("2026-12-10")]), benefit);
        let came = benefit.after(&[day("2026-12-11")]);
        assert_eq!(
            (came.next_on, came.covers_to),
            (Some(day("2027-01-11")), Some(day("2026-12-13")))
        );
        // The day after, this week is technical again.
        assert_eq!(came.outstanding(day("2026-12-15"), &[]), Pence(11_610));
        assert_eq!(came.after(&[day("2026-12-14")]), came);
        let left_out = benefit.after(&[day("2027-01-11")]);
        assert_eq!(left_out.next_on, Some(day("2027-02-08")));
        assert_eq!(left_out.outstanding(day("2027-01-11"), &[]), Pence(11_610));
    }

    #[test]
    fn a_payment_every_week_is_never_taken_for_the_next_one() {
        let weekly = Income {
            kind: IncomeKind::DirectDebit,
            every: Every::Week,
            next_on: Some(day("2026-12-07")),
            covers_to: Some(day("2026-12-06")),
            ..housing_benefit()
        };
        let came = weekly.after(&[day("2026-11-30"), day("2026-12-07")]);
        assert_eq!(came.next_on, Some(day("2026-12-14")));
    }

    #[test]
    fn a_month_without_that_day_pays_on_its_last() {
        let first = day("2027-01-31");
        assert_eq!(Every::Month.after(first, 1), day("2027-02-28"));
        assert_eq!(Every::Month.after(first, 2), day("2027-03-31"));
        let days: Vec<_> = housing_benefit().payments(day("2026-12-01"), day("2027-01-31"));
        assert_eq!(
            days,
            [
                (day("2026-12-14"), Pence(46_440)),
                (day("2027-01-11"), Pence(46_440))
            ]
        );
    }
}
