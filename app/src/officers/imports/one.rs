//! `/officer/imports/:import`: how far an import is, and what became of it. Without JavaScript as with it: the browser is
//! asked to come again, and can be told not to.

use super::words;
use super::{PAGE, by_whom, state_words};
use crate::http::{Ctx, loaded};
use crate::officers::side::side;
use crate::ui::{
    ButtonKind, ButtonLink, DeskNav, Details, Link, Notice, OfficerPage, SummaryList, SummaryRow,
    Tag, Tone,
};
use axum::http::{HeaderName, HeaderValue};
use chrono::{DateTime, Utc};
use domain::cases::queue::Counts;
use domain::imports::ImportRecord;
use domain::imports::record::{ShownFault, State};
use domain::{Error, ImportId, Result, Role};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::hooks::use_params_map;
use rules::london;

/// After how many minutes without a word something may be wrong. Writing a very large file takes some.
const LONG: i64 = 10;

struct Found {
    role: Role,
    counts: Counts,
    import: ImportRecord,
    /// Whether the browser is to come again by itself.
    again: bool,
    /// For how many minutes nothing was heard of it, where that is long.
    silent: Option<i64>,
}

async fn load(ctx: Ctx, import: String) -> Result<Found> {
    let id = ImportId::parse(&import).ok_or(Error::NotFound)?;
    let mut tx = ctx.officer().await?;
    let import = tx.import(id).await?;
    let found = Found {
        role: tx.principal.role,
        counts: tx.counts().await?,
        silent: silent(&import, tx.now),
        again: !import.state.is_over() && ctx.query("stay").is_none(),
        import,
    };
    tx.commit().await?;
    Ok(found)
}

fn silent(import: &ImportRecord, now: DateTime<Utc>) -> Option<i64> {
    let heard = import.heard_at.filter(|_| import.state == State::Reading)?;
    let minutes = (now - heard).num_minutes();
    (minutes >= LONG).then_some(minutes)
}

#[component]
pub fn ImportPage() -> impl IntoView {
    let import = use_params_map().with_untracked(|params| params.get("import").unwrap_or_default());
    loaded(
        move |ctx| load(ctx, import),
        |found| view! { <Import found/> },
    )
}

#[component]
fn Import(found: Found) -> impl IntoView {
    let Found {
        role,
        counts,
        import,
        again,
        silent,
    } = found;
    let silent = silent.map(|minutes| {
        view! { <Notice tone=Tone::Amber title=words::SILENT><p>{words::silent(minutes)}</p></Notice> }
    });
    if again {
        come_again();
    }
    let (state, tone) = state_words(import.state);
    let title = format!("{}: {}", import.kind.label(), import.file_name);
    let when = london::long_moment(import.created_at);
    let who = by_whom(&import);
    view! {
        <OfficerPage
            title=title.clone()
            nav=DeskNav::Admin
            counts=side(&counts, role, PAGE)
            back=Some(Link::new(PAGE, words::BACK))
        >
            <div class="desk-pane">
                <h1>{title}</h1>
                <p><Tag words=state tone/> " " {words::outcome(&import)}</p>
                <p class="small">{when} ", " {who} {import.accept_valid.then_some(". ")} {import.accept_valid.then_some(words::ASKED_VALID)}</p>
                {silent}
                {(!import.state.is_over()).then(|| view! { <UnderWay id=import.id again/> })}
                <Became import/>
            </div>
        </OfficerPage>
    }
}

/// Asks the browser to come again. A header, and no script: it works for everyone alike.
fn come_again() {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(
            HeaderName::from_static("refresh"),
            HeaderValue::from_static("5"),
        );
    }
}

#[component]
fn UnderWay(id: ImportId, again: bool) -> impl IntoView {
    let here = format!("{PAGE}/{id}");
    let stay = again.then(|| {
        let stay = format!("{here}?stay=yes");
        view! {
            <p>{words::LOOKS_AGAIN}</p>
            <p><a class="govuk-link" href=stay>{words::STAY}</a></p>
        }
    });
    view! {
        {stay}
        <ButtonLink href=here text=words::LOOK_AGAIN kind=ButtonKind::Secondary/>
    }
}

#[component]
fn Became(import: ImportRecord) -> impl IntoView {
    let same = import
        .same_before
        .map(|when| view! { <p>{words::SAME_BEFORE} " " {london::long_moment(when)} "."</p> });
    let failure = import
        .failure
        .clone()
        .filter(|_| import.state == State::Failed)
        .map(|why| {
            view! { <Notice tone=Tone::Red title=words::FAILED><p>{why}</p></Notice> }
        });
    let notes: Vec<_> = import
        .notes
        .iter()
        .cloned()
        .map(|note| view! { <li>{note}</li> })
        .collect();
    let notes = (!notes.is_empty())
        .then(|| view! { <ul class="govuk-list govuk-list--bullet">{notes}</ul> });
    let numbers = (import.state != State::Waiting && import.state != State::Failed)
        .then(|| view! { <SummaryList rows=numbers(&import)/> });
    let file = import
        .faults_key
        .is_some()
        .then(|| format!("{PAGE}/{}/faults.csv", import.id));
    let faults =
        (!import.faults.is_empty()).then(|| view! { <Faults faults=import.faults.clone() file/> });
    let mapping = (!import.mapping.trim().is_empty()).then(|| {
        let mapping = import.mapping.clone();
        view! { <Details summary=words::MAPPING_USED><pre class="as-written">{mapping}</pre></Details> }
    });
    view! {
        {failure}
        {same}
        {numbers}
        {notes}
        {faults}
        {mapping}
    }
}

fn numbers(import: &ImportRecord) -> Vec<SummaryRow> {
    let wrong = if import.state == State::Refused {
        words::WRONG_REFUSED
    } else {
        words::WRONG
    };
    let all = [
        (words::ROWS_READ, import.rows, true),
        (words::ADDED, import.added, import.added > 0),
        (words::CHANGED, import.changed, import.changed > 0),
        (words::TAKEN_BACK, import.taken_back, import.taken_back > 0),
        (words::UNCHANGED, import.unchanged, import.unchanged > 0),
        (wrong, import.faulty, import.faulty > 0),
    ];
    let shown = all.into_iter().filter(|(.., shown)| *shown);
    shown
        .map(|(key, count, _)| SummaryRow {
            key: key.to_owned(),
            value: words::number(count),
            change: None,
        })
        .collect()
}

#[component]
fn Faults(faults: Vec<ShownFault>, file: Option<String>) -> impl IntoView {
    let row = |fault: ShownFault| {
        let column = match fault.number {
            Some(number) => format!("{number}: {}", fault.column),
            None => fault.column,
        };
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header govuk-table__header--numeric">{fault.line}</th>
                <td class="govuk-table__cell">{column}</td>
                <td class="govuk-table__cell">{fault.reason}</td>
            </tr>
        }
    };
    let head = |head| view! { <th scope="col" class="govuk-table__header">{head}</th> };
    view! {
        <h2>{words::WHAT_IS_WRONG}</h2>
        <div class="wide-table" role="region" tabindex="0" aria-label=words::WHAT_IS_WRONG>
            <table class="govuk-table">
                <caption class="govuk-visually-hidden">{words::WHAT_IS_WRONG}</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">{words::FAULT_HEADS.map(head).into_iter().collect_view()}</tr>
                </thead>
                <tbody class="govuk-table__body">{faults.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        {file.map(|href| view! { <p><a class="govuk-link" href=href download="">{words::ALL_FAULTS}</a></p> })}
    }
}
