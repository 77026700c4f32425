//! `/rent/pay/return/{token}` and `/rent/pay/payment/{payment}`: what became of a payment, in the provider's own word asked for now;
//! the receipt. Only the payer sees it, and nothing in the address says how it went.

use super::verbs::{ResumePayment, StopPayment};
use super::{let_forms_lead_to_provider, words};
use crate::account::sign_in::told;
use crate::http::{Ctx, FLASH, loaded};
use crate::rent::account::address_part;
use crate::ui::{
    Button, ButtonKind, ButtonLink, Confirmation, Form, Link, Nav, Notice, SummaryList, SummaryRow,
    TenantPage, Tone,
};
use domain::rent::Account;
use domain::rent::payments::{Asked, PaymentRow, RefundState};
use domain::{Error, PaymentId, Result, Tenant, Tx};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::rent::{NotPaid, PaymentState};

struct PaymentView {
    payment: PaymentRow,
    /// The name of the account, if the payer still has it.
    account: Option<Account>,
    /// Whether the provider could not be asked.
    unasked: bool,
    council: String,
    flash: Option<String>,
}

async fn load_returned(ctx: Ctx, token: String) -> Result<PaymentView> {
    let mut tx = ctx.tenant().await?;
    let id = tx.payment_returned_to(&token).await?;
    tx.commit().await?;
    load(ctx, id).await
}

async fn load_named(ctx: Ctx, typed: String) -> Result<PaymentView> {
    let id = PaymentId::parse(&typed).ok_or(Error::NotFound)?;
    load(ctx, id).await
}

/// First whose it is, then the provider with no transaction open, then what is known now.
async fn load(ctx: Ctx, id: PaymentId) -> Result<PaymentView> {
    let mut tx = ctx.tenant().await?;
    let before = tx.payment(id).await?;
    tx.commit().await?;
    let asked = match &ctx.shared.pay {
        Some(pay) if !before.state.is_final() => {
            ctx.shared.db.ask_about(&*pay.provider, id).await?
        }
        _ => Asked::Nothing,
    };
    let mut tx = ctx.tenant().await?;
    let payment = tx.payment(id).await?;
    let account = account_of(&mut tx, &payment).await?;
    let flash = told(tx.take_form(FLASH).await?);
    tx.commit().await?;
    Ok(PaymentView {
        payment,
        account,
        unasked: matches!(asked, Asked::Trouble(_)),
        council: ctx.shared.council.full_name.clone(),
        flash,
    })
}

async fn account_of(tx: &mut Tx<Tenant>, payment: &PaymentRow) -> Result<Option<Account>> {
    let accounts = tx.rent_accounts().await?;
    Ok(accounts
        .into_iter()
        .find(|account| account.id == payment.account))
}

#[component]
pub fn ReturnPage() -> impl IntoView {
    let_forms_lead_to_provider();
    let token = address_part("token");
    loaded(
        move |ctx| load_returned(ctx, token),
        |page| view! { <Payment page/> },
    )
}

#[component]
pub fn PaymentPage() -> impl IntoView {
    let_forms_lead_to_provider();
    let typed = address_part("payment");
    loaded(
        move |ctx| load_named(ctx, typed),
        |page| view! { <Payment page/> },
    )
}

#[component]
fn Payment(page: PaymentView) -> impl IntoView {
    let flash = page.flash.clone();
    let state = page.payment.state;
    let body = match state {
        PaymentState::Success if page.payment.is_posted => view! { <Receipt page/> }.into_any(),
        PaymentState::Success => said(
            words::CHECKED_TITLE,
            words::CHECKED,
            view! { <ToAccount/> }.into_any(),
        ),
        _ if page.unasked => said(
            words::BEING_CHECKED_TITLE,
            words::CANNOT_ASK,
            again(&page.payment),
        ),
        PaymentState::Begun | PaymentState::Abandoned => said(
            words::NOT_STARTED,
            words::NOTHING_TAKEN,
            view! { <TryAgain page/> }.into_any(),
        ),
        PaymentState::Capturable => said(
            words::BEING_CHECKED_TITLE,
            words::BEING_CHECKED,
            again(&page.payment),
        ),
        PaymentState::Created | PaymentState::Started | PaymentState::Submitted => {
            view! { <Open payment=page.payment/> }.into_any()
        }
        PaymentState::Failed | PaymentState::Cancelled | PaymentState::Error => {
            let (title, text) = words::not_paid(NotPaid::from(state, page.payment.code.as_deref()));
            said(title, text, view! { <TryAgain page/> }.into_any())
        }
    };
    view! {
        <TenantPage title=words::PAYMENT nav=Nav::Rent back=Link::new("/rent", words::RENT) flash>
            {body}
        </TenantPage>
    }
    .into_any()
}

fn said(title: &'static str, text: &'static str, rest: AnyView) -> AnyView {
    view! {
        <h1>{title}</h1>
        <p>{text}</p>
        {rest}
    }
    .into_any()
}

#[component]
fn Receipt(page: PaymentView) -> impl IntoView {
    let payment = page.payment;
    let when = payment.finished_at.unwrap_or(payment.created_at);
    let row = |key: &str, value: String| SummaryRow {
        key: key.to_owned(),
        value,
        change: None,
    };
    let mut rows = vec![
        row("Amount", payment.pence.to_string()),
        row("When", london::long_moment(when)),
        row("Paid by", "Card".to_owned()),
        row("Paid to", page.council),
        row("Payment reference", payment.payment_reference.clone()),
    ];
    if let Some(account) = page.account {
        rows.push(row("For", account.kind.label().to_owned()));
    }
    rows.push(row("Receipt number", payment.id.to_string()));
    view! {
        <Confirmation title=words::PAID>
            <p>{words::ON_ACCOUNT}</p>
            <SummaryList rows/>
            {refunds(&payment)}
            <p class="no-print">{words::KEEP_COPY}</p>
            <div class="no-print"><ToAccount/></div>
        </Confirmation>
    }
}

fn refunds(payment: &PaymentRow) -> Vec<AnyView> {
    let shown = |refund: &&domain::rent::payments::RefundRow| refund.state != RefundState::Error;
    payment
        .refunds
        .iter()
        .filter(shown)
        .map(|refund| {
            let done = refund.state == RefundState::Success;
            let sentence = words::sent_back(refund.pence, refund.created_at, done);
            view! { <p>{sentence}</p> }.into_any()
        })
        .collect()
}

#[component]
fn Open(payment: PaymentRow) -> impl IntoView {
    let typed = (payment.state == PaymentState::Submitted).then(|| {
        view! { <Notice tone=Tone::Amber title=words::OPEN_TITLE><p>{words::SUBMITTED}</p></Notice> }
    });
    view! {
        <h1>{words::OPEN_TITLE}</h1>
        {typed}
        <p>{words::waits_until(payment.created_at)}</p>
        <Form action=ResumePayment::PATH>
            <input type="hidden" name="payment" value=payment.id.to_string()/>
            <Button text=words::go_on_to_pay(payment.pence)/>
        </Form>
        <Form action=StopPayment::PATH>
            <input type="hidden" name="payment" value=payment.id.to_string()/>
            <Button text=words::STOP kind=ButtonKind::Secondary/>
        </Form>
        {check_again(&payment)}
    }
}

fn again(payment: &PaymentRow) -> AnyView {
    view! { {check_again(payment)} <ToAccount/> }.into_any()
}

/// A link and no reload by itself: who reads slowly, or by ear, is not interrupted.
fn check_again(payment: &PaymentRow) -> AnyView {
    let href = format!("/rent/pay/payment/{}", payment.id);
    view! { <p><a class="govuk-link" href=href>{words::CHECK_AGAIN}</a></p> }.into_any()
}

#[component]
fn ToAccount() -> impl IntoView {
    view! { <ButtonLink href="/rent" text=words::SEE_ACCOUNT kind=ButtonKind::Secondary/> }
}

#[component]
fn TryAgain(page: PaymentView) -> impl IntoView {
    let href = format!("/rent/pay/{}", page.payment.payment_reference);
    view! {
        <ButtonLink href text=words::TRY_AGAIN/>
        <p><a class="govuk-link" href=words::WAYS_TO_PAY>{words::OTHER_WAYS}</a></p>
        <p><a class="govuk-link" href=words::HELP>{words::MONEY_TIGHT}</a></p>
    }
}
