//! `/sign-in/letter/code`: the code from a letter signs someone in once; then they add a way to reach them.

use super::arrival::arrive_told;
use super::born::parse_born;
use super::code_field::{SentCode, SharedDevice, is_shared};
use super::words;
use crate::http::{Ctx, Filled, Next, Problems, Refused, act, loaded};
use crate::ui::{Button, DateFields, ErrorSummary, Form, Link, TenantPage, TextField};
use chrono::NaiveDate;
use domain::Result;
use domain::account::activation_letter::LetterCode;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::reference::TenancyReference;
use serde::{Deserialize, Serialize};

const FORM: &str = "letter-code";

/// The form as typed. The code is never kept.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LetterCodeForm {
    pub tenancy: String,
    pub born_day: String,
    pub born_month: String,
    pub born_year: String,
    #[serde(skip_serializing)]
    pub code: String,
    pub shared: Vec<String>,
}

#[server(prefix = "/do", endpoint = "sign-in/letter/code")]
pub async fn enter_letter_code(
    #[server(flatten)] form: LetterCodeForm,
) -> Result<(), ServerFnError> {
    act(|ctx| try_code(ctx, form)).await
}

async fn try_code(ctx: Ctx, form: LetterCodeForm) -> Result<Next> {
    let today = london::date_of(ctx.shared.db.clock.now());
    let typed = match form.read(today) {
        Ok(typed) => typed,
        Err(problems) => return again(&form, problems),
    };
    let token = ctx
        .shared
        .db
        .try_letter_code(
            &ctx.from(),
            &typed,
            &ctx.visit.device,
            is_shared(&form.shared),
        )
        .await?;
    match token {
        Some(token) => {
            arrive_told(&ctx, &token, "/account/contacts/add", words::LETTER_WELCOME).await
        }
        None => {
            let mut problems = Problems::default();
            problems.add("code", words::LETTER_CODE_WRONG);
            again(&form, problems)
        }
    }
}

fn again(form: &LetterCodeForm, problems: Problems) -> Result<Next> {
    Ok(Next::Again(Refused::new(
        FORM,
        "/sign-in/letter/code",
        form,
        problems,
    )?))
}

impl LetterCodeForm {
    /// What the letter says and the date of birth, or what is wrong with each.
    pub fn read(&self, today: NaiveDate) -> Result<LetterCode, Problems> {
        let mut problems = Problems::default();
        let tenancy = problems.check(
            "tenancy",
            TenancyReference::parse(&self.tenancy),
            words::tenancy_problem,
        );
        let born = parse_born(&self.born_day, &self.born_month, &self.born_year, today);
        let born = problems.check("born", born, str::to_owned);
        if self.code.trim().is_empty() {
            problems.add("code", "Enter the code in the letter");
        }
        match (tenancy, born) {
            (Some(tenancy), Some(born)) if problems.is_empty() => Ok(LetterCode {
                tenancy,
                born,
                code: self.code.clone(),
            }),
            _ => Err(problems),
        }
    }
}

async fn load(ctx: Ctx) -> Result<Filled<LetterCodeForm>> {
    let mut visitor = ctx.visitor().await?;
    let filled = Filled::take(&mut visitor, FORM, LetterCodeForm::default).await?;
    visitor.commit().await?;
    Ok(filled)
}

#[component]
pub fn LetterCodePage() -> impl IntoView {
    loaded(load, |filled| view! { <LetterCodeQuestions filled/> })
}

#[component]
pub(super) fn LetterCodeQuestions(filled: Filled<LetterCodeForm>) -> impl IntoView {
    let form = filled.form.clone();
    view! {
        <TenantPage
            title=words::LETTER_CODE
            has_errors=filled.has_errors()
            back=Link::new("/sign-in", "Back")
        >
            <ErrorSummary errors=filled.summary()/>
            <h1 class="govuk-heading-l">{words::LETTER_CODE}</h1>
            <Form action=EnterLetterCode::PATH>
                <TextField
                    name="tenancy"
                    label=words::TENANCY_LABEL
                    hint=words::TENANCY_HINT
                    value=form.tenancy
                    error=filled.error("tenancy")
                    width=10
                    spellcheck=false
                />
                <DateFields
                    prefix="born"
                    legend=words::BORN_LEGEND
                    hint=words::BORN_HINT
                    day=form.born_day
                    month=form.born_month
                    year=form.born_year
                    error=filled.error("born")
                    birthday=true
                />
                <SentCode
                    label=words::LETTER_CODE_LABEL
                    hint=words::CODE_LETTERS_HINT
                    error=filled.error("code")
                />
                <SharedDevice values=form.shared/>
                <Button text=words::SIGN_IN/>
            </Form>
        </TenantPage>
    }
}
