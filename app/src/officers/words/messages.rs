//! What became of an email or a text, in words. Codes come from the providers' adapters.

/// What a message was about.
pub fn message_words(kind: &str) -> &'static str {
    match kind {
        "sign-in-code" => "Sign-in code",
        "report-received" => "We have your report",
        "question" => "Our question",
        "message" => "Our message",
        "progress" => "How it is going",
        "closed" => "The case is closed",
        "is-it-fixed" => "Is it fixed?",
        "right-to-repair" => "Right to Repair",
        "reopened" => "The case is open again",
        "sign-in-letter" => "A sign-in letter is on its way",
        "visit-choose" => "Choose a visit",
        "visit-booked" => "A visit is booked",
        "visit-called-off" => "A visit is called off",
        "visit-reminder" => "A visit is tomorrow",
        "visit-on-the-way" => "We are on our way",
        "visit-no-access" => "We could not get in",
        "visit-contest" => "Our answer about a failed visit",
        "visit-parts" => "Waiting for a part",
        "hazard-news" => "News of the hazard",
        "hazard-visit" => "Notice of a visit",
        "hazard-letter" => "The written summary",
        "new-date" => "A new date",
        _ => "A message",
    }
}

pub fn channel_words(channel: &str) -> &'static str {
    match channel {
        "sms" => "text",
        "email" => "email",
        _ => "message",
    }
}

/// "delivered", "failed: no such number".
pub fn delivery_words(state: &str, reason: Option<&str>) -> String {
    let words = match state {
        "queued" => "waiting to go",
        "sending" => "being sent",
        "sent" => "sent, no word of it yet",
        "delivered" => "delivered",
        "failed" => "failed",
        "suppressed" => "not sent",
        "expired" => "not sent in time",
        _ => "not known",
    };
    match reason.map(reason_words) {
        Some(reason) => format!("{words}: {reason}"),
        None => words.to_owned(),
    }
}

fn reason_words(reason: &str) -> &'static str {
    match reason {
        "no_contact" => "we hold no safe way to reach them",
        "not_safe" => "this address is no longer safe to use",
        "too_late" => "it was of no more use",
        "breathing_space" => "nobody may be asked for what is owed",
        "bad_address" => "no such address or number",
        "temporary_failure" | "come_back_later" => "phone off or mailbox full",
        "timeout" | "unreachable" | "connection_lost" | "provider_error" => {
            "the sending service did not answer"
        }
        "no_credit" | "daily_limit" | "rejected_key" | "not_allowed" => {
            "our account with the sending service needs attention"
        }
        _ => "the sending service could not take it",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_told_with_its_reason() {
        assert_eq!(
            delivery_words("failed", Some("no_contact")),
            "failed: we hold no safe way to reach them"
        );
        assert_eq!(delivery_words("delivered", None), "delivered");
    }
}
