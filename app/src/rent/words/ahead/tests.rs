use super::*;
use crate::rent::words::fixture::{at, benefit, day, income, today};
use domain::rent::Frozen;
use rules::rent::IncomeStatus;

#[test]
fn monday_adds_a_week_and_benefit_takes_it_off() {
    // On the day itself the week has been charged and the benefit pays for four.
    let at = at(34_830, vec![benefit()], None);
    let seen: Vec<_> = [next_charge(&at, &[]), next_income(&at, &[])]
        .into_iter()
        .flatten()
        .map(|it| (it.on, it.sentence, it.after.unwrap_or_default()))
        .collect();
    assert_eq!(
        seen,
        [
            (
                day("2026-11-23"),
                "On Monday 23 November 2026 we add £116.10 for the week.".to_owned(),
                "After that £464.40 will be left to pay.".to_owned()
            ),
            (
                day("2026-11-30"),
                "£464.40 of Housing Benefit is due.".to_owned(),
                "After that £116.10 will be left to pay.".to_owned()
            ),
        ]
    );
    let zero = super::super::fixture::at(23_220, vec![benefit()], None);
    assert_eq!(
        next_income(&zero, &[]).unwrap().after.unwrap(),
        "After that your account will be £0.00."
    );
    let credit = super::super::fixture::at(0, vec![benefit()], None);
    assert_eq!(
        next_income(&credit, &[]).unwrap().after.unwrap(),
        "After that you will be £232.20 in credit."
    );
}

#[test]
fn what_is_on_hold_is_not_added_up_with_what_is_to_pay() {
    let frozen = Some(Frozen::Since(day("2026-11-02"), Pence(64_000)));
    let at = at(87_220, vec![benefit()], frozen);
    assert_eq!(next_charge(&at, &[]).unwrap().after, None);
    assert_eq!(next_income(&at, &[]).unwrap().after, None);
}

#[test]
fn a_benefit_that_is_not_paid_promises_nothing() {
    for status in [IncomeStatus::Claimed, IncomeStatus::Suspended] {
        let at = at(0, vec![income(IncomeKind::HousingBenefit, status)], None);
        assert_eq!(next_income(&at, &[]), None);
    }
}

#[test]
fn rent_free_weeks_are_named_and_who_has_rent_left_keeps_paying() {
    let with = |balance, days: &[&str]| {
        let mut at = at(balance, vec![], None);
        at.charges.free_weeks = days.iter().map(|text| day(text)).collect();
        free_weeks(&at)
    };
    assert_eq!(with(0, &[]), None);
    assert_eq!(
        with(0, &["2026-12-21"]).unwrap(),
        "No rent on Monday 21 December."
    );
    assert_eq!(
        with(11_610, &["2026-12-21", "2026-12-28"]).unwrap(),
        "No rent on Mondays 21 and 28 December. If you have rent left to pay, keep paying in those weeks."
    );
    assert_eq!(
        with(0, &["2026-12-28", "2027-01-04"]).unwrap(),
        "No rent on Mondays 28 December and 4 January."
    );
    // What is past or far away is not news.
    assert_eq!(with(0, &["2026-11-16", "2027-03-22"]), None);
    assert!(today() < day("2026-12-21"));
}

#[test]
fn a_new_price_is_what_its_monday_adds_and_is_said_before() {
    let mut at = at(0, Vec::new(), None);
    at.charges.later = vec![
        (day("2026-11-23"), Pence(12_167)),
        (day("2026-12-07"), Pence::ZERO),
    ];
    assert_eq!(
        next_charge(&at, &[]).unwrap().sentence,
        "On Monday 23 November 2026 we add £121.67 for the week."
    );
    assert_eq!(
        crate::rent::words::later_words(&at),
        [
            "From Monday 23 November 2026 it is £121.67 in each charged week.",
            "From Monday 7 December 2026 nothing is charged."
        ]
    );
}
