//! `/officer/cases/done`: what came of each case that was ticked.

use super::bulk::Outcome;
use super::shown::Shown;
use crate::http::{Ctx, loaded};
use crate::officers::due::count;
use crate::officers::side::side;
use crate::officers::words;
use crate::ui::{DeskNav, Link, OfficerPage, Tag, Tone};
use domain::cases::queue::Counts;
use domain::{Error, Result, Role};
use leptos::prelude::*;
use rules::reference::CaseReference;
use serde::{Deserialize, Serialize};

const LINES: &str = "officer-bulk-done";

/// One case, and what came of it. No name and no title: this lies on the server until it is shown.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Line {
    pub reference: String,
    pub done: bool,
    pub words: String,
}

impl Line {
    pub fn new(reference: &CaseReference, outcome: Outcome) -> Self {
        Self {
            reference: reference.to_string(),
            done: outcome.done,
            words: outcome.words.to_owned(),
        }
    }
}

#[derive(Default, Serialize, Deserialize)]
struct Kept {
    shown: String,
    lines: Vec<Line>,
}

pub(super) async fn keep_lines(ctx: &Ctx, shown: &str, lines: &[Line]) -> Result<()> {
    let mut tx = ctx.officer().await?;
    let kept = serde_json::json!({ "shown": shown, "lines": lines });
    tx.keep_form(LINES, &kept).await?;
    tx.commit().await
}

struct Done {
    role: Role,
    counts: Counts,
    kept: Option<Kept>,
}

async fn load(ctx: Ctx) -> Result<Done> {
    let mut tx = ctx.officer().await?;
    let content = tx.take_form(LINES).await?;
    if let Some(content) = &content {
        tx.keep_form(LINES, content).await?; // For the way back from one of its cases.
    }
    let kept = content
        .map(serde_json::from_value)
        .transpose()
        .map_err(|_| Error::Broken("bulk lines"))?;
    let done = Done {
        role: tx.principal.role,
        counts: tx.counts().await?,
        kept,
    };
    tx.commit().await?;
    Ok(done)
}

#[component]
pub fn BulkDonePage() -> impl IntoView {
    loaded(load, |done| view! { <BulkDone done/> })
}

#[component]
fn BulkDone(done: Done) -> impl IntoView {
    let back = done
        .kept
        .as_ref()
        .map(|kept| Shown::parse(&kept.shown).ticked(false).href());
    let back = Link::new(
        back.unwrap_or_else(|| "/officer".to_owned()),
        words::BACK_TO_QUEUE,
    );
    let lines = match done.kept {
        Some(kept) => view! { <Lines lines=kept.lines/> }.into_any(),
        None => view! { <p>{words::BULK_OVER}</p> }.into_any(),
    };
    view! {
        <OfficerPage title=words::BULK_TITLE nav=DeskNav::Queue counts=side(&done.counts, done.role, "") back>
            <div class="desk-queue">
                <h1>{words::BULK_TITLE}</h1>
                {lines}
            </div>
        </OfficerPage>
    }
}

#[component]
fn Lines(lines: Vec<Line>) -> impl IntoView {
    let done = lines.iter().filter(|line| line.done).count() as i64;
    let left = lines.len() as i64 - done;
    let line = |line: Line| {
        let tone = if line.done { Tone::Green } else { Tone::Amber };
        let tag = if line.done { "Done" } else { "Not done" };
        let detail = (line.words != tag).then_some(line.words);
        let href = format!("/officer/cases/{}", line.reference);
        view! {
            <li><a href=href>{line.reference}</a> " " <Tag words=tag tone/> " " {detail}</li>
        }
    };
    view! {
        <p role="status">{format!("{} done, {} left alone.", count(done, "case"), left)}</p>
        <ul class="govuk-list">{lines.into_iter().map(line).collect_view()}</ul>
    }
}
