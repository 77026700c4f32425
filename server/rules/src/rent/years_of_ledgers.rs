//! Years of generated ledgers: 52 and 53 weeks, 50 and 48 charging weeks, an increase in mid-year, payments, credits, benefit
//! paid for earlier weeks, lines taken back.

use super::forecast::{Charges, forecast};
use super::income::{Every, Income, IncomeKind, IncomeStatus};
use super::ledger::{Statement, balance_at};
use super::year::{RentYear, first_monday_of_april, weekly_debit};
use crate::money::Pence;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use proptest::prelude::*;

type Line = (NaiveDate, Pence);

/// One year of an account, in the order of its days.
#[derive(Clone, Debug)]
struct Made {
    year: RentYear,
    lines: Vec<Line>,
}

fn years() -> impl Strategy<Value = RentYear> {
    // 2024 and 2030 have 53 Mondays.
    (2024i32..=2031, prop_oneof![Just(0usize), Just(2), Just(4)]).prop_map(|(begins, free)| {
        let year = RentYear::containing(first_monday_of_april(begins));
        let mondays: Vec<_> = year.mondays().collect();
        // Before Christmas, and at the end of the year.
        let places = [37, 38, mondays.len() - 2, mondays.len() - 1];
        let free: Vec<_> = places.iter().take(free).map(|at| mondays[*at]).collect();
        year.with_free_weeks(free)
    })
}

fn made() -> impl Strategy<Value = Made> {
    let moves = prop::collection::vec((0u64..371, -60_000i64..60_000), 0..40);
    let taken_back = prop::collection::vec(any::<prop::sample::Index>(), 0..6);
    (
        years(),
        1_000i64..40_000,
        1_000i64..40_000,
        0usize..53,
        moves,
        taken_back,
    )
        .prop_map(|(year, before, after, raised_in, moves, taken_back)| {
            let mut lines: Vec<Line> = year
                .mondays()
                .enumerate()
                .filter(|(_, monday)| !year.is_free(*monday))
                .map(|(week, monday)| {
                    (monday, Pence(if week < raised_in { before } else { after }))
                })
                .collect();
            let last = (year.ends_on - year.starts_on).num_days() as u64;
            // Payments, credits, and benefit for weeks long past: a line counts from its day, whenever it was written.
            lines.extend(
                moves
                    .into_iter()
                    .filter(|(_, pence)| *pence != 0)
                    .map(|(day, pence)| (year.starts_on + Days::new(day.min(last)), Pence(pence))),
            );
            for index in taken_back {
                let (day, pence) = *index.get(&lines);
                lines.push((day, Pence(-pence.0)));
            }
            lines.sort_by_key(|line| line.0);
            Made { year, lines }
        })
}

fn statement(made: &Made, from: NaiveDate, to: NaiveDate, opening: Pence) -> Statement<Line> {
    Statement::of(from, to, opening, made.lines.iter().copied()).unwrap()
}

proptest! {
    #[test]
    fn the_running_balance_is_the_sum_of_the_lines_so_far(made in made(), opening in -100_000i64..100_000) {
        let all = statement(&made, made.year.starts_on, made.year.ends_on, Pence(opening));
        prop_assert_eq!(all.lines.len(), made.lines.len());
        let mut sum = opening;
        for (at, (line, balance)) in all.lines.iter().enumerate() {
            sum += made.lines[at].1.0;
            prop_assert_eq!(line.1, made.lines[at].1);
            prop_assert_eq!(balance.0, sum);
        }
        prop_assert_eq!(all.closing.0, sum);
        prop_assert_eq!(all.charged().0 - all.paid().0, sum - opening);
    }

    #[test]
    fn statements_of_adjacent_ranges_join(made in made(), cut in 0u64..364) {
        let day = made.year.starts_on + Days::new(cut);
        let first = statement(&made, made.year.starts_on, day, Pence::ZERO);
        let second = statement(&made, day + Days::new(1), made.year.ends_on, first.closing);
        let whole = statement(&made, made.year.starts_on, made.year.ends_on, Pence::ZERO);
        prop_assert_eq!(Some(first.closing), balance_at(&made.lines, day));
        prop_assert_eq!(second.closing, whole.closing);
        prop_assert_eq!(first.lines.len() + second.lines.len(), whole.lines.len());
    }

    #[test]
    fn a_line_taken_back_leaves_no_trace_in_any_balance(made in made(), index in any::<prop::sample::Index>(), cut in 0u64..364) {
        let (day, pence) = *index.get(&made.lines);
        let mut without = made.clone();
        without.lines.push((day, Pence(-pence.0)));
        let mut never = made.clone();
        let at = never.lines.iter().position(|line| *line == (day, pence)).unwrap();
        never.lines.remove(at);
        let seen = made.year.starts_on + Days::new(cut);
        prop_assert_eq!(balance_at(&without.lines, seen), balance_at(&never.lines, seen));
    }

    /// Each charging week is rounded by at most half a penny, so a year is out by at most half a penny for each of its weeks.
    #[test]
    fn the_charges_of_a_year_are_its_rent_up_to_half_a_penny_a_week(year in years(), annual in 1i64..5_000_000) {
        let weeks = year.charging_weeks() as i64;
        let charged = weekly_debit(Pence(annual), weeks).0 * weeks;
        prop_assert!((charged - annual).abs() * 2 <= weeks, "{charged} for {annual} in {weeks} weeks");
    }

    #[test]
    fn a_year_is_charged_on_its_mondays_but_the_free_ones(year in years()) {
        let weeks = year.weeks();
        prop_assert!(weeks == 52 || weeks == 53);
        prop_assert_eq!(year.charging_weeks() + year.free_weeks.len(), weeks);
        prop_assert!(year.mondays().all(|day| day.weekday() == Weekday::Mon && day <= year.ends_on));
        let days = (year.ends_on - year.starts_on).num_days() + 1;
        prop_assert_eq!(days, 7 * weeks as i64);
    }

    /// What was foretold is what the ledger says once it has come true, worked out day by day.
    #[test]
    fn what_is_foretold_comes_true(
        made in made(),
        week in 1_000i64..40_000,
        (benefit, first) in (1_000i64..160_000, 0u64..28),
        (passed, ahead) in (0u64..300, 1u64..120),
    ) {
        let today = made.year.starts_on + Days::new(passed);
        let to = today + Days::new(ahead);
        let next = today + Days::new(first);
        let charges = Charges {
            week: Pence(week),
            later: Vec::new(),
            free_weeks: made.year.free_weeks.iter().copied().collect(),
        };
        let income = Income {
            kind: IncomeKind::HousingBenefit,
            status: IncomeStatus::Paid,
            amount: Some(Pence(benefit)),
            every: Every::FourWeeks,
            next_on: Some(next),
            covers_to: None,
        };
        let now = balance_at(&made.lines, today).unwrap();
        let mut lines = vec![(today, now)];
        for day in today.iter_days().skip(1).take_while(|day| *day <= to) {
            if day.weekday() == Weekday::Mon && !made.year.is_free(day) {
                lines.push((day, Pence(week)));
            }
            let since = (day - next).num_days();
            if since >= 0 && since % 28 == 0 {
                lines.push((day, Pence(-benefit)));
            }
        }
        let steps = forecast(now, today, to, &charges, &[income]);
        prop_assert_eq!(steps.len(), lines.len() - 1);
        for step in &steps {
            let foretold = steps.iter().rfind(|other| other.on == step.on).map(|last| last.balance);
            prop_assert_eq!(foretold, balance_at(&lines, step.on));
        }
    }
}
