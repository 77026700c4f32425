//! One step of the report on the page: back, how far along, what is wrong, the question.

use super::phone::{HEADING, Phone, SUMMARY};
use super::screen::{Row, fields, heading, rows};
use super::{fields as markup, photos, words};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use rules::repairs::Emergency;
use rules::repairs::offline::{Given, Problem, Step};
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement};

/// The council's own numbers: for what can wait, and for emergencies.
type Ring = StoredValue<(String, String)>;

pub fn step(phone: Phone, step: Step, ring: Ring) -> AnyView {
    let title = phone
        .record
        .with_untracked(|record| heading(step, &record.answers));
    let (place, of) = step.progress();
    let content = match step {
        Step::Ring | Step::RingSince => advice(phone, step, ring),
        Step::Photos => photos::photos(phone),
        Step::Check => check(phone),
        _ => question(phone, step),
    };
    view! {
        <p><button class="button-as-link" type="button" on:click=move |_| phone.back(step)>{words::BACK}</button></p>
        <div class="progress">
            <p class="govuk-visually-hidden">{format!("Step {place} of {of}")}</p>
            <progress class="progress__bar" max=of.to_string() value=place.to_string() aria-hidden="true"></progress>
        </div>
        {move || summary(phone.problems.get())}
        <h2 class="title" id=HEADING tabindex="-1">{title}</h2>
        {content}
        <p>
            <button class="button-as-link" type="button" on:click=move |_| phone.leave()>{words::LEAVE}</button>
        </p>
    }
    .into_any()
}

fn summary(problems: Vec<Problem>) -> Option<AnyView> {
    let item = |problem: Problem| {
        let address = ["#", &problem.field].concat();
        view! { <li><a href=address>{problem.sentence}</a></li> }.into_any()
    };
    (!problems.is_empty()).then(|| {
        view! {
            <div class="govuk-error-summary" id=SUMMARY tabindex="-1">
                <div role="alert">
                    <h2 class="govuk-error-summary__title">{words::PROBLEM}</h2>
                    <div class="govuk-error-summary__body">
                        <ul class="govuk-list govuk-error-summary__list">
                            {problems.into_iter().map(item).collect_view()}
                        </ul>
                    </div>
                </div>
            </div>
        }
        .into_any()
    })
}

fn question(phone: Phone, step: Step) -> AnyView {
    let take = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(given) = given(&event) {
            phone.answer(step, given);
        }
    };
    view! {
        <form class="form" novalidate on:submit=take>
            {move || {
                let problems = phone.problems.get();
                let shown = phone.record.with_untracked(|record| fields(step, record, &problems));
                shown.into_iter().map(markup::field).collect_view()
            }}
            <button class="button">{words::CONTINUE}</button>
        </form>
    }
    .into_any()
}

/// What was chosen and typed in the form.
fn given(event: &SubmitEvent) -> Option<Given> {
    let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
    let data = FormData::new_with_form(&form).ok()?;
    let mut given = Given::new();
    for pair in js_sys::try_iter(&data).ok()??.flatten() {
        let pair = js_sys::Array::from(&pair);
        if let (Some(name), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string()) {
            given.entry(name).or_default().push(value);
        }
    }
    Some(given)
}

/// Whom to ring, from what the phone knows by itself.
fn advice(phone: Phone, step: Step, ring: Ring) -> AnyView {
    let danger = phone.record.with_untracked(|record| {
        let answers = &record.answers;
        answers.danger_at_first().or_else(|| answers.danger_since())
    });
    let Some((danger, advice)) =
        danger.and_then(|danger: Emergency| Some((danger, danger.advice()?)))
    else {
        return ().into_any();
    };
    let number = match advice.call.number() {
        Some(number) => number.to_owned(),
        None => ring.with_value(|(_, emergency)| emergency.clone()),
    };
    let dial = ["tel:", &number.replace(' ', "")].concat();
    let steps = advice
        .steps
        .iter()
        .map(|step| view! { <li>{*step}</li> }.into_any())
        .collect_view();
    let after = step.next(&phone.record.with_untracked(|record| record.answers.clone()));
    view! {
        <section class="emergency">
            <h3 class="emergency__title">{danger.label()}</h3>
            <div class="emergency__steps"><ol>{steps}</ol></div>
            <a class="emergency__call" href=dial><span>"Call " {number}</span></a>
        </section>
        <p>{if advice.replaces_report { words::NOT_ALONE } else { words::NOT_SENT_YET }}</p>
        <button class="button button--secondary" type="button" on:click=move |_| phone.show(after)>
            {words::TELL_US_TOO}
        </button>
    }
    .into_any()
}

fn check(phone: Phone) -> AnyView {
    let rows = phone.record.with_untracked(rows);
    let row = |Row { step, label, value }: Row| {
        view! {
            <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{label}</dt>
                <dd class="govuk-summary-list__value as-written">{value}</dd>
                <dd class="govuk-summary-list__actions">
                    <button class="button-as-link" type="button" on:click=move |_| phone.show(step)>
                        {words::CHANGE} <span class="govuk-visually-hidden">" " {label}</span>
                    </button>
                </dd>
            </div>
        }
        .into_any()
    };
    view! {
        <p class="lead">{words::CHECK_LEAD}</p>
        <dl class="govuk-summary-list">{rows.into_iter().map(row).collect_view()}</dl>
        <p><button class="button" type="button" on:click=move |_| phone.keep()>{words::KEEP}</button></p>
    }
    .into_any()
}
