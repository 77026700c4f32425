//! On top of every page at the desk that shows what someone owes: that they may not be asked for it, and why.

use super::words;
use crate::ui::{Notice, Tone};
use domain::rent::breathing::Lock;
use leptos::prelude::*;

/// Nothing without a lock. Only for pages of the income team.
#[component]
pub fn BreathingBanner(lock: Option<Lock>) -> impl IntoView {
    lock.map(|lock| {
        let (title, text) = words::banner(&lock);
        view! { <Notice tone=Tone::Amber title><p>{text}</p><p>{words::DO_NOT}</p></Notice> }
            .into_any()
    })
}

/// The same for a row of a list: the words of a tag, and its tone.
pub fn breathing_tag(lock: &Lock) -> (&'static str, Tone) {
    let words = match lock {
        Lock::Runs { .. } => "Breathing space",
        Lock::BeingChecked { .. } => "Breathing space: check",
        Lock::Over { .. } => "Breathing space over: look first",
    };
    (words, Tone::Amber)
}
