//! `/repairs/report/contact`: how we may reach them about this repair.

use super::question::{Asked, question, save};
use super::step::Step;
use crate::http::{Problems, act};
use crate::repairs::words::{self, REACH_BY, label_of};
use crate::ui::{Button, Checkboxes, Choice, Form};
use domain::TenancyId;
use domain::repairs::DraftAnswers;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    pub reach_by: Vec<String>,
}

#[server(prefix = "/do", endpoint = "repairs/report/contact")]
pub async fn answer_contact(#[server(flatten)] form: ContactForm) -> Result<(), ServerFnError> {
    act(|ctx| save(ctx, Step::Contact, form, take)).await
}

fn take(form: &ContactForm, answers: &mut DraftAnswers, _: &[TenancyId]) -> Problems {
    let mut problems = Problems::default();
    let known = |key: &&String| label_of(&REACH_BY, key).is_some();
    let ways: BTreeSet<String> = form.reach_by.iter().filter(known).cloned().collect();
    if ways.is_empty() {
        problems.add("reach_by[]", words::CONTACT_MISSING);
    }
    answers.reach_by = Some(ways);
    problems
}

fn fresh(answers: &DraftAnswers) -> ContactForm {
    ContactForm {
        reach_by: answers.reach_by.iter().flatten().cloned().collect(),
    }
}

#[component]
pub fn ContactPage() -> impl IntoView {
    question(Step::Contact, fresh, page)
}

fn page(asked: Asked<ContactForm>) -> AnyView {
    let options = REACH_BY
        .map(|(key, label)| Choice::new(key, label))
        .to_vec();
    asked.frame().around(view! {
        <Form action=AnswerContact::PATH>
            <Checkboxes
                name="reach_by[]"
                legend=words::CONTACT
                heading=true
                hint=words::CONTACT_HINT
                options
                values=asked.filled.form.reach_by.clone()
                error=asked.error("reach_by[]")
            />
            <Button text=words::CONTINUE/>
        </Form>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_least_one_way_that_we_know_must_be_chosen() {
        for typed in [vec![], vec!["pigeon".to_owned()]] {
            let form = ContactForm { reach_by: typed };
            assert_eq!(
                take(&form, &mut DraftAnswers::default(), &[]).0,
                [("reach_by[]".to_owned(), words::CONTACT_MISSING.to_owned())]
            );
        }
        let mut answers = DraftAnswers::default();
        let form = ContactForm {
            reach_by: vec!["sms".into(), "phone".into()],
        };
        assert!(take(&form, &mut answers, &[]).is_empty());
        assert_eq!(answers.reach_by.unwrap().len(), 2);
    }
}
