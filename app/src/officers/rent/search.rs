//! Looking for an account by words, which are posted and kept on the server: a name in an address would stay in the
//! browser's history and in every proxy's log. Found as the queue finds cases.

use super::shown::Shown;
use crate::http::{Ctx, Filled, Next, Problems, Refused, act};
use domain::{Officer, Result, SubmissionKey, Tx};
use leptos::prelude::*;
use rules::reference::PaymentReference;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

const FORM: &str = "officer-rent-search";
const MOST_CHARS: usize = 100;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RentSearch {
    pub q: String,
    /// The query of the page that was narrowed already.
    pub shown: String,
}

/// The words that narrow this page.
#[derive(Clone, Debug, Default)]
pub(super) struct Searched {
    pub filled: Filled<RentSearch>,
    pub words: String,
    /// The address names a search that is no longer kept.
    pub is_over: bool,
}

#[server(prefix = "/do", endpoint = "officer/rent/search")]
pub async fn find_accounts(#[server(flatten)] form: RentSearch) -> Result<(), ServerFnError> {
    act(|ctx| find(ctx, form)).await
}

async fn find(ctx: Ctx, form: RentSearch) -> Result<Next> {
    let mut tx = ctx.officer().await?;
    tx.principal.must_be_income()?;
    let shown = Shown::parse(&form.shown);
    let mut problems = Problems::default();
    let words = problems.check("q", tidy(&form.q, MOST_CHARS), |error| error.message());
    let Some(words) = words else {
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
    let key = SubmissionKey::new();
    tx.keep_form(&kept_name(key), &serde_json::json!(words))
        .await?;
    tx.commit().await?;
    Ok(Next::see(shown.searching(Some(key)).href()))
}

fn kept_name(key: SubmissionKey) -> String {
    format!("{FORM}-{key}")
}

impl Searched {
    /// What the address's key stands for, or the form as it came back.
    pub async fn take(tx: &mut Tx<Officer>, key: Option<SubmissionKey>) -> Result<Self> {
        let mut searched = Self {
            filled: Filled::take(tx, FORM, RentSearch::default).await?,
            ..Self::default()
        };
        let Some(key) = key else {
            return Ok(searched);
        };
        match tx.take_form(&kept_name(key)).await? {
            Some(words) => {
                // Kept for the next page of the list, and for the way back to it.
                tx.keep_form(&kept_name(key), &words).await?;
                searched.words = words.as_str().unwrap_or_default().to_owned();
                searched.filled.form.q.clone_from(&searched.words);
            }
            None => searched.is_over = true,
        }
        Ok(searched)
    }
}
