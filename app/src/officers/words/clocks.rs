//! The rules behind the dates, as officers call them.

/// In the queue, beside the date: "urgent repair".
pub fn rule_phrase(rule: &str) -> &'static str {
    match rule {
        "repairs.triage" => "look at report",
        "repairs.emergency.attend" => "emergency: attend",
        "repairs.emergency.complete" => "emergency: make safe",
        "repairs.urgent.complete" => "urgent repair",
        "repairs.routine.complete" => "routine repair",
        "repairs.planned.complete" => "planned repair",
        "repairs.no_access.review" => "look at failed visit",
        "case.reply" => "answer message",
        "case.reach" => "reach tenant",
        _ => "next step",
    }
}

/// On the case: "Finish the urgent repair".
pub fn rule_words(rule: &str) -> &'static str {
    match rule {
        "repairs.triage" => "Look at the report",
        "repairs.emergency.attend" => "Attend the emergency",
        "repairs.emergency.complete" => "Make the emergency safe",
        "repairs.urgent.complete" => "Finish the urgent repair",
        "repairs.routine.complete" => "Finish the routine repair",
        "repairs.planned.complete" => "Finish the planned repair",
        "repairs.no_access.review" => "Look at why nobody got in",
        "case.reply" => "Answer the tenant's message",
        "case.reach" => "Reach the tenant: our messages did not arrive",
        _ => "Next step",
    }
}
