//! Messages about a question, the form to write one, and "that is not right" once it is closed.

use super::Shown;
use super::verbs::{MOST, QuestionNotRight, WriteOnQuestion};
use crate::rent::words::questions as said;
use crate::repairs::record::verbs::CaseFormFrame;
use crate::repairs::record_words::moment;
use crate::ui::{
    Button, ButtonKind, ButtonLink, ConversationMessage, Details, Notice, TextArea, Tone,
};
use domain::cases::conversation::MessageRow;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

#[component]
pub fn Messages(shown: Shown) -> impl IntoView {
    let rows = shown.question.conversation.clone();
    let open_question = shown.awaits_answer().then(|| unanswered(&rows)).flatten();
    let none = rows
        .is_empty()
        .then(|| view! { <p>{said::NO_MESSAGES}</p> });
    let messages = rows
        .into_iter()
        .enumerate()
        .map(|(at, row)| message(&shown, row, Some(at) == open_question))
        .collect_view();
    view! {
        <section id="messages">
            <h2 class="section-title">{said::MESSAGES}</h2>
            {none}
            {messages}
            {(!shown.is_closed()).then(|| view! { <Write shown=shown.clone()/> })}
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

fn message(shown: &Shown, row: MessageRow, open_question: bool) -> impl IntoView + use<> {
    let mine = row.from_tenant && row.person == Some(shown.reader);
    let from = match (&row.officer, row.from_tenant) {
        (_, true) => "You".to_owned(),
        (Some(officer), false) => format!("{officer}, income team"),
        (None, false) => "Income team".to_owned(),
    };
    let when = moment(row.at, shown.now);
    if open_question {
        view! {
            <Notice tone=Tone::Amber title=said::QUESTION>
                <p class="as-written">{row.body}</p>
                <p class="small">{from} " · " {when}</p>
            </Notice>
        }
        .into_any()
    } else {
        view! { <ConversationMessage from when text=row.body mine/> }.into_any()
    }
}

#[component]
fn Write(shown: Shown) -> impl IntoView {
    let (label, send) = if shown.awaits_answer() {
        (said::ANSWER_LABEL, said::SEND_ANSWER)
    } else {
        (said::MESSAGE_LABEL, said::SEND_MESSAGE)
    };
    let (value, error) = (shown.form.form.message.clone(), shown.form.error("message"));
    view! {
        <CaseFormFrame action=WriteOnQuestion::PATH reference=shown.question.head.reference>
            <TextArea name="message" label value error rows=3 max_chars=MOST/>
            <Button text=send/>
        </CaseFormFrame>
    }
    .into_any()
}

/// For 28 days the same question opens again; after that it is a new one.
#[component]
pub fn NotRight(shown: Shown) -> impl IntoView {
    if !shown.may_reopen {
        return view! { <ButtonLink href="/rent" text="Your rent" kind=ButtonKind::Secondary/> }
            .into_any();
    }
    let (value, error) = (shown.form.form.why.clone(), shown.form.error("why"));
    view! {
        <Details summary=said::NOT_RIGHT open=error.is_some()>
            <p>{said::NOT_RIGHT_TEXT}</p>
            <CaseFormFrame action=QuestionNotRight::PATH reference=shown.question.head.reference>
                <TextArea name="why" label=said::NOT_RIGHT_LABEL value error rows=3 max_chars=MOST/>
                <Button text=said::SEND_NOT_RIGHT kind=ButtonKind::Secondary/>
            </CaseFormFrame>
        </Details>
    }
    .into_any()
}
