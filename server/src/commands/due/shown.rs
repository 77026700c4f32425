//! The answer as lines and as JSON.

use super::Answer;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rules::clock::rulebook::{RULES, Rule};
use rules::clock::{Day, Kind, Span};
use rules::london;
use serde_json::{Value, json};
use std::fmt::Write;

/// From so many days on, days of one kind are one line.
const MANY_DAYS: usize = 31;

pub fn lines(answer: &Answer) -> String {
    let mut out = String::new();
    let Answer {
        rule, explained, ..
    } = answer;
    let length = match answer.extended_by {
        Some(by) => format!("{}, extended by {}", answer.period.words(), by.words()),
        None => answer.period.words(),
    };
    let mut line = |name: &str, words: &str| {
        let _ = writeln!(out, "{name:<8} {words}");
    };
    line(
        "Due",
        &format!(
            "{} ({} in London)",
            date(explained.due),
            clock(explained.due)
        ),
    );
    if explained.due != answer.first {
        line(
            "First",
            &format!("{} without pauses and extension", date(answer.first)),
        );
    }
    line("Rule", &format!("{}: {} ({length})", rule.key, rule.name));
    line("Source", &answer.source);
    line(
        "Starts",
        &format!(
            "{}: {} {}",
            rule.starts,
            date(answer.trigger),
            clock(answer.trigger)
        ),
    );
    if !rule.note.is_empty() {
        line("Note", rule.note);
    }
    line("From", answer.lengths.words());
    if explained.days.is_empty() {
        line(
            "Days",
            "hours count through nights, weekends and bank holidays",
        );
    } else if explained.days.len() <= MANY_DAYS {
        let days = explained
            .days
            .iter()
            .map(|day| format!("  {}  {}", short(day.date), day_words(day)));
        out.push_str(&days.collect::<Vec<_>>().join("\n"));
        out.push('\n');
    } else {
        for span in explained.spans() {
            let _ = writeln!(out, "  {}  {}", span_dates(&span), span_words(&span.kind));
        }
    }
    out
}

fn day_words(day: &Day) -> String {
    match (day.counted, &day.skipped) {
        (Some(0), None) => "starts".to_owned(),
        (Some(number), None) => format!("counted {number}"),
        (Some(number), Some(why)) => {
            format!("counted {number}, but not a working day: {}", why.words())
        }
        (None, Some(why)) => format!("skipped: {}", why.words()),
        (None, None) => "the next working day".to_owned(),
    }
}

fn span_dates(span: &Span) -> String {
    if span.from == span.to {
        short(span.from)
    } else {
        format!("{} to {}", short(span.from), short(span.to))
    }
}

fn span_words(kind: &Kind) -> String {
    match kind {
        Kind::Start => "starts".to_owned(),
        Kind::Counted { from, to, .. } if from == to => format!("counted {from}"),
        Kind::Counted { from, to, weekends } => {
            let without = if *weekends { ", weekends skipped" } else { "" };
            format!("counted {from} to {to}{without}")
        }
        Kind::Skipped(why) => format!("skipped: {}", why.words()),
        Kind::MovedTo => "the next working day".to_owned(),
    }
}

pub fn json(answer: &Answer) -> String {
    let days: Vec<Value> = answer.explained.days.iter().map(json_day).collect();
    let whole = json!({
        "rule": answer.rule.key,
        "name": answer.rule.name,
        "period": answer.period.to_string(),
        "extended_by": answer.extended_by.map(|by| by.to_string()),
        "source": answer.source,
        "starts": answer.rule.starts,
        "note": answer.rule.note,
        "lengths": match answer.lengths { super::Lengths::RuleBook => "rule book", super::Lengths::Database => "database" },
        "trigger": instant(answer.trigger),
        "first_due": instant(answer.first),
        "due": instant(answer.explained.due),
        "due_date": london::date_of(answer.explained.due).to_string(),
        "days": days,
    });
    format!("{whole:#}\n")
}

fn json_day(day: &Day) -> Value {
    json!({
        "date": day.date.to_string(),
        "counted": day.counted,
        "skipped": day.skipped.as_ref().map(rules::clock::Skipped::words),
    })
}

pub fn list(as_json: bool) -> String {
    if as_json {
        let rules: Vec<Value> = RULES.iter().map(json_rule).collect();
        return format!("{:#}\n", Value::from(rules));
    }
    let wide = RULES.iter().map(|rule| rule.key.len()).max().unwrap_or(0);
    let line = |rule: &Rule| {
        let length = rule.period.words();
        format!(
            "{:wide$}  {length:<15}  {} [{}]\n",
            rule.key, rule.name, rule.source
        )
    };
    RULES.iter().map(line).collect()
}

fn json_rule(rule: &Rule) -> Value {
    json!({
        "rule": rule.key,
        "name": rule.name,
        "period": rule.period.to_string(),
        "source": rule.source,
        "starts": rule.starts,
        "note": rule.note,
        "extension": rule.extension.map(|by| by.to_string()),
        "pauses": rule.pauses,
    })
}

fn date(moment: DateTime<Utc>) -> String {
    short(london::date_of(moment))
}

fn clock(moment: DateTime<Utc>) -> String {
    if moment == london::end_of_day(london::date_of(moment)) {
        "the end of the day".to_owned()
    } else {
        london::time_of(moment)
    }
}

/// "Tue 29 Dec 2026", as wide for every date.
fn short(date: NaiveDate) -> String {
    date.format("%a %e %b %Y").to_string()
}

fn instant(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}
