//! What the income team reads about breathing space.

use crate::ui::Tone;
use chrono::{DateTime, NaiveDate, Utc};
use domain::rent::breathing::{Hold, Lock, Moratorium};
use rules::london::{date_of, long_date};
use rules::rent::breathing::{day_of, last_of, midway};
use rules::rent::{Midway, MoratoriumKind};

pub const PAGE: &str = "Breathing space";
pub const BACK: &str = "The account";
pub const DO_NOT: &str = "Do not ask anyone on this tenancy for what was owed before it: no message, letter, call or visit, no step towards a notice or a court. You may talk about new rent, repairs and other things, and about the debt if they ask you to.";

pub const ENTER: &str = "Enter a notice of breathing space";
pub const PERSON: &str = "Who is in breathing space?";
pub const KIND: &str = "Which kind?";
pub const REFERENCE: &str = "Reference of the notice";
pub const ADVISER: &str = "Debt adviser (optional)";
pub const NOTIFIED: &str = "When did the notice reach us?";
pub const STARTS: &str = "First day, as the notice gives it";
pub const STARTS_HINT: &str = "The day after it was put in the register. It is day 1 of 60.";
pub const AMOUNT: &str = "What was owed on this account (optional)";
pub const AMOUNT_HINT: &str = "As the notice has it. If you leave it empty: what was owed at the end of the day before, technical arrears with it.";
pub const OTHERS_LEGEND: &str = "Other accounts of the same person";
pub const OTHERS_HINT: &str = "We have to search for them. Tell the adviser which there are.";
pub const OTHERS: &str = "Freeze what is owed on them too";
pub const ENTER_BUTTON: &str = "Enter the breathing space";
pub const CHOOSE_PERSON: &str = "Choose who is in breathing space";
pub const CHOOSE_KIND: &str = "Choose which kind it is";
pub const ENTER_REFERENCE: &str = "Enter the reference of the notice";
pub const ENTER_DATE: &str = "Enter a day, a month and a year";
pub const NOT_AHEAD: &str = "Enter a day that is not in the future";
pub const ENTER_AMOUNT: &str = "Enter an amount above nothing and up to £100,000";
pub const ENTERED_TOLD: &str =
    "The breathing space is entered. What waited to be sent about this debt was taken back.";
pub const ENTERED_BEFORE: &str = "This notice was entered before. Nothing has changed.";
pub const ENTERED_UNDER_WAY: &str = "The breathing space is entered. A message about this debt was being handed over at that moment, and may arrive: tell the adviser.";
pub const ENTERED_TOO_SOON: &str = "The breathing space is entered. There was another one in the twelve months before: you can ask the adviser for a review.";

pub const ADD: &str = "This debt is part of it too";
pub const ADD_BUTTON: &str = "Freeze it";
pub const ADDED_TOLD: &str = "This debt stands still too.";

pub const CHECK_TEXT: &str = "Look in the register. If it is there, enter the notice below: that ends this check and tells the tenant that there is news.";
pub const NOT_THERE: &str = "It is not in the register";
pub const ANSWER: &str = "What the tenant reads";
pub const ANSWER_HINT: &str = "Be kind. Do not ask for money here.";
pub const ANSWER_DRAFT: &str = "We looked in the national register and could not find your breathing space yet. It may be on its way: a debt adviser has to start it. If you would like help to find one, call us. We are happy to talk.";
pub const ANSWER_BUTTON: &str = "End the check and tell the tenant";
pub const ENTER_ANSWER: &str = "Enter what the tenant reads";
pub const ANSWERED_TOLD: &str = "The check has ended, and the tenant is told that there is news.";
pub const HOLDS: &str = "What tenants told us";

pub const RELEASE: &str = "It is over: look before anything else";
pub const RELEASE_TEXT: &str = "Nobody is asked for anything until you have looked. Check how they are, what the adviser arranged (a plan, a debt relief order, bankruptcy), what is owed now, and what would help. Nothing is sent when you release the account.";
pub const RELEASED: &str = "What did you find, and what happens next?";
pub const RELEASE_BUTTON: &str = "I have looked: release the account";
pub const ENTER_RELEASED: &str = "Enter what you found";
pub const RELEASED_TOLD: &str = "The account is released. Nothing was sent.";

pub const DUTIES: &str = "What we have to do";
pub const DUTY_DONE: &str = "Note what we have done";
pub const DUTY: &str = "What is done?";
pub const DUTY_WORDS: &str = "How, and who was told (optional)";
pub const DUTY_BUTTON: &str = "Note it";
pub const CHOOSE_DUTY: &str = "Choose what is done";
pub const DUTY_TOLD: &str = "It is noted.";
pub const DONE: &str = "Done";
pub const TO_DO: &str = "To do";

pub const MIDWAY: &str = "Midway review of the adviser";
pub const MIDWAY_RESULT: &str = "What came of it?";
pub const MIDWAY_ON: &str = "When?";
pub const CHOOSE_MIDWAY: &str = "Choose what came of it";
pub const MIDWAY_TOLD: &str = "The midway review is noted.";
pub const TREATMENT: &str = "The crisis treatment has ended";
pub const TREATED: &str = "On which day?";
pub const TREATED_HINT: &str = "As the scheme told us. The breathing space lasts 30 days more.";
pub const TREATED_TOLD: &str = "The last day is set.";
pub const STOP: &str = "It was cancelled, or ended early";
pub const STOPPED: &str = "From which day on?";
pub const STOPPED_HINT: &str = "The first day that it no longer covers.";
pub const REASON: &str = "Why?";
pub const ENTER_REASON: &str = "Enter the reason";
pub const STOP_BUTTON: &str = "End it";
pub const STOPPED_TOLD: &str =
    "It has ended. Nobody is asked for anything until the account is released.";
pub const SIGN_OFF: &str = "Legal allows a set-off";
pub const SIGN_OFF_TEXT: &str = "While it lasts, compensation for a late repair is not taken off this debt unless legal signs that off.";
pub const SIGNED_OFF: &str = "Who signed it off, and for what?";
pub const ENTER_SIGN_OFF: &str = "Enter who signed it off";
pub const SIGNED_OFF_TOLD: &str = "The sign-off is noted.";
pub const SAVE: &str = "Save";
pub const OTHERS_HERE: &str = "Other breathing spaces on this account";

/// The words for what a verb refused.
pub fn conflict(what: &str) -> &'static str {
    match what {
        "nothing_owed" => "Nothing was owed on that day. Check the first day, or enter the amount",
        "before_start" => "Enter a day that is not before its first day",
        "runs" => "It still runs",
        "kind" => "That does not go with this kind of breathing space",
        "ended" => "It has ended",
        "gone" => "That is not on this account. Check the account, then send again",
        _ => "Someone changed it while you wrote. Check where it stands, then send again",
    }
}

pub fn kind_hint(kind: MoratoriumKind) -> &'static str {
    match kind {
        MoratoriumKind::Standard => "60 days, with a review by the adviser midway.",
        MoratoriumKind::Crisis => "As long as the treatment, and 30 days more. Treat as sensitive.",
    }
}

/// Title and text of the banner.
pub fn banner(lock: &Lock) -> (&'static str, String) {
    match *lock {
        Lock::Runs {
            crisis,
            since,
            last,
            frozen,
        } => {
            let ends = match last {
                Some(last) => format!(" to {}", long_date(last)),
                None if crisis => " for as long as treatment lasts".to_owned(),
                None => String::new(),
            };
            let text = format!("{frozen} stands still from {}{ends}.", long_date(since));
            ("Breathing space", text)
        }
        Lock::BeingChecked { until } => (
            "Breathing space: being checked",
            format!(
                "A tenant told us of one. Nobody is asked for anything up to {}, while we check.",
                long_date(until)
            ),
        ),
        Lock::Over { last } => (
            "Breathing space is over, and nobody has looked yet",
            format!(
                "Its last day was {}. An officer looks at the account before anyone is written to.",
                long_date(last)
            ),
        ),
    }
}

pub fn held_back(many: i64) -> String {
    let messages = if many == 1 { "message" } else { "messages" };
    format!("{many} {messages} about this account stayed here for a breathing space.")
}

pub fn state(it: &Moratorium, today: NaiveDate) -> (&'static str, Tone) {
    match it {
        it if it.released_at.is_some() => ("Over", Tone::Neutral),
        it if it.is_over(today) => ("Over: look first", Tone::Amber),
        it if it.starts_on > today => ("Begins soon", Tone::Brand),
        _ => ("Runs", Tone::Green),
    }
}

/// `review_days`: how long we may ask the adviser for a review, the first day with them.
pub fn facts(it: &Moratorium, review_days: u32, now: DateTime<Utc>) -> Vec<(&'static str, String)> {
    let today = date_of(now);
    let standard = it.kind == MoratoriumKind::Standard;
    let (from, to) = midway(it.starts_on);
    let due = format!("Due from {} to {}", long_date(from), long_date(to));
    let review = match it.midway.zip(it.midway_at) {
        Some((result, at)) => format!("{}, {}", result.label(), long_date(date_of(at))),
        None => due,
    };
    let running = (!it.is_over(today) && it.starts_on <= today)
        .then(|| format!("Day {}", day_of(it.starts_on, today)));
    let debts = it.debts.iter().map(|debt| {
        format!(
            "{} on {} ({})",
            debt.frozen,
            debt.payment_reference,
            debt.kind.label()
        )
    });
    let some = |key, value: String| (!value.is_empty()).then_some((key, value));
    [
        some("Reference", it.reference.clone()),
        some("Debt adviser", it.adviser.clone()),
        some("Notice came", long_date(date_of(it.notified_at))),
        some("First day", long_date(it.starts_on)),
        some("Last day", last_day(it)),
        some("Today", running.unwrap_or_default()),
        some("Frozen", debts.collect::<Vec<_>>().join("\n")),
        standard.then_some(("Midway review", review)),
        some(
            "We can ask for a review up to",
            long_date(last_of(it.starts_on, review_days)),
        ),
        some("Ended because", it.stopped_why.clone().unwrap_or_default()),
        some(
            "Set-off signed off",
            it.signed_off_words.clone().unwrap_or_default(),
        ),
        some("Released", released(it)),
        some(
            "Entered by",
            format!("{}, {}", it.entered_by, long_date(date_of(it.entered_at))),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn last_day(it: &Moratorium) -> String {
    match it.last_day() {
        Some(last) if it.midway == Some(Midway::Cancelled) => {
            format!("{}, cancelled midway", long_date(last))
        }
        Some(last) => long_date(last),
        None => "Not known while the treatment goes on".to_owned(),
    }
}

fn released(it: &Moratorium) -> String {
    let when = it.released_at.map(|at| long_date(date_of(at)));
    let words = it.released_words.clone();
    [when, words]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(". ")
}

/// "Amina Marsh, from 2 November 2026"
pub fn line(it: &Moratorium) -> String {
    format!("{}, from {}", it.name, long_date(it.starts_on))
}

pub fn add(it: &Moratorium) -> String {
    format!(
        "{} has been in breathing space since {} ({}). It does not cover this account yet.",
        it.name,
        long_date(it.starts_on),
        it.reference
    )
}

pub fn check(hold: &Hold) -> String {
    format!("Check: {} says they are in breathing space", hold.name)
}

pub fn told(hold: &Hold) -> String {
    let said = long_date(date_of(hold.said_at));
    let reference = if hold.reference.is_empty() {
        "no reference".to_owned()
    } else {
        format!("reference {}", hold.reference)
    };
    let came = match hold.ended_at {
        Some(at) if hold.answer.is_some() => {
            format!("not in the register, {}", long_date(date_of(at)))
        }
        Some(at) => format!("confirmed, {}", long_date(date_of(at))),
        None => format!("being checked, on hold up to {}", long_date(hold.until)),
    };
    format!("{}, {said}, {reference}: {came}.", hold.name)
}
