//! What stands in a cell: words, dates, money. An error completes a sentence and never repeats the cell, which may be someone's.

use super::mapping::{DateForm, MoneyForm};
use chrono::NaiveDate;
use rules::money::Pence;
use std::borrow::Cow;

/// Words on one line: spaces, tabs and ends of lines become single spaces.
///
/// # Errors
/// When there are more than `most` characters, or one that cannot be shown.
pub fn words(cell: &str, most: usize) -> Result<Cow<'_, str>, String> {
    let cell = cell.trim();
    let plain = |c: char| c == ' ' || !(c.is_whitespace() || c.is_control());
    let text = if cell.chars().all(plain) && !cell.contains("  ") {
        Cow::Borrowed(cell)
    } else {
        Cow::Owned(cell.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    if text.chars().any(char::is_control) {
        return Err("has a control character in it".into());
    }
    if text.len() > most && text.chars().count() > most {
        return Err(format!("is longer than {most} characters"));
    }
    Ok(text)
}

/// A date in one of the forms; a time of midnight may follow, which databases add.
///
/// # Errors
/// What to write instead.
pub fn date(cell: &str, forms: &[DateForm]) -> Result<NaiveDate, String> {
    let day = bare_day(cell);
    let read = forms.iter().find_map(|form| match form {
        DateForm::Iso => iso(day),
        DateForm::Slashes => slashes(day),
        DateForm::Month => month(day),
    });
    let years = NaiveDate::from_ymd_opt(1900, 1, 1)..=NaiveDate::from_ymd_opt(2199, 12, 31);
    match read {
        Some(day) if years.contains(&Some(day)) => Ok(day),
        Some(_) => Err("is a date before 1900 or after 2199".into()),
        None => {
            let samples: Vec<_> = forms.iter().map(|form| form.sample()).collect();
            Err(format!(
                "is not a date there is, such as {}",
                samples.join(" or ")
            ))
        }
    }
}

fn bare_day(cell: &str) -> &str {
    let Some((day, time)) = cell.split_once([' ', 'T']) else {
        return cell;
    };
    let midnight = time
        .bytes()
        .all(|byte| matches!(byte, b'0' | b':' | b'.' | b'Z'));
    if midnight { day } else { cell }
}

fn number(digits: &str, most: usize) -> Option<u32> {
    let fits = (1..=most).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit());
    fits.then(|| digits.parse().ok()).flatten()
}

fn day_of(year: &str, month: u32, day: &str) -> Option<NaiveDate> {
    let year = number(year, 4).filter(|_| year.len() == 4)?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, number(day, 2)?)
}

fn iso(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    day_of(year, number(month, 2)?, day)
}

fn slashes(text: &str) -> Option<NaiveDate> {
    let (day, rest) = text.split_once('/')?;
    let (month, year) = rest.split_once('/')?;
    day_of(year, number(month, 2)?, day)
}

fn month(text: &str) -> Option<NaiveDate> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let (day, rest) = text.split_once('-')?;
    let (name, year) = rest.split_once('-')?;
    let place = MONTHS
        .iter()
        .position(|month| name.eq_ignore_ascii_case(month))?;
    day_of(year, u32::try_from(place).ok()? + 1, day)
}

/// The largest amount of one line, a thousand million pounds: the table's own limit.
const MOST: i64 = 100_000_000_000;

/// A signed amount in pence. Accounts' ways of writing less than nothing are understood: `-50.25`, `50.25-`, `(50.25)`,
/// `50.25 CR`.
///
/// # Errors
/// What to write instead.
pub fn money(cell: &str, form: MoneyForm) -> Result<i64, String> {
    let (negative, amount) = sign(cell);
    let read = match form {
        MoneyForm::Pence => whole(amount),
        MoneyForm::Pounds => pounds(amount),
    };
    let sample = match form {
        MoneyForm::Pence => "whole pence, such as 11610",
        MoneyForm::Pounds => "pounds and pence, such as 116.10",
    };
    match read {
        Some(pence) if pence <= MOST => Ok(if negative { -pence } else { pence }),
        Some(_) => Err("is more than £1,000,000,000".into()),
        None => Err(format!("is not an amount in {sample}")),
    }
}

fn sign(cell: &str) -> (bool, &str) {
    if let Some(inner) = cell.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
        return (true, inner.trim());
    }
    for ending in ["CR", "Cr", "cr"] {
        if let Some(rest) = cell.strip_suffix(ending) {
            return (true, rest.trim_end());
        }
    }
    for ending in ["DR", "Dr", "dr"] {
        if let Some(rest) = cell.strip_suffix(ending) {
            return (false, rest.trim_end());
        }
    }
    match cell
        .strip_prefix(['-', '−'])
        .or_else(|| cell.strip_suffix('-'))
    {
        Some(rest) => (true, rest.trim()),
        None => (false, cell.strip_prefix('+').unwrap_or(cell)),
    }
}

fn whole(text: &str) -> Option<i64> {
    let digits = (1..=18).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn pounds(text: &str) -> Option<i64> {
    // The way most files write it, without a detour.
    if let Some((pounds, pence)) = text.split_once('.')
        && pence.len() == 2
        && let (Some(pounds), Some(pence)) = (whole(pounds), whole(pence))
    {
        return pounds.checked_mul(100)?.checked_add(pence);
    }
    // Databases write four places: 116.1000.
    let text = match text.split_once('.') {
        Some((_, part)) if part.len() > 2 && part.bytes().skip(2).all(|it| it == b'0') => {
            text.get(..text.len() - (part.len() - 2))?
        }
        _ => text,
    };
    // `Pence` reads what people type, blanks and pence alike; in a file those are mistakes.
    let read = Pence::parse(text)
        .ok()
        .filter(|_| !text.ends_with(['p', 'P']) && !text.contains(char::is_whitespace));
    read.map(|pence| pence.0).filter(|pence| *pence >= 0)
}

/// Yes or no, as files say it.
///
/// # Errors
/// What to write instead.
pub fn yes(cell: &str) -> Result<bool, String> {
    match cell.to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" | "t" | "1" => Ok(true),
        "no" | "n" | "false" | "f" | "0" | "" => Ok(false),
        _ => Err("is neither yes nor no".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_are_read_in_three_forms_and_no_other() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        for text in [
            "2026-11-21",
            "21/11/2026",
            "21-Nov-2026",
            "21-NOV-2026",
            "2026-11-21T00:00:00Z",
            "21/11/2026 00:00:00",
            "2026-11-21 00:00:00.000",
        ] {
            assert_eq!(date(text, &DateForm::ALL), Ok(day), "{text}");
        }
        for text in [
            "",
            "21/11/26",
            "11/21/2026",
            "30/02/2026",
            "21.11.2026",
            "2026-11-21 10:00",
            "1/1",
            "21-Nob-2026",
            "20261121",
            "+2026-11-21",
            "0026-11-21",
            "2026-11-211",
        ] {
            assert!(date(text, &DateForm::ALL).is_err(), "{text}");
        }
        assert_eq!(
            date("5/4/2026", &DateForm::ALL),
            Ok(NaiveDate::from_ymd_opt(2026, 4, 5).unwrap())
        );
        assert!(
            date("21/11/2026", &[DateForm::Iso])
                .unwrap_err()
                .ends_with("such as 2026-11-21")
        );
        assert!(
            date("1066-10-14", &DateForm::ALL)
                .unwrap_err()
                .contains("before 1900")
        );
    }

    #[test]
    fn money_is_read_as_accounts_write_it() {
        for (text, pence) in [
            ("116.10", 11_610),
            ("-50.25", -5_025),
            ("50.25-", -5_025),
            ("(50.25)", -5_025),
            ("50.25 CR", -5_025),
            ("50.25DR", 5_025),
            ("£1,234.50", 123_450),
            ("-£12", -1_200),
            ("12", 1_200),
            ("0.5", 50),
            ("116.1000", 11_610),
            ("0.00", 0),
            ("-0.00", 0),
            ("+5.00", 500),
        ] {
            assert_eq!(money(text, MoneyForm::Pounds), Ok(pence), "{text}");
        }
        for text in [
            "",
            "-",
            "()",
            "12,50",
            "1.234",
            "1e3",
            "£",
            "--1",
            "-(1)",
            "50p",
            "1 2",
            "99999999999.00",
            "999999999999999999999",
        ] {
            assert!(money(text, MoneyForm::Pounds).is_err(), "{text}");
        }
        assert_eq!(money("-5025", MoneyForm::Pence), Ok(-5_025));
        assert!(money("50.25", MoneyForm::Pence).is_err());
    }

    #[test]
    fn words_stand_on_one_line_without_control_characters() {
        assert_eq!(
            words("  4 High Street\r\nFlat  2\t", 40).unwrap(),
            "4 High Street Flat 2"
        );
        assert!(words("a\u{0}b", 40).is_err() && words("a\u{1b}[2Jb", 40).is_err());
        assert_eq!(words("éééé", 4).unwrap(), "éééé");
        assert_eq!(
            words("ééééé", 4).unwrap_err(),
            "is longer than 4 characters"
        );
    }

    proptest! {
        #[test]
        fn nothing_that_stands_in_a_cell_breaks_the_readers(cell in "\\PC{0,40}") {
            let _ = (date(&cell, &DateForm::ALL), money(&cell, MoneyForm::Pounds), words(&cell, 10), yes(&cell));
        }

        #[test]
        fn an_amount_reads_back_as_it_was_written(pence in -100_000_000_000i64..100_000_000_000) {
            let sign = if pence < 0 { "-" } else { "" };
            let text = format!("{sign}{}.{:02}", pence.abs() / 100, pence.abs() % 100);
            prop_assert_eq!(money(&text, MoneyForm::Pounds), Ok(pence));
        }
    }
}
