//! What the reporter told us, who they are, and what whoever visits must know.

use crate::officers::words;
use crate::ui::{Notice, SummaryList, SummaryRow, Tone};
use domain::cases::desk::{DeskCase, Reporter};
use domain::repairs::{Before, RepairFacts};
use leptos::prelude::*;
use rules::contact::UkMobile;
use rules::london;

#[component]
pub(super) fn Told(case: DeskCase, facts: Option<RepairFacts>) -> impl IntoView {
    let needs = needs(case.needs);
    let facts = facts.map(|facts| {
        let danger = facts.emergency.as_deref().map(|key| {
            let title = format!("Danger named: {}", words::emergency_words(key));
            view! { <Notice tone=Tone::Red title/> }
        });
        let repeat = facts.before.as_ref().map(before);
        view! {
            {danger}
            {repeat}
            <h2>{words::TOLD}</h2>
            <SummaryList rows=fact_rows(&facts)/>
        }
    });
    view! { {needs} {facts} }
}

/// The same thing was closed in that home less than a year before: the first repair did not last.
fn before(before: &Before) -> AnyView {
    let reference = before.reference.clone();
    let closed = london::long_date(london::date_of(before.closed_at));
    let case = format!("/officer/cases/{}", before.reference);
    view! {
        <Notice tone=Tone::Amber title=words::REPORTED_BEFORE>
            <p>
                <a class="govuk-link" href=case>{reference}</a>
                {format!(" closed on {closed}")}
            </p>
        </Notice>
    }
    .into_any()
}

fn needs(needs: Vec<String>) -> impl IntoView {
    (!needs.is_empty()).then(|| {
        let item = |need: String| view! { <li>{need}</li> };
        view! {
            <Notice tone=Tone::Amber title=words::NEEDS>
                <ul class="govuk-list">{needs.into_iter().map(item).collect_view()}</ul>
            </Notice>
        }
    })
}

fn fact_rows(facts: &RepairFacts) -> Vec<SummaryRow> {
    let risks: Vec<_> = facts
        .at_risk
        .iter()
        .map(|key| words::risk_words(key))
        .collect();
    let spoken = |keys: &[String]| {
        let words: Vec<_> = keys.iter().map(|key| words::spoken(key)).collect();
        words.join(", ")
    };
    let told = [
        ("In their words", facts.description.clone()),
        ("Where", words::place_words(&facts.place).to_owned()),
        ("Room", words::room_words(&facts.room).to_owned()),
        ("Problem", words::catalogue_words(facts).join("\n")),
        (
            "Since",
            facts
                .since
                .as_deref()
                .map_or("", words::since_words)
                .to_owned(),
        ),
        (
            "Getting worse",
            facts
                .worse
                .as_deref()
                .map_or("", words::worse_words)
                .to_owned(),
        ),
        ("At risk", risks.join(", ")),
        (
            "Whose to fix",
            words::responsible_words(facts.responsible.as_deref().unwrap_or_default()).to_owned(),
        ),
        ("Cannot do it: why", facts.cannot.clone()),
        (
            "Usual visit",
            facts.trade.as_deref().map_or_else(String::new, |trade| {
                words::visit_words(trade, facts.visit_minutes)
            }),
        ),
        ("Getting in", facts.access.clone()),
        ("Good times", spoken(&facts.availability)),
        ("Reach by", spoken(&facts.reach_by)),
    ];
    rows(told)
}

#[component]
pub(super) fn WhoReported(case: DeskCase) -> impl IntoView {
    // The desk's own task, which nobody reported.
    if case.unverified.is_none() && case.reporter.is_none() {
        return ().into_any();
    }
    let unverified = case.unverified.map(|told| {
        view! {
            <Notice tone=Tone::Red title=words::UNVERIFIED>
                <p>{words::UNVERIFIED_HINT}</p>
            </Notice>
            <SummaryList rows=unverified_rows(&told)/>
        }
    });
    let reporter = case
        .reporter
        .map(|reporter| view! { <SummaryList rows=reporter_rows(reporter)/> });
    view! {
        <h2>{words::REPORTER}</h2>
        {unverified}
        {reporter}
    }
    .into_any()
}

fn reporter_rows(reporter: Reporter) -> Vec<SummaryRow> {
    let kind = reporter.tenancy_kind.map(|kind| format!("{kind} tenancy"));
    let tenancy: Vec<_> = reporter.tenancy.into_iter().chain(kind).collect();
    rows([
        ("Name", reporter.name),
        ("Person", reporter.reference),
        ("Tenancy", tenancy.join(", ")),
        (
            "Since",
            reporter.since.map(london::long_date).unwrap_or_default(),
        ),
        (
            "Phone",
            reporter.mobile.map(spoken_phone).unwrap_or_default(),
        ),
        ("Email", reporter.email.unwrap_or_default()),
    ])
}

/// A number as people dial it: "07700 900123".
fn spoken_phone(kept: String) -> String {
    UkMobile::parse(&kept).map_or(kept, |number| number.to_string())
}

fn unverified_rows(told: &serde_json::Value) -> Vec<SummaryRow> {
    let text = |name: &str| told[name].as_str().unwrap_or_default().to_owned();
    rows([
        ("Name", text("name")),
        ("Address", text("address")),
        ("Phone", text("phone")),
        ("Tenancy", text("tenancy")),
    ])
}

/// A row for each thing that was told.
fn rows<const N: usize>(pairs: [(&str, String); N]) -> Vec<SummaryRow> {
    let told = pairs
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty());
    told.map(|(key, value)| SummaryRow {
        key: key.to_owned(),
        value,
        change: None,
    })
    .collect()
}
