//! Attempts to reach the tenant or get in, and delays by others, with what shows them.

use super::At;
use super::form::{AboutHazard, AtHazard, HazardForm, MOST};
use crate::http::{Ctx, Next, act};
use crate::officers::words;
use crate::ui::{Button, ButtonKind, Choice, Form, Radios, TextArea, TextField};
use domain::repairs::hazards::{Attempt, AttemptRow};
use domain::{Result, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;

pub(super) const FIELDS: &[&str] = &[
    "attempt_kind",
    "attempt_outcome",
    "attempt_evidence",
    "attempt_when",
];

#[server(prefix = "/do", endpoint = "officer/hazards/attempt")]
pub async fn record_attempt(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| record(ctx, form)).await
}

fn one_of(keys: &[&str], typed: &str) -> Option<String> {
    keys.contains(&typed).then(|| typed.to_owned())
}

async fn record(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let kind = one_of(&Attempt::KINDS, &form.attempt_kind);
    let outcome = one_of(&Attempt::OUTCOMES, &form.attempt_outcome);
    let (typed, when) = (form.attempt_evidence.clone(), form.attempt_when.clone());
    let mut at = AtHazard::new(&ctx, form).await?;
    let kind = at.chosen("attempt_kind", kind, words::CHOOSE_ATTEMPT);
    let outcome = at.chosen("attempt_outcome", outcome, words::CHOOSE_ATTEMPT_OUTCOME);
    let evidence = at.required("attempt_evidence", &typed, MOST, words::ENTER_EVIDENCE);
    let when = at.moment_or_now("attempt_when", &when);
    let (Some(kind), Some(outcome), Some(evidence), Some(when)) = (kind, outcome, evidence, when)
    else {
        return at.again();
    };
    let attempt = Attempt {
        kind,
        outcome,
        evidence,
        at: when,
    };
    let key = at.key();
    let done = at
        .tx
        .record_attempt_for_hazard(&at.head, at.id, &attempt, key)
        .await;
    at.finish("attempt_when", done, words::ATTEMPT_KEPT).await
}

#[component]
pub(super) fn AttemptForm(at: At) -> impl IntoView {
    let filled = at.filled();
    let row = at.sheet.row.clone();
    let kinds = Attempt::KINDS.map(|key| Choice::new(key, words::attempt_kind(key)));
    let outcomes = Attempt::OUTCOMES.map(|key| Choice::new(key, words::attempt_outcome(key)));
    view! {
        <Form action=RecordAttempt::PATH submission_key=SubmissionKey::new().to_string()>
            <AboutHazard reference=at.head.reference.clone() hazard=row.id number=row.number/>
            <Radios
                name="attempt_kind"
                legend=words::ATTEMPT_KIND
                options=kinds.to_vec()
                value=filled.form.attempt_kind.clone()
                error=filled.error("attempt_kind")
            />
            <Radios
                name="attempt_outcome"
                legend=words::ATTEMPT_OUTCOME
                options=outcomes.to_vec()
                value=filled.form.attempt_outcome.clone()
                error=filled.error("attempt_outcome")
            />
            <TextArea
                name="attempt_evidence"
                label=words::ATTEMPT_EVIDENCE
                hint=words::ATTEMPT_EVIDENCE_HINT
                rows=2
                value=filled.form.attempt_evidence.clone()
                error=filled.error("attempt_evidence")
            />
            <TextField
                name="attempt_when"
                label=words::PROGRESS_WHEN
                kind="datetime-local"
                value=filled.form.attempt_when.clone()
                error=filled.error("attempt_when")
            />
            <Button text=words::ATTEMPT_BUTTON kind=ButtonKind::Secondary/>
        </Form>
    }
    .into_any()
}

#[component]
pub(super) fn Attempts(at: At) -> impl IntoView {
    let id = at.sheet.row.id;
    let of_this = |row: &&AttemptRow| row.hazard == id;
    let line = |row: &AttemptRow| {
        let line = format!(
            "{}, {}: {}. {} ({})",
            words::attempt_kind(&row.kind),
            london::long_moment(row.at),
            words::attempt_outcome(&row.outcome),
            row.evidence,
            row.officer
        );
        view! { <li>{line}</li> }
    };
    let lines: Vec<_> = at
        .hazards
        .desk
        .attempts
        .iter()
        .filter(of_this)
        .map(line)
        .collect();
    (!lines.is_empty())
        .then(|| view! { <h4>{words::ATTEMPTS}</h4> <ul class="govuk-list small">{lines}</ul> })
        .into_any()
}
