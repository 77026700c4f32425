//! What a tenant sees when something has been sent.

use leptos::prelude::*;

use super::MaybeText;
use super::icons::{Icon, Picture};

/// The panel with the reference, then what happens next.
#[component]
pub fn Confirmation(
    /// "We have your repair".
    #[prop(into)]
    title: String,
    #[prop(optional, into)] reference: MaybeText,
    /// What happens next, by when, and how to reach us.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let reference = reference.get().map(|reference| {
        view! {
            <p class="confirmation__reference">"Your reference is " <strong>{reference}</strong></p>
        }
    });
    view! {
        <div class="confirmation">
            <span class="confirmation__mark"><Picture icon=Icon::Check/></span>
            <h1 class="confirmation__title">{title}</h1>
            {reference}
        </div>
        {children.map(|children| view! { <div class="confirmation__next">{children()}</div> })}
    }
}
