//! What a tenant does about a plan: looks at it, makes it, answers an offer, says that they cannot keep to it.

use super::form::{FORM, MOST_WORDS, PlanForm};
use super::words;
use crate::http::{Ctx, Next, Problems, Refused, act};
use domain::rent::{Account, Made};
use domain::{Error, Result, Tenant, Tx};
use leptos::prelude::*;
use rules::rent::plan::{Answer, Field, Terms};
use rules::text::tidy;

#[server(prefix = "/do", endpoint = "rent/plan/look")]
pub async fn look_at_plan(#[server(flatten)] form: PlanForm) -> Result<(), ServerFnError> {
    act(|ctx| look(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "rent/plan/make")]
pub async fn make_the_plan(#[server(flatten)] form: PlanForm) -> Result<(), ServerFnError> {
    act(|ctx| make(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "rent/plan/answer")]
pub async fn answer_plan_offer(#[server(flatten)] form: PlanForm) -> Result<(), ServerFnError> {
    act(|ctx| answer(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "rent/plan/cannot-keep")]
pub async fn cannot_keep_plan(#[server(flatten)] form: PlanForm) -> Result<(), ServerFnError> {
    act(|ctx| cannot_keep(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "rent/plan/reminders")]
pub async fn remind_of_plan(#[server(flatten)] form: PlanForm) -> Result<(), ServerFnError> {
    act(|ctx| reminders(ctx, form)).await
}

async fn look(ctx: Ctx, form: PlanForm) -> Result<Next> {
    let (mut tx, account) = match open(&ctx, &form).await {
        Err(Error::SignIn) => return signed_out(&form, Field::Amount.name()),
        opened => opened?,
    };
    let Ok(terms) = tx.may_plan(&account).await?.terms() else {
        return Ok(Next::See(form.page()?));
    };
    match form.answer(&terms) {
        Ok(_) => looked_at(&form, &terms, Problems::default()),
        Err(problem) => again(&form, problem),
    }
}

async fn make(ctx: Ctx, form: PlanForm) -> Result<Next> {
    let (mut tx, account) = match open(&ctx, &form).await {
        Err(Error::SignIn) => return signed_out(&form, Field::Amount.name()),
        opened => opened?,
    };
    let Ok(terms) = tx.may_plan(&account).await?.terms() else {
        return Ok(Next::See(form.page()?));
    };
    let Answer { plan, .. } = match form.answer(&terms) {
        Ok(answer) => answer,
        Err(problem) => return again(&form, problem),
    };
    if !form.is_up_to_date(&terms) {
        let mut problems = Problems::default();
        problems.add(Field::Amount.name(), words::CHANGED_SINCE);
        return looked_at(&form, &terms, problems);
    }
    let told = match tx.arrange(&account, plan.offer, form.key()).await {
        Ok(Made::Running | Made::Before) => words::MADE_TOLD,
        Ok(Made::Offered(_)) => words::OFFERED_TOLD,
        Err(Error::Conflict("plan already")) => {
            return Ok(Next::Told(form.page()?, words::THERE_IS_ONE));
        }
        Err(Error::Conflict(_)) => return Ok(Next::See(form.page()?)),
        Err(error) => return Err(error),
    };
    tx.take_form(FORM).await?;
    tx.commit().await?;
    Ok(Next::Told(form.page()?, told))
}

async fn answer(ctx: Ctx, form: PlanForm) -> Result<Next> {
    let (mut tx, account) = open(&ctx, &form).await?;
    let takes = match form.answer.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Ok(Next::See(form.page()?)),
    };
    match tx.answer_offer(&account, form.plan()?, takes).await {
        Ok(()) => tx.commit().await?,
        // Answered before, or it moved on: the page says how it stands.
        Err(Error::NotFound | Error::Conflict(_)) => return Ok(Next::See(form.page()?)),
        Err(error) => return Err(error),
    }
    let told = if takes {
        words::MADE_TOLD
    } else {
        words::LEFT_TOLD
    };
    Ok(Next::Told(form.page()?, told))
}

async fn cannot_keep(ctx: Ctx, form: PlanForm) -> Result<Next> {
    let (mut tx, account) = match open(&ctx, &form).await {
        Err(Error::SignIn) => return signed_out(&form, "words"),
        opened => opened?,
    };
    let said = match tidy(&form.words, MOST_WORDS) {
        Ok(said) => said,
        Err(error) => return refused(&form, form.page()?, "words", &error.message()),
    };
    tx.cannot_keep(&account, &said, form.key()).await?;
    tx.commit().await?;
    Ok(Next::Told(form.page()?, words::CANNOT_KEEP_TOLD))
}

async fn reminders(ctx: Ctx, form: PlanForm) -> Result<Next> {
    let (mut tx, account) = open(&ctx, &form).await?;
    let on = form.answer == "yes";
    match tx.set_reminders(&account, on).await {
        Ok(()) => tx.commit().await?,
        Err(Error::NotFound) => return Ok(Next::See(form.page()?)),
        Err(error) => return Err(error),
    }
    let told = if on {
        words::REMINDERS_ON_TOLD
    } else {
        words::REMINDERS_OFF_TOLD
    };
    Ok(Next::Told(form.page()?, told))
}

async fn open(ctx: &Ctx, form: &PlanForm) -> Result<(Tx<Tenant>, Account)> {
    let reference = form.account()?;
    let mut tx = ctx.tenant().await?;
    let account = tx.rent_account(&reference).await?;
    Ok((tx, account))
}

/// Back to the page, which shows the answer.
fn looked_at(form: &PlanForm, terms: &Terms, problems: Problems) -> Result<Next> {
    let form = PlanForm {
        account: form.account()?.to_string(),
        seen: terms.arrears.0.to_string(),
        ..form.clone()
    };
    let back = form.page()?;
    Ok(Next::Again(Refused::new(FORM, back, &form, problems)?))
}

fn again(form: &PlanForm, (field, problem): (Field, String)) -> Result<Next> {
    let fresh = PlanForm {
        seen: String::new(),
        ..form.clone()
    };
    refused(&fresh, form.page()?, field.name(), &problem)
}

/// The session ended while they thought about it. What was typed waits for them behind the sign-in page, with the word of it at the
/// field that they were at.
fn signed_out(form: &PlanForm, field: &str) -> Result<Next> {
    let back = format!("/sign-in?then={}", form.page()?);
    let fresh = PlanForm {
        seen: String::new(),
        ..form.clone()
    };
    refused(&fresh, back, field, words::SIGNED_OUT)
}

fn refused(form: &PlanForm, back: String, field: &str, problem: &str) -> Result<Next> {
    let form = PlanForm {
        account: form.account()?.to_string(),
        ..form.clone()
    };
    let mut problems = Problems::default();
    problems.add(field, problem);
    Ok(Next::Again(Refused::new(FORM, back, &form, problems)?))
}
