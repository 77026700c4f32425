//! Something the reader should know before the rest of the page.

use leptos::prelude::*;

use super::Tone;
use super::icons::{Icon, Picture};

/// A box with a heading. Red and amber carry a warning sign, green a tick.
#[component]
pub fn Notice(
    #[prop(optional)] tone: Tone,
    #[prop(into)] title: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let sign = match tone {
        Tone::Red | Tone::Amber => Some(Icon::Warning),
        Tone::Green => Some(Icon::Check),
        Tone::Neutral | Tone::Brand => None,
    };
    view! {
        <section class=format!("notice notice--{}", tone.name())>
            {sign.map(|icon| view! { <span class="notice__sign"><Picture icon/></span> })}
            <div class="notice__body">
                <h2 class="notice__title">{title}</h2>
                {children.map(|children| children())}
            </div>
        </section>
    }
}
