//! Whether an edition hangs together. Run when the program starts, so that a slip in the data never meets a tenant.

use super::Catalogue;
use super::outcome::Qualifying;
use super::shape::{Element, Fault, Question};
use crate::repairs::Room;
use crate::repairs::right_to_repair::Defect;
use std::collections::BTreeSet;

/// The longest words of a choice, a title or a question, in characters.
const LONGEST: usize = 80;

/// The longest visit, in minutes: a working day.
const LONGEST_VISIT: u16 = 480;

impl Catalogue {
    /// Whether every leaf can be reached, every answer leads somewhere, and keys and words are sound.
    ///
    /// # Errors
    /// All that is wrong, a line each.
    pub fn check(&self) -> Result<(), Vec<String>> {
        let rooms = Room::ALL.iter().filter_map(|room| self.check_room(*room));
        let elements = self.elements.iter().flat_map(check_element);
        let defects = Defect::ALL
            .iter()
            .filter(|defect| !self.uses(**defect))
            .map(|defect| format!("no fault is the defect {}", defect.key()));
        let keys = doubled("elements", self.elements.iter().map(|element| element.key));
        let wrong: Vec<String> = rooms.chain(elements).chain(defects).chain(keys).collect();
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    fn check_room(&self, room: Room) -> Option<String> {
        let offered: Vec<_> = self.elements_in(room).collect();
        let ends = offered.last().is_some_and(|last| last.key == "other");
        (offered.len() < 2 || !ends)
            .then(|| format!("{}: too few to choose from, or no last resort", room.key()))
    }

    fn uses(&self, defect: Defect) -> bool {
        let faults = self.elements.iter().flat_map(|element| element.faults);
        faults.into_iter().any(|fault| {
            let by_answers = fault
                .questions
                .iter()
                .flat_map(|question| question.answers)
                .filter_map(|answer| answer.then.right_to_repair);
            by_answers
                .chain(fault.outcome.right_to_repair)
                .any(|qualifying| covers(qualifying, defect))
        })
    }
}

fn covers(qualifying: Qualifying, defect: Defect) -> bool {
    match qualifying {
        Qualifying::Always(found) => found == defect,
        Qualifying::Heating => matches!(defect, Defect::HeatingWinter | Defect::HeatingSummer),
    }
}

fn check_element(element: &Element) -> Vec<String> {
    let keys = doubled(element.key, element.faults.iter().map(|fault| fault.key));
    let labels = doubled(element.key, element.faults.iter().map(|fault| fault.label));
    let own = [
        (!is_key(element.key), "its key is not a key"),
        (!is_plain(element.label), "its label is not plain"),
        (element.rooms.is_empty(), "it is in no room"),
        (element.faults.is_empty(), "it has no faults"),
    ];
    let faults = element
        .faults
        .iter()
        .flat_map(|fault| check_fault(element, fault));
    said(element.key, own)
        .chain(keys)
        .chain(labels)
        .chain(faults)
        .collect()
}

fn check_fault(element: &Element, fault: &Fault) -> Vec<String> {
    let name = format!("{}/{}", element.key, fault.key);
    let rooms = fault.rooms.unwrap_or(element.rooms);
    let outcome = &fault.outcome;
    let own = [
        (!is_key(fault.key), "its key is not a key"),
        (
            !is_plain(fault.label) || !is_plain(fault.title),
            "its words are not plain",
        ),
        (rooms.is_empty(), "no room leads to it"),
        (
            rooms.iter().any(|room| !element.rooms.contains(room)),
            "it is in a room that its element is not in",
        ),
        (
            outcome.visit_minutes == 0 || outcome.visit_minutes > LONGEST_VISIT,
            "its visit has no length, or too long a one",
        ),
        (
            !is_sentence(outcome.why) || !is_sentence(outcome.because),
            "its reasons are not sentences",
        ),
        (
            !outcome.self_help.iter().all(|help| is_sentence(help)),
            "its self-help is not in sentences",
        ),
    ];
    let keys = doubled(&name, fault.questions.iter().map(|question| question.key));
    let questions = fault
        .questions
        .iter()
        .enumerate()
        .flat_map(|(at, question)| check_question(&name, question, &fault.questions[..at]));
    said(&name, own).chain(keys).chain(questions).collect()
}

fn check_question(fault: &str, question: &Question, earlier: &[Question]) -> Vec<String> {
    let name = format!("{fault}/{}", question.key);
    let known = question.when.is_none_or(|(key, answer)| {
        let found = earlier.iter().find(|question| question.key == key);
        found.is_some_and(|question| question.answer(answer).is_some())
    });
    let reasons = question.answers.iter().filter_map(|answer| {
        let priority = answer.then.priority.map(|(_, why)| why);
        priority.or(answer.then.responsible.map(|(_, because)| because))
    });
    let own = [
        (!is_key(question.key), "its key is not a key"),
        (
            !is_plain(question.text) || !question.text.ends_with('?'),
            "it is not a plain question",
        ),
        (question.answers.len() < 2, "there is nothing to choose"),
        (!known, "it hangs on an answer that nobody can give before"),
        (
            question
                .answers
                .iter()
                .any(|answer| !is_key(answer.key) || !is_plain(answer.label)),
            "an answer's key or words are not sound",
        ),
        (
            !reasons.into_iter().all(is_sentence),
            "a reason is not a sentence",
        ),
    ];
    let keys = doubled(&name, question.answers.iter().map(|answer| answer.key));
    said(&name, own).chain(keys).collect()
}

fn said<const N: usize>(
    name: &str,
    checks: [(bool, &'static str); N],
) -> impl Iterator<Item = String> {
    checks
        .into_iter()
        .filter(|(wrong, _)| *wrong)
        .map(move |(_, what)| format!("{name}: {what}"))
}

fn doubled<'a>(name: &str, keys: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    keys.filter(|key| !seen.insert(*key))
        .map(|key| format!("{name}: {key} stands twice"))
        .collect()
}

/// Fit for a form and a database.
fn is_key(key: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    !key.is_empty() && key.len() <= 40 && key.bytes().all(fits)
}

/// Short, starts with a capital, and has no signs or shouting that a screen reader trips over.
fn is_plain(words: &str) -> bool {
    let starts = words.starts_with(|first: char| first.is_uppercase());
    let sound = words
        .chars()
        .all(|sign| sign.is_alphanumeric() || " ,.?'-".contains(sign));
    starts && sound && words.chars().count() <= LONGEST && !words.contains("  ")
}

fn is_sentence(words: &str) -> bool {
    let plain = words.chars().count() <= 2 * LONGEST
        && words.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
    plain && words.ends_with(['.', '?'])
}

#[cfg(test)]
mod tests {
    use super::super::outcome::{Trade, routine};
    use super::super::shape::{NOTHING, element, fault, no, question, yes};
    use super::*;

    const ODD: &[Question] =
        &[question("first", "No question mark", &[yes(NOTHING)]).when("later", "yes")];

    const LOOSE: &[Fault] = &[
        fault("leaf", "A leaf", "Leaf", routine(Trade::Builder, 60)),
        fault("leaf", "no capital", "Leaf", routine(Trade::Builder, 0)),
        fault(
            "Odd key",
            "Another leaf",
            "Leaf",
            routine(Trade::Builder, 60),
        )
        .ask(ODD)
        .only_in(&[Room::Lift]),
    ];

    const SOUND: &[Question] = &[
        question("first", "Is it so?", &[yes(NOTHING), no(NOTHING)]),
        question("second", "Is it so still?", &[yes(NOTHING), no(NOTHING)]).when("first", "yes"),
    ];

    fn wrong(element: Element) -> String {
        check_element(&element).join("\n")
    }

    #[test]
    fn each_slip_is_named() {
        let said = wrong(element("thing", "A thing", &[Room::Kitchen], LOOSE));
        for slip in [
            "thing: leaf stands twice",
            "thing/leaf: its words are not plain",
            "thing/leaf: its visit has no length, or too long a one",
            "thing/Odd key: its key is not a key",
            "thing/Odd key: it is in a room that its element is not in",
            "thing/Odd key/first: it is not a plain question",
            "thing/Odd key/first: there is nothing to choose",
            "thing/Odd key/first: it hangs on an answer that nobody can give before",
        ] {
            assert!(said.contains(slip), "{slip} not in\n{said}");
        }
    }

    #[test]
    fn a_sound_element_passes_and_an_edition_without_a_last_resort_does_not() {
        const FAULTS: &[Fault] =
            &[fault("leaf", "A leaf", "Leaf", routine(Trade::Builder, 60)).ask(SOUND)];
        const ELEMENTS: &[Element] = &[element("thing", "A thing", &[Room::Kitchen], FAULTS)];
        assert_eq!(wrong(ELEMENTS[0]), "");
        let edition = Catalogue {
            version: 9,
            elements: ELEMENTS,
            index: std::sync::OnceLock::new(),
        };
        let said = edition.check().unwrap_err();
        assert!(said.contains(&"kitchen: too few to choose from, or no last resort".to_owned()));
        assert!(said.contains(&"no fault is the defect tap_stuck".to_owned()));
    }
}
