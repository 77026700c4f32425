use super::*;
use crate::rent::RentYear;
use crate::rent::income::{Income, IncomeKind, IncomeStatus};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn plan(arrears: i64, amount: i64, every: Every, first_on: &str) -> Plan {
    let offer = Offer {
        amount: Pence(amount),
        every,
        first_on: day(first_on),
    };
    Plan::of(Pence(arrears), offer).unwrap()
}

fn band() -> Band {
    Band {
        least_weekly: Pence(370),
        longest_weeks: 52,
    }
}

fn terms(arrears: i64) -> Terms {
    Terms {
        arrears: Pence(arrears),
        today: day("2026-11-21"),
        band: band(),
        usual: [11_610, 23_220, 46_440, 50_310].map(Pence),
    }
}

#[test]
fn plans_end_when_the_sum_is_paid() {
    for (arrears, amount, every, first, payments, last, clear) in [
        (5_840, 500, Every::Week, "2026-12-04", 12, 340, "2027-02-19"),
        (6_000, 500, Every::Week, "2026-12-04", 12, 500, "2027-02-19"),
        (
            5_840,
            9_000,
            Every::Week,
            "2026-12-04",
            1,
            5_840,
            "2026-12-04",
        ),
        (
            30_000,
            2_500,
            Every::Month,
            "2026-12-04",
            12,
            2_500,
            "2027-11-04",
        ),
        // Over Christmas, Easter (28 March 2027) and both clock changes the days go on as before.
        (
            30_000,
            2_500,
            Every::Fortnight,
            "2026-12-25",
            12,
            2_500,
            "2027-05-28",
        ),
        (
            30_000,
            2_500,
            Every::FourWeeks,
            "2027-03-29",
            12,
            2_500,
            "2028-01-31",
        ),
        // A month without the day pays on its last; the next goes back to the day that was chosen.
        (
            7_500,
            2_500,
            Every::Month,
            "2027-01-31",
            3,
            2_500,
            "2027-03-31",
        ),
        (
            5_000,
            2_500,
            Every::Month,
            "2028-01-31",
            2,
            2_500,
            "2028-02-29",
        ),
        (
            5_000,
            2_500,
            Every::Month,
            "2027-01-29",
            2,
            2_500,
            "2027-02-28",
        ),
        (
            32_500,
            2_500,
            Every::Month,
            "2028-02-29",
            13,
            2_500,
            "2029-02-28",
        ),
    ] {
        let plan = plan(arrears, amount, every, first);
        assert_eq!(
            (plan.payments, plan.last, plan.clear_on),
            (payments, Pence(last), day(clear)),
            "{arrears} by {amount} {}",
            every.key()
        );
    }
}

#[test]
fn a_year_of_53_weeks_has_53_weekly_payments() {
    let year = RentYear::containing(day("2030-04-01"));
    let plan = plan(53 * 500, 500, Every::Week, "2030-04-01");
    assert!(plan.schedule().map(|(day, _)| day).eq(year.mondays()));
    assert_eq!(band().judge(&plan), Verdict::AtOnce);
}

#[test]
fn what_makes_no_plan_says_why() {
    let offer = |amount| Offer {
        amount: Pence(amount),
        every: Every::Week,
        first_on: day("2026-12-04"),
    };
    for (arrears, amount, why) in [
        (0, 500, NoPlan::NothingOwed),
        (-24_860, 500, NoPlan::NothingOwed),
        (99, 500, NoPlan::NothingOwed),
        (5_000, 99, NoPlan::TooSmall),
        (5_000, -500, NoPlan::TooSmall),
        (52_001, 100, NoPlan::Endless),
        (i64::MAX, 100, NoPlan::Endless),
    ] {
        assert_eq!(Plan::of(Pence(arrears), offer(amount)), Err(why));
    }
    assert!(Plan::of(Pence(52_000), offer(100)).is_ok());
}

#[test]
fn the_band_takes_what_is_enough_and_soon() {
    for (arrears, amount, every, verdict) in [
        (10_000, 370, Every::Week, Verdict::AtOnce),
        (10_000, 369, Every::Week, Verdict::Small),
        (10_000, 740, Every::Fortnight, Verdict::AtOnce),
        (10_000, 739, Every::Fortnight, Verdict::Small),
        (10_000, 1_603, Every::Month, Verdict::AtOnce),
        (10_000, 1_500, Every::Month, Verdict::Small),
        (370 * 53, 370, Every::Week, Verdict::AtOnce),
        (370 * 54, 370, Every::Week, Verdict::Long),
        // Less than the least, and yet all of it.
        (200, 200, Every::Month, Verdict::AtOnce),
    ] {
        let plan = plan(arrears, amount, every, "2026-12-04");
        assert_eq!(band().judge(&plan), verdict, "{arrears} by {amount}");
    }
}

#[test]
fn an_answer_says_when_how_much_and_what_becomes_of_it() {
    let typed = Typed {
        amount: "£5",
        every: "week",
        first_on: "2026-12-04",
    };
    let answer = typed.answer(&terms(5_840)).unwrap();
    assert_eq!(answer.title, "You are clear by 19 February 2027.");
    assert_eq!(
        answer.lines,
        [
            "12 payments of £5.00, every week, the last one £3.40, from 4 December.",
            "With the £116.10 you pay as usual that is £121.10 every week.",
            "We can start this plan at once."
        ]
    );
}

#[test]
fn what_does_not_do_is_said_at_its_field() {
    let typed = |amount, every, first_on| Typed {
        amount,
        every,
        first_on,
    };
    for (typed, field) in [
        (typed("", "week", "2026-12-04"), Field::Amount),
        (typed("five", "week", "2026-12-04"), Field::Amount),
        (typed("50p", "week", "2026-12-04"), Field::Amount),
        (typed("5", "", "2026-12-04"), Field::Every),
        (typed("5", "day", "2026-12-04"), Field::Every),
        (typed("5", "week", ""), Field::FirstOn),
        (typed("5", "week", "2026-11-20"), Field::FirstOn),
        (typed("5", "week", "2026-12-23"), Field::FirstOn),
        (typed("5", "week", "2026-02-30"), Field::FirstOn),
        (typed("5", "week", "4 December"), Field::FirstOn),
    ] {
        assert_eq!(
            typed.answer(&terms(5_840)).unwrap_err().0,
            field,
            "{typed:?}"
        );
    }
}

#[test]
fn beside_the_plan_one_pays_what_does_not_come_of_itself() {
    let income = |kind, pence, every| Income {
        kind,
        status: IncomeStatus::Paid,
        amount: Some(Pence(pence)),
        every,
        next_on: None,
        covers_to: None,
    };
    let (week, month) = (Pence(11_610), Pence(50_310));
    let whole = income(IncomeKind::HousingBenefit, 46_440, Every::FourWeeks);
    let part = income(IncomeKind::HousingBenefit, 40_000, Every::FourWeeks);
    let own = income(IncomeKind::UniversalCredit, 50_310, Every::Month);
    assert_eq!(usual(week, month, &[whole]), [Pence::ZERO; 4]);
    assert_eq!(usual(week, month, &[part])[0], Pence(1_610));
    assert_eq!(
        usual(week, month, &[own]),
        [11_610, 23_220, 46_440, 50_310].map(Pence)
    );
    let debit = income(IncomeKind::DirectDebit, 50_310, Every::Month);
    assert_eq!(usual(week, month, &[debit]), [Pence::ZERO; 4]);
}

#[test]
fn a_plan_begins_when_the_money_is_there() {
    let today = day("2026-11-21");
    let credit = |next: &str, status| Income {
        kind: IncomeKind::UniversalCredit,
        status,
        amount: None,
        every: Every::Month,
        next_on: Some(day(next)),
        covers_to: None,
    };
    let (paid, stopped) = (IncomeStatus::Paid, IncomeStatus::Suspended);
    let friday = (Every::Week, day("2026-11-27"));
    assert_eq!(suggestion(today, &[]), friday);
    assert_eq!(suggestion(day("2026-11-27"), &[]).1, day("2026-12-04"));
    assert_eq!(
        suggestion(today, &[credit("2026-12-02", paid)]),
        (Every::Month, day("2026-12-03"))
    );
    assert_eq!(suggestion(today, &[credit("2026-12-02", stopped)]), friday);
    assert_eq!(suggestion(today, &[credit("2026-11-02", paid)]), friday);
    assert_eq!(suggestion(today, &[credit("2027-01-02", paid)]), friday);
}

#[test]
fn a_payment_is_made_when_the_account_is_where_the_plan_says() {
    let due = day("2026-12-04");
    for (today, owed, seen) in [
        ("2026-12-03", 0, Look::Ahead),
        ("2026-12-04", 5_340, Look::Met),
        ("2026-12-04", 5_341, Look::Ahead),
        ("2026-12-07", 5_341, Look::Ahead),
        ("2026-12-08", 5_341, Look::Missed),
        ("2026-12-08", 5_340, Look::Met),
    ] {
        assert_eq!(look(due, 3, day(today), Pence(5_340), Pence(owed)), seen);
    }
}

#[test]
fn two_missed_in_a_row_break_a_plan_and_one_made_in_between_does_not() {
    let payments = |seen: &[Look]| -> Vec<Payment> {
        let standing = |standing: &Look| Payment {
            due_on: day("2026-12-04"),
            pence: Pence(500),
            standing: *standing,
        };
        seen.iter().map(standing).collect()
    };
    use Look::{Ahead, Met, Missed, StoodStill};
    for (seen, broken) in [
        (&[Missed, Missed][..], true),
        (&[Met, Missed, Missed, Ahead], true),
        (&[Missed, StoodStill, Missed], true),
        (&[Missed, Met, Missed, Ahead], false),
        (&[Missed, Ahead], false),
        (&[], false),
    ] {
        assert_eq!(is_broken(&payments(seen), 2), broken, "{seen:?}");
    }
}

fn any_every() -> impl Strategy<Value = Every> {
    prop::sample::select(Every::ALL)
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..12_000).prop_map(|days| day("2024-02-01") + chrono::Days::new(days))
}

proptest! {
    #[test]
    fn what_is_paid_is_what_was_owed(arrears in 100i64..2_000_000, amount in 4_000i64..500_000, every in any_every(), first_on in any_day()) {
        let plan = Plan::of(Pence(arrears), Offer { amount: Pence(amount), every, first_on }).unwrap();
        let schedule: Vec<_> = plan.schedule().collect();
        prop_assert_eq!(schedule.iter().map(|(_, pence)| pence.0).sum::<i64>(), arrears);
        prop_assert!(schedule.iter().all(|(_, pence)| pence.0 > 0 && *pence <= plan.offer.amount));
        prop_assert!(schedule.windows(2).all(|two| two[0].0 < two[1].0));
        prop_assert_eq!(schedule.len(), plan.payments as usize);
        prop_assert_eq!((schedule[0].0, schedule[schedule.len() - 1].0), (first_on, plan.clear_on));
    }

    #[test]
    fn more_is_never_later(arrears in 100i64..52_000, amount in 100i64..60_000, more in 0i64..60_000, every in any_every(), first_on in any_day()) {
        let clear = |amount| Plan::of(Pence(arrears), Offer { amount: Pence(amount), every, first_on }).unwrap().clear_on;
        prop_assert!(clear(amount + more) <= clear(amount));
    }

    #[test]
    fn what_is_taken_at_once_ends_in_time(arrears in 100i64..2_000_000, amount in 4_000i64..500_000, every in any_every(), first_on in any_day()) {
        let plan = Plan::of(Pence(arrears), Offer { amount: Pence(amount), every, first_on }).unwrap();
        if band().judge(&plan) == Verdict::AtOnce {
            prop_assert!(plan.clear_on <= first_on + chrono::Days::new(52 * 7));
        }
    }

    #[test]
    fn the_gentlest_amount_is_taken_and_ten_pence_less_is_not(arrears in 100i64..500_000, every in any_every()) {
        let first_on = NaiveDate::default();
        let judge = |pence| Plan::of(Pence(arrears), Offer { amount: Pence(pence), every, first_on }).map(|plan| band().judge(&plan));
        let gentlest = band().gentlest(Pence(arrears), every).0;
        prop_assert_eq!(judge(gentlest), Ok(Verdict::AtOnce));
        if gentlest < arrears && gentlest > SMALLEST.0 {
            prop_assert_ne!(judge(gentlest - 10), Ok(Verdict::AtOnce));
        }
    }

    #[test]
    fn terms_go_into_the_browser_and_come_out_whole(arrears in 0i64..2_000_000, today in any_day(), week in 0i64..50_000) {
        let terms = Terms { arrears: Pence(arrears), today, band: band(), usual: [week, 2 * week, 4 * week, 5 * week].map(Pence) };
        prop_assert_eq!(Terms::from_numbers(&terms.to_numbers()), Some(terms));
    }

    /// Who pays what they were told on the days of the plan, and the rent on the days before, misses nothing, whatever the
    /// calendar; nobody is clear before the last payment; and what is left out is noticed.
    #[test]
    fn who_pays_what_they_were_told_keeps_their_plan(
        (arrears, amount, week) in (1_000i64..80_000, 500i64..6_000, 2_000i64..40_000),
        made_on in any_day(),
        ahead in 1u64..32,
        every in any_every(),
        free in proptest::collection::btree_set(0usize..52, 0..5),
    ) {
        let first_on = made_on + chrono::Days::new(ahead);
        let plan = Plan::of(Pence(arrears), Offer { amount: Pence(amount), every, first_on }).unwrap();
        let charged: Vec<_> = charged_mondays(made_on, plan.clear_on, &free);
        let usual = usual(Pence(week), crate::rent::year::monthly(Pence(week)), &[]);
        let each = usual[Every::ALL.iter().position(|it| *it == every).unwrap()].0;
        let rhythm = Rhythm { every, usual, made_on, first_on, charged };
        let mut rent = rent_before(every, made_on, first_on) * each;
        let mut line = arrears;
        for (place, (due_on, pence)) in plan.schedule().enumerate() {
            line -= pence.0;
            let charged = rhythm.charged.iter().filter(|monday| **monday <= due_on).count() as i64 * week;
            let may_be_owed = Pence(line + rhythm.behind(due_on, place + 1).0);
            let owed = |paid: i64| Pence(arrears + charged - paid);
            let paid = rent + each + (arrears - line);
            prop_assert_eq!(look(due_on, 3, due_on, may_be_owed, owed(paid)), Look::Met);
            let late = due_on + chrono::Days::new(4);
            if free.is_empty() && every != Every::Week && place == 0 {
                prop_assert_eq!(look(due_on, 3, late, may_be_owed, owed(rent)), Look::Missed);
            }
            if every != Every::Week && line >= SMALLEST.0 {
                prop_assert!(owed(paid).0 + rhythm.ahead(due_on, place + 1).0 >= SMALLEST.0);
            }
            rent += each;
        }
    }
}

fn charged_mondays(
    from: NaiveDate,
    to: NaiveDate,
    free: &std::collections::BTreeSet<usize>,
) -> Vec<NaiveDate> {
    let mondays = crate::rent::year::next_monday(from).iter_weeks();
    mondays
        .take_while(|monday| *monday <= to)
        .enumerate()
        .filter(|(week, _)| !free.contains(week))
        .map(|(_, monday)| monday)
        .collect()
}

/// How often the rent alone is paid between the day a plan is made and its first payment, by who pays it at least every four weeks.
fn rent_before(every: Every, made_on: NaiveDate, first_on: NaiveDate) -> i64 {
    let days = match every {
        Every::Week => 7,
        Every::Fortnight => 14,
        Every::FourWeeks => 28,
        Every::Month => return 0,
    };
    ((first_on - made_on).num_days() - 1) / days
}
