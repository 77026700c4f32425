//! How near a promise is to being missed, so that someone acts before it is.

use crate::calendar::Calendar;
use crate::london;
use chrono::{DateTime, TimeDelta, Utc};

/// Below this much time left, a clock is red however short it is.
const LAST_HOURS: TimeDelta = TimeDelta::hours(2);

/// Green, amber or red. Words say the same beside the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// There is time.
    Green,
    /// Less than a quarter of the time is left, or less than one working day.
    Amber,
    /// Less than a tenth of the time is left, or two hours, or it is past.
    Red,
}

impl Standing {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
        }
    }
}

/// How a clock stands that began at `trigger` and is due at `due`.
pub fn standing(
    trigger: DateTime<Utc>,
    due: DateTime<Utc>,
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Standing {
    let (left, whole) = (due - now, due - trigger);
    if left < LAST_HOURS || left * 10 < whole {
        Standing::Red
    } else if left * 4 < whole || less_than_a_working_day(now, due, calendar) {
        Standing::Amber
    } else {
        Standing::Green
    }
}

/// Whether no working day after today is left to act on.
fn less_than_a_working_day(now: DateTime<Utc>, due: DateTime<Utc>, calendar: &Calendar) -> bool {
    calendar.working_days_between(london::date_of(now), london::date_of(due)) < 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn at(trigger: &str, due: &str, now: &str) -> Standing {
        standing(utc(trigger), utc(due), utc(now), &Calendar::england())
    }

    #[test]
    fn four_hours_are_amber_at_once_and_red_from_half_time() {
        let four = |now| at("2026-11-23T10:00:00Z", "2026-11-23T14:00:00Z", now);
        assert_eq!(four("2026-11-23T10:00:00Z"), Standing::Amber);
        assert_eq!(four("2026-11-23T12:00:00Z"), Standing::Amber);
        assert_eq!(four("2026-11-23T12:00:01Z"), Standing::Red);
        assert_eq!(four("2026-11-23T15:00:00Z"), Standing::Red);
    }

    #[test]
    fn one_working_day_is_green_today_and_amber_tomorrow() {
        let one = |now| at("2026-11-23T10:00:00Z", "2026-11-24T23:59:59Z", now);
        assert_eq!(one("2026-11-23T16:00:00Z"), Standing::Green);
        assert_eq!(one("2026-11-24T09:00:00Z"), Standing::Amber);
        assert_eq!(one("2026-11-24T21:00:00Z"), Standing::Red);
    }

    #[test]
    fn twenty_working_days_turn_amber_in_the_last_week_and_red_in_the_last_days() {
        // Friday 20 November to Friday 18 December: 28 days and some hours.
        let twenty = |now| at("2026-11-20T10:00:00Z", "2026-12-18T23:59:59Z", now);
        assert_eq!(twenty("2026-12-11T10:00:00Z"), Standing::Green);
        assert_eq!(twenty("2026-12-12T10:00:00Z"), Standing::Amber);
        assert_eq!(twenty("2026-12-16T10:00:00Z"), Standing::Red);
    }

    #[test]
    fn over_christmas_the_last_day_that_anyone_works_is_amber() {
        // Due on Tuesday the 29th; on Christmas Eve one working day is left, on the 25th too, on the 29th none.
        let clock = |now| at("2026-12-21T10:00:00Z", "2026-12-29T23:59:59Z", now);
        assert_eq!(clock("2026-12-24T10:00:00Z"), Standing::Green);
        assert_eq!(clock("2026-12-29T00:00:00Z"), Standing::Amber);
    }

    proptest! {
        #[test]
        fn it_only_ever_gets_worse(hours in 1i64..2_000, a in 0i64..3_000, b in 0i64..3_000) {
            let trigger = utc("2026-03-20T09:00:00Z");
            let due = trigger + TimeDelta::hours(hours);
            let at = |hours| standing(trigger, due, trigger + TimeDelta::hours(hours), &Calendar::england());
            prop_assert!(at(a.min(b)) <= at(a.max(b)));
            prop_assert_eq!(at(hours + 1), Standing::Red);
        }
    }
}
