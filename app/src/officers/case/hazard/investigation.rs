//! Planning an investigation with written notice, and recording what it found.

use super::At;
use super::form::{AboutHazard, AtHazard, HazardForm, MOST_FINDINGS, moment};
use crate::http::{Ctx, Next, act};
use crate::officers::words;
use crate::ui::{Button, Checkboxes, Choice, Form, Radios, TextArea, TextField};
use domain::Result;
use domain::repairs::hazards::{InvestigationRow, Outcome, Planned, Recorded};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;

pub(super) const PLAN_FIELDS: &[&str] = &["plan_how", "plan_when"];
pub(super) const RECORD_FIELDS: &[&str] = &["found_how", "found_when", "findings", "found"];

#[server(prefix = "/do", endpoint = "officer/hazards/plan")]
pub async fn plan_investigation(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| plan(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/hazards/record")]
pub async fn record_investigation(
    #[server(flatten)] form: HazardForm,
) -> Result<(), ServerFnError> {
    act(|ctx| record(ctx, form)).await
}

/// Whether it is remote.
fn how(key: &str) -> Option<bool> {
    match key {
        "remote" => Some(true),
        "visit" => Some(false),
        _ => None,
    }
}

async fn plan(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let (remote, when) = (how(&form.plan_how), moment(&form.plan_when));
    let agreed = form.plan_agreed == "yes";
    let mut at = AtHazard::new(&ctx, form).await?;
    let remote = at.chosen("plan_how", remote, words::CHOOSE_HOW);
    let when = at.chosen("plan_when", when, words::ENTER_WHEN);
    if when.is_some_and(|when| when < at.tx.now) {
        at.problems.add("plan_when", words::ENTER_LATER);
    }
    let (Some(remote), Some(when), true) = (remote, when, at.problems.is_empty()) else {
        return at.again();
    };
    let plan = Planned {
        remote,
        at: when,
        agreed,
    };
    let done = at.tx.plan_investigation(&at.head, at.id, plan).await;
    at.finish("plan_when", done, words::PLANNED).await
}

async fn record(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let (remote, outcome) = (how(&form.found_how), Outcome::parse(&form.found));
    let (typed, when) = (form.findings.clone(), form.found_when.clone());
    let presence = Some(form.found_presence.clone())
        .filter(|key| ["present", "represented", "neither"].contains(&key.as_str()));
    let mut at = AtHazard::new(&ctx, form).await?;
    let remote = at.chosen("found_how", remote, words::CHOOSE_HOW);
    let when = at.moment_or_now("found_when", &when);
    let findings = at.required("findings", &typed, MOST_FINDINGS, words::ENTER_FINDINGS);
    let outcome = at.chosen("found", outcome, words::CHOOSE_FOUND);
    let (Some(remote), Some(when), Some(findings), Some(outcome)) =
        (remote, when, findings, outcome)
    else {
        return at.again();
    };
    let done = Recorded {
        remote,
        at: when,
        presence,
        findings,
        outcome,
    };
    let done = at.tx.record_investigation(&at.head, at.id, &done).await;
    at.finish("found", done, words::RECORDED).await
}

fn hows() -> Vec<Choice> {
    vec![
        Choice::new("remote", words::REMOTE),
        Choice::new("visit", words::VISIT),
    ]
}

#[component]
pub(super) fn PlanForm(at: At) -> impl IntoView {
    let filled = at.filled();
    let row = at.sheet.row.clone();
    view! {
        <Form action=PlanInvestigation::PATH>
            <AboutHazard reference=at.head.reference.clone() hazard=row.id number=row.number/>
            <Radios
                name="plan_how"
                legend=words::PLAN_HOW
                options=hows()
                value=filled.form.plan_how.clone()
                error=filled.error("plan_how")
            />
            <TextField
                name="plan_when"
                label=words::PLAN_WHEN
                hint=words::PLAN_HINT
                kind="datetime-local"
                value=filled.form.plan_when.clone()
                error=filled.error("plan_when")
            />
            <Checkboxes
                name="plan_agreed"
                legend="Notice"
                options=vec![Choice::new("yes", words::AGREED)]
                values=vec![filled.form.plan_agreed.clone()]
            />
            <Button text=words::PLAN_BUTTON/>
        </Form>
    }
    .into_any()
}

#[component]
pub(super) fn RecordForm(at: At) -> impl IntoView {
    if !at.hazards.desk.investigator {
        return view! { <p id="found">{words::NOT_COMPETENT}</p> }.into_any();
    }
    let filled = at.filled();
    let row = at.sheet.row.clone();
    let presences = ["present", "represented", "neither"];
    let presences = presences.map(|key| Choice::new(key, words::presence_words(key)));
    let outcomes = ["emergency", "significant", "none", "needs_more"];
    let outcomes = outcomes.map(|key| Choice::new(key, words::investigation_outcome(key)));
    view! {
        <Form action=RecordInvestigation::PATH>
            <AboutHazard reference=at.head.reference.clone() hazard=row.id number=row.number/>
            <Radios
                name="found_how"
                legend=words::PLAN_HOW
                options=hows()
                value=filled.form.found_how.clone()
                error=filled.error("found_how")
            />
            <TextField
                name="found_when"
                label=words::RECORD_WHEN
                kind="datetime-local"
                value=filled.form.found_when.clone()
                error=filled.error("found_when")
            />
            <Radios
                name="found_presence"
                legend=words::PRESENCE
                options=presences.to_vec()
                value=filled.form.found_presence.clone()
            />
            <TextArea
                name="findings"
                label=words::FINDINGS
                hint=words::FINDINGS_HINT
                rows=4
                value=filled.form.findings.clone()
                error=filled.error("findings")
            />
            <Radios
                name="found"
                legend=words::FOUND_LEGEND
                options=outcomes.to_vec()
                value=filled.form.found.clone()
                error=filled.error("found")
            />
            <Button text=words::RECORD_BUTTON/>
        </Form>
    }
    .into_any()
}

/// Each investigation in a line, and what it found.
#[component]
pub(super) fn Investigations(at: At) -> impl IntoView {
    let lines: Vec<_> = at.sheet.investigations.iter().map(line).collect();
    (!lines.is_empty())
        .then(|| view! { <ul class="govuk-list">{lines}</ul> })
        .into_any()
}

fn line(row: &InvestigationRow) -> impl IntoView + use<> {
    let kind = words::investigation_kind(&row.kind);
    let mut facts = Vec::new();
    if let Some(asked) = row.requested_at {
        facts.push(format!("asked for {}", london::long_moment(asked)));
    }
    if let Some(planned) = row.planned_for {
        facts.push(format!("planned for {}", london::long_moment(planned)));
    }
    if let Some(told) = row.notice_given_at {
        facts.push(format!("notice given {}", london::long_moment(told)));
    }
    if let Some(done) = row.done_at {
        let by = row.investigator.clone().unwrap_or_default();
        facts.push(format!("done {} by {by}", london::long_moment(done)));
    }
    if let Some(presence) = row.presence.as_deref() {
        facts.push(words::presence_words(presence).to_lowercase());
    }
    let outcome = row.outcome.as_deref().map(words::investigation_outcome);
    let outcome = outcome.map(|outcome| view! { <br/> <strong>{outcome}</strong> });
    let findings = (!row.findings.is_empty()).then(|| {
        let findings = row.findings.clone();
        view! { <br/> <span class="as-written">{findings}</span> }
    });
    view! { <li>{format!("{kind}: {}", facts.join(", "))} {outcome} {findings}</li> }
}
