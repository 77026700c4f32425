//! The dates we owe on a case, and what became of the messages about it.

mod why;

use crate::officers::due::{due_warning, due_words};
use crate::officers::words;
use crate::ui::{Tag, Tone};
use chrono::{DateTime, Utc};
use domain::cases::clocks::ClockRow;
use domain::cases::desk::DeliveryRow;
use leptos::prelude::*;
use rules::calendar::Calendar;
use rules::london;
use why::Why;

/// The clocks that run come first; those another promise took the place of come last.
#[component]
pub(in crate::officers) fn Clocks(
    clocks: Vec<ClockRow>,
    calendar: Calendar,
    now: DateTime<Utc>,
) -> impl IntoView {
    let mut clocks = without_replaced(clocks);
    clocks.sort_by_key(|clock| (!clock.is_open(), clock.stopped_at.is_some()));
    (!clocks.is_empty()).then(|| {
        let clock = |clock| view! { <Clock clock calendar=calendar.clone() now/> };
        let clocks = clocks.into_iter().map(clock);
        view! {
            <h2>{words::CLOCKS}</h2>
            <dl class="facts">{clocks.collect_view()}</dl>
        }
    })
}

/// A clock that stopped is left out where the same promise runs again or was kept: it would only be said twice.
fn without_replaced(clocks: Vec<ClockRow>) -> Vec<ClockRow> {
    let lives = |rule: &str| {
        clocks
            .iter()
            .any(|clock| clock.rule == rule && clock.stopped_at.is_none())
    };
    let keep: Vec<bool> = clocks
        .iter()
        .map(|clock| clock.stopped_at.is_none() || !lives(&clock.rule))
        .collect();
    clocks
        .into_iter()
        .zip(keep)
        .filter_map(|(clock, keep)| keep.then_some(clock))
        .collect()
}

#[component]
fn Clock(clock: ClockRow, calendar: Calendar, now: DateTime<Utc>) -> impl IntoView {
    let standing = standing(&clock, now);
    let standing = if clock.is_open() {
        view! { <strong>{standing}</strong> }.into_any()
    } else {
        standing.into_any()
    };
    let tag = warning(&clock, &calendar, now).map(|(words, tone)| view! { " " <Tag words tone/> });
    let cause = clock.breach_cause.as_deref().map(|cause| {
        let note = clock.breach_note.clone().unwrap_or_default();
        view! { <p class="small">{format!("{}. {note}", words::cause_words(cause))}</p> }
    });
    view! {
        <dt>{words::rule_words(&clock.rule)}</dt>
        <dd>
            {standing}
            {tag}
            {cause}
            <details class="promise__more">
                <summary>{words::WHY_THIS_DATE}</summary>
                <Why clock calendar/>
            </details>
        </dd>
    }
}

/// How near it is to being missed, in words and colour; nothing while there is time.
fn warning(
    clock: &ClockRow,
    calendar: &Calendar,
    now: DateTime<Utc>,
) -> Option<(&'static str, Tone)> {
    if !clock.is_open() {
        return None;
    }
    if clock.paused_since.is_some() {
        return Some((words::STANDS_STILL, Tone::Neutral));
    }
    due_warning(Some((clock.trigger_at, clock.due_at)), now, calendar)
}

/// "Today 5pm", "3 hours late", "Met ✓ 5:30pm on Monday 14 December 2026", "Met late, …", "No longer runs".
fn standing(clock: &ClockRow, now: DateTime<Utc>) -> String {
    match (clock.met_at, clock.stopped_at) {
        (Some(met), _) if met <= clock.due_at => format!("Met ✓ {}", london::long_moment(met)),
        (Some(met), _) => format!(
            "Met late, {}. It was due {}",
            london::long_moment(met),
            london::long_moment(clock.due_at)
        ),
        (None, Some(_)) => "No longer runs".to_owned(),
        (None, None) if clock.paused_since.is_some() => {
            let why = clock.paused_why.as_deref().unwrap_or_default();
            format!("No date while it stands still: {}", words::pause_words(why))
        }
        (None, None) => due_words(Some(clock.due_at), now),
    }
}

#[component]
pub(super) fn Deliveries(deliveries: Vec<DeliveryRow>, now: DateTime<Utc>) -> impl IntoView {
    let delivery = move |row: DeliveryRow| {
        let channel = words::channel_words(&row.channel);
        let outcome = words::delivery_words(&row.state, row.reason.as_deref());
        let bad = is_bad(&row.state);
        let what = format!(
            "{} by {channel}, {}",
            words::message_words(&row.kind),
            when(row.at, now)
        );
        let outcome = if bad {
            view! { <strong>{outcome}</strong> }.into_any()
        } else {
            outcome.into_any()
        };
        view! { <li>{what} ": " {outcome}</li> }
    };
    // Folded away where all went well: what can be done must not lie below a long list.
    let worry = deliveries.iter().any(|row| is_bad(&row.state));
    let summary = format!("{} ({})", words::DELIVERIES, deliveries.len());
    (!deliveries.is_empty()).then(|| {
        view! {
            <details class="folded" open=worry>
                <summary>{summary}</summary>
                <ul class="govuk-list">{deliveries.into_iter().map(delivery).collect_view()}</ul>
            </details>
        }
    })
}

fn is_bad(state: &str) -> bool {
    matches!(state, "failed" | "suppressed" | "expired")
}

/// "today 5:30pm", "Monday 14 December 5:30pm".
pub(super) fn when(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let day = london::relative_day(london::date_of(at), london::date_of(now));
    format!("{day} {}", london::time_of(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn clock(met: Option<&str>, stopped: Option<&str>) -> ClockRow {
        ClockRow {
            met_at: met.map(utc),
            stopped_at: stopped.map(utc),
            ..ClockRow::promised(
                (
                    "repairs.urgent.complete",
                    "3wd",
                    "Council repairs policy: urgent",
                ),
                utc("2026-11-16T09:00:00Z"),
                utc("2026-11-19T23:59:59Z"),
            )
        }
    }

    #[test]
    fn a_clock_says_whether_it_was_kept() {
        let now = utc("2026-11-20T10:00:00Z");
        assert_eq!(standing(&clock(None, None), now), "10 hours late");
        assert_eq!(
            standing(&clock(Some("2026-11-19T12:00:00Z"), None), now),
            "Met ✓ midday on Thursday 19 November 2026"
        );
        assert!(
            standing(&clock(Some("2026-11-20T09:00:00Z"), None), now)
                .starts_with("Met late, 9am on Friday 20 November 2026")
        );
        assert_eq!(
            standing(&clock(None, Some("2026-11-17T09:00:00Z")), now),
            "No longer runs"
        );
    }

    #[test]
    fn a_clock_warns_before_it_is_missed_in_words_too() {
        let warned = |now: &str| {
            warning(&clock(None, None), &Calendar::england(), utc(now)).map(|(words, _)| words)
        };
        assert_eq!(warned("2026-11-17T10:00:00Z"), None);
        assert_eq!(warned("2026-11-19T10:00:00Z"), Some("Due soon"));
        assert_eq!(warned("2026-11-19T20:00:00Z"), Some("Due very soon"));
        assert_eq!(warned("2026-11-20T00:00:00Z"), Some("Late"));
        let kept = clock(Some("2026-11-19T12:00:00Z"), None);
        assert!(warning(&kept, &Calendar::england(), utc("2026-11-20T00:00:00Z")).is_none());
    }

    #[test]
    fn a_promise_made_again_is_listed_once() {
        let stopped = || clock(None, Some("2026-11-17T09:00:00Z"));
        let kept = without_replaced(vec![stopped(), clock(None, None), stopped()]);
        assert_eq!(kept.len(), 1);
        assert!(kept[0].is_open());
        assert_eq!(without_replaced(vec![stopped()]).len(), 1);
    }
}
