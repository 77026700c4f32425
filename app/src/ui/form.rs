//! Forms and buttons. Every form is a plain POST, with and without JavaScript.

use leptos::prelude::*;

use super::MaybeText;

/// A form that posts. The browser's own messages are off, because ours say what to do and are read aloud.
#[component]
pub fn Form(
    #[prop(into)] action: String,
    /// The hidden `submission_key` that makes sending twice harmless.
    #[prop(optional, into)]
    submission_key: MaybeText,
    /// For files.
    #[prop(optional)]
    multipart: bool,
    #[prop(optional, into)] id: MaybeText,
    children: Children,
) -> impl IntoView {
    let key = submission_key
        .get()
        .map(|key| view! { <input type="hidden" name="submission_key" value=key/> });
    view! {
        <form
            action=action
            method="post"
            novalidate
            id=id.get()
            class="form"
            enctype=multipart.then_some("multipart/form-data")
        >
            {key}
            {children()}
        </form>
    }
}

/// How much a button asks for. One [`Primary`](Self::Primary) a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    #[default]
    Primary,
    Secondary,
    /// For what cannot be undone.
    Warning,
    /// Looks like a link, for a small choice inside a form.
    Link,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button",
            Self::Secondary => "button button--secondary",
            Self::Warning => "button button--warning",
            Self::Link => "button-as-link",
        }
    }
}

/// Submits the form it stands in.
#[component]
pub fn Button(
    #[prop(into)] text: String,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] name: MaybeText,
    #[prop(optional, into)] value: MaybeText,
    /// Posts to another address than the form's own.
    #[prop(optional, into)]
    formaction: MaybeText,
    /// Words for screen readers only, after the text: "Remove" + "photo 2".
    #[prop(optional, into)]
    hidden_text: MaybeText,
) -> impl IntoView {
    let hidden = hidden_text
        .get()
        .map(|words| view! { <span class="govuk-visually-hidden">" " {words}</span> });
    view! {
        <button
            type="submit"
            class=kind.class()
            name=name.get()
            value=value.get()
            formaction=formaction.get()
            data-prevent-double-click="true"
        >
            {text}
            {hidden}
        </button>
    }
}

/// A link that looks like a button: it leads on and changes nothing.
#[component]
pub fn ButtonLink(
    #[prop(into)] href: String,
    #[prop(into)] text: String,
    #[prop(optional)] kind: ButtonKind,
) -> impl IntoView {
    view! { <a class=kind.class() href=href draggable="false">{text}</a> }
}
