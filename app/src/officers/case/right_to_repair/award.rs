//! The money: what the program counted is confirmed by an officer, and may be set off with a reason.

use super::form::{About, OpenRight, RightForm};
use super::words;
use crate::http::{Ctx, Filled, Next, act};
use crate::ui::{Button, ButtonKind, Details, Form, TextArea, TextField};
use domain::Result;
use domain::cases::CaseHead;
use domain::repairs::RightToRepair;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::money::Pence;

#[server(prefix = "/do", endpoint = "officer/cases/right/award")]
pub async fn award_compensation(#[server(flatten)] form: RightForm) -> Result<(), ServerFnError> {
    act(|ctx| award(ctx, form)).await
}

async fn award(ctx: Ctx, form: RightForm) -> Result<Next> {
    let mut open = OpenRight::new(&ctx, form).await?;
    let done = open.tx.award_compensation(&open.head).await;
    open.finish("right-to-repair", done, words::AWARDED_TOLD)
        .await
}

#[server(prefix = "/do", endpoint = "officer/cases/right/set-off")]
pub async fn set_off_compensation(#[server(flatten)] form: RightForm) -> Result<(), ServerFnError> {
    act(|ctx| set_off(ctx, form)).await
}

async fn set_off(ctx: Ctx, form: RightForm) -> Result<Next> {
    let (amount, typed) = (Pence::parse(&form.set_off), form.set_off_reason.clone());
    let mut open = OpenRight::new(&ctx, form).await?;
    let amount = open
        .problems
        .check("set_off", amount, |error| error.message().to_owned());
    let reason = open.reason("set_off_reason", &typed);
    let (Some(amount), Some(reason)) = (amount, reason) else {
        return open.again();
    };
    let done = open
        .tx
        .set_off_compensation(&open.head, amount, &reason)
        .await;
    open.finish("set_off", done, words::SET_OFF_TOLD).await
}

/// The award once it grows no more; then, once, the set-off.
#[component]
pub(super) fn MoneyForms(
    head: CaseHead,
    right: RightToRepair,
    filled: Filled<RightForm>,
) -> impl IntoView {
    let (awarded, set_off) = (right.line("award"), right.line("set_off"));
    match (awarded, set_off, right.owed) {
        (None, _, Some(owed)) if owed.settled => view! {
            <Form action=AwardCompensation::PATH>
                <About reference=head.reference/>
                <Button text=words::award_button(owed)/>
            </Form>
        }
        .into_any(),
        (Some(_), None, _) => view! { <SetOffForm head filled/> }.into_any(),
        _ => ().into_any(),
    }
}

#[component]
fn SetOffForm(head: CaseHead, filled: Filled<RightForm>) -> impl IntoView {
    let fields = ["set_off", "set_off_reason"];
    let open = fields.iter().any(|field| filled.error(field).is_some());
    let form = filled.form.clone();
    view! {
        <Details summary=words::SET_OFF open>
            <Form action=SetOffCompensation::PATH>
                <About reference=head.reference/>
                <TextField
                    name="set_off"
                    label=words::SET_OFF_AMOUNT
                    hint=words::SET_OFF_AMOUNT_HINT
                    value=form.set_off.clone()
                    error=filled.error("set_off")
                    inputmode="decimal"
                    width=Some(10)
                />
                <TextArea
                    name="set_off_reason"
                    label=words::REASON
                    hint=words::SET_OFF_HINT
                    rows=2
                    value=form.set_off_reason
                    error=filled.error("set_off_reason")
                />
                <Button text=words::SET_OFF_BUTTON kind=ButtonKind::Secondary/>
            </Form>
        </Details>
    }
    .into_any()
}
