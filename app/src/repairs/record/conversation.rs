//! Messages about a repair, and the form to write one. A question we wait on stands out.

use super::RepairRecord;
use super::verbs::{AnswerRepair, CaseFormFrame, MOST};
use crate::repairs::record_words as words;
use crate::ui::{Button, ConversationMessage, Notice, TextArea, Tone};
use domain::cases::conversation::MessageRow;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

#[component]
pub fn Messages(record: RepairRecord) -> impl IntoView {
    let rows = record.repair.conversation.clone();
    let open_question = record.awaits_answer().then(|| unanswered(&rows)).flatten();
    let none = rows
        .is_empty()
        .then(|| view! { <p>{words::NO_MESSAGES}</p> });
    let messages = rows
        .into_iter()
        .enumerate()
        .map(|(at, row)| message(&record, row, Some(at) == open_question))
        .collect_view();
    view! {
        <section id="messages">
            <h2 class="section-title">{words::MESSAGES}</h2>
            {none}
            {messages}
            {(!record.is_closed()).then(|| view! { <Write record=record.clone()/> })}
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

fn message(record: &RepairRecord, row: MessageRow, open_question: bool) -> impl IntoView + use<> {
    let mine = row.from_tenant && row.person == Some(record.reader);
    let from = author(&row, mine);
    let when = words::moment(row.at, record.now);
    if open_question {
        view! {
            <Notice tone=Tone::Amber title=words::QUESTION>
                <p class="as-written">{row.body}</p>
                <p class="small">{from} " · " {when}</p>
            </Notice>
        }
        .into_any()
    } else {
        view! { <ConversationMessage from when text=row.body mine/> }.into_any()
    }
}

fn author(row: &MessageRow, mine: bool) -> String {
    match (&row.officer, row.from_tenant) {
        _ if mine => "You".to_owned(),
        (_, true) => "Someone else in your home".to_owned(),
        (Some(officer), false) => format!("{officer}, repairs team"),
        (None, false) => "Repairs team".to_owned(),
    }
}

#[component]
fn Write(record: RepairRecord) -> impl IntoView {
    let (label, send) = if record.awaits_answer() {
        (words::ANSWER_LABEL, words::SEND_ANSWER)
    } else {
        (words::MESSAGE_LABEL, words::SEND_MESSAGE)
    };
    let (value, error) = (
        record.form.form.message.clone(),
        record.form.error("message"),
    );
    view! {
        <CaseFormFrame action=AnswerRepair::PATH reference=record.repair.head.reference.clone()>
            <TextArea name="message" label value error rows=3 max_chars=MOST/>
            <Button text=send/>
        </CaseFormFrame>
    }
}
