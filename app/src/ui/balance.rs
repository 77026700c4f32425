//! What a tenant owes, and how it came about.

use leptos::prelude::*;

use super::{MaybeText, Money};

/// One big figure between two short phrases: "You have" £116.10 "to pay. That is one week."
#[component]
pub fn Balance(
    #[prop(optional, into)] lead: MaybeText,
    /// The amount without a sign: the words say which way. Or a few words, where there is no amount.
    #[prop(into)]
    figure: String,
    #[prop(optional, into)] sentence: MaybeText,
    /// What comes next: a promise, a payment.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="card balance">
            {lead.get().map(|lead| view! { <p class="balance__lead">{lead}</p> })}
            <p class="balance__figure money">{figure}</p>
            {sentence.get().map(|sentence| view! { <p class="balance__sentence">{sentence}</p> })}
            {children.map(|children| children())}
        </section>
    }
}

/// A charge or a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    /// "16 November".
    pub when: String,
    /// "Rent for the week".
    pub what: String,
    /// Whole pence: charges above zero, payments below.
    pub pence: i64,
}

/// Charges with a plus, payments with a minus, in the order given.
#[component]
pub fn Ledger(lines: Vec<LedgerLine>) -> impl IntoView {
    let line = |LedgerLine { when, what, pence }| {
        view! {
            <li>
                <span>{when} <span class="ledger__what">{what}</span></span>
                <Money pence signed=true/>
            </li>
        }
    };
    view! { <ul class="ledger">{lines.into_iter().map(line).collect_view()}</ul> }
}
