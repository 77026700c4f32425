//! Finding what is wrong by one's own words, beside the questions. The words travel in a form, never in an address.

use super::addresses::FOUND;
use crate::http::{Ctx, Next, Problems, Refused, act};
use crate::repairs::words;
use crate::ui::{Button, ButtonKind, Form, MaybeText, TextField};
use domain::Result;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

/// The name under which a search that came back is kept.
pub const FORM: &str = "repair-search";

/// In characters.
const MOST: usize = 200;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SearchForm {
    pub words: String,
}

#[server(prefix = "/do", endpoint = "repairs/report/search")]
pub async fn search_report(#[server(flatten)] form: SearchForm) -> Result<(), ServerFnError> {
    act(|ctx| search(ctx, form)).await
}

async fn search(ctx: Ctx, form: SearchForm) -> Result<Next> {
    let mut tx = ctx.visitor().await?;
    let mut draft = tx.open_repair_draft().await?;
    let mut problems = Problems::default();
    let told = tidy(&form.words, MOST);
    match problems.check("words", told, |error| error.message()) {
        Some(told) if told.is_empty() => problems.add("words", words::SEARCH_MISSING),
        told => draft.answers.search = told,
    }
    if problems.is_empty() {
        tx.save_repair_draft(&draft).await?;
    }
    tx.commit().await?;
    if problems.is_empty() {
        return Ok(Next::see(FOUND));
    }
    Ok(Next::Again(Refused::new(FORM, FOUND, &form, problems)?))
}

/// The box beside the questions, and the one over what was found.
#[component]
pub fn SearchBox(
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] error: MaybeText,
) -> impl IntoView {
    view! {
        <Form action=SearchReport::PATH>
            <TextField name="words" label=words::SEARCH hint=words::SEARCH_HINT value=value error=error.get()/>
            <Button text=words::SEARCH_BUTTON kind=ButtonKind::Secondary/>
        </Form>
    }
    .into_any()
}
