//! The written summary as a letter: what the law says it must hold, in plain words, frozen as it was sent.

use serde::{Deserialize, Serialize};

/// A letter. Whoever reads it later reads these words and no others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    pub reference: String,
    /// "21 November 2026".
    pub dated: String,
    /// The tenants it is written to.
    pub to: Vec<String>,
    /// The lines of the address.
    pub address: Vec<String>,
    pub title: String,
    pub sections: Vec<Section>,
    /// The officer who wrote it, and for whom.
    pub from: Vec<String>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub heading: String,
    pub paragraphs: Vec<String>,
    pub points: Vec<String>,
}

impl Section {
    pub(super) fn new(heading: &str, paragraphs: impl IntoIterator<Item = String>) -> Self {
        Self {
            heading: heading.to_owned(),
            paragraphs: paragraphs.into_iter().collect(),
            points: Vec::new(),
        }
    }

    pub(super) fn with_points(self, points: Vec<String>) -> Self {
        Self { points, ..self }
    }
}

impl Summary {
    /// The whole letter as an email carries it.
    pub fn plain_text(&self) -> String {
        let mut text = format!("Dear {},\n\n{}\n", self.to.join(" and "), self.title);
        for section in &self.sections {
            text += &format!("\n{}\n\n", section.heading.to_uppercase());
            for paragraph in &section.paragraphs {
                text += &format!("{paragraph}\n\n");
            }
            for point in &section.points {
                text += &format!("- {point}\n");
            }
        }
        text += &format!("\n{}\n{}", self.from.join("\n"), self.dated);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_email_carries_every_word_of_the_letter() {
        let letter = Summary {
            reference: "R-26-004812".into(),
            dated: "14 December 2026".into(),
            to: vec!["Amina Okafor".into(), "Ben Okafor".into()],
            address: vec!["14 Heron Wharf".into()],
            title: "What we found".into(),
            sections: vec![
                Section::new("What we will do", ["We will treat the wall.".to_owned()])
                    .with_points(vec!["Wash the wall by 18 December".into()]),
            ],
            from: vec!["Joan Ferris".into()],
        };
        let text = letter.plain_text();
        for words in [
            "Dear Amina Okafor and Ben Okafor",
            "What we found",
            "WHAT WE WILL DO",
            "We will treat the wall.",
            "- Wash the wall by 18 December",
            "Joan Ferris",
            "14 December 2026",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
    }
}
