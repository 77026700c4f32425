//! The search box and the drop-down lists above the accounts.

use crate::officers::rent::shown::{ARRANGEMENTS, BENEFITS, ONLY, Shown, WEEKS};
use crate::officers::rent::words;
use crate::officers::words as desk;
use crate::ui::{Button, ButtonKind, Choice, Select};
use domain::rent::desk::list::{Only, Sort};
use leptos::prelude::*;
use rules::rent::AccountKind;
use rules::rent::ladder::Step;

/// Narrows by GET: none of this is personal, and the address can be kept as a bookmark.
#[component]
pub(super) fn FilterForm(shown: Shown, estates: Vec<String>) -> impl IntoView {
    let search = shown.search.map(|key| {
        view! { <input type="hidden" name="search" value=key.to_string()/> }
    });
    let sort = if shown.sort == Sort::Weeks {
        "weeks"
    } else {
        ""
    };
    let weeks = if shown.weeks > 0 {
        shown.weeks.to_string()
    } else {
        String::new()
    };
    view! {
        <form class="desk-search" action="/officer/rent" method="get">
            {search}
            <Select name="only" label="Accounts" options=onlys() value=shown.only_key()/>
            <Select name="sort" label="Order" options=sorts() value=sort/>
            <Select name="weeks" label="Weeks owed" options=weeks_choices() value=weeks/>
            <Select name="kind" label="Kind" options=kinds() value=shown.kind.map_or("", AccountKind::key)/>
            <Select name="arrangement" label="Arrangement" options=arrangements() value=shown.arrangement/>
            <Select name="benefit" label="Benefit" options=benefits() value=shown.benefit/>
            <Select name="step" label="Step" options=steps() value=shown.step.clone()/>
            <Select name="estate" label="Estate" options=estate_choices(estates) value=shown.estate.clone()/>
            <Button text=desk::SHOW kind=ButtonKind::Secondary/>
        </form>
    }
}

fn with_any(any: &str, choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", any))
        .chain(choices)
        .collect()
}

fn onlys() -> Vec<Choice> {
    let label = |only: Only| match only {
        Only::Owing => "Who truly owe",
        Only::Frozen => "In breathing space",
        Only::ContactDue => "Contact due by today",
        Only::All => "All",
    };
    ONLY.iter()
        .map(|(key, only)| Choice::new(*key, label(*only)))
        .collect()
}

fn sorts() -> Vec<Choice> {
    vec![
        Choice::new("", "Most money first"),
        Choice::new("weeks", "Most weeks first"),
    ]
}

fn weeks_choices() -> Vec<Choice> {
    let choice = |weeks: &i64| Choice::new(weeks.to_string(), format!("{weeks} or more"));
    with_any("Any", WEEKS.iter().map(choice))
}

fn kinds() -> Vec<Choice> {
    let choice = |kind: &AccountKind| Choice::new(kind.key(), kind.label());
    with_any("All kinds", AccountKind::ALL.iter().map(choice))
}

fn arrangements() -> Vec<Choice> {
    let choice =
        |key: &&'static str| Choice::new(*key, words::arrangement_words(key).unwrap_or_default());
    with_any("Any or none", ARRANGEMENTS.iter().map(choice))
}

fn benefits() -> Vec<Choice> {
    let choice = |key: &&'static str| Choice::new(*key, words::benefit_words(key));
    with_any("Any or none", BENEFITS.iter().map(choice))
}

fn steps() -> Vec<Choice> {
    let none = [Choice::new("none", "On no step")];
    let choice = |step: &Step| Choice::new(step.key(), step.label());
    with_any(
        "Any or none",
        none.into_iter().chain(Step::ALL.iter().map(choice)),
    )
}

fn estate_choices(estates: Vec<String>) -> Vec<Choice> {
    let choice = |name: String| Choice::new(name.clone(), name);
    with_any("All estates", estates.into_iter().map(choice))
}
