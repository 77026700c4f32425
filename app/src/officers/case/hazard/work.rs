//! The work: planned with target dates, recorded as it is done, and the end of it.

use super::At;
use super::form::{AboutHazard, AtHazard, HazardForm, MOST, day};
use crate::http::{Ctx, Next, act};
use crate::officers::words;
use crate::ui::{Button, ButtonKind, Choice, Form, Radios, TextArea, TextField};
use domain::repairs::hazards::{NewWork, Progress, WorkRow};
use domain::{Error, EventId, Result, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;

pub(super) const WORK_FIELDS: &[&str] = &["work_kind", "work_what", "work_starts", "work_finishes"];
pub(super) const PROGRESS_FIELDS: &[&str] = &["progress", "progress_note", "progress_when"];

#[server(prefix = "/do", endpoint = "officer/hazards/work")]
pub async fn plan_work(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| plan(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/hazards/work-back")]
pub async fn take_work_back(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| take_back(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/hazards/progress")]
pub async fn hazard_progress(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| record(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/hazards/close")]
pub async fn close_hazard(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| close(ctx, form)).await
}

async fn plan(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let preventative = match form.work_kind.as_str() {
        "make_safe" => Some(false),
        "preventative" => Some(true),
        _ => None,
    };
    let typed = form.work_what.clone();
    let (starts, finishes) = (day(&form.work_starts), day(&form.work_finishes));
    let mut at = AtHazard::new(&ctx, form).await?;
    let preventative = at.chosen("work_kind", preventative, words::CHOOSE_WORK);
    let what = at.required("work_what", &typed, MOST, words::ENTER_WORK);
    let starts_on = at.chosen("work_starts", starts, words::ENTER_DATE);
    let finishes_on = at.chosen("work_finishes", finishes, words::ENTER_DATE);
    if starts_on > finishes_on && finishes_on.is_some() {
        at.problems.add("work_finishes", words::FINISH_AFTER_START);
    }
    let (Some(preventative), Some(what), Some(starts_on), Some(finishes_on), true) = (
        preventative,
        what,
        starts_on,
        finishes_on,
        at.problems.is_empty(),
    ) else {
        return at.again();
    };
    let work = NewWork {
        preventative,
        what,
        starts_on,
        finishes_on,
    };
    let key = at.key();
    let done = at.tx.plan_hazard_work(&at.head, at.id, &work, key).await;
    at.finish("work_what", done, words::WORK_PLANNED).await
}

async fn take_back(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let work = EventId::parse(&form.work);
    let mut at = AtHazard::new(&ctx, form).await?;
    let work = work.ok_or(Error::NotFound)?;
    let done = at.tx.withdraw_hazard_work(&at.head, at.id, work).await;
    at.finish("work_what", done, words::TAKEN_BACK).await
}

async fn record(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let step = Progress::parse(&form.progress);
    let (typed, when) = (form.progress_note.clone(), form.progress_when.clone());
    let mut at = AtHazard::new(&ctx, form).await?;
    let step = at.chosen("progress", step, words::CHOOSE_PROGRESS);
    let note = at.required("progress_note", &typed, MOST, words::ENTER_PROGRESS);
    let when = at.moment_or_now("progress_when", &when);
    let (Some(step), Some(note), Some(when)) = (step, note, when) else {
        return at.again();
    };
    let done = at
        .tx
        .hazard_progress(&at.head, at.id, step, &note, when)
        .await;
    at.finish("progress", done, words::PROGRESSED).await
}

async fn close(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let mut at = AtHazard::new(&ctx, form).await?;
    let done = at.tx.close_hazard(&at.head, at.id).await;
    at.finish("closing_hazard", done, words::HAZARD_CLOSED)
        .await
}

#[component]
pub(super) fn WorkForm(at: At) -> impl IntoView {
    let filled = at.filled();
    let row = at.sheet.row.clone();
    let kinds = vec![
        Choice::new("make_safe", words::MAKE_SAFE),
        Choice::new("preventative", words::PREVENTATIVE),
    ];
    view! {
        <Form action=PlanWork::PATH submission_key=SubmissionKey::new().to_string()>
            <AboutHazard reference=at.head.reference.clone() hazard=row.id number=row.number/>
            <Radios
                name="work_kind"
                legend=words::WORK_KIND
                options=kinds
                value=filled.form.work_kind.clone()
                error=filled.error("work_kind")
            />
            <TextField
                name="work_what"
                label=words::WORK_WHAT
                value=filled.form.work_what.clone()
                error=filled.error("work_what")
            />
            <TextField
                name="work_starts"
                label=words::WORK_STARTS
                kind="date"
                value=filled.form.work_starts.clone()
                error=filled.error("work_starts")
            />
            <TextField
                name="work_finishes"
                label=words::WORK_FINISHES
                kind="date"
                value=filled.form.work_finishes.clone()
                error=filled.error("work_finishes")
            />
            <Button text=words::WORK_BUTTON/>
        </Form>
    }
    .into_any()
}

#[component]
pub(super) fn ProgressForm(at: At) -> impl IntoView {
    let filled = at.filled();
    let row = at.sheet.row.clone();
    let reached = [
        (Progress::MadeSafe, at.course.made_safe),
        (Progress::StepsTaken, at.course.steps_taken),
        (Progress::Started, at.course.started),
        (Progress::Completed, at.course.completed),
    ];
    let found = at.course.finding.is_some();
    let options = reached
        .into_iter()
        .filter(|(step, reached)| !reached && (found || *step == Progress::MadeSafe))
        .map(|(step, _)| Choice::new(step.key(), progress_words(step)))
        .collect();
    view! {
        <Form action=HazardProgress::PATH>
            <AboutHazard reference=at.head.reference.clone() hazard=row.id number=row.number/>
            <Radios
                name="progress"
                legend=words::PROGRESS_LEGEND
                options
                value=filled.form.progress.clone()
                error=filled.error("progress")
            />
            <TextArea
                name="progress_note"
                label=words::PROGRESS_NOTE
                hint=words::PROGRESS_NOTE_HINT
                rows=2
                value=filled.form.progress_note.clone()
                error=filled.error("progress_note")
            />
            <TextField
                name="progress_when"
                label=words::PROGRESS_WHEN
                kind="datetime-local"
                value=filled.form.progress_when.clone()
                error=filled.error("progress_when")
            />
            <Button text=words::PROGRESS_BUTTON/>
        </Form>
    }
    .into_any()
}

fn progress_words(step: Progress) -> &'static str {
    match step {
        Progress::MadeSafe => "Made safe, for now or for good",
        Progress::StepsTaken => "Steps taken towards the lasting work: survey or materials booked",
        Progress::Started => "The lasting work has begun",
        Progress::Completed => "All the work is done, or no lasting work is needed",
    }
}

#[component]
pub(super) fn CloseHazardForm(at: At) -> impl IntoView {
    let row = at.sheet.row.clone();
    let error = at.filled().error("closing_hazard");
    let error =
        error.map(|error| view! { <p id="closing_hazard" class="govuk-error-message">{error}</p> });
    view! {
        {error}
        <Form action=CloseHazard::PATH>
            <AboutHazard reference=at.head.reference.clone() hazard=row.id number=row.number/>
            <Button text=words::CLOSE_HAZARD kind=ButtonKind::Secondary/>
        </Form>
    }
    .into_any()
}

/// The plan, and what was done of it.
#[component]
pub(super) fn Works(at: At) -> impl IntoView {
    let planned: Vec<_> = at
        .sheet
        .works
        .iter()
        .map(|work| view! { <Work at=at.clone() work=work.clone()/> })
        .collect();
    let done = at.sheet.progress.iter().map(|row| {
        let step = Progress::parse(&row.what).map_or("Done", progress_words);
        let line = format!("{step}, {}: {}", london::long_moment(row.at), row.note);
        view! { <li>{line}</li> }
    });
    let done: Vec<_> = done.collect();
    view! {
        {(!planned.is_empty()).then(|| view! { <ul class="govuk-list">{planned}</ul> })}
        {(!done.is_empty()).then(|| view! { <ul class="govuk-list">{done}</ul> })}
    }
    .into_any()
}

#[component]
fn Work(at: At, work: WorkRow) -> impl IntoView {
    let aim = match work.kind.as_str() {
        "preventative" => words::PREVENTATIVE,
        _ => words::MAKE_SAFE,
    };
    let line = format!(
        "{aim}: {}, {} to {}",
        work.what,
        london::long_date(work.starts_on),
        london::long_date(work.finishes_on)
    );
    let row = at.sheet.row.clone();
    let back = (!at.course.completed && !at.course.closed).then(|| {
        view! {
            <Form action=TakeWorkBack::PATH>
                <AboutHazard reference=at.head.reference.clone() hazard=row.id number=row.number/>
                <Button
                    text=words::TAKE_BACK
                    kind=ButtonKind::Link
                    name="work"
                    value=work.id.to_string()
                    hidden_text=work.what.clone()
                />
            </Form>
        }
    });
    view! { <li>{line} {back}</li> }
}
