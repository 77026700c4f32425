//! What was told in the report. Who is at risk, how to get in and how to reach them only the reporter sees.

use super::RepairRecord;
use crate::repairs::record_words as words;
use crate::repairs::words::{AVAILABILITY, label_of};
use crate::ui::{SummaryList, SummaryRow};
use domain::repairs::RepairFacts;
use leptos::prelude::*;
use rules::repairs::{AtRisk, Emergency, Room, Since, Where, Worse};

#[component]
pub fn Told(record: RepairRecord) -> impl IntoView {
    let title = if record.repair.own {
        words::TOLD
    } else {
        words::TOLD_BY_HOUSEHOLD
    };
    let rows = rows(&record.repair.facts, record.repair.own);
    view! {
        <section id="told">
            <h2 class="section-title">{title}</h2>
            <SummaryList rows/>
        </section>
    }
    .into_any()
}

fn rows(facts: &RepairFacts, own: bool) -> Vec<SummaryRow> {
    let pair = |(question, answer): (&'static str, &'static str)| (question, answer.to_owned());
    let before = [
        (
            "Emergency",
            label(
                facts.emergency.as_deref(),
                Emergency::parse,
                Emergency::label,
            ),
        ),
        (
            "Where",
            label(Some(&facts.place), Where::parse, Where::label),
        ),
        (
            "Room or place",
            label(Some(&facts.room), Room::parse, Room::label),
        ),
    ];
    let after = [
        (
            "When it started",
            label(facts.since.as_deref(), Since::parse, since_words),
        ),
        (
            "Getting worse",
            label(facts.worse.as_deref(), Worse::parse, Worse::label),
        ),
        ("In your words", facts.description.clone()),
    ];
    let catalogue = facts.told().into_iter().map(pair);
    let shared = before.into_iter().chain(catalogue).chain(after);
    let private = own.then(|| {
        [
            (
                "Who is at risk",
                labels(&facts.at_risk, AtRisk::parse, AtRisk::label),
            ),
            (words::CANNOT, facts.cannot.clone()),
            ("Getting in", facts.access.clone()),
            ("Good times to come", times(&facts.availability)),
            ("How to reach you", ways(&facts.reach_by)),
        ]
    });
    shared
        .chain(private.into_iter().flatten())
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(key, value)| SummaryRow {
            key: in_whose_words(key, own).to_owned(),
            value,
            change: None,
        })
        .collect()
}

/// Another of the household did not say it themselves.
fn in_whose_words(key: &'static str, own: bool) -> &'static str {
    match key {
        "In your words" if !own => "In their words",
        key => key,
    }
}

/// The label of a key; nothing for none or one we do not know.
fn label<T>(
    key: Option<&str>,
    parse: impl Fn(&str) -> Option<T>,
    label: impl Fn(T) -> &'static str,
) -> String {
    key.and_then(parse)
        .map(label)
        .unwrap_or_default()
        .to_owned()
}

fn labels<T>(
    keys: &[String],
    parse: impl Fn(&str) -> Option<T>,
    label: impl Fn(T) -> &'static str,
) -> String {
    let labels: Vec<_> = keys
        .iter()
        .filter_map(|key| parse(key))
        .map(label)
        .collect();
    labels.join("\n")
}

fn times(keys: &[String]) -> String {
    labels(keys, |key| label_of(&AVAILABILITY, key), |label| label)
}

fn ways(keys: &[String]) -> String {
    let ways: Vec<_> = keys
        .iter()
        .map(|key| match key.as_str() {
            "sms" => "Text message".to_owned(),
            other => plain(&[other.to_owned()]),
        })
        .collect();
    ways.join("\n")
}

/// "phone" as people write it.
fn plain(keys: &[String]) -> String {
    let plain: Vec<_> = keys
        .iter()
        .map(|key| capitalised(&key.replace('_', " ")))
        .collect();
    plain.join("\n")
}

fn capitalised(words: &str) -> String {
    let mut characters = words.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}

/// The day of the report is not today for long.
fn since_words(since: Since) -> &'static str {
    match since {
        Since::Today => "The day you told us",
        other => other.label(),
    }
}
