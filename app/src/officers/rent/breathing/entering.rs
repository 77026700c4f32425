//! The notice of the scheme is entered; what a tenant told us is answered.

use super::form::{About, OpenSpace, SpaceForm};
use super::words;
use crate::http::{Ctx, Filled, Next, act};
use crate::ui::{
    Button, ButtonKind, Checkboxes, Choice, DateFields, Details, Form, Radios, TextArea, TextField,
};
use domain::rent::breathing::{Entered, Hold, NewMoratorium, Space};
use domain::{Error, PersonId, Result};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::reference::CaseReference;
use rules::rent::MoratoriumKind;

const MOST_ANSWER: usize = 1_000;

#[server(prefix = "/do", endpoint = "officer/rent/breathing-space/enter")]
pub async fn enter_breathing_space(
    #[server(flatten)] form: SpaceForm,
) -> Result<(), ServerFnError> {
    act(|ctx| enter(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/rent/breathing-space/add")]
pub async fn add_to_breathing_space(
    #[server(flatten)] form: SpaceForm,
) -> Result<(), ServerFnError> {
    act(|ctx| add(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/rent/breathing-space/answer")]
pub async fn not_in_register(#[server(flatten)] form: SpaceForm) -> Result<(), ServerFnError> {
    act(|ctx| answer(ctx, form)).await
}

async fn enter(ctx: Ctx, form: SpaceForm) -> Result<Next> {
    let mut open = OpenSpace::new(&ctx, form).await?;
    let Some(new) = notice(&mut open) else {
        return open.again();
    };
    let account = open.account.clone();
    match open.tx.enter_breathing_space(&account, &new).await {
        Ok(entered) => {
            open.finish("reference", Ok(()), entered_words(&entered))
                .await
        }
        Err(Error::Conflict("nothing_owed")) => {
            open.finish("amount", Err(Error::Conflict("nothing_owed")), "")
                .await
        }
        Err(error) => open.finish("reference", Err(error), "").await,
    }
}

fn entered_words(entered: &Entered) -> &'static str {
    match entered {
        Entered { before: true, .. } => words::ENTERED_BEFORE,
        Entered { under_way: 1.., .. } => words::ENTERED_UNDER_WAY,
        Entered { too_soon: true, .. } => words::ENTERED_TOO_SOON,
        _ => words::ENTERED_TOLD,
    }
}

/// The notice as typed, or problems at its fields.
fn notice(open: &mut OpenSpace) -> Option<NewMoratorium> {
    let form = open.form.clone();
    let person = PersonId::parse(&form.person);
    if person.is_none() {
        open.problems.add("person", words::CHOOSE_PERSON);
    }
    let kind = MoratoriumKind::parse(&form.kind);
    if kind.is_none() {
        open.problems.add("kind", words::CHOOSE_KIND);
    }
    let reference = open.required("reference", &form.reference, 50, words::ENTER_REFERENCE);
    let adviser = open.text("adviser", &form.adviser, 200);
    let notified = [
        &*form.notified_day,
        &form.notified_month,
        &form.notified_year,
    ];
    let notified = open.past_day("notified", notified);
    let starts = [&*form.starts_day, &form.starts_month, &form.starts_year];
    let starts = open.day("starts", starts);
    let amount = open.amount("amount", &form.amount);
    Some(NewMoratorium {
        person: person?,
        kind: kind?,
        reference: reference?,
        adviser: adviser?,
        notified_on: notified?,
        starts_on: starts?,
        amount: amount?,
        others: form.others.iter().any(|it| it == "yes"),
    })
}

async fn add(ctx: Ctx, form: SpaceForm) -> Result<Next> {
    let mut open = OpenSpace::new(&ctx, form).await?;
    let (id, typed) = (open.moratorium(), open.form.add_amount.clone());
    let Some(amount) = open.amount("add_amount", &typed) else {
        return open.again();
    };
    let account = open.account.clone();
    let done = open.tx.add_to_breathing_space(&account, id, amount).await;
    open.finish("add_amount", done, words::ADDED_TOLD).await
}

async fn answer(ctx: Ctx, form: SpaceForm) -> Result<Next> {
    let mut open = OpenSpace::new(&ctx, form).await?;
    let typed = open.form.answer.clone();
    let answer = open.required("answer", &typed, MOST_ANSWER, words::ENTER_ANSWER);
    let case = CaseReference::parse(&open.form.case);
    let case = open
        .problems
        .check("answer", case, |_| words::conflict("gone").to_owned());
    let (Some(case), Some(answer)) = (case, answer) else {
        return open.again();
    };
    let account = open.account.clone();
    let done = open.tx.not_in_register(&account, &case, &answer).await;
    open.finish("answer", done, words::ANSWERED_TOLD).await
}

#[component]
pub(super) fn EnterForm(account: String, space: Space, filled: Filled<SpaceForm>) -> impl IntoView {
    let fields = [
        "person",
        "kind",
        "reference",
        "adviser",
        "notified",
        "starts",
        "amount",
    ];
    let wrong = fields.iter().any(|field| filled.error(field).is_some());
    let told = space.holds.iter().any(|hold| hold.ended_at.is_none());
    let form = filled.form.clone();
    let people = space
        .debtors
        .iter()
        .map(|debtor| Choice::new(debtor.person.to_string(), debtor.name.clone()))
        .collect();
    let kinds = MoratoriumKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.key(), kind.label()).with_hint(words::kind_hint(*kind)))
        .collect();
    view! {
        <Details summary=words::ENTER open=wrong || told || space.moratoria.is_empty()>
            <Form action=EnterBreathingSpace::PATH>
                <About account/>
                <Radios name="person" legend=words::PERSON options=people value=form.person error=filled.error("person")/>
                <Radios name="kind" legend=words::KIND options=kinds value=form.kind error=filled.error("kind")/>
                <TextField
                    name="reference" label=words::REFERENCE value=form.reference error=filled.error("reference")
                    autocomplete="off" spellcheck=false width=Some(20)
                />
                <TextField
                    name="adviser" label=words::ADVISER value=form.adviser error=filled.error("adviser")
                    autocomplete="off" spellcheck=false
                />
                <DateFields
                    prefix="notified" legend=words::NOTIFIED day=form.notified_day month=form.notified_month
                    year=form.notified_year error=filled.error("notified")
                />
                <DateFields
                    prefix="starts" legend=words::STARTS hint=words::STARTS_HINT day=form.starts_day
                    month=form.starts_month year=form.starts_year error=filled.error("starts")
                />
                <TextField
                    name="amount" label=words::AMOUNT hint=words::AMOUNT_HINT value=form.amount
                    error=filled.error("amount") inputmode="decimal" width=Some(10)
                />
                <Checkboxes
                    name="others[]" legend=words::OTHERS_LEGEND hint=words::OTHERS_HINT
                    options=vec![Choice::new("yes", words::OTHERS)] values=form.others
                />
                <Button text=words::ENTER_BUTTON/>
            </Form>
        </Details>
    }
    .into_any()
}

/// A breathing space of the same people that does not cover this account yet.
#[component]
pub(super) fn AddForm(account: String, space: Space, filled: Filled<SpaceForm>) -> impl IntoView {
    space.elsewhere.into_iter().next().map(|moratorium| {
        view! {
            <Details summary=words::ADD open=filled.error("add_amount").is_some()>
                <p>{words::add(&moratorium)}</p>
                <Form action=AddToBreathingSpace::PATH>
                    <About account moratorium=Some(moratorium.id)/>
                    <TextField
                        name="add_amount" label=words::AMOUNT hint=words::AMOUNT_HINT value=filled.form.add_amount.clone()
                        error=filled.error("add_amount") inputmode="decimal" width=Some(10)
                    />
                    <Button text=words::ADD_BUTTON kind=ButtonKind::Secondary/>
                </Form>
            </Details>
        }
        .into_any()
    })
}

/// For the oldest word of a tenant that nobody has answered.
#[component]
pub(super) fn AnswerForm(
    account: String,
    holds: Vec<Hold>,
    filled: Filled<SpaceForm>,
) -> impl IntoView {
    let hold = holds.into_iter().rfind(|hold| hold.ended_at.is_none());
    hold.map(|hold| {
        let value = Some(filled.form.answer.clone()).filter(|answer| !answer.is_empty());
        view! {
            <section class="card">
                <h2>{words::check(&hold)}</h2>
                <p>{words::CHECK_TEXT}</p>
                <Details summary=words::NOT_THERE open=filled.error("answer").is_some()>
                    <Form action=NotInRegister::PATH>
                        <About account/>
                        <input type="hidden" name="case" value=hold.case.clone()/>
                        <TextArea
                            name="answer" label=words::ANSWER hint=words::ANSWER_HINT rows=4 max_chars=MOST_ANSWER as u32
                            value=value.unwrap_or_else(|| words::ANSWER_DRAFT.to_owned()) error=filled.error("answer")
                        />
                        <Button text=words::ANSWER_BUTTON kind=ButtonKind::Secondary/>
                    </Form>
                </Details>
            </section>
        }
        .into_any()
    })
}
