use super::*;
use crate::rent::words::fixture::{at, benefit, day, income};
use domain::rent::Frozen::{BeingChecked, Since};
use rules::rent::IncomeKind::{DirectDebit, HousingBenefit, UniversalCredit};
use rules::rent::IncomeStatus::{Claimed, Paid, Suspended};

fn rent(balance: i64, incomes: Vec<Income>) -> String {
    said(AccountKind::Rent, &at(balance, incomes, None), false).whole()
}

fn since(pence: i64) -> Option<Frozen> {
    Some(Since(day("2026-11-02"), Pence(pence)))
}

#[test]
fn every_shape_of_a_rent_account_has_its_sentence() {
    for (balance, incomes, words) in [
        (0, vec![], "You are up to date."),
        (0, vec![benefit()], "You are up to date."),
        (-24_860, vec![], "You are £248.60 in credit."),
        (
            11_610,
            vec![benefit()],
            "You have £116.10 to pay. That is one week: your Housing Benefit arrives on 30 November.",
        ),
        (
            8_000,
            vec![benefit()],
            "You have £80.00 to pay. That is less than one week: your Housing Benefit arrives on 30 November.",
        ),
        (
            23_220,
            vec![benefit()],
            "You have £232.20 to pay. £116.10 of it is on its way: your Housing Benefit arrives on 30 November. The other £116.10 is for you to pay.",
        ),
        (
            58_050,
            vec![benefit()],
            "You have £580.50 to pay. £116.10 of it is on its way: your Housing Benefit arrives on 30 November. The other £464.40 is for you to pay. You can pay it bit by bit.",
        ),
        (
            11_610,
            vec![],
            "You have £116.10 to pay. That is one week's rent.",
        ),
        (
            5_000,
            vec![],
            "You have £50.00 to pay. That is less than one week's rent.",
        ),
        (
            69_660,
            vec![],
            "You have £696.60 to pay. That is 6 weeks' rent. You can pay it bit by bit.",
        ),
        (
            64_000,
            vec![],
            "You have £640.00 to pay. That is about 6 weeks' rent. You can pay it bit by bit.",
        ),
        (
            46_440,
            vec![income(HousingBenefit, Claimed)],
            "You have £464.40 to pay. That is 4 weeks' rent. You can pay it bit by bit. We know that your Housing Benefit is not decided yet: it may pay for this.",
        ),
        (
            11_610,
            vec![income(UniversalCredit, Suspended)],
            "You have £116.10 to pay. That is one week's rent. Your Universal Credit has stopped for now: call us, we can help with that.",
        ),
        (
            11_610,
            vec![Income {
                next_on: Some(day("2026-11-16")),
                ..benefit()
            }],
            "You have £116.10 to pay. That is one week's rent. We expected your Housing Benefit on 16 November, and it is not here yet.",
        ),
        (
            11_610,
            vec![income(DirectDebit, Paid)],
            "You have £116.10 to pay. That is one week: we take your Direct Debit on 30 November.",
        ),
        (
            11_610,
            vec![income(UniversalCredit, Paid)],
            "You have £116.10 to pay. That is one week: your Universal Credit is paid to you on 30 November. Pay it then.",
        ),
        (
            58_050,
            vec![income(UniversalCredit, Paid)],
            "You have £580.50 to pay. £116.10 of it is for when your Universal Credit is paid to you on 30 November. Pay it then. The other £464.40 is for you to pay. You can pay it bit by bit.",
        ),
        (
            34_830,
            vec![benefit(), income(UniversalCredit, Paid)],
            "You have £348.30 to pay. £116.10 of it is on its way: your Housing Benefit arrives on 30 November. £116.10 of it is for when your Universal Credit is paid to you on 30 November. Pay it then. The other £116.10 is for you to pay.",
        ),
    ] {
        assert_eq!(rent(balance, incomes), words);
    }
}

#[test]
fn credit_that_is_paid_to_the_tenant_is_never_called_on_its_way_to_us() {
    let at = at(58_050, vec![income(UniversalCredit, Paid)], None);
    let why = crate::rent::words::why_both(&at).join(" ");
    let about = crate::rent::words::statement::about_balance(&at, None).join(" ");
    for words in [why, about] {
        assert!(!words.contains("on its way"), "{words}");
        let then = "is for when your Universal Credit is paid to you on 30 November. Pay it then.";
        assert!(words.contains(then), "{words}");
        assert!(words.contains("£464.40"), "{words}");
    }
}

#[test]
fn every_other_account_says_what_it_is_for() {
    for (kind, words) in [
        (
            AccountKind::Former,
            "You have £312.40 left to pay for your former home. You can pay it bit by bit.",
        ),
        (
            AccountKind::CourtCosts,
            "You have £312.40 to pay for court costs. You can pay it bit by bit.",
        ),
        (
            AccountKind::Recharge,
            "You have £312.40 to pay for repairs. You can pay it bit by bit.",
        ),
        (
            AccountKind::OverpaidBenefit,
            "You have £312.40 of Housing Benefit to pay back, because it was too much. You can pay it bit by bit.",
        ),
        (
            AccountKind::Leasehold,
            "You have £312.40 to pay for service charges.",
        ),
        (
            AccountKind::Garage,
            "You have £312.40 to pay. That is about 3 weeks' charge. You can pay it bit by bit.",
        ),
    ] {
        assert_eq!(said(kind, &at(31_240, vec![], None), false).whole(), words);
        assert_eq!(
            said(kind, &at(0, vec![], None), false).whole(),
            "You are up to date."
        );
        assert_eq!(
            said(kind, &at(-100, vec![], None), false).whole(),
            "You are £1.00 in credit."
        );
    }
}

#[test]
fn in_breathing_space_the_part_on_hold_stands_apart_and_nobody_owes() {
    for (balance, incomes, frozen, knows_why, words) in [
        (
            87_220,
            vec![],
            since(64_000),
            true,
            "Rent since 2 November: £232.20. £640.00 is in breathing space: we ask you for nothing of it.",
        ),
        (
            87_220,
            vec![],
            since(64_000),
            false,
            "Rent since 2 November: £232.20. £640.00 is on hold: we ask you for nothing of it.",
        ),
        (
            75_610,
            vec![benefit()],
            since(64_000),
            false,
            "Rent since 2 November: £116.10. Your Housing Benefit arrives on 30 November. £640.00 is on hold: we ask you for nothing of it.",
        ),
        (
            64_000,
            vec![],
            since(64_000),
            true,
            "Nothing to pay now. £640.00 is in breathing space: we ask you for nothing of it.",
        ),
        (
            50_000,
            vec![],
            since(64_000),
            false,
            "Nothing to pay now. £500.00 is on hold: we ask you for nothing of it.",
        ),
        (
            -500,
            vec![],
            since(64_000),
            true,
            "You are £5.00 in credit.",
        ),
        (0, vec![], since(64_000), false, "You are up to date."),
        (
            64_000,
            vec![income(HousingBenefit, Suspended)],
            Some(BeingChecked),
            false,
            "Your account stands at £640.00. It is on hold while we check something. We ask you for nothing until then.",
        ),
    ] {
        let at = at(balance, incomes, frozen);
        assert_eq!(said(AccountKind::Rent, &at, knows_why).whole(), words);
    }
}

#[test]
fn nothing_frightens_and_a_joint_tenant_is_not_told_why() {
    let shapes = [None, Some(BeingChecked), since(1), since(64_000)];
    for kind in AccountKind::ALL {
        for frozen in shapes {
            for balance in [-5_000, 0, 1, 11_610, 64_000, 1_000_000] {
                for incomes in [
                    vec![],
                    vec![benefit()],
                    vec![income(HousingBenefit, Claimed)],
                ] {
                    let at = at(balance, incomes, frozen);
                    let words = said(*kind, &at, false).whole().to_lowercase();
                    let never = [
                        "owe",
                        "arrears",
                        "debt",
                        "must",
                        "in full",
                        "court action",
                        "evict",
                        "breathing",
                    ];
                    for word in never {
                        assert!(!words.contains(word), "{word}: {words}");
                    }
                    if frozen.is_some() && balance > 0 {
                        assert!(!words.contains("to pay."), "no demand: {words}");
                    }
                }
            }
        }
    }
}

#[test]
fn weeks_are_counted_as_one_says_them() {
    let week = Pence(11_610);
    for (pence, words) in [
        (1, Some("less than one week")),
        (11_610, Some("one week")),
        (11_700, Some("about one week")),
        (20_000, Some("about 2 weeks")),
        (23_220, Some("2 weeks")),
        (0, None),
        (-5, None),
    ] {
        assert_eq!(weeks(Pence(pence), week).as_deref(), words);
    }
    assert_eq!(weeks(Pence(5), Pence::ZERO), None);
}
