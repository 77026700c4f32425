//! A date of birth in three boxes.

use chrono::{Datelike, NaiveDate};

/// Nobody alive was born before.
const EARLIEST_YEAR: i32 = 1900;

/// Reads a date of birth. The month may be a number or an English name.
///
/// # Errors
/// The sentence for the field: what is missing, or what cannot be.
pub fn parse_born(
    day: &str,
    month: &str,
    year: &str,
    today: NaiveDate,
) -> Result<NaiveDate, &'static str> {
    let (day, month, year) = (day.trim(), month.trim(), year.trim());
    match (day.is_empty(), month.is_empty(), year.is_empty()) {
        (false, false, false) => {}
        (true, true, true) => return Err("Enter your date of birth"),
        (true, _, _) => return Err("Your date of birth must include a day"),
        (_, true, _) => return Err("Your date of birth must include a month"),
        (_, _, true) => return Err("Your date of birth must include a year"),
    }
    if year.len() != 4 {
        return Err("Enter the year of your birth with 4 figures, like 1985");
    }
    let date = year
        .parse::<i32>()
        .ok()
        .zip(number_of(month))
        .zip(day.parse::<u32>().ok())
        .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or("Your date of birth must be a real date, like 27 3 1985")?;
    if date > today {
        Err("Your date of birth must be in the past")
    } else if date.year() < EARLIEST_YEAR {
        Err("Check the year of your birth")
    } else {
        Ok(date)
    }
}

fn number_of(month: &str) -> Option<u32> {
    let named = || month.parse::<chrono::Month>().ok();
    month
        .parse::<u32>()
        .ok()
        .or_else(|| named().map(|month| month.number_from_month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn born(day: &str, month: &str, year: &str) -> Result<NaiveDate, &'static str> {
        parse_born(
            day,
            month,
            year,
            NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
        )
    }

    #[test]
    fn a_date_of_birth_reads_as_people_write_it() {
        let march = NaiveDate::from_ymd_opt(1985, 3, 27).unwrap();
        assert_eq!(born("27", "3", "1985"), Ok(march));
        assert_eq!(born(" 27 ", "03", "1985 "), Ok(march));
        assert_eq!(born("27", "March", "1985"), Ok(march));
        assert_eq!(born("27", "mar", "1985"), Ok(march));
        assert!(born("29", "2", "2024").is_ok());
    }

    #[test]
    fn each_wrong_date_is_told_what_to_do() {
        for (day, month, year, words) in [
            ("", "", "", "Enter your date of birth"),
            ("", "3", "1985", "Your date of birth must include a day"),
            ("1", "", "1985", "Your date of birth must include a month"),
            ("1", "3", "", "Your date of birth must include a year"),
            (
                "1",
                "3",
                "85",
                "Enter the year of your birth with 4 figures, like 1985",
            ),
            (
                "30",
                "2",
                "1985",
                "Your date of birth must be a real date, like 27 3 1985",
            ),
            (
                "29",
                "2",
                "2025",
                "Your date of birth must be a real date, like 27 3 1985",
            ),
            (
                "1",
                "13",
                "1985",
                "Your date of birth must be a real date, like 27 3 1985",
            ),
            (
                "x",
                "y",
                "zzzz",
                "Your date of birth must be a real date, like 27 3 1985",
            ),
            ("22", "11", "2026", "Your date of birth must be in the past"),
            ("1", "1", "1899", "Check the year of your birth"),
        ] {
            assert_eq!(born(day, month, year), Err(words), "{day} {month} {year}");
        }
    }
}
