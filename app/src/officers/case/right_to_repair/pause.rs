//! Suspending the days with a reason, letting them count again, and ending the right.

use super::form::{About, OpenRight, RightForm};
use super::words;
use crate::http::{Ctx, Filled, Next, act};
use crate::ui::{Button, ButtonKind, Choice, Details, Form, Radios, TextArea};
use domain::Result;
use domain::cases::CaseHead;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::repairs::right_to_repair::Lapse;

#[server(prefix = "/do", endpoint = "officer/cases/right/suspend")]
pub async fn suspend_right(#[server(flatten)] form: RightForm) -> Result<(), ServerFnError> {
    act(|ctx| suspend(ctx, form)).await
}

async fn suspend(ctx: Ctx, form: RightForm) -> Result<Next> {
    let typed = form.suspend_reason.clone();
    let mut open = OpenRight::new(&ctx, form).await?;
    let Some(reason) = open.reason("suspend_reason", &typed) else {
        return open.again();
    };
    let done = open.tx.suspend_right_to_repair(&open.head, &reason).await;
    open.finish("suspend_reason", done, words::SUSPENDED_TOLD)
        .await
}

#[server(prefix = "/do", endpoint = "officer/cases/right/resume")]
pub async fn resume_right(#[server(flatten)] form: RightForm) -> Result<(), ServerFnError> {
    act(|ctx| resume(ctx, form)).await
}

async fn resume(ctx: Ctx, form: RightForm) -> Result<Next> {
    let mut open = OpenRight::new(&ctx, form).await?;
    let done = open.tx.resume_right_to_repair(&open.head).await;
    open.finish("right-to-repair", done, words::RESUMED_TOLD)
        .await
}

#[server(prefix = "/do", endpoint = "officer/cases/right/lapse")]
pub async fn lapse_right(#[server(flatten)] form: RightForm) -> Result<(), ServerFnError> {
    act(|ctx| lapse(ctx, form)).await
}

async fn lapse(ctx: Ctx, form: RightForm) -> Result<Next> {
    let (chosen, typed) = (Lapse::parse(&form.lapse), form.lapse_reason.clone());
    let mut open = OpenRight::new(&ctx, form).await?;
    if chosen.is_none() {
        open.problems.add("lapse", words::CHOOSE_LAPSE);
    }
    let reason = open.reason("lapse_reason", &typed);
    let (Some(why), Some(reason)) = (chosen, reason) else {
        return open.again();
    };
    let done = open
        .tx
        .lapse_right_to_repair(&open.head, why, &reason)
        .await;
    open.finish("lapse", done, words::LAPSED_TOLD).await
}

#[component]
pub(super) fn SuspendForm(head: CaseHead, filled: Filled<RightForm>) -> impl IntoView {
    let error = filled.error("suspend_reason");
    view! {
        <Details summary=words::SUSPEND open=error.is_some()>
            <Form action=SuspendRight::PATH>
                <About reference=head.reference/>
                <TextArea
                    name="suspend_reason"
                    label=words::REASON
                    hint=words::SUSPEND_HINT
                    rows=2
                    value=filled.form.suspend_reason.clone()
                    error
                />
                <Button text=words::SUSPEND_BUTTON kind=ButtonKind::Secondary/>
            </Form>
        </Details>
    }
    .into_any()
}

#[component]
pub(super) fn ResumeForm(head: CaseHead) -> impl IntoView {
    view! {
        <Form action=ResumeRight::PATH>
            <About reference=head.reference/>
            <Button text=words::RESUME/>
        </Form>
    }
    .into_any()
}

#[component]
pub(super) fn LapseForm(head: CaseHead, filled: Filled<RightForm>) -> impl IntoView {
    let (lapse, reason) = (filled.error("lapse"), filled.error("lapse_reason"));
    let options = Lapse::ALL
        .iter()
        .map(|why| Choice::new(why.key(), why.label()))
        .collect();
    view! {
        <Details summary=words::LAPSE open=lapse.is_some() || reason.is_some()>
            <Form action=LapseRight::PATH>
                <About reference=head.reference/>
                <Radios name="lapse" legend=words::LAPSE_WHY options value=filled.form.lapse.clone() error=lapse/>
                <TextArea
                    name="lapse_reason"
                    label=words::REASON
                    hint=words::REASON_HINT
                    rows=2
                    value=filled.form.lapse_reason.clone()
                    error=reason
                />
                <Button text=words::LAPSE_BUTTON kind=ButtonKind::Warning/>
            </Form>
        </Details>
    }
    .into_any()
}
