//! Who works on a case.

use super::form::{AboutCase, CaseForm, Open};
use crate::http::{Ctx, Filled, Next, act};
use crate::officers::words;
use crate::ui::{Button, ButtonKind, Choice, Form, Select};
use domain::cases::CaseHead;
use domain::cases::assignment::OfficerRow;
use domain::{Error, OfficerId, Result};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

const NOBODY: &str = "nobody";

#[server(prefix = "/do", endpoint = "officer/cases/assign")]
pub async fn assign_case(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| assign(ctx, form)).await
}

async fn assign(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let chosen = form.owner.clone();
    let mut open = Open::new(&ctx, form).await?;
    let owner = OfficerId::parse(&chosen);
    if owner.is_none() && chosen != NOBODY {
        open.problems.add("owner", words::CHOOSE_OWNER);
        return open.again();
    }
    match open.tx.assign(&open.head, owner).await {
        // They left while the page was open.
        Err(Error::NotFound) => {
            open.problems.add("owner", words::CHOOSE_OWNER);
            open.again()
        }
        done => open.finish("owner", done, words::ASSIGNED_TOLD).await,
    }
}

#[component]
pub(super) fn AssignForm(
    head: CaseHead,
    me: OfficerId,
    colleagues: Vec<OfficerRow>,
    filled: Filled<CaseForm>,
) -> impl IntoView {
    let options = choices(me, colleagues);
    view! {
        <Form action=AssignCase::PATH>
            <AboutCase head/>
            <Select
                name="owner"
                label=words::OWNER_LABEL
                options
                value=filled.form.owner.clone()
                error=filled.error("owner")
            />
            <Button text=words::ASSIGN kind=ButtonKind::Secondary/>
        </Form>
    }
}

/// Nobody, me, then the others by name.
fn choices(me: OfficerId, colleagues: Vec<OfficerRow>) -> Vec<Choice> {
    let (mine, others): (Vec<_>, Vec<_>) =
        colleagues.into_iter().partition(|officer| officer.id == me);
    let mine = mine
        .into_iter()
        .map(|officer| Choice::new(officer.id.to_string(), format!("Me, {}", officer.name)));
    let others = others
        .into_iter()
        .map(|officer| Choice::new(officer.id.to_string(), officer.name));
    std::iter::once(Choice::new(NOBODY, words::NOBODY))
        .chain(mine)
        .chain(others)
        .collect()
}
