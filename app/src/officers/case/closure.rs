//! Closing a case: what came of it, and what the tenant is told.

use super::form::{AboutCase, CaseForm, Open};
use crate::http::{Ctx, Filled, Next, act};
use crate::officers::words;
use crate::ui::{Button, ButtonKind, Choice, Form, Radios, TextArea};
use domain::Result;
use domain::cases::CaseHead;
use domain::cases::closure::Outcome;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

const MOST_CLOSING: usize = 1_000;

#[server(prefix = "/do", endpoint = "officer/cases/close")]
pub async fn close_case(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| close(ctx, form)).await
}

async fn close(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let chosen = Outcome::parse(&form.outcome);
    let typed = form.closing.clone();
    let mut open = Open::new(&ctx, form).await?;
    if chosen.is_none() {
        open.problems.add("outcome", words::CHOOSE_OUTCOME);
    }
    let told = open.required("closing", &typed, MOST_CLOSING, words::ENTER_CLOSING);
    // Whether a case closed meanwhile was closed by this very form, only its words can say.
    let closed = open.head.closed_at.is_some();
    open.must_not_have_moved("outcome", closed);
    let (Some(outcome), Some(told), true) = (chosen, told, open.problems.is_empty()) else {
        return open.again();
    };
    let done = open.tx.close(&open.head, outcome, &told).await;
    open.finish("outcome", done, words::CLOSED_TOLD).await
}

#[component]
pub(super) fn CloseForm(head: CaseHead, filled: Filled<CaseForm>) -> impl IntoView {
    let options = Outcome::of_kind(&head.kind)
        .iter()
        .map(|outcome| Choice::new(outcome.key(), words::outcome_words(*outcome, &head.kind)))
        .collect();
    view! {
        <Form action=CloseCase::PATH>
            <AboutCase head/>
            <Radios
                name="outcome"
                legend=words::OUTCOME_LABEL
                options
                value=filled.form.outcome.clone()
                error=filled.error("outcome")
            />
            <TextArea
                name="closing"
                label=words::CLOSING_LABEL
                hint=words::CLOSING_HINT
                rows=3
                value=filled.form.closing.clone()
                error=filled.error("closing")
            />
            <Button text=words::CLOSE kind=ButtonKind::Warning/>
        </Form>
    }
}
