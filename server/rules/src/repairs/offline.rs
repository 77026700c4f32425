//! A report written on a phone without a signal. The phone asks by these rules, and when it sends, the server reads what
//! it sent by the same ones: a phone may carry the rules of last week, or be lying.

mod step;
mod take;
mod talk;
mod told;

pub use step::Step;
pub use talk::{Answered, pairs};
pub use told::{Problem, Told};

use super::catalogue::{Catalogue, Element, Fault, Question};
use super::{Emergency, Room, Where};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// When someone can come: keys, and what people read.
pub const AVAILABILITY: [(&str, &str); 4] = [
    ("am", "In the morning, 8am to midday"),
    ("pm", "In the afternoon, midday to 5pm"),
    ("school_run", "Between the school runs, 10am to 2pm"),
    ("any", "Any time"),
];

/// How someone wants to be reached: keys, and what people read.
pub const REACH_BY: [(&str, &str); 3] = [
    ("email", "Email"),
    ("sms", "Text message"),
    ("phone", "Phone call"),
];

/// In characters.
pub const MOST_DESCRIPTION: usize = 5_000;
/// In characters.
pub const MOST_ACCESS: usize = 1_000;
pub const MOST_PHOTOS: usize = 10;

/// The answers as a phone keeps and sends them: each question's keys or words, nothing where it was not answered. The
/// fault's own questions go by their own keys. A flat map, because that costs a phone the fewest bytes to read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Wire(pub Flat);

/// Lists of texts by name.
pub type Flat = BTreeMap<String, Vec<String>>;

impl Wire {
    /// The answer to a question that has one; empty if it was not answered.
    pub fn one(&self, name: &str) -> &str {
        self.all(name).first().map_or("", String::as_str)
    }

    /// The answers to a question that may have several.
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Answers a question; with nothing, unanswers it.
    pub fn set(&mut self, name: &str, answers: &[&str]) {
        let answers = answers.iter().map(|answer| (*answer).to_owned());
        self.0.insert(name.to_owned(), answers.collect());
    }

    pub fn place(&self) -> Option<Where> {
        Where::parse(self.one("place"))
    }

    /// The room, if it is one of the place.
    pub fn room(&self) -> Option<Room> {
        Room::parse(self.one("room")).filter(|room| Some(room.place()) == self.place())
    }

    /// What is broken, if it can be in that room.
    pub fn element(&self) -> Option<&'static Element> {
        let room = self.room()?;
        Catalogue::current()
            .elements_in(room)
            .find(|element| element.key == self.one("element"))
    }

    /// What is wrong with it, if that can be in that room.
    pub fn fault(&self) -> Option<&'static Fault> {
        self.element()?
            .faults_in(self.room()?)
            .find(|fault| fault.key == self.one("fault"))
    }

    /// The answers to the fault's own questions, by their keys.
    pub fn safety(&self) -> BTreeMap<String, String> {
        let mut safety = BTreeMap::new();
        for question in self.fault().map_or(&[][..], |fault| fault.questions) {
            if let Some(answer) = self.all(question.key).first() {
                safety.insert(question.key.to_owned(), answer.clone());
            }
        }
        safety
    }

    /// The fault's questions, as the answers so far call for them.
    pub fn questions(&self) -> Vec<&'static Question> {
        self.fault()
            .map(|fault| fault.asked(&self.safety()).collect())
            .unwrap_or_default()
    }

    /// The danger that was named at first.
    pub fn danger_at_first(&self) -> Option<Emergency> {
        Emergency::parse(self.one("emergency")).filter(|named| *named != Emergency::None)
    }

    /// The danger that came out in the fault's questions. Where one was named at first, only a graver one: what must be
    /// rung before all else.
    pub fn danger_since(&self) -> Option<Emergency> {
        let since = self
            .questions()
            .into_iter()
            .filter_map(|question| question.answer(self.one(question.key)))
            .find_map(|answer| answer.then.danger)
            .or(self.fault().and_then(|fault| fault.outcome.danger))?;
        match self.danger_at_first() {
            Some(first) if rings_first(first) || !rings_first(since) => None,
            _ => Some(since),
        }
    }

    /// What can be wrong with what is broken, in that room.
    fn faults(&self) -> Vec<&'static Fault> {
        match (self.element(), self.room()) {
            (Some(element), Some(room)) => element.faults_in(room).collect(),
            _ => Vec::new(),
        }
    }

    /// Throws away answers that no longer make sense, and those only. The only thing that can be wrong is not asked for.
    fn settle(&mut self) {
        let gone = [
            (self.room().is_none(), "room"),
            (self.element().is_none(), "element"),
            (self.fault().is_none(), "fault"),
        ];
        for (_, name) in gone.into_iter().filter(|(gone, _)| *gone) {
            self.0.remove(name);
        }
        let asked: Vec<&str> = self
            .questions()
            .iter()
            .map(|question| question.key)
            .collect();
        self.0.retain(|name, _| {
            ASKED_OF_ALL.contains(&name.as_str()) || asked.contains(&name.as_str())
        });
    }
}

fn rings_first(danger: Emergency) -> bool {
    danger.advice().is_some_and(|advice| advice.replaces_report)
}

/// Names of the questions that do not depend on the fault. No fault's question has one of these names.
const ASKED_OF_ALL: [&str; 13] = [
    "emergency",
    "place",
    "tenancy",
    "room",
    "element",
    "fault",
    "since",
    "worse",
    "description",
    "at_risk",
    "availability",
    "access",
    "reach_by",
];

#[cfg(test)]
mod tests;
