//! `/repairs/report/emergency`: first of all, is anyone in danger?

use super::question::{Asked, question, required, save};
use super::step::Step;
use crate::http::{Problems, act};
use crate::repairs::words;
use crate::ui::{Button, Choice, Form, Radios};
use domain::TenancyId;
use domain::repairs::DraftAnswers;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::repairs::Emergency;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EmergencyForm {
    pub emergency: String,
}

#[server(prefix = "/do", endpoint = "repairs/report/emergency")]
pub async fn answer_emergency(#[server(flatten)] form: EmergencyForm) -> Result<(), ServerFnError> {
    act(|ctx| save(ctx, Step::Emergency, form, take)).await
}

fn take(form: &EmergencyForm, answers: &mut DraftAnswers, _: &[TenancyId]) -> Problems {
    let mut problems = Problems::default();
    let chosen = Emergency::parse(&form.emergency);
    required(&mut problems, "emergency", chosen, words::EMERGENCY_MISSING);
    answers.emergency = chosen;
    problems
}

fn fresh(answers: &DraftAnswers) -> EmergencyForm {
    EmergencyForm {
        emergency: answers.emergency.map_or("", Emergency::key).to_owned(),
    }
}

#[component]
pub fn EmergencyPage() -> impl IntoView {
    question(Step::Emergency, fresh, page)
}

fn page(asked: Asked<EmergencyForm>) -> AnyView {
    let options = Emergency::ALL
        .iter()
        .map(|emergency| Choice::new(emergency.key(), emergency.label()))
        .collect();
    asked.frame().around(view! {
        <Form action=AnswerEmergency::PATH>
            <Radios
                name="emergency"
                legend=words::EMERGENCY
                heading=true
                hint=words::EMERGENCY_HINT
                options
                value=asked.filled.form.emergency.clone()
                error=asked.error("emergency")
            />
            <Button text=words::CONTINUE/>
        </Form>
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture::{asked, html};

    #[test]
    fn nothing_and_something_forged_are_both_not_answered() {
        for typed in ["", "earthquake", "</script>"] {
            let form = EmergencyForm {
                emergency: typed.into(),
            };
            let problems = take(&form, &mut DraftAnswers::default(), &[]);
            assert_eq!(
                problems.0,
                [("emergency".to_owned(), words::EMERGENCY_MISSING.to_owned())]
            );
        }
    }

    #[test]
    fn the_question_is_the_heading_and_the_saved_answer_is_shown() {
        let answers = DraftAnswers {
            emergency: Some(Emergency::Flood),
            ..DraftAnswers::default()
        };
        let asked = asked(Step::Emergency, answers, fresh);
        let page = html(|| page(asked));
        assert_eq!(page.matches("<h1").count(), 1, "{page}");
        assert!(
            page.contains("<h1 class=\"title\">Is anyone in danger now?"),
            "{page}"
        );
        assert_eq!(page.matches("checked").count(), 1, "{page}");
        assert!(page.contains("Step 1 of 14"), "{page}");
    }

    #[test]
    fn what_is_wrong_stands_on_top_and_leads_to_the_field() {
        let mut asked = asked(Step::Emergency, DraftAnswers::default(), fresh);
        asked
            .filled
            .problems
            .add("emergency", words::EMERGENCY_MISSING);
        let page = html(|| page(asked));
        assert!(page.contains("There is a problem"), "{page}");
        assert!(
            page.contains("href=\"#emergency\"") && page.contains("id=\"emergency\""),
            "{page}"
        );
    }
}
