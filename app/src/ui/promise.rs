//! The heart of the product: what will have happened, by when, and why.

use leptos::prelude::*;

use super::{CountedDays, MaybeText};

/// A date as the block shows it: "Mon", "14", "Dec".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseDate {
    pub weekday: String,
    pub day: String,
    pub month: String,
}

/// A promise as a card carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    pub date: PromiseDate,
    /// "A surveyor will have looked at this by Monday 14 December."
    pub sentence: String,
    /// The rule in small type: "The law gives us 10 working days."
    pub why: Option<String>,
}

/// The date block, one sentence that names the date again in full, and the rule it comes from.
#[component]
pub fn Promise(
    date: PromiseDate,
    #[prop(into)] sentence: String,
    #[prop(optional, into)] why: MaybeText,
    /// The longer reason, behind "Why this date?".
    #[prop(optional, into)]
    why_more: MaybeText,
    /// The days that were counted and those that were not, a line each, behind "Why this date?".
    #[prop(optional)]
    days: Vec<String>,
    /// What the tenant can do about it ("Change", "Cancel"), under the sentence.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let why = why
        .get()
        .map(|why| view! { <p class="promise__why">{why}</p> });
    let more = why_more.get().map(|reason| why_this_date(reason, days));
    view! {
        <div class="promise">
            <DateBlock date/>
            <div class="promise__words">
                <p class="promise__sentence">{sentence}</p>
                {why}
                {children.map(|children| view! { <div class="promise__actions">{children()}</div> })}
                {more}
            </div>
        </div>
    }
}

fn why_this_date(reason: String, days: Vec<String>) -> impl IntoView {
    view! {
        <details class="promise__more">
            <summary>"Why this date?"</summary>
            <p>{reason}</p>
            <CountedDays lines=days/>
        </details>
    }
}

/// The sentence beside it says the date in full, so the block is for eyes only.
#[component]
fn DateBlock(date: PromiseDate) -> impl IntoView {
    view! {
        <div class="date-block" aria-hidden="true">
            <span class="date-block__weekday">{date.weekday}</span>
            <span class="date-block__day">{date.day}</span>
            <span class="date-block__month">{date.month}</span>
        </div>
    }
}
