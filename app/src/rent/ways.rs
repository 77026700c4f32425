//! `/rent/ways-to-pay`: the payment reference of each account, and the ways there are.

use super::account_choice;
use super::overview::{Shown, accounts};
use super::words::{self, ways as said};
use crate::council::Council;
use crate::http::{Ctx, loaded};
use crate::ui::{ButtonLink, Details, Link, Nav, SummaryList, SummaryRow, TenantPage};
use domain::Result;
use leptos::prelude::*;

/// What the page shows.
struct Ways {
    accounts: Vec<Shown>,
    council: Council,
    card_payments: bool,
}

#[component]
pub fn WaysToPayPage() -> impl IntoView {
    loaded(load, |ways| view! { <WaysToPay ways/> })
}

async fn load(ctx: Ctx) -> Result<Ways> {
    let mut tx = ctx.tenant().await?;
    let accounts = accounts(&mut tx).await?;
    tx.commit().await?;
    Ok(Ways {
        accounts,
        council: ctx.shared.council.clone(),
        card_payments: ctx.shared.card_payments,
    })
}

#[component]
fn WaysToPay(ways: Ways) -> impl IntoView {
    let Ways {
        accounts,
        council,
        card_payments,
    } = ways;
    let none = accounts
        .is_empty()
        .then(|| view! { <p class="lead">{said::NOTHING}</p> });
    let any = !accounts.is_empty();
    view! {
        <TenantPage title=said::TITLE nav=Nav::Rent back=Link::new("/rent", words::YOUR_RENT)>
            <h1>{said::TITLE}</h1>
            {none}
            {accounts.into_iter().map(|shown| view! { <Reference shown card_payments/> }).collect_view()}
            {any.then(|| view! { <Each council/> })}
        </TenantPage>
    }
    .into_any()
}

/// An account's reference, big and in groups; copied as one number.
#[component]
fn Reference(shown: Shown, card_payments: bool) -> impl IntoView {
    let reference = shown.account.payment_reference.clone();
    let card = card_payments.then(|| {
        view! {
            <p>{said::CARD_TEXT}</p>
            <ButtonLink href=format!("/rent/pay/{reference}") text=said::PAY_BY_CARD/>
        }
    });
    view! {
        <section class="card" id=reference.clone()>
            <h2 class="card__title">{account_choice(&shown.account)}</h2>
            <p>{shown.said().whole()}</p>
            <p class="small">{said::REFERENCE}</p>
            <p class="payment-reference">{said::grouped(&reference)}</p>
            <p class="small">{said::REFERENCE_HINT}</p>
            {card}
        </section>
    }
    .into_any()
}

#[component]
fn Each(council: Council) -> impl IntoView {
    let phone = council.rent_phone.clone().map(|phone| {
        let dial = Council::dial(&phone);
        let text = "Call us with your payment reference and your card at hand: ";
        view! { <Way title=said::PHONE><p>{text} <a href=dial>{phone}</a></p></Way> }
    });
    let bank = council.rent_bank.clone().map(|bank| {
        let row = |key: &str, value: &str| SummaryRow {
            key: key.to_owned(),
            value: value.to_owned(),
            change: None,
        };
        let rows = vec![
            row(said::SORT_CODE, &bank.sort_code),
            row(said::NUMBER, &bank.number),
            row(said::NAME, &bank.name),
        ];
        view! { <Way title=said::BANK><SummaryList rows/><p>{said::BANK_TEXT}</p></Way> }
    });
    view! {
        <Way title=said::DEBIT>
            <p>{said::DEBIT_TEXT}</p>
            <Details summary=said::GUARANTEE>
                <ul class="govuk-list govuk-list--bullet">
                    {said::GUARANTEE_TEXT.map(|line| view! { <li>{line}</li> }).collect_view()}
                </ul>
            </Details>
        </Way>
        {phone}
        <Way title=said::SHOPS><p>{said::SHOPS_TEXT}</p></Way>
        {bank}
        <Way title=said::BENEFIT><p>{said::BENEFIT_TEXT}</p></Way>
        <Way title=said::WAGES><p>{said::WAGES_TEXT}</p></Way>
        <p><a href="/rent/help">{said::HARD}</a></p>
    }
    .into_any()
}

#[component]
fn Way(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="card">
            <h2 class="card__title">{title}</h2>
            {children()}
        </section>
    }
    .into_any()
}
