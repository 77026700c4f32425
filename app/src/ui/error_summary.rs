//! The box on top of a page that says what to put right.

use leptos::prelude::*;

/// Nothing when there are no errors. Each message links to its field.
///
/// `autofocus` moves the focus here without JavaScript where a browser honours it on a box; `boot.js` does the rest.
#[component]
pub fn ErrorSummary(
    /// The field's id (its name) and the message.
    errors: Vec<(String, String)>,
) -> impl IntoView {
    let item = |(field, message): (String, String)| {
        view! { <li><a href=format!("#{field}")>{message}</a></li> }
    };
    (!errors.is_empty()).then(|| {
        view! {
            <div class="govuk-error-summary" id="error-summary" tabindex="-1" autofocus data-module="govuk-error-summary">
                <div role="alert">
                    <h2 class="govuk-error-summary__title">"There is a problem"</h2>
                    <div class="govuk-error-summary__body">
                        <ul class="govuk-list govuk-error-summary__list">
                            {errors.into_iter().map(item).collect_view()}
                        </ul>
                    </div>
                </div>
            </div>
        }
    })
}
