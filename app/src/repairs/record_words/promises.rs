//! What each rule promises, and why a date is that date, in the tenant's words.

use chrono::{DateTime, Utc};
use domain::cases::clocks::ClockRow;
use rules::clock::Period;
use rules::london;

/// The promise stands still.
pub const WAITING: &str =
    "We cannot name a date before we have your answer. The days you need for it are added on.";

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
        "repairs.emergency.complete" | "awaab.safety" => of(
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
        _ if rule.starts_with("awaab.") => hazard_deed(rule),
        _ => of(
            "We will have done the work",
            "do the work",
            "we do the work",
        ),
    }
}

fn hazard_deed(rule: &str) -> Deed {
    match rule {
        "awaab.emergency" => of(
            "We will have looked into the danger and made it safe",
            "look into the danger and make it safe",
            "we look into the danger and make it safe",
        ),
        "awaab.renewed" => of(
            "Someone will have come to look into it",
            "come and look into it",
            "someone comes to look into it",
        ),
        "awaab.further" => of(
            "We will have looked into it further",
            "look into it further",
            "we look into it further",
        ),
        "awaab.summary" => of(
            "We will have written to you about what we found",
            "write to you about what we found",
            "we write to you about what we found",
        ),
        "awaab.preventative.steps" => of(
            "We will have begun to stop it coming back, or booked the work",
            "begin to stop it coming back",
            "we begin to stop it coming back, or book the work",
        ),
        "awaab.preventative.start" => of(
            "The work to stop it coming back will have begun",
            "begin the work to stop it coming back",
            "the work to stop it coming back begins",
        ),
        _ => of(
            "We will have looked into it",
            "look into it",
            "we look into it",
        ),
    }
}

/// The rule in small type: "Urgent repairs are done within 3 working days."
pub fn rule_words(rule: &str, period: Period) -> String {
    let start = match rule {
        "repairs.triage" => "We look at each report within",
        "repairs.emergency.attend" => "In an emergency we come within",
        "repairs.emergency.complete" => "In an emergency we make it safe within",
        "repairs.urgent.complete" => "Urgent repairs are done within",
        "repairs.routine.complete" => "Most repairs are done within",
        "repairs.planned.complete" => "Big planned repairs are done within",
        "repairs.no_access.review" => "When we could not get in, we decide what to do within",
        "case.reach" => "When a message does not get through, we phone or write within",
        "case.reply" => "We answer messages within",
        "rtr.first" => "The law says that a repair like this is done within",
        "rtr.second" => "The law gives another contractor",
        "awaab.emergency" => "The law says that a danger like this is made safe within",
        "awaab.renewed" => "You asked for a visit. The law says that we come within",
        "awaab.summary" => "The law says that we write to you within",
        "awaab.safety" => "The law says that we make it safe within",
        "awaab.preventative.steps" => "The law says that we start to plan this work within",
        "awaab.preventative.start" => "The law says that this work begins within",
        _ if rule.starts_with("awaab.") => "The law says that we look into it within",
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
    match rule {
        "case.reply" => "when you wrote to us",
        "case.reach" => "when our message did not get through",
        "repairs.triage" => "when we got the report",
        "repairs.no_access.review" => "when we last could not get in",
        "rtr.second" => "when you asked for another contractor",
        "awaab.emergency" | "awaab.investigate" => "when we came to know of it",
        "awaab.renewed" => "when you asked for a visit",
        _ if rule.starts_with("awaab.") => "when we had looked into it",
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
            assert!(said.contains("The law says"), "{}: {said}", rule.key);
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
