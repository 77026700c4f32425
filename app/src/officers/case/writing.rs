//! Writing to the tenant: a question they are asked to answer, or plain news.

use super::form::{AboutCase, CaseForm, MOST_WORDS, Open};
use super::template::TemplateChooser;
use crate::http::{Ctx, Filled, Next, act};
use crate::officers::words;
use crate::ui::{Button, ButtonKind, Form, TextArea};
use domain::cases::CaseHead;
use domain::cases::templates::{TemplateRow, unfilled};
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
    if let Some(place) = body.as_deref().and_then(unfilled) {
        let problem = format!("{} {place}", words::FILL_IN);
        open.problems.add(field, problem);
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
pub(super) fn WritingForms(
    head: CaseHead,
    templates: Vec<TemplateRow>,
    filled: Filled<CaseForm>,
) -> impl IntoView {
    let open = head.closed_at.is_none();
    let asked = (head.clone(), templates.clone(), filled.clone());
    view! {
        {open.then(|| view! { <QuestionForm head=asked.0 templates=asked.1 filled=asked.2/> })}
        <MessageForm head templates filled/>
    }
}

#[component]
fn QuestionForm(
    head: CaseHead,
    templates: Vec<TemplateRow>,
    filled: Filled<CaseForm>,
) -> impl IntoView {
    view! {
        <Form action=AskTenant::PATH submission_key=SubmissionKey::new().to_string()>
            <AboutCase head/>
            <TemplateChooser templates into="question" value=filled.form.question_template.clone() error=filled.error("question_template")/>
            <TextArea
                name="question"
                label=words::QUESTION_LABEL
                hint=words::QUESTION_HINT
                rows=4
                value=filled.form.question.clone()
                error=filled.error("question")
            />
            <Button text=words::ASK kind=ButtonKind::Secondary/>
        </Form>
    }
}

#[component]
fn MessageForm(
    head: CaseHead,
    templates: Vec<TemplateRow>,
    filled: Filled<CaseForm>,
) -> impl IntoView {
    view! {
        <Form action=WriteToTenant::PATH submission_key=SubmissionKey::new().to_string()>
            <AboutCase head/>
            <TemplateChooser templates into="message" value=filled.form.message_template.clone() error=filled.error("message_template")/>
            <TextArea
                name="message"
                label=words::MESSAGE_LABEL
                hint=words::MESSAGE_HINT
                rows=4
                value=filled.form.message.clone()
                error=filled.error("message")
            />
            <Button text=words::WRITE kind=ButtonKind::Secondary/>
        </Form>
    }
}
