//! Messages between a tenant and the council.

use leptos::prelude::*;

/// One message. Text keeps its line breaks.
#[component]
pub fn ConversationMessage(
    #[prop(into)] from: String,
    #[prop(into)] when: String,
    #[prop(into)] text: String,
    /// Sent by the person who reads the page.
    #[prop(optional)]
    mine: bool,
) -> impl IntoView {
    let class = if mine {
        "message message--mine"
    } else {
        "message"
    };
    view! {
        <article class=class>
            <p class="message__from"><strong>{from}</strong> " " <span class="message__when">{when}</span></p>
            <p class="message__text as-written">{text}</p>
        </article>
    }
}
