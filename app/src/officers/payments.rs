//! `/officer/rent/{account}/payments`: what was paid by card on an account, and sending money back. For the income team.

mod form;
mod refund;
mod words;

pub use refund::RefundPage;

use super::rent::account_of;
use super::side::side;
use crate::account::sign_in::told;
use crate::http::{Ctx, FLASH, loaded};
use crate::rent::account::address_part;
use crate::ui::{DeskNav, Empty, Link, OfficerPage, Tag, Tone, pounds};
use domain::cases::queue::Counts;
use domain::rent::Account;
use domain::rent::payments::{PaymentRow, RefundState};
use domain::{Result, Role};
use leptos::prelude::*;
use rules::london;
use rules::rent::{NotPaid, PaymentState};

struct PaymentsView {
    account: Account,
    payments: Vec<PaymentRow>,
    role: Role,
    counts: Counts,
    flash: Option<String>,
}

async fn load(ctx: Ctx, typed: String) -> Result<PaymentsView> {
    let mut tx = ctx.officer().await?;
    let account = account_of(&mut tx, &typed).await?;
    let shown = PaymentsView {
        payments: tx.payments(&account).await?,
        account,
        role: tx.principal.role,
        counts: tx.counts().await?,
        flash: told(tx.take_form(FLASH).await?),
    };
    tx.commit().await?;
    Ok(shown)
}

#[component]
pub fn PaymentsPage() -> impl IntoView {
    let typed = address_part("account");
    loaded(
        move |ctx| load(ctx, typed),
        |shown| view! { <Payments shown/> },
    )
}

#[component]
fn Payments(shown: PaymentsView) -> impl IntoView {
    let reference = shown.account.payment_reference.clone();
    let title = format!("{} {reference}", words::PAYMENTS);
    let body = if shown.payments.is_empty() {
        view! { <Empty title=words::NONE text=words::NONE_TEXT/> }.into_any()
    } else {
        view! { <Table payments=shown.payments reference=reference.clone()/> }.into_any()
    };
    view! {
        <OfficerPage
            title=title.clone()
            nav=DeskNav::Rent
            counts=side(&shown.counts, shown.role, "/officer/rent")
            back=Link::new(format!("/officer/rent/{reference}"), words::ACCOUNT)
            flash=shown.flash
        >
            <div class="desk-queue">
                <h1>{title}</h1>
                <p>{words::LEAD}</p>
                {body}
            </div>
        </OfficerPage>
    }
    .into_any()
}

#[component]
fn Table(payments: Vec<PaymentRow>, reference: String) -> impl IntoView {
    let rows = payments
        .into_iter()
        .map(|payment| view! { <Row payment reference=reference.clone()/> })
        .collect_view();
    view! {
        <div class="wide-table" role="region" tabindex="0" aria-label=words::PAYMENTS>
            <table class="govuk-table">
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">"When"</th>
                        <th scope="col" class="govuk-table__header">"Who"</th>
                        <th scope="col" class="govuk-table__header">"Amount"</th>
                        <th scope="col" class="govuk-table__header">"What became of it"</th>
                        <th scope="col" class="govuk-table__header">"Sent back"</th>
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn Row(payment: PaymentRow, reference: String) -> impl IntoView {
    let (tag, tone) = tag(&payment);
    let href = format!("/officer/rent/{reference}/payments/{}", payment.id);
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header"><a href=href>{london::long_moment(payment.created_at)}</a></th>
            <td class="govuk-table__cell">{payment.payer.clone().unwrap_or_default()}</td>
            <td class="govuk-table__cell money">{pounds(payment.pence.0)}</td>
            <td class="govuk-table__cell"><Tag words=tag tone/></td>
            <td class="govuk-table__cell money">{sent_back(&payment)}</td>
        </tr>
    }
    .into_any()
}

fn sent_back(payment: &PaymentRow) -> String {
    match payment.refunded().0 {
        0 => String::new(),
        pence => pounds(pence),
    }
}

/// What became of a payment, in the desk's words.
fn tag(payment: &PaymentRow) -> (&'static str, Tone) {
    if payment.mismatch.is_some() {
        return (words::MISMATCH, Tone::Red);
    }
    match payment.state {
        PaymentState::Success => (words::PAID, Tone::Green),
        state if !state.is_final() => (words::OPEN, Tone::Amber),
        state => (
            words::not_paid(NotPaid::from(state, payment.code.as_deref())),
            Tone::Neutral,
        ),
    }
}

/// A refund's state, in the desk's words.
const fn refund_words(state: RefundState) -> &'static str {
    match state {
        RefundState::Begun => "Not at GOV.UK Pay yet",
        RefundState::Submitted => "On its way",
        RefundState::Success => "Sent back",
        RefundState::Error => "Did not work: nothing was sent back",
    }
}
