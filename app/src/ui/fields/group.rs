//! What is around every field: the label or legend, the hint, the error.

use leptos::prelude::*;

/// The texts around a field, and the ids that tie them to it.
#[derive(Clone)]
pub(super) struct Around {
    name: String,
    hint: Option<String>,
    error: Option<String>,
}

impl Around {
    pub(super) fn new(name: &str, hint: Option<String>, error: Option<String>) -> Self {
        Self {
            name: name.to_owned(),
            hint,
            error,
        }
    }

    pub(super) fn is_wrong(&self) -> bool {
        self.error.is_some()
    }

    /// The value of `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.name));
        let ids: Vec<_> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn group_class(&self) -> &'static str {
        if self.is_wrong() {
            "govuk-form-group govuk-form-group--error"
        } else {
            "govuk-form-group"
        }
    }

    /// The hint and the error, in this order, under the label.
    pub(super) fn messages(&self) -> impl IntoView + use<> {
        let Self { name, hint, error } = self.clone();
        view! {
            {hint.map(|hint| view! { <div id=format!("{name}-hint") class="govuk-hint">{hint}</div> })}
            {error.map(|error| view! { <ErrorMessage id=format!("{name}-error") error/> })}
        }
    }
}

#[component]
fn ErrorMessage(id: String, error: String) -> impl IntoView {
    view! {
        <p id=id class="govuk-error-message"><span class="govuk-visually-hidden">"Error: "</span> {error}</p>
    }
}

/// The label. As the page's heading it is the `<h1>`.
#[component]
pub(super) fn Label(name: String, text: String, heading: bool) -> impl IntoView {
    let class = if heading {
        "govuk-label title"
    } else {
        "govuk-label"
    };
    let label = view! { <label class=class for=name>{text}</label> };
    if heading {
        view! { <h1 class="govuk-label-wrapper">{label}</h1> }.into_any()
    } else {
        label.into_any()
    }
}

/// The question over several answers. As the page's heading it is the `<h1>`.
#[component]
pub(super) fn Legend(text: String, heading: bool) -> impl IntoView {
    if heading {
        view! { <legend class="govuk-fieldset__legend"><h1 class="title">{text}</h1></legend> }
            .into_any()
    } else {
        view! { <legend class="govuk-fieldset__legend">{text}</legend> }.into_any()
    }
}
