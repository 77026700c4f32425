//! An edition as text, for a page to bring to the browser. Compiled in, it would cost a phone three times the bytes.
//!
//! It holds what a browser asks with: names, questions, answers, and which answer is a danger. What follows from an answer is
//! for the server to judge, so the text leaves it out.

use super::outcome::{Outcome, Trade, routine};
use super::shape::{Answer, Element, Fault, NOTHING, Question, Then};
use super::{Catalogue, Room};
use crate::repairs::Emergency;
use std::sync::OnceLock;

static CARRIED: OnceLock<Catalogue> = OnceLock::new();

const fn none() -> Catalogue {
    Catalogue {
        version: 0,
        elements: &[],
        index: OnceLock::new(),
    }
}

#[cfg(target_arch = "wasm32")]
pub(super) fn current() -> &'static Catalogue {
    CARRIED.get_or_init(none)
}

impl Catalogue {
    /// Takes the edition that a page brought. The first one stays.
    pub fn carry(text: &str) {
        CARRIED.get_or_init(|| Self::from_text(text).unwrap_or_else(none));
    }

    /// A line for each element, fault, question and answer, each under what it belongs to; parts with a tab between.
    pub fn to_text(&self) -> String {
        let mut lines = vec![self.version.to_string()];
        for element in self.elements {
            lines.push(line(
                "E",
                &[
                    element.key,
                    element.label,
                    or_empty(element.hint),
                    &keys(element.rooms),
                ],
            ));
            for fault in element.faults {
                let rooms = fault.rooms.map(keys).unwrap_or_default();
                lines.push(line(
                    "F",
                    &[
                        fault.key,
                        fault.label,
                        fault.title,
                        &rooms,
                        danger(fault.outcome.danger),
                    ],
                ));
                fault
                    .questions
                    .iter()
                    .for_each(|question| write_question(question, &mut lines));
            }
        }
        lines.join("\n")
    }

    /// Reads [`Catalogue::to_text`]. It is kept as long as the program runs. `None` when a line cannot be read.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut lines = text.lines().peekable();
        let version = lines.next()?.parse().ok()?;
        let mut lines = Lines(lines.map(|line| line.split('\t').collect()).collect());
        let elements = lines.all("E", element)?;
        lines.0.is_empty().then_some(Self {
            version,
            elements,
            index: OnceLock::new(),
        })
    }
}

fn write_question(question: &Question, lines: &mut Vec<String>) {
    let (when, given) = question.when.unwrap_or_default();
    lines.push(line(
        "Q",
        &[
            question.key,
            question.text,
            or_empty(question.hint),
            when,
            given,
        ],
    ));
    for answer in question.answers {
        lines.push(line(
            "A",
            &[answer.key, answer.label, danger(answer.then.danger)],
        ));
    }
}

fn line(kind: &str, parts: &[&str]) -> String {
    [&[kind], parts].concat().join("\t")
}

fn keys(rooms: &[Room]) -> String {
    let keys: Vec<&str> = rooms.iter().map(|room| room.key()).collect();
    keys.join(" ")
}

const fn or_empty(text: Option<&'static str>) -> &'static str {
    match text {
        Some(text) => text,
        None => "",
    }
}

const fn danger(danger: Option<Emergency>) -> &'static str {
    match danger {
        Some(danger) => danger.key(),
        None => "",
    }
}

/// The lines still to be read.
struct Lines<'a>(std::collections::VecDeque<Vec<&'a str>>);

impl Lines<'_> {
    /// All that follow of one kind, each with what belongs to it.
    fn all<T>(
        &mut self,
        kind: &str,
        read: fn(&[&'static str], &mut Self) -> Option<T>,
    ) -> Option<&'static [T]> {
        let mut found = Vec::new();
        while let Some(parts) = self.0.pop_front_if(|parts| parts[0] == kind) {
            let parts: Vec<&'static str> = parts[1..].iter().map(|part| kept(part)).collect();
            found.push(read(&parts, self)?);
        }
        Some(found.leak())
    }
}

fn kept(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn element(parts: &[&'static str], lines: &mut Lines<'_>) -> Option<Element> {
    let [key, label, hint, rooms] = *parts else {
        return None;
    };
    Some(Element {
        key,
        label,
        hint: some(hint),
        rooms: read_rooms(rooms)?,
        faults: lines.all("F", fault)?,
    })
}

fn fault(parts: &[&'static str], lines: &mut Lines<'_>) -> Option<Fault> {
    let [key, label, title, rooms, danger] = *parts else {
        return None;
    };
    Some(Fault {
        key,
        label,
        title,
        words: "",
        rooms: match some(rooms) {
            Some(rooms) => Some(read_rooms(rooms)?),
            None => None,
        },
        questions: lines.all("Q", question)?,
        outcome: Outcome {
            danger: Emergency::parse(danger),
            ..routine(Trade::Handyperson, 0)
        },
    })
}

fn question(parts: &[&'static str], lines: &mut Lines<'_>) -> Option<Question> {
    let [key, text, hint, when, given] = *parts else {
        return None;
    };
    Some(Question {
        key,
        text,
        hint: some(hint),
        answers: lines.all("A", answer)?,
        when: some(when).map(|when| (when, given)),
    })
}

fn answer(parts: &[&'static str], _: &mut Lines<'_>) -> Option<Answer> {
    let [key, label, danger] = *parts else {
        return None;
    };
    Some(Answer {
        key,
        label,
        then: Then {
            danger: Emergency::parse(danger),
            ..NOTHING
        },
    })
}

fn some(text: &'static str) -> Option<&'static str> {
    Some(text).filter(|text| !text.is_empty())
}

fn read_rooms(keys: &str) -> Option<&'static [Room]> {
    let rooms: Option<Vec<Room>> = keys.split(' ').map(Room::parse).collect();
    Some(rooms?.leak())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_asks_with_is_what_the_server_reads() {
        let text = Catalogue::current().to_text();
        let read = Catalogue::from_text(&text).unwrap();
        assert_eq!(read.to_text(), text);
        assert_eq!(read.version, Catalogue::current().version);
        for (room, own) in Room::ALL.iter().map(|room| (*room, Catalogue::current())) {
            let names = |catalogue: &Catalogue| -> Vec<_> {
                catalogue
                    .elements_in(room)
                    .flat_map(|element| {
                        element
                            .faults_in(room)
                            .map(|fault| (element.key, fault.key, fault.title_in(room)))
                    })
                    .collect()
            };
            assert_eq!(names(&read), names(own), "{room:?}");
        }
    }

    #[test]
    fn no_words_of_the_catalogue_break_a_line() {
        let text = Catalogue::current().to_text();
        for line in text.lines().skip(1) {
            let parts = line.split('\t').count();
            let expected = match &line[..1] {
                "E" => 5,
                "F" | "Q" => 6,
                _ => 4,
            };
            assert_eq!(parts, expected, "{line}");
        }
    }

    #[test]
    fn half_a_text_is_none() {
        assert!(Catalogue::from_text("").is_none());
        assert!(Catalogue::from_text("2\nQ\tlonely").is_none());
        assert!(Catalogue::from_text("2\nE\ttap\tA tap\t\tmoon").is_none());
    }
}
