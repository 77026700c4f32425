//! Choosing one of several, or several of many.

use leptos::prelude::*;

use super::group::{Around, Legend};
use crate::ui::MaybeText;

/// An answer to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
}

impl Choice {
    /// An answer without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
        }
    }

    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: Some(hint.into()),
            ..self
        }
    }
}

/// One answer of several.
#[component]
pub fn Radios(
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    #[prop(optional)] heading: bool,
    #[prop(optional, into)] hint: MaybeText,
    options: Vec<Choice>,
    /// The chosen one's value.
    #[prop(optional, into)]
    value: String,
    #[prop(optional, into)] error: MaybeText,
    /// Side by side, for "Yes" and "No".
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let class = if inline {
        "govuk-radios govuk-radios--inline"
    } else {
        "govuk-radios"
    };
    let items = items(&Kind::RADIO, &name, options, &[value]);
    view! {
        <Question name legend heading hint error>
            <div class=class>{items}</div>
        </Question>
    }
}

/// As many answers as apply.
#[component]
pub fn Checkboxes(
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    #[prop(optional)] heading: bool,
    #[prop(optional, into)] hint: MaybeText,
    options: Vec<Choice>,
    /// The chosen ones' values.
    #[prop(optional)]
    values: Vec<String>,
    #[prop(optional, into)] error: MaybeText,
) -> impl IntoView {
    let items = items(&Kind::CHECKBOX, &name, options, &values);
    view! {
        <Question name legend heading hint error>
            <div class="govuk-checkboxes">{items}</div>
        </Question>
    }
}

#[component]
fn Question(
    name: String,
    legend: String,
    heading: bool,
    hint: MaybeText,
    error: MaybeText,
    children: Children,
) -> impl IntoView {
    let around = Around::new(&name, hint.get(), error.get());
    view! {
        <div class=around.group_class()>
            <fieldset class="govuk-fieldset" aria-describedby=around.described_by()>
                <Legend text=legend heading/>
                {around.messages()}
                {children()}
            </fieldset>
        </div>
    }
}

struct Kind {
    input_type: &'static str,
    item: &'static str,
    input: &'static str,
    label: &'static str,
    hint: &'static str,
}

impl Kind {
    const RADIO: Self = Self {
        input_type: "radio",
        item: "govuk-radios__item",
        input: "govuk-radios__input",
        label: "govuk-label govuk-radios__label",
        hint: "govuk-hint govuk-radios__hint",
    };
    const CHECKBOX: Self = Self {
        input_type: "checkbox",
        item: "govuk-checkboxes__item",
        input: "govuk-checkboxes__input",
        label: "govuk-label govuk-checkboxes__label",
        hint: "govuk-hint govuk-checkboxes__hint",
    };
}

/// The first answer's id is the field's name, so that the error summary leads to it; the others are `name-2`, `name-3`.
fn items(
    kind: &'static Kind,
    name: &str,
    options: Vec<Choice>,
    chosen: &[String],
) -> impl IntoView + use<> {
    let item = |(place, option): (usize, Choice)| {
        let id = if place == 0 {
            name.to_owned()
        } else {
            format!("{name}-{}", place + 1)
        };
        let checked = chosen.contains(&option.value);
        view! { <Item kind id name=name.to_owned() option checked/> }
    };
    options.into_iter().enumerate().map(item).collect_view()
}

#[component]
fn Item(
    kind: &'static Kind,
    id: String,
    name: String,
    option: Choice,
    checked: bool,
) -> impl IntoView {
    let Choice { value, label, hint } = option;
    let hint_id = format!("{id}-item-hint");
    let described = hint.as_ref().map(|_| hint_id.clone());
    view! {
        <div class=kind.item>
            <input
                class=kind.input
                id=id.clone()
                name=name
                type=kind.input_type
                value=value
                checked=checked
                aria-describedby=described
            />
            <label class=kind.label for=id>{label}</label>
            {hint.map(|hint| view! { <div id=hint_id class=kind.hint>{hint}</div> })}
        </div>
    }
}
