//! Words that help some people and would slow the rest.

use leptos::prelude::*;

/// Opens on request, without JavaScript.
#[component]
pub fn Details(
    #[prop(into)] summary: String,
    #[prop(optional)] open: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="govuk-details" open=open>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{summary}</span>
            </summary>
            <div class="govuk-details__text">{children()}</div>
        </details>
    }
}

/// A quotation or an example, set apart by a bar.
#[component]
pub fn Inset(children: Children) -> impl IntoView {
    view! { <div class="govuk-inset-text">{children()}</div> }
}
