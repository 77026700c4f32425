//! A plan made for a tenant who asked for it, by phone or at the desk.

use super::form::DeskPlanForm;
use super::words;
use crate::http::{Ctx, Filled, Next, Problems, act};
use crate::rent::plan::{PlanForm, Questions, beginning};
use crate::ui::{Button, Choice, Radios};
use chrono::NaiveDate;
use domain::{Error, PersonId, Result, SubmissionKey};
use islands::PlanAid;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::rent::plan::Terms;
use rules::rent::{AccountKind, Every};

#[server(prefix = "/do", endpoint = "officer/rent/plan/make")]
pub async fn make_plan_for(#[server(flatten)] form: DeskPlanForm) -> Result<(), ServerFnError> {
    act(|ctx| make(ctx, form)).await
}

async fn make(ctx: Ctx, form: DeskPlanForm) -> Result<Next> {
    let reference = form.account()?;
    let mut tx = ctx.officer().await?;
    let account = tx.rent_account(&reference).await?;
    let Ok(terms) = tx.may_plan(&account).await?.terms() else {
        return Ok(Next::Told(form.page()?, words::NO_PLAN_NOW));
    };
    let mut problems = Problems::default();
    if form.person().is_none() {
        problems.add("person", words::CHOOSE_PERSON);
    }
    let answer = form
        .answer(&terms)
        .map_err(|(field, problem)| problems.add(field.name(), problem));
    let (Some(person), Ok(answer)) = (form.person(), answer) else {
        return form.again(problems);
    };
    let made = tx
        .arrange_for(&account, person, answer.plan.offer, form.key())
        .await;
    match made {
        Ok(_) => tx.commit().await?,
        Err(Error::Conflict("plan already")) => {
            return Ok(Next::Told(form.page()?, words::THERE_IS_ONE));
        }
        Err(Error::Conflict(_)) => return Ok(Next::Told(form.page()?, words::NO_PLAN_NOW)),
        Err(error) => return Err(error),
    }
    Ok(Next::Told(form.page()?, words::MADE_TOLD))
}

#[component]
pub(super) fn MakeForTenant(
    account: String,
    kind: AccountKind,
    people: Vec<(PersonId, String)>,
    terms: Terms,
    begin: (Every, NaiveDate),
    filled: Filled<DeskPlanForm>,
    key: SubmissionKey,
) -> impl IntoView {
    let form = if filled.form.account.is_empty() {
        beginning(&terms, begin)
    } else {
        asked(&filled.form)
    };
    let only = match &people[..] {
        [(person, _)] => person.to_string(),
        _ => filled.form.person.clone(),
    };
    let options = people
        .into_iter()
        .map(|(person, name)| Choice::new(person.to_string(), name))
        .collect();
    let person_error = filled.error("person");
    view! {
        <h2>{words::MAKE}</h2>
        <p>{words::make_lead(&terms)}</p>
        <form action=MakePlanFor::PATH method="post" novalidate id="plan-form" class="form">
            <input type="hidden" name="account" value=account/>
            <input type="hidden" name="submission_key" value=key.to_string()/>
            <Radios name="person" legend=words::WHOSE options value=only error=person_error/>
            <Questions kind terms form filled=about(&filled)/>
            <PlanAid terms/>
            <Button text=words::MAKE_BUTTON/>
        </form>
    }
    .into_any()
}

/// The questions as a tenant's form holds them.
pub(super) fn asked(form: &DeskPlanForm) -> PlanForm {
    PlanForm {
        amount: form.amount.clone(),
        every: form.every.clone(),
        first_on: form.first_on.clone(),
        ..PlanForm::default()
    }
}

/// What is wrong with them.
pub(super) fn about(filled: &Filled<DeskPlanForm>) -> Filled<PlanForm> {
    Filled {
        form: asked(&filled.form),
        problems: filled.problems.clone(),
    }
}
