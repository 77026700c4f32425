//! Fields as the server's pages have them: the same markup, classes and ids.

use super::screen::{Choice, Field, Kind};
use leptos::prelude::*;

pub fn field(field: Field) -> AnyView {
    let Field {
        name,
        label,
        hint,
        kind,
        error,
    } = field;
    let wrong = !error.is_empty();
    let id = |end: &str| [name.as_str(), end].concat();
    let described: Vec<String> = [(!hint.is_empty(), "-hint"), (wrong, "-error")]
        .into_iter()
        .filter(|(there, _)| *there)
        .map(|(_, end)| id(end))
        .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let messages = view! {
        <div id=id("-hint") class="govuk-hint" hidden=hint.is_empty()>{hint}</div>
        <p id=id("-error") class="govuk-error-message" hidden=!wrong>{error}</p>
    }
    .into_any();
    let class = if wrong {
        "govuk-form-group govuk-form-group--error"
    } else {
        "govuk-form-group"
    };
    let inner = match kind {
        Kind::Text(text) => lines(&name, label, messages, described, text, wrong),
        Kind::One(choices) => set(label, messages, described, items("radio", &name, choices)),
        Kind::Many(choices) => set(
            label,
            messages,
            described,
            items("checkbox", &name, choices),
        ),
    };
    view! { <div class=class>{inner}</div> }.into_any()
}

/// Where a field has no label of its own, the step's heading names it.
fn set(
    label: &'static str,
    messages: AnyView,
    described: Option<String>,
    items: AnyView,
) -> AnyView {
    let named_by = label.is_empty().then_some(super::phone::HEADING);
    view! {
        <fieldset class="govuk-fieldset" aria-describedby=described aria-labelledby=named_by>
            <legend class="govuk-fieldset__legend" hidden=label.is_empty()>{label}</legend>
            {messages}
            {items}
        </fieldset>
    }
    .into_any()
}

fn lines(
    name: &str,
    label: &'static str,
    messages: AnyView,
    described: Option<String>,
    text: String,
    wrong: bool,
) -> AnyView {
    let class = if wrong {
        "govuk-textarea govuk-textarea--error"
    } else {
        "govuk-textarea"
    };
    let named_by = label.is_empty().then_some(super::phone::HEADING);
    view! {
        <label class="govuk-label" for=name.to_owned() hidden=label.is_empty()>{label}</label>
        {messages}
        <textarea
            class=class
            id=name.to_owned()
            name=name.to_owned()
            rows="5"
            aria-describedby=described
            aria-labelledby=named_by
            aria-invalid=wrong.then_some("true")
            prop:value=text
        ></textarea>
    }
    .into_any()
}

fn items(kind: &'static str, name: &str, choices: Vec<Choice>) -> AnyView {
    let group = if kind == "radio" {
        "govuk-radios"
    } else {
        "govuk-checkboxes"
    };
    let part = |end: &str| [group, end].concat();
    let item = |(place, choice): (usize, Choice)| {
        let id = if place == 0 {
            name.to_owned()
        } else {
            format!("{name}-{}", place + 1)
        };
        let hint_id = [id.as_str(), "-item-hint"].concat();
        let described = (!choice.hint.is_empty()).then(|| hint_id.clone());
        view! {
            <div class=part("__item")>
                <input
                    class=part("__input")
                    id=id.clone()
                    name=name.to_owned()
                    type=kind
                    value=choice.value
                    prop:checked=choice.chosen
                    aria-describedby=described
                />
                <label class=["govuk-label ", &part("__label")].concat() for=id>{choice.label}</label>
                <div id=hint_id class=["govuk-hint ", &part("__hint")].concat() hidden=choice.hint.is_empty()>{choice.hint}</div>
            </div>
        }
        .into_any()
    };
    let items = choices.into_iter().enumerate().map(item).collect_view();
    view! { <div class=group>{items}</div> }.into_any()
}
