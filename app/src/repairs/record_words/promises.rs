//! What each rule promises, and why a date is that date, in the tenant's words.

use crate::rent::words::questions as rent_words;
use crate::repairs::hazard_words;
use chrono::{DateTime, Utc};
use domain::cases::clocks::{AWAITING_INFO, ClockRow};
use rules::clock::Period;
use rules::london;
use rules::repairs::hazard::course::Duty;

/// Why there is no date: the promise stands still, for the reason of this key.
pub fn waiting(why: &str) -> &'static str {
    if why == AWAITING_INFO {
        "We cannot name a date before we have your answer. The days you need for it are added on."
    } else {
        "We cannot name a date just now. We will tell you as soon as we can."
    }
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

const fn of(done: &'static str, to_do: &'static str, next: &'static str) -> Deed {
    Deed { done, to_do, next }
}

pub fn deed(rule: &str) -> Deed {
    if let Some(duty) = Duty::of_rule(rule) {
        return hazard_words::deed(duty);
    }
    if rule.starts_with("rent.") {
        return rent_words::deed();
    }
    match rule {
        "repairs.triage" => of(
            "We will have looked at this report",
            "look at this report",
            "we look at the report",
        ),
        "repairs.emergency.attend" => of(
            "Someone will have come to you",
            "come to you",
            "someone comes to you",
        ),
        "repairs.emergency.complete" => of(
            "We will have made it safe",
            "make it safe",
            "we make it safe",
        ),
        "repairs.no_access.review" => of(
            "We will have decided what to do next",
            "decide what to do next",
            "we decide what to do",
        ),
        "case.reach" => of(
            "We will have phoned you or written to you",
            "phone you or write to you",
            "we phone you or write to you",
        ),
        "case.reply" => of(
            "We will have answered your message",
            "answer your message",
            "we answer your message",
        ),
        "rtr.second" => of(
            "Another contractor will have done the work",
            "have another contractor do the work",
            "another contractor does the work",
        ),
        _ => of(
            "We will have done the work",
            "do the work",
            "we do the work",
        ),
    }
}

/// The rule in small type: "Urgent repairs are done within 3 working days."
pub fn rule_words(rule: &str, period: Period) -> String {
    let duty = Duty::of_rule(rule).map(hazard_words::rule_begins);
    let start = match rule {
        _ if duty.is_some() => duty.unwrap_or_default(),
        "repairs.triage" => "We look at each report within",
        "repairs.emergency.attend" => "In an emergency we come within",
        "repairs.emergency.complete" => "In an emergency we make it safe within",
        "repairs.urgent.complete" => "Urgent repairs are done within",
        "repairs.routine.complete" => "Most repairs are done within",
        "repairs.planned.complete" => "Big planned repairs are done within",
        "repairs.no_access.review" => "When we could not get in, we decide what to do within",
        "case.reach" => "When a message does not get through, we phone or write within",
        "case.reply" => "We answer messages within",
        "rent.payment_missing" => "We look for a payment within",
        _ if rule.starts_with("rent.") => "We answer within",
        "rtr.first" => "The law says that a repair like this is done within",
        "rtr.second" => "The law gives another contractor",
        _ => "Our rule is",
    };
    format!("{start} {}.", period.words())
}

/// Behind "Why this date?": what was counted, from when, and who says so.
pub fn why_this_date(rule: &str, period: &str, source: &str, trigger: DateTime<Utc>) -> String {
    let counted = match Period::parse(period) {
        Ok(period) => format!(
            "We count {} from {}, {}. {}",
            period.words(),
            london::long_moment(trigger),
            since(rule),
            how_counted(period)
        ),
        Err(_) => format!(
            "We count from {}, {}. ",
            london::long_moment(trigger),
            since(rule)
        ),
    };
    format!("{counted}The rule is from: {source}.")
}

fn since(rule: &str) -> &'static str {
    if let Some(duty) = Duty::of_rule(rule) {
        return hazard_words::since(duty);
    }
    match rule {
        "case.reply" => "when you wrote to us",
        "case.reach" => "when our message did not get through",
        "repairs.triage" => "when we got the report",
        "repairs.no_access.review" => "when we last could not get in",
        "rtr.second" => "when you asked for another contractor",
        _ if rule.starts_with("rent.") => "when you told us",
        _ => "when it was reported",
    }
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

/// What became of the date we first gave: more time, and why; days on which we waited for the tenant.
pub fn date_changes(clock: &ClockRow) -> Vec<String> {
    let day = |at: DateTime<Utc>| london::long_weekday(london::date_of(at));
    let first = (clock.first_due_at != clock.due_at).then(|| {
        format!(
            "The first date we gave you was {}.",
            day(clock.first_due_at)
        )
    });
    let longer = clock.extended_by.as_ref().map(|_| {
        let reason = clock.extension_reason.as_deref().unwrap_or_default();
        format!("We need more time than that, and we are sorry. {reason}")
            .trim_end()
            .to_owned()
    });
    let waited = clock.stops.iter().map(|stop| {
        format!(
            "The clock stood still from {} to {}.",
            day(stop.from),
            day(stop.to)
        )
    });
    first.into_iter().chain(longer).chain(waited).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::clock::rulebook::RULES;

    #[test]
    fn every_promise_of_law_has_words_of_its_own() {
        let law = RULES.iter().filter(|rule| rule.key.starts_with("awaab."));
        for rule in law {
            let said = rule_words(rule.key, rule.period);
            assert!(
                said.to_lowercase().contains("the law"),
                "{}: {said}",
                rule.key
            );
            assert_ne!(deed(rule.key).done, "We will have done the work");
        }
        assert_eq!(
            rule_words("rtr.first", Period::WorkingDays(1)),
            "The law says that a repair like this is done within 1 working day."
        );
    }

    #[test]
    fn a_date_that_moved_says_which_was_first_and_why() {
        let mut clock = ClockRow::promised(
            ("repairs.urgent.complete", "3wd", "Council repairs policy"),
            "2026-11-16T09:00:00Z".parse().unwrap(),
            "2026-11-19T23:59:59Z".parse().unwrap(),
        );
        assert!(date_changes(&clock).is_empty());
        clock.due_at = "2026-11-26T23:59:59Z".parse().unwrap();
        clock.extended_by = Some("5wd".into());
        clock.extension_reason = Some("The part comes late.".into());
        assert_eq!(
            date_changes(&clock),
            [
                "The first date we gave you was Thursday 19 November 2026.",
                "We need more time than that, and we are sorry. The part comes late.",
            ]
        );
    }
}
