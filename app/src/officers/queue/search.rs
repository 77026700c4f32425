//! Looking for a case by words, or by its whole reference.

use super::shown::Shown;
use crate::http::{Ctx, Next, Problems, Refused, act};
use crate::officers::search::{SearchForm, keep};
use domain::{Error, Officer, Result, Tx};
use leptos::prelude::*;
use rules::reference::CaseReference;

pub(super) const FORM: &str = "officer-search";

#[server(prefix = "/do", endpoint = "officer/search")]
pub async fn find_cases(#[server(flatten)] form: SearchForm) -> Result<(), ServerFnError> {
    act(|ctx| find(ctx, form)).await
}

async fn find(ctx: Ctx, form: SearchForm) -> Result<Next> {
    let mut tx = ctx.officer().await?;
    let shown = Shown::parse(&form.shown);
    let mut problems = Problems::default();
    let Some(words) = form.words(&mut problems) else {
        let back = shown.searching(None).href();
        return Ok(Next::Again(Refused::new(FORM, back, &form, problems)?));
    };
    if words.is_empty() {
        return Ok(Next::see(shown.searching(None).href()));
    }
    if let Some(path) = whole_reference(&mut tx, &words).await? {
        return Ok(Next::see(path));
    }
    let key = keep(&mut tx, FORM, &words).await?;
    tx.commit().await?;
    Ok(Next::see(shown.searching(Some(key)).href()))
}

/// The case itself, when its whole reference was typed.
async fn whole_reference(tx: &mut Tx<Officer>, words: &str) -> Result<Option<String>> {
    let Ok(reference) = CaseReference::parse(words) else {
        return Ok(None);
    };
    match tx.case(&reference).await {
        Ok(case) => Ok(Some(format!("/officer/cases/{}", case.reference))),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}
