//! Looking for something by words. The words are posted and kept on the server under a random key, because a name in an
//! address would stay in the browser's history and in every proxy's log.

use super::words;
use crate::http::{Filled, Problems};
use crate::ui::{Button, ButtonKind, TextField};
use domain::{Officer, Result, SubmissionKey, Tx};
use leptos::prelude::*;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

const MOST_CHARS: usize = 100;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SearchForm {
    pub q: String,
    /// The query of the page that was narrowed already.
    pub shown: String,
}

impl SearchForm {
    /// The words without what surrounds them.
    pub(super) fn words(&self, problems: &mut Problems) -> Option<String> {
        problems.check("q", tidy(&self.q, MOST_CHARS), |error| error.message())
    }
}

/// The words that narrow a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Searched {
    pub filled: Filled<SearchForm>,
    /// The words of the search that the address names; `""` without one.
    pub words: String,
    /// The address names a search that is no longer kept.
    pub is_over: bool,
}

impl Searched {
    /// What the address's key stands for, or the form of that name as it came back.
    pub async fn take(
        tx: &mut Tx<Officer>,
        form: &'static str,
        key: Option<SubmissionKey>,
    ) -> Result<Self> {
        let mut searched = Self {
            filled: Filled::take(tx, form, SearchForm::default).await?,
            ..Self::default()
        };
        let Some(key) = key else {
            return Ok(searched);
        };
        let name = kept_name(form, key);
        match tx.take_form(&name).await? {
            Some(words) => {
                // Kept for the next page of the list, and for the way back to it.
                tx.keep_form(&name, &words).await?;
                searched.words = words.as_str().unwrap_or_default().to_owned();
                searched.filled.form.q.clone_from(&searched.words);
            }
            None => searched.is_over = true,
        }
        Ok(searched)
    }
}

/// Keeps words searched for with the form of that name. Returns the key for the address.
pub(super) async fn keep(
    tx: &mut Tx<Officer>,
    form: &'static str,
    words: &str,
) -> Result<SubmissionKey> {
    let key = SubmissionKey::new();
    tx.keep_form(&kept_name(form, key), &serde_json::json!(words))
        .await?;
    Ok(key)
}

fn kept_name(form: &str, key: SubmissionKey) -> String {
    format!("{form}-{key}")
}

/// The field of words. `clear` leads to the same page without any.
#[component]
pub(super) fn SearchBox(
    action: &'static str,
    label: &'static str,
    /// The query of the page.
    shown: String,
    clear: Option<String>,
    filled: Filled<SearchForm>,
) -> impl IntoView {
    let clear = clear.map(|href| view! { <a href=href>{words::CLEAR_SEARCH}</a> });
    view! {
        <form class="desk-search" role="search" action=action method="post" novalidate>
            <input type="hidden" name="shown" value=shown/>
            <TextField
                name="q"
                label
                value=filled.form.q.clone()
                error=filled.error("q")
                kind="search"
                autocomplete="off"
                spellcheck=false
            />
            <Button text=words::SEARCH kind=ButtonKind::Secondary/>
            {clear}
        </form>
    }
}
