//! The rules behind the dates, as officers call them.

use rules::repairs::hazard::course::Duty;

/// In the queue, beside the date: "urgent repair".
pub fn rule_phrase(rule: &str) -> &'static str {
    if let Some(duty) = Duty::of_rule(rule) {
        return super::duty_phrase(duty);
    }
    match rule {
        "repairs.triage" => "look at report",
        "repairs.emergency.attend" => "emergency: attend",
        "repairs.emergency.complete" => "emergency: make safe",
        "repairs.urgent.complete" => "urgent repair",
        "repairs.routine.complete" => "routine repair",
        "repairs.planned.complete" => "planned repair",
        "case.reply" => "answer message",
        "case.reach" => "reach tenant",
        "repairs.no_access.review" => "no access: decide",
        "rtr.first" => "first date",
        "rtr.second" => "second contractor's date",
        "awaab.emergency" => "make safe",
        "awaab.investigate" => "investigate",
        "awaab.renewed" => "investigate in person",
        "awaab.further" => "investigate further",
        "awaab.summary" => "written summary",
        "awaab.safety" => "safety work",
        "awaab.preventative.steps" => "steps to prevent it",
        "awaab.preventative.start" => "begin work to prevent it",
        _ => "next step",
    }
}

/// Whose rule it is, where the law sets it and not the council.
pub fn clock_kind(rule: &str) -> Option<&'static str> {
    if rule.starts_with("rtr.") {
        Some("Right to Repair")
    } else if rule.starts_with("awaab.") {
        Some("Awaab’s Law")
    } else {
        None
    }
}

/// On the case: "Finish the urgent repair".
pub fn rule_words(rule: &str) -> &'static str {
    if let Some(duty) = Duty::of_rule(rule) {
        return super::duty_words(duty);
    }
    match rule {
        "repairs.triage" => "Look at the report",
        "repairs.emergency.attend" => "Attend the emergency",
        "repairs.emergency.complete" => "Make the emergency safe",
        "repairs.urgent.complete" => "Finish the urgent repair",
        "repairs.routine.complete" => "Finish the routine repair",
        "repairs.planned.complete" => "Finish the planned repair",
        "case.reply" => "Answer the tenant's message",
        "case.reach" => "Reach the tenant: our messages did not arrive",
        "repairs.no_access.review" => "Decide after the third visit without access",
        "rtr.first" => "Right to Repair: finish by the first date",
        "rtr.second" => "Right to Repair: second contractor finishes",
        "awaab.emergency" => "Awaab’s Law: investigate and make safe",
        "awaab.investigate" => "Awaab’s Law: investigate",
        "awaab.renewed" => "Awaab’s Law: investigate again, in person",
        "awaab.further" => "Awaab’s Law: investigate further",
        "awaab.summary" => "Awaab’s Law: send the written summary",
        "awaab.safety" => "Awaab’s Law: safety work",
        "awaab.preventative.steps" => "Awaab’s Law: begin or prepare preventative work",
        "awaab.preventative.start" => "Awaab’s Law: begin preventative work on site",
        _ => "Next step",
    }
}

/// Why a promise was missed, by its key.
pub fn cause_words(key: &str) -> &'static str {
    match key {
        "access" => "We were not let in",
        "parts" => "Parts did not come in time",
        "contractor" => "The contractor did not come or finish",
        "weather" => "The weather",
        "mistake" => "Our mistake",
        _ => "Another cause",
    }
}

/// Why a clock stands or stood still, by its key.
pub fn pause_words(key: &str) -> &'static str {
    match key {
        "awaiting_info" => "waiting for the tenant's answer",
        "no_access" => "we were not let in",
        "exceptional" => "something beyond our control",
        _ => "for a reason on the timeline",
    }
}
