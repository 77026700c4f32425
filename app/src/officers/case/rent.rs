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
    let rows: Vec<_> = told
        .map(|row| at_desk(row, &account, about.topic))
        .collect();
    // Answered there, not by closing the case.
    let deal = match about.topic {
        Topic::BreathingSpaceSaid | Topic::BreathingSpaceOver => {
            Some(("breathing-space", words::DEAL_WITH_IT))
        }
        Topic::ArrangementWanted => Some(("arrangement", words::DECIDE_OFFER)),
        Topic::ArrangementBroken
        | Topic::PaymentMissing
        | Topic::MoneyTight
        | Topic::CouldNotReach => None,
    };
    let deal = deal.map(|(page, text)| {
        let href = format!("{account}/{page}");
        view! { <ButtonLink href text kind=ButtonKind::Secondary/> }
    });
    view! {
        <h2>{words::TOLD}</h2>
        <SummaryList rows/>
        {deal}
    }
}

/// As the tenant reads it, in words that fit the desk; the payment reference leads to the account.
fn at_desk(row: SummaryRow, account: &str, topic: Topic) -> SummaryRow {
    match row.key.as_str() {
        "Payment reference" => SummaryRow {
            change: Some(Link::new(account, words::OPEN_ACCOUNT)),
            ..row
        },
        // The program's own, of a message that nobody got.
        "In your words" if topic == Topic::CouldNotReach => SummaryRow {
            key: "What happened".to_owned(),
            ..row
        },
        "In your words" => SummaryRow {
            key: "In their words".to_owned(),
            ..row
        },
        _ => row,
    }
}
