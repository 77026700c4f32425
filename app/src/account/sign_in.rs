//! `/sign-in`: an email address or a mobile number, and we send a code there.

use super::arrival::with_then;
use super::demo::DemoSlot;
use super::words;
use crate::http::{Ctx, FLASH, Filled, Next, Problems, Refused, act, loaded, local_path};
use crate::ui::{Button, ErrorSummary, Form, TenantPage, TextField};
use domain::Result;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::contact::Contact;
use serde::{Deserialize, Serialize};

const FORM: &str = "sign-in";

/// The form as typed. Every field may be missing: what is wrong is said by us, at the field.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    pub contact: String,
    /// Where to go afterwards.
    pub then: String,
}

#[server(prefix = "/do", endpoint = "sign-in")]
pub async fn ask_for_code(#[server(flatten)] form: SignInForm) -> Result<(), ServerFnError> {
    act(|ctx| send_code(ctx, form)).await
}

async fn send_code(ctx: Ctx, form: SignInForm) -> Result<Next> {
    let mut problems = Problems::default();
    let contact = problems.check("contact", Contact::parse(&form.contact), |error| {
        error.message().to_owned()
    });
    let Some(contact) = contact else {
        return Ok(Next::Again(Refused::new(
            FORM, "/sign-in", &form, problems,
        )?));
    };
    let then = local_path(&form.then);
    ctx.shared
        .db
        .ask_for_code(&ctx.from(), &contact, then.as_deref())
        .await?;
    Ok(Next::see("/sign-in/code"))
}

struct SignInView {
    filled: Filled<SignInForm>,
    flash: Option<String>,
}

async fn load(ctx: Ctx) -> Result<SignInView> {
    let then = ctx.query("then").unwrap_or_default();
    let mut visitor = ctx.visitor().await?;
    let filled = Filled::take(&mut visitor, FORM, || SignInForm {
        then,
        ..SignInForm::default()
    })
    .await?;
    let flash = told(visitor.take_form(FLASH).await?);
    visitor.commit().await?;
    Ok(SignInView { filled, flash })
}

/// The sentence that the last action left for this page.
pub fn told(kept: Option<serde_json::Value>) -> Option<String> {
    kept.and_then(|words| words.as_str().map(str::to_owned))
}

#[component]
pub fn SignInPage() -> impl IntoView {
    loaded(
        load,
        |found| view! { <SignIn filled=found.filled flash=found.flash/> },
    )
}

#[component]
pub(super) fn SignIn(filled: Filled<SignInForm>, flash: Option<String>) -> impl IntoView {
    let then = filled.form.then.clone();
    let wanted = then.clone();
    view! {
        <TenantPage title=words::SIGN_IN has_errors=filled.has_errors() flash>
            <ErrorSummary errors=filled.summary()/>
            <h1 class="govuk-heading-l">{words::SIGN_IN}</h1>
            <Form action=AskForCode::PATH>
                <input type="hidden" name="then" value=wanted/>
                <TextField
                    name="contact"
                    label=words::CONTACT_LABEL
                    hint=words::CONTACT_HINT
                    value=filled.form.contact.clone()
                    error=filled.error("contact")
                    autocomplete="username"
                    spellcheck=false
                />
                <Button text=words::SEND_CODE/>
            </Form>
            <OtherWays then/>
            <DemoSlot open=domain::demo::TENANTS/>
        </TenantPage>
    }
}

#[component]
fn OtherWays(then: String) -> impl IntoView {
    view! {
        <h2 class="govuk-heading-m">{words::OTHER_WAYS}</h2>
        <ul class="govuk-list">
            <li>
                <a class="govuk-link" href=with_then("/sign-in/first-visit", &then)>{words::FIRST_VISIT_LINK}</a>
            </li>
            <li><a class="govuk-link" href="/sign-in/letter">{words::LOST_CONTACT_LINK}</a></li>
            <li><a class="govuk-link" href="/sign-in/letter/code">{words::HAVE_LETTER_LINK}</a></li>
        </ul>
    }
}
