//! Looking for an account by words, or by its payment reference.

use super::shown::Shown;
use crate::http::{Ctx, Next, Problems, Refused, act};
use crate::officers::search::{SearchForm, keep};
use domain::Result;
use leptos::prelude::*;
use rules::reference::PaymentReference;

pub(super) const FORM: &str = "officer-rent-search";

#[server(prefix = "/do", endpoint = "officer/rent/search")]
pub async fn find_accounts(#[server(flatten)] form: SearchForm) -> Result<(), ServerFnError> {
    act(|ctx| find(ctx, form)).await
}

async fn find(ctx: Ctx, form: SearchForm) -> Result<Next> {
    let mut tx = ctx.officer().await?;
    tx.principal.must_be_income()?;
    let shown = Shown::parse(&form.shown);
    let mut problems = Problems::default();
    let Some(words) = form.words(&mut problems) else {
        let back = shown.searching(None).href();
        return Ok(Next::Again(Refused::new(FORM, back, &form, problems)?));
    };
    if words.is_empty() {
        return Ok(Next::see(shown.searching(None).href()));
    }
    if let Ok(reference) = PaymentReference::parse(&words)
        && tx.has_account(&reference).await?
    {
        return Ok(Next::see(format!("/officer/rent/{reference}")));
    }
    let key = keep(&mut tx, FORM, &words).await?;
    tx.commit().await?;
    Ok(Next::see(shown.searching(Some(key)).href()))
}
