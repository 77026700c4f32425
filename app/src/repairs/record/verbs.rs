//! What a tenant can do on a repair's page: write to us, say that it is getting worse, say that it is not fixed.

use crate::http::{Ctx, Next, Problems, Refused, act};
use crate::repairs::record_words as words;
use crate::ui::Form;
use domain::cases::CaseHead;
use domain::{Error, Result, SubmissionKey, Tenant, Tx};
use leptos::prelude::*;
use rules::reference::{CaseKind, CaseReference};
use rules::text::tidy;
use serde::{Deserialize, Serialize};

/// Under which name a refused form waits for the page.
pub const FORM: &str = "repair";
/// The same for a photo; the upload's own handler writes it.
pub const PHOTO_FORM: &str = "case-photos";
/// How many characters a message may have.
pub const MOST: u32 = 5_000;

/// The forms of the page; each fills the fields that are its own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseForm {
    pub reference: String,
    pub submission_key: String,
    pub message: String,
    pub worse: String,
    pub why: String,
    pub fixed: String,
    pub happy: String,
    pub still_wrong: String,
}

impl CaseForm {
    /// A forged or missing key is a new one.
    fn key(&self) -> SubmissionKey {
        SubmissionKey::parse(&self.submission_key).unwrap_or_default()
    }

    pub(super) fn page(&self) -> Result<String> {
        Ok(format!("/repairs/{}", self.repair()?))
    }

    pub(super) fn repair(&self) -> Result<CaseReference> {
        CaseReference::parse(&self.reference)
            .ok()
            .filter(|reference| reference.kind() == CaseKind::Repair)
            .ok_or(Error::NotFound)
    }
}

/// A form about the repair, with the hidden fields that every verb needs.
#[component]
pub fn CaseFormFrame(action: &'static str, reference: String, children: Children) -> impl IntoView {
    view! {
        <Form action submission_key=SubmissionKey::new().to_string()>
            <input type="hidden" name="reference" value=reference/>
            {children()}
        </Form>
    }
    .into_any()
}

#[server(prefix = "/do", endpoint = "repairs/answer")]
pub async fn answer_repair(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| answer(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "repairs/worse")]
pub async fn repair_gets_worse(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| gets_worse(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "repairs/not-fixed")]
pub async fn repair_not_fixed(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| not_fixed(ctx, form)).await
}

async fn answer(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let Some((mut tx, case)) = open(&ctx, &form).await? else {
        return signed_out(&form, "message");
    };
    let body = match text(&form.message, words::MESSAGE_EMPTY) {
        Ok(body) => body,
        Err(problem) => return again(&form, "message", problem),
    };
    if case.closed_at.is_some() {
        return to_not_fixed(form, body);
    }
    match tx.write(&case, &body, form.key()).await {
        Err(Error::Conflict("closed")) => to_not_fixed(form, body),
        written => sent(tx, written, &form, "message", words::MESSAGE_SENT).await,
    }
}

async fn gets_worse(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let Some((mut tx, case)) = open(&ctx, &form).await? else {
        return signed_out(&form, "worse");
    };
    let body = match text(&form.worse, words::WORSE_EMPTY) {
        Ok(body) => body,
        Err(problem) => return again(&form, "worse", problem),
    };
    if case.closed_at.is_some() {
        return to_not_fixed(form, body);
    }
    match tx.getting_worse(&case, &body, form.key()).await {
        Err(Error::Conflict("closed")) => to_not_fixed(form, body),
        written => sent(tx, written, &form, "worse", words::WORSE_SENT).await,
    }
}

async fn not_fixed(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let Some((mut tx, case)) = open(&ctx, &form).await? else {
        return signed_out(&form, "why");
    };
    let why = match text(&form.why, words::NOT_FIXED_EMPTY) {
        Ok(why) => why,
        Err(problem) => return again(&form, "why", problem),
    };
    match tx.reopen(&case, &why).await {
        Err(Error::Conflict("reopen")) => return again(&form, "why", words::TOO_LATE.to_owned()),
        reopened => reopened?,
    }
    tx.commit().await?;
    Ok(Next::Told(form.page()?, words::REOPENED))
}

/// The case, in a transaction of whoever is signed in; `None` when nobody is any more.
pub(super) async fn open(ctx: &Ctx, form: &CaseForm) -> Result<Option<(Tx<Tenant>, CaseHead)>> {
    let reference = form.repair()?;
    let mut tx = match ctx.tenant().await {
        Err(Error::SignIn) => return Ok(None),
        tx => tx?,
    };
    let case = tx.case(&reference).await?;
    Ok(Some((tx, case)))
}

/// Ends the transaction of a message. A page sent twice with other words has lost nothing: it may be sent anew.
async fn sent(
    tx: Tx<Tenant>,
    written: Result<()>,
    form: &CaseForm,
    field: &str,
    told: &'static str,
) -> Result<Next> {
    match written {
        Err(Error::Conflict("message")) => again(form, field, words::ALREADY_SENT.to_owned()),
        written => {
            written?;
            tx.commit().await?;
            Ok(Next::Told(form.page()?, told))
        }
    }
}

pub(super) fn text(typed: &str, empty: &str) -> std::result::Result<String, String> {
    match tidy(typed, MOST as usize) {
        Ok(text) if text.is_empty() => Err(empty.to_owned()),
        Ok(text) => Ok(text),
        Err(error) => Err(error.message()),
    }
}

pub(super) fn again(form: &CaseForm, field: &str, problem: String) -> Result<Next> {
    refused(form, form.page()?, field, problem)
}

/// The session ended while they wrote. The words wait for them behind the sign-in page.
pub(super) fn signed_out(form: &CaseForm, field: &str) -> Result<Next> {
    let back = format!("/sign-in?then={}", form.page()?);
    refused(form, back, field, words::SIGNED_OUT.to_owned())
}

/// The repair was closed while they wrote: what they wrote moves to the form that opens it again.
fn to_not_fixed(form: CaseForm, body: String) -> Result<Next> {
    let form = CaseForm { why: body, ..form };
    again(&form, "why", words::IS_CLOSED.to_owned())
}

fn refused(form: &CaseForm, back: String, field: &str, problem: String) -> Result<Next> {
    let form = CaseForm {
        reference: form.repair()?.to_string(),
        ..form.clone()
    };
    let mut problems = Problems::default();
    problems.add(field, problem);
    Ok(Next::Again(Refused::new(FORM, back, &form, problems)?))
}
