//! `/sign-in/letter`: no phone, no email address; the desk checks who asks and posts a letter with a code.

use super::words;
use crate::http::{Ctx, Filled, Next, Problems, Refused, act, loaded};
use crate::ui::{Button, Confirmation, ErrorSummary, Form, Link, TenantPage, TextArea, TextField};
use domain::account::activation::LetterRequest;
use domain::{Result, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

const FORM: &str = "letter";
const NAME_ROOM: usize = 100;
const TENANCY_ROOM: usize = 40;
const ADDRESS_ROOM: usize = 300;

/// The form as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LetterForm {
    pub name: String,
    pub tenancy: String,
    pub address: String,
    pub submission_key: String,
}

#[server(prefix = "/do", endpoint = "sign-in/letter")]
pub async fn want_letter(#[server(flatten)] form: LetterForm) -> Result<(), ServerFnError> {
    act(|ctx| ask(ctx, form)).await
}

async fn ask(ctx: Ctx, form: LetterForm) -> Result<Next> {
    let request = match form.read() {
        Ok(request) => request,
        Err(problems) => {
            return Ok(Next::Again(Refused::new(
                FORM,
                "/sign-in/letter",
                &form,
                problems,
            )?));
        }
    };
    let key = SubmissionKey::parse(&form.submission_key).unwrap_or_default();
    ctx.shared
        .db
        .ask_for_letter(&ctx.from(), &request, key)
        .await?;
    Ok(Next::see("/sign-in/letter/asked"))
}

impl LetterForm {
    /// What the desk needs, or what is wrong with it.
    pub fn read(&self) -> Result<LetterRequest, Problems> {
        let mut problems = Problems::default();
        let mut text = |field: &str, typed: &str, room: usize, missing: Option<&str>| {
            let tidied = problems.check(field, tidy(typed, room), |error| error.message());
            if let (Some(""), Some(missing)) = (tidied.as_deref(), missing) {
                problems.add(field, missing);
            }
            tidied.unwrap_or_default()
        };
        let name = text("name", &self.name, NAME_ROOM, Some(words::NAME_MISSING));
        let tenancy = text("tenancy", &self.tenancy, TENANCY_ROOM, None);
        let address = text(
            "address",
            &self.address,
            ADDRESS_ROOM,
            Some(words::ADDRESS_MISSING),
        );
        if problems.is_empty() {
            Ok(LetterRequest {
                name,
                tenancy,
                address,
            })
        } else {
            Err(problems)
        }
    }
}

async fn load(ctx: Ctx) -> Result<Filled<LetterForm>> {
    let mut visitor = ctx.visitor().await?;
    let filled = Filled::take(&mut visitor, FORM, || LetterForm {
        submission_key: SubmissionKey::new().to_string(),
        ..LetterForm::default()
    })
    .await?;
    visitor.commit().await?;
    Ok(filled)
}

#[component]
pub fn LetterPage() -> impl IntoView {
    loaded(load, |filled| view! { <LetterQuestions filled/> })
}

#[component]
pub(super) fn LetterQuestions(filled: Filled<LetterForm>) -> impl IntoView {
    let form = filled.form.clone();
    view! {
        <TenantPage
            title=words::LETTER
            has_errors=filled.has_errors()
            back=Link::new("/sign-in", "Back")
        >
            <ErrorSummary errors=filled.summary()/>
            <h1 class="govuk-heading-l">{words::LETTER}</h1>
            <p class="govuk-body">{words::LETTER_LEAD}</p>
            <Form action=WantLetter::PATH submission_key=form.submission_key>
                <TextField
                    name="name"
                    label=words::NAME_LABEL
                    value=form.name
                    error=filled.error("name")
                    autocomplete="name"
                    spellcheck=false
                />
                <TextField
                    name="tenancy"
                    label=words::TENANCY_OPTIONAL
                    hint=words::TENANCY_HINT
                    value=form.tenancy
                    error=filled.error("tenancy")
                    width=10
                    spellcheck=false
                />
                <TextArea
                    name="address"
                    label=words::ADDRESS_LABEL
                    value=form.address
                    error=filled.error("address")
                    rows=4
                />
                <Button text=words::ASK_FOR_LETTER/>
            </Form>
            <p class="govuk-body">
                <a class="govuk-link" href="/sign-in/letter/code">{words::HAVE_LETTER_LINK}</a>
            </p>
        </TenantPage>
    }
}

/// `/sign-in/letter/asked`. The same whoever asked.
#[component]
pub fn LetterAskedPage() -> impl IntoView {
    view! {
        <TenantPage title=words::LETTER_ASKED>
            <Confirmation title=words::LETTER_ASKED>
                <p class="govuk-body">{words::LETTER_ASKED_TEXT}</p>
                <p class="govuk-body">
                    "When it comes, "
                    <a class="govuk-link" href="/sign-in/letter/code">"sign in with your letter"</a> "."
                </p>
            </Confirmation>
        </TenantPage>
    }
}
