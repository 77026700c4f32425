//! The field for a code that we sent, and the box for a shared computer.

use super::words;
use crate::ui::{Checkboxes, Choice, MaybeText, TextField};
use leptos::prelude::*;

/// A code of letters and figures, or of figures alone. Phones offer it from the message; pasting works, with gaps and dashes.
#[component]
pub fn SentCode(
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
    #[prop(optional, into)] error: MaybeText,
    /// Only figures come, so that a phone may show its figures alone.
    #[prop(optional)]
    figures_only: bool,
) -> impl IntoView {
    let inputmode = if figures_only { "numeric" } else { "text" };
    view! {
        <TextField
            name="code"
            label
            hint
            error
            autocomplete="one-time-code"
            inputmode
            width=10
            figures=true
            spellcheck=false
        />
    }
}

/// Asks whether the device is shared. The field is `shared[]`, its one value `yes`.
#[component]
pub fn SharedDevice(values: Vec<String>) -> impl IntoView {
    let options = vec![Choice::new("yes", words::SHARED_LABEL).with_hint(words::SHARED_HINT)];
    view! { <Checkboxes name="shared[]" legend=words::SHARED options values/> }
}

/// Whether the box was ticked. Anything else that was sent is no tick.
pub fn is_shared(values: &[String]) -> bool {
    values.iter().any(|value| value == "yes")
}
