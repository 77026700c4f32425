//! Calling a repair off that is no longer needed: the first click says what follows, the second does it.

use super::RepairRecord;
use super::verbs::{CaseForm, CaseFormFrame, open};
use crate::http::{Ctx, Next, act};
use crate::repairs::record_words as words;
use crate::ui::{Button, ButtonKind, Details};
use domain::repairs::Cancelled;
use domain::{Error, Result};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

#[server(prefix = "/do", endpoint = "repairs/cancel")]
pub async fn cancel_repair(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| cancel(ctx, form)).await
}

async fn cancel(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let page = form.page()?;
    let Some((mut tx, case)) = open(&ctx, &form).await? else {
        return Ok(Next::see(format!("/sign-in?then={page}")));
    };
    let told = match tx.cancel_repair(&case).await {
        Err(Error::Conflict(_)) => return Ok(Next::Told(page, words::CANCEL_TOO_LATE)),
        Ok(Cancelled::Done) => words::CANCELLED,
        Ok(Cancelled::OfficerTold) => words::CANCEL_OFFICER_TOLD,
        Err(error) => return Err(error),
    };
    tx.commit().await?;
    Ok(Next::Told(page, told))
}

#[component]
pub fn CallOff(record: RepairRecord) -> impl IntoView {
    let reference = record.repair.head.reference;
    view! {
        <Details summary=words::CANCEL>
            <p>{words::CANCEL_TEXT}</p>
            <CaseFormFrame action=CancelRepair::PATH reference>
                <Button text=words::CANCEL_BUTTON kind=ButtonKind::Warning/>
            </CaseFormFrame>
        </Details>
    }
    .into_any()
}
