//! More time for a promise, where its rule allows it. The tenant is told the new date and why.

use super::clock_form::{ClockForm, OpenClocks, clock_value, read_clock};
use crate::http::{Ctx, Filled, Next, act};
use crate::officers::words;
use crate::ui::{Button, ButtonKind, Choice, Form, Select, TextArea, TextField};
use chrono::{DateTime, Utc};
use domain::Result;
use domain::cases::clocks::ClockRow;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::clock::{Period, rulebook};

#[server(prefix = "/do", endpoint = "officer/cases/extend")]
pub async fn extend_clock(#[server(flatten)] form: ClockForm) -> Result<(), ServerFnError> {
    act(|ctx| extend(ctx, form)).await
}

async fn extend(ctx: Ctx, form: ClockForm) -> Result<Next> {
    let chosen = read_clock(&form.longer);
    let number: Option<u32> = form.longer_by.trim().parse().ok();
    let number = number.filter(|number| *number > 0);
    let typed = form.longer_reason.clone();
    let mut open = OpenClocks::new(&ctx, form).await?;
    if chosen.is_none() {
        open.problems.add("longer", words::CHOOSE_CLOCK);
    }
    if number.is_none() {
        open.problems.add("longer_by", words::ENTER_DAYS);
    }
    let reason = open.words("longer_reason", &typed);
    if reason.as_deref() == Some("") {
        open.problems
            .add("longer_reason", words::ENTER_MORE_TIME_REASON);
    }
    let (Some(chosen), Some(number), Some(reason), true) =
        (chosen, number, reason, open.problems.is_empty())
    else {
        return open.again();
    };
    let by = Period::WorkingDays(number);
    let done = open
        .tx
        .extend_promise(&open.head, chosen, by, &reason)
        .await;
    open.finish("longer", done, words::EXTENDED_TOLD).await
}

/// Nothing where no promise may be given more time. Repairs are counted in working days; so is what is typed.
#[component]
pub(super) fn ExtensionForm(
    reference: String,
    clocks: Vec<ClockRow>,
    now: DateTime<Utc>,
    filled: Filled<ClockForm>,
) -> impl IntoView {
    let options: Vec<_> = clocks
        .iter()
        .filter_map(|clock| {
            let left = left_of(clock, now)?;
            let label = words::rule_words(&clock.rule);
            let most = format!("{label}: at most {} more", left.words());
            Some(Choice::new(clock_value(clock), most))
        })
        .collect();
    (!options.is_empty()).then(|| {
        view! {
            <Form action=ExtendClock::PATH>
                <input type="hidden" name="reference" value=reference/>
                <Select
                    name="longer"
                    label=words::LONGER_LABEL
                    options
                    value=filled.form.longer.clone()
                    error=filled.error("longer")
                />
                <TextField
                    name="longer_by"
                    label=words::LONGER_BY_LABEL
                    inputmode="numeric"
                    width=3u8
                    value=filled.form.longer_by.clone()
                    error=filled.error("longer_by")
                />
                <TextArea
                    name="longer_reason"
                    label=words::LONGER_REASON_LABEL
                    hint=words::PRIORITY_REASON_HINT
                    rows=2
                    value=filled.form.longer_reason.clone()
                    error=filled.error("longer_reason")
                />
                <Button text=words::EXTEND kind=ButtonKind::Secondary/>
            </Form>
        }
    })
}

/// How much longer it may still be made: in working days, before it is missed.
fn left_of(clock: &ClockRow, now: DateTime<Utc>) -> Option<Period> {
    let most = rulebook::rule(&clock.rule)?.extension?;
    let used = match &clock.extended_by {
        Some(by) => Period::parse(by).ok()?.number(),
        None => 0,
    };
    let left = most.with_number(most.number().saturating_sub(used));
    let open = clock.is_open() && !clock.is_missed(now);
    let in_days = matches!(left, Period::WorkingDays(1..));
    (open && in_days).then_some(left)
}
