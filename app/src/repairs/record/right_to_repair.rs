//! The Right to Repair on a repair's page: what it is, the last day, who does the work, "You missed the date", the money.

mod words;

use super::RepairRecord;
use super::verbs::{CaseForm, CaseFormFrame, open};
use crate::http::{Ctx, Next, act};
use crate::ui::{Button, Details, Ledger, LedgerLine, Notice, Tone};
use domain::repairs::RightToRepair;
use domain::repairs::right_to_repair::{CompensationLine, Stage};
use domain::{Error, Result};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;

#[server(prefix = "/do", endpoint = "repairs/missed-date")]
pub async fn missed_date(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| require_second(ctx, form)).await
}

async fn require_second(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let page = form.page()?;
    let Some((mut tx, case)) = open(&ctx, &form).await? else {
        return Ok(Next::see(format!("/sign-in?then={page}")));
    };
    match tx.require_second_contractor(&case).await {
        Err(Error::Conflict(_)) => return Ok(Next::Told(page, words::NOT_MISSED)),
        required => required?,
    }
    tx.commit().await?;
    Ok(Next::Told(page, words::ASKED))
}

#[component]
pub fn Right(record: RepairRecord) -> impl IntoView {
    let right = record.repair.right.clone()?;
    let stage = right.stage(record.now);
    Some(
        view! {
            <section id="right-to-repair">
                <h2 class="section-title">{words::TITLE}</h2>
                <Standing right=right.clone() stage record=record.clone()/>
                <Money right=right.clone()/>
                <Details summary=words::WHAT_IS_IT>
                    <p>{words::THE_RIGHT}</p>
                    <p>{words::covers(&right.defect)}</p>
                </Details>
            </section>
        }
        .into_any(),
    )
}

#[component]
fn Standing(right: RightToRepair, stage: Stage, record: RepairRecord) -> impl IntoView {
    let said = words::standing(&right, stage);
    if stage != Stage::FirstMissed {
        return view! { <div class="card"><p>{said}</p></div> }.into_any();
    }
    let reference = record.repair.head.reference;
    view! {
        <Notice tone=Tone::Red title=words::MISSED_TITLE>
            <p>{said}</p>
            <CaseFormFrame action=MissedDate::PATH reference>
                <Button text=words::MISSED/>
            </CaseFormFrame>
        </Notice>
    }
    .into_any()
}

/// What is owed so far, or the award and what was set off as two lines.
#[component]
fn Money(right: RightToRepair) -> impl IntoView {
    if right.lines.is_empty() {
        return right
            .owed
            .map(|owed| view! { <p>{words::owed(owed)}</p> })
            .into_any();
    }
    let lines = right.lines.iter().map(line).collect();
    view! {
        <h3>{words::AWARD}</h3>
        <div class="card"><Ledger lines/></div>
    }
    .into_any()
}

fn line(line: &CompensationLine) -> LedgerLine {
    let when = london::long_date(london::date_of(line.at));
    let (what, pence) = if line.kind == "award" {
        (words::award(line.days.unwrap_or_default()), line.pence)
    } else {
        (words::set_off(&line.reason), -line.pence)
    };
    LedgerLine { when, what, pence }
}
