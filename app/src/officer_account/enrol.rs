//! `/officer/enrol`: the one-time code from the administrator, and a password of the officer's own choosing.

use super::words;
use crate::account::code_field::SentCode;
use crate::http::{Ctx, Filled, Next, Problems, Refused, act, loaded};
use crate::ui::{Button, ErrorSummary, Form, Link, PasswordField, TenantPage, TextField};
use domain::Result;
use domain::account::passwords;
use domain::principals::InBrowser;
use domain::secrets::Pepper;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::contact::EmailAddress;
use serde::{Deserialize, Serialize};

const FORM: &str = "officer-enrol";
/// Where who is enrolling waits between the steps: on the server, for this browser, an hour at most.
const ENROLLING: &str = "officer-enrolling";

/// The form as typed. Neither secret is kept.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EnrolForm {
    pub email: String,
    #[serde(skip_serializing)]
    pub code: String,
    #[serde(skip_serializing)]
    pub password: String,
}

/// Who is enrolling, between the steps. The code is worth nothing once the last step is done, and is then forgotten.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Enrolling {
    pub email: EmailAddress,
    pub code: String,
}

impl Enrolling {
    pub(super) async fn keep(&self, ctx: &Ctx) -> Result<()> {
        let mut tx = ctx.visitor().await?;
        let content = serde_json::json!({ "email": self.email, "code": self.code });
        tx.keep_sealed(&ctx.shared.pepper, ENROLLING, &content)
            .await?;
        tx.commit().await
    }

    /// Who is enrolling in this browser; forgets them unless they are kept again.
    pub(super) async fn take<P: InBrowser>(
        tx: &mut domain::Tx<P>,
        pepper: &Pepper,
    ) -> Result<Option<Self>> {
        Ok(tx
            .take_sealed(pepper, ENROLLING)
            .await?
            .and_then(|content| serde_json::from_value(content).ok()))
    }
}

#[server(prefix = "/do", endpoint = "officer/enrol")]
pub async fn choose_password(#[server(flatten)] form: EnrolForm) -> Result<(), ServerFnError> {
    act(|ctx| choose(ctx, form)).await
}

async fn choose(ctx: Ctx, form: EnrolForm) -> Result<Next> {
    let (email, mut problems) = form.read();
    if let (Some(email), true) = (email, problems.is_empty()) {
        let chosen = ctx
            .shared
            .db
            .enrol_password(&ctx.from(), &email, &form.code, form.password.clone())
            .await?;
        if chosen.is_some() {
            let code = form.code;
            Enrolling { email, code }.keep(&ctx).await?;
            return Ok(Next::see("/officer/enrol/authenticator"));
        }
        problems.add("code", words::ENROL_CODE_WRONG);
    }
    again(&form, problems)
}

/// Back to the first step, after a code that is no longer good.
pub(super) fn start_again() -> Result<Next> {
    let mut problems = Problems::default();
    problems.add("code", words::ENROL_CODE_WRONG);
    again(&EnrolForm::default(), problems)
}

fn again(form: &EnrolForm, problems: Problems) -> Result<Next> {
    Ok(Next::Again(Refused::new(
        FORM,
        "/officer/enrol",
        form,
        problems,
    )?))
}

impl EnrolForm {
    pub(super) fn read(&self) -> (Option<EmailAddress>, Problems) {
        let mut problems = Problems::default();
        let email = problems.check("email", EmailAddress::parse(&self.email), |_| {
            words::EMAIL_MISSING.to_owned()
        });
        if self.code.trim().is_empty() {
            problems.add("code", words::ENROL_CODE_MISSING);
        }
        // The officer's name is not known before the code is checked; the address mostly carries it.
        if let Some(words) = passwords::problem(&self.password, &self.email, "") {
            problems.add("password", words);
        }
        (email, problems)
    }
}

async fn load(ctx: Ctx) -> Result<Filled<EnrolForm>> {
    let mut visitor = ctx.visitor().await?;
    let filled = Filled::take(&mut visitor, FORM, EnrolForm::default).await?;
    visitor.commit().await?;
    Ok(filled)
}

#[component]
pub fn EnrolPage() -> impl IntoView {
    loaded(load, |filled| view! { <Enrol filled/> })
}

#[component]
pub(super) fn Enrol(filled: Filled<EnrolForm>) -> impl IntoView {
    view! {
        <TenantPage
            title=words::ENROL
            has_errors=filled.has_errors()
            back=Link::new("/officer/sign-in", "Back")
        >
            <ErrorSummary errors=filled.summary()/>
            <h1 class="govuk-heading-l">{words::ENROL}</h1>
            <p class="govuk-body">{words::ENROL_LEAD}</p>
            <Form action=ChoosePassword::PATH>
                <TextField
                    name="email"
                    label=words::EMAIL_LABEL
                    value=filled.form.email.clone()
                    error=filled.error("email")
                    kind="email"
                    autocomplete="username"
                    spellcheck=false
                />
                <SentCode
                    label=words::ENROL_CODE_LABEL
                    hint=crate::account::words::CODE_LETTERS_HINT
                    error=filled.error("code")
                />
                <PasswordField
                    name="password"
                    label=words::NEW_PASSWORD_LABEL
                    hint=words::NEW_PASSWORD_HINT
                    error=filled.error("password")
                    autocomplete="new-password"
                />
                <Button text=words::CONTINUE/>
            </Form>
        </TenantPage>
    }
}
