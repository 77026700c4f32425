//! The card on top: the balance, why it is so, and what comes next.

use super::{OnItsWay, Recent, Shown};
use crate::rent::leaf;
use crate::rent::words::{self, Ahead};
use crate::ui::{Balance, Details, Promise};
use domain::rent::Entry;
use leptos::prelude::*;
use rules::london;
use rules::money::Pence;

#[component]
pub fn Standing(shown: Shown, recent: Recent) -> impl IntoView {
    let said = shown.said();
    let income = words::next_income(&shown.at, &recent.coming);
    let frozen = shown.at.frozen.is_some();
    let both = (shown.at.standing.technical > Pence::ZERO && !frozen).then(|| why_both(&shown));
    let reference = shown.account.payment_reference.clone();
    view! {
        <Balance lead=said.lead figure=said.figure sentence=said.sentence>
            {income.map(promise)}
            {both}
            {shown.knows_why.then(|| view! {
                <p><a href=format!("/rent/breathing-space/{reference}")>{words::ABOUT_BREATHING_SPACE}</a></p>
            })}
        </Balance>
        <Coming shown recent/>
    }
    .into_any()
}

fn promise(ahead: Ahead) -> impl IntoView {
    view! { <Promise date=leaf(ahead.on) sentence=ahead.sentence why=ahead.after/> }
}

fn why_both(shown: &Shown) -> impl IntoView + use<> {
    let lines = words::why_both(&shown.at);
    view! {
        <Details summary=words::WHY_BOTH>
            {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        </Details>
    }
}

/// What Monday adds, which weeks are free, and what is known to come. Nothing where nothing is.
#[component]
fn Coming(shown: Shown, recent: Recent) -> impl IntoView {
    let charge = words::next_charge(&shown.at, &recent.coming);
    let free = words::free_weeks(&shown.at);
    let known: Vec<_> = recent.coming.iter().map(known).collect();
    let paid: Vec<_> = recent.on_their_way.iter().map(on_its_way).collect();
    let any = charge.is_some() || free.is_some() || !known.is_empty() || !paid.is_empty();
    any.then(|| {
        view! {
            <section class="card">
                <h2 class="card__title">{words::COMING_UP}</h2>
                {charge.map(|charge| view! { <p>{charge.sentence} " " {charge.after}</p> })}
                {paid.into_iter().chain(known).map(|line| view! { <p>{line}</p> }).collect_view()}
                {free.map(|free| view! { <p>{free}</p> })}
            </section>
        }
        .into_any()
    })
}

/// "On Monday 30 November: Direct Debit, −£100.00."
fn known(line: &Entry) -> String {
    let day = london::long_weekday(line.effective_on);
    let amount = Pence(line.pence.0.abs());
    if line.pence < Pence::ZERO {
        format!("On {day}: {}, {amount} taken off.", line.words)
    } else {
        format!("On {day}: {}, {amount} added.", line.words)
    }
}

fn on_its_way(payment: &OnItsWay) -> String {
    format!("{}: {}, not finished yet.", payment.words, payment.pence)
}
