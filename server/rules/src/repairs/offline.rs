//! A report written on a phone without a signal. The phone asks by these rules, and when it sends, the server reads what
//! it sent by the same ones: a phone may carry the rules of last week, or be lying.

mod step;
mod take;
mod talk;
mod told;

pub use step::Step;
pub use take::Given;
pub use talk::Answered;
pub use told::{Problem, Told};

use super::catalogue::{Answer, Catalogue, Element, Fault, Question};
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

/// The answers as a phone keeps and sends them: keys and words, empty where nothing was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wire {
    pub emergency: String,
    pub place: String,
    /// Asked only after the server said that there are several homes.
    pub tenancy: String,
    pub room: String,
    pub element: String,
    pub fault: String,
    /// Answers to the fault's own questions, by their keys.
    pub safety: BTreeMap<String, String>,
    pub since: String,
    pub worse: String,
    pub description: String,
    pub at_risk: Vec<String>,
    pub availability: Vec<String>,
    pub access: String,
    pub reach_by: Vec<String>,
}

impl Wire {
    pub fn place(&self) -> Option<Where> {
        Where::parse(&self.place)
    }

    /// The room, if it is one of the place.
    pub fn room(&self) -> Option<Room> {
        Room::parse(&self.room).filter(|room| Some(room.place()) == self.place())
    }

    /// What is broken, if it can be in that room.
    pub fn element(&self) -> Option<&'static Element> {
        let room = self.room()?;
        Catalogue::current()
            .elements_in(room)
            .find(|element| element.key == self.element)
    }

    /// What is wrong with it, if that can be in that room.
    pub fn fault(&self) -> Option<&'static Fault> {
        self.element()?
            .faults_in(self.room()?)
            .find(|fault| fault.key == self.fault)
    }

    /// The fault's questions, as the answers so far call for them.
    pub fn questions(&self) -> Vec<&'static Question> {
        self.fault()
            .map(|fault| fault.asked(&self.safety).collect())
            .unwrap_or_default()
    }

    /// The danger that was named at first.
    pub fn danger_at_first(&self) -> Option<Emergency> {
        Emergency::parse(&self.emergency).filter(|named| *named != Emergency::None)
    }

    /// The danger that came out in the fault's questions, when none was named at first.
    pub fn danger_since(&self) -> Option<Emergency> {
        if self.danger_at_first().is_some() {
            return None;
        }
        let given = |question: &Question| {
            self.safety
                .get(question.key)
                .and_then(|key| question.answer(key))
        };
        self.questions()
            .into_iter()
            .filter_map(given)
            .find_map(|answer: &Answer| answer.then.danger)
    }

    /// Throws away answers that no longer make sense, and those only.
    pub(super) fn settle(&mut self) {
        if self.room().is_none() {
            self.room.clear();
        }
        if self.element().is_none() {
            self.element.clear();
        }
        if self.fault().is_none() {
            self.fault.clear();
            self.safety.clear();
        }
        let asked: Vec<&str> = self
            .questions()
            .iter()
            .map(|question| question.key)
            .collect();
        self.safety.retain(|key, _| asked.contains(&key.as_str()));
    }
}

#[cfg(test)]
mod tests;
