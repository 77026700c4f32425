//! `/rent/pay/{account}`: how much.

use super::verbs::{PayByCard, PayForm, form_name};
use super::{let_forms_lead_to_provider, words};
use crate::http::{Ctx, Filled, loaded};
use crate::rent::account::{account_named, address_part};
use crate::ui::{
    Button, ButtonKind, ButtonLink, Choice, ErrorSummary, Form, Link, Nav, Notice, Radios,
    TenantPage, TextField, Tone,
};
use domain::Result;
use domain::rent::payments::{PaymentRow, Towards};
use domain::rent::{Account, AccountStanding, Frozen};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::money::Pence;

struct AmountView {
    account: Account,
    frozen: Option<Frozen>,
    pending: Vec<PaymentRow>,
    filled: Filled<PayForm>,
    card_payments: bool,
}

async fn load(ctx: Ctx, typed: String) -> Result<AmountView> {
    let mut tx = ctx.tenant().await?;
    let account = account_named(&mut tx, &typed).await?;
    let standing = tx.standing(&account, london::date_of(tx.now)).await?;
    let pending = tx.pending_payments(&account).await?;
    let name = form_name(&account.payment_reference);
    let fresh = || PayForm::fresh(&account, suggested(&standing));
    let filled = Filled::take(&mut tx, &name, fresh).await?;
    tx.commit().await?;
    Ok(AmountView {
        account,
        frozen: standing.frozen,
        pending,
        filled,
        card_payments: ctx.shared.card_payments,
    })
}

/// What may be asked for; nothing while any of it is on hold, so that nobody pays by habit what they need not pay.
fn suggested(standing: &AccountStanding) -> Option<Pence> {
    let asked_for = standing.to_ask_for();
    (standing.frozen.is_none() && asked_for >= rules::rent::payment::LEAST).then_some(asked_for)
}

#[component]
pub fn AmountPage() -> impl IntoView {
    let_forms_lead_to_provider();
    let typed = address_part("account");
    loaded(move |ctx| load(ctx, typed), |page| view! { <Amount page/> })
}

#[component]
fn Amount(page: AmountView) -> impl IntoView {
    if !page.card_payments {
        return view! { <NotHere/> }.into_any();
    }
    let about = format!(
        "{}, payment reference {}",
        page.account.kind.label(),
        page.account.payment_reference
    );
    view! {
        <TenantPage
            title=words::PAY
            nav=Nav::Rent
            back=Link::new("/rent", words::RENT)
            has_errors=page.filled.has_errors()
        >
            <ErrorSummary errors=page.filled.summary()/>
            <h1>{words::PAY}</h1>
            <p class="lead">{about}</p>
            {page.pending.first().cloned().map(|payment| view! { <NotFinished payment/> })}
            <Warnings filled=page.filled.clone()/>
            <Question filled=page.filled frozen=page.frozen/>
            <p><a class="govuk-link" href=words::WAYS_TO_PAY>{words::OTHER_WAYS}</a></p>
        </TenantPage>
    }
    .into_any()
}

#[component]
fn NotHere() -> impl IntoView {
    view! {
        <TenantPage title=words::PAY nav=Nav::Rent back=Link::new("/rent", words::RENT)>
            <h1>{words::NOT_HERE}</h1>
            <p>{words::NOT_HERE_TEXT}</p>
            <ButtonLink href=words::WAYS_TO_PAY text=words::OTHER_WAYS kind=ButtonKind::Secondary/>
        </TenantPage>
    }
}

#[component]
fn NotFinished(payment: PaymentRow) -> impl IntoView {
    let begun = words::begun_before(payment.pence, payment.created_at);
    view! {
        <Notice title=words::BEGUN_TITLE>
            <p>{begun}</p>
            <p><a href=format!("/rent/pay/payment/{}", payment.id)>{words::SEE_IT}</a></p>
        </Notice>
    }
}

/// That the provider is away, or that the amount is unusual.
#[component]
fn Warnings(filled: Filled<PayForm>) -> impl IntoView {
    let away = filled.error("provider").map(|_| {
        view! {
            <div id="provider">
                <Notice tone=Tone::Amber title=words::AWAY_TITLE><p>{words::AWAY}</p></Notice>
            </div>
        }
    });
    let unusual = filled.form.unusual().map(|pence| {
        view! {
            <Notice tone=Tone::Amber title=words::SURE><p>{words::sure(pence)}</p></Notice>
        }
    });
    view! { {away} {unusual} }
}

#[component]
fn Question(filled: Filled<PayForm>, frozen: Option<Frozen>) -> impl IntoView {
    let PayForm {
        account,
        submission_key,
        amount,
        towards,
        sure,
    } = filled.form.clone();
    let button = if sure.is_empty() {
        words::GO
    } else {
        words::GO_ON
    };
    view! {
        <Form action=PayByCard::PATH submission_key>
            <input type="hidden" name="account" value=account/>
            <input type="hidden" name="sure" value=sure/>
            <TextField
                name="amount"
                label=words::AMOUNT
                hint=words::AMOUNT_HINT
                value=amount
                error=filled.error("amount")
                inputmode="decimal"
                autocomplete="off"
                width=10
                spellcheck=false
            />
            {what_for(frozen, towards, filled.error("towards"))}
            <p>{words::SECURE}</p>
            <Button text=button/>
        </Form>
    }
}

/// While a part is on hold, what is paid goes to the rent since, unless they say otherwise.
fn what_for(frozen: Option<Frozen>, chosen: String, error: Option<String>) -> Option<AnyView> {
    let Some(Frozen::Since(day, pence)) = frozen else {
        return None;
    };
    let value = if chosen.is_empty() {
        Towards::Since.key().to_owned()
    } else {
        chosen
    };
    let options = vec![
        Choice::new(Towards::Since.key(), words::since(day)),
        Choice::new(Towards::OnHold.key(), words::on_hold(pence)).with_hint(words::ON_HOLD_HINT),
    ];
    Some(view! { <Radios name="towards" legend=words::WHAT_FOR options value error/> }.into_any())
}
