//! `/sign-in/code`: the code that we sent, in the browser that asked for it. Nothing here says whether one was sent.

use super::arrival::{arrive, tenant_target};
use super::code_field::{SentCode, SharedDevice, is_shared};
use super::words;
use crate::http::{Ctx, Filled, Next, Problems, Refused, act, loaded};
use crate::ui::{Button, Details, ErrorSummary, Form, Link, TenantPage};
use domain::Result;
use domain::account::sign_in::{CodeProblem, Waiting};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use serde::{Deserialize, Serialize};

const FORM: &str = "sign-in-code";

/// The code is never kept.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    #[serde(skip_serializing)]
    pub code: String,
    pub shared: Vec<String>,
}

#[server(prefix = "/do", endpoint = "sign-in/code")]
pub async fn enter_code(#[server(flatten)] form: CodeForm) -> Result<(), ServerFnError> {
    act(|ctx| try_code(ctx, form)).await
}

async fn try_code(ctx: Ctx, form: CodeForm) -> Result<Next> {
    if form.code.trim().is_empty() {
        return again(&form, words::CODE_MISSING.to_owned());
    }
    let tried = ctx
        .shared
        .db
        .try_code(
            &ctx.from(),
            &form.code,
            &ctx.visit.device,
            is_shared(&form.shared),
        )
        .await?;
    match tried {
        Ok((token, then)) => arrive(&ctx, &token, tenant_target(then.as_deref())).await,
        Err(problem) => again(&form, code_problem(problem)),
    }
}

fn again(form: &CodeForm, words: String) -> Result<Next> {
    let mut problems = Problems::default();
    problems.add("code", words);
    Ok(Next::Again(Refused::new(
        FORM,
        "/sign-in/code",
        form,
        problems,
    )?))
}

/// What the field says of a code that was not taken.
pub fn code_problem(problem: CodeProblem) -> String {
    match problem {
        CodeProblem::Wrong { tries_left } => words::wrong_code(tries_left),
        CodeProblem::Over => words::CODE_OVER.to_owned(),
    }
}

struct CodeView {
    filled: Filled<CodeForm>,
    waiting: Option<Waiting>,
}

async fn load(ctx: Ctx) -> Result<CodeView> {
    let waiting = ctx.shared.db.waiting_for_code(ctx.visit.browser).await?;
    let mut visitor = ctx.visitor().await?;
    let filled = Filled::take(&mut visitor, FORM, CodeForm::default).await?;
    visitor.commit().await?;
    Ok(CodeView { filled, waiting })
}

#[component]
pub fn SignInCodePage() -> impl IntoView {
    loaded(
        load,
        |found| view! { <SignInCode filled=found.filled waiting=found.waiting/> },
    )
}

fn lead_and_hint(waiting: Option<Waiting>) -> (&'static str, &'static str) {
    match waiting {
        Some(Waiting::Text) => (words::CODE_BY_TEXT, words::CODE_FIGURES_HINT),
        Some(Waiting::Email) => (words::CODE_BY_EMAIL, words::CODE_LETTERS_HINT),
        Some(Waiting::Held) => (words::CODE_BY_HELD, words::CODE_HELD_HINT),
        None => (words::CODE_NONE, words::CODE_HELD_HINT),
    }
}

#[component]
pub(super) fn SignInCode(filled: Filled<CodeForm>, waiting: Option<Waiting>) -> impl IntoView {
    let (lead, hint) = lead_and_hint(waiting);
    let ask_again = match waiting {
        Some(Waiting::Held) => "/sign-in/first-visit",
        _ => "/sign-in",
    };
    view! {
        <TenantPage
            title=words::CODE
            has_errors=filled.has_errors()
            back=Link::new(ask_again, "Back")
        >
            <ErrorSummary errors=filled.summary()/>
            <h1 class="govuk-heading-l">{words::CODE}</h1>
            <p class="govuk-body">{lead}</p>
            <Form action=EnterCode::PATH>
                <SentCode
                    label=words::CODE_LABEL
                    hint
                    error=filled.error("code")
                    figures_only=waiting == Some(Waiting::Text)
                />
                <SharedDevice values=filled.form.shared.clone()/>
                <Button text=words::SIGN_IN/>
            </Form>
            <p class="govuk-body"><a class="govuk-link" href=ask_again>{words::ASK_AGAIN}</a></p>
            <Details summary=words::CHECK_FOLDERS>
                <p>{words::CHECK_FOLDERS_TEXT}</p>
                <p><a class="govuk-link" href="/sign-in/letter">{words::LOST_CONTACT_LINK}</a></p>
            </Details>
        </TenantPage>
    }
}
