//! "Is it fixed?" and "How happy are you with the repair?", once the work is done.

use super::RepairRecord;
use super::verbs::{CaseForm, CaseFormFrame, MOST, again, open, signed_out, text};
use crate::http::{Ctx, Next, act};
use crate::repairs::record_words as words;
use crate::ui::{Button, Choice, Radios, TextArea};
use domain::repairs::{Answer, Fixed};
use domain::{Error, Result};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

#[server(prefix = "/do", endpoint = "repairs/fixed")]
pub async fn say_if_fixed(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| say(ctx, form)).await
}

async fn say(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let Some((mut tx, case)) = open(&ctx, &form).await? else {
        return signed_out(&form, "fixed");
    };
    let Some(fixed) = Fixed::parse(&form.fixed) else {
        return again(&form, "fixed", words::FIXED_EMPTY.to_owned());
    };
    let said = match (fixed, text(&form.still_wrong, words::NOT_FIXED_EMPTY)) {
        (Fixed::Yes, said) => said.unwrap_or_default(),
        (_, Ok(said)) => said,
        (_, Err(problem)) => return again(&form, "still_wrong", problem),
    };
    let happy = form.happy.parse().ok().filter(|it| (1..=5).contains(it));
    let answer = Answer {
        fixed,
        happy,
        words: said,
    };
    match tx.say_if_fixed(&case, &answer).await {
        Err(Error::Conflict("not_done")) => {
            return again(&form, "fixed", words::NOT_DONE_YET.to_owned());
        }
        Err(Error::Conflict(_)) => return again(&form, "fixed", words::TOO_LATE.to_owned()),
        said => said?,
    }
    tx.commit().await?;
    Ok(Next::Told(form.page()?, told(fixed)))
}

fn told(fixed: Fixed) -> &'static str {
    match fixed {
        Fixed::Yes => words::FIXED_THANKS,
        Fixed::NotFixed => words::REOPENED,
        Fixed::MadeWorse => words::MADE_WORSE_TOLD,
    }
}

#[component]
pub fn Feedback(record: RepairRecord) -> impl IntoView {
    let form = record.form.form.clone();
    let reference = record.repair.head.reference.clone();
    view! {
        <section id="fixed-or-not" class="card">
            <h2 class="section-title">{words::TWO_QUESTIONS}</h2>
            <CaseFormFrame action=SayIfFixed::PATH reference>
                <Radios
                    name="fixed"
                    legend=words::IS_IT_FIXED
                    options=fixed_choices()
                    value=form.fixed.clone()
                    error=record.form.error("fixed")
                />
                <TextArea
                    name="still_wrong"
                    label=words::NOT_FIXED_LABEL
                    hint=words::STILL_WRONG_HINT
                    value=form.still_wrong.clone()
                    error=record.form.error("still_wrong")
                    rows=2
                    max_chars=MOST
                />
                <Radios
                    name="happy"
                    legend=words::HOW_HAPPY
                    hint=words::HOW_HAPPY_HINT
                    options=happy_choices()
                    value=form.happy
                />
                <Button text=words::SEND_FIXED/>
            </CaseFormFrame>
        </section>
    }
    .into_any()
}

fn fixed_choices() -> Vec<Choice> {
    Fixed::ALL
        .map(|fixed| Choice::new(fixed.key(), words::fixed(fixed)))
        .to_vec()
}

fn happy_choices() -> Vec<Choice> {
    words::HAPPY
        .iter()
        .enumerate()
        .map(|(at, label)| Choice::new((words::HAPPY.len() - at).to_string(), *label))
        .collect()
}
