//! What a tenant can do on the page of a question: write to us, and say that our answer is not right.

use crate::http::{Ctx, Next, Problems, Refused, act};
use crate::rent::account::tenant_or_sign_in;
use crate::rent::words::questions as said;
use domain::{Error, Result, SubmissionKey};
use leptos::prelude::*;
use rules::reference::{CaseKind, CaseReference};
use rules::text::tidy;
use serde::{Deserialize, Serialize};

/// Under which name a refused form waits for the page.
pub const FORM: &str = "rent-question";
/// How many characters a message may have.
pub const MOST: u32 = 5_000;

/// The forms of the page; each fills the fields that are its own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionForm {
    pub reference: String,
    pub submission_key: String,
    pub message: String,
    pub why: String,
}

impl QuestionForm {
    fn case(&self) -> Result<CaseReference> {
        CaseReference::parse(&self.reference)
            .ok()
            .filter(|reference| reference.kind() == CaseKind::Rent)
            .ok_or(Error::NotFound)
    }

    fn again(&self, field: &str, problem: impl Into<String>) -> Result<Next> {
        let reference = self.case()?.to_string();
        let page = format!("/rent/questions/{reference}");
        let form = Self {
            reference,
            ..self.clone()
        };
        let mut problems = Problems::default();
        problems.add(field, problem);
        Ok(Next::Again(Refused::new(FORM, page, &form, problems)?))
    }
}

#[server(prefix = "/do", endpoint = "rent/questions/write")]
pub async fn write_on_question(#[server(flatten)] form: QuestionForm) -> Result<(), ServerFnError> {
    act(|ctx| write(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "rent/questions/not-right")]
pub async fn question_not_right(
    #[server(flatten)] form: QuestionForm,
) -> Result<(), ServerFnError> {
    act(|ctx| not_right(ctx, form)).await
}

async fn write(ctx: Ctx, form: QuestionForm) -> Result<Next> {
    let reference = form.case()?;
    let page = format!("/rent/questions/{reference}");
    let signed_out = ("message", said::SIGNED_OUT);
    let mut tx = match tenant_or_sign_in(&ctx, FORM, &page, &form, signed_out).await? {
        Ok(tx) => tx,
        Err(next) => return Ok(next),
    };
    let case = tx.case(&reference).await?;
    let body = match text(&form.message, said::MESSAGE_EMPTY) {
        Ok(body) => body,
        Err(problem) => return form.again("message", problem),
    };
    // A forged or missing key is a new one.
    let key = SubmissionKey::parse(&form.submission_key).unwrap_or_default();
    match tx.write(&case, &body, key).await {
        // What they wrote moves to the form that opens it again.
        Err(Error::Conflict("closed")) => {
            QuestionForm { why: body, ..form }.again("why", said::IS_CLOSED)
        }
        Err(Error::Conflict("message")) => form.again("message", said::ALREADY_SENT),
        written => {
            written?;
            tx.commit().await?;
            Ok(Next::Told(page, said::MESSAGE_SENT))
        }
    }
}

async fn not_right(ctx: Ctx, form: QuestionForm) -> Result<Next> {
    let reference = form.case()?;
    let page = format!("/rent/questions/{reference}");
    let signed_out = ("why", said::SIGNED_OUT);
    let mut tx = match tenant_or_sign_in(&ctx, FORM, &page, &form, signed_out).await? {
        Ok(tx) => tx,
        Err(next) => return Ok(next),
    };
    let case = tx.case(&reference).await?;
    let why = match text(&form.why, said::NOT_RIGHT_EMPTY) {
        Ok(why) => why,
        Err(problem) => return form.again("why", problem),
    };
    match tx.reopen_question(&case, &why).await {
        Err(Error::Conflict("reopen")) => return form.again("why", said::TOO_LATE),
        reopened => reopened?,
    }
    tx.commit().await?;
    Ok(Next::Told(page, said::REOPENED))
}

fn text(typed: &str, empty: &str) -> std::result::Result<String, String> {
    match tidy(typed, MOST as usize) {
        Ok(text) if text.is_empty() => Err(empty.to_owned()),
        Ok(text) => Ok(text),
        Err(error) => Err(error.message()),
    }
}
