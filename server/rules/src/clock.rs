//! The clocks of law and policy: from a moment and a period to the last moment to act in.
//!
//! Periods count in London's days and end at 23:59:59 there, but for hours, which simply elapse.

mod explanation;
mod pause;
mod period;
pub mod rulebook;
mod standing;

pub use explanation::{Day, Explained, Kind, Skipped, Span, explain};
pub use pause::Pause;
pub use period::{Period, PeriodError};
pub use standing::{Standing, standing};

use crate::calendar::Calendar;
use crate::london;
use chrono::{DateTime, Days, Months, NaiveDate, TimeDelta, Utc};

/// The last moment to act in, when the period starts at `trigger`. The trigger's own day is day 0.
pub fn due(period: Period, trigger: DateTime<Utc>, calendar: &Calendar) -> DateTime<Utc> {
    due_with_pauses(period, trigger, &[], calendar)
}

/// As `due`, when the clock stood still at times.
///
/// Every day that a pause touches is left out, its first and last day with it (ICO guidance on clarification, UK GDPR
/// Art 12A). For hours, the paused time itself is left out. Pauses may overlap; what lies before the trigger or after
/// the due date changes nothing. A pause that is still open has no due date yet: leave it out and say so instead.
pub fn due_with_pauses(
    period: Period,
    trigger: DateTime<Utc>,
    pauses: &[Pause],
    calendar: &Calendar,
) -> DateTime<Utc> {
    let day_zero = london::date_of(trigger);
    let last_day = match period {
        Period::Hours(hours) => {
            return pause::after_elapsed(trigger, TimeDelta::hours(i64::from(hours)), pauses);
        }
        Period::WorkingDays(days) => pause::after_working_days(day_zero, days, pauses, calendar),
        Period::Weeks(weeks) => {
            pause::moved(day_zero, plus_days(day_zero, u64::from(weeks) * 7), pauses)
        }
        Period::CalendarDays(days) => {
            pause::moved(day_zero, plus_days(day_zero, u64::from(days)), pauses)
        }
        Period::CalendarDaysToWorkingDay(days) => calendar.working_day_on_or_after(pause::moved(
            day_zero,
            plus_days(day_zero, u64::from(days)),
            pauses,
        )),
        Period::Months(months) => calendar.working_day_on_or_after(pause::moved(
            day_zero,
            plus_months(day_zero, months),
            pauses,
        )),
    };
    london::end_of_day(last_day)
}

/// The due date when the period is made longer by `by`: both run as one from the same trigger, so that one month
/// extended by two is the date three months on. The clock keeps its original due date beside this one.
///
/// # Errors
/// When the two are of different kinds (working days and months, say): no rule extends a clock so.
pub fn extend(
    period: Period,
    by: Period,
    trigger: DateTime<Utc>,
    pauses: &[Pause],
    calendar: &Calendar,
) -> Result<DateTime<Utc>, PeriodError> {
    Ok(due_with_pauses(
        period.longer_by(by)?,
        trigger,
        pauses,
        calendar,
    ))
}

fn plus_days(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}

/// The same date that many months on, or the last of the month when it has no such date.
fn plus_months(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months))
        .unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod vectors;
