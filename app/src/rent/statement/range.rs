//! Which days a statement is of: a range to tap on, or any two days. Dates are nobody's secret, so they stand in the address.

use crate::http::Problems;
use crate::rent::words::statement as said;
use chrono::{Days, NaiveDate};
use form_urlencoded::Serializer;
use rules::rent::RentYear;
use rules::rent::year::monday_of;

/// Mondays of the usual statement: the courts' protocol asks for 13 weeks.
const WEEKS: u64 = 13;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Range {
    #[default]
    Weeks,
    ThisYear,
    LastYear,
    All,
    Days(NaiveDate, NaiveDate),
}

impl Range {
    fn parse(key: &str) -> Option<Self> {
        Some(match key {
            "13-weeks" => Self::Weeks,
            "this-year" => Self::ThisYear,
            "last-year" => Self::LastYear,
            "all" => Self::All,
            _ => return None,
        })
    }

    /// Its first and its last day. `first`: when the account or the tenancy began.
    pub fn days(self, today: NaiveDate, first: NaiveDate) -> (NaiveDate, NaiveDate) {
        let year = RentYear::containing(today);
        match self {
            Self::Weeks => (monday_of(today) - Days::new(7 * (WEEKS - 1)), today),
            Self::ThisYear => (year.starts_on, today),
            Self::LastYear => {
                let last = RentYear::containing(year.starts_on - Days::new(1));
                (last.starts_on, last.ends_on)
            }
            Self::All => (first.min(today), today),
            Self::Days(from, to) => (from, to),
        }
    }
}

/// What the address asks for, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    range: Option<String>,
    /// Day, month, year.
    pub from: [String; 3],
    pub to: [String; 3],
}

impl Typed {
    /// From the address: `range=this-year`, or `from=2026-04-06&to=…`, or the same in parts as a form sends them.
    pub fn read(query: impl Fn(&str) -> Option<String>) -> Self {
        let date = |name: &str| {
            let whole = query(name).and_then(|text| text.parse::<NaiveDate>().ok());
            match whole {
                Some(date) => ["%-d", "%-m", "%Y"].map(|part| date.format(part).to_string()),
                None => ["day", "month", "year"]
                    .map(|part| query(&format!("{name}_{part}")).unwrap_or_default()),
            }
        };
        Self {
            range: query("range"),
            from: date("from"),
            to: date("to"),
        }
    }

    fn is_any_day(&self) -> bool {
        self.from
            .iter()
            .chain(&self.to)
            .any(|part| !part.is_empty())
    }

    /// The range to tap on that is meant; none where days were typed.
    pub fn preset(&self) -> Option<&str> {
        match self.range.as_deref() {
            _ if self.is_any_day() => None,
            Some(key) if Range::parse(key).is_some() => Some(key),
            _ => Some("13-weeks"),
        }
    }

    /// The range, the usual one where what was typed is none; and what is wrong with that.
    pub fn range(&self, today: NaiveDate) -> (Range, Problems) {
        let mut problems = Problems::default();
        if !self.is_any_day() {
            let range = self.range.as_deref().and_then(Range::parse);
            return (range.unwrap_or_default(), problems);
        }
        let from = date(&self.from);
        let to = if self.to.iter().all(String::is_empty) {
            Some(today)
        } else {
            date(&self.to)
        };
        match (from, to) {
            (Some(from), Some(to)) if from > to => problems.add("from", said::WRONG_ORDER),
            (_, Some(to)) if to > today => problems.add("to", said::NOT_AHEAD),
            (Some(from), Some(to)) => return (Range::Days(from, to), problems),
            (from, to) => {
                if from.is_none() {
                    problems.add("from", said::ENTER_FROM);
                }
                if to.is_none() {
                    problems.add("to", said::ENTER_TO);
                }
            }
        }
        (Range::default(), problems)
    }

    /// The same in an address, for links to other pages of it and to the file.
    pub fn query(&self, account: Option<&str>) -> String {
        let mut query = Serializer::new(String::new());
        if let Some(account) = account {
            query.append_pair("account", account);
        }
        match (date(&self.from), date(&self.to), self.preset()) {
            (Some(from), to, None) => {
                query.append_pair("from", &from.to_string());
                if let Some(to) = to {
                    query.append_pair("to", &to.to_string());
                }
            }
            (_, _, Some(preset)) => {
                query.append_pair("range", preset);
            }
            _ => {}
        }
        query.finish()
    }
}

/// The day of three boxes, in the years that there were rent accounts.
fn date([day, month, year]: &[String; 3]) -> Option<NaiveDate> {
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let year = i32::try_from(number(year)?).ok()?;
    let date = NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)?;
    (1900..2200).contains(&year).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn typed(query: &str) -> Typed {
        Typed::read(|name| {
            form_urlencoded::parse(query.as_bytes())
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.into_owned())
        })
    }

    #[test]
    fn thirteen_mondays_stand_on_the_usual_statement() {
        let (from, to) = Range::Weeks.days(day("2026-11-21"), day("2020-01-06"));
        assert_eq!((from, to), (day("2026-08-24"), day("2026-11-21")));
        assert_eq!((monday_of(to) - from).num_days() / 7 + 1, 13);
    }

    #[test]
    fn rent_years_join() {
        let today = day("2026-11-21");
        let (_, last_end) = Range::LastYear.days(today, today);
        let (this_start, _) = Range::ThisYear.days(today, today);
        assert_eq!(last_end.succ_opt(), Some(this_start));
        assert_eq!(this_start, day("2026-04-06"));
    }

    #[test]
    fn what_is_typed_is_read_and_what_is_wrong_is_said_at_its_field() {
        let today = day("2026-11-21");
        for (query, range, field) in [
            ("", Range::Weeks, None),
            ("range=all", Range::All, None),
            ("range=forged", Range::Weeks, None),
            (
                "from=2026-04-06&to=2026-05-01",
                Range::Days(day("2026-04-06"), day("2026-05-01")),
                None,
            ),
            (
                "from_day=6&from_month=4&from_year=2026&to_day=&to_month=&to_year=",
                Range::Days(day("2026-04-06"), today),
                None,
            ),
            ("from=2026-05-01&to=2026-04-06", Range::Weeks, Some("from")),
            ("from=2026-05-01&to=2026-12-06", Range::Weeks, Some("to")),
            (
                "from_day=31&from_month=2&from_year=2026",
                Range::Weeks,
                Some("from"),
            ),
            ("from=2026-05-01&to_day=x", Range::Weeks, Some("to")),
        ] {
            let (read, problems) = typed(query).range(today);
            assert_eq!(read, range, "{query}");
            let at = problems.0.first().map(|(field, _)| field.as_str());
            assert_eq!(at, field, "{query}");
        }
    }

    #[test]
    fn a_link_carries_the_range_it_was_made_on() {
        let today = day("2026-11-21");
        for query in [
            "range=all",
            "from=2026-04-06&to=2026-05-01",
            "from=2026-04-06",
            "",
        ] {
            let typed = typed(query);
            let again = super::tests::typed(&typed.query(Some("6100482132")));
            assert_eq!(typed.range(today), again.range(today), "{query}");
        }
    }
}
