//! Looking for a case by words. The words are posted and kept on the server under a random key, because a name in an
//! address would stay in the browser's history and in every proxy's log.

use super::shown::Shown;
use crate::http::{Ctx, Filled, Next, Problems, Refused, act};
use domain::{Error, Officer, Result, SubmissionKey, Tx};
use leptos::prelude::*;
use rules::reference::CaseReference;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

const FORM: &str = "officer-search";
const MOST_CHARS: usize = 100;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SearchForm {
    pub q: String,
    /// The query of the page that was narrowed already.
    pub shown: String,
}

/// The words that narrow this page.
#[derive(Clone, Debug, Default)]
pub(super) struct Searched {
    pub filled: Filled<SearchForm>,
    /// The words of the search that the address names; `""` without one.
    pub words: String,
    /// The address names a search that is no longer kept.
    pub is_over: bool,
}

#[server(prefix = "/do", endpoint = "officer/search")]
pub async fn find_cases(#[server(flatten)] form: SearchForm) -> Result<(), ServerFnError> {
    act(|ctx| find(ctx, form)).await
}

async fn find(ctx: Ctx, form: SearchForm) -> Result<Next> {
    let mut tx = ctx.officer().await?;
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
    if let Some(path) = whole_reference(&mut tx, &words).await? {
        return Ok(Next::see(path));
    }
    let key = SubmissionKey::new();
    tx.keep_form(&kept_name(key), &serde_json::json!(words))
        .await?;
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

fn kept_name(key: SubmissionKey) -> String {
    format!("{FORM}-{key}")
}

impl Searched {
    /// What the address's key stands for, or the form as it came back.
    pub async fn take(tx: &mut Tx<Officer>, key: Option<SubmissionKey>) -> Result<Self> {
        let mut searched = Self {
            filled: Filled::take(tx, FORM, SearchForm::default).await?,
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
