//! A plan that is open: what comes next, every payment, and a way out.

use super::card::NextPayment;
use super::form::{MOST_WORDS, PlanForm};
use super::verbs::{AnswerPlanOffer, CannotKeepPlan, RemindOfPlan};
use super::words;
use crate::http::Filled;
use crate::ui::{Button, ButtonKind, Details, Form, SummaryList, SummaryRow, Tag, TextArea};
use chrono::{DateTime, Utc};
use domain::rent::{Arrangement, PlanPolicy};
use domain::{PersonId, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::rent::AccountKind;
use rules::rent::plan::{Payment, State, date_words, payments_words};

#[component]
pub(super) fn OpenPlan(
    account: String,
    kind: AccountKind,
    who: PersonId,
    plan: Arrangement,
    answer_by: Option<DateTime<Utc>>,
    policy: PlanPolicy,
    filled: Filled<PlanForm>,
    key: SubmissionKey,
) -> impl IntoView {
    let own = plan.person == who;
    let (tag, tone) = words::tag(&plan);
    let told = match answer_by {
        Some(due) if !plan.waits_for_tenant() => Some(words::answered_by(due)),
        _ => None,
    };
    let offered = (plan.waits_for_tenant() && own)
        .then(|| view! { <AnswerOffer account=account.clone() plan=plan.clone()/> }.into_any());
    let running = (plan.state == State::Running)
        .then(|| view! { <Running account own plan=plan.clone() policy filled key/> }.into_any());
    view! {
        <section class="card">
            <p><Tag words=tag tone/></p>
            {told.map(|told| view! { <p>{told}</p> })}
            <NextPayment kind plan=plan.clone()/>
            <p>{words::progress(&plan)}</p>
            {offered}
        </section>
        <PlanFacts plan own/>
        {running}
    }
    .into_any()
}

#[component]
pub fn PlanFacts(plan: Arrangement, own: bool) -> impl IntoView {
    let row = |key: &str, value: String| SummaryRow {
        key: key.to_owned(),
        value,
        change: None,
    };
    let mut rows = Vec::new();
    if let Ok(worked_out) = plan.plan() {
        rows.push(row(words::PAYMENTS, payments_words(&worked_out)));
    }
    rows.push(row(words::CLEARS, plan.arrears.to_string()));
    rows.push(row(words::CLEAR_BY, date_words(plan.clear_on)));
    if !own || plan.made_by.is_some() {
        rows.push(row(words::MADE_BY, words::made_by(&plan, own)));
    }
    if let Some(officer) = &plan.named_officer {
        rows.push(row(words::LOOKED_AFTER, officer.clone()));
    }
    view! { <SummaryList rows/> }.into_any()
}

#[component]
fn Running(
    account: String,
    own: bool,
    plan: Arrangement,
    policy: PlanPolicy,
    filled: Filled<PlanForm>,
    key: SubmissionKey,
) -> impl IntoView {
    let switch = own
        .then(|| view! { <Reminders account=account.clone() quiet=plan.quiet policy/> }.into_any());
    view! {
        <Details summary=words::ALL_PAYMENTS>
            <PaymentTable payments=plan.payments.clone()/>
            <p>{words::when_it_counts(policy)}</p>
        </Details>
        <CannotKeep account filled key/>
        {switch}
    }
    .into_any()
}

#[component]
pub fn PaymentTable(payments: Vec<Payment>) -> impl IntoView {
    let row = |payment: Payment| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{london::long_date(payment.due_on)}</th>
                <td class="govuk-table__cell">{words::standing(payment.standing)}</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{payment.pence.to_string()}</td>
            </tr>
        }
    };
    view! {
        <table class="govuk-table">
            <caption class="govuk-visually-hidden">{words::ALL_PAYMENTS}</caption>
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    <th scope="col" class="govuk-table__header">{words::DAY}</th>
                    <th scope="col" class="govuk-table__header">{words::HOW_IT_STANDS}</th>
                    <th scope="col" class="govuk-table__header govuk-table__header--numeric">{words::AMOUNT}</th>
                </tr>
            </thead>
            <tbody class="govuk-table__body">{payments.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

#[component]
fn AnswerOffer(account: String, plan: Arrangement) -> impl IntoView {
    view! {
        <p>{words::OFFERED_TO_YOU}</p>
        <Form action=AnswerPlanOffer::PATH>
            <input type="hidden" name="account" value=account/>
            <input type="hidden" name="plan" value=plan.id.to_string()/>
            <Button text=words::TAKE_OFFER name="answer" value="yes"/>
            <Button text=words::LEAVE_OFFER name="answer" value="no" kind=ButtonKind::Secondary/>
        </Form>
    }
    .into_any()
}

#[component]
fn CannotKeep(account: String, filled: Filled<PlanForm>, key: SubmissionKey) -> impl IntoView {
    let error = filled.error("words");
    view! {
        <Details summary=words::CANNOT_KEEP open=error.is_some()>
            <p>{words::CANNOT_KEEP_TEXT}</p>
            <Form action=CannotKeepPlan::PATH submission_key=key.to_string()>
                <input type="hidden" name="account" value=account/>
                <TextArea
                    name="words"
                    label=words::CANNOT_KEEP_LABEL
                    hint=words::CANNOT_KEEP_HINT
                    value=filled.form.words.clone()
                    error
                    rows=3
                    max_chars=MOST_WORDS as u32
                />
                <Button text=words::CANNOT_KEEP_SEND kind=ButtonKind::Secondary/>
            </Form>
        </Details>
    }
    .into_any()
}

#[component]
fn Reminders(account: String, quiet: bool, policy: PlanPolicy) -> impl IntoView {
    let (text, button, answer) = if quiet {
        (words::REMINDERS_OFF.to_owned(), words::SWITCH_ON, "yes")
    } else {
        (words::reminders_on(policy), words::SWITCH_OFF, "no")
    };
    view! {
        <Form action=RemindOfPlan::PATH>
            <input type="hidden" name="account" value=account/>
            <p>{text} " " <Button text=button name="answer" value=answer kind=ButtonKind::Link/></p>
        </Form>
    }
    .into_any()
}
