//! What a tenant can say about a hazard: come and look, and yes or no to somewhere else to stay.

use crate::http::{Ctx, Next, act};
use crate::repairs::hazard_words as words;
use domain::cases::CaseHead;
use domain::{Error, HazardId, Result, Tenant, Tx};
use leptos::prelude::*;
use rules::reference::{CaseKind, CaseReference};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HazardForm {
    pub reference: String,
    pub hazard: String,
    /// "yes" or "no".
    pub answer: String,
}

#[server(prefix = "/do", endpoint = "repairs/hazard/visit")]
pub async fn ask_for_visit(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| visit(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "repairs/hazard/stay")]
pub async fn answer_stay(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| stay(ctx, form)).await
}

async fn visit(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let (mut tx, case, hazard) = open(&ctx, &form).await?;
    let asked = tx.ask_for_visit(&case, hazard).await;
    finish(tx, &case, asked, words::VISIT_ASKED, words::NOT_NOW).await
}

async fn stay(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let accept = match form.answer.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::NotFound),
    };
    let (mut tx, case, hazard) = open(&ctx, &form).await?;
    let answered = tx.answer_accommodation(&case, hazard, accept).await;
    finish(tx, &case, answered, words::STAY_ANSWERED, words::STAY_GONE).await
}

async fn open(ctx: &Ctx, form: &HazardForm) -> Result<(Tx<Tenant>, CaseHead, HazardId)> {
    let reference = CaseReference::parse(&form.reference)
        .ok()
        .filter(|reference| reference.kind() == CaseKind::Repair)
        .ok_or(Error::NotFound)?;
    let mut tx = ctx.tenant().await?;
    let case = tx.case(&reference).await?;
    let hazard = HazardId::parse(&form.hazard).ok_or(Error::NotFound)?;
    Ok((tx, case, hazard))
}

/// Says on the repair's page what was done, or that it had changed meanwhile.
async fn finish(
    tx: Tx<Tenant>,
    case: &CaseHead,
    done: Result<()>,
    told: &'static str,
    changed: &'static str,
) -> Result<Next> {
    let page = format!("/repairs/{}", case.reference);
    match done {
        Err(Error::Conflict(_)) => Ok(Next::Told(page, changed)),
        done => {
            done?;
            tx.commit().await?;
            Ok(Next::Told(page, told))
        }
    }
}
