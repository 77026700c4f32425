//! What a case about rent is about, and the way to its account.

use crate::officers::words;
use crate::rent::question::told;
use crate::ui::{ButtonKind, ButtonLink, Link, SummaryList, SummaryRow};
use domain::rent::{RentCase, Topic};
use leptos::prelude::*;

#[component]
pub(super) fn AboutRent(about: RentCase) -> impl IntoView {
    let account = format!("/officer/rent/{}", about.payment_reference);
    let told = told(&about).into_iter();
    let rows: Vec<_> = told.map(|row| at_desk(row, &account)).collect();
    // Checked, answered and released there, not by closing the case.
    let space = matches!(
        about.topic,
        Topic::BreathingSpaceSaid | Topic::BreathingSpaceOver
    );
    let deal = space.then(|| {
        let href = format!("{account}/breathing-space");
        view! { <ButtonLink href text=words::DEAL_WITH_IT kind=ButtonKind::Secondary/> }
    });
    view! {
        <h2>{words::TOLD}</h2>
        <SummaryList rows/>
        {deal}
    }
}

/// As the tenant reads it, in words that fit the desk; the payment reference leads to the account.
fn at_desk(row: SummaryRow, account: &str) -> SummaryRow {
    match row.key.as_str() {
        "Payment reference" => SummaryRow {
            change: Some(Link::new(account, words::OPEN_ACCOUNT)),
            ..row
        },
        "In your words" => SummaryRow {
            key: "In their words".to_owned(),
            ..row
        },
        _ => row,
    }
}
