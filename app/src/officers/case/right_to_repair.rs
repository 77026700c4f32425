//! The Right to Repair at the desk: where it stands, and what an officer can do about it now.

mod award;
mod decide;
mod form;
mod notice;
mod pause;
mod words;

pub use award::{AwardCompensation, SetOffCompensation, award_compensation, set_off_compensation};
pub use decide::{
    BeginRightToRepair, DecideRightToRepair, begin_right_to_repair, decide_right_to_repair,
};
pub use notice::{
    GiveRightNotice, NameSecondContractor, give_right_notice, name_second_contractor,
};
pub use pause::{LapseRight, ResumeRight, SuspendRight, lapse_right, resume_right, suspend_right};

use crate::http::Filled;
use crate::ui::{Ledger, LedgerLine, Notice, Tone};
use award::MoneyForms;
use chrono::{DateTime, Utc};
use decide::{BeginForm, DecideForm};
use domain::cases::CaseHead;
use domain::repairs::RightToRepair;
use domain::repairs::contractors::ContractorRow;
use domain::repairs::right_to_repair::{CompensationLine, Stage};
use domain::{Officer, Result, Tx};
use form::{RightForm, form_name};
use leptos::prelude::*;
use notice::{NoticeForm, SecondForm};
use pause::{LapseForm, ResumeForm, SuspendForm};
use rules::london;
use rules::reference::CaseKind;

/// What the panel shows.
#[derive(Clone, Debug, Default)]
pub(super) struct RightSheet {
    right: Option<RightToRepair>,
    contractors: Vec<ContractorRow>,
    filled: Filled<RightForm>,
}

impl RightSheet {
    /// Nothing for a case that is no repair.
    pub(super) async fn load(tx: &mut Tx<Officer>, head: &CaseHead) -> Result<Self> {
        if head.kind != CaseKind::Repair.key() {
            return Ok(Self::default());
        }
        let right = tx.right_to_repair(head).await?;
        Ok(Self {
            contractors: match &right {
                Some(_) => tx.contractors(None).await?,
                None => Vec::new(),
            },
            filled: Filled::take(tx, &form_name(&head.reference), RightForm::default).await?,
            right,
        })
    }

    /// What is wrong with the panel's forms, for the summary on top.
    pub(super) fn summary(&self) -> Vec<(String, String)> {
        self.filled.summary()
    }
}

#[component]
pub(super) fn RightPanel(head: CaseHead, sheet: RightSheet, now: DateTime<Utc>) -> impl IntoView {
    let is_open = head.closed_at.is_none();
    if head.kind != CaseKind::Repair.key() || (sheet.right.is_none() && !is_open) {
        return ().into_any();
    }
    let Some(right) = sheet.right.clone() else {
        return view! { <BeginForm head filled=sheet.filled/> }.into_any();
    };
    let stage = right.stage(now);
    view! {
        <section id="right-to-repair">
            <h2>{words::TITLE}</h2>
            <Facts right=right.clone() stage/>
            {is_open.then(|| view! { <StageForms head=head.clone() sheet=sheet.clone() stage/> })}
            <MoneyForms head right filled=sheet.filled/>
        </section>
    }
    .into_any()
}

#[component]
fn Facts(right: RightToRepair, stage: Stage) -> impl IntoView {
    let late = matches!(stage, Stage::FirstMissed | Stage::SecondMissed);
    let standing = words::stage(stage);
    let rows = words::facts(&right)
        .into_iter()
        .map(|(name, value)| view! { <dt>{name}</dt> <dd>{value}</dd> })
        .collect_view();
    let lines: Vec<_> = right.lines.iter().map(line).collect();
    let owed = right.owed.filter(|_| lines.is_empty());
    view! {
        {late.then(|| view! { <Notice tone=Tone::Red title=standing/> })}
        <dl class="facts">
            {(!late).then(|| view! { <dt>{words::STANDING}</dt> <dd>{standing}</dd> })}
            {rows}
            {owed.map(|owed| view! { <dt>{words::OWED}</dt> <dd>{words::owed(owed)}</dd> })}
        </dl>
        {(!lines.is_empty()).then(|| view! { <Ledger lines/> })}
    }
    .into_any()
}

fn line(line: &CompensationLine) -> LedgerLine {
    let when = london::long_date(london::date_of(line.at));
    let (name, pence) = if line.kind == "award" {
        (words::AWARD_LINE, line.pence)
    } else {
        (words::SET_OFF_LINE, -line.pence)
    };
    LedgerLine {
        when,
        what: format!("{name}. {}", line.reason),
        pence,
    }
}

/// What can be done while the case is open, by where the right stands.
#[component]
fn StageForms(head: CaseHead, sheet: RightSheet, stage: Stage) -> impl IntoView {
    let RightSheet {
        right,
        contractors,
        filled,
    } = sheet;
    let noticed = right
        .as_ref()
        .is_some_and(|right| right.notice_sent_at.is_some());
    let state = right.map(|right| right.state).unwrap_or_default();
    let decided = state == "qualifies";
    let decide = || {
        view! { <DecideForm head=head.clone() state=state.clone() filled=filled.clone()/> }
    };
    let lapse = || view! { <LapseForm head=head.clone() filled=filled.clone()/> };
    let suspend = || view! { <SuspendForm head=head.clone() filled=filled.clone()/> };
    let notice = || {
        let contractors = contractors.clone();
        (decided && !noticed)
            .then(|| view! { <NoticeForm head=head.clone() contractors filled=filled.clone()/> })
    };
    match stage {
        Stage::Proposed => view! { {decide()} {suspend()} {lapse()} }.into_any(),
        Stage::Inspect => view! { {decide()} {lapse()} }.into_any(),
        Stage::NotCovered | Stage::Lapsed => decide().into_any(),
        Stage::First => view! { {notice()} {suspend()} {decide()} {lapse()} }.into_any(),
        Stage::FirstMissed => view! { {decide()} {notice()} {lapse()} }.into_any(),
        Stage::Second => view! { {suspend()} {lapse()} }.into_any(),
        Stage::SecondMissed => lapse().into_any(),
        Stage::NoSecond => {
            view! { <SecondForm head=head.clone() contractors filled=filled.clone()/> {lapse()} }
                .into_any()
        }
        Stage::Suspended => view! { <ResumeForm head=head.clone()/> {lapse()} }.into_any(),
        Stage::Done => ().into_any(),
    }
}

#[cfg(test)]
mod tests;
