//! The demo's door: every person of the demo council, entered by one button. Rendered only where the program provides a
//! [`DemoDoor`] in the context, which it does in demo mode alone.

use crate::ui::{Button, ButtonKind, Form};
use leptos::prelude::*;

/// Who can be entered as, and where the choice is posted to as `who`.
#[derive(Clone, Debug, Default)]
pub struct DemoDoor {
    pub people: Vec<DemoPerson>,
    pub action: String,
}

#[derive(Clone, Debug, Default)]
pub struct DemoPerson {
    pub id: String,
    pub name: String,
    /// The heading they stand under: "Tenants", "Officers".
    pub group: String,
    /// What this person shows: "Damp, with photos; owes £116.10".
    pub about: String,
}

/// The demo people if there is a demo, else nothing.
#[component]
pub fn DemoSlot() -> impl IntoView {
    use_context::<DemoDoor>().map(|door| view! { <DemoPeople door/> })
}

/// The people by group, each with a line about them and a button.
#[component]
pub fn DemoPeople(door: DemoDoor) -> impl IntoView {
    let DemoDoor { people, action } = door;
    let group = move |(name, people): (String, Vec<DemoPerson>)| {
        view! { <Group name people action=action.clone()/> }
    };
    view! {
        <section aria-labelledby="demo-people">
            <h2 class="govuk-heading-m" id="demo-people">"Demo: come in as"</h2>
            <p class="govuk-body">"These people are invented. No code is needed."</p>
            {by_group(people).into_iter().map(group).collect_view()}
        </section>
    }
}

/// Groups in the order in which they first appear.
fn by_group(people: Vec<DemoPerson>) -> Vec<(String, Vec<DemoPerson>)> {
    let mut groups: Vec<(String, Vec<DemoPerson>)> = Vec::new();
    for person in people {
        match groups.iter_mut().find(|(name, _)| *name == person.group) {
            Some((_, members)) => members.push(person),
            None => groups.push((person.group.clone(), vec![person])),
        }
    }
    groups
}

#[component]
fn Group(name: String, people: Vec<DemoPerson>, action: String) -> impl IntoView {
    let card = move |person: DemoPerson| view! { <PersonCard person action=action.clone()/> };
    view! {
        <h3 class="govuk-heading-s">{name}</h3>
        {people.into_iter().map(card).collect_view()}
    }
}

#[component]
fn PersonCard(person: DemoPerson, action: String) -> impl IntoView {
    let DemoPerson {
        id, name, about, ..
    } = person;
    view! {
        <div class="card">
            <p class="govuk-body">{about}</p>
            <Form action>
                <Button text=name kind=ButtonKind::Secondary name="who" value=id/>
            </Form>
        </div>
    }
}
