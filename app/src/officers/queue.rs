//! `/officer`: open cases, the next thing due first.

mod beside;
mod bulk;
mod bulk_done;
mod filters;
mod search;
mod shown;

use super::due::{count, due_line, due_tone};
use super::keys::{DeskKeys, Key};
use super::search::{SearchBox, Searched};
use super::side::side;
use super::words;
use crate::http::{Ctx, FLASH, Filled, loaded};
use crate::ui::{
    DeskNav, Empty, ErrorSummary, Form, Link, OfficerPage, Pagination, QueueRow, Tone,
};
use beside::{Beside, case_beside};
use bulk::{BulkBar, BulkForm, tick_value};
pub use bulk::{ChangeCases, change_cases};
pub use bulk_done::BulkDonePage;
use chrono::{DateTime, Utc};
use domain::cases::assignment::OfficerRow;
use domain::cases::desk::DeskCase;
use domain::cases::queue::{Counts, QueueRow as Row};
use domain::repairs::contractors::ContractorRow;
use domain::{Officer, OfficerId, Result, Role, Tx};
use filters::FilterForm;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::calendar::Calendar;
use rules::reference::{CaseKind, CaseReference};
use rules::repairs::Priority;
use rules::repairs::state::RepairState;
pub use search::{FindCases, find_cases};
use shown::Shown;
pub(super) use shown::View;

/// Everything the page shows.
struct Desk {
    now: DateTime<Utc>,
    calendar: Calendar,
    me: OfficerId,
    role: Role,
    shown: Shown,
    searched: Searched,
    bulk: Filled<BulkForm>,
    rows: Vec<Row>,
    more: bool,
    counts: Counts,
    colleagues: Vec<OfficerRow>,
    firms: Vec<ContractorRow>,
    flash: Option<String>,
    beside: Option<DeskCase>,
}

async fn load(ctx: Ctx) -> Result<Desk> {
    let mut shown = Shown::parse(&ctx.query);
    let mut tx = ctx.officer().await?;
    let searched = Searched::take(&mut tx, search::FORM, shown.search).await?;
    if searched.is_over {
        shown.search = None;
    }
    let filter = shown.filter(tx.principal.id, &searched.words);
    let (rows, more) = tx.queue(&filter).await?;
    let desk = Desk {
        now: tx.now,
        calendar: tx.calendar().await?,
        me: tx.principal.id,
        role: tx.principal.role,
        counts: tx.counts().await?,
        colleagues: tx.colleagues().await?,
        firms: tx.contractors(None).await?,
        flash: told(&mut tx).await?,
        beside: case_beside(&mut tx, shown.beside).await?,
        bulk: Filled::take(&mut tx, bulk::FORM, BulkForm::default).await?,
        shown,
        searched,
        rows,
        more,
    };
    tx.commit().await?;
    Ok(desk)
}

/// What the last action did, said once.
pub(super) async fn told(tx: &mut Tx<Officer>) -> Result<Option<String>> {
    let told = tx.take_form(FLASH).await?;
    Ok(told.and_then(|words| words.as_str().map(str::to_owned)))
}

#[component]
pub fn QueuePage() -> impl IntoView {
    loaded(load, |desk| view! { <Queue desk/> })
}

#[component]
fn Queue(desk: Desk) -> impl IntoView {
    let side = side(&desk.counts, desk.role, &desk.shown.side_href());
    let title = desk.shown.view.title();
    let filled = &desk.searched.filled;
    let errors: Vec<_> = [filled.summary(), desk.bulk.summary()].concat();
    let has_errors = !errors.is_empty();
    let is_over = desk.searched.is_over.then_some(words::SEARCH_IS_OVER);
    let pages = pages(&desk.shown, desk.more);
    view! {
        <OfficerPage title nav=DeskNav::Queue counts=side flash=desk.flash has_errors>
            <div class="desk-queue">
                <ErrorSummary errors/>
                <h1>{title}</h1>
                {is_over.map(|words| view! { <p role="status">{words}</p> })}
                <SearchBox
                    action=FindCases::PATH
                    label=words::SEARCH_LABEL
                    shown=desk.shown.query()
                    clear=desk.shown.search.map(|_| desk.shown.searching(None).href())
                    filled=desk.searched.filled.clone()
                />
                <FilterForm shown=desk.shown.clone() teams=desk.counts.teams.clone() colleagues=desk.colleagues.clone()/>
                <Rows rows=desk.rows now=desk.now calendar=desk.calendar.clone() shown=desk.shown.clone() bulk=desk.bulk me=desk.me colleagues=desk.colleagues firms=desk.firms/>
                <Pagination prev=pages.0 next=pages.1/>
                <DeskKeys keys=KEYS.to_vec()/>
            </div>
            {desk.beside.map(|case| view! { <Beside case calendar=desk.calendar now=desk.now/> })}
        </OfficerPage>
    }
}

fn pages(shown: &Shown, more: bool) -> (Option<Link>, Option<Link>) {
    let page = |number: i64, text: &str| Link::new(shown.at_page(number).href(), text);
    (
        (shown.page > 0).then(|| page(shown.page - 1, words::PREVIOUS_PAGE)),
        more.then(|| page(shown.page + 1, words::NEXT_PAGE)),
    )
}

/// The rows, in the form that does something with those that are ticked.
#[component]
fn Rows(
    rows: Vec<Row>,
    now: DateTime<Utc>,
    calendar: Calendar,
    shown: Shown,
    bulk: Filled<BulkForm>,
    me: OfficerId,
    colleagues: Vec<OfficerRow>,
    firms: Vec<ContractorRow>,
) -> impl IntoView {
    if rows.is_empty() {
        return view! { <NoRows shown/> }.into_any();
    }
    let closed = shown.view == View::Closed;
    let all = shown.all_ticked;
    let before = bulk.form.cases.clone();
    let rows = rows.into_iter().map(|row| {
        let tick = tick_value(&row);
        let ticked = all || before.contains(&tick);
        let reference = CaseReference::parse(&row.reference).ok();
        let selected = reference.is_some() && reference == shown.beside;
        let beside = reference
            .filter(|_| !selected)
            .map(|case| Link::new(shown.beside(case).href(), words::BESIDE));
        view! { <CaseRow row now calendar=calendar.clone() closed tick ticked beside selected/> }
    });
    let rows = rows.collect_view();
    view! {
        <Form action=ChangeCases::PATH>
            <BulkBar shown filled=bulk me colleagues firms/>
            <ul class="queue">{rows}</ul>
        </Form>
    }
    .into_any()
}

#[component]
fn NoRows(shown: Shown) -> impl IntoView {
    let closed = shown.search.is_some() && shown.view != View::Closed;
    let (text, action) = if closed {
        let address = Shown::of_view(View::Closed, shown.search).href();
        let link = Link::new(address, words::SEARCH_CLOSED);
        (words::NOTHING_FOUND, Some(link))
    } else if shown.is_narrowed() {
        let link = Link::new("/officer", words::SHOW_ALL);
        (words::NOTHING_FOUND, Some(link))
    } else {
        (words::NOTHING_DUE, None)
    };
    view! { <Empty title=words::NOTHING_HERE text action/> }
}

#[component]
fn CaseRow(
    row: Row,
    now: DateTime<Utc>,
    calendar: Calendar,
    closed: bool,
    tick: String,
    ticked: bool,
    beside: Option<Link>,
    selected: bool,
) -> impl IntoView {
    let priority = row.priority.as_deref().and_then(Priority::parse);
    let (due, rule, edge) = if closed {
        (words::CLOSED.to_owned(), None, Tone::Neutral)
    } else {
        let rule = row.next_rule.as_deref().map(rule_line);
        let began = row.next_trigger.unwrap_or(row.reported_at);
        let clock = row.next_due.map(|due| (began, due));
        let edge = due_tone(clock, now, &calendar);
        (due_line(clock, now, &calendar), rule, edge)
    };
    let tag = priority
        .map(Priority::label)
        .or_else(|| kind_tag(&row.kind));
    view! {
        <QueueRow
            href=format!("/officer/cases/{}", row.reference)
            due
            rule
            facts=facts(&row)
            title=row.title
            tag
            tone=words::priority_tone(priority)
            edge
            tick
            ticked
            beside
            selected
        />
    }
}

/// "Awaab’s Law: written summary", "urgent repair": whose rule it is, where the law's own clock is the tightest.
fn rule_line(rule: &str) -> String {
    let phrase = words::rule_phrase(rule);
    match words::clock_kind(rule) {
        Some(kind) => format!("{kind}: {phrase}"),
        None => phrase.to_owned(),
    }
}

fn kind_tag(kind: &str) -> Option<&'static str> {
    CaseKind::parse(kind).map(CaseKind::label)
}

/// "R-26-004830 · 2 Fern Terrace · New · 2 photos · child under 5".
fn facts(row: &Row) -> String {
    let state = RepairState::parse(&row.state)
        .map(|state| words::standing_words(state, &row.kind).to_owned());
    let checked = (!row.verified).then(|| words::UNVERIFIED_TAG.to_lowercase());
    let photos = (row.photos > 0).then(|| count(row.photos, "photo"));
    let facts = [
        Some(row.reference.clone()),
        row.address.clone(),
        state,
        row.came_back.then(|| words::CAME_BACK.to_owned()),
        checked,
        photos,
    ];
    let risks = row
        .at_risk
        .iter()
        .map(|key| words::risk_words(key).to_owned());
    let facts: Vec<_> = facts
        .into_iter()
        .flatten()
        .chain(risks)
        .chain(row.owner_name.clone())
        .collect();
    facts.join(" · ")
}

const KEYS: [Key; 8] = [
    ("j", "next"),
    ("k", "back"),
    ("o", "open"),
    ("x", "tick or untick"),
    ("v", "view beside the list"),
    ("a", "do something with the ticked cases"),
    ("t", "tick all on this page, or none"),
    ("/", "search"),
];

#[cfg(test)]
mod tests;
