//! What the server answers to a phone.

use super::{Flat, Problem};
use serde::{Deserialize, Serialize};

/// The answer to opening and to sending a report that a phone kept. The status says how it went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Flat", into = "Flat")]
pub struct Answered {
    /// The tag of the person who is signed in; empty when nobody is.
    pub owner: String,
    /// The case, once the report is sent: again the same for the same report.
    pub reference: String,
    /// What the report lacks, by field.
    pub problems: Vec<Problem>,
    /// The homes to choose from, if it must be said which: key and address.
    pub homes: Vec<(String, String)>,
}

impl From<Answered> for Flat {
    fn from(answered: Answered) -> Self {
        let problems = answered.problems.into_iter();
        let lists = [
            ("owner", vec![answered.owner]),
            ("reference", vec![answered.reference]),
            (
                "problems",
                problems
                    .flat_map(|problem| [problem.field, problem.sentence])
                    .collect(),
            ),
            (
                "homes",
                answered
                    .homes
                    .into_iter()
                    .flat_map(|(key, address)| [key, address])
                    .collect(),
            ),
        ];
        lists
            .into_iter()
            .map(|(name, list)| (name.to_owned(), list))
            .collect()
    }
}

impl From<Flat> for Answered {
    fn from(mut flat: Flat) -> Self {
        let mut one = |name: &str| {
            flat.remove(name)
                .and_then(|list| list.into_iter().next())
                .unwrap_or_default()
        };
        Self {
            owner: one("owner"),
            reference: one("reference"),
            problems: pairs(flat.remove("problems"))
                .into_iter()
                .map(|(field, sentence)| Problem { field, sentence })
                .collect(),
            homes: pairs(flat.remove("homes")),
        }
    }
}

/// Texts two by two.
pub fn pairs(list: Option<Vec<String>>) -> Vec<(String, String)> {
    let mut texts = list.unwrap_or_default().into_iter();
    let mut pairs = Vec::new();
    while let (Some(first), Some(second)) = (texts.next(), texts.next()) {
        pairs.push((first, second));
    }
    pairs
}
