//! The days behind a date, in words: which were counted, and which were not and why.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use rules::clock::{Explained, Kind, Period, Span};
use rules::london;

/// One line for each run of days: "Friday 25 December: Christmas Day, not counted". None for hours, which count alike.
pub fn counted_days(explained: &Explained, period: Period) -> Vec<String> {
    let line = |span: &Span| format!("{}: {}", dates(span), words(&span.kind, unit(period)));
    explained.spans().iter().map(line).collect()
}

/// The lines as a list.
#[component]
pub fn CountedDays(lines: Vec<String>) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
        view! { <ul class="govuk-list counted-days">{lines.collect_view()}</ul> }
    })
}

fn unit(period: Period) -> &'static str {
    match period {
        Period::Weeks(_) => "week",
        Period::Months(_) => "month",
        _ => "day",
    }
}

fn words(kind: &Kind, unit: &str) -> String {
    match kind {
        Kind::Start => "we start to count the day after".to_owned(),
        Kind::Counted { from, to, .. } if from == to => format!("{unit} {from}"),
        Kind::Counted { from, to, weekends } => {
            let without = if *weekends { ", without weekends" } else { "" };
            format!("{unit}s {from} to {to}{without}")
        }
        Kind::Skipped(why) => format!("{}, not counted", why.words()),
        Kind::MovedTo => "the next working day".to_owned(),
    }
}

/// "Friday 25 December", "Saturday 26 to Sunday 27 December", "Tuesday 29 December to Monday 4 January 2027".
fn dates(span: &Span) -> String {
    let (from, to) = (span.from, span.to);
    if from == to {
        return day(from);
    }
    let same_month = (from.year(), from.month()) == (to.year(), to.month());
    let first = if same_month {
        from.format("%A %-d").to_string()
    } else {
        day(from)
    };
    format!("{first} to {}", day(to))
}

/// The year only in January, where it may surprise.
fn day(date: NaiveDate) -> String {
    if date.month() == 1 {
        london::long_weekday(date)
    } else {
        date.format("%A %-d %B").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::calendar::Calendar;
    use rules::clock::explain;

    fn lines(period: &str, trigger: &str) -> Vec<String> {
        let period = period.parse().unwrap();
        let explained = explain(period, trigger.parse().unwrap(), &[], &Calendar::england());
        counted_days(&explained, period)
    }

    #[test]
    fn christmas_is_told_by_name() {
        assert_eq!(
            lines("3wd", "2026-12-24T10:00:00Z"),
            [
                "Thursday 24 December: we start to count the day after",
                "Friday 25 December: Christmas Day, not counted",
                "Saturday 26 to Sunday 27 December: weekend, not counted",
                "Monday 28 December: Boxing Day (substitute day), not counted",
                "Tuesday 29 to Thursday 31 December: days 1 to 3",
            ]
        );
    }

    #[test]
    fn long_spans_are_one_line_and_weekends_go_without_saying() {
        assert_eq!(
            lines("20wd", "2026-11-19T10:00:00Z")[1..],
            ["Friday 20 November to Thursday 17 December: days 1 to 20, without weekends"]
        );
        assert_eq!(
            lines("2w", "2026-12-21T10:00:00Z")[1..],
            ["Monday 28 December to Monday 4 January 2027: weeks 1 to 2"]
        );
        assert!(lines("24h", "2026-12-21T10:00:00Z").is_empty());
    }
}
