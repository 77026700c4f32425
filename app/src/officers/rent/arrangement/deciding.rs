//! An offer accepted, refused or answered with another; a plan objected to or ended. The tenant reads every reason.

use super::form::{DeskPlanForm, MOST_REASON};
use super::making::{about, asked};
use super::words;
use crate::http::{Ctx, Filled, Next, Problems, act};
use crate::rent::plan::{PlanForm, Questions};
use crate::ui::{Button, ButtonKind, Details, Form, TextArea};
use domain::rent::{Arrangement, Decision};
use domain::{Error, Result, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::rent::AccountKind;
use rules::rent::plan::{State, Terms};
use rules::text::tidy;

#[server(prefix = "/do", endpoint = "officer/rent/plan/decide")]
pub async fn decide_plan(#[server(flatten)] form: DeskPlanForm) -> Result<(), ServerFnError> {
    act(|ctx| decide(ctx, form)).await
}

async fn decide(ctx: Ctx, form: DeskPlanForm) -> Result<Next> {
    let reference = form.account()?;
    let mut tx = ctx.officer().await?;
    let account = tx.rent_account(&reference).await?;
    let terms = tx.may_plan(&account).await?.terms().ok();
    let mut problems = Problems::default();
    let Some(decision) = decision(&form, terms.as_ref(), &mut problems) else {
        return form.again(problems);
    };
    let told = words::decided_told(&decision);
    let done = tx
        .decide_plan(&account, form.plan()?, decision, form.key())
        .await;
    match done {
        Ok(()) => tx.commit().await?,
        Err(Error::NotFound | Error::Conflict("plan moved on")) => {
            return Ok(Next::Told(form.page()?, words::MOVED_ON));
        }
        Err(Error::Conflict(_)) => return Ok(Next::Told(form.page()?, words::NO_PLAN_NOW)),
        Err(error) => return Err(error),
    }
    Ok(Next::Told(form.page()?, told))
}

/// What was decided, or what is missing.
fn decision(
    form: &DeskPlanForm,
    terms: Option<&Terms>,
    problems: &mut Problems,
) -> Option<Decision> {
    let mut reason = |field: &str, typed: &str| match tidy(typed, MOST_REASON) {
        Ok(reason) if reason.is_empty() => {
            problems.add(field, words::SAY_WHY);
            None
        }
        Ok(reason) => Some(reason),
        Err(error) => {
            problems.add(field, error.message());
            None
        }
    };
    match form.decision.as_str() {
        "accept" => Some(Decision::Accept),
        "refuse" => reason("refuse_reason", &form.refuse_reason).map(Decision::Refuse),
        "object" => reason("object_reason", &form.object_reason).map(Decision::Object),
        "end" => reason("end_reason", &form.end_reason).map(Decision::End),
        "counter" => {
            let why = reason("counter_reason", &form.counter_reason);
            let answer = form
                .answer(terms?)
                .map_err(|(field, problem)| problems.add(field.name(), problem));
            Some(Decision::Counter(answer.ok()?.plan.offer, why?))
        }
        _ => None,
    }
}

#[component]
pub(super) fn DecideOffer(
    account: String,
    kind: AccountKind,
    plan: Arrangement,
    terms: Option<Terms>,
    filled: Filled<DeskPlanForm>,
    key: SubmissionKey,
) -> impl IntoView {
    let about_it = About {
        account,
        plan: plan.id.to_string(),
        key,
    };
    let accept = terms.map(|_| {
        view! {
            <DecisionForm about_it=about_it.clone() decision="accept">
                <Button text=words::ACCEPT/>
            </DecisionForm>
        }
        .into_any()
    });
    let counter = terms.map(|terms| {
        view! { <Counter about_it=about_it.clone() kind plan terms filled=filled.clone()/> }
            .into_any()
    });
    view! {
        {accept}
        {counter}
        <WithReason about_it decision="refuse" summary=words::REFUSE hint=words::REASON_HINT filled/>
    }
    .into_any()
}

#[component]
pub(super) fn StopPlan(
    account: String,
    plan: Arrangement,
    filled: Filled<DeskPlanForm>,
    key: SubmissionKey,
) -> impl IntoView {
    let about_it = About {
        account,
        plan: plan.id.to_string(),
        key,
    };
    let may_object = plan.state == State::Running && plan.made_by.is_none();
    let object = may_object.then(|| {
        view! {
            <WithReason
                about_it=about_it.clone()
                decision="object"
                summary=words::OBJECT
                hint=words::OBJECT_HINT
                filled=filled.clone()
            />
        }
        .into_any()
    });
    view! {
        {object}
        <WithReason about_it decision="end" summary=words::END hint=words::REASON_HINT filled/>
    }
    .into_any()
}

#[derive(Clone)]
struct About {
    account: String,
    plan: String,
    key: SubmissionKey,
}

#[component]
fn DecisionForm(about_it: About, decision: &'static str, children: Children) -> impl IntoView {
    view! {
        <Form action=DecidePlan::PATH submission_key=about_it.key.to_string()>
            <input type="hidden" name="account" value=about_it.account/>
            <input type="hidden" name="plan" value=about_it.plan/>
            <input type="hidden" name="decision" value=decision/>
            {children()}
        </Form>
    }
    .into_any()
}

#[component]
fn WithReason(
    about_it: About,
    decision: &'static str,
    summary: &'static str,
    hint: &'static str,
    filled: Filled<DeskPlanForm>,
) -> impl IntoView {
    let name = format!("{decision}_reason");
    let form = &filled.form;
    let value = match decision {
        "refuse" => form.refuse_reason.clone(),
        "object" => form.object_reason.clone(),
        _ => form.end_reason.clone(),
    };
    let error = filled.error(&name);
    view! {
        <Details summary open=error.is_some()>
            <DecisionForm about_it decision>
                <TextArea name label=words::WHY hint value error rows=3 max_chars=MOST_REASON as u32/>
                <Button text=summary kind=ButtonKind::Secondary/>
            </DecisionForm>
        </Details>
    }
    .into_any()
}

#[component]
fn Counter(
    about_it: About,
    kind: AccountKind,
    plan: Arrangement,
    terms: Terms,
    filled: Filled<DeskPlanForm>,
) -> impl IntoView {
    let typed = filled.form.decision == "counter";
    let form = if typed {
        asked(&filled.form)
    } else {
        offered(&plan)
    };
    let error = filled.error("counter_reason");
    view! {
        <Details summary=words::COUNTER open=typed>
            <DecisionForm about_it decision="counter">
                <Questions kind terms form filled=about(&filled)/>
                <TextArea
                    name="counter_reason"
                    label=words::WHY
                    hint=words::REASON_HINT
                    value=filled.form.counter_reason.clone()
                    error
                    rows=3
                    max_chars=MOST_REASON as u32
                />
                <Button text=words::COUNTER kind=ButtonKind::Secondary/>
            </DecisionForm>
        </Details>
    }
    .into_any()
}

/// What the tenant offered, to be changed.
fn offered(plan: &Arrangement) -> PlanForm {
    PlanForm {
        amount: plan.offer.amount.to_string().replace('£', ""),
        every: plan.offer.every.key().to_owned(),
        first_on: plan.offer.first_on.to_string(),
        ..PlanForm::default()
    }
}
