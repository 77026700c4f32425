//! `/repairs/report/risk`: who could be harmed more than most. Freely told.

use super::question::{Asked, question, save};
use super::step::Step;
use crate::http::{Problems, act};
use crate::repairs::words;
use crate::ui::{Button, Checkboxes, Choice, Form};
use domain::TenancyId;
use domain::repairs::DraftAnswers;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::repairs::AtRisk;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RiskForm {
    pub at_risk: Vec<String>,
}

#[server(prefix = "/do", endpoint = "repairs/report/risk")]
pub async fn answer_risk(#[server(flatten)] form: RiskForm) -> Result<(), ServerFnError> {
    act(|ctx| save(ctx, Step::Risk, form, take)).await
}

fn take(form: &RiskForm, answers: &mut DraftAnswers, _: &[TenancyId]) -> Problems {
    let told = form.at_risk.iter().filter_map(|key| AtRisk::parse(key));
    answers.at_risk = Some(told.collect());
    Problems::default()
}

fn fresh(answers: &DraftAnswers) -> RiskForm {
    let told = answers.at_risk.iter().flatten();
    RiskForm {
        at_risk: told.map(|risk| risk.key().to_owned()).collect(),
    }
}

#[component]
pub fn RiskPage() -> impl IntoView {
    question(Step::Risk, fresh, page)
}

fn page(asked: Asked<RiskForm>) -> AnyView {
    let options = AtRisk::ALL
        .iter()
        .map(|risk| Choice::new(risk.key(), risk.label()))
        .collect();
    asked.frame().around(view! {
        <Form action=AnswerRisk::PATH>
            <Checkboxes
                name="at_risk[]"
                legend=words::RISK
                heading=true
                hint=words::RISK_HINT
                options
                values=asked.filled.form.at_risk.clone()
            />
            <Button text=words::CONTINUE/>
        </Form>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_an_answer_and_what_is_forged_is_left_out() {
        let mut answers = DraftAnswers::default();
        take(&RiskForm::default(), &mut answers, &[]);
        assert_eq!(answers.at_risk, Some([].into()));
        let form = RiskForm {
            at_risk: vec!["under_five".into(), "king".into(), "under_five".into()],
        };
        assert!(take(&form, &mut answers, &[]).is_empty());
        assert_eq!(answers.at_risk, Some([AtRisk::UnderFive].into()));
    }
}
