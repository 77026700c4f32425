//! `/repairs/report/more`: the few questions that only this problem needs.

use super::question::{Asked, question, required, save};
use super::step::Step;
use crate::http::{Problems, act};
use crate::repairs::words;
use crate::ui::{Button, Choice, Form, Radios};
use domain::TenancyId;
use domain::repairs::DraftAnswers;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::repairs::catalogue::{Catalogue, Question};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Answers by the question's key.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MoreForm(BTreeMap<String, String>);

impl MoreForm {
    fn answer(&self, question: &Question) -> &str {
        self.0.get(question.key).map_or("", String::as_str)
    }

    /// What is not a question of the catalogue is not kept.
    fn known_only(mut self) -> Self {
        let faults = || {
            let elements = Catalogue::current().elements.iter();
            elements.flat_map(|element| element.faults)
        };
        self.0
            .retain(|key, _| faults().any(|fault| fault.question(key).is_some()));
        self
    }
}

#[server(prefix = "/do", endpoint = "repairs/report/more")]
pub async fn answer_more(#[server(flatten)] form: MoreForm) -> Result<(), ServerFnError> {
    act(|ctx| save(ctx, Step::More, form.known_only(), take)).await
}

/// Takes the answers of one round. What was asked on this page must be answered; what was answered before may stay.
fn take(form: &MoreForm, answers: &mut DraftAnswers, _: &[TenancyId]) -> Problems {
    let mut problems = Problems::default();
    let mut taken = BTreeMap::new();
    for question in answers.asked() {
        let given = question.answer(form.answer(question));
        let before = question.given(&answers.safety);
        if let Some(given) = given.or(before) {
            taken.insert(question.key.to_owned(), given.key.to_owned());
        }
    }
    for question in answers.questions_due() {
        let given = taken.get(question.key);
        required(
            &mut problems,
            question.key,
            given,
            &words::answer_missing(question.text),
        );
    }
    if problems.is_empty() {
        answers.set_safety(taken);
    }
    problems
}

fn fresh(answers: &DraftAnswers) -> MoreForm {
    MoreForm(answers.safety.clone())
}

#[component]
pub fn MorePage() -> impl IntoView {
    question(Step::More, fresh, page)
}

fn page(asked: Asked<MoreForm>) -> AnyView {
    let questions = asked.draft.answers.questions_due();
    let questions = questions
        .into_iter()
        .map(|question| one(question, &asked))
        .collect_view();
    asked.frame().around(view! {
        <h1 class="title">{words::MORE}</h1>
        <p class="lead">{words::MORE_HINT}</p>
        <Form action=AnswerMore::PATH>
            {questions}
            <Button text=words::CONTINUE/>
        </Form>
    })
}

fn one(question: &'static Question, asked: &Asked<MoreForm>) -> impl IntoView + use<> {
    let options = question
        .answers
        .iter()
        .map(|answer| Choice::new(answer.key, answer.label))
        .collect();
    let yes_or_no = question.answers.len() == 2 && question.answer("yes").is_some();
    view! {
        <Radios
            name=question.key
            legend=question.text
            hint=question.hint.unwrap_or_default()
            options
            value=asked.filled.form.answer(question).to_owned()
            error=asked.error(question.key)
            inline=yes_or_no
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture::{asked, html};
    use rules::repairs::Room;
    use rules::repairs::catalogue::Fault;

    fn about(element: &str, fault: &str, room: Room) -> DraftAnswers {
        let element = Catalogue::current().element(element).unwrap();
        let mut answers = DraftAnswers {
            place: Some(room.place()),
            room: Some(room),
            ..DraftAnswers::default()
        };
        answers.set_element(element);
        answers.set_fault(element.fault(fault).unwrap());
        answers
    }

    fn form(pairs: &[(&str, &str)]) -> MoreForm {
        let own = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        MoreForm(pairs.iter().map(own).collect())
    }

    /// Each fault with a question that is asked only after another's answer.
    fn in_rounds() -> Vec<(DraftAnswers, &'static Fault, &'static Question)> {
        let elements = Catalogue::current().elements.iter();
        elements
            .flat_map(|element| element.faults.iter().map(move |fault| (element, fault)))
            .filter_map(|(element, fault)| {
                let later = fault.questions.iter().find(|it| it.when.is_some())?;
                let room = fault.rooms.unwrap_or(element.rooms)[0];
                Some((about(element.key, fault.key, room), fault, later))
            })
            .collect()
    }

    #[test]
    fn each_question_that_is_due_must_be_answered() {
        let (mut answers, ..) = in_rounds().swap_remove(0);
        let due: Vec<_> = answers.questions_due().iter().map(|it| it.key).collect();
        let forged = MoreForm(
            due.iter()
                .map(|it| ((*it).into(), "perhaps".into()))
                .collect(),
        );
        let problems = take(&forged, &mut answers, &[]);
        let fields: Vec<_> = problems.0.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, due);
        assert!(answers.safety.is_empty());
    }

    #[test]
    fn a_question_that_hangs_on_an_answer_comes_in_the_next_round_and_goes_with_it() {
        for (mut answers, fault, later) in in_rounds() {
            let (earlier, given) = later.when.unwrap();
            assert!(!answers.questions_due().iter().any(|it| it.key == later.key));
            let first: Vec<(&str, &str)> = answers
                .questions_due()
                .iter()
                .map(|question| {
                    let answer = if question.key == earlier {
                        given
                    } else {
                        question.answers[0].key
                    };
                    (question.key, answer)
                })
                .collect();
            if !first.iter().any(|(key, _)| *key == earlier) {
                continue; // Comes in a later round still.
            }
            assert!(take(&form(&first), &mut answers, &[]).is_empty());
            assert!(!answers.is_safety_told(), "{}", fault.key);
            let due: Vec<_> = answers.questions_due().iter().map(|it| it.key).collect();
            assert!(due.contains(&later.key), "{}", fault.key);
            assert!(
                !due.contains(&earlier),
                "what is answered is not asked again"
            );
            let other = fault.question(earlier).unwrap().answers;
            let other = other.iter().find(|answer| answer.key != given).unwrap();
            let last = form(&[(earlier, other.key)]);
            answers
                .safety
                .insert(later.key.into(), later.answers[0].key.into());
            let taken = take(&last, &mut answers, &[]);
            assert!(taken.is_empty() || !answers.is_safety_told());
        }
    }

    #[test]
    fn only_known_keys_are_kept() {
        let (_, _, known) = in_rounds().swap_remove(0);
        let kept = form(&[(known.key, "yes"), ("other_things", "x")]).known_only();
        assert_eq!(kept.0.len(), 1);
    }

    #[test]
    fn the_page_asks_what_is_due_and_no_more() {
        for (answers, ..) in in_rounds() {
            let due = answers.questions_due().len();
            let page = html(|| page(asked(Step::More, answers, fresh)));
            assert_eq!(page.matches("<fieldset").count(), due, "{page}");
            assert!(!page.contains("checked"), "{page}");
        }
    }
}
