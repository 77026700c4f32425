//! Secrets: a password, and a code that we sent.

use leptos::prelude::*;

use super::TextField;
use crate::ui::MaybeText;

/// A password. Never shown again, and open to password managers and pasting.
#[component]
pub fn PasswordField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: MaybeText,
    #[prop(optional, into)] error: MaybeText,
    /// "current-password" to sign in, "new-password" to choose one.
    #[prop(default = "current-password")]
    autocomplete: &'static str,
) -> impl IntoView {
    view! { <TextField name label hint error kind="password" autocomplete spellcheck=false/> }
}

/// A code of figures that we sent by text or email. Phones offer it from the message.
#[component]
pub fn CodeField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: MaybeText,
    #[prop(optional, into)] error: MaybeText,
    #[prop(optional, into)] value: String,
    #[prop(optional)] heading: bool,
) -> impl IntoView {
    view! {
        <TextField
            name
            label
            hint
            error
            value
            heading
            autocomplete="one-time-code"
            inputmode="numeric"
            width=10
            figures=true
            spellcheck=false
        />
    }
}
