//! Bank holidays of England and Wales: the published dates of three years, and the rule for the others.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeMap;

/// (year, month, day) as published on GOV.UK.
const PUBLISHED: [(i32, u32, u32); 24] = [
    (2026, 1, 1),
    (2026, 4, 3),
    (2026, 4, 6),
    (2026, 5, 4),
    (2026, 5, 25),
    (2026, 8, 31),
    (2026, 12, 25),
    (2026, 12, 28),
    (2027, 1, 1),
    (2027, 3, 26),
    (2027, 3, 29),
    (2027, 5, 3),
    (2027, 5, 31),
    (2027, 8, 30),
    (2027, 12, 27),
    (2027, 12, 28),
    (2028, 1, 3),
    (2028, 4, 14),
    (2028, 4, 17),
    (2028, 5, 1),
    (2028, 5, 29),
    (2028, 8, 28),
    (2028, 12, 25),
    (2028, 12, 26),
];

/// The published dates of 2026 to 2028.
pub(super) fn bundled() -> impl Iterator<Item = NaiveDate> {
    PUBLISHED
        .into_iter()
        .filter_map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day))
}

/// What a day off is called of which only the date is known.
pub(super) const UNNAMED: &str = "bank holiday";

/// The dates that the Banking and Financial Dealings Act 1971 and standing proclamations give, with their names. One-off
/// days are not in it.
pub(super) fn by_rule(year: i32) -> BTreeMap<NaiveDate, String> {
    let easter = easter_sunday(year);
    let monday = |month, n| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, n);
    let fixed = [
        (
            easter.and_then(|sunday| sunday.checked_sub_days(Days::new(2))),
            "Good Friday",
        ),
        (
            easter.and_then(|sunday| sunday.checked_add_days(Days::new(1))),
            "Easter Monday",
        ),
        (monday(5, 1), "Early May bank holiday"),
        (last_monday(day(year, 5, 31)), "Spring bank holiday"),
        (last_monday(day(year, 8, 31)), "Summer bank holiday"),
    ];
    let mut days: BTreeMap<NaiveDate, String> = fixed
        .into_iter()
        .filter_map(|(date, name)| Some((date?, name.to_owned())))
        .collect();
    add_movable(&mut days, &[(day(year, 1, 1), "New Year's Day")]);
    let christmas = [
        (day(year, 12, 25), "Christmas Day"),
        (day(year, 12, 26), "Boxing Day"),
    ];
    add_movable(&mut days, &christmas);
    days
}

/// A day at the weekend moves to the next weekday that is not itself a bank holiday, so Christmas Day on a Saturday
/// moves to Monday 27 and Boxing Day on the Sunday to Tuesday 28; Christmas Day on a Sunday moves to Tuesday 27.
fn add_movable(days: &mut BTreeMap<NaiveDate, String>, named: &[(Option<NaiveDate>, &str)]) {
    let named = || {
        named
            .iter()
            .filter_map(|(date, name)| Some(((*date)?, *name)))
    };
    for (date, name) in named().filter(|(date, _)| is_weekday(*date)) {
        days.insert(date, name.to_owned());
    }
    for (date, name) in named().filter(|(date, _)| !is_weekday(*date)) {
        if let Some(moved) = first_free_weekday(date, days) {
            days.insert(moved, format!("{name} (substitute day)"));
        }
    }
}

fn first_free_weekday(from: NaiveDate, taken: &BTreeMap<NaiveDate, String>) -> Option<NaiveDate> {
    from.iter_days()
        .find(|date| is_weekday(*date) && !taken.contains_key(date))
}

fn last_monday(month_end: Option<NaiveDate>) -> Option<NaiveDate> {
    let month_end = month_end?;
    month_end.checked_sub_days(Days::new(u64::from(
        month_end.weekday().num_days_from_monday(),
    )))
}

/// Easter Sunday of the Gregorian calendar (the anonymous computus of Nature, 1876).
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = (century + 8) / 25;
    let epact =
        (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15).rem_euclid(30);
    let weekday =
        (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let lunar = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * lunar + 114;
    day(
        year,
        u32::try_from(days / 31).ok()?,
        u32::try_from(days % 31 + 1).ok()?,
    )
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn is_weekday(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_rule_gives_the_published_dates() {
        for year in 2026..=2028 {
            let published: BTreeSet<NaiveDate> =
                bundled().filter(|date| date.year() == year).collect();
            let ruled: BTreeSet<NaiveDate> = by_rule(year).into_keys().collect();
            assert_eq!(ruled, published, "{year}");
        }
    }

    #[test]
    fn easter_falls_where_it_is_known_to_have_fallen() {
        for (year, month, date) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (2000, 4, 23),
            (2008, 3, 23),
            (2024, 3, 31),
            (2025, 4, 20),
            (2038, 4, 25),
        ] {
            assert_eq!(easter_sunday(year), day(year, month, date), "{year}");
        }
    }

    #[test]
    fn every_year_has_eight_bank_holidays_all_on_weekdays() {
        for year in 1972..2200 {
            let days = by_rule(year);
            assert_eq!(days.len(), 8, "{year}");
            assert!(days.keys().all(|date| is_weekday(*date)), "{year}");
        }
    }

    #[test]
    fn christmas_day_on_a_sunday_moves_past_boxing_day() {
        let days = by_rule(2022);
        assert!(
            days[&day(2022, 12, 26).unwrap()] == "Boxing Day"
                && days[&day(2022, 12, 27).unwrap()] == "Christmas Day (substitute day)"
        );
    }
}
