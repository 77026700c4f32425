//! `/officer/rent/{account}/payments/{payment}`: one payment, what went back of it, and sending back the rest.

use super::form::{MOST_REASON, RefundForm, RefundPayment, form_name, payment_named};
use super::{refund_words, tag, words};
use crate::http::{Ctx, Filled, loaded};
use crate::officers::side::side;
use crate::rent::account::address_part;
use crate::ui::{
    Button, ButtonKind, DeskNav, ErrorSummary, Form, Link, OfficerPage, SummaryList, SummaryRow,
    Tag, TextArea, TextField, pounds,
};
use domain::cases::queue::Counts;
use domain::rent::payments::{PaymentRow, RefundRow, Towards};
use domain::{Result, Role};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;

struct RefundView {
    account: String,
    payment: PaymentRow,
    role: Role,
    counts: Counts,
    filled: Filled<RefundForm>,
}

async fn load(ctx: Ctx, account: String, payment: String) -> Result<RefundView> {
    let mut tx = ctx.officer().await?;
    let row = payment_named(&mut tx, &account, &payment).await?;
    let fresh = || RefundForm::fresh(&account, &row);
    let shown = RefundView {
        filled: Filled::take(&mut tx, &form_name(&payment), fresh).await?,
        role: tx.principal.role,
        counts: tx.counts().await?,
        account,
        payment: row,
    };
    tx.commit().await?;
    Ok(shown)
}

#[component]
pub fn RefundPage() -> impl IntoView {
    let (account, payment) = (address_part("account"), address_part("payment"));
    loaded(
        move |ctx| load(ctx, account, payment),
        |shown| view! { <OnePayment shown/> },
    )
}

#[component]
fn OnePayment(shown: RefundView) -> impl IntoView {
    let left = shown.payment.refundable().0;
    let errors = shown.filled.summary();
    let refunds = shown.payment.refunds.clone();
    let (tag, tone) = tag(&shown.payment);
    let form = if left > 0 {
        view! { <Question filled=shown.filled.clone()/> }.into_any()
    } else {
        view! { <p>{words::NOTHING_LEFT}</p> }.into_any()
    };
    view! {
        <OfficerPage
            title=words::PAYMENT
            nav=DeskNav::Rent
            counts=side(&shown.counts, shown.role, "/officer/rent")
            back=Link::new(format!("/officer/rent/{}/payments", shown.account), words::PAYMENTS)
            has_errors=shown.filled.has_errors()
        >
            <div class="desk-queue">
                <ErrorSummary errors/>
                <h1>{words::PAYMENT}</h1>
                <p><Tag words=tag tone/></p>
                <SummaryList rows=facts(&shown.payment)/>
                <Sent refunds/>
                <h2>{words::REFUND}</h2>
                {form}
            </div>
        </OfficerPage>
    }
    .into_any()
}

fn facts(payment: &PaymentRow) -> Vec<SummaryRow> {
    let row = |key: &str, value: String| SummaryRow {
        key: key.to_owned(),
        value,
        change: None,
    };
    let mut rows = vec![
        row("Amount", pounds(payment.pence.0)),
        row("Begun", london::long_moment(payment.created_at)),
        row("Paid by", payment.payer.clone().unwrap_or_default()),
        row("Receipt number", payment.id.to_string()),
    ];
    let more = [
        ("Finished", payment.finished_at.map(london::long_moment)),
        ("At the bank", payment.settled_on.map(london::long_date)),
        (
            "GOV.UK Pay says",
            payment.mismatch.map(|pence| pounds(pence.0)),
        ),
        ("Code", payment.code.clone()),
        ("For", towards(payment.towards)),
    ];
    rows.extend(
        more.into_iter()
            .filter_map(|(key, value)| Some(row(key, value?))),
    );
    rows
}

fn towards(towards: Towards) -> Option<String> {
    match towards {
        Towards::Account => None,
        Towards::Since => Some("Rent since the hold began".to_owned()),
        Towards::OnHold => Some("The part on hold, by their own wish".to_owned()),
    }
}

#[component]
fn Sent(refunds: Vec<RefundRow>) -> impl IntoView {
    let row = |refund: RefundRow| {
        view! {
            <li>
                <strong class="money">{pounds(refund.pence.0)}</strong>
                {format!(", {}: {}. ", london::long_moment(refund.created_at), refund_words(refund.state))}
                <span class="as-written">{refund.reason}</span>
            </li>
        }
    };
    (!refunds.is_empty()).then(|| {
        view! {
            <h2>{words::REFUNDS}</h2>
            <ul class="govuk-list">{refunds.into_iter().map(row).collect_view()}</ul>
        }
    })
}

#[component]
fn Question(filled: Filled<RefundForm>) -> impl IntoView {
    let form = filled.form.clone();
    view! {
        <p>{words::REFUND_LEAD}</p>
        <Form action=RefundPayment::PATH submission_key=form.submission_key>
            <input type="hidden" name="account" value=form.account/>
            <input type="hidden" name="payment" value=form.payment/>
            <TextField
                name="amount"
                label=words::REFUND_AMOUNT
                value=form.amount
                error=filled.error("amount")
                inputmode="decimal"
                autocomplete="off"
                width=10
                spellcheck=false
            />
            <TextArea
                name="reason"
                label=words::REFUND_REASON
                hint=words::REFUND_REASON_HINT
                value=form.reason
                error=filled.error("reason")
                rows=3
                max_chars=MOST_REASON as u32
            />
            <Button text=words::REFUND_BUTTON kind=ButtonKind::Warning/>
        </Form>
    }
}
