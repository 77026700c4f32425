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
use rules::repairs::{FollowUp, Problem, Severity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const YES: &str = "yes";
const NO: &str = "no";

/// Answers by the question's key: `sparks` is "yes" or "no", `how_bad` the key of a severity.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MoreForm(BTreeMap<String, String>);

impl MoreForm {
    fn answer(&self, question: FollowUp) -> &str {
        self.0.get(question.key()).map_or("", String::as_str)
    }

    fn known_only(mut self) -> Self {
        self.0.retain(|key, _| FollowUp::parse(key).is_some());
        self
    }
}

#[server(prefix = "/do", endpoint = "repairs/report/more")]
pub async fn answer_more(#[server(flatten)] form: MoreForm) -> Result<(), ServerFnError> {
    act(|ctx| save(ctx, Step::More, form.known_only(), take)).await
}

fn take(form: &MoreForm, answers: &mut DraftAnswers, _: &[TenancyId]) -> Problems {
    let mut problems = Problems::default();
    answers.yes.clear();
    for question in asked_about(answers) {
        let typed = form.answer(*question);
        if question.is_yes_or_no() {
            take_yes_or_no(*question, typed, answers, &mut problems);
        } else {
            let severity = Severity::parse(typed);
            answers.severity = required(
                &mut problems,
                question.key(),
                severity,
                words::HOW_BAD_MISSING,
            );
        }
    }
    answers.follow_ups_asked = true;
    problems
}

fn take_yes_or_no(
    question: FollowUp,
    typed: &str,
    answers: &mut DraftAnswers,
    problems: &mut Problems,
) {
    match typed {
        YES => {
            answers.yes.insert(question);
        }
        NO => {}
        _ => problems.add(question.key(), words::yes_or_no_missing(question)),
    }
}

fn asked_about(answers: &DraftAnswers) -> &'static [FollowUp] {
    answers.problem.map_or(&[], Problem::follow_ups)
}

fn fresh(answers: &DraftAnswers) -> MoreForm {
    if !answers.follow_ups_asked {
        return MoreForm::default();
    }
    let answer = |question: &FollowUp| {
        let answer = if question.is_yes_or_no() {
            if answers.yes.contains(question) {
                YES
            } else {
                NO
            }
        } else {
            answers.severity.map_or("", Severity::key)
        };
        (question.key().to_owned(), answer.to_owned())
    };
    MoreForm(asked_about(answers).iter().map(answer).collect())
}

#[component]
pub fn MorePage() -> impl IntoView {
    question(Step::More, fresh, page)
}

fn page(asked: Asked<MoreForm>) -> AnyView {
    let questions = asked_about(&asked.draft.answers)
        .iter()
        .map(|follow_up| one(*follow_up, &asked))
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

fn one(question: FollowUp, asked: &Asked<MoreForm>) -> impl IntoView + use<> {
    let options = if question.is_yes_or_no() {
        vec![Choice::new(YES, "Yes"), Choice::new(NO, "No")]
    } else {
        Severity::ALL
            .iter()
            .map(|severity| Choice::new(severity.key(), severity.label()))
            .collect()
    };
    view! {
        <Radios
            name=question.key()
            legend=question.label()
            options
            value=asked.filled.form.answer(question).to_owned()
            error=asked.error(question.key())
            inline=question.is_yes_or_no()
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture::{asked, html};

    fn about(problem: Problem) -> DraftAnswers {
        DraftAnswers {
            problem: Some(problem),
            ..DraftAnswers::default()
        }
    }

    fn form(pairs: &[(&str, &str)]) -> MoreForm {
        let own = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        MoreForm(pairs.iter().map(own).collect())
    }

    #[test]
    fn each_question_of_the_problem_must_be_answered() {
        let mut answers = about(Problem::Electrics);
        let problems = take(&form(&[("sparks", "perhaps")]), &mut answers, &[]);
        let fields: Vec<_> = problems.0.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["sparks", "how_bad"]);
    }

    #[test]
    fn a_yes_to_a_question_that_was_not_asked_is_ignored() {
        let mut answers = about(Problem::Tap);
        let typed = form(&[("sparks", "yes"), ("how_bad", "small")]);
        assert!(take(&typed, &mut answers, &[]).is_empty());
        assert!(answers.yes.is_empty());
        assert_eq!(answers.severity, Some(Severity::Small));
    }

    #[test]
    fn no_takes_back_an_earlier_yes() {
        let mut answers = about(Problem::BlockedDrain);
        take(
            &form(&[("more_than_you_can_catch", "yes")]),
            &mut answers,
            &[],
        );
        assert!(answers.yes.contains(&FollowUp::MoreThanYouCanCatch));
        take(
            &form(&[("more_than_you_can_catch", "no")]),
            &mut answers,
            &[],
        );
        assert!(answers.yes.is_empty() && answers.follow_ups_asked);
    }

    #[test]
    fn only_known_keys_are_kept() {
        let kept = form(&[("sparks", "yes"), ("other", "x")]).known_only();
        assert_eq!(kept.0.len(), 1);
    }

    #[test]
    fn the_page_asks_what_the_problem_needs_and_no_more() {
        let page = html(|| page(asked(Step::More, about(Problem::Leak), fresh)));
        assert_eq!(page.matches("<fieldset").count(), 2, "{page}");
        assert!(!page.contains("checked"), "{page}");
    }
}
