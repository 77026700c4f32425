//! One of a long list. Prefer radios: they show everything at once.

use leptos::prelude::*;

use super::Choice;
use super::group::{Around, Label};
use crate::ui::MaybeText;

/// A drop-down list. The options' hints are not shown.
#[component]
pub fn Select(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: MaybeText,
    options: Vec<Choice>,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] error: MaybeText,
    #[prop(optional)] heading: bool,
) -> impl IntoView {
    let around = Around::new(&name, hint.get(), error.get());
    let class = if around.is_wrong() {
        "govuk-select govuk-select--error"
    } else {
        "govuk-select"
    };
    let option = |Choice {
                      value: one, label, ..
                  }: Choice| {
        let selected = one == value;
        view! { <option value=one selected=selected>{label}</option> }
    };
    view! {
        <div class=around.group_class()>
            <Label name=name.clone() text=label heading/>
            {around.messages()}
            <select
                class=class
                id=name.clone()
                name=name
                aria-describedby=around.described_by()
                aria-invalid=around.is_wrong().then_some("true")
            >
                {options.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
