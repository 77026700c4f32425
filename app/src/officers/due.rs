//! How a date reads in the queue: how late, or how soon, as an officer would say it.

use super::words;
use crate::ui::Tone;
use chrono::{DateTime, Datelike, TimeDelta, Utc};
use rules::calendar::Calendar;
use rules::clock::{Standing, standing};
use rules::london;

/// Below this a thing is late by hours, even across midnight; from it on by days of the calendar.
const LATE_BY_HOURS: TimeDelta = TimeDelta::hours(12);

/// "3 hours late", "2 days late", "Today 5pm", "Tomorrow", "Tue 24 Nov".
pub fn due_words(due: Option<DateTime<Utc>>, now: DateTime<Utc>) -> String {
    match due {
        None => "No date".to_owned(),
        Some(due) if due < now => late_words(due, now),
        Some(due) => ahead_words(due, now),
    }
}

/// Red is late or nearly so, amber is due soon: see [`standing`]. `clock` is when it began and when it is due.
pub fn due_tone(
    clock: Option<(DateTime<Utc>, DateTime<Utc>)>,
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Tone {
    due_warning(clock, now, calendar).map_or(Tone::Neutral, |(_, tone)| tone)
}

/// "3 hours late", "Today 5pm, due very soon", "Tue 24 Nov": the words of the queue's first column.
pub fn due_line(
    clock: Option<(DateTime<Utc>, DateTime<Utc>)>,
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> String {
    let when = due_words(clock.map(|(_, due)| due), now);
    match due_warning(clock, now, calendar) {
        Some((warning, _)) if clock.is_some_and(|(_, due)| due >= now) => {
            format!("{when}, {}", warning.to_lowercase())
        }
        _ => when,
    }
}

/// The same in words: "Due soon", "Due very soon", "Late". Nothing while there is time.
pub fn due_warning(
    clock: Option<(DateTime<Utc>, DateTime<Utc>)>,
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Option<(&'static str, Tone)> {
    let (trigger, due) = clock?;
    match standing(trigger, due, now, calendar) {
        Standing::Green => None,
        Standing::Amber => Some((words::DUE_SOON, Tone::Amber)),
        Standing::Red if due < now => Some((words::LATE_TAG, Tone::Red)),
        Standing::Red => Some((words::DUE_VERY_SOON, Tone::Red)),
    }
}

fn late_words(due: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let by = now - due;
    let days = (london::date_of(now) - london::date_of(due)).num_days();
    if by < TimeDelta::hours(1) {
        format!("{} late", count(by.num_minutes().max(1), "minute"))
    } else if by < LATE_BY_HOURS || days == 0 {
        format!("{} late", count(by.num_hours(), "hour"))
    } else {
        format!("{} late", count(days, "day"))
    }
}

fn ahead_words(due: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let (day, today) = (london::date_of(due), london::date_of(now));
    match (day - today).num_days() {
        0 => format!("Today{}", time_words(due)),
        1 => format!("Tomorrow{}", time_words(due)),
        _ if day.year() == today.year() => day.format("%a %-d %b").to_string(),
        _ => day.format("%a %-d %b %Y").to_string(),
    }
}

/// The clocks of law end with the day; to say "11:59pm" would only puzzle.
fn time_words(due: DateTime<Utc>) -> String {
    if due == london::end_of_day(london::date_of(due)) {
        String::new()
    } else {
        format!(" {}", london::time_of(due))
    }
}

/// "1 hour", "3 hours".
pub fn count(number: i64, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn read(due: &str, now: &str) -> String {
        due_words(Some(utc(due)), utc(now))
    }

    #[test]
    fn lateness_grows_from_minutes_to_hours_to_days() {
        let due = "2026-11-20T17:00:00Z";
        assert_eq!(read(due, "2026-11-20T17:00:01Z"), "1 minute late");
        assert_eq!(read(due, "2026-11-20T17:59:00Z"), "59 minutes late");
        assert_eq!(read(due, "2026-11-20T18:00:00Z"), "1 hour late");
        assert_eq!(read(due, "2026-11-21T04:59:00Z"), "11 hours late");
        assert_eq!(read(due, "2026-11-21T05:00:00Z"), "1 day late");
        assert_eq!(read(due, "2026-11-23T09:00:00Z"), "3 days late");
    }

    #[test]
    fn what_was_due_this_morning_is_late_by_hours_all_day() {
        assert_eq!(
            read("2026-11-20T06:00:00Z", "2026-11-20T23:30:00Z"),
            "17 hours late"
        );
    }

    #[test]
    fn just_after_midnight_yesterdays_last_second_is_minutes_late() {
        assert_eq!(
            read("2026-11-20T23:59:59Z", "2026-11-21T00:20:00Z"),
            "20 minutes late"
        );
        // In summer London's midnight is 11pm in UTC.
        assert_eq!(
            read("2026-07-01T22:59:59Z", "2026-07-01T23:20:00Z"),
            "20 minutes late"
        );
    }

    #[test]
    fn days_late_are_days_of_the_calendar_when_the_clocks_change() {
        // 28 March 2027 has 23 hours, 25 October 2026 has 25.
        assert_eq!(
            read("2027-03-27T23:59:59Z", "2027-03-28T23:00:30Z"),
            "2 days late"
        );
        assert_eq!(
            read("2027-03-27T23:59:59Z", "2027-03-28T22:59:00Z"),
            "1 day late"
        );
        assert_eq!(
            read("2026-10-24T22:59:59Z", "2026-10-25T23:59:00Z"),
            "1 day late"
        );
    }

    #[test]
    fn near_days_are_named_and_the_end_of_a_day_needs_no_time() {
        let now = "2026-11-20T10:00:00Z";
        assert_eq!(read("2026-11-20T17:00:00Z", now), "Today 5pm");
        assert_eq!(read("2026-11-20T23:59:59Z", now), "Today");
        assert_eq!(read("2026-11-21T09:30:00Z", now), "Tomorrow 9:30am");
        assert_eq!(read("2026-11-24T23:59:59Z", now), "Tue 24 Nov");
        assert_eq!(read("2027-01-06T23:59:59Z", now), "Wed 6 Jan 2027");
        assert_eq!(due_words(None, utc(now)), "No date");
    }

    #[test]
    fn tomorrow_is_londons_tomorrow_when_the_clocks_go_forward() {
        // Half past midnight on 28 March; the day ends at 22:59:59 UTC.
        assert_eq!(
            read("2027-03-28T22:59:59Z", "2027-03-27T23:30:00Z"),
            "Tomorrow"
        );
        assert_eq!(
            read("2027-03-28T22:59:59Z", "2027-03-28T00:30:00Z"),
            "Today"
        );
    }

    #[test]
    fn the_edge_is_red_when_late_or_nearly_so_and_amber_before() {
        let now = utc("2026-11-20T10:00:00Z");
        let calendar = Calendar::england();
        let tone =
            |trigger: &str, due: &str| due_tone(Some((utc(trigger), utc(due))), now, &calendar);
        assert_eq!(
            tone("2026-11-16T10:00:00Z", "2026-11-20T09:59:59Z"),
            Tone::Red
        );
        assert_eq!(
            tone("2026-11-20T08:00:00Z", "2026-11-20T11:59:00Z"),
            Tone::Red
        );
        assert_eq!(
            tone("2026-11-17T10:00:00Z", "2026-11-20T23:59:59Z"),
            Tone::Amber
        );
        assert_eq!(
            tone("2026-11-20T09:00:00Z", "2026-12-18T23:59:59Z"),
            Tone::Neutral
        );
        assert_eq!(due_tone(None, now, &calendar), Tone::Neutral);
    }
}
