//! Moving a repair on, to where the rules let it go from here.

use super::form::{AboutCase, CaseForm, Open};
use crate::http::{Ctx, Filled, Next, act};
use crate::officers::words;
use crate::ui::{Button, ButtonKind, Choice, Form, Radios};
use domain::cases::CaseHead;
use domain::{Error, Result};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::reference::CaseKind;
use rules::repairs::state::RepairState;

#[server(prefix = "/do", endpoint = "officer/cases/state")]
pub async fn change_state(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| move_on(ctx, form)).await
}

async fn move_on(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let chosen = RepairState::parse(&form.state);
    let mut open = Open::new(&ctx, form).await?;
    if open.head.kind != CaseKind::Repair.key() {
        return Err(Error::NotFound);
    }
    let Some(to) = chosen else {
        open.problems.add("state", words::CHOOSE_STATE);
        return open.again();
    };
    let repeated = open.head.state == to.key();
    open.must_not_have_moved("state", repeated);
    if !repeated && !may_follow(&open.head.state, to) && open.problems.is_empty() {
        open.problems.add("state", words::CHOOSE_STATE);
    }
    if !open.problems.is_empty() {
        return open.again();
    }
    let done = open.tx.change_state(&open.head, to).await;
    open.finish("state", done, words::MOVED_TOLD).await
}

fn may_follow(from: &str, to: RepairState) -> bool {
    RepairState::parse(from).is_some_and(|from| words::next_states(from).contains(&to))
}

/// Nothing where nothing may follow.
#[component]
pub(super) fn StateForm(head: CaseHead, filled: Filled<CaseForm>) -> impl IntoView {
    let states = RepairState::parse(&head.state).map(words::next_states);
    let options: Vec<_> = states.into_iter().flatten().map(choice).collect();
    (!options.is_empty()).then(|| {
        view! {
            <Form action=ChangeState::PATH>
                <AboutCase head/>
                <Radios
                    name="state"
                    legend=words::STATE_LABEL
                    options
                    value=filled.form.state.clone()
                    error=filled.error("state")
                />
                <Button text=words::CHANGE_STATE kind=ButtonKind::Secondary/>
            </Form>
        }
    })
}

fn choice(state: RepairState) -> Choice {
    let tenant = format!("The tenant reads: {}", state.tenant_words());
    Choice::new(state.key(), words::state_words(state)).with_hint(tenant)
}
