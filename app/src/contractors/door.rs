//! Could not get in: the photo first, then what was done at the door.

use super::job::SendPhoto;
use super::verbs::{ContractorNoAccess, JobForm, MOST_WORDS};
use super::words;
use crate::http::Filled;
use crate::ui::{Button, ButtonKind, Checkboxes, Choice, Details, Form, TextArea, TextField};
use domain::VisitId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

const FIELDS: [&str; 5] = ["waited", "phoned", "card", "photo", "notes"];

#[component]
pub(super) fn CouldNotGetIn(
    visit: VisitId,
    filled: Filled<JobForm>,
    photo_problem: Option<String>,
) -> impl IntoView {
    let wrong = FIELDS.iter().any(|field| filled.error(field).is_some());
    let photo = filled.error("photo").or(photo_problem);
    let open = wrong || photo.is_some();
    let form = filled.form.clone();
    view! {
        <Details summary=words::NO_ACCESS open>
            <p>{words::NO_ACCESS_TEXT}</p>
            <SendPhoto visit shows="no_access" label=words::PHOTO_DOOR error=photo/>
            <Form action=ContractorNoAccess::PATH>
                <input type="hidden" name="visit" value=visit.to_string()/>
                <TextField
                    name="waited"
                    label=words::WAITED
                    hint=words::WAITED_HINT
                    value=form.waited
                    error=filled.error("waited")
                    inputmode="numeric"
                    width=3
                />
                <Tick name="phoned" label=words::PHONED value=form.phoned error=filled.error("phoned")/>
                <Tick name="card" label=words::CARD_LEFT value=form.card error=filled.error("card")/>
                <TextArea
                    name="notes"
                    label=words::NOTES
                    hint=words::NOTES_HINT
                    rows=2
                    value=form.notes
                    error=filled.error("notes")
                    max_chars=MOST_WORDS as u32
                />
                <Button text=words::SAVE_NO_ACCESS kind=ButtonKind::Warning/>
            </Form>
        </Details>
    }
    .into_any()
}

/// One box to tick; the legend is read with it.
#[component]
fn Tick(
    name: &'static str,
    label: &'static str,
    value: String,
    error: Option<String>,
) -> impl IntoView {
    view! {
        <Checkboxes name legend=words::AT_THE_DOOR options=vec![Choice::new("yes", label)] values=vec![value] error/>
    }
    .into_any()
}
