//! What a tenant does about a visit: chooses it, calls it off, says that they were at home.

use super::slots::parse_slot;
use super::words;
use crate::http::{Ctx, Next, Problems, Refused, act};
use domain::cases::CaseHead;
use domain::repairs::visits::VisitRow;
use domain::{Error, Result, Tenant, Tx, VisitId};
use leptos::prelude::*;
use rules::reference::{CaseKind, CaseReference};
use rules::text::tidy;
use serde::{Deserialize, Serialize};

/// Under which name a refused form waits for the page.
pub const FORM: &str = "visit";
pub const MOST_WORDS: usize = 1_000;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct VisitForm {
    pub reference: String,
    pub visit: String,
    /// "2026-11-24/am"
    pub slot: String,
    pub contest: String,
}

impl VisitForm {
    fn case(&self) -> Result<CaseReference> {
        CaseReference::parse(&self.reference)
            .ok()
            .filter(|reference| reference.kind() == CaseKind::Repair)
            .ok_or(Error::NotFound)
    }

    fn visit(&self) -> Result<VisitId> {
        VisitId::parse(&self.visit).ok_or(Error::NotFound)
    }

    fn page(&self) -> Result<String> {
        Ok(format!("/repairs/{}/visit", self.case()?))
    }

    fn record(&self) -> Result<String> {
        Ok(format!("/repairs/{}", self.case()?))
    }
}

#[server(prefix = "/do", endpoint = "repairs/visit/choose")]
pub async fn choose_visit(#[server(flatten)] form: VisitForm) -> Result<(), ServerFnError> {
    act(|ctx| choose(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "repairs/visit/call-off")]
pub async fn call_off_visit(#[server(flatten)] form: VisitForm) -> Result<(), ServerFnError> {
    act(|ctx| call_off(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "repairs/visit/contest")]
pub async fn contest_visit(#[server(flatten)] form: VisitForm) -> Result<(), ServerFnError> {
    act(|ctx| contest(ctx, form)).await
}

async fn choose(ctx: Ctx, form: VisitForm) -> Result<Next> {
    let (mut tx, case) = open(&ctx, &form).await?;
    let Some((day, slot)) = parse_slot(&form.slot) else {
        return again(&form, "slot", words::CHOOSE_ONE);
    };
    let visit = form.visit()?;
    let booked = |row: &VisitRow| row.id == visit && row.state == "booked";
    let told = if tx.visits(case.id).await?.iter().any(booked) {
        words::CHANGED_TOLD
    } else {
        words::BOOKED_TOLD
    };
    let chosen = tx.choose_slot(&case, visit, day, slot).await;
    finish(tx, chosen, &form, "slot", told).await
}

async fn call_off(ctx: Ctx, form: VisitForm) -> Result<Next> {
    let (mut tx, case) = open(&ctx, &form).await?;
    let done = tx.call_off_visit(&case, form.visit()?).await;
    finish(tx, done, &form, "slot", words::CALLED_OFF_TOLD).await
}

async fn contest(ctx: Ctx, form: VisitForm) -> Result<Next> {
    let (mut tx, case) = match open(&ctx, &form).await {
        Err(Error::SignIn) => return signed_out(&form),
        opened => opened?,
    };
    let said = match tidy(&form.contest, MOST_WORDS) {
        Ok(said) if said.is_empty() => return again(&form, "contest", words::CONTEST_EMPTY),
        Ok(said) => said,
        Err(error) => return again(&form, "contest", &error.message()),
    };
    let done = tx.contest_no_access(&case, form.visit()?, &said).await;
    finish(tx, done, &form, "contest", words::CONTESTED_TOLD).await
}

async fn open(ctx: &Ctx, form: &VisitForm) -> Result<(Tx<Tenant>, CaseHead)> {
    let reference = form.case()?;
    let mut tx = ctx.tenant().await?;
    let case = tx.case(&reference).await?;
    Ok((tx, case))
}

/// Keeps what was done, or says at the field why it could not be; the choice is kept.
async fn finish(
    tx: Tx<Tenant>,
    done: Result<()>,
    form: &VisitForm,
    field: &str,
    told: &'static str,
) -> Result<Next> {
    match done {
        Ok(()) => {
            tx.commit().await?;
            Ok(Next::Told(form.record()?, told))
        }
        Err(Error::Conflict(what)) => again(form, field, conflict_words(what)),
        Err(error) => Err(error),
    }
}

/// The session ended while they wrote. The words wait for them behind the sign-in page.
fn signed_out(form: &VisitForm) -> Result<Next> {
    let back = format!("/sign-in?then={}", form.page()?);
    refused(form, back, "contest", words::SIGNED_OUT)
}

fn conflict_words(what: &str) -> &'static str {
    match what {
        "slot" => words::SLOT_GONE,
        "late" => words::TOO_LATE,
        "contest" => words::CONTESTED_BEFORE,
        _ => words::VISIT_MOVED,
    }
}

fn again(form: &VisitForm, field: &str, problem: &str) -> Result<Next> {
    refused(form, form.page()?, field, problem)
}

fn refused(form: &VisitForm, back: String, field: &str, problem: &str) -> Result<Next> {
    let form = VisitForm {
        reference: form.case()?.to_string(),
        ..form.clone()
    };
    let mut problems = Problems::default();
    problems.add(field, problem);
    Ok(Next::Again(Refused::new(FORM, back, &form, problems)?))
}
