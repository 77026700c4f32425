//! Writing to the tenant: a question they are asked to answer, or plain news.

use super::form::{AboutCase, CaseForm, MOST_WORDS, Open};
use crate::http::{Ctx, Filled, Next, act};
use crate::officers::words;
use crate::ui::{Button, ButtonKind, Form, TextArea};
use domain::cases::CaseHead;
use domain::{Result, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

#[server(prefix = "/do", endpoint = "officer/cases/ask")]
pub async fn ask_tenant(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| ask(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/cases/write")]
pub async fn write_to_tenant(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| write(ctx, form)).await
}

async fn ask(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let typed = form.question.clone();
    let open = Open::new(&ctx, form).await?;
    let (missing, told) = (words::ENTER_QUESTION, words::ASKED_TOLD);
    send(open, "question", &typed, missing, told).await
}

async fn write(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let typed = form.message.clone();
    let open = Open::new(&ctx, form).await?;
    let (missing, told) = (words::ENTER_MESSAGE, words::WRITTEN_TOLD);
    send(open, "message", &typed, missing, told).await
}

async fn send(
    mut open: Open,
    field: &str,
    typed: &str,
    missing: &str,
    told: &'static str,
) -> Result<Next> {
    let body = open.required(field, typed, MOST_WORDS, missing);
    if open.head.person.is_none() {
        open.problems.add(field, words::NO_ACCOUNT);
    }
    let Some(body) = body.filter(|_| open.problems.is_empty()) else {
        return open.again();
    };
    let key = open.form.key();
    let question = field == "question";
    let done = open.tx.write(&open.head, &body, question, key).await;
    open.finish(field, done, told).await
}

/// A case that is over takes no question.
#[component]
pub(super) fn WritingForms(head: CaseHead, filled: Filled<CaseForm>) -> impl IntoView {
    let open = head.closed_at.is_none();
    let asked = (head.clone(), filled.clone());
    view! {
        {open.then(|| view! { <QuestionForm head=asked.0 filled=asked.1/> })}
        <MessageForm head filled/>
    }
}

#[component]
fn QuestionForm(head: CaseHead, filled: Filled<CaseForm>) -> impl IntoView {
    view! {
        <Form action=AskTenant::PATH submission_key=SubmissionKey::new().to_string()>
            <AboutCase head/>
            <TextArea
                name="question"
                label=words::QUESTION_LABEL
                hint=words::QUESTION_HINT
                rows=3
                value=filled.form.question.clone()
                error=filled.error("question")
            />
            <Button text=words::ASK kind=ButtonKind::Secondary/>
        </Form>
    }
}

#[component]
fn MessageForm(head: CaseHead, filled: Filled<CaseForm>) -> impl IntoView {
    view! {
        <Form action=WriteToTenant::PATH submission_key=SubmissionKey::new().to_string()>
            <AboutCase head/>
            <TextArea
                name="message"
                label=words::MESSAGE_LABEL
                hint=words::MESSAGE_HINT
                rows=3
                value=filled.form.message.clone()
                error=filled.error("message")
            />
            <Button text=words::WRITE kind=ButtonKind::Secondary/>
        </Form>
    }
}
