//! Opening a hazard, deciding how grave it is, and agreeing to a colleague who takes it for less.

use super::At;
use super::form::{AboutHazard, AtHazard, HazardForm, MOST};
use crate::http::{Ctx, Filled, Next, act};
use crate::officers::words;
use crate::ui::{
    Button, ButtonKind, Checkboxes, Choice, Form, Inset, Notice, Radios, Select, TextArea, Tone,
};
use domain::Result;
use domain::cases::CaseHead;
use domain::repairs::hazards::DecisionRow;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::repairs::hazard::Hazard;
use rules::repairs::hazard::course::Grade;

pub(super) const RECLASSIFY_FIELDS: &[&str] = &["other_grade", "other_reason"];

#[server(prefix = "/do", endpoint = "officer/hazards/open")]
pub async fn open_hazard(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| open(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/hazards/triage")]
pub async fn triage_hazard(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| triage(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/hazards/reclassify")]
pub async fn reclassify_hazard(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| reclassify(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/hazards/agree")]
pub async fn agree_to_less(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| agree(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/hazards/disagree")]
pub async fn disagree_to_less(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| disagree(ctx, form)).await
}

async fn open(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let hazard = Hazard::parse(&form.new_hazard);
    let emergency = form.new_emergency == "yes";
    let mut at = AtHazard::new(&ctx, form).await?;
    let Some(hazard) = at.chosen("new_hazard", hazard, words::CHOOSE_HAZARD) else {
        return at.again();
    };
    let done = at.tx.open_hazard(&at.head, hazard, emergency).await;
    at.finish("new_hazard", done, words::HAZARD_OPENED).await
}

async fn triage(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let (grade, typed) = (Grade::parse(&form.grade), form.grade_reason.clone());
    let mut at = AtHazard::new(&ctx, form).await?;
    let grade = at.chosen("grade", grade, words::CHOOSE_GRADE);
    let reason = at.required("grade_reason", &typed, MOST, words::ENTER_GRADE_REASON);
    let (Some(grade), Some(reason)) = (grade, reason) else {
        return at.again();
    };
    let done = at.tx.triage_hazard(&at.head, at.id, grade, &reason).await;
    at.finish("grade", done, words::GRADED).await
}

async fn reclassify(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let (grade, typed) = (Grade::parse(&form.other_grade), form.other_reason.clone());
    let mut at = AtHazard::new(&ctx, form).await?;
    let grade = at.chosen("other_grade", grade, words::CHOOSE_GRADE);
    let reason = at.required("other_reason", &typed, MOST, words::ENTER_GRADE_REASON);
    let (Some(grade), Some(reason)) = (grade, reason) else {
        return at.again();
    };
    let done = at
        .tx
        .reclassify_hazard(&at.head, at.id, grade, &reason)
        .await;
    at.finish("other_grade", done, words::GRADED).await
}

async fn agree(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let mut at = AtHazard::new(&ctx, form).await?;
    let done = at.tx.confirm_downgrade(&at.head, at.id).await;
    at.finish("agree", done, words::AGREED_TOLD).await
}

async fn disagree(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let mut at = AtHazard::new(&ctx, form).await?;
    let done = at.tx.refuse_downgrade(&at.head, at.id).await;
    at.finish("agree", done, words::DISAGREED_TOLD).await
}

#[component]
pub(super) fn OpenForm(head: CaseHead, filled: Filled<HazardForm>) -> impl IntoView {
    let blank = std::iter::once(Choice::new("", "Choose"));
    let hazards = Hazard::ALL
        .iter()
        .map(|hazard| Choice::new(hazard.key(), hazard.label()));
    let emergency = vec![Choice::new("yes", words::OPEN_AS_EMERGENCY)];
    view! {
        <Form action=OpenHazard::PATH>
            <input type="hidden" name="reference" value=head.reference/>
            <Select
                name="new_hazard"
                label=words::HAZARD_LABEL
                options=blank.chain(hazards).collect()
                value=filled.form.new_hazard.clone()
                error=filled.error("new_hazard")
            />
            <Checkboxes
                name="new_emergency"
                legend="Emergency"
                options=emergency
                values=vec![filled.form.new_emergency.clone()]
            />
            <Button text=words::OPEN_HAZARD_BUTTON kind=ButtonKind::Secondary/>
        </Form>
    }
    .into_any()
}

fn grades() -> Vec<Choice> {
    let hint = |grade: Grade| match grade {
        Grade::Emergency => "Would a reasonable landlord make it safe within 24 hours?",
        Grade::Significant => "Would a reasonable landlord make it safe as a matter of urgency?",
        Grade::NotInScope => "Not ours to put right, or no such risk to these people.",
    };
    Grade::ALL
        .iter()
        .rev()
        .map(|grade| Choice::new(grade.key(), grade.label()).with_hint(hint(*grade)))
        .collect()
}

#[component]
pub(super) fn TriageForm(at: At) -> impl IntoView {
    let filled = at.filled();
    let row = at.sheet.row.clone();
    let hint = match at.course.suspected {
        None => words::NOT_IN_FORCE,
        Some(Grade::Emergency) => words::TRIAGE_DOWN_HINT,
        Some(_) => "",
    };
    let hint = (!hint.is_empty()).then(|| hint.to_owned());
    view! {
        <Form action=TriageHazard::PATH>
            <AboutHazard reference=at.head.reference.clone() hazard=row.id number=row.number/>
            <Radios
                name="grade"
                legend=words::TRIAGE_LEGEND
                hint
                options=grades()
                value=filled.form.grade.clone()
                error=filled.error("grade")
            />
            <TextArea
                name="grade_reason"
                label=words::GRADE_REASON
                hint=words::GRADE_REASON_HINT
                rows=2
                value=filled.form.grade_reason.clone()
                error=filled.error("grade_reason")
            />
            <Button text=words::TRIAGE_BUTTON/>
        </Form>
    }
    .into_any()
}

#[component]
pub(super) fn ReclassifyForm(at: At) -> impl IntoView {
    let filled = at.filled();
    let row = at.sheet.row.clone();
    view! {
        <Form action=ReclassifyHazard::PATH>
            <AboutHazard reference=at.head.reference.clone() hazard=row.id number=row.number/>
            <Radios
                name="other_grade"
                legend=words::TRIAGE_LEGEND
                hint=words::RECLASSIFY_HINT
                options=grades()
                value=filled.form.other_grade.clone()
                error=filled.error("other_grade")
            />
            <TextArea
                name="other_reason"
                label=words::GRADE_REASON
                hint=words::GRADE_REASON_HINT
                rows=2
                value=filled.form.other_reason.clone()
                error=filled.error("other_reason")
            />
            <Button text=words::RECLASSIFY_BUTTON kind=ButtonKind::Secondary/>
        </Form>
    }
    .into_any()
}

/// What was decided, and what waits for a second officer.
#[component]
pub(super) fn Decisions(at: At) -> impl IntoView {
    let id = at.sheet.row.id;
    let of_this = |row: &&DecisionRow| row.hazard == id;
    let rows = at.hazards.desk.decisions.iter().filter(of_this);
    let (waiting, decided): (Vec<_>, Vec<_>) = rows
        .cloned()
        .partition(|row| row.confirmed_by.is_none() && row.refused_by.is_none());
    let waiting = waiting
        .into_iter()
        .map(|row| view! { <Waiting at=at.clone() row/> });
    let decided: Vec<_> = decided.into_iter().map(decision).collect();
    view! {
        {waiting.collect_view()}
        {(!decided.is_empty()).then(|| view! { <ul class="govuk-list small">{decided}</ul> })}
    }
    .into_any()
}

/// "Significant: baby in the room. Joan Ferris, 9am on …; agreed by Marcus Bell"
fn decision(row: DecisionRow) -> impl IntoView {
    let second = match (&row.confirmed_by, &row.refused_by) {
        (_, Some(name)) => format!("; not agreed by {name}"),
        (Some(name), None) if row.downgrade => format!("; agreed by {name}"),
        _ => String::new(),
    };
    let line = format!(
        "{}: {} ({}, {}{second})",
        words::grade_words(&row.to),
        row.reason,
        row.by,
        london::long_moment(row.at)
    );
    view! { <li>{line}</li> }
}

#[component]
fn Waiting(at: At, row: DecisionRow) -> impl IntoView {
    let proposal = format!(
        "{} proposes: {}. {}",
        row.by,
        words::grade_words(&row.to),
        row.reason
    );
    let hazard = at.sheet.row.clone();
    let error = at.filled().error("agree");
    let error = error.map(|error| view! { <p id="agree" class="govuk-error-message">{error}</p> });
    let answer = if row.own {
        view! { <p>{words::PROPOSED_BY_YOU}</p> }.into_any()
    } else {
        view! {
            <Form action=AgreeToLess::PATH>
                <AboutHazard reference=at.head.reference.clone() hazard=hazard.id number=hazard.number/>
                <Button text=words::AGREE/>
                " "
                <Button text=words::DISAGREE kind=ButtonKind::Secondary formaction=DisagreeToLess::PATH/>
            </Form>
        }
        .into_any()
    };
    view! {
        <Notice tone=Tone::Amber title=words::PROPOSED>
            <Inset>{proposal}</Inset>
            {error}
            {answer}
        </Notice>
    }
    .into_any()
}
