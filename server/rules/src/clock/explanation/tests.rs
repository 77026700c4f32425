use super::*;
use crate::clock::due;
use chrono::TimeDelta;
use proptest::prelude::*;

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// "24:0 25:Christmas Day 26:weekend …": the day of the month, and what it is.
fn told(explained: &Explained) -> String {
    let words = explained.days.iter().map(|day| {
        let what = match (day.counted, &day.skipped) {
            (Some(number), None) => number.to_string(),
            (Some(number), Some(why)) => format!("{number}/{}", why.words()),
            (None, Some(why)) => why.words().to_owned(),
            (None, None) => "last".to_owned(),
        };
        format!("{}:{what}", day.date.day())
    });
    words.collect::<Vec<_>>().join(" ")
}

fn england(period: &str, trigger: &str, pauses: &[Pause]) -> Explained {
    let period = period.parse().unwrap();
    explain(period, moment(trigger), pauses, &Calendar::england())
}

#[test]
fn a_working_day_at_christmas_names_every_day_it_skips() {
    assert_eq!(
        told(&england("1wd", "2026-12-24T10:00:00Z", &[])),
        "24:0 25:Christmas Day 26:weekend 27:weekend 28:Boxing Day (substitute day) 29:1"
    );
}

#[test]
fn a_paused_day_is_skipped_and_a_paused_weekend_is_a_weekend() {
    let pause = Pause {
        from: moment("2026-12-03T15:00:00Z"),
        to: moment("2026-12-07T09:00:00Z"),
    };
    assert_eq!(
        told(&england("3wd", "2026-12-01T10:00:00Z", &[pause])),
        "1:0 2:1 3:the clock stood still 4:the clock stood still 5:weekend 6:weekend 7:the clock stood still 8:2 9:3"
    );
}

#[test]
fn a_month_that_ends_on_a_holiday_moves_on_to_a_working_day() {
    assert_eq!(
        told(&england("1m", "2026-11-25T10:00:00Z", &[])),
        "25:0 25:1/Christmas Day 26:weekend 27:weekend 28:Boxing Day (substitute day) 29:last"
    );
}

#[test]
fn weeks_are_told_by_the_day_each_is_full_and_hours_not_by_days() {
    assert_eq!(
        told(&england("3w", "2026-12-14T10:00:00Z", &[])),
        "14:0 21:1 28:2 4:3"
    );
    assert!(england("24h", "2026-12-14T10:00:00Z", &[]).days.is_empty());
}

#[test]
fn a_pause_on_the_first_day_moves_the_start() {
    let pause = Pause {
        from: moment("2026-12-01T11:00:00Z"),
        to: moment("2026-12-02T11:00:00Z"),
    };
    assert_eq!(
        told(&england("2d", "2026-12-01T10:00:00Z", &[pause])),
        "1:the clock stood still 2:the clock stood still 3:0 4:1 5:2"
    );
}

#[test]
fn an_added_holiday_goes_by_its_name() {
    let mut calendar = Calendar::england();
    calendar.add_named_bank_holiday(day("2027-02-05"), "The coronation");
    let explained = explain(
        Period::WorkingDays(1),
        moment("2027-02-04T10:00:00Z"),
        &[],
        &calendar,
    );
    assert_eq!(
        told(&explained),
        "4:0 5:The coronation 6:weekend 7:weekend 8:1"
    );
}

#[test]
fn sixty_working_days_are_a_few_lines() {
    let spans = england("60wd", "2026-12-01T10:00:00Z", &[]).spans();
    let kinds: Vec<_> = spans.iter().map(|span| &span.kind).collect();
    assert!(spans.len() <= 10, "{kinds:?}");
    assert_eq!(
        spans[1],
        Span {
            from: day("2026-12-02"),
            to: day("2026-12-24"),
            kind: Kind::Counted {
                from: 1,
                to: 17,
                weekends: true
            },
        }
    );
    assert_eq!(
        kinds[2],
        &Kind::Skipped(Skipped::BankHoliday("Christmas Day".into()))
    );
}

type Unit = fn(u32) -> Period;
const UNITS: [Unit; 6] = [
    Period::Hours,
    Period::WorkingDays,
    Period::Weeks,
    Period::CalendarDays,
    Period::CalendarDaysToWorkingDay,
    Period::Months,
];

fn any_trigger() -> impl Strategy<Value = DateTime<Utc>> {
    (1_735_689_600i64..1_893_456_000)
        .prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap())
}

fn pauses_after(trigger: DateTime<Utc>, drawn: &[(i64, i64)]) -> Vec<Pause> {
    let pause = |(after, length): &(i64, i64)| {
        let from = trigger + TimeDelta::seconds(*after);
        Pause {
            from,
            to: from + TimeDelta::seconds(*length),
        }
    };
    drawn.iter().map(pause).collect()
}

proptest! {
    #[test]
    fn the_counted_days_are_the_period_and_the_last_is_the_due_date(
        trigger in any_trigger(), n in 0u32..40, unit in prop::sample::select(UNITS.to_vec()),
        drawn in prop::collection::vec((0i64..5_000_000, 0i64..800_000), 0..4),
    ) {
        let calendar = Calendar::england();
        let pauses = pauses_after(trigger, &drawn);
        let explained = explain(unit(n), trigger, &pauses, &calendar);
        prop_assert_eq!(explained.due, due_with_pauses(unit(n), trigger, &pauses, &calendar));
        if matches!(unit(n), Period::Hours(_)) {
            prop_assert!(explained.days.is_empty());
            return Ok(());
        }
        let counted: Vec<u32> = explained.days.iter().filter_map(|day| day.counted).filter(|n| *n > 0).collect();
        prop_assert_eq!(counted, (1..=n).collect::<Vec<_>>());
        prop_assert_eq!(explained.days.last().map(|day| day.date), Some(london::date_of(explained.due)));
        prop_assert!(explained.days.iter().rev().take(1).all(|day| day.skipped.is_none()));
        prop_assert!(explained.days.is_sorted_by(|a, b| a.date < b.date));
        if pauses.is_empty() {
            prop_assert_eq!(explained.due, due(unit(n), trigger, &calendar));
        }
    }

    #[test]
    fn the_spans_lose_no_counted_day(trigger in any_trigger(), n in 1u32..80, unit in prop::sample::select(UNITS[1..].to_vec())) {
        let explained = explain(unit(n), trigger, &[], &Calendar::england());
        let counted: u32 = explained.spans().iter().map(|span| match span.kind {
            Kind::Counted { from, to, .. } => to - from + 1,
            _ => 0,
        }).sum();
        let moved = explained.days.iter().filter(|day| day.counted.is_some_and(|n| n > 0) && day.skipped.is_some()).count();
        prop_assert_eq!(counted as usize + moved, n as usize);
    }
}
