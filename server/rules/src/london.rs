//! Dates and times as people in England live and read them. Times are stored in UTC and shown in Europe/London.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::Europe::London;

/// The last moment of a day, 23:59:59, which is how the clocks of law end.
const LAST_SECOND: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 59) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// The date on the wall in London at that moment.
pub fn date_of(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&London).date_naive()
}

/// The hour on the wall in London at that moment, 0 to 23.
pub fn hour_of(moment: DateTime<Utc>) -> u32 {
    moment.with_timezone(&London).hour()
}

/// 23:59:59 of that date in London. The clocks never change near midnight, so there is always exactly one.
pub fn end_of_day(date: NaiveDate) -> DateTime<Utc> {
    at(date, LAST_SECOND)
}

/// That date and time in London. In the hour that comes twice in October, the first of the two; a time in the hour
/// that is skipped in March becomes the same time after it (1:30am is 2:30am).
pub fn at(date: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    let wall = NaiveDateTime::new(date, time);
    // A skipped time has no offset of its own. Read as GMT, which it would have been, it lands an hour later.
    London
        .from_local_datetime(&wall)
        .earliest()
        .map_or_else(|| wall.and_utc(), |moment| moment.to_utc())
}

/// "21 November 2026"
pub fn long_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// "21 Nov 2026", for narrow tables.
pub fn short_date(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// "Monday 14 December 2026"
pub fn long_weekday(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// "14 December"
pub fn day_month(date: NaiveDate) -> String {
    date.format("%-d %B").to_string()
}

/// "5:30pm", "9am", "midday", "midnight": the GOV.UK style.
pub fn time(time: NaiveTime) -> String {
    match (time.hour(), time.minute()) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "midday".to_owned(),
        (_, 0) => time.format("%-I%P").to_string(),
        _ => time.format("%-I:%M%P").to_string(),
    }
}

/// The time on the wall in London at that moment, "5:30pm".
pub fn time_of(moment: DateTime<Utc>) -> String {
    time(moment.with_timezone(&London).time())
}

/// The time on the wall in London at that moment to the minute, "9:00pm": as a statement says when it was true.
pub fn minute_of(moment: DateTime<Utc>) -> String {
    let time = moment.with_timezone(&London);
    let (afternoon, hour) = time.hour12();
    let half = if afternoon { "pm" } else { "am" };
    format!("{hour}:{:02}{half}", time.minute())
}

/// "5:30pm on Monday 14 December 2026"
pub fn long_moment(moment: DateTime<Utc>) -> String {
    format!("{} on {}", time_of(moment), long_weekday(date_of(moment)))
}

/// A date as three short words, for the calendar leaf of a promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseParts {
    /// "Mon"
    pub weekday: String,
    /// "14"
    pub day: String,
    /// "Dec"
    pub month: String,
}

/// The date as the parts of a calendar leaf.
pub fn promise_parts(date: NaiveDate) -> PromiseParts {
    PromiseParts {
        weekday: date.format("%a").to_string(),
        day: date.day().to_string(),
        month: date.format("%b").to_string(),
    }
}

/// "today", "tomorrow", "yesterday" or "Monday 14 December", with the year when it is not this one.
pub fn relative_day(date: NaiveDate, today: NaiveDate) -> String {
    match date.signed_duration_since(today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        _ if date.year() == today.year() => date.format("%A %-d %B").to_string(),
        _ => long_weekday(date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn clock(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_summer_evening_in_utc_is_already_tomorrow_in_london() {
        assert_eq!(date_of(utc("2026-07-01T23:30:00Z")), day(2026, 7, 2));
        assert_eq!(date_of(utc("2026-12-01T23:30:00Z")), day(2026, 12, 1));
    }

    #[test]
    fn the_hour_follows_the_clocks() {
        assert_eq!(hour_of(utc("2026-07-01T11:30:00Z")), 12);
        assert_eq!(hour_of(utc("2026-12-01T11:30:00Z")), 11);
    }

    #[test]
    fn days_end_an_hour_earlier_in_utc_in_summer() {
        assert_eq!(end_of_day(day(2026, 7, 1)), utc("2026-07-01T22:59:59Z"));
        assert_eq!(end_of_day(day(2026, 12, 1)), utc("2026-12-01T23:59:59Z"));
        assert_eq!(end_of_day(day(2027, 3, 28)), utc("2027-03-28T22:59:59Z"));
        assert_eq!(end_of_day(day(2026, 10, 25)), utc("2026-10-25T23:59:59Z"));
    }

    #[test]
    fn the_skipped_hour_and_the_hour_that_comes_twice_have_a_moment() {
        assert_eq!(
            at(day(2027, 3, 28), clock(1, 30)),
            utc("2027-03-28T01:30:00Z")
        );
        assert_eq!(time_of(at(day(2027, 3, 28), clock(1, 30))), "2:30am");
        assert_eq!(
            at(day(2026, 10, 25), clock(1, 30)),
            utc("2026-10-25T00:30:00Z")
        );
    }

    #[test]
    fn dates_and_times_are_written_in_gov_uk_style() {
        assert_eq!(long_date(day(2026, 11, 21)), "21 November 2026");
        assert_eq!(long_weekday(day(2026, 12, 14)), "Monday 14 December 2026");
        assert_eq!(day_month(day(2026, 12, 4)), "4 December");
        let shown = [
            clock(17, 30),
            clock(9, 0),
            clock(12, 0),
            clock(0, 0),
            clock(0, 5),
            clock(12, 30),
        ]
        .map(time);
        assert_eq!(
            shown,
            ["5:30pm", "9am", "midday", "midnight", "12:05am", "12:30pm"]
        );
        assert_eq!(
            long_moment(utc("2026-07-01T16:30:00Z")),
            "5:30pm on Wednesday 1 July 2026"
        );
    }

    #[test]
    fn a_promise_has_a_weekday_a_day_and_a_month() {
        let parts = promise_parts(day(2026, 12, 14));
        assert_eq!(
            (
                parts.weekday.as_str(),
                parts.day.as_str(),
                parts.month.as_str()
            ),
            ("Mon", "14", "Dec")
        );
    }

    #[test]
    fn near_days_are_named_and_others_dated() {
        let today = day(2026, 11, 30);
        assert_eq!(relative_day(today, today), "today");
        assert_eq!(relative_day(day(2026, 12, 1), today), "tomorrow");
        assert_eq!(relative_day(day(2026, 11, 29), today), "yesterday");
        assert_eq!(relative_day(day(2026, 12, 14), today), "Monday 14 December");
        assert_eq!(
            relative_day(day(2027, 1, 6), today),
            "Wednesday 6 January 2027"
        );
    }

    proptest! {
        #[test]
        fn a_day_ends_on_that_day_and_one_second_later_is_the_next(offset in 0i64..20_000) {
            let date = day(2000, 1, 1) + chrono::TimeDelta::days(offset);
            prop_assert_eq!(date_of(end_of_day(date)), date);
            prop_assert_eq!(date_of(end_of_day(date) + chrono::TimeDelta::seconds(1)), date + chrono::TimeDelta::days(1));
        }
    }
}
