//! What is known: the breathing space that is dealt with, what tenants told us, and what else there is.

use super::words;
use crate::ui::{SummaryList, SummaryRow, Tag, Tone};
use chrono::{DateTime, Utc};
use domain::rent::breathing::{Hold, Moratorium, Space};
use leptos::prelude::*;
use rules::london::{date_of, long_date};
use rules::rent::Duty;

/// The one that is dealt with, whole.
#[component]
pub(super) fn Chosen(
    chosen: Option<Moratorium>,
    review_days: u32,
    now: DateTime<Utc>,
) -> impl IntoView {
    chosen.map(|it| {
        let (tag, tone) = words::state(&it, date_of(now));
        let rows = words::facts(&it, review_days, now)
            .into_iter()
            .map(row)
            .collect();
        view! {
            <section class="card">
                <p><Tag words=tag tone/></p>
                <h2>{format!("{}: {}", it.kind.label(), it.name)}</h2>
                <SummaryList rows/>
                <h3>{words::DUTIES}</h3>
                <Duties moratorium=it/>
            </section>
        }
        .into_any()
    })
}

fn row((key, value): (&'static str, String)) -> SummaryRow {
    SummaryRow {
        key: key.to_owned(),
        value,
        change: None,
    }
}

/// Each of our duties, and when it was done by whom.
#[component]
fn Duties(moratorium: Moratorium) -> impl IntoView {
    let line = |duty: &Duty| {
        let done = moratorium.done(*duty).map(|done| {
            let words = Some(done.words.clone()).filter(|words| !words.is_empty());
            let when = format!("{}, {}", long_date(date_of(done.at)), done.by);
            let text = [Some(when), words].into_iter().flatten();
            view! { <br/> <span class="small">{text.collect::<Vec<_>>().join(". ")}</span> }
        });
        let (tag, tone) = match done {
            Some(_) => (words::DONE, Tone::Green),
            None => (words::TO_DO, Tone::Amber),
        };
        view! { <li><Tag words=tag tone/> " " {duty.label()} {done}</li> }
    };
    let lines: Vec<_> = Duty::ALL.iter().map(line).collect();
    view! { <ul class="govuk-list govuk-list--spaced">{lines}</ul> }
}

/// What tenants told us, and what came of it.
#[component]
pub(super) fn Holds(holds: Vec<Hold>) -> impl IntoView {
    let line = |hold: Hold| {
        let case = hold.case.clone();
        let href = format!("/officer/cases/{case}");
        view! {
            <li>
                {words::told(&hold)} " "
                <a href=href>{case}</a>
                {hold.answer.map(|answer| view! { <br/> <span class="small as-written">{answer}</span> })}
            </li>
        }
    };
    (!holds.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{words::HOLDS}</h2>
                <ul class="govuk-list govuk-list--spaced">{holds.into_iter().map(line).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// Other breathing spaces on the account, each a step away.
#[component]
pub(super) fn Others(
    account: String,
    space: Space,
    chosen: Option<Moratorium>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let shown = chosen.map(|it| it.id);
    let others: Vec<_> = space
        .moratoria
        .into_iter()
        .filter(|it| Some(it.id) != shown)
        .collect();
    let line = |it: Moratorium| {
        let (tag, tone) = words::state(&it, date_of(now));
        let href = format!("/officer/rent/{account}/breathing-space?of={}", it.id);
        view! { <li><a href=href>{words::line(&it)}</a> " " <Tag words=tag tone/></li> }
    };
    (!others.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{words::OTHERS_HERE}</h2>
                <ul class="govuk-list">{others.into_iter().map(line).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
