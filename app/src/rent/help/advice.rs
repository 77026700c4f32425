//! Who can help, and with what.

use crate::council::Council;
use crate::rent::words::help as said;
use leptos::prelude::*;

#[component]
pub fn Advice(phone: String, account: Option<String>) -> impl IntoView {
    let dial = Council::dial(&phone);
    let breathing = account.map(|account| {
        let href = format!("/rent/breathing-space/{account}");
        view! { <p><a href=href>{said::BREATHING_LINK}</a></p> }
    });
    view! {
        <section class="card">
            <h2 class="card__title">{said::HOUSING_PAYMENT}</h2>
            {said::HOUSING_PAYMENT_TEXT.map(|line| view! { <p>{line}</p> }).collect_view()}
            <p><a href="#tell-us">"Ask for it: tell us why"</a></p>
        </section>
        <section class="card">
            <h2 class="card__title">{said::TEAM}</h2>
            <p>{said::TEAM_TEXT} <a href=dial>{phone}</a> "."</p>
        </section>
        <section class="card">
            <h2 class="card__title">{said::ADVICE}</h2>
            <p>{said::ADVICE_TEXT}</p>
            <Advisers/>
        </section>
        <section class="card">
            <h2 class="card__title">{said::BREATHING}</h2>
            {said::BREATHING_TEXT.map(|line| view! { <p>{line}</p> }).collect_view()}
            {breathing}
        </section>
    }
    .into_any()
}

/// Who gives free advice, and how to reach them.
#[component]
pub fn Advisers() -> impl IntoView {
    view! { <ul class="ledger">{said::ADVISERS.map(adviser).collect_view()}</ul> }
}

fn adviser(
    (name, good_at, phone, address): (&'static str, &'static str, &'static str, &'static str),
) -> impl IntoView {
    view! {
        <li>
            <span><a href=address rel="noreferrer">{name}</a> <span class="ledger__what small">{good_at}</span></span>
            <a class="money" href=Council::dial(phone)>{phone}</a>
        </li>
    }
}
