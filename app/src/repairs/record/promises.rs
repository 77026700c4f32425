//! The one promise that concerns the tenant: the earliest that runs, with its reason and the days behind its date.

use super::RepairRecord;
use crate::repairs::record_words as words;
use crate::ui::{Promise, Promised, counted_days};
use domain::cases::clocks::ClockRow;
use leptos::prelude::*;
use rules::calendar::Calendar;
use rules::clock::explain;

#[component]
pub fn Promises(record: RepairRecord) -> impl IntoView {
    match record.repair.promise() {
        Some(clock) => promise(clock, &record).into_any(),
        None => record
            .repair
            .waiting_promise()
            .map(|clock| {
                let why = clock.paused_why.as_deref().unwrap_or_default();
                view! { <p>{words::waiting(why)}</p> }
            })
            .into_any(),
    }
}

fn promise(clock: &ClockRow, record: &RepairRecord) -> impl IntoView + use<> {
    let Promised {
        date,
        sentence,
        why,
    } = words::promised(&clock.rule, Some(&clock.period), clock.due_at, record.now);
    let why_more =
        words::why_this_date(&clock.rule, &clock.period, &clock.source, clock.trigger_at);
    let days = days(clock, &record.calendar)
        .into_iter()
        .chain(words::date_changes(clock))
        .collect::<Vec<_>>();
    view! { <Promise date sentence why why_more days/> }
}

/// The days behind the date; none where bank holidays changed after it was promised, for the date stands as we gave it.
fn days(clock: &ClockRow, calendar: &Calendar) -> Vec<String> {
    let explained = clock.length().map(|length| {
        let explained = explain(length, clock.trigger_at, &clock.pauses(), calendar);
        (explained, length)
    });
    explained
        .filter(|(explained, _)| explained.due == clock.due_at)
        .map(|(explained, length)| counted_days(&explained, length))
        .unwrap_or_default()
}
