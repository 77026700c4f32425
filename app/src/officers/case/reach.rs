//! "I have reached them": our messages had missed the tenant, and someone phoned or wrote.

use super::clock_form::{ClockForm, OpenClocks};
use crate::http::{Ctx, Next, act};
use crate::officers::words;
use crate::ui::{Button, ButtonKind, Form};
use domain::Result;
use domain::cases::clocks::ClockRow;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

#[server(prefix = "/do", endpoint = "officer/cases/reached")]
pub async fn tenant_reached(#[server(flatten)] form: ClockForm) -> Result<(), ServerFnError> {
    act(|ctx| reached(ctx, form)).await
}

async fn reached(ctx: Ctx, form: ClockForm) -> Result<Next> {
    let mut open = OpenClocks::new(&ctx, form).await?;
    let done = open.tx.reached(&open.head).await;
    open.finish("missed", done, words::REACHED_TOLD).await
}

/// Nothing unless someone is to be reached.
#[component]
pub(super) fn ReachForm(reference: String, clocks: Vec<ClockRow>) -> impl IntoView {
    let owed = clocks
        .iter()
        .any(|clock| clock.rule == "case.reach" && clock.is_open());
    owed.then(|| {
        view! {
            <Form action=TenantReached::PATH>
                <input type="hidden" name="reference" value=reference/>
                <p>{words::REACH_HINT}</p>
                <Button text=words::REACHED kind=ButtonKind::Secondary/>
            </Form>
        }
    })
}
