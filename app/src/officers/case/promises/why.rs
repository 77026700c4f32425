//! "Why this date?": the days that were counted and those that were not, when the clock stood still, and what became of the
//! date first promised.

use crate::officers::words;
use crate::ui::{CountedDays, counted_days};
use domain::cases::clocks::{ClockRow, Stop};
use leptos::prelude::*;
use rules::calendar::Calendar;
use rules::clock::{Period, explain};
use rules::london;

#[component]
pub(super) fn Why(clock: ClockRow, calendar: Calendar) -> impl IntoView {
    let changes = changes(&clock)
        .into_iter()
        .map(|line| view! { <p class="small">{line}</p> });
    view! {
        <p class="small">{source(&clock)}</p>
        <CountedDays lines=days(&clock, &calendar)/>
        {changes.collect_view()}
    }
}

/// The days behind the date. None when bank holidays were changed after it was promised: the date stands as it was told.
fn days(clock: &ClockRow, calendar: &Calendar) -> Vec<String> {
    let Some(length) = clock.length() else {
        return Vec::new();
    };
    let explained = explain(length, clock.trigger_at, &clock.pauses(), calendar);
    if explained.due == clock.due_at {
        counted_days(&explained, length)
    } else {
        Vec::new()
    }
}

/// "3 working days from 9am on Monday 16 November 2026. Council repairs policy: urgent".
fn source(clock: &ClockRow) -> String {
    let period = Period::parse(&clock.period).map_or_else(|_| clock.period.clone(), Period::words);
    let start = london::long_moment(clock.trigger_at);
    format!("{period} from {start}. {}", clock.source)
}

/// What happened to the date since it was first promised, in the order it is asked about.
fn changes(clock: &ClockRow) -> Vec<String> {
    let first = (clock.first_due_at != clock.due_at).then(|| {
        format!(
            "First promised: {}.",
            london::long_moment(clock.first_due_at)
        )
    });
    let extended = clock.extended_by.as_deref().map(|by| {
        let by = Period::parse(by).map_or_else(|_| by.to_owned(), Period::words);
        let reason = clock.extension_reason.as_deref().unwrap_or_default();
        format!("{by} more: {reason}")
    });
    let told = clock
        .extension_notice_at
        .map(|at| format!("The tenant was told at {}.", london::long_moment(at)));
    let stops = clock.stops.iter().map(stood_still);
    let since = clock.paused_since.map(|from| {
        let why = words::pause_words(clock.paused_why.as_deref().unwrap_or_default());
        format!("Stands still since {}: {why}.", london::long_moment(from))
    });
    let reopened = clock
        .reopened_at
        .map(|at| format!("Runs again since {}.", london::long_moment(at)));
    first
        .into_iter()
        .chain(extended)
        .chain(told)
        .chain(stops)
        .chain(since)
        .chain(reopened)
        .collect()
}

fn stood_still(stop: &Stop) -> String {
    format!(
        "Stood still from {} to {}: {}.",
        london::long_moment(stop.from),
        london::long_moment(stop.to),
        words::pause_words(&stop.why)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn clock() -> ClockRow {
        ClockRow::promised(
            (
                "repairs.urgent.complete",
                "3wd",
                "Council repairs policy: urgent",
            ),
            utc("2026-11-16T09:00:00Z"),
            utc("2026-11-19T23:59:59Z"),
        )
    }

    #[test]
    fn a_clock_says_how_long_it_is_and_where_that_is_written() {
        assert_eq!(
            source(&clock()),
            "3 working days from 9am on Monday 16 November 2026. Council repairs policy: urgent"
        );
        assert_eq!(
            days(&clock(), &Calendar::england()),
            [
                "Monday 16 November: we start to count the day after",
                "Tuesday 17 to Thursday 19 November: days 1 to 3"
            ]
        );
        assert!(changes(&clock()).is_empty());
    }

    #[test]
    fn a_pause_and_an_extension_are_told_with_the_first_date() {
        let mut moved = clock();
        moved.stops.push(Stop {
            from: utc("2026-11-17T10:00:00Z"),
            to: utc("2026-11-18T10:00:00Z"),
            why: "awaiting_info".into(),
        });
        moved.extended_by = Some("2wd".into());
        moved.extension_reason = Some("The part is late".into());
        moved.due_at = utc("2026-11-25T23:59:59Z");
        let days = days(&moved, &Calendar::england());
        assert_eq!(
            days[1..],
            [
                "Tuesday 17 to Wednesday 18 November: the clock stood still, not counted",
                "Thursday 19 to Wednesday 25 November: days 1 to 5, without weekends",
            ]
        );
        let said = changes(&moved).join(" ");
        for part in [
            "First promised: 11:59pm",
            "2 working days more: The part is late",
            "waiting for the tenant's answer",
        ] {
            assert!(said.contains(part), "{said}");
        }
    }

    #[test]
    fn days_that_no_longer_lead_to_the_date_are_not_shown() {
        let mut calendar = Calendar::england();
        calendar
            .add_named_bank_holiday(london::date_of(utc("2026-11-18T09:00:00Z")), "A coronation");
        assert!(days(&clock(), &calendar).is_empty());
    }
}
