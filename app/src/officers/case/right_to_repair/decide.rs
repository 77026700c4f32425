//! Whether a repair qualifies: the officer decides and says why, and the tenant reads it.

use super::form::{About, OpenRight, RightForm};
use super::words;
use crate::http::{Ctx, Filled, Next, act};
use crate::ui::{
    Button, ButtonKind, Choice, DateFields, Details, Form, Radios, Select, TextArea, TextField,
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::Result;
use domain::cases::CaseHead;
use domain::repairs::right_to_repair::Decision;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::money::Pence;
use rules::repairs::right_to_repair::{Defect, NotCovered};

#[server(prefix = "/do", endpoint = "officer/cases/right/begin")]
pub async fn begin_right_to_repair(
    #[server(flatten)] form: RightForm,
) -> Result<(), ServerFnError> {
    act(|ctx| begin(ctx, form)).await
}

async fn begin(ctx: Ctx, form: RightForm) -> Result<Next> {
    let chosen = Defect::parse(&form.defect);
    let mut open = OpenRight::new(&ctx, form).await?;
    let Some(defect) = chosen else {
        open.problems.add("defect", words::CHOOSE_DEFECT);
        return open.again();
    };
    let done = open.tx.begin_right_to_repair(&open.head, defect).await;
    open.finish("defect", done, words::BEGUN_TOLD).await
}

#[server(prefix = "/do", endpoint = "officer/cases/right/decide")]
pub async fn decide_right_to_repair(
    #[server(flatten)] form: RightForm,
) -> Result<(), ServerFnError> {
    act(|ctx| decide(ctx, form)).await
}

async fn decide(ctx: Ctx, form: RightForm) -> Result<Next> {
    let typed = form.right_reason.clone();
    let mut open = OpenRight::new(&ctx, form).await?;
    let reason = open.reason("right_reason", &typed);
    let (Some(decision), Some(reason)) = (decision(&mut open), reason) else {
        return open.again();
    };
    let done = open
        .tx
        .decide_right_to_repair(&open.head, decision, &reason)
        .await;
    open.finish("right_decision", done, words::DECIDED_TOLD)
        .await
}

/// What was chosen, or problems at its fields.
fn decision(open: &mut OpenRight) -> Option<Decision> {
    let chosen = open.form.right_decision.clone();
    if let Some(why) = NotCovered::parse(&chosen) {
        return Some(Decision::Not(why));
    }
    match chosen.as_str() {
        "inspect" => Some(Decision::Inspect),
        "qualifies" => {
            let typed = Pence::parse(&open.form.estimate);
            let estimate = open
                .problems
                .check("estimate", typed, |error| error.message().to_owned());
            let inspected = inspected(open);
            Some(Decision::Qualifies {
                estimate: estimate?,
                inspected: inspected.ok()?,
            })
        }
        _ => {
            open.problems.add("right_decision", words::CHOOSE_DECISION);
            None
        }
    }
}

/// The day of the inspection, if one was typed; the law counts days, so its hour is of no matter.
fn inspected(open: &mut OpenRight) -> std::result::Result<Option<DateTime<Utc>>, ()> {
    let form = &open.form;
    let typed = [
        &form.inspected_day,
        &form.inspected_month,
        &form.inspected_year,
    ];
    if typed.iter().all(|part| part.trim().is_empty()) {
        return Ok(None);
    }
    let number = |text: &String| text.trim().parse::<u32>().ok();
    let day = number(typed[2])
        .and_then(|year| i32::try_from(year).ok())
        .zip(number(typed[1]))
        .zip(number(typed[0]))
        .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day));
    match day {
        Some(day) => Ok(Some(at_most_now(open, day))),
        None => {
            open.problems.add("inspected", words::ENTER_DATE);
            Err(())
        }
    }
}

/// An inspection of today was made by now, and one of the day of the report after it.
fn at_most_now(open: &OpenRight, day: NaiveDate) -> DateTime<Utc> {
    let midday = london::at(day, NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default());
    if day == london::date_of(open.tx.now) {
        midday.min(open.tx.now)
    } else if day == london::date_of(open.head.reported_at) {
        midday.max(open.head.reported_at)
    } else {
        midday
    }
}

#[component]
pub(super) fn BeginForm(head: CaseHead, filled: Filled<RightForm>) -> impl IntoView {
    let options = std::iter::once(Choice::new("", words::CHOOSE))
        .chain(
            Defect::ALL
                .iter()
                .map(|it| Choice::new(it.key(), it.label())),
        )
        .collect();
    let error = filled.error("defect");
    view! {
        <Details summary=words::BEGIN open=error.is_some()>
            <Form action=BeginRightToRepair::PATH>
                <About reference=head.reference/>
                <Select name="defect" label=words::DEFECT options value=filled.form.defect.clone() error/>
                <Button text=words::BEGIN_BUTTON kind=ButtonKind::Secondary/>
            </Form>
        </Details>
    }
    .into_any()
}

/// Open while somebody has to decide; folded away once somebody has.
#[component]
pub(super) fn DecideForm(
    head: CaseHead,
    state: String,
    filled: Filled<RightForm>,
) -> impl IntoView {
    let fields = ["right_decision", "right_reason", "estimate", "inspected"];
    let has_error = fields.iter().any(|field| filled.error(field).is_some());
    let waits = matches!(state.as_str(), "proposed" | "inspect");
    let summary = if waits {
        words::DECIDE
    } else {
        words::DECIDE_AGAIN
    };
    view! {
        <Details summary open=has_error || waits>
            <Form action=DecideRightToRepair::PATH>
                <About reference=head.reference/>
                <DecideFields state filled/>
                <Button text=words::DECIDE_BUTTON/>
            </Form>
        </Details>
    }
    .into_any()
}

#[component]
fn DecideFields(state: String, filled: Filled<RightForm>) -> impl IntoView {
    let form = filled.form.clone();
    let date = (state == "inspect").then(|| {
        view! {
            <DateFields
                prefix="inspected"
                legend=words::INSPECTED
                day=form.inspected_day.clone()
                month=form.inspected_month.clone()
                year=form.inspected_year.clone()
                error=filled.error("inspected")
            />
        }
    });
    view! {
        <Radios
            name="right_decision"
            legend=words::DECISION
            options=words::decisions(&state)
            value=form.right_decision.clone()
            error=filled.error("right_decision")
        />
        <TextField
            name="estimate"
            label=words::ESTIMATE
            hint=words::ESTIMATE_HINT
            value=form.estimate.clone()
            error=filled.error("estimate")
            inputmode="decimal"
            width=Some(10)
        />
        {date}
        <TextArea
            name="right_reason"
            label=words::REASON
            hint=words::REASON_HINT
            rows=2
            value=form.right_reason
            error=filled.error("right_reason")
        />
    }
}
