//! `/repairs/report/when`: since when, and is it getting worse?

use super::question::{Asked, question, required, save};
use super::step::Step;
use crate::http::{Problems, act};
use crate::repairs::words;
use crate::ui::{Button, Choice, Form, Radios};
use domain::TenancyId;
use domain::repairs::DraftAnswers;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::repairs::{Since, Worse};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WhenForm {
    pub since: String,
    pub worse: String,
}

#[server(prefix = "/do", endpoint = "repairs/report/when")]
pub async fn answer_when(#[server(flatten)] form: WhenForm) -> Result<(), ServerFnError> {
    act(|ctx| save(ctx, Step::When, form, take)).await
}

fn take(form: &WhenForm, answers: &mut DraftAnswers, _: &[TenancyId]) -> Problems {
    let mut problems = Problems::default();
    let since = Since::parse(&form.since);
    answers.since = required(&mut problems, "since", since, words::SINCE_MISSING);
    let worse = Worse::parse(&form.worse);
    answers.worse = required(&mut problems, "worse", worse, words::WORSE_MISSING);
    problems
}

fn fresh(answers: &DraftAnswers) -> WhenForm {
    WhenForm {
        since: answers.since.map_or("", Since::key).to_owned(),
        worse: answers.worse.map_or("", Worse::key).to_owned(),
    }
}

#[component]
pub fn WhenPage() -> impl IntoView {
    question(Step::When, fresh, page)
}

fn page(asked: Asked<WhenForm>) -> AnyView {
    let since = Since::ALL
        .iter()
        .map(|since| Choice::new(since.key(), since.label()))
        .collect();
    let worse = Worse::ALL
        .iter()
        .map(|worse| Choice::new(worse.key(), worse.label()))
        .collect();
    asked.frame().around(view! {
        <h1 class="title">{words::WHEN}</h1>
        <Form action=AnswerWhen::PATH>
            <Radios
                name="since"
                legend=words::SINCE
                options=since
                value=asked.filled.form.since.clone()
                error=asked.error("since")
            />
            <Radios
                name="worse"
                legend=words::WORSE
                options=worse
                value=asked.filled.form.worse.clone()
                error=asked.error("worse")
            />
            <Button text=words::CONTINUE/>
        </Form>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_must_be_answered_and_each_problem_stands_at_its_field() {
        let form = WhenForm {
            since: "today".into(),
            worse: "very".into(),
        };
        let problems = take(&form, &mut DraftAnswers::default(), &[]);
        assert_eq!(
            problems.0,
            [("worse".to_owned(), words::WORSE_MISSING.to_owned())]
        );
        let problems = take(&WhenForm::default(), &mut DraftAnswers::default(), &[]);
        assert_eq!(problems.0.len(), 2);
    }
}
