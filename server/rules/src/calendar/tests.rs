use super::*;
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn weekends_and_bank_holidays_are_not_working_days_but_christmas_eve_is() {
    let calendar = Calendar::england();
    assert!(!calendar.is_working_day(day(2026, 11, 21)));
    assert!(!calendar.is_working_day(day(2026, 11, 22)));
    assert!(calendar.is_working_day(day(2026, 12, 24)));
    assert!(!calendar.is_working_day(day(2026, 12, 25)));
    assert!(!calendar.is_working_day(day(2026, 12, 28)));
    assert!(calendar.is_working_day(day(2026, 12, 31)));
}

#[test]
fn years_without_a_list_follow_the_rule() {
    let calendar = Calendar::england();
    assert!(calendar.is_bank_holiday(day(2030, 4, 19)));
    assert!(calendar.is_bank_holiday(day(2022, 12, 27)));
    assert!(!calendar.is_bank_holiday(day(2030, 4, 18)));
}

#[test]
fn one_off_days_can_be_added_and_taken_away() {
    let mut calendar = Calendar::england();
    let coronation = day(2027, 6, 7);
    calendar.add_bank_holiday(coronation);
    assert_eq!(calendar.next_working_day(day(2027, 6, 4)), day(2027, 6, 8));
    calendar.remove_bank_holiday(coronation);
    assert_eq!(calendar.next_working_day(day(2027, 6, 4)), coronation);
    calendar.remove_bank_holiday(day(2026, 12, 25));
    assert!(calendar.is_working_day(day(2026, 12, 25)));
    calendar.add_bank_holiday(day(2026, 12, 25));
    assert!(!calendar.is_working_day(day(2026, 12, 25)));
}

#[test]
fn a_published_list_replaces_its_year_only() {
    let mut calendar = Calendar::england();
    calendar.replace_years([day(2027, 7, 7)]);
    assert!(calendar.is_bank_holiday(day(2027, 7, 7)));
    assert!(!calendar.is_bank_holiday(day(2027, 1, 1)));
    assert!(calendar.is_bank_holiday(day(2026, 1, 1)));
}

#[test]
fn the_end_of_time_is_reached_and_not_passed() {
    let calendar = Calendar::england();
    assert_eq!(calendar.next_working_day(NaiveDate::MAX), NaiveDate::MAX);
    assert_eq!(calendar.add_working_days(NaiveDate::MAX, 5), NaiveDate::MAX);
}

proptest! {
    #[test]
    fn counting_undoes_adding(offset in 0i64..3_000, days in 1u32..200) {
        let calendar = Calendar::england();
        let from = day(2025, 1, 1) + chrono::TimeDelta::days(offset);
        let to = calendar.add_working_days(from, days);
        prop_assert!(calendar.is_working_day(to) && to > from);
        prop_assert_eq!(calendar.working_days_between(from, to), i64::from(days));
        prop_assert_eq!(calendar.working_days_between(to, from), -i64::from(days));
    }

    #[test]
    fn adding_in_two_steps_is_adding_at_once(offset in 0i64..3_000, first in 0u32..60, second in 0u32..60) {
        let calendar = Calendar::england();
        let from = day(2025, 1, 1) + chrono::TimeDelta::days(offset);
        let in_steps = calendar.add_working_days(calendar.add_working_days(from, first), second);
        prop_assert_eq!(in_steps, calendar.add_working_days(from, first + second));
    }
}
