//! `/officer/cases/{reference}/hazards/{number}/summary`: the letter as the tenant will read it, what the officer adds to it,
//! and the button that sends it.

use super::form::{AboutHazard, AtHazard, HazardForm, MOST_FINDINGS, conflict_words, form_name};
use super::{At, shown};
use crate::http::{Ctx, Filled, Next, act, loaded};
use crate::officers::case::address_part;
use crate::officers::side::side;
use crate::officers::words;
use crate::repairs::record::LetterView;
use crate::ui::{
    Button, ButtonKind, ButtonLink, DeskNav, ErrorSummary, Form, Link, OfficerPage, SideItem,
    TextArea,
};
use domain::cases::CaseHead;
use domain::repairs::hazards::{Advice, HazardRow, Summary};
use domain::{Error, Result};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::reference::CaseReference;

#[server(prefix = "/do", endpoint = "officer/hazards/preview")]
pub async fn preview_summary(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| preview(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/hazards/send")]
pub async fn send_summary(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| send(ctx, form)).await
}

fn page(head: &CaseHead, form: &HazardForm) -> String {
    let number = form.number.parse::<i16>().unwrap_or(1);
    format!("/officer/cases/{}/hazards/{number}/summary", head.reference)
}

/// The words typed, tidied; a problem at each that cannot be kept.
fn advice(at: &mut AtHazard) -> Option<Advice> {
    let (safety, none_needed) = (at.form.safety.clone(), at.form.none_needed.clone());
    let safety = at.optional("safety", &safety, MOST_FINDINGS);
    let none_needed = at.optional("none_needed", &none_needed, MOST_FINDINGS);
    Some(Advice {
        safety: safety?,
        none_needed: none_needed?,
    })
}

/// Shows the letter again with the words typed so far. Nothing is sent.
async fn preview(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let mut at = AtHazard::new(&ctx, form).await?;
    advice(&mut at);
    let back = page(&at.head, &at.form);
    at.again_at(back)
}

async fn send(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let version = form.version.parse::<i16>().unwrap_or(1);
    let mut at = AtHazard::new(&ctx, form).await?;
    let back = page(&at.head, &at.form);
    let Some(advice) = advice(&mut at) else {
        return at.again_at(back);
    };
    let done = at.tx.send_summary(&at.head, at.id, &advice, version).await;
    match done {
        Err(Error::Conflict(what)) => {
            at.problems.add("none_needed", conflict_words(what));
            at.again_at(back)
        }
        done => at.finish("none_needed", done, words::SUMMARY_SENT).await,
    }
}

/// The way to that page, from the case.
#[component]
pub(super) fn Way(at: At, next: bool) -> impl IntoView {
    let number = at.sheet.row.number;
    let href = format!(
        "/officer/cases/{}/hazards/{number}/summary",
        at.head.reference
    );
    let (text, kind) = if next {
        (words::WRITE_SUMMARY, ButtonKind::Primary)
    } else {
        (words::WRITE_SUMMARY_AGAIN, ButtonKind::Secondary)
    };
    view! { <ButtonLink href text kind/> }.into_any()
}

struct Draft {
    head: CaseHead,
    row: HazardRow,
    letter: Option<(Summary, i16)>,
    filled: Filled<HazardForm>,
    side: Vec<SideItem>,
}

async fn load(ctx: Ctx, typed: String, number: String) -> Result<Draft> {
    let reference = CaseReference::parse(&typed).map_err(|_| Error::NotFound)?;
    let mut tx = ctx.officer().await?;
    let head = tx.case(&reference).await?;
    let sheets = tx.desk_hazards(&head).await?.sheets;
    let number = shown(&sheets, &format!("hazard={number}"));
    let row = sheets
        .into_iter()
        .find(|sheet| sheet.row.number == number)
        .ok_or(Error::NotFound)?
        .row;
    let fresh = || HazardForm {
        safety: Advice::usual(&row.hazard).to_owned(),
        ..HazardForm::default()
    };
    let filled = Filled::take(&mut tx, &form_name(&head.reference), fresh).await?;
    let advice = Advice {
        safety: filled.form.safety.trim().to_owned(),
        none_needed: filled.form.none_needed.trim().to_owned(),
    };
    let letter = match tx.draft_summary(&head, row.id, &advice).await {
        Err(Error::Conflict(_)) => None,
        letter => Some(letter?),
    };
    let (counts, role) = (tx.counts().await?, tx.principal.role);
    tx.commit().await?;
    Ok(Draft {
        side: side(&counts, role, ""),
        head,
        row,
        letter,
        filled,
    })
}

#[component]
pub fn SummaryPage() -> impl IntoView {
    let (reference, number) = (address_part("reference"), address_part("number"));
    loaded(
        move |ctx| load(ctx, reference, number),
        |draft| view! { <Write draft/> },
    )
}

#[component]
fn Write(draft: Draft) -> impl IntoView {
    let Draft {
        head,
        row,
        letter,
        filled,
        side,
    } = draft;
    let title = format!("{}, {}", words::SUMMARY_PAGE, head.reference);
    let case = format!("/officer/cases/{}?hazard={}", head.reference, row.number);
    let body = match letter {
        Some((letter, version)) => view! {
            <Words head row filled=filled.clone() version/>
            <h2>{words::PREVIEW_HEADING}</h2>
            <LetterView letter level=2/>
        }
        .into_any(),
        None => view! { <p>{words::NOT_FOUND_YET}</p> }.into_any(),
    };
    view! {
        <OfficerPage
            title
            nav=DeskNav::Queue
            counts=side
            back=Link::new(case, words::BACK_TO_CASE)
            has_errors=filled.has_errors()
        >
            <div class="desk-pane">
                <ErrorSummary errors=filled.summary()/>
                <h1>{words::SUMMARY_PAGE}</h1>
                {body}
            </div>
        </OfficerPage>
    }
    .into_any()
}

#[component]
fn Words(
    head: CaseHead,
    row: HazardRow,
    filled: Filled<HazardForm>,
    version: i16,
) -> impl IntoView {
    view! {
        <div class="no-print">
            <Form action=SendSummary::PATH>
                <AboutHazard reference=head.reference hazard=row.id number=row.number/>
                <input type="hidden" name="version" value=version/>
                <TextArea
                    name="safety"
                    label=words::SAFETY_LABEL
                    hint=words::SAFETY_HINT
                    rows=4
                    value=filled.form.safety.clone()
                    error=filled.error("safety")
                />
                <TextArea
                    name="none_needed"
                    label=words::NONE_NEEDED_LABEL
                    hint=words::NONE_NEEDED_HINT
                    rows=2
                    value=filled.form.none_needed.clone()
                    error=filled.error("none_needed")
                />
                <Button text=words::PREVIEW kind=ButtonKind::Secondary formaction=PreviewSummary::PATH/>
                " "
                <Button text=words::SEND_SUMMARY/>
            </Form>
        </div>
    }
    .into_any()
}
