//! What happens with a credit, and how to have it sent back.

use crate::rent::words;
use domain::rent::Account;
use leptos::prelude::*;

#[component]
pub fn Credit(account: Account) -> impl IntoView {
    let goes_on = account.kind.is_charged_weekly() && account.closed_on.is_none();
    let pays = goes_on.then(|| view! { <p>{words::CREDIT_PAYS}</p> });
    view! {
        {pays}
        <p><a href="/rent/help#tell-us">{words::CREDIT_BACK}</a> ". " {words::CREDIT_CHECKED}</p>
    }
    .into_any()
}
