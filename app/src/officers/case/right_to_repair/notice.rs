//! The notice with the first contractor and the last day; and the second contractor where the program found none.

use super::form::{About, OpenRight, RightForm};
use super::words;
use crate::http::{Ctx, Filled, Next, act};
use crate::ui::{Button, Choice, Form, Select};
use domain::Result;
use domain::cases::CaseHead;
use domain::repairs::contractors::ContractorRow;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

#[server(prefix = "/do", endpoint = "officer/cases/right/notice")]
pub async fn give_right_notice(#[server(flatten)] form: RightForm) -> Result<(), ServerFnError> {
    act(|ctx| give(ctx, form)).await
}

async fn give(ctx: Ctx, form: RightForm) -> Result<Next> {
    let typed = form.contractor.clone();
    let mut open = OpenRight::new(&ctx, form).await?;
    let Some(contractor) = open.contractor("contractor", &typed) else {
        return open.again();
    };
    let done = open
        .tx
        .give_right_to_repair_notice(&open.head, contractor)
        .await;
    open.finish("contractor", done, words::NOTICE_TOLD).await
}

#[server(prefix = "/do", endpoint = "officer/cases/right/second")]
pub async fn name_second_contractor(
    #[server(flatten)] form: RightForm,
) -> Result<(), ServerFnError> {
    act(|ctx| second(ctx, form)).await
}

async fn second(ctx: Ctx, form: RightForm) -> Result<Next> {
    let typed = form.second_contractor.clone();
    let mut open = OpenRight::new(&ctx, form).await?;
    let Some(contractor) = open.contractor("second_contractor", &typed) else {
        return open.again();
    };
    let done = open.tx.name_second_contractor(&open.head, contractor).await;
    open.finish("second_contractor", done, words::SECOND_TOLD)
        .await
}

#[component]
pub(super) fn NoticeForm(
    head: CaseHead,
    contractors: Vec<ContractorRow>,
    filled: Filled<RightForm>,
) -> impl IntoView {
    view! {
        <Form action=GiveRightNotice::PATH>
            <About reference=head.reference/>
            <Select
                name="contractor"
                label=words::CONTRACTOR
                hint=words::CONTRACTOR_HINT
                options=choices(contractors)
                value=filled.form.contractor.clone()
                error=filled.error("contractor")
            />
            <Button text=words::GIVE_NOTICE/>
        </Form>
    }
    .into_any()
}

#[component]
pub(super) fn SecondForm(
    head: CaseHead,
    contractors: Vec<ContractorRow>,
    filled: Filled<RightForm>,
) -> impl IntoView {
    view! {
        <Form action=NameSecondContractor::PATH>
            <About reference=head.reference/>
            <Select
                name="second_contractor"
                label=words::SECOND
                hint=words::SECOND_HINT
                options=choices(contractors)
                value=filled.form.second_contractor.clone()
                error=filled.error("second_contractor")
            />
            <Button text=words::NAME_SECOND/>
        </Form>
    }
    .into_any()
}

fn choices(contractors: Vec<ContractorRow>) -> Vec<Choice> {
    let choice = |row: ContractorRow| Choice::new(row.id.to_string(), row.name);
    std::iter::once(Choice::new("", words::CHOOSE))
        .chain(contractors.into_iter().map(choice))
        .collect()
}
