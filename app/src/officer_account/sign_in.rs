//! `/officer/sign-in`: email address and password, then the second step.

use super::words;
use crate::account::arrival::with_then;
use crate::account::demo::DemoSlot;
use crate::account::sign_in::told;
use crate::http::{Ctx, FLASH, Filled, Next, Problems, Refused, act, loaded};
use crate::ui::{Button, ErrorSummary, Form, PasswordField, TenantPage, TextField};
use domain::Result;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::contact::EmailAddress;
use serde::{Deserialize, Serialize};

const FORM: &str = "officer-sign-in";

/// The form as typed. The password is never kept.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OfficerSignInForm {
    pub email: String,
    #[serde(skip_serializing)]
    pub password: String,
    /// Where to go afterwards.
    pub then: String,
}

#[server(prefix = "/do", endpoint = "officer/sign-in")]
pub async fn enter_password(
    #[server(flatten)] form: OfficerSignInForm,
) -> Result<(), ServerFnError> {
    act(|ctx| check_password(ctx, form)).await
}

async fn check_password(ctx: Ctx, mut form: OfficerSignInForm) -> Result<Next> {
    let mut problems = Problems::default();
    let email = problems.check("email", EmailAddress::parse(&form.email), |_| {
        words::EMAIL_MISSING.to_owned()
    });
    if form.password.is_empty() {
        problems.add("password", words::PASSWORD_MISSING);
    }
    let password = std::mem::take(&mut form.password);
    if let (Some(email), true) = (email, problems.is_empty()) {
        let from = ctx.from();
        if ctx
            .shared
            .db
            .officer_password(&from, &email, password)
            .await?
        {
            return Ok(Next::see(with_then("/officer/sign-in/code", &form.then)));
        }
        problems.add("password", words::PASSWORD_WRONG);
    }
    again(&form, problems)
}

fn again(form: &OfficerSignInForm, problems: Problems) -> Result<Next> {
    Ok(Next::Again(Refused::new(
        FORM,
        "/officer/sign-in",
        form,
        problems,
    )?))
}

/// Back to the password, after a second step that is over.
pub(super) fn start_again(then: &str) -> Result<Next> {
    let mut problems = Problems::default();
    problems.add("password", words::SECOND_STEP_OVER);
    let form = OfficerSignInForm {
        then: then.to_owned(),
        ..OfficerSignInForm::default()
    };
    again(&form, problems)
}

struct OfficerSignInView {
    filled: Filled<OfficerSignInForm>,
    flash: Option<String>,
}

async fn load(ctx: Ctx) -> Result<OfficerSignInView> {
    let then = ctx.query("then").unwrap_or_default();
    let mut visitor = ctx.visitor().await?;
    let filled = Filled::take(&mut visitor, FORM, || OfficerSignInForm {
        then,
        ..OfficerSignInForm::default()
    })
    .await?;
    let flash = told(visitor.take_form(FLASH).await?);
    visitor.commit().await?;
    Ok(OfficerSignInView { filled, flash })
}

#[component]
pub fn OfficerSignInPage() -> impl IntoView {
    loaded(
        load,
        |found| view! { <OfficerSignIn filled=found.filled flash=found.flash/> },
    )
}

#[component]
pub(super) fn OfficerSignIn(
    filled: Filled<OfficerSignInForm>,
    flash: Option<String>,
) -> impl IntoView {
    let form = filled.form.clone();
    view! {
        <TenantPage title=words::SIGN_IN has_errors=filled.has_errors() flash>
            <ErrorSummary errors=filled.summary()/>
            <h1 class="govuk-heading-l">{words::SIGN_IN}</h1>
            <Form action=EnterPassword::PATH>
                <input type="hidden" name="then" value=form.then/>
                <TextField
                    name="email"
                    label=words::EMAIL_LABEL
                    value=form.email
                    error=filled.error("email")
                    kind="email"
                    autocomplete="username"
                    spellcheck=false
                />
                <PasswordField
                    name="password"
                    label=words::PASSWORD_LABEL
                    error=filled.error("password")
                />
                <Button text=words::CONTINUE/>
            </Form>
            <p class="govuk-body"><a class="govuk-link" href="/officer/enrol">{words::ENROL_LINK}</a></p>
            <p class="govuk-body"><a class="govuk-link" href="/sign-in">{words::TENANT_LINK}</a></p>
            <DemoSlot open=domain::demo::OFFICERS/>
        </TenantPage>
    }
}
