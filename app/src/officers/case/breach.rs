//! Why a promise was missed.

use super::clock_form::{ClockForm, OpenClocks};
use crate::http::{Ctx, Filled, Next, act};
use crate::officers::words;
use crate::ui::{Button, ButtonKind, Choice, Form, Radios, Select, TextArea};
use chrono::{DateTime, Utc};
use domain::cases::clocks::{Cause, ClockRow};
use domain::{ClockId, Result};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

#[server(prefix = "/do", endpoint = "officer/cases/breach")]
pub async fn record_breach(#[server(flatten)] form: ClockForm) -> Result<(), ServerFnError> {
    act(|ctx| record(ctx, form)).await
}

async fn record(ctx: Ctx, form: ClockForm) -> Result<Next> {
    let (clock, cause) = (ClockId::parse(&form.missed), Cause::parse(&form.cause));
    let typed = form.cause_note.clone();
    let mut open = OpenClocks::new(&ctx, form).await?;
    if clock.is_none() {
        open.problems.add("missed", words::CHOOSE_CLOCK);
    }
    if cause.is_none() {
        open.problems.add("cause", words::CHOOSE_CAUSE);
    }
    let note = open.words("cause_note", &typed);
    if cause == Some(Cause::Other) && note.as_deref() == Some("") {
        open.problems.add("cause_note", words::ENTER_CAUSE);
    }
    let (Some(clock), Some(cause), Some(note), true) =
        (clock, cause, note, open.problems.is_empty())
    else {
        return open.again();
    };
    let done = open.tx.record_breach(&open.head, clock, cause, &note).await;
    open.finish("missed", done, words::CAUSE_TOLD).await
}

/// Nothing where no promise was missed.
#[component]
pub(super) fn BreachForm(
    reference: String,
    clocks: Vec<ClockRow>,
    now: DateTime<Utc>,
    filled: Filled<ClockForm>,
) -> impl IntoView {
    let mut missed: Vec<_> = clocks
        .into_iter()
        .filter(|clock| clock.is_missed(now))
        .collect();
    // Those without a cause come first, and the first is chosen.
    missed.sort_by_key(|clock| clock.breach_cause.is_some());
    let chosen = missed.first().map(|clock| clock.id.to_string());
    let options: Vec<_> = missed
        .iter()
        .map(|clock| Choice::new(clock.id.to_string(), words::rule_words(&clock.rule)))
        .collect();
    let causes = Cause::ALL
        .map(|cause| Choice::new(cause.key(), words::cause_words(cause.key())))
        .to_vec();
    let value = Some(filled.form.missed.clone())
        .filter(|value| !value.is_empty())
        .or(chosen)
        .unwrap_or_default();
    (!options.is_empty()).then(|| {
        view! {
            <Form action=RecordBreach::PATH>
                <input type="hidden" name="reference" value=reference/>
                <Select name="missed" label=words::MISSED_LABEL options value error=filled.error("missed")/>
                <Radios
                    name="cause"
                    legend=words::CAUSE_LABEL
                    options=causes
                    value=filled.form.cause.clone()
                    error=filled.error("cause")
                />
                <TextArea
                    name="cause_note"
                    label=words::CAUSE_NOTE_LABEL
                    hint=words::CAUSE_NOTE_HINT
                    rows=2
                    value=filled.form.cause_note.clone()
                    error=filled.error("cause_note")
                />
                <Button text=words::SAVE_CAUSE kind=ButtonKind::Secondary/>
            </Form>
        }
    })
}
