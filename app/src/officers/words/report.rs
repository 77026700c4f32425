//! What was told in a report, in words: keys of the database to what an officer reads.

use rules::repairs::{AtRisk, Emergency, FollowUp, Problem, Room, Severity, Since, Where, Worse};

/// Who is at risk, in a word or two: "child under 5".
pub fn risk_words(key: &str) -> &'static str {
    match AtRisk::parse(key) {
        Some(AtRisk::UnderFive) => "child under 5",
        Some(AtRisk::SixtyFive) => "aged 65 or over",
        Some(AtRisk::Pregnant) => "pregnant",
        Some(AtRisk::Breathing) => "asthma or breathing",
        Some(AtRisk::Disability) => "disabled",
        Some(AtRisk::LongTermIllness) => "long illness",
        Some(AtRisk::MedicalEquipment) => "medical equipment",
        Some(AtRisk::Other) | None => "at risk",
    }
}

pub fn place_words(key: &str) -> &'static str {
    match Where::parse(key) {
        Some(Where::Home) => "In the home",
        Some(Where::SharedArea) => "In a shared area",
        None => "Not told",
    }
}

pub fn room_words(key: &str) -> &'static str {
    Room::parse(key).map_or("Not told", Room::label)
}

pub fn problem_words(key: &str) -> &'static str {
    Problem::parse(key).map_or("Not told", Problem::label)
}

pub fn emergency_words(key: &str) -> &'static str {
    Emergency::parse(key).map_or("Danger now", Emergency::label)
}

pub fn since_words(key: &str) -> &'static str {
    match Since::parse(key) {
        Some(Since::Today) => "The day of the report",
        Some(since) => since.label(),
        None => "Not told",
    }
}

pub fn worse_words(key: &str) -> &'static str {
    Worse::parse(key).map_or("Not told", Worse::label)
}

/// The follow-up questions answered with yes, and how bad it is, a line each.
pub fn answers_words(answers: &serde_json::Value) -> Vec<String> {
    let yes = answers["yes"].as_array().into_iter().flatten();
    let yes = yes
        .filter_map(|key| key.as_str())
        .filter_map(FollowUp::parse)
        .map(|question| format!("{} Yes", question.label()));
    let severity = answers["severity"]
        .as_str()
        .and_then(Severity::parse)
        .map(|severity| severity.label().to_owned());
    yes.chain(severity).collect()
}

/// A time that suits, or a way to reach someone, by its key.
pub fn spoken(key: &str) -> String {
    let words = match key {
        "am" => "morning",
        "pm" => "afternoon",
        "school_run" => "between the school runs",
        "any" => "any time",
        "sms" => "text",
        "phone" => "phone call",
        other => other,
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follow_ups_are_told_in_words_and_forged_ones_left_out() {
        let answers = serde_json::json!({ "yes": ["sparks", "nonsense"], "severity": "bad" });
        assert_eq!(
            answers_words(&answers),
            [
                "Are there sparks, bare wires or shocks? Yes",
                "It does not work at all, or it is very bad"
            ]
        );
        assert!(answers_words(&serde_json::json!({ "yes": null })).is_empty());
    }
}
