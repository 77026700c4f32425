//! A door of the demo council: anyone of its people, in one click. Rendered only where the program provides a [`DemoDoor`]
//! in the context, which it does in demo mode alone.

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
    /// What this person shows: "Damp, with photos; owes £116.10".
    pub about: String,
}

/// The demo people if there is a demo, else nothing.
#[component]
pub fn DemoSlot() -> impl IntoView {
    use_context::<DemoDoor>().map(|door| view! { <DemoPeople door/> })
}

/// Each person with a line about them and a button.
#[component]
pub fn DemoPeople(door: DemoDoor) -> impl IntoView {
    let DemoDoor { people, action } = door;
    let card = move |person: DemoPerson| view! { <Person person action=action.clone()/> };
    view! {
        <section aria-labelledby="demo-people">
            <h2 class="govuk-heading-m" id="demo-people">"Demo: come in as"</h2>
            <p class="govuk-body">"These people are invented. No code is needed."</p>
            {people.into_iter().map(card).collect_view()}
        </section>
    }
}

#[component]
fn Person(person: DemoPerson, action: String) -> impl IntoView {
    let DemoPerson { id, name, about } = person;
    view! {
        <div class="card">
            <p class="govuk-body">{about}</p>
            <Form action>
                <Button text=name kind=ButtonKind::Secondary name="who" value=id/>
            </Form>
        </div>
    }
}
