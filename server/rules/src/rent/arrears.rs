//! What is really owed. Benefit that pays in arrears leaves a debt on paper which nobody has to pay: technical arrears
//! (domain.md C3). A breathing space freezes a part (C6). What is left is what may be asked for.

use super::income::Income;
use crate::money::Pence;
use chrono::NaiveDate;

/// How an account stands at the end of a day. All amounts in pence; `technical`, `frozen` and `true_arrears` are never
/// below zero, and with a debt the three of them are the balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub balance: Pence,
    /// Owed only because money that is on its way comes after the weeks it pays for.
    pub technical: Pence,
    /// In breathing space: not to be asked for.
    pub frozen: Pence,
    pub true_arrears: Pence,
}

/// How an account stands. `frozen` is what a breathing space covers (its amount at the start); what is owed beyond it is
/// rent that fell due since.
///
/// `technical = min(balance, what is expected for weeks already charged)`; payments are taken against rent that fell due
/// since the breathing space began before they are taken against what is frozen.
pub fn standing(
    balance: Pence,
    incomes: &[Income],
    frozen: Pence,
    free_weeks: &[NaiveDate],
    day: NaiveDate,
) -> Standing {
    let owed = balance.0.max(0);
    let frozen = frozen.0.clamp(0, owed);
    let outstanding = |income: &Income| income.outstanding(day, free_weeks).0;
    let expected: i64 = incomes.iter().map(outstanding).sum();
    let technical = expected.clamp(0, owed - frozen);
    Standing {
        balance,
        technical: Pence(technical),
        frozen: Pence(frozen),
        true_arrears: Pence(owed - frozen - technical),
    }
}

impl Standing {
    /// True arrears in hundredths of a week's charge, downwards; 0 where nothing is charged weekly.
    pub fn weeks_owed_hundredths(&self, week: Pence) -> i64 {
        if week.0 <= 0 {
            return 0;
        }
        self.true_arrears.0.saturating_mul(100) / week.0
    }

    /// What is owed beyond what is frozen: rent since the breathing space began.
    pub fn since_frozen(&self) -> Pence {
        Pence(self.balance.0.max(0) - self.frozen.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::income::{Every, IncomeKind, IncomeStatus};
    use super::*;
    use proptest::prelude::*;

    fn benefit(pence: i64) -> Income {
        Income {
            kind: IncomeKind::HousingBenefit,
            status: IncomeStatus::Paid,
            amount: Some(Pence(pence)),
            every: Every::FourWeeks,
            next_on: "2026-12-14".parse().ok(),
            covers_to: "2026-11-15".parse().ok(),
        }
    }

    #[test]
    fn one_week_that_benefit_pays_for_is_no_true_arrears() {
        let day = "2026-11-21".parse().unwrap();
        let standing = standing(Pence(11_610), &[benefit(46_440)], Pence::ZERO, &[], day);
        assert_eq!(
            (standing.technical, standing.true_arrears),
            (Pence(11_610), Pence::ZERO)
        );
    }

    proptest! {
        #[test]
        fn a_debt_is_the_sum_of_its_parts(balance in -1_000_000i64..1_000_000, paid in 1i64..100_000, frozen in -10i64..1_000_000) {
            let day = "2026-12-10".parse().unwrap();
            let standing = standing(Pence(balance), &[benefit(paid)], Pence(frozen), &[], day);
            let parts = standing.technical.0 + standing.frozen.0 + standing.true_arrears.0;
            prop_assert_eq!(parts, balance.max(0));
            prop_assert!(standing.technical.0 >= 0 && standing.frozen.0 >= 0 && standing.true_arrears.0 >= 0);
        }
    }
}
