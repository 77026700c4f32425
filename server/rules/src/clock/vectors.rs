//! The worked examples that officers and lawyers agreed on, as one table.

use super::*;
use chrono::{NaiveTime, TimeZone};
use chrono_tz::Europe::London;

/// What it is about, the trigger's date, the period, and the last day of it.
const VECTORS: &[(&str, &str, &str, &str)] = &[
    (
        "Awaab significant: investigate",
        "2026-11-30",
        "10wd",
        "2026-12-14",
    ),
    (
        "Awaab significant: summary",
        "2026-12-14",
        "3wd",
        "2026-12-17",
    ),
    (
        "Awaab significant: safety work",
        "2026-12-14",
        "5wd",
        "2026-12-21",
    ),
    (
        "Awaab significant: backstop",
        "2026-12-14",
        "12w",
        "2027-03-08",
    ),
    (
        "Awaab across Christmas: investigate",
        "2026-12-18",
        "10wd",
        "2027-01-06",
    ),
    (
        "Awaab across Christmas: summary",
        "2027-01-06",
        "3wd",
        "2027-01-11",
    ),
    (
        "Awaab across Christmas: safety work",
        "2027-01-06",
        "5wd",
        "2027-01-13",
    ),
    (
        "Awaab across Christmas: backstop",
        "2027-01-06",
        "12w",
        "2027-03-31",
    ),
    (
        "Awaab, weekend report: investigate",
        "2026-11-28",
        "10wd",
        "2026-12-11",
    ),
    (
        "Awaab across Easter: investigate",
        "2027-03-19",
        "10wd",
        "2027-04-06",
    ),
    (
        "Awaab across Easter: summary",
        "2027-04-06",
        "3wd",
        "2027-04-09",
    ),
    (
        "Awaab across Easter: safety work",
        "2027-04-06",
        "5wd",
        "2027-04-13",
    ),
    ("Right to Repair: 1 day", "2026-12-24", "1wd", "2026-12-29"),
    ("Right to Repair: 3 days", "2026-12-24", "3wd", "2026-12-31"),
    ("Right to Repair: 7 days", "2026-12-24", "7wd", "2027-01-07"),
    ("Subject access", "2026-11-21", "1m", "2026-12-21"),
    (
        "Subject access: due on a bank holiday",
        "2026-11-25",
        "1m",
        "2026-12-29",
    ),
    (
        "Subject access: short month",
        "2027-01-31",
        "1m",
        "2027-03-01",
    ),
    ("Subject access: leap day", "2028-01-31", "1m", "2028-02-29"),
    (
        "Data-protection complaint: acknowledge",
        "2026-11-27",
        "30d+wd",
        "2026-12-29",
    ),
    ("Complaint: acknowledge", "2026-11-20", "5wd", "2026-11-27"),
    ("Complaint: stage 1", "2026-11-27", "10wd", "2026-12-11"),
    ("Complaint: stage 2", "2026-11-27", "20wd", "2026-12-29"),
    ("Banding review", "2026-11-23", "21d", "2026-12-14"),
    ("Mutual exchange", "2026-11-23", "42d", "2027-01-04"),
];

/// What it is about, the trigger's date, the period, its extension, and the last day of both.
const EXTENDED: &[(&str, &str, &str, &str, &str)] = &[
    ("Subject access", "2028-01-31", "1m", "2m", "2028-05-02"),
    (
        "Complaint: stage 1",
        "2026-11-27",
        "10wd",
        "10wd",
        "2026-12-29",
    ),
    (
        "Complaint: stage 2",
        "2026-11-27",
        "20wd",
        "20wd",
        "2027-01-27",
    ),
];

#[test]
fn every_worked_example_comes_out_at_any_time_of_the_day() {
    for (about, trigger, period, expected) in VECTORS {
        for time in ["00:00:00", "09:30:00", "23:59:59"] {
            let due = due(
                period.parse().unwrap(),
                moment(trigger, time),
                &Calendar::england(),
            );
            assert_eq!(due, moment(expected, "23:59:59"), "{about}, at {time}");
        }
    }
}

#[test]
fn every_extension_comes_out() {
    for (about, trigger, period, by, expected) in EXTENDED {
        let (period, by) = (period.parse().unwrap(), by.parse().unwrap());
        let due = extend(
            period,
            by,
            moment(trigger, "12:00:00"),
            &[],
            &Calendar::england(),
        )
        .unwrap();
        assert_eq!(due, moment(expected, "23:59:59"), "{about}");
    }
}

#[test]
fn a_clarification_moves_a_subject_access_request_by_its_days_at_both_ends() {
    let asked = Pause {
        from: moment("2026-12-08", "16:00:00"),
        to: moment("2026-12-15", "09:00:00"),
    };
    let received = moment("2026-12-01", "10:00:00");
    let due = |pauses: &[Pause]| {
        due_with_pauses(Period::Months(1), received, pauses, &Calendar::england())
    };
    let expected = moment("2027-01-11", "23:59:59");
    assert_eq!(due(&[asked]), expected);
    assert_eq!(
        due(&[asked, asked]),
        expected,
        "the same days are left out once"
    );
}

#[test]
fn hours_elapse_through_nights_weekends_and_both_clock_changes() {
    let calendar = Calendar::england();
    let day = Period::Hours(24);
    assert_eq!(
        due(day, moment("2026-12-24", "17:00:00"), &calendar),
        moment("2026-12-25", "17:00:00")
    );
    assert_eq!(
        due(day, moment("2027-03-27", "17:00:00"), &calendar),
        moment("2027-03-28", "18:00:00")
    );
    assert_eq!(
        due(day, moment("2026-10-24", "17:00:00"), &calendar),
        moment("2026-10-25", "16:00:00")
    );
}

#[test]
fn paused_hours_are_left_out_and_overlapping_ones_once() {
    let pause = |from, to| Pause {
        from: moment("2026-12-01", from),
        to: moment("2026-12-01", to),
    };
    let pauses = [
        pause("12:00:00", "14:00:00"),
        pause("11:00:00", "13:00:00"),
        pause("20:00:00", "21:00:00"),
        pause("10:00:00", "09:00:00"),
    ];
    let due = due_with_pauses(
        Period::Hours(4),
        moment("2026-12-01", "10:00:00"),
        &pauses,
        &Calendar::england(),
    );
    assert_eq!(due, moment("2026-12-01", "17:00:00"));
}

#[test]
fn paused_working_days_are_left_out_and_weekends_in_a_pause_are_not_counted_twice() {
    let pause = Pause {
        from: moment("2026-12-03", "15:00:00"),
        to: moment("2026-12-07", "09:00:00"),
    };
    let due = due_with_pauses(
        Period::WorkingDays(5),
        moment("2026-12-01", "10:00:00"),
        &[pause],
        &Calendar::england(),
    );
    assert_eq!(
        due,
        moment("2026-12-11", "23:59:59"),
        "Thursday, Friday and Monday are left out"
    );
}

#[test]
fn a_pause_before_the_trigger_or_after_the_due_date_changes_nothing() {
    let calendar = Calendar::england();
    let trigger = moment("2026-12-01", "10:00:00");
    let pauses = [
        Pause {
            from: moment("2026-11-02", "09:00:00"),
            to: moment("2026-11-06", "09:00:00"),
        },
        Pause {
            from: moment("2028-02-01", "09:00:00"),
            to: moment("2028-02-09", "09:00:00"),
        },
    ];
    for period in ["24h", "5wd", "2w", "30d", "30d+wd", "1m"] {
        let period = period.parse().unwrap();
        assert_eq!(
            due_with_pauses(period, trigger, &pauses, &calendar),
            due(period, trigger, &calendar),
            "{period}"
        );
    }
}

#[test]
fn a_question_asked_on_the_last_day_still_stops_the_clock() {
    let received = moment("2026-11-21", "10:00:00");
    let asked = Pause {
        from: moment("2026-12-21", "09:00:00"),
        to: moment("2026-12-22", "09:00:00"),
    };
    let due = due_with_pauses(Period::Months(1), received, &[asked], &Calendar::england());
    assert_eq!(due, moment("2026-12-23", "23:59:59"));
}

#[test]
fn absurd_lengths_end_at_the_end_of_time() {
    let trigger = moment("2026-12-01", "10:00:00");
    for period in [
        Period::Hours(u32::MAX),
        Period::Weeks(u32::MAX),
        Period::CalendarDays(u32::MAX),
        Period::Months(u32::MAX),
    ] {
        assert!(
            due(period, trigger, &Calendar::england()) > moment("9999-12-31", "10:00:00"),
            "{period}"
        );
    }
}

fn moment(date: &str, time: &str) -> DateTime<Utc> {
    let (date, time): (NaiveDate, NaiveTime) = (date.parse().unwrap(), time.parse().unwrap());
    London
        .from_local_datetime(&date.and_time(time))
        .single()
        .unwrap()
        .to_utc()
}
