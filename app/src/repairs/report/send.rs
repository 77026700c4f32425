//! Sending: signed in, or with a name and a number. Twice with one key is once.

use super::addresses::{CHECK, WHO, sent};
use super::question::tenancies;
use super::step::onward;
use super::who::{self, WhoForm};
use crate::http::{Ctx, Next, Problems, Refused, act};
use crate::repairs::words;
use domain::account::throttle::UNVERIFIED_REPORTS;
use domain::{Error, Result, SubmissionKey, Tx, Visitor};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SendForm {
    pub submission_key: String,
}

#[server(prefix = "/do", endpoint = "repairs/report/send")]
pub async fn send_report(#[server(flatten)] form: SendForm) -> Result<(), ServerFnError> {
    act(|ctx| send(ctx, form)).await
}

async fn send(ctx: Ctx, form: SendForm) -> Result<Next> {
    let mut tx = ctx.visitor().await?;
    let key = match standing(&mut tx, &form.submission_key).await? {
        Standing::Ready(key) => key,
        Standing::Elsewhere(next) => return Ok(next),
    };
    if ctx.visit.person().is_none() {
        return Ok(Next::see(WHO));
    }
    tx.send_repair(key, None).await?;
    tx.commit().await?;
    Ok(Next::see(sent(key)))
}

#[server(prefix = "/do", endpoint = "repairs/report/send-unverified")]
pub async fn send_unverified_report(#[server(flatten)] form: WhoForm) -> Result<(), ServerFnError> {
    act(|ctx| send_unverified(ctx, form)).await
}

async fn send_unverified(ctx: Ctx, form: WhoForm) -> Result<Next> {
    let reporter = match who::parse(&form) {
        Ok(reporter) => reporter,
        Err(problems) => return again(&form, problems),
    };
    let mut tx = ctx.visitor().await?;
    let key = match standing(&mut tx, &form.submission_key).await? {
        Standing::Ready(key) => key,
        Standing::Elsewhere(next) => return Ok(next),
    };
    if is_too_many(&ctx, &mut tx).await? {
        let mut problems = Problems::default();
        let ring = &ctx.shared.council.phone;
        problems.add("phone", format!("{} on {ring}", words::TOO_MANY));
        return again(&form, problems);
    }
    tx.send_repair(key, Some(&reporter)).await?;
    tx.commit().await?;
    Ok(Next::see(sent(key)))
}

fn again(form: &WhoForm, problems: Problems) -> Result<Next> {
    Ok(Next::Again(Refused::new(who::FORM, WHO, form, problems)?))
}

/// How it stands with the report of a key.
enum Standing {
    /// It is the one being written, and every question is answered.
    Ready(SubmissionKey),
    /// It was sent before, or another is being written, or something is still to be answered.
    Elsewhere(Next),
}

/// Waits for a sending of the same report that is under way: the second tap sees what the first has done.
async fn standing(tx: &mut Tx<Visitor>, typed: &str) -> Result<Standing> {
    let key = SubmissionKey::parse(typed);
    if let Some(key) = key
        && was_sent(tx, key).await?
    {
        return Ok(Standing::Elsewhere(Next::see(sent(key))));
    }
    let Some(draft) = tx.repair_draft_to_answer().await? else {
        return Ok(Standing::Elsewhere(Next::see(CHECK)));
    };
    let homes = tenancies(&tx.homes().await?);
    let onward = onward(&draft.answers, &homes);
    if onward != CHECK || key != Some(draft.submission_key) {
        return Ok(Standing::Elsewhere(Next::see(onward)));
    }
    Ok(Standing::Ready(draft.submission_key))
}

async fn was_sent(tx: &mut Tx<Visitor>, key: SubmissionKey) -> Result<bool> {
    match tx.sent_repair(key).await {
        Ok(_) => Ok(true),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Counted in the transaction that sends: the second tap waits for the first one here, and must not hold another
/// connection for it while everyone else waits too.
async fn is_too_many(ctx: &Ctx, tx: &mut Tx<Visitor>) -> Result<bool> {
    let from = ctx.from();
    let prefix = from.pepper.hash(&[from.prefix.as_bytes()]);
    match tx.count_attempt(UNVERIFIED_REPORTS, &prefix).await {
        Ok(()) => Ok(false),
        Err(Error::TooMany { .. }) => Ok(true),
        Err(error) => Err(error),
    }
}
