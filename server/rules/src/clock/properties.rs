//! What holds for every clock, whenever it starts.

use super::*;
use chrono::FixedOffset;
use proptest::prelude::*;

type Unit = fn(u32) -> Period;
const UNITS: [Unit; 6] = [
    Period::Hours,
    Period::WorkingDays,
    Period::Weeks,
    Period::CalendarDays,
    Period::CalendarDaysToWorkingDay,
    Period::Months,
];

/// Any second from 2025 to 2029, which has ten clock changes, a leap day and five Christmases in it.
fn any_trigger() -> impl Strategy<Value = DateTime<Utc>> {
    (1_735_689_600i64..1_893_456_000)
        .prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap())
}

fn any_pauses() -> impl Strategy<Value = Vec<Pause>> {
    let pause = (any_trigger(), 0i64..2_000_000).prop_map(|(from, seconds)| Pause {
        from,
        to: from + TimeDelta::seconds(seconds),
    });
    prop::collection::vec(pause, 0..4)
}

/// A moment within two days of a change of the clocks.
fn around_a_clock_change() -> impl Strategy<Value = DateTime<Utc>> {
    let changes = [
        "2026-03-29T01:00:00Z",
        "2026-10-25T01:00:00Z",
        "2027-03-28T01:00:00Z",
        "2027-10-31T01:00:00Z",
    ];
    let moments = changes.map(|text| text.parse::<DateTime<Utc>>().unwrap());
    (prop::sample::select(moments.to_vec()), -172_800i64..172_800)
        .prop_map(|(at, seconds)| at + TimeDelta::seconds(seconds))
}

proptest! {
    #[test]
    fn a_longer_period_is_never_due_sooner(trigger in any_trigger(), n in 0u32..120, more in 0u32..40, unit in prop::sample::select(UNITS.to_vec()), pauses in any_pauses()) {
        let calendar = Calendar::england();
        prop_assert!(due_with_pauses(unit(n), trigger, &pauses, &calendar) <= due_with_pauses(unit(n + more), trigger, &pauses, &calendar));
    }

    #[test]
    fn a_later_start_is_never_due_sooner(trigger in any_trigger(), later in 0i64..10_000_000, n in 0u32..60, unit in prop::sample::select(UNITS.to_vec())) {
        let calendar = Calendar::england();
        prop_assert!(due(unit(n), trigger, &calendar) <= due(unit(n), trigger + TimeDelta::seconds(later), &calendar));
    }

    #[test]
    fn a_pause_never_makes_a_clock_due_sooner(trigger in any_trigger(), n in 0u32..60, unit in prop::sample::select(UNITS.to_vec()), pauses in any_pauses()) {
        let calendar = Calendar::england();
        prop_assert!(due_with_pauses(unit(n), trigger, &pauses, &calendar) >= due(unit(n), trigger, &calendar));
    }

    #[test]
    fn clocks_that_end_on_working_days_do(trigger in any_trigger(), n in 1u32..60, pauses in any_pauses()) {
        let calendar = Calendar::england();
        for period in [Period::WorkingDays(n), Period::CalendarDaysToWorkingDay(n), Period::Months(n)] {
            prop_assert!(calendar.is_working_day(london::date_of(due_with_pauses(period, trigger, &pauses, &calendar))));
        }
    }

    #[test]
    fn days_end_on_the_last_second_in_london_on_both_sides_of_a_clock_change(trigger in around_a_clock_change(), n in 0u32..5) {
        let calendar = Calendar::england();
        for unit in &UNITS[1..] {
            let due = due(unit(n), trigger, &calendar);
            prop_assert_eq!(due, london::end_of_day(london::date_of(due)));
            prop_assert!(due >= trigger);
        }
        prop_assert_eq!(due(Period::Hours(n), trigger, &calendar) - trigger, TimeDelta::hours(i64::from(n)));
    }

    #[test]
    fn the_time_zone_a_moment_was_written_in_does_not_matter(trigger in any_trigger(), n in 0u32..60, hours in -12i32..=14, unit in prop::sample::select(UNITS.to_vec())) {
        let elsewhere = trigger.with_timezone(&FixedOffset::east_opt(hours * 3_600).unwrap()).to_rfc3339();
        let calendar = Calendar::england();
        prop_assert_eq!(due(unit(n), elsewhere.parse().unwrap(), &calendar), due(unit(n), trigger, &calendar));
    }
}
