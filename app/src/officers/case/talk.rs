//! What was said and done: messages, the desk's own notes, and the timeline.

use super::promises::when;
use crate::officers::words;
use crate::ui::{ConversationMessage, Inset, Timeline, TimelineEntry};
use chrono::{DateTime, Utc};
use domain::cases::conversation::{MessageRow, NoteRow};
use domain::cases::events::EventRow;
use leptos::prelude::*;

#[component]
pub(super) fn Conversation(messages: Vec<MessageRow>, now: DateTime<Utc>) -> impl IntoView {
    let none = messages
        .is_empty()
        .then(|| view! { <p>{words::NO_MESSAGES}</p> });
    let message = move |message: MessageRow| {
        let from = sender(&message);
        view! {
            <ConversationMessage from when=when(message.at, now) text=message.body mine=!message.from_tenant/>
        }
    };
    view! {
        <h2>{words::CONVERSATION}</h2>
        {none}
        {messages.into_iter().map(message).collect_view()}
    }
}

fn sender(message: &MessageRow) -> String {
    match (message.from_tenant, &message.officer) {
        (true, _) => "The tenant".to_owned(),
        (false, Some(name)) if message.question => format!("{name} asked"),
        (false, Some(name)) => name.clone(),
        (false, None) => "An officer".to_owned(),
    }
}

/// Set apart from messages, so that nobody writes to the tenant by mistake.
#[component]
pub(super) fn Notes(notes: Vec<NoteRow>, now: DateTime<Utc>) -> impl IntoView {
    let none = notes.is_empty().then(|| view! { <p>{words::NO_NOTES}</p> });
    let note = move |note: NoteRow| {
        view! {
            <Inset>
                <p class="small">{note.officer} " · " {when(note.at, now)}</p>
                <p class="as-written">{note.body}</p>
            </Inset>
        }
    };
    view! {
        <section id="notes">
            <h2>{words::NOTES}</h2>
            {none}
            {notes.into_iter().map(note).collect_view()}
        </section>
    }
}

#[component]
pub(super) fn WhatHappened(
    kind: String,
    timeline: Vec<EventRow>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let entries = timeline
        .iter()
        .map(|row| TimelineEntry {
            title: words::event_title(&row.event, &kind),
            when: when(row.at, now),
            by: Some(words::event_who(row)),
            detail: words::event_detail(&row.event),
            ..TimelineEntry::default()
        })
        .collect();
    view! {
        <h2>{words::TIMELINE}</h2>
        <Timeline entries/>
    }
}
