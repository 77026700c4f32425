//! The court's protocol: eight items, each with what shows it, and one form for all.

use crate::http::{Ctx, Filled, Next, act};
use crate::officers::rent::form::{AboutAccount, MOST_WORDS, Open, RentForm, is_open};
use crate::officers::rent::words;
use crate::ui::{
    Button, ButtonKind, Choice, Details, Form, Radios, Select, Tag, TextArea, TextField, Tone,
};
use chrono::{DateTime, Utc};
use domain::rent::desk::ladder::Ladder;
use domain::rent::desk::protocol::{Evidence, Shown};
use domain::{Result, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::reference::CaseReference;
use rules::rent::protocol::{ProtocolItem, ProtocolState};
use std::collections::HashMap;

const MOST_LINK: usize = 100;

#[server(prefix = "/do", endpoint = "officer/rent/protocol")]
pub async fn note_protocol(#[server(flatten)] form: RentForm) -> Result<(), ServerFnError> {
    act(|ctx| note(ctx, form)).await
}

async fn note(ctx: Ctx, form: RentForm) -> Result<Next> {
    let typed = form.clone();
    let mut open = Open::new(&ctx, form).await?;
    let item = open.chosen("item", ProtocolItem::parse(&typed.item), words::CHOOSE_ITEM);
    let state = ProtocolState::parse(&typed.item_state);
    let state = open.chosen("item_state", state, words::CHOOSE_STATE);
    let shows = open.required(
        "item_evidence",
        &typed.item_evidence,
        MOST_WORDS,
        words::ENTER_EVIDENCE,
    );
    let link = rules::text::tidy(&typed.item_link, MOST_LINK);
    let link = open
        .problems
        .check("item_link", link, |error| error.message());
    let on = open.day("item_on", &typed.item_on);
    let (Some(item), Some(state), Some(shows), Some(link), Some(on)) =
        (item, state, shows, link, on)
    else {
        return open.again();
    };
    let new = Evidence {
        item,
        state,
        words: shows,
        link: (!link.is_empty()).then_some(link),
        done_on: on.unwrap_or(open.today()),
    };
    let key = open.form.key();
    let done = open.tx.note_protocol(&open.account, &new, key).await;
    let back = open.path();
    open.finish("item_on", done, words::ITEM_TOLD, back).await
}

const FIELDS: [&str; 5] = [
    "item",
    "item_state",
    "item_evidence",
    "item_link",
    "item_on",
];

#[component]
pub(super) fn ProtocolCard(
    protocol: HashMap<ProtocolItem, Shown>,
    ladder: Ladder,
    reference: String,
    filled: Filled<RentForm>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let settled = ladder.facts.settled.len();
    let items = ProtocolItem::ALL.iter().map(|item| {
        let shown = protocol.get(item).cloned();
        let statement = (*item == ProtocolItem::Statements).then(|| last_statement(&ladder));
        view! { <Item item=*item shown statement/> }
    });
    let items = items.collect_view();
    let progress = format!("{settled} of {} settled.", ProtocolItem::ALL.len());
    view! {
        <section class="card" aria-labelledby="protocol">
            <h2 id="protocol">{words::PROTOCOL}</h2>
            <p class="small">{words::PROTOCOL_LEAD} " " {progress}</p>
            <Details summary="The eight items">
                <ol class="govuk-list">{items}</ol>
            </Details>
            <ItemForm reference filled now/>
        </section>
    }
    .into_any()
}

fn last_statement(ladder: &Ladder) -> String {
    match ladder.facts.last_statement {
        Some(day) => format!(
            "Each named tenant has had a statement since {}.",
            london::long_date(day)
        ),
        None => "Not every named tenant has had a statement yet.".to_owned(),
    }
}

#[component]
fn Item(item: ProtocolItem, shown: Option<Shown>, statement: Option<String>) -> impl IntoView {
    let state = shown.as_ref().map_or(ProtocolState::Open, |it| it.state);
    let tone = if state.is_settled() {
        Tone::Green
    } else {
        Tone::Amber
    };
    let title = format!("{}. {}", item.number(), item.label());
    view! {
        <li>
            <p><strong>{title}</strong> " " <Tag words=state.label() tone/></p>
            <p class="small">{item.guidance()}</p>
            {statement.map(|words| view! { <p>{words}</p> })}
            {shown.map(|shown| view! { <WhatShows shown/> })}
        </li>
    }
}

#[component]
fn WhatShows(shown: Shown) -> impl IntoView {
    let who = format!(
        "{}, noted by {}",
        london::long_date(shown.done_on),
        shown.officer
    );
    let link = shown.link.map(|link| match CaseReference::parse(&link) {
        Ok(case) => {
            view! { " " <a href=format!("/officer/cases/{case}")>{case.to_string()}</a> }.into_any()
        }
        Err(_) => view! { " " <span>{link}</span> }.into_any(),
    });
    view! {
        <p class="as-written">{shown.evidence} {link}</p>
        <p class="small">{who}</p>
    }
}

#[component]
fn ItemForm(reference: String, filled: Filled<RentForm>, now: DateTime<Utc>) -> impl IntoView {
    let open = is_open(&filled, &FIELDS);
    let form = filled.form.clone();
    let error = move |field: &str| filled.error(field);
    let item = |item: &ProtocolItem| {
        Choice::new(item.key(), format!("{}. {}", item.number(), item.label()))
    };
    let items = std::iter::once(Choice::new("", "Choose"))
        .chain(ProtocolItem::ALL.iter().map(item))
        .collect();
    let states = ProtocolState::ALL
        .iter()
        .map(|state| Choice::new(state.key(), state.label()))
        .collect();
    let on = if form.item_on.is_empty() {
        london::date_of(now).to_string()
    } else {
        form.item_on.clone()
    };
    view! {
        <Details summary=words::NOTE_ITEM open>
            <Form action=NoteProtocol::PATH submission_key=SubmissionKey::new().to_string()>
                <AboutAccount reference/>
                <Select name="item" label="Item" options=items value=form.item.clone() error=error("item")/>
                <Radios name="item_state" legend=words::ITEM_STATE options=states value=form.item_state.clone() error=error("item_state")/>
                <TextArea name="item_evidence" label=words::ITEM_EVIDENCE rows=3 value=form.item_evidence.clone() error=error("item_evidence")/>
                <TextField name="item_link" label=words::ITEM_LINK hint=words::ITEM_LINK_HINT value=form.item_link.clone() error=error("item_link")/>
                <TextField name="item_on" label=words::ITEM_ON kind="date" value=on error=error("item_on")/>
                <Button text=words::ITEM_BUTTON kind=ButtonKind::Secondary/>
            </Form>
        </Details>
    }
    .into_any()
}
