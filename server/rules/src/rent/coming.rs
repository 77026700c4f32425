//! What is owed now and comes later: of itself to us, or to the tenant first, who pays it then.

use super::income::{Income, IncomeKind};
use crate::money::Pence;
use chrono::NaiveDate;

/// Technical arrears, by who gets the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coming {
    /// On its way to us.
    pub to_us: Pence,
    /// Universal Credit that is paid to the tenant, and the day on which it is: nothing brings it to us but them.
    pub to_them: Option<(Pence, NaiveDate)>,
}

/// Parts `technical`, which the incomes of an account bring for weeks that have begun on `day`.
pub fn coming(
    technical: Pence,
    incomes: &[Income],
    free_weeks: &[NaiveDate],
    day: NaiveDate,
) -> Coming {
    let theirs = |income: &&Income| income.kind == IncomeKind::UniversalCredit;
    let own: Vec<_> = incomes
        .iter()
        .filter(theirs)
        .map(|income| (income.outstanding(day, free_weeks), income.next_on))
        .filter(|(pence, _)| *pence > Pence::ZERO)
        .collect();
    let expected: i64 = own.iter().map(|(pence, _)| pence.0).sum();
    let pence = Pence(expected.min(technical.0));
    let first = own.iter().filter_map(|(_, next)| *next).min();
    let to_them = first
        .filter(|_| pence > Pence::ZERO)
        .map(|first| (pence, first));
    let theirs = to_them.map_or(0, |(pence, _)| pence.0);
    Coming {
        to_us: Pence(technical.0 - theirs),
        to_them,
    }
}

#[cfg(test)]
mod tests {
    use super::super::income::{Every, IncomeStatus};
    use super::*;

    fn income(kind: IncomeKind) -> Income {
        Income {
            kind,
            status: IncomeStatus::Paid,
            amount: Some(Pence(46_440)),
            every: Every::FourWeeks,
            next_on: "2026-11-30".parse().ok(),
            covers_to: "2026-11-15".parse().ok(),
        }
    }

    #[test]
    fn what_is_paid_to_the_tenant_is_on_its_way_to_nobody_but_them() {
        let day = "2026-11-21".parse().unwrap();
        let next = "2026-11-30".parse().unwrap();
        let benefit = income(IncomeKind::HousingBenefit);
        let credit = income(IncomeKind::UniversalCredit);
        for (technical, incomes, to_us, to_them) in [
            (0, vec![credit], 0, None),
            (11_610, vec![], 11_610, None),
            (11_610, vec![benefit], 11_610, None),
            (11_610, vec![credit], 0, Some(11_610)),
            (5_000, vec![credit], 0, Some(5_000)),
            (23_220, vec![benefit, credit], 11_610, Some(11_610)),
        ] {
            let parted = coming(Pence(technical), &incomes, &[], day);
            let expected = Coming {
                to_us: Pence(to_us),
                to_them: to_them.map(|pence| (Pence(pence), next)),
            };
            assert_eq!(parted, expected, "{technical} by {incomes:?}");
        }
    }
}
