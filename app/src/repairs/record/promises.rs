//! The promises that run on a repair, the earliest first, each with its reason.

use crate::repairs::record_words as words;
use crate::ui::{Promise, Promised};
use chrono::{DateTime, Utc};
use domain::cases::clocks::ClockRow;
use leptos::prelude::*;

#[component]
pub fn Promises(clocks: Vec<ClockRow>, now: DateTime<Utc>) -> impl IntoView {
    clocks
        .into_iter()
        .filter(ClockRow::is_open)
        .map(|clock| promise(&clock, now))
        .collect_view()
}

fn promise(clock: &ClockRow, now: DateTime<Utc>) -> impl IntoView + use<> {
    let Promised {
        date,
        sentence,
        why,
    } = words::promised(&clock.rule, Some(&clock.period), clock.due_at, now);
    let why_more =
        words::why_this_date(&clock.rule, &clock.period, &clock.source, clock.trigger_at);
    view! { <Promise date sentence why why_more/> }
}
