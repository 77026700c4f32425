use super::*;
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn weekdays(places: u32) -> Capacity {
    (1..=5)
        .flat_map(|weekday| [Slot::Morning, Slot::Afternoon].map(|slot| ((weekday, slot), places)))
        .collect()
}

#[test]
fn slots_keep_their_hours_when_the_clocks_change() {
    // The Monday after the clocks go back, and the Friday before they go forward and the Monday after.
    for (date, from, to) in [
        (day(2026, 10, 23), "07:00", "12:00"),
        (day(2026, 10, 26), "08:00", "13:00"),
        (day(2027, 3, 26), "08:00", "13:00"),
        (day(2027, 3, 29), "07:00", "12:00"),
    ] {
        let (starts, ends) = Slot::Morning.window(date).unwrap();
        assert_eq!(starts, utc(&format!("{date}T{from}:00Z")), "{date}");
        assert_eq!(ends, utc(&format!("{date}T{to}:00Z")), "{date}");
    }
    assert_eq!(Slot::Now.window(day(2026, 11, 23)), None);
    let (starts, ends) = Slot::SchoolRun.window(day(2026, 11, 23)).unwrap();
    assert_eq!(
        (starts, ends),
        (utc("2026-11-23T09:30:00Z"), utc("2026-11-23T14:30:00Z"))
    );
}

#[test]
fn the_cut_off_is_5pm_of_the_working_day_before() {
    let england = Calendar::england();
    // A Tuesday; a Monday, so Friday; the Tuesday after Easter, so Maundy Thursday; the day after Christmas' bank holidays.
    for (visit, expected) in [
        (day(2026, 11, 24), "2026-11-23T17:00:00Z"),
        (day(2026, 11, 23), "2026-11-20T17:00:00Z"),
        (day(2027, 3, 30), "2027-03-25T17:00:00Z"),
        (day(2026, 12, 29), "2026-12-24T17:00:00Z"),
        (day(2026, 7, 2), "2026-07-01T16:00:00Z"),
    ] {
        assert_eq!(cut_off(visit, &england), utc(expected), "{visit}");
    }
    let visit = day(2026, 11, 24);
    assert!(may_change(visit, utc("2026-11-23T16:59:59Z"), &england));
    assert!(!may_change(visit, utc("2026-11-23T17:00:00Z"), &england));
}

#[test]
fn full_slots_weekends_and_days_past_their_cut_off_are_not_open() {
    let england = Calendar::england();
    // Monday, 5:30pm: Tuesday can no longer be chosen.
    let now = utc("2026-11-23T17:30:00Z");
    let taken = Taken::from([((day(2026, 11, 25), Slot::Morning), 2)]);
    let open = open_slots(&weekdays(2), &taken, now, &england);
    assert_eq!(
        open[0],
        OpenSlot {
            day: day(2026, 11, 25),
            slot: Slot::Afternoon,
            left: 2
        }
    );
    assert_eq!(open.last().unwrap().day, day(2026, 12, 7));
    assert_eq!(open.len(), 9 * 2 - 1);
    assert!(open_slots(&Capacity::new(), &Taken::new(), now, &england).is_empty());
}

#[test]
fn the_reminder_is_the_day_before_from_9am() {
    let visit = day(2026, 11, 24);
    assert!(!is_time_to_remind(visit, utc("2026-11-23T08:59:00Z")));
    assert!(is_time_to_remind(visit, utc("2026-11-23T09:00:00Z")));
    assert!(is_time_to_remind(visit, utc("2026-11-23T22:00:00Z")));
    assert!(!is_time_to_remind(visit, utc("2026-11-24T00:00:00Z")));
}

#[test]
fn a_failed_visit_needs_a_wait_a_call_a_card_and_a_photo() {
    let nothing = AtTheDoor {
        waited_minutes: LEAST_WAIT_MINUTES - 1,
        phoned: false,
        card_left: false,
        photos: 0,
    };
    assert_eq!(
        nothing.missing(),
        [Missing::Wait, Missing::Call, Missing::Card, Missing::Photo]
    );
    let all = AtTheDoor {
        waited_minutes: LEAST_WAIT_MINUTES,
        phoned: true,
        card_left: true,
        photos: 1,
    };
    assert!(all.missing().is_empty());
    let (starts, _) = Slot::Morning.window(day(2026, 11, 24)).unwrap();
    let at = |text| came_in_slot(starts, day(2026, 11, 24), 10, utc(text));
    assert!(!at("2026-11-24T08:09:00Z") && at("2026-11-24T08:10:00Z"));
    assert!(at("2026-11-24T20:00:00Z") && !at("2026-11-25T08:00:00Z"));
}

#[test]
fn the_third_failed_visit_goes_to_an_officer() {
    assert_eq!(after_no_access(1), AfterNoAccess::Rebook);
    assert_eq!(after_no_access(2), AfterNoAccess::RebookAndCheck);
    assert_eq!(after_no_access(3), AfterNoAccess::Review);
    assert_eq!(after_no_access(9), AfterNoAccess::Review);
}

#[test]
fn an_emergency_visit_lasts_until_we_must_have_come() {
    let now = utc("2026-11-21T09:00:00Z");
    assert_eq!(
        window_now(now, Some(utc("2026-11-21T13:00:00Z"))),
        utc("2026-11-21T13:00:00Z")
    );
    for past in [None, Some(utc("2026-11-21T08:00:00Z"))] {
        assert_eq!(window_now(now, past), utc("2026-11-21T11:00:00Z"));
    }
}

fn any_moment() -> impl Strategy<Value = DateTime<Utc>> {
    (1_767_225_600_i64..1_861_920_000).prop_map(|at| DateTime::from_timestamp(at, 0).unwrap())
}

proptest! {
    #[test]
    fn an_open_slot_is_a_later_working_day_that_may_still_be_changed(
        now in any_moment(),
        places in 0u32..4,
        gone in prop::collection::vec((1u32..12, 0u32..4), 0..12),
    ) {
        let england = Calendar::england();
        let today = london::date_of(now);
        let taken: Taken = gone
            .into_iter()
            .map(|(days, count)| ((england.add_working_days(today, days), Slot::Morning), count))
            .collect();
        for open in open_slots(&weekdays(places), &taken, now, &england) {
            prop_assert!(open.day > today && england.is_working_day(open.day));
            prop_assert!(may_change(open.day, now, &england));
            let gone = taken.get(&(open.day, open.slot)).copied().unwrap_or(0);
            prop_assert_eq!(open.left + gone, places);
        }
    }

    #[test]
    fn the_cut_off_is_before_the_slot_and_every_slot_has_its_length_whatever_the_clocks_do(
        offset in 0i64..1_500,
    ) {
        let date = day(2026, 1, 1) + TimeDelta::days(offset);
        let england = Calendar::england();
        for slot in Slot::ALL.iter().filter(|slot| **slot != Slot::Now) {
            let (starts, ends) = slot.window(date).unwrap();
            prop_assert!(cut_off(date, &england) < starts);
            let hours = match slot {
                Slot::Morning | Slot::Afternoon | Slot::SchoolRun => 5,
                _ => 2,
            };
            prop_assert_eq!(ends - starts, TimeDelta::hours(hours));
            prop_assert_eq!((london::date_of(starts), london::date_of(ends)), (date, date));
        }
    }
}
