//! What was told in a report, in words: keys of the database to what an officer reads.

use domain::repairs::RepairFacts;
use rules::repairs::catalogue::{Responsible, Trade};
use rules::repairs::{AtRisk, Emergency, Room, Since, Where, Worse};

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

/// Whose it is to fix, as the reporter was told; nothing when it is ours.
pub fn responsible_words(key: &str) -> &'static str {
    match Responsible::parse(key) {
        Some(Responsible::Council) | None => "",
        Some(responsible) => responsible.label(),
    }
}

/// Who is to come, and for how long: "Plumber, 45 minutes".
pub fn visit_words(trade: &str, minutes: Option<i32>) -> String {
    let trade = Trade::parse(trade).map_or("", Trade::label);
    match minutes {
        Some(minutes) => format!("{trade}, {minutes} minutes"),
        None => trade.to_owned(),
    }
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

/// What it is about, what is wrong and each answer, a line each.
pub fn catalogue_words(facts: &RepairFacts) -> Vec<String> {
    let told = facts.told().into_iter();
    told.map(|(question, answer)| format!("{question} {answer}"))
        .collect()
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
    fn whose_it_is_stands_only_where_it_may_not_be_ours() {
        assert_eq!(responsible_words("council"), "");
        assert_eq!(responsible_words("nonsense"), "");
        assert!(!responsible_words("may_charge").is_empty());
        assert_eq!(visit_words("plumber", Some(45)), "Plumber, 45 minutes");
    }
}
