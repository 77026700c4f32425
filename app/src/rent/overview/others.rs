//! The accounts beside the first, each apart: a garage, court costs, a former home.

use super::Shown;
use super::credit::Credit;
use super::next_step::{Reach, WhatNext};
use crate::rent::plan::words as plan_words;
use crate::rent::words;
use leptos::prelude::*;

#[component]
pub fn Others(others: Vec<Shown>, reach: Reach) -> impl IntoView {
    (!others.is_empty()).then(|| {
        view! {
            <h2 class="section-title">{words::OTHER_ACCOUNTS}</h2>
            {others.into_iter().map(|shown| view! { <Other shown reach=reach.clone()/> }).collect_view()}
        }
        .into_any()
    })
}

#[component]
fn Other(shown: Shown, reach: Reach) -> impl IntoView {
    let title = words::account_title(shown.account.kind);
    let said = shown.said().whole();
    let plan = match (
        shown.has_plan && shown.at.frozen.is_none(),
        shown.may_plan(),
    ) {
        (true, _) => Some(plan_words::YOUR_PLAN),
        (_, true) => Some(words::PLAN),
        _ => None,
    };
    let next = shown
        .next_step()
        .map(|step| view! { <WhatNext step reach/> });
    let credit = shown
        .is_in_credit()
        .then(|| view! { <Credit account=shown.account.clone()/> });
    let reference = shown.account.payment_reference;
    let hidden = format!(": {}", title.to_lowercase());
    let link = |href: String, text: &'static str| {
        let hidden = hidden.clone();
        view! { <li><a href=href>{text}<span class="govuk-visually-hidden">{hidden}</span></a></li> }
    };
    view! {
        <article class="card">
            <h3 class="card__title">{title}</h3>
            <p>{said}</p>
            {next}
            {credit}
            <ul class="account-links">
                {link(format!("/rent/ways-to-pay#{reference}"), words::WAYS_TO_PAY)}
                {plan.map(|text| link(format!("/rent/plan/{reference}"), text))}
                {link(format!("/rent/statement?account={reference}"), words::STATEMENT)}
                {link(format!("/rent/missing-payment/{reference}"), words::NOT_HERE)}
            </ul>
        </article>
    }
    .into_any()
}
