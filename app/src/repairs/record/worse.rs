//! "It is getting worse" while a repair is open, and "it is not fixed" once it is closed.

use super::RepairRecord;
use super::verbs::{CaseFormFrame, MOST, RepairGetsWorse, RepairNotFixed};
use crate::repairs::record_words as words;
use crate::ui::{Button, ButtonKind, ButtonLink, Details, TextArea};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

#[component]
pub fn GettingWorse(record: RepairRecord) -> impl IntoView {
    let error = record.form.error("worse");
    let value = record.form.form.worse.clone();
    let reference = record.repair.head.reference.clone();
    view! {
        <Details summary=words::WORSE open=error.is_some()>
            <CaseFormFrame action=RepairGetsWorse::PATH reference>
                <TextArea name="worse" label=words::WORSE_LABEL hint=words::WORSE_HINT value error rows=3 max_chars=MOST/>
                <Button text=words::SEND_WORSE kind=ButtonKind::Secondary/>
            </CaseFormFrame>
        </Details>
    }
    .into_any()
}

/// For 28 days the same repair opens again; after that it is a new one.
#[component]
pub fn NotFixed(record: RepairRecord) -> impl IntoView {
    if !record.may_reopen {
        return view! {
            <p>{words::REPORT_AGAIN}</p>
            <ButtonLink href="/repairs/report" text=words::REPORT kind=ButtonKind::Secondary/>
        }
        .into_any();
    }
    let error = record.form.error("why");
    let value = record.form.form.why.clone();
    let reference = record.repair.head.reference.clone();
    view! {
        <Details summary=words::NOT_FIXED open=error.is_some()>
            <p>{words::NOT_FIXED_TEXT}</p>
            <CaseFormFrame action=RepairNotFixed::PATH reference>
                <TextArea name="why" label=words::NOT_FIXED_LABEL value error rows=3 max_chars=MOST/>
                <Button text=words::SEND_NOT_FIXED kind=ButtonKind::Secondary/>
            </CaseFormFrame>
        </Details>
    }
    .into_any()
}
