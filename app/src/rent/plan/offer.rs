//! Making a plan: the form, the answer, and the one button that starts it.

use super::form::PlanForm;
use super::verbs::{LookAtPlan, MakeThePlan};
use super::words;
use crate::http::Filled;
use crate::ui::{Balance, Button, ButtonKind, Choice, Details, Radios, Select, TextField};
use chrono::NaiveDate;
use domain::SubmissionKey;
use domain::rent::PlanPolicy;
use islands::{PlanAid, PlanAnswer};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::rent::plan::{Answer, Terms};
use rules::rent::{AccountKind, Every};

#[component]
pub(super) fn MakePlan(
    account: String,
    kind: AccountKind,
    terms: Terms,
    begin: (Every, NaiveDate),
    policy: PlanPolicy,
    filled: Filled<PlanForm>,
    key: SubmissionKey,
) -> impl IntoView {
    let answer = filled
        .form
        .was_looked_at()
        .then(|| filled.form.answer(&terms).ok())
        .flatten();
    let fresh = filled.form.account.is_empty();
    let form = if fresh {
        beginning(&terms, begin)
    } else {
        filled.form.clone()
    };
    let looked = answer.is_some();
    let start = answer.map(|answer| {
        let form = PlanForm {
            account: account.clone(),
            seen: terms.arrears.0.to_string(),
            ..form.clone()
        };
        view! { <StartPlan form answer key/> }.into_any()
    });
    let lead = words::lead(kind, &terms);
    view! {
        <Balance lead=words::YOU_OWE figure=terms.arrears.to_string() sentence=lead/>
        {start}
        <LookForm account kind terms form filled looked/>
        <p><a href="/rent/help">{words::TOO_MUCH}</a></p>
        <HowItWorks kind policy/>
    }
    .into_any()
}

/// The smallest amount that is taken at once: nobody is asked for more.
pub fn beginning(terms: &Terms, (every, first_on): (Every, NaiveDate)) -> PlanForm {
    let gentlest = terms.band.gentlest(terms.arrears, every);
    PlanForm {
        amount: gentlest.to_string().trim_start_matches('£').to_owned(),
        every: every.key().to_owned(),
        first_on: first_on.to_string(),
        ..PlanForm::default()
    }
}

#[component]
fn LookForm(
    account: String,
    kind: AccountKind,
    terms: Terms,
    form: PlanForm,
    filled: Filled<PlanForm>,
    /// An answer stands above already, and with it the button that matters.
    looked: bool,
) -> impl IntoView {
    let (text, button) = if looked {
        (words::LOOK_AGAIN, ButtonKind::Secondary)
    } else {
        (words::LOOK, ButtonKind::Primary)
    };
    view! {
        <form action=LookAtPlan::PATH method="post" novalidate id="plan-form" class="form">
            <input type="hidden" name="account" value=account/>
            <Questions kind terms form filled/>
            <PlanAid terms/>
            <Button text kind=button/>
        </form>
    }
    .into_any()
}

/// How much, how often, from when: for a tenant's form and an officer's.
#[component]
pub fn Questions(
    kind: AccountKind,
    terms: Terms,
    form: PlanForm,
    filled: Filled<PlanForm>,
) -> impl IntoView {
    let often = Every::ALL
        .iter()
        .map(|every| Choice::new(every.key(), every.label()))
        .collect();
    let days = terms
        .first_days()
        .map(|day| Choice::new(day.to_string(), london::long_weekday(day)))
        .collect();
    view! {
        <TextField
            name="amount"
            label=words::how_much(kind)
            hint=words::HOW_MUCH_HINT
            value=form.amount
            error=filled.error("amount")
            inputmode="decimal"
            width=5
        />
        <Radios name="every" legend=words::HOW_OFTEN options=often value=form.every error=filled.error("every")/>
        <Select
            name="first_on"
            label=words::FIRST_ON
            hint=words::first_on_hint(kind)
            options=days
            value=form.first_on
            error=filled.error("first_on")
        />
    }
    .into_any()
}

#[component]
fn StartPlan(form: PlanForm, answer: Answer, key: SubmissionKey) -> impl IntoView {
    let button = words::start(answer.verdict);
    let hidden = [
        ("account", form.account),
        ("amount", form.amount),
        ("every", form.every),
        ("first_on", form.first_on),
        ("seen", form.seen),
        ("submission_key", key.to_string()),
    ];
    let hidden = hidden.map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    view! {
        <section class="card plan-start">
            <h2>{words::THE_PLAN}</h2>
            <PlanAnswer answer/>
            <form action=MakeThePlan::PATH method="post" class="form">
                {hidden}
                <Button text=button/>
            </form>
        </section>
    }
    .into_any()
}

#[component]
fn HowItWorks(kind: AccountKind, policy: PlanPolicy) -> impl IntoView {
    let line = |line: &&'static str| view! { <p>{*line}</p> };
    view! {
        <Details summary=words::HOW_IT_WORKS>
            {words::how_it_works(kind).iter().map(line).collect_view()}
            <p>{words::when_it_counts(policy)}</p>
            <p>{words::when_missed(policy)}</p>
            <p>{words::MAY_OBJECT}</p>
        </Details>
    }
    .into_any()
}
