//! The answers as they are checked before sending, each with the way to change it.

use super::place::address;
use super::step::Step;
use crate::repairs::words::{self, AVAILABILITY, REACH_BY, label_of};
use crate::ui::{Link, SummaryRow};
use domain::people::Home;
use domain::repairs::DraftAnswers;
use rules::repairs::catalogue::Question;
use rules::repairs::{Emergency, Room, Since, Where, Worse};
use std::collections::BTreeSet;

/// One line for each answer that was asked for, in the order of the questions.
pub fn rows(answers: &DraftAnswers, homes: &[Home], photos: usize) -> Vec<SummaryRow> {
    Step::ALL
        .into_iter()
        .filter(|step| step.is_asked(answers))
        .flat_map(|step| rows_of(step, answers, homes, photos))
        .collect()
}

fn rows_of(step: Step, answers: &DraftAnswers, homes: &[Home], photos: usize) -> Vec<SummaryRow> {
    let row = |key: &str, value: String| row(step, key, value);
    match step {
        Step::Emergency => vec![row(
            "Danger now",
            answers
                .emergency
                .map(Emergency::label)
                .unwrap_or_default()
                .to_owned(),
        )],
        Step::Place => vec![row("Where", place(answers, homes))],
        Step::Room => vec![row(
            "Room or area",
            answers.room.map(Room::label).unwrap_or_default().to_owned(),
        )],
        Step::Problem => vec![row(
            "What it is about",
            answers
                .chosen_element()
                .map_or("", |element| element.label)
                .to_owned(),
        )],
        Step::Fault => vec![row(
            "What is wrong",
            answers
                .chosen_fault()
                .map_or("", |fault| fault.label)
                .to_owned(),
        )],
        Step::More => safety(answers),
        Step::Help => cannot(answers),
        Step::When => vec![
            row(
                words::SINCE,
                answers
                    .since
                    .map(Since::label)
                    .unwrap_or_default()
                    .to_owned(),
            ),
            row(
                words::WORSE,
                answers
                    .worse
                    .map(Worse::label)
                    .unwrap_or_default()
                    .to_owned(),
            ),
        ],
        Step::Describe => vec![row(
            "In your words",
            answers.description.clone().unwrap_or_default(),
        )],
        Step::Photos => vec![row("Photos", words::photos(photos))],
        Step::Risk => vec![row("At risk more than most", at_risk(answers))],
        Step::Access => vec![
            row(
                "When we can come",
                labels(&AVAILABILITY, &answers.availability),
            ),
            row("Before we come", said(answers.access.clone())),
        ],
        Step::Contact => vec![row(
            "How to reach you",
            labels(&REACH_BY, &answers.reach_by.clone().unwrap_or_default()),
        )],
    }
}

fn row(step: Step, key: &str, value: String) -> SummaryRow {
    SummaryRow {
        key: key.to_owned(),
        value,
        change: Some(Link::new(step.path(), words::CHANGE)),
    }
}

fn place(answers: &DraftAnswers, homes: &[Home]) -> String {
    let label = answers.place.map(Where::label).unwrap_or_default();
    let home = match answers.tenancy {
        Some(chosen) => homes.iter().find(|home| home.tenancy == chosen),
        None => homes.first(),
    };
    match home {
        Some(home) => format!("{label}\n{}", address(home)),
        None => label.to_owned(),
    }
}

fn safety(answers: &DraftAnswers) -> Vec<SummaryRow> {
    let told = |question: &Question| {
        let given = question.given(&answers.safety);
        given.map_or("", |answer| answer.label).to_owned()
    };
    answers
        .asked()
        .map(|question| row(Step::More, question.text, told(question)))
        .collect()
}

/// The reason why they cannot do it themselves, where they gave one.
fn cannot(answers: &DraftAnswers) -> Vec<SummaryRow> {
    let told = answers.cannot.clone().filter(|told| !told.is_empty());
    told.map(|told| row(Step::Help, words::CANNOT_ROW, told))
        .into_iter()
        .collect()
}

fn at_risk(answers: &DraftAnswers) -> String {
    let told: Vec<_> = answers
        .at_risk
        .iter()
        .flatten()
        .map(|risk| risk.label())
        .collect();
    said(Some(told.join("\n")))
}

fn labels(table: &[(&'static str, &'static str)], keys: &BTreeSet<String>) -> String {
    let labels: Vec<_> = table
        .iter()
        .filter(|(key, _)| keys.contains(*key))
        .filter_map(|(key, _)| label_of(table, key))
        .collect();
    labels.join("\n")
}

fn said(words: Option<String>) -> String {
    words
        .filter(|words| !words.is_empty())
        .unwrap_or_else(|| words::NOT_SAID.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture::complete;

    #[test]
    fn every_question_that_was_asked_can_be_changed_from_here() {
        let answers = complete();
        let rows = rows(&answers, &[], 2);
        // What to try now is read, not answered.
        for step in Step::ALL.into_iter().filter(|step| *step != Step::Help) {
            let shown = rows.iter().any(|row| {
                row.change
                    .as_ref()
                    .is_some_and(|link| link.href == step.path())
            });
            assert_eq!(shown, step.is_asked(&answers), "{step:?}");
        }
    }

    #[test]
    fn no_line_is_left_blank() {
        for row in rows(&complete(), &[], 0) {
            assert!(!row.value.is_empty(), "{}", row.key);
        }
    }

    #[test]
    fn what_was_not_asked_is_not_listed() {
        let mut answers = complete();
        answers.set_place(Where::SharedArea);
        let rows = rows(&answers, &[], 0);
        assert!(!rows.iter().any(|row| row.key == "When we can come"));
        assert!(!rows.iter().any(|row| row.key == words::CANNOT_ROW));
    }

    #[test]
    fn a_reason_why_they_cannot_is_shown_back() {
        let answers = DraftAnswers {
            cannot: Some("I am 82.".into()),
            help_read: true,
            ..complete()
        };
        let shown = cannot(&answers);
        assert_eq!(shown[0].value, "I am 82.");
    }
}
