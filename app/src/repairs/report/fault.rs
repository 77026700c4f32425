//! `/repairs/report/fault`: what is wrong with it.

use super::problem::choice;
use super::question::{Asked, question, required, save};
use super::step::Step;
use crate::http::{Problems, act};
use crate::repairs::words;
use crate::ui::{Button, Form, Radios};
use domain::TenancyId;
use domain::repairs::DraftAnswers;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FaultForm {
    pub fault: String,
}

#[server(prefix = "/do", endpoint = "repairs/report/fault")]
pub async fn answer_fault(#[server(flatten)] form: FaultForm) -> Result<(), ServerFnError> {
    act(|ctx| save(ctx, Step::Fault, form, take)).await
}

fn take(form: &FaultForm, answers: &mut DraftAnswers, _: &[TenancyId]) -> Problems {
    let mut problems = Problems::default();
    let fault = answers.faults_there().find(|fault| fault.key == form.fault);
    if let Some(fault) = required(&mut problems, "fault", fault, words::FAULT_MISSING) {
        answers.set_fault(fault);
    }
    problems
}

fn fresh(answers: &DraftAnswers) -> FaultForm {
    FaultForm {
        fault: answers.fault.clone().unwrap_or_default(),
    }
}

#[component]
pub fn FaultPage() -> impl IntoView {
    question(Step::Fault, fresh, page)
}

fn page(asked: Asked<FaultForm>) -> AnyView {
    let answers = &asked.draft.answers;
    let about = answers
        .chosen_element()
        .map_or(words::FAULT.to_owned(), |element| {
            words::fault_question(element.label)
        });
    let options = answers
        .faults_there()
        .map(|fault| choice(fault.key, fault.label, None))
        .collect();
    asked.frame().around(view! {
        <Form action=AnswerFault::PATH>
            <Radios
                name="fault"
                legend=about
                heading=true
                hint=words::PROBLEM_HINT
                options
                value=asked.filled.form.fault.clone()
                error=asked.error("fault")
            />
            <Button text=words::CONTINUE/>
        </Form>
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture::complete;

    #[test]
    fn a_fault_of_another_thing_is_not_an_answer() {
        let mut answers = complete();
        for typed in ["", "no_flush", "ghost"] {
            let form = FaultForm {
                fault: typed.into(),
            };
            assert_eq!(
                take(&form, &mut answers, &[]).0,
                [("fault".to_owned(), words::FAULT_MISSING.to_owned())]
            );
        }
        let faults: Vec<_> = answers.faults_there().map(|fault| fault.key).collect();
        for fault in faults {
            let form = FaultForm {
                fault: fault.into(),
            };
            assert!(take(&form, &mut answers, &[]).is_empty());
            assert_eq!(answers.fault.as_deref(), Some(fault));
        }
    }
}
