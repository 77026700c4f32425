//! When someone comes: slots, which of them are open, until when a visit may be changed, and what follows a failed one.

use crate::calendar::Calendar;
use crate::london;
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc};
use std::collections::BTreeMap;

/// How many working days ahead a slot can be chosen.
pub const DAYS_AHEAD: u32 = 10;
/// A visit may be changed until 5pm of the working day before it (council policy; `docs/decisions/0010`).
pub const CUT_OFF_HOUR: u32 = 17;
/// From this hour of the day before, the tenant is reminded.
pub const REMIND_FROM_HOUR: u32 = 9;
/// How many minutes someone must wait at the door before a visit counts as failed.
pub const LEAST_WAIT_MINUTES: u32 = 10;

keyed_enum! {
    /// A part of a day in which someone comes. Its label is what the tenant reads.
    pub enum Slot {
        Morning = "am", "Morning, 8am to 1pm";
        Afternoon = "pm", "Afternoon, midday to 5pm";
        SchoolRun = "school_run", "Between the school runs, 9:30am to 2:30pm";
        EightToTen = "8_10", "8am to 10am";
        TenToMidday = "10_12", "10am to midday";
        MiddayToTwo = "12_2", "Midday to 2pm";
        TwoToFour = "2_4", "2pm to 4pm";
        /// For an emergency: from now until we must have come. Nobody chooses it.
        Now = "now", "As soon as we can";
    }
}

impl Slot {
    /// The first and last minute of the slot on that day, by the clocks of London. `None` for "as soon as we can".
    pub fn window(self, day: NaiveDate) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let (from, to) = self.hours()?;
        Some((london::at(day, from), london::at(day, to)))
    }

    fn hours(self) -> Option<(NaiveTime, NaiveTime)> {
        let ((from, past), (to, after)) = match self {
            Self::Morning => ((8, 0), (13, 0)),
            Self::Afternoon => ((12, 0), (17, 0)),
            Self::SchoolRun => ((9, 30), (14, 30)),
            Self::EightToTen => ((8, 0), (10, 0)),
            Self::TenToMidday => ((10, 0), (12, 0)),
            Self::MiddayToTwo => ((12, 0), (14, 0)),
            Self::TwoToFour => ((14, 0), (16, 0)),
            Self::Now => return None,
        };
        NaiveTime::from_hms_opt(from, past, 0).zip(NaiveTime::from_hms_opt(to, after, 0))
    }
}

/// The last moment at which a visit on that day may be booked, changed or called off by the tenant.
pub fn cut_off(day: NaiveDate, calendar: &Calendar) -> DateTime<Utc> {
    let mut before = day_before(day);
    while !calendar.is_working_day(before) && before > NaiveDate::MIN {
        before = day_before(before);
    }
    london::at(before, on_the_hour(CUT_OFF_HOUR))
}

/// Whether the tenant may still change or call off a visit on that day.
pub fn may_change(day: NaiveDate, now: DateTime<Utc>, calendar: &Calendar) -> bool {
    now < cut_off(day, calendar)
}

/// Whether it is time to remind the tenant of a visit on that day: the day before, from 9am.
pub fn is_time_to_remind(day: NaiveDate, now: DateTime<Utc>) -> bool {
    now >= london::at(day_before(day), on_the_hour(REMIND_FROM_HOUR)) && london::date_of(now) < day
}

/// How many visits a firm takes: by weekday (1 is Monday) and slot.
pub type Capacity = BTreeMap<(u32, Slot), u32>;
/// How many visits it has, by day and slot.
pub type Taken = BTreeMap<(NaiveDate, Slot), u32>;

/// A slot with room in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpenSlot {
    pub day: NaiveDate,
    pub slot: Slot,
    pub left: u32,
}

/// The slots with a place left on the next ten working days whose cut-off is not past, in order.
pub fn open_slots(
    capacity: &Capacity,
    taken: &Taken,
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Vec<OpenSlot> {
    let today = london::date_of(now);
    let days = (1..=DAYS_AHEAD).map(|days| calendar.add_working_days(today, days));
    days.filter(|day| may_change(*day, now, calendar))
        .flat_map(|day| {
            Slot::ALL.iter().filter_map(move |slot| {
                let left = places_left(capacity, taken, day, *slot);
                (left > 0).then_some(OpenSlot {
                    day,
                    slot: *slot,
                    left,
                })
            })
        })
        .collect()
}

fn places_left(capacity: &Capacity, taken: &Taken, day: NaiveDate, slot: Slot) -> u32 {
    if slot == Slot::Now {
        return 0;
    }
    let places = capacity.get(&(day.weekday().number_from_monday(), slot));
    let gone = taken.get(&(day, slot)).copied().unwrap_or(0);
    places.copied().unwrap_or(0).saturating_sub(gone)
}

/// The window of an emergency visit: from now until someone must have come, and two hours at least when that is past.
pub fn window_now(now: DateTime<Utc>, attend_by: Option<DateTime<Utc>>) -> DateTime<Utc> {
    attend_by
        .filter(|by| *by > now)
        .unwrap_or(now + TimeDelta::hours(2))
}

/// What a firm wrote down of a visit at which nobody let them in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtTheDoor {
    pub waited_minutes: u32,
    pub phoned: bool,
    pub card_left: bool,
    pub photos: u32,
}

/// What is missing before a visit counts as failed. In the order to ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Wait,
    Call,
    Card,
    Photo,
}

impl AtTheDoor {
    /// A visit counts as failed only when someone waited, phoned, left a card and took a picture of it (domain A6).
    pub fn missing(self) -> Vec<Missing> {
        let asked = [
            (self.waited_minutes < LEAST_WAIT_MINUTES, Missing::Wait),
            (!self.phoned, Missing::Call),
            (!self.card_left, Missing::Card),
            (self.photos == 0, Missing::Photo),
        ];
        asked
            .into_iter()
            .filter_map(|(open, missing)| open.then_some(missing))
            .collect()
    }
}

/// Whether someone who came in the slot can have waited so long by now. Who comes before the slot has found nobody in breach
/// of anything; who writes it down the day after writes too late.
pub fn came_in_slot(
    starts_at: DateTime<Utc>,
    day: NaiveDate,
    waited_minutes: u32,
    now: DateTime<Utc>,
) -> bool {
    starts_at + TimeDelta::minutes(i64::from(waited_minutes)) <= now
        && now <= london::end_of_day(day)
}

/// What follows a failed visit. None of it closes the repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterNoAccess {
    /// The first: the tenant chooses another time.
    Rebook,
    /// The second: as the first, and an officer checks whether the tenant needs help.
    RebookAndCheck,
    /// From the third on, an officer decides what happens next.
    Review,
}

/// What follows the failed visit of that number, counted from 1.
pub const fn after_no_access(attempt: u32) -> AfterNoAccess {
    match attempt {
        0 | 1 => AfterNoAccess::Rebook,
        2 => AfterNoAccess::RebookAndCheck,
        _ => AfterNoAccess::Review,
    }
}

fn on_the_hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()
}

fn day_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests;
