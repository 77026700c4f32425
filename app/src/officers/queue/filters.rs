//! The search box and the drop-down lists above the queue.

use super::shown::{Shown, View, Whose};
use crate::officers::words;
use crate::ui::{Button, ButtonKind, Choice, Select};
use domain::cases::assignment::OfficerRow;
use leptos::prelude::*;
use rules::reference::CaseKind;
use rules::repairs::Priority;
use rules::repairs::state::RepairState;
use std::collections::BTreeSet;

/// Narrows by GET: none of this is personal, and the address can be kept as a bookmark.
#[component]
pub(super) fn FilterForm(
    shown: Shown,
    teams: BTreeSet<String>,
    colleagues: Vec<OfficerRow>,
) -> impl IntoView {
    let owner = !matches!(shown.view, View::Mine | View::Unassigned);
    let state = shown.view != View::Waiting;
    view! {
        <form class="desk-search" action="/officer" method="get">
            {hidden("view", shown.view.key().to_owned())}
            {hidden("search", shown.search.map(|key| key.to_string()).unwrap_or_default())}
            <Select name="kind" label="Kind" options=kinds() value=shown.kind.map_or("", CaseKind::key)/>
            <Select name="team" label="Team" options=team_choices(teams) value=shown.team.clone()/>
            {state.then(|| view! {
                <Select name="state" label="State" options=states() value=shown.state.map_or("", RepairState::key)/>
            })}
            <Select name="priority" label="Priority" options=priorities() value=shown.priority.map_or("", Priority::key)/>
            {owner.then(|| view! {
                <Select name="owner" label="Owner" options=owners(colleagues) value=shown.whose.key()/>
            })}
            <Button text=words::SHOW kind=ButtonKind::Secondary/>
        </form>
    }
}

fn hidden(name: &'static str, value: String) -> impl IntoView {
    (!value.is_empty()).then(|| view! { <input type="hidden" name=name value=value/> })
}

fn with_all(all: &str, choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", all))
        .chain(choices)
        .collect()
}

fn kinds() -> Vec<Choice> {
    let choice = |kind: &CaseKind| Choice::new(kind.key(), words::kind_words(*kind));
    with_all("All kinds", CaseKind::ALL.iter().map(choice))
}

fn team_choices(teams: BTreeSet<String>) -> Vec<Choice> {
    let choice = |team: String| {
        let label = words::team_words(&team);
        Choice::new(team, label)
    };
    with_all("All teams", teams.into_iter().map(choice))
}

fn states() -> Vec<Choice> {
    let open = |state: &&RepairState| !state.is_over() && **state != RepairState::Draft;
    let choice = |state: &RepairState| Choice::new(state.key(), words::state_words(*state));
    with_all(
        "All states",
        RepairState::ALL.iter().filter(open).map(choice),
    )
}

fn priorities() -> Vec<Choice> {
    let choice = |priority: &Priority| Choice::new(priority.key(), priority.label());
    with_all("All priorities", Priority::ALL.iter().map(choice))
}

fn owners(colleagues: Vec<OfficerRow>) -> Vec<Choice> {
    let me = [Whose::Mine, Whose::Nobodys]
        .map(Whose::key)
        .into_iter()
        .zip(["Me", words::NOBODY])
        .map(|(value, label)| Choice::new(value, label));
    let them = colleagues
        .into_iter()
        .map(|officer| Choice::new(officer.id.to_string(), officer.name));
    with_all("Anyone", me.chain(them))
}
