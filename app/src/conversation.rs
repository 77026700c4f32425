//! Messages about a tenant's case, and the form to write one. A question we wait on stands out.

use crate::repairs::record::verbs::CaseFormFrame;
use crate::repairs::record_words::moment;
use crate::ui::{Button, ConversationMessage, Notice, TextArea, Tone};
use chrono::{DateTime, Utc};
use domain::PersonId;
use domain::cases::conversation::MessageRow;
use leptos::prelude::*;

/// The longest message, in characters.
const MOST: u32 = 5_000;
const MESSAGES: &str = "Messages";
const QUESTION: &str = "We need an answer from you";
const ANSWER_LABEL: &str = "Your answer";
const SEND_ANSWER: &str = "Send your answer";
const SEND_MESSAGE: &str = "Send message";

/// A conversation as it stands, and what is told apart from case to case.
#[derive(Clone, Debug)]
pub struct Conversation {
    pub rows: Vec<MessageRow>,
    /// Who reads it.
    pub reader: PersonId,
    pub now: DateTime<Utc>,
    /// Who answers: "Repairs team".
    pub team: &'static str,
    /// Whether we cannot go on before the tenant answers.
    pub awaits_answer: bool,
    /// Nothing more is written then.
    pub is_closed: bool,
    /// Where the form goes, and of which case it speaks.
    pub action: &'static str,
    pub reference: String,
    /// What was typed into it and could not be taken, and why.
    pub typed: String,
    pub error: Option<String>,
    /// What stands where nothing was written yet, and above the field.
    pub none: &'static str,
    pub label: &'static str,
}

#[component]
pub fn Messages(talk: Conversation) -> impl IntoView {
    let open_question = talk.awaits_answer.then(|| unanswered(&talk.rows)).flatten();
    let none = talk.rows.is_empty().then(|| view! { <p>{talk.none}</p> });
    let messages = talk
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| message(&talk, row.clone(), Some(at) == open_question))
        .collect_view();
    view! {
        <section id="messages">
            <h2 class="section-title">{MESSAGES}</h2>
            {none}
            {messages}
            {(!talk.is_closed).then(|| view! { <Write talk=talk.clone()/> })}
        </section>
    }
    .into_any()
}

/// The place of the last question that nobody has written anything after.
fn unanswered(rows: &[MessageRow]) -> Option<usize> {
    let question = rows.iter().rposition(|row| row.question)?;
    let answered = rows.iter().skip(question).any(|row| row.from_tenant);
    (!answered).then_some(question)
}

fn message(talk: &Conversation, row: MessageRow, open_question: bool) -> impl IntoView + use<> {
    let mine = row.from_tenant && row.person == Some(talk.reader);
    let from = author(talk.team, &row, mine);
    let when = moment(row.at, talk.now);
    if open_question {
        view! {
            <Notice tone=Tone::Amber title=QUESTION>
                <p class="as-written">{row.body}</p>
                <p class="small">{from} " · " {when}</p>
            </Notice>
        }
        .into_any()
    } else {
        view! { <ConversationMessage from when text=row.body mine/> }.into_any()
    }
}

fn author(team: &str, row: &MessageRow, mine: bool) -> String {
    match (&row.officer, row.from_tenant) {
        _ if mine => "You".to_owned(),
        (_, true) => "Someone else in your home".to_owned(),
        (Some(officer), false) => format!("{officer}, {}", team.to_lowercase()),
        (None, false) => team.to_owned(),
    }
}

#[component]
fn Write(talk: Conversation) -> impl IntoView {
    let (label, send) = if talk.awaits_answer {
        (ANSWER_LABEL, SEND_ANSWER)
    } else {
        (talk.label, SEND_MESSAGE)
    };
    let (value, error) = (talk.typed, talk.error);
    view! {
        <CaseFormFrame action=talk.action reference=talk.reference>
            <TextArea name="message" label value error rows=3 max_chars=MOST/>
            <Button text=send/>
        </CaseFormFrame>
    }
    .into_any()
}
