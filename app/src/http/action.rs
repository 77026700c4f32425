//! What every server function does: run, then send the browser on, by 303, with and without JavaScript alike.

use super::ctx::Ctx;
use super::form::Refused;
use super::reply::{fail, leave, see_other};
use axum::http::request::Parts;
use domain::{Error, Result};
use leptos::prelude::*;

/// Where to after a form was posted.
pub enum Next {
    /// To a page of ours.
    See(String),
    /// To a page of ours, with a sentence on top that says what was done.
    Told(String, &'static str),
    /// Back to the form, with all that was typed.
    Again(Refused),
    /// To somebody else's page, whose address the program has checked: the card provider's. The page that the form stands on
    /// must say so ([`forms_may_lead_to`](super::forms_may_lead_to)), or browsers stay where they are.
    Leave(String),
}

impl Next {
    pub fn see(path: impl Into<String>) -> Self {
        Self::See(path.into())
    }
}

/// Runs a server function's work and answers. An error becomes a status, and the edge puts the page to it.
pub async fn act<F>(work: impl FnOnce(Ctx) -> F) -> Result<(), ServerFnError>
where
    F: Future<Output = Result<Next>> + Send,
{
    let sign_in = use_context::<Parts>().map_or("/sign-in", |parts| sign_in_for(parts.uri.path()));
    match answered(work).await {
        Ok(To::Ours(path)) => see_other(&path),
        Ok(To::Theirs(address)) => leave(&address),
        Err(error) => fail(&error, sign_in),
    }
    Ok(())
}

enum To {
    Ours(String),
    Theirs(String),
}

async fn answered<F>(work: impl FnOnce(Ctx) -> F) -> Result<To>
where
    F: Future<Output = Result<Next>> + Send,
{
    let ctx = Ctx::current()?;
    match work(ctx.clone()).await? {
        Next::See(path) => Ok(To::Ours(path)),
        Next::Leave(address) => Ok(To::Theirs(address)),
        Next::Told(path, words) => {
            keep(&ctx, FLASH, &serde_json::json!(words)).await?;
            Ok(To::Ours(path))
        }
        Next::Again(refused) => {
            keep(&ctx, &refused.name, &refused.content).await?;
            Ok(To::Ours(refused.back))
        }
    }
}

/// The name under which the sentence of [`Next::Told`] waits for the next page.
pub const FLASH: &str = "flash";

async fn keep(ctx: &Ctx, name: &str, content: &serde_json::Value) -> Result<(), Error> {
    let mut tx = ctx.visitor().await?;
    tx.keep_form(name, content).await?;
    tx.commit().await
}

/// Which door someone is shown who must sign in first.
pub(super) fn sign_in_for(path: &str) -> &'static str {
    let at_work = ["/officer", "/do/officer", "/contractor", "/do/contractor"];
    if at_work.iter().any(|start| path.starts_with(start)) {
        "/officer/sign-in"
    } else {
        "/sign-in"
    }
}
