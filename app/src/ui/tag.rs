//! The status of a thing, in words a person would say.

use leptos::prelude::*;

/// How a tag, a notice or a row is coloured. The colour never says anything that the words do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Neutral,
    Brand,
    Amber,
    Red,
    Green,
}

impl Tone {
    /// The end of the class names that carry the colour.
    pub fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Brand => "brand",
            Self::Amber => "amber",
            Self::Red => "red",
            Self::Green => "green",
        }
    }
}

/// "Visit booked", "Waiting for you".
#[component]
pub fn Tag(#[prop(into)] words: String, #[prop(optional)] tone: Tone) -> impl IntoView {
    view! { <strong class=format!("tag tag--{}", tone.name())>{words}</strong> }
}
