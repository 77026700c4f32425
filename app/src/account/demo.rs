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
pub fn DemoSlot(
    /// The group that stands open.
    open: &'static str,
) -> impl IntoView {
    use_context::<DemoDoor>().map(|door| view! { <DemoPeople door open/> })
}

/// The people by group, each with a button and a line about them. One group stands open, so that a phone's page is not
/// as long as the council is large.
#[component]
pub fn DemoPeople(door: DemoDoor, open: &'static str) -> impl IntoView {
    let DemoDoor { people, action } = door;
    let group = move |(name, people): (String, Vec<DemoPerson>)| {
        let is_open = name == open;
        view! { <Group name people action=action.clone() is_open/> }
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
fn Group(name: String, people: Vec<DemoPerson>, action: String, is_open: bool) -> impl IntoView {
    let line = |person: DemoPerson| view! { <PersonLine person/> };
    view! {
        <details class="demo-group" open=is_open>
            <summary><h3 class="govuk-heading-s">{name}</h3></summary>
            <Form action>
                <ul class="govuk-list">{people.into_iter().map(line).collect_view()}</ul>
            </Form>
        </details>
    }
}

#[component]
fn PersonLine(person: DemoPerson) -> impl IntoView {
    let DemoPerson {
        id, name, about, ..
    } = person;
    view! {
        <li>
            <Button text=name kind=ButtonKind::Link name="who" value=id/>
            <span class="small">{about}</span>
        </li>
    }
}
