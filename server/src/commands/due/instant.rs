//! Instants and pauses as they are typed.

use crate::failure::Failure;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rules::clock::Pause;
use rules::london;

/// An instant with its zone, or a date, or a date and a time, both as the clocks in London show them.
pub fn read(text: &str) -> Result<DateTime<Utc>, Failure> {
    let moment = DateTime::parse_from_rfc3339(text)
        .map(|moment| moment.to_utc())
        .ok();
    let wall = || {
        ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
            .into_iter()
            .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
    };
    let date = || NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let in_london = || {
        let wall = wall().or_else(|| Some(date()?.and_time(NaiveTime::MIN)))?;
        Some(london::at(wall.date(), wall.time()))
    };
    moment
        .or_else(in_london)
        .filter(|moment| (1900..2200).contains(&moment.year()))
        .ok_or_else(|| {
            Failure(format!(
                "{text} is no instant: write 2026-12-24, 2026-12-24T10:00 or 2026-12-24T10:00:00Z"
            ))
        })
}

/// From one instant to another, with two dots between. A date alone is that whole day.
pub fn read_pause(text: &str) -> Result<Pause, Failure> {
    let wrong = || {
        Failure(format!(
            "--pause {text} is not from one instant to a later one: write --pause 2026-12-08..2026-12-15"
        ))
    };
    let (from, to) = text.split_once("..").ok_or_else(wrong)?;
    let (from, to) = (read(from.trim())?, read(to.trim())?);
    if to < from {
        return Err(wrong());
    }
    Ok(Pause { from, to })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_without_a_zone_is_londons() {
        let utc = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert_eq!(read("2026-12-24").unwrap(), utc("2026-12-24T00:00:00Z"));
        assert_eq!(
            read("2026-07-01T10:00").unwrap(),
            utc("2026-07-01T09:00:00Z")
        );
        assert_eq!(
            read("2026-07-01T10:00:00+01:00").unwrap(),
            utc("2026-07-01T09:00:00Z")
        );
        // The hour that is skipped in March, and the one that comes twice in October.
        assert_eq!(
            read("2027-03-28T01:30").unwrap(),
            utc("2027-03-28T01:30:00Z")
        );
        assert_eq!(
            read("2026-10-25T01:30").unwrap(),
            utc("2026-10-25T00:30:00Z")
        );
        for typed in [
            "",
            "tomorrow",
            "24/12/2026",
            "2026-02-29",
            "0001-01-01",
            "99999-01-01",
        ] {
            assert!(read(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_pause_goes_forward() {
        assert!(read_pause("2026-12-08..2026-12-15").is_ok());
        assert!(read_pause("2026-12-15..2026-12-08").is_err());
        assert!(read_pause("2026-12-15").is_err());
    }
}
