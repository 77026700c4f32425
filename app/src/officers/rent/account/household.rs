//! Who lives there: what they need and what is not safe stands before anything that can be done.

use crate::officers::rent::words;
use crate::ui::{Notice, Tag, Tone};
use domain::rent::desk::household::{Household, Member, Way};
use leptos::prelude::*;

#[component]
pub(super) fn HouseholdCard(household: Household) -> impl IntoView {
    let people = household
        .people
        .clone()
        .into_iter()
        .map(|person| view! { <Person person/> });
    let people = people.collect_view();
    view! {
        <NeedsFirst household/>
        <section aria-labelledby="household">
            <h2 id="household">{words::HOUSEHOLD}</h2>
            {people}
        </section>
    }
}

/// Above whatever can be done about an account.
#[component]
pub fn NeedsFirst(household: Household) -> impl IntoView {
    let needs: Vec<(String, String)> = household
        .people
        .iter()
        .flat_map(|person| {
            let name = person.name.clone();
            person
                .needs
                .iter()
                .map(move |need| (name.clone(), need.clone()))
        })
        .collect();
    let unsafe_way = household.has_unsafe_way().then_some(words::UNSAFE_WAY);
    let tone = if needs.is_empty() && unsafe_way.is_none() {
        Tone::Neutral
    } else {
        Tone::Amber
    };
    let none = (needs.is_empty()).then_some(words::NO_NEEDS);
    let repairs = (household.open_repairs > 0).then(|| {
        let many = household.open_repairs;
        let words = if many == 1 {
            "repair or hazard is"
        } else {
            "repairs or hazards are"
        };
        format!("{many} {words} open in this home.")
    });
    let need =
        |(name, need): (String, String)| view! { <li><strong>{name} ": "</strong> {need}</li> };
    let needs = (!needs.is_empty()).then(|| {
        view! { <ul class="govuk-list">{needs.into_iter().map(need).collect_view()}</ul> }
    });
    view! {
        <Notice tone title=words::NEEDS_FIRST>
            {unsafe_way.map(|words| view! { <p>{words}</p> })}
            {none.map(|words| view! { <p>{words}</p> })}
            {needs}
            {repairs.map(|words| view! { <p>{words}</p> })}
        </Notice>
    }
}

#[component]
fn Person(person: Member) -> impl IntoView {
    let Member {
        name,
        role,
        contacts,
        ..
    } = person;
    let way = |way: Way| {
        let kind = words::channel_words(&way.channel);
        let safe = if way.safe {
            ().into_any()
        } else {
            view! { " " <Tag words="Not safe: never use" tone=Tone::Red/> }.into_any()
        };
        let address = if way.safe { way.address } else { String::new() };
        view! { <dt>{kind}</dt><dd>{address} {safe}</dd> }
    };
    view! {
        <h3>{name} <span class="small">" · " {words::role_words(&role)}</span></h3>
        <dl class="facts">{contacts.into_iter().map(way).collect_view()}</dl>
    }
}
