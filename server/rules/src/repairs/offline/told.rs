//! Reading the answers: either all of them make sense, or what does not is said by field.

use super::{AVAILABILITY, MOST_ACCESS, MOST_DESCRIPTION, REACH_BY, Step, Wire};
use crate::repairs::catalogue::{Element, Fault};
use crate::repairs::{AtRisk, Emergency, Room, Since, Where, Worse};
use crate::text::tidy;
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with an answer, and at which field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub field: String,
    pub sentence: String,
}

/// Answers that make sense, and all of them.
#[derive(Clone, Debug)]
pub struct Told {
    pub emergency: Emergency,
    pub place: Where,
    /// As the phone wrote it. Whether it is one of the person's own is for the server to say.
    pub tenancy: String,
    pub room: Room,
    pub element: &'static Element,
    pub fault: &'static Fault,
    pub safety: BTreeMap<String, String>,
    pub since: Since,
    pub worse: Worse,
    pub description: String,
    pub at_risk: BTreeSet<AtRisk>,
    /// Empty for a shared area.
    pub availability: BTreeSet<String>,
    pub access: String,
    pub reach_by: BTreeSet<String>,
}

impl Wire {
    /// Reads all answers.
    ///
    /// # Errors
    /// What is missing or does not fit, in the order of the questions.
    pub fn told(&self) -> Result<Told, Vec<Problem>> {
        let problems: Vec<Problem> = Step::ALL
            .iter()
            .flat_map(|step| step.problems(self))
            .collect();
        match self.read() {
            Some(told) if problems.is_empty() => Ok(told),
            _ => Err(problems),
        }
    }

    fn read(&self) -> Option<Told> {
        let mut settled = self.clone();
        settled.settle();
        let place = self.place()?;
        let lets_in = Step::Access.is_asked(self);
        Some(Told {
            emergency: Emergency::parse(self.one("emergency"))?,
            place,
            tenancy: self.one("tenancy").to_owned(),
            room: self.room()?,
            element: self.element()?,
            fault: self.fault()?,
            safety: settled.safety(),
            since: Since::parse(self.one("since"))?,
            worse: Worse::parse(self.one("worse"))?,
            description: tidy(self.one("description"), MOST_DESCRIPTION).ok()?,
            at_risk: self
                .all("at_risk")
                .iter()
                .filter_map(|key| AtRisk::parse(key))
                .collect(),
            availability: if lets_in {
                known(&AVAILABILITY, self.all("availability"))
            } else {
                BTreeSet::new()
            },
            access: if lets_in {
                tidy(self.one("access"), MOST_ACCESS).ok()?
            } else {
                String::new()
            },
            reach_by: known(&REACH_BY, self.all("reach_by")),
        })
    }
}

fn known(table: &[(&str, &str)], keys: &[String]) -> BTreeSet<String> {
    let is_known = |key: &&String| table.iter().any(|(known, _)| known == key);
    keys.iter().filter(is_known).cloned().collect()
}

fn knows_any(table: &[(&str, &str)], keys: &[String]) -> bool {
    keys.iter()
        .any(|key| table.iter().any(|(known, _)| known == key))
}

/// What is wrong with the answer to a question that is asked.
pub(super) fn problems(step: Step, wire: &Wire) -> Vec<Problem> {
    let shared = wire.place() == Some(Where::SharedArea);
    let missing =
        |absent: bool, field: &str, sentence: &str| absent.then(|| problem(field, sentence));
    let found = match step {
        Step::Emergency => vec![missing(
            Emergency::parse(wire.one("emergency")).is_none(),
            "emergency",
            "Choose what is happening now. If it is none of these, choose \"None of these\"",
        )],
        Step::Place => vec![missing(
            wire.place().is_none(),
            "place",
            "Choose where the problem is",
        )],
        Step::Room if shared => vec![missing(
            wire.room().is_none(),
            "room",
            "Choose which shared area it is in",
        )],
        Step::Room => vec![missing(
            wire.room().is_none(),
            "room",
            "Choose which room it is in",
        )],
        Step::Element => vec![missing(
            wire.element().is_none(),
            "element",
            "Choose what needs fixing",
        )],
        Step::Fault => vec![missing(
            wire.fault().is_none(),
            "fault",
            "Choose what is wrong with it",
        )],
        Step::Safety => unanswered(wire),
        Step::When => vec![
            missing(
                Since::parse(wire.one("since")).is_none(),
                "since",
                "Choose when it started",
            ),
            missing(
                Worse::parse(wire.one("worse")).is_none(),
                "worse",
                "Choose whether it is getting worse",
            ),
        ],
        Step::Describe => vec![description(wire)],
        Step::Access => vec![
            missing(
                !knows_any(&AVAILABILITY, wire.all("availability")),
                "availability",
                "Choose when we can come",
            ),
            too_long("access", wire.one("access"), MOST_ACCESS),
        ],
        Step::Contact => vec![missing(
            !knows_any(&REACH_BY, wire.all("reach_by")),
            "reach_by",
            "Choose at least one way to reach you",
        )],
        Step::Ring | Step::RingSince | Step::Photos | Step::Risk | Step::Check => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

fn unanswered(wire: &Wire) -> Vec<Option<Problem>> {
    wire.questions()
        .into_iter()
        .filter(|question| question.answer(wire.one(question.key)).is_none())
        .map(|question| {
            Some(problem(
                question.key,
                &["Choose an answer. ", question.text].concat(),
            ))
        })
        .collect()
}

fn description(wire: &Wire) -> Option<Problem> {
    match tidy(wire.one("description"), MOST_DESCRIPTION) {
        Ok(told) if told.is_empty() => Some(problem("description", "Tell us what is wrong")),
        _ => too_long("description", wire.one("description"), MOST_DESCRIPTION),
    }
}

fn too_long(field: &str, text: &str, most: usize) -> Option<Problem> {
    let error = tidy(text, most).err()?;
    Some(problem(field, &error.message()))
}

fn problem(field: &str, sentence: &str) -> Problem {
    Problem {
        field: field.to_owned(),
        sentence: sentence.to_owned(),
    }
}
