//! `/repairs/report/problem`: what it is about, of what there is in that room.

use super::question::{Asked, question, required, save};
use super::search::SearchBox;
use super::step::Step;
use crate::http::{Problems, act};
use crate::repairs::words;
use crate::ui::{Button, Choice, Form, Radios};
use domain::TenancyId;
use domain::repairs::DraftAnswers;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProblemForm {
    pub problem: String,
}

#[server(prefix = "/do", endpoint = "repairs/report/problem")]
pub async fn answer_problem(#[server(flatten)] form: ProblemForm) -> Result<(), ServerFnError> {
    act(|ctx| save(ctx, Step::Problem, form, take)).await
}

fn take(form: &ProblemForm, answers: &mut DraftAnswers, _: &[TenancyId]) -> Problems {
    let mut problems = Problems::default();
    let element = answers
        .elements_there()
        .find(|element| element.key == form.problem);
    if let Some(element) = required(&mut problems, "problem", element, words::PROBLEM_MISSING) {
        answers.set_element(element);
    }
    problems
}

fn fresh(answers: &DraftAnswers) -> ProblemForm {
    ProblemForm {
        problem: answers.element.clone().unwrap_or_default(),
    }
}

#[component]
pub fn ProblemPage() -> impl IntoView {
    question(Step::Problem, fresh, page)
}

fn page(asked: Asked<ProblemForm>) -> AnyView {
    let options = asked
        .draft
        .answers
        .elements_there()
        .map(|element| choice(element.key, element.label, element.hint))
        .collect();
    asked.frame().around(view! {
        <Form action=AnswerProblem::PATH>
            <Radios
                name="problem"
                legend=words::PROBLEM
                heading=true
                hint=words::PROBLEM_HINT
                options
                value=asked.filled.form.problem.clone()
                error=asked.error("problem")
            />
            <Button text=words::CONTINUE/>
        </Form>
        <SearchBox/>
    })
}

/// An answer of the catalogue's, with what it says about it.
pub fn choice(key: &str, label: &str, hint: Option<&str>) -> Choice {
    let choice = Choice::new(key, label);
    match hint {
        Some(hint) => choice.with_hint(hint),
        None => choice,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::repairs::Room;

    #[test]
    fn a_problem_that_cannot_be_in_the_room_is_not_an_answer() {
        let mut answers = DraftAnswers {
            room: Some(Room::Bedroom),
            ..DraftAnswers::default()
        };
        for typed in ["", "toilet", "ghost"] {
            let form = ProblemForm {
                problem: typed.into(),
            };
            assert_eq!(
                take(&form, &mut answers, &[]).0,
                [("problem".to_owned(), words::PROBLEM_MISSING.to_owned())]
            );
        }
        let damp = ProblemForm {
            problem: "damp".into(),
        };
        assert!(take(&damp, &mut answers, &[]).is_empty());
        assert_eq!(answers.element.as_deref(), Some("damp"));
    }
}
