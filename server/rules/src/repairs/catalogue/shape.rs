//! The shape of a leaf and how to reach it, with small builders so that the data reads like a list.

use super::outcome::{Outcome, Qualifying, Responsible, Trade};
use crate::repairs::hazard::Hazard;
use crate::repairs::right_to_repair::Defect;
use crate::repairs::{Emergency, Priority, Room};
use std::collections::BTreeMap;

/// A thing that can go wrong: a tap, a door.
#[derive(Clone, Copy, Debug)]
pub struct Element {
    /// Never changes once used, and is unique in its edition.
    pub key: &'static str,
    pub label: &'static str,
    pub hint: Option<&'static str>,
    pub rooms: &'static [Room],
    pub faults: &'static [Fault],
}

/// What can be wrong with it.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// Never changes once used, and is unique in its element.
    pub key: &'static str,
    /// The choice, as the tenant reads it.
    pub label: &'static str,
    /// What the case is called, without the room.
    pub title: &'static str,
    /// Other words that people use for it: phrases with commas between. For the search alone, and empty in the browser.
    pub words: &'static str,
    /// Where it can be, if not in all rooms of its element.
    pub rooms: Option<&'static [Room]>,
    pub questions: &'static [Question],
    pub outcome: Outcome,
}

/// A question that only some faults need.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// Unique in its fault.
    pub key: &'static str,
    pub text: &'static str,
    pub hint: Option<&'static str>,
    pub answers: &'static [Answer],
    /// Asked only when that earlier question has that answer.
    pub when: Option<(&'static str, &'static str)>,
}

/// An answer to choose.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    pub key: &'static str,
    pub label: &'static str,
    pub then: Then,
}

/// What an answer changes. It never makes a repair less urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Then {
    /// At least as urgent as this, and why.
    pub priority: Option<(Priority, &'static str)>,
    /// The same from 1 November to 30 April.
    pub in_winter: Option<(Priority, &'static str)>,
    pub right_to_repair: Option<Qualifying>,
    pub hazard: Option<Hazard>,
    /// Leads to the advice page.
    pub danger: Option<Emergency>,
    pub responsible: Option<(Responsible, &'static str)>,
    pub trade: Option<Trade>,
}

impl Element {
    /// What can be wrong with it in that room, in the order to show.
    pub fn faults_in(&self, room: Room) -> impl Iterator<Item = &'static Fault> + use<> {
        let rooms = self.rooms;
        self.faults
            .iter()
            .filter(move |fault| fault.rooms.unwrap_or(rooms).contains(&room))
    }

    pub fn fault(&self, key: &str) -> Option<&'static Fault> {
        self.faults.iter().find(|fault| fault.key == key)
    }
}

impl Fault {
    /// What the case is called: "Dripping tap in the kitchen". The room is left out where the title already says it.
    pub fn title_in(&self, room: Room) -> String {
        if room == Room::WholeHome || says_where(self.title, room.phrase()) {
            self.title.to_owned()
        } else {
            format!("{} {}", self.title, room.phrase())
        }
    }

    /// The questions to ask, given the answers so far, by question key.
    pub fn asked<'a>(
        &self,
        answers: &'a BTreeMap<String, String>,
    ) -> impl Iterator<Item = &'static Question> + use<'a> {
        let answer = move |question: &str| answers.get(question).map(String::as_str);
        self.questions.iter().filter(move |question| {
            question
                .when
                .is_none_or(|(earlier, given)| answer(earlier) == Some(given))
        })
    }

    /// The first question that still needs an answer. An answer that is not on the list is none.
    pub fn next_question(&self, answers: &BTreeMap<String, String>) -> Option<&'static Question> {
        self.asked(answers)
            .find(|question| question.given(answers).is_none())
    }

    pub fn question(&self, key: &str) -> Option<&'static Question> {
        self.questions.iter().find(|question| question.key == key)
    }
}

impl Question {
    pub fn answer(&self, key: &str) -> Option<&'static Answer> {
        self.answers.iter().find(|answer| answer.key == key)
    }

    /// The answer given to it.
    pub fn given(&self, answers: &BTreeMap<String, String>) -> Option<&'static Answer> {
        self.answer(answers.get(self.key)?)
    }
}

/// Whether a word of the place already stands in the title.
fn says_where(title: &str, phrase: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(' ').filter(|word| word.len() > 2);
        words.map(str::to_ascii_lowercase).collect()
    };
    let title = words(title);
    words(phrase)
        .iter()
        .filter(|word| !matches!(word.as_str(), "the" | "area" | "areas" | "home"))
        .any(|word| title.iter().any(|said| word.starts_with(said.as_str())))
}

// Builders.

pub(super) const fn element(
    key: &'static str,
    label: &'static str,
    rooms: &'static [Room],
    faults: &'static [Fault],
) -> Element {
    Element {
        key,
        label,
        hint: None,
        rooms,
        faults,
    }
}

impl Element {
    pub(super) const fn hint(self, hint: &'static str) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }
}

pub(super) const fn fault(
    key: &'static str,
    label: &'static str,
    title: &'static str,
    outcome: Outcome,
) -> Fault {
    Fault {
        key,
        label,
        title,
        words: "",
        rooms: None,
        questions: &[],
        outcome,
    }
}

impl Fault {
    /// The browser goes without: they are a fifth of the catalogue's bytes, and the search is the server's.
    pub(super) const fn words(self, words: &'static str) -> Self {
        let in_browser = cfg!(target_arch = "wasm32");
        Self {
            words: if in_browser { "" } else { words },
            ..self
        }
    }

    pub(super) const fn only_in(self, rooms: &'static [Room]) -> Self {
        Self {
            rooms: Some(rooms),
            ..self
        }
    }

    pub(super) const fn ask(self, questions: &'static [Question]) -> Self {
        Self { questions, ..self }
    }
}

pub(super) const fn question(
    key: &'static str,
    text: &'static str,
    answers: &'static [Answer],
) -> Question {
    Question {
        key,
        text,
        hint: None,
        answers,
        when: None,
    }
}

impl Question {
    pub(super) const fn hint(self, hint: &'static str) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }

    pub(super) const fn when(self, question: &'static str, answer: &'static str) -> Self {
        Self {
            when: Some((question, answer)),
            ..self
        }
    }
}

pub(super) const fn answer(key: &'static str, label: &'static str, then: Then) -> Answer {
    Answer { key, label, then }
}

pub(super) const fn yes(then: Then) -> Answer {
    answer("yes", "Yes", then)
}

pub(super) const fn no(then: Then) -> Answer {
    answer("no", "No", then)
}

pub(super) const fn unsure(then: Then) -> Answer {
    answer("unsure", "I am not sure", then)
}

pub(super) const NOTHING: Then = Then {
    priority: None,
    in_winter: None,
    right_to_repair: None,
    hazard: None,
    danger: None,
    responsible: None,
    trade: None,
};

/// Someone may come to harm today.
pub(super) const fn danger(emergency: Emergency, why: &'static str) -> Then {
    Then {
        danger: Some(emergency),
        ..NOTHING.at_least(Priority::Emergency, why)
    }
}

impl Then {
    pub(super) const fn at_least(self, priority: Priority, why: &'static str) -> Self {
        Self {
            priority: Some((priority, why)),
            ..self
        }
    }

    pub(super) const fn right(self, defect: Defect) -> Self {
        Self {
            right_to_repair: Some(Qualifying::Always(defect)),
            ..self
        }
    }

    pub(super) const fn right_by_season(self) -> Self {
        Self {
            right_to_repair: Some(Qualifying::Heating),
            ..self
        }
    }

    pub(super) const fn winter(self, priority: Priority, why: &'static str) -> Self {
        Self {
            in_winter: Some((priority, why)),
            ..self
        }
    }

    pub(super) const fn hazard(self, hazard: Hazard) -> Self {
        Self {
            hazard: Some(hazard),
            ..self
        }
    }

    pub(super) const fn responsible(self, who: Responsible, because: &'static str) -> Self {
        Self {
            responsible: Some((who, because)),
            ..self
        }
    }

    pub(super) const fn trade(self, trade: Trade) -> Self {
        Self {
            trade: Some(trade),
            ..self
        }
    }
}
