//! `/officer/sign-in/code`: the figures of the authenticator app, or a recovery code.

use super::sign_in::start_again;
use super::words;
use crate::account::arrival::{arrive, contractor_target, officer_target};
use crate::account::code_field::SentCode;
use crate::http::{Ctx, Filled, Next, Problems, Refused, act, loaded};
use crate::ui::{Button, ErrorSummary, Form, Link, TenantPage};
use domain::Result;
use domain::account::officer_sign_in::SecondStep;
use domain::account::{Token, Who};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use serde::{Deserialize, Serialize};

const FORM: &str = "officer-code";

/// The code is never kept.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SecondStepForm {
    #[serde(skip_serializing)]
    pub code: String,
    /// Where to go afterwards.
    pub then: String,
}

#[server(prefix = "/do", endpoint = "officer/sign-in/code")]
pub async fn enter_second_step(
    #[server(flatten)] form: SecondStepForm,
) -> Result<(), ServerFnError> {
    act(|ctx| check_code(ctx, form)).await
}

async fn check_code(ctx: Ctx, form: SecondStepForm) -> Result<Next> {
    if form.code.trim().is_empty() {
        return again(&form, words::SECOND_STEP_MISSING);
    }
    let tried = ctx
        .shared
        .db
        .officer_code(&ctx.from(), &form.code, &ctx.visit.device)
        .await?;
    match tried {
        Ok(token) => {
            let to = home_of(&ctx, &token, &form.then).await?;
            arrive(&ctx, &token, to).await
        }
        Err(SecondStep::Wrong) => again(&form, words::SECOND_STEP_WRONG),
        Err(SecondStep::Over) => start_again(&form.then),
    }
}

/// Officers and contractors' operatives come in by the same door and go to different rooms.
async fn home_of(ctx: &Ctx, token: &Token, then: &str) -> Result<String> {
    let session = ctx.shared.db.session(token).await?;
    Ok(match session.map(|session| session.who) {
        Some(Who::Contractor { .. }) => contractor_target(then),
        _ => officer_target(then),
    })
}

fn again(form: &SecondStepForm, words: &str) -> Result<Next> {
    let mut problems = Problems::default();
    problems.add("code", words);
    Ok(Next::Again(Refused::new(
        FORM,
        "/officer/sign-in/code",
        form,
        problems,
    )?))
}

async fn load(ctx: Ctx) -> Result<Filled<SecondStepForm>> {
    let then = ctx.query("then").unwrap_or_default();
    let mut visitor = ctx.visitor().await?;
    let filled = Filled::take(&mut visitor, FORM, || SecondStepForm {
        then,
        ..SecondStepForm::default()
    })
    .await?;
    visitor.commit().await?;
    Ok(filled)
}

#[component]
pub fn OfficerCodePage() -> impl IntoView {
    loaded(load, |filled| view! { <OfficerCode filled/> })
}

#[component]
pub(super) fn OfficerCode(filled: Filled<SecondStepForm>) -> impl IntoView {
    view! {
        <TenantPage
            title=words::SECOND_STEP
            has_errors=filled.has_errors()
            back=Link::new("/officer/sign-in", "Back")
        >
            <ErrorSummary errors=filled.summary()/>
            <h1 class="govuk-heading-l">{words::SECOND_STEP}</h1>
            <Form action=EnterSecondStep::PATH>
                <input type="hidden" name="then" value=filled.form.then.clone()/>
                <SentCode
                    label=words::SECOND_STEP_LABEL
                    hint=words::SECOND_STEP_HINT
                    error=filled.error("code")
                />
                <Button text=words::SIGN_IN_BUTTON/>
            </Form>
        </TenantPage>
    }
}
