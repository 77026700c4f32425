//! What the pages of reported repairs say.

use super::hazard_words;
use crate::ui::{PromiseDate, Promised, Tone};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use rules::clock::Period;
use rules::london;
use rules::repairs::hazard::course::Duty;
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

pub const MESSAGES: &str = "Messages";
pub const NO_MESSAGES: &str = "You can write to us about this repair here.";
pub const QUESTION: &str = "We need an answer from you";
pub const ANSWER_LABEL: &str = "Your answer";
pub const MESSAGE_LABEL: &str = "Write to us about this repair";
pub const SEND_ANSWER: &str = "Send your answer";
pub const SEND_MESSAGE: &str = "Send message";
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
pub const ADD_PHOTO: &str = "Add a photo";
pub const PHOTO_HINT: &str =
    "A JPEG, PNG or WebP picture. We take out the place and time that your phone wrote into it.";
pub const SEND_PHOTO: &str = "Send photo";
pub const NO_PHOTOS: &str = "There are no photos yet.";

pub const HISTORY: &str = "What has happened";
pub const TOLD: &str = "What you told us";
pub const TOLD_BY_HOUSEHOLD: &str = "What we were told";

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

/// What a clock promises, in the three ways a page says it.
pub struct Deed {
    /// "We will have done the work"
    pub done: &'static str,
    /// "do the work"
    pub to_do: &'static str,
    /// "we do the work", after "Next:"
    pub next: &'static str,
}

pub fn deed(rule: &str) -> Deed {
    if let Some(duty) = Duty::of_rule(rule) {
        return hazard_words::deed(duty);
    }
    let (done, to_do, next) = match rule {
        "repairs.triage" => (
            "We will have looked at this report",
            "look at this report",
            "we look at the report",
        ),
        "repairs.emergency.attend" => (
            "Someone will have come to you",
            "come to you",
            "someone comes to you",
        ),
        "repairs.emergency.complete" => (
            "We will have made it safe",
            "make it safe",
            "we make it safe",
        ),
        "case.reach" => (
            "We will have phoned you or written to you",
            "phone you or write to you",
            "we phone you or write to you",
        ),
        "repairs.no_access.review" => (
            "We will have looked at the visit",
            "look at the visit",
            "we look at the visit",
        ),
        "case.reply" => (
            "We will have answered your message",
            "answer your message",
            "we answer your message",
        ),
        _ => (
            "We will have done the work",
            "do the work",
            "we do the work",
        ),
    };
    Deed { done, to_do, next }
}

/// The rule in small type: "Urgent repairs are done within 3 working days."
fn rule_words(rule: &str, period: Period) -> String {
    let duty = Duty::of_rule(rule).map(hazard_words::rule_begins);
    let start = match rule {
        _ if duty.is_some() => duty.unwrap_or_default(),
        "repairs.triage" => "We look at each report within",
        "repairs.emergency.attend" => "In an emergency we come within",
        "repairs.emergency.complete" => "In an emergency we make it safe within",
        "repairs.urgent.complete" => "Urgent repairs are done within",
        "repairs.routine.complete" => "Most repairs are done within",
        "repairs.planned.complete" => "Big planned repairs are done within",
        "case.reach" => "When a message does not get through, we phone or write within",
        "repairs.no_access.review" => "We look at a visit that failed within",
        "case.reply" => "We answer messages within",
        _ => "Our rule is",
    };
    format!("{start} {}.", period.words())
}

/// Behind "Why this date?": what was counted, from when, and who says so.
pub fn why_this_date(rule: &str, period: &str, source: &str, trigger: DateTime<Utc>) -> String {
    let duty = Duty::of_rule(rule).map(hazard_words::since);
    let since = match rule {
        "repairs.no_access.review" => "when we were told of it",
        _ if duty.is_some() => duty.unwrap_or_default(),
        "case.reply" => "when you wrote to us",
        "case.reach" => "when our message did not get through",
        "repairs.triage" => "when we got the report",
        _ => "when it was reported",
    };
    let counted = match Period::parse(period) {
        Ok(period) => format!(
            "We count {} from {}, {since}. {}",
            period.words(),
            london::long_moment(trigger),
            how_counted(period)
        ),
        Err(_) => format!("We count from {}, {since}. ", london::long_moment(trigger)),
    };
    format!("{counted}The rule is from: {source}.")
}

fn how_counted(period: Period) -> &'static str {
    match period {
        Period::Hours(_) => "Nights, weekends and bank holidays count too. ",
        Period::WorkingDays(_) => {
            "The first day is the next working day. Weekends and bank holidays do not count. "
        }
        _ => "The first day is the day after. ",
    }
}
