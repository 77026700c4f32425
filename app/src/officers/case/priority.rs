//! How urgent a repair is: the software suggests, the officer decides and says why.

use super::form::{AboutCase, CaseForm, MOST_REASON, Open};
use crate::http::{Ctx, Filled, Next, act};
use crate::officers::words;
use crate::ui::{Button, Choice, Form, Radios, TextArea};
use domain::cases::CaseHead;
use domain::repairs::RepairFacts;
use domain::{Error, Result};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::reference::CaseKind;
use rules::repairs::Priority;

#[server(prefix = "/do", endpoint = "officer/cases/priority")]
pub async fn set_priority(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| decide(ctx, form)).await
}

async fn decide(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let chosen = Priority::parse(&form.priority);
    let typed = form.priority_reason.clone();
    let mut open = Open::new(&ctx, form).await?;
    if open.head.kind != CaseKind::Repair.key() {
        return Err(Error::NotFound);
    }
    if chosen.is_none() {
        open.problems.add("priority", words::CHOOSE_PRIORITY);
    }
    let missing = words::ENTER_PRIORITY_REASON;
    let reason = open.required("priority_reason", &typed, MOST_REASON, missing);
    let (Some(priority), Some(reason)) = (chosen, reason) else {
        return open.again();
    };
    let repeated = open.head.priority.as_deref() == Some(priority.key());
    open.must_not_have_moved("priority", repeated);
    if !open.problems.is_empty() {
        return open.again();
    }
    let done = open.tx.set_priority(&open.head, priority, &reason).await;
    open.finish("priority", done, words::PRIORITY_TOLD).await
}

#[component]
pub(super) fn PriorityForm(
    head: CaseHead,
    facts: RepairFacts,
    filled: Filled<CaseForm>,
) -> impl IntoView {
    let suggested = suggestion(&facts);
    let options = Priority::ALL
        .iter()
        .map(|priority| Choice::new(priority.key(), priority.label()))
        .collect();
    view! {
        <Form action=SetPriority::PATH>
            <AboutCase head/>
            <Radios
                name="priority"
                legend=words::PRIORITY_LABEL
                hint=suggested
                options
                value=filled.form.priority.clone()
                error=filled.error("priority")
            />
            <TextArea
                name="priority_reason"
                label=words::PRIORITY_REASON_LABEL
                hint=words::PRIORITY_REASON_HINT
                rows=2
                value=filled.form.priority_reason.clone()
                error=filled.error("priority_reason")
            />
            <Button text=words::SET_PRIORITY/>
        </Form>
    }
}

/// "Suggested: Urgent, because a leak can do harm fast." The reason speaks to the tenant, so it is quoted.
fn suggestion(facts: &RepairFacts) -> String {
    format!(
        "Suggested: {}. We told the tenant: “{}”",
        words::priority_words(&facts.suggested_priority),
        facts.priority_reason
    )
}
