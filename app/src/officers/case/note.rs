//! A note for the desk, which the tenant does not see on their page.

use super::form::{AboutCase, CaseForm, MOST_WORDS, Open};
use crate::http::{Ctx, Filled, Next, act};
use crate::officers::words;
use crate::ui::{Button, ButtonKind, Form, TextArea};
use domain::cases::CaseHead;
use domain::{Result, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

#[server(prefix = "/do", endpoint = "officer/cases/note")]
pub async fn add_note(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| note(ctx, form)).await
}

async fn note(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let typed = form.note.clone();
    let mut open = Open::new(&ctx, form).await?;
    let Some(body) = open.required("note", &typed, MOST_WORDS, words::ENTER_NOTE) else {
        return open.again();
    };
    let key = open.form.key();
    let done = open.tx.note(&open.head, &body, key).await;
    open.finish("note", done, words::NOTED_TOLD).await
}

#[component]
pub(super) fn NoteForm(head: CaseHead, filled: Filled<CaseForm>) -> impl IntoView {
    view! {
        <Form action=AddNote::PATH submission_key=SubmissionKey::new().to_string()>
            <AboutCase head/>
            <TextArea
                name="note"
                label=words::NOTE_LABEL
                hint=words::NOTE_HINT
                rows=3
                value=filled.form.note.clone()
                error=filled.error("note")
            />
            <Button text=words::ADD_NOTE kind=ButtonKind::Secondary/>
        </Form>
    }
}
