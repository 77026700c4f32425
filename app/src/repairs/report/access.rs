//! `/repairs/report/access`: when we can come, and what to know before we do.

use super::question::{Asked, question, save};
use super::step::Step;
use crate::http::{Problems, act};
use crate::repairs::words::{self, AVAILABILITY, label_of};
use crate::ui::{Button, Checkboxes, Choice, Form, TextArea};
use domain::TenancyId;
use domain::repairs::DraftAnswers;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::text::tidy;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// In characters.
const MOST: u32 = 1_000;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AccessForm {
    pub availability: Vec<String>,
    pub access: String,
}

#[server(prefix = "/do", endpoint = "repairs/report/access")]
pub async fn answer_access(#[server(flatten)] form: AccessForm) -> Result<(), ServerFnError> {
    act(|ctx| save(ctx, Step::Access, form, take)).await
}

fn take(form: &AccessForm, answers: &mut DraftAnswers, _: &[TenancyId]) -> Problems {
    let mut problems = Problems::default();
    let known = |key: &&String| label_of(&AVAILABILITY, key).is_some();
    let times: BTreeSet<String> = form.availability.iter().filter(known).cloned().collect();
    if times.is_empty() {
        problems.add("availability[]", words::ACCESS_MISSING);
    }
    answers.availability = times;
    answers.access = problems.check("access", tidy(&form.access, MOST as usize), |error| {
        error.message()
    });
    problems
}

fn fresh(answers: &DraftAnswers) -> AccessForm {
    AccessForm {
        availability: answers.availability.iter().cloned().collect(),
        access: answers.access.clone().unwrap_or_default(),
    }
}

#[component]
pub fn AccessPage() -> impl IntoView {
    question(Step::Access, fresh, page)
}

fn page(asked: Asked<AccessForm>) -> AnyView {
    let options = AVAILABILITY
        .map(|(key, label)| Choice::new(key, label))
        .to_vec();
    asked.frame().around(view! {
        <Form action=AnswerAccess::PATH>
            <Checkboxes
                name="availability[]"
                legend=words::ACCESS
                heading=true
                hint=words::ACCESS_HINT
                options
                values=asked.filled.form.availability.clone()
                error=asked.error("availability[]")
            />
            <TextArea
                name="access"
                label=words::ACCESS_NOTES
                hint=words::ACCESS_NOTES_HINT
                value=asked.filled.form.access.clone()
                error=asked.error("access")
                rows=4
                max_chars=MOST
            />
            <Button text=words::CONTINUE/>
        </Form>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_must_be_chosen_and_notes_need_not_be_written() {
        let mut answers = DraftAnswers::default();
        let forged = AccessForm {
            availability: vec!["midnight".into()],
            access: String::new(),
        };
        assert_eq!(
            take(&forged, &mut answers, &[]).0,
            [(
                "availability[]".to_owned(),
                words::ACCESS_MISSING.to_owned()
            )]
        );
        let good = AccessForm {
            availability: vec!["am".into(), "school_run".into()],
            access: " The dog is friendly ".into(),
        };
        assert!(take(&good, &mut answers, &[]).is_empty());
        assert_eq!(answers.access.as_deref(), Some("The dog is friendly"));
        assert_eq!(answers.availability.len(), 2);
    }

    #[test]
    fn notes_that_are_too_long_are_said_so_at_their_field() {
        let form = AccessForm {
            availability: vec!["any".into()],
            access: "x".repeat(1_001),
        };
        let problems = take(&form, &mut DraftAnswers::default(), &[]);
        assert_eq!(problems.0[0].0, "access");
    }
}
