//! `/officer/enrol/authenticator`: the secret goes into the officer's app, and the app's figures prove it.

use super::enrol::{Enrolling, start_again};
use super::enrol_done::keep_recovery_codes;
use super::qr::QrCode;
use super::words;
use crate::account::code_field::SentCode;
use crate::http::{Ctx, Filled, Next, Problems, Refused, act, loaded};
use crate::ui::{Button, ErrorSummary, Form, TenantPage};
use domain::account::enrolment::Authenticator;
use domain::{Error, Result};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use serde::{Deserialize, Serialize};

const FORM: &str = "officer-authenticator";

/// The figures are never kept.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FiguresForm {
    #[serde(skip_serializing)]
    pub code: String,
}

#[server(prefix = "/do", endpoint = "officer/enrol/authenticator")]
pub async fn confirm_authenticator(
    #[server(flatten)] form: FiguresForm,
) -> Result<(), ServerFnError> {
    act(|ctx| confirm(ctx, form)).await
}

async fn confirm(ctx: Ctx, form: FiguresForm) -> Result<Next> {
    let mut tx = ctx.visitor().await?;
    let enrolling = Enrolling::take(&mut tx, &ctx.shared.pepper).await?;
    tx.commit().await?;
    let Some(enrolling) = enrolling else {
        return start_again();
    };
    let words = if form.code.trim().is_empty() {
        words::FIGURES_MISSING
    } else {
        let (db, from) = (&ctx.shared.db, ctx.from());
        let finished = db
            .finish_enrolment(&from, &enrolling.email, &enrolling.code, &form.code)
            .await?;
        if let Some(codes) = finished {
            keep_recovery_codes(&ctx, &codes).await?;
            return Ok(Next::see("/officer/enrol/done"));
        }
        words::FIGURES_WRONG
    };
    enrolling.keep(&ctx).await?;
    let mut problems = Problems::default();
    problems.add("code", words);
    let back = "/officer/enrol/authenticator";
    Ok(Next::Again(Refused::new(FORM, back, &form, problems)?))
}

struct AuthenticatorView {
    filled: Filled<FiguresForm>,
    authenticator: Authenticator,
}

/// Nobody enrolling in this browser, or with a code that is no longer good: there is no such page.
async fn load(ctx: Ctx) -> Result<AuthenticatorView> {
    let mut tx = ctx.visitor().await?;
    let enrolling = Enrolling::take(&mut tx, &ctx.shared.pepper)
        .await?
        .ok_or(Error::NotFound)?;
    let filled = Filled::take(&mut tx, FORM, FiguresForm::default).await?;
    tx.commit().await?;
    let authenticator = ctx
        .shared
        .db
        .enrolment_authenticator(&ctx.from(), &enrolling.email, &enrolling.code)
        .await?
        .ok_or(Error::NotFound)?;
    enrolling.keep(&ctx).await?;
    Ok(AuthenticatorView {
        filled,
        authenticator,
    })
}

#[component]
pub fn AuthenticatorPage() -> impl IntoView {
    loaded(load, |found| {
        view! { <AuthenticatorStep filled=found.filled authenticator=found.authenticator/> }
    })
}

#[component]
pub(super) fn AuthenticatorStep(
    filled: Filled<FiguresForm>,
    authenticator: Authenticator,
) -> impl IntoView {
    let Authenticator { secret, address } = authenticator;
    view! {
        <TenantPage title=words::AUTHENTICATOR has_errors=filled.has_errors()>
            <ErrorSummary errors=filled.summary()/>
            <h1 class="govuk-heading-l">{words::AUTHENTICATOR}</h1>
            <p class="govuk-body">{words::AUTHENTICATOR_LEAD}</p>
            <QrCode text=address label=words::AUTHENTICATOR_PICTURE/>
            <p class="govuk-body">{words::AUTHENTICATOR_KEY} ": " <code>{in_fours(&secret)}</code></p>
            <Form action=ConfirmAuthenticator::PATH>
                <SentCode
                    label=words::FIGURES_LABEL
                    hint=crate::account::words::CODE_FIGURES_HINT
                    error=filled.error("code")
                    figures_only=true
                />
                <Button text=words::FINISH/>
            </Form>
        </TenantPage>
    }
}

/// `JBSW Y3DP`: groups of four, for typing.
pub(super) fn in_fours(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    groups.join(" ")
}
