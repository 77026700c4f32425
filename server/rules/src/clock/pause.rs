//! Times when a clock stands still.

use crate::calendar::Calendar;
use crate::london;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use std::collections::BTreeSet;

/// From the question asked to its answer, say. One that ends before it starts is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
}

/// The moment when that much time has elapsed outside the pauses.
pub(super) fn after_elapsed(
    trigger: DateTime<Utc>,
    length: TimeDelta,
    pauses: &[Pause],
) -> DateTime<Utc> {
    let mut in_order: Vec<&Pause> = pauses
        .iter()
        .filter(|pause| pause.from < pause.to)
        .collect();
    in_order.sort_by_key(|pause| pause.from);
    let later = |moment: DateTime<Utc>, by| {
        moment
            .checked_add_signed(by)
            .unwrap_or(DateTime::<Utc>::MAX_UTC)
    };
    let mut due = later(trigger, length);
    let mut counted_to = trigger;
    for pause in in_order {
        let from = pause.from.max(counted_to);
        if from < due && from < pause.to {
            due = later(due, pause.to - from);
            counted_to = pause.to;
        }
    }
    due
}

/// The `days`th working day after day 0 that no pause touches.
pub(super) fn after_working_days(
    day_zero: NaiveDate,
    days: u32,
    pauses: &[Pause],
    calendar: &Calendar,
) -> NaiveDate {
    let paused = paused_days(pauses);
    let mut day = day_zero;
    for _ in 0..days {
        day = calendar.next_working_day(day);
        while paused.contains(&day) && day < NaiveDate::MAX {
            day = calendar.next_working_day(day);
        }
    }
    day
}

/// The due day, later by each paused day from day 0 up to it. Days come in order, so each may bring the next within reach.
pub(super) fn moved(day_zero: NaiveDate, due: NaiveDate, pauses: &[Pause]) -> NaiveDate {
    paused_days(pauses)
        .range(day_zero..)
        .fold(due, |due, paused| {
            if *paused <= due {
                due.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
            } else {
                due
            }
        })
}

/// Every date in London that a pause touches, its first and its last with it.
pub(super) fn paused_days(pauses: &[Pause]) -> BTreeSet<NaiveDate> {
    let ranges = pauses
        .iter()
        .map(|pause| (london::date_of(pause.from), london::date_of(pause.to)));
    ranges
        .flat_map(|(first, last)| first.iter_days().take_while(move |day| *day <= last))
        .collect()
}
