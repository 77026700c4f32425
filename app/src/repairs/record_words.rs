//! What the pages of reported repairs say.

mod promises;

pub use promises::{Deed, date_changes, deed, waiting, why_this_date};

use crate::ui::{PromiseDate, Promised, Tone};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::repairs::Fixed;
use promises::rule_words;
use rules::clock::Period;
use rules::london;
use rules::repairs::state::RepairState;

pub const YOUR_REPAIRS: &str = "Your repairs";
pub const YOUR_REPAIR: &str = "Your repair";
pub const OPEN: &str = "Open";
pub const CLOSED: &str = "Closed";
pub const REPORT: &str = "Report a repair";
pub const NO_REPAIRS: &str = "No repairs yet";
pub const NO_REPAIRS_TEXT: &str =
    "When you report a repair, you can see here what we will do and by when.";
pub const NO_MORE: &str = "There are no more repairs";
pub const NO_MORE_TEXT: &str = "You have seen all of them.";
pub const BY_HOUSEHOLD: &str = "Reported by someone else in your home";
pub const NEWER: &str = "Newer repairs";
pub const OLDER: &str = "Older repairs";

pub const TEAM: &str = "Repairs team";
pub const NO_MESSAGES: &str = "You can write to us about this repair here.";
pub const MESSAGE_LABEL: &str = "Write to us about this repair";
pub const MESSAGE_SENT: &str = "We have your message.";
pub const MESSAGE_EMPTY: &str = "Enter your message";
pub const ALREADY_SENT: &str = "You sent a message from this page before. Read it below. Send this one too if you still need to";
pub const IS_CLOSED: &str =
    "This repair is closed. Tell us here if it is not fixed, and we will open it again";

pub const WORSE: &str = "It is getting worse";
pub const WORSE_LABEL: &str = "What has changed?";
pub const WORSE_HINT: &str = "If someone is in danger, call us. Do not wait for an answer here.";
pub const SEND_WORSE: &str = "Tell us it is worse";
pub const WORSE_SENT: &str = "Thank you. We know now that it is getting worse.";
pub const WORSE_EMPTY: &str = "Enter what has changed";

pub const NOT_FIXED: &str = "It is not fixed";
pub const NOT_FIXED_TEXT: &str =
    "Tell us, and we will open it again. You do not need to report it twice.";
pub const NOT_FIXED_LABEL: &str = "What is still wrong?";
pub const SEND_NOT_FIXED: &str = "Open it again";
pub const REOPENED: &str = "We have opened your repair again.";
pub const NOT_FIXED_EMPTY: &str = "Enter what is still wrong";
pub const TOO_LATE: &str =
    "This was closed more than 28 days ago. Report it as a new repair, so that we can help";
pub const REPORT_AGAIN: &str = "Is it back? Report it as a new repair.";

pub const SIGNED_OUT: &str = "You were signed out. Your words are still here. Send them again";

pub const PHOTOS: &str = "Photos";
pub const BEFORE: &str = "Before";
pub const AFTER: &str = "After";
pub const OTHER_PHOTOS: &str = "Other photos";
pub const ADD_PHOTO: &str = "Add a photo";
pub const PHOTO_HINT: &str =
    "A JPEG, PNG or WebP picture. We take out the place and time that your phone wrote into it.";
pub const SEND_PHOTO: &str = "Send photo";
pub const NO_PHOTOS: &str = "There are no photos yet.";

pub const HISTORY: &str = "What has happened";
pub const CANNOT: &str = "Why you cannot do it yourself";
pub const TOLD: &str = "What you told us";
pub const TOLD_BY_HOUSEHOLD: &str = "What we were told";

pub const TWO_QUESTIONS: &str = "We think the work is done";
pub const IS_IT_FIXED: &str = "Is it fixed?";
pub const STILL_WRONG_HINT: &str = "Only if it is not fixed, or worse than before.";
pub const HOW_HAPPY: &str = "How happy are you with the repair?";
pub const HOW_HAPPY_HINT: &str = "You can leave this out.";
/// From 5 down to 1.
pub const HAPPY: [&str; 5] = [
    "Very happy",
    "Happy",
    "Neither happy nor unhappy",
    "Unhappy",
    "Very unhappy",
];
pub const SEND_FIXED: &str = "Send your answers";
pub const FIXED_EMPTY: &str = "Choose if it is fixed";
pub const FIXED_THANKS: &str = "Thank you. We are glad it is fixed.";
pub const MADE_WORSE_TOLD: &str =
    "We are sorry. We have opened your repair again, and an officer will answer you.";
pub const NOT_DONE_YET: &str = "The work is not done yet. We will ask you when it is";

pub const CANCEL: &str = "I no longer need this repair";
pub const CANCEL_TEXT: &str = "If you call it off, nobody comes, and a visit that is booked does not take place. You cannot undo this, but you can report it again at any time.";
pub const CANCEL_BUTTON: &str = "Yes, call it off";
pub const CANCELLED: &str = "You have called this repair off.";
pub const CANCEL_TOO_LATE: &str =
    "This repair can no longer be called off here. Write to us below.";
pub const CANCEL_OFFICER_TOLD: &str = "This may be a danger, so we do not just call it off. An officer knows that you want to, and will answer you.";

pub const SHARED_REPAIR: &str = "A shared repair";
pub const SHARED_REPAIRS: &str = "In shared areas of your block";
pub const FOLLOWED_TEXT: &str =
    "Someone in your block reported this. You hear from us each time it moves on.";
pub const JOINED: &str = "You have joined this repair. We will tell you how it goes.";
pub const LEAVE: &str = "Stop hearing about this";
pub const LEFT: &str = "You will hear no more about that repair.";

/// Whether it is fixed, as the tenant chooses it.
pub fn fixed(fixed: Fixed) -> &'static str {
    match fixed {
        Fixed::Yes => "Yes",
        Fixed::NotFixed => "No, it is not fixed",
        Fixed::MadeWorse => "No, it is worse than before",
    }
}

/// How a repair stands, as its tag says it.
pub fn status(state: &str) -> (String, Tone) {
    let Some(state) = RepairState::parse(state) else {
        return (OPEN.to_owned(), Tone::Neutral);
    };
    let tone = match state {
        RepairState::EmergencyRedirected => Tone::Red,
        RepairState::Completed | RepairState::TenantConfirmed => Tone::Green,
        _ if state.waits_for_tenant() => Tone::Amber,
        _ if state.is_over() => Tone::Neutral,
        _ => Tone::Brand,
    };
    (state.tenant_words().to_owned(), tone)
}

/// A running clock as a card shows it: the date, what will have happened, and the rule.
pub fn promised(
    rule: &str,
    period: Option<&str>,
    due: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Promised {
    let period = period.and_then(|period| Period::parse(period).ok());
    let parts = london::promise_parts(london::date_of(due));
    Promised {
        date: PromiseDate {
            weekday: parts.weekday,
            day: parts.day,
            month: parts.month,
        },
        sentence: sentence(rule, period, due, now),
        why: period.map(|period| rule_words(rule, period)),
    }
}

/// "We will have looked at this report by Monday 14 December." A promise we broke says so.
fn sentence(rule: &str, period: Option<Period>, due: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let deed = deed(rule);
    let by = by(period, due, now);
    if due < now {
        format!(
            "We said we would {} by {by}. We are late, and we are sorry.",
            deed.to_do
        )
    } else {
        format!("{} by {by}.", deed.done)
    }
}

/// "Monday 14 December", with the time where the clock counts hours.
pub fn by(period: Option<Period>, due: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let day = weekday(london::date_of(due), london::date_of(now));
    match period {
        Some(Period::Hours(_)) => format!("{} on {day}", london::time_of(due)),
        _ => day,
    }
}

/// "Monday 14 December", with the year when it is not this one.
fn weekday(date: NaiveDate, today: NaiveDate) -> String {
    let long = london::long_weekday(date);
    if date.year() == today.year() {
        long.trim_end_matches(&format!(" {}", date.year()))
            .to_owned()
    } else {
        long
    }
}

/// "2 December, 11:20am", with the year when it is not this one.
pub fn moment(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let (date, today) = (london::date_of(at), london::date_of(now));
    let day = if date.year() == today.year() {
        london::day_month(date)
    } else {
        london::long_date(date)
    };
    format!("{day}, {}", london::time_of(at))
}
