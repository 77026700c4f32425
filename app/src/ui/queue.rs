//! The officers' list of what falls due next.

use leptos::prelude::*;

use super::{Link, MaybeText, Tag, Tone};

/// One case of the queue, read left to right: how late, what, where, tag. Stands in `<ul class="queue">`.
#[component]
pub fn QueueRow(
    #[prop(into)] href: String,
    /// "3 hours late", "Today 5:00pm", "Tue 24 Nov".
    #[prop(into)]
    due: String,
    /// The rule of the clock, in a word or two: "Right to Repair 1 day".
    #[prop(optional, into)]
    rule: MaybeText,
    #[prop(into)] title: String,
    /// "R-26-004830 · 2 Fern Terrace · child under 5".
    #[prop(into)]
    facts: String,
    #[prop(optional, into)] tag: MaybeText,
    #[prop(optional)] tone: Tone,
    /// The left edge: red is late, amber is near. `due` says the same in words.
    #[prop(optional)]
    edge: Tone,
    /// The case that stands open beside the queue.
    #[prop(optional)]
    selected: bool,
    /// What a tick posts as one of `cases[]`, when rows can be ticked.
    #[prop(optional, into)]
    tick: MaybeText,
    #[prop(optional)] ticked: bool,
    /// Where the case is shown beside the list, on a screen with room for both.
    #[prop(default = None, into)]
    beside: Option<Link>,
) -> impl IntoView {
    let selected_class = if selected { " queue-row--selected" } else { "" };
    let label = format!("Select {title}");
    let tick = tick.get().map(|value| {
        view! { <input class="queue-row__select" type="checkbox" name="cases[]" value=value checked=ticked aria-label=label/> }
    });
    let beside = beside.map(|link| {
        view! { " " <a class="queue-row__beside" href=link.href>{link.text}</a> }
    });
    let current = selected.then_some("true");
    view! {
        <li class=format!("queue-row queue-row--{}{selected_class}", edge.name())>
            <div>{tick}</div>
            <div>
                <p class="queue-row__due">{due}</p>
                {rule.get().map(|rule| view! { <p class="queue-row__rule">{rule}</p> })}
            </div>
            <div>
                <h2 class="queue-row__title"><a href=href aria-current=current>{title}</a></h2>
                <p class="queue-row__facts">{facts} {beside}</p>
            </div>
            {tag.get().map(|words| view! { <Tag words tone/> })}
        </li>
    }
}

/// The keys that work on this page, at its foot: `[("j", "next"), ("x", "select")]`.
#[component]
pub fn Keys(keys: Vec<(&'static str, &'static str)>) -> impl IntoView {
    let key = |(key, does): (&'static str, &'static str)| view! { <span><kbd>{key}</kbd> " " {does} "  "</span> };
    view! { <p class="keys">{keys.into_iter().map(key).collect_view()}</p> }
}
