//! What happened to a case, newest first.

use leptos::prelude::*;

/// One step of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelineEntry {
    pub title: String,
    /// "2 December, 11:20am".
    pub when: String,
    /// Who did it: "Repairs team".
    pub by: Option<String>,
    pub detail: Option<String>,
    /// The step that we expect next, not one that happened.
    pub next: bool,
    /// Whether the message about it arrived: "we sent you a text (delivered)".
    pub delivery: Option<String>,
}

/// The steps in the order given, each saying when, who, and whether a message about it arrived.
#[component]
pub fn Timeline(entries: Vec<TimelineEntry>) -> impl IntoView {
    view! {
        <ol class="timeline">
            {entries.into_iter().map(|entry| view! { <Step entry/> }).collect_view()}
        </ol>
    }
}

#[component]
fn Step(entry: TimelineEntry) -> impl IntoView {
    let class = if entry.next {
        "timeline__step timeline__step--next"
    } else {
        "timeline__step"
    };
    let title = if entry.next {
        format!("Next: {}", entry.title)
    } else {
        entry.title
    };
    let facts = [Some(entry.when), entry.by, entry.delivery];
    let facts: Vec<_> = facts
        .into_iter()
        .flatten()
        .filter(|fact| !fact.is_empty())
        .collect();
    view! {
        <li class=class>
            <p class="timeline__title">{title}</p>
            <p class="timeline__facts">{facts.join(" · ")}</p>
            {entry.detail.map(|detail| view! { <p class="timeline__detail">{detail}</p> })}
        </li>
    }
}
