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
        "rent.payment_missing" => "find payment",
        "rent.breathing_space.check" => "check breathing space",
        "rent.breathing_space.over" => "look at account",
        "rent.arrangement" => "answer tenant",
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
        "repairs.no_access.review" => "Decide after visits without access",
        "rtr.first" => "Right to Repair: finish by the first date",
        "rtr.second" => "Right to Repair: second contractor finishes",
        "rent.payment_missing" => "Find the payment and answer",
        "rent.breathing_space.check" => "Check the breathing space",
        "rent.breathing_space.over" => "Look at the account after the breathing space",
        "rent.arrangement" => "Answer the tenant about paying",
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
        "suspended" => "the Right to Repair is suspended",
        _ => "for a reason on the timeline",
    }
}
