//! A date that people know by heart, in three boxes.

use leptos::prelude::*;

use super::group::{Around, Legend};
use crate::ui::MaybeText;

/// Posts `{prefix}_day`, `{prefix}_month` and `{prefix}_year`. An error at `prefix` or at a box is found by the summary.
#[component]
pub fn DateFields(
    #[prop(into)] prefix: String,
    #[prop(into)] legend: String,
    #[prop(optional)] heading: bool,
    #[prop(optional, into)] hint: MaybeText,
    #[prop(optional, into)] day: String,
    #[prop(optional, into)] month: String,
    #[prop(optional, into)] year: String,
    #[prop(optional, into)] error: MaybeText,
    /// The reader's own date of birth: browsers may fill it in.
    #[prop(optional)]
    birthday: bool,
) -> impl IntoView {
    let fills = |part: &'static str| birthday.then_some(part);
    let around = Around::new(&prefix, hint.get(), error.get());
    let wrong = around.is_wrong();
    view! {
        <div class=around.group_class()>
            <fieldset class="govuk-fieldset" role="group" aria-describedby=around.described_by()>
                <Legend text=legend heading/>
                {around.messages()}
                <div class="govuk-date-input" id=prefix.clone()>
                    <Part name=format!("{prefix}_day") label="Day" value=day width=2 wrong autocomplete=fills("bday-day")/>
                    <Part name=format!("{prefix}_month") label="Month" value=month width=2 wrong autocomplete=fills("bday-month")/>
                    <Part name=format!("{prefix}_year") label="Year" value=year width=4 wrong autocomplete=fills("bday-year")/>
                </div>
            </fieldset>
        </div>
    }
}

#[component]
fn Part(
    name: String,
    label: &'static str,
    value: String,
    width: u8,
    wrong: bool,
    autocomplete: Option<&'static str>,
) -> impl IntoView {
    let class = super::text_field::input_class(wrong, Some(width), false);
    view! {
        <div class="govuk-date-input__item">
            <div class="govuk-form-group">
                <label class="govuk-label govuk-date-input__label" for=name.clone()>{label}</label>
                <input
                    class=format!("{class} govuk-date-input__input")
                    id=name.clone()
                    name=name
                    type="text"
                    inputmode="numeric"
                    value=value
                    autocomplete=autocomplete
                />
            </div>
        </div>
    }
}
