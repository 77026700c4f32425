//! "Tell us why": one question that needs an answer, and what helps us to help.

use super::AskForHelp;
use crate::http::{Filled, Problems};
use crate::rent::words::help as said;
use crate::ui::{Button, Checkboxes, Choice, Form, TextArea, TextField};
use domain::SubmissionKey;
use domain::rent::Topic;
use domain::rent::questions::Asked;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::money::{MoneyError, Pence};
use rules::text::tidy;
use serde::{Deserialize, Serialize};

/// With all the answers together they fit into a case's words.
const MOST_WHY: usize = 2_000;
const MOST_LINE: usize = 500;
const MOST_A_WEEK: i64 = 10_000_000;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HelpForm {
    pub account: String,
    pub submission_key: String,
    pub why: String,
    pub household: String,
    pub change: String,
    pub benefits: Vec<String>,
    pub debts: String,
    pub could_pay: String,
}

/// What was told, line by line under its question.
pub fn asked(form: &HelpForm) -> std::result::Result<Asked, Problems> {
    let mut problems = Problems::default();
    let mut read = |field: &str, typed: &str, most: usize| {
        problems
            .check(field, tidy(typed, most), |error| error.message())
            .unwrap_or_default()
    };
    let why = read("why", &form.why, MOST_WHY);
    let household = read("household", &form.household, MOST_LINE);
    let change = read("change", &form.change, MOST_LINE);
    let debts = read("debts", &form.debts, MOST_LINE);
    let could_pay = could_pay(&form.could_pay).map_err(|words| problems.add("could_pay", words));
    if why.is_empty() && !problems.0.iter().any(|(field, _)| field == "why") {
        problems.0.insert(0, ("why".into(), said::ENTER_WHY.into()));
    }
    let (Ok(could_pay), true) = (could_pay, problems.is_empty()) else {
        return Err(problems);
    };
    let could_pay_words = could_pay.map(|pence| pence.to_string()).unwrap_or_default();
    let lines = [
        ("", why),
        (said::HOUSEHOLD, household),
        (said::CHANGE, change),
        (said::BENEFITS, benefits(&form.benefits)),
        (said::DEBTS, debts),
        (said::COULD_PAY, could_pay_words),
    ];
    let told: Vec<_> = lines
        .into_iter()
        .filter(|(_, answer)| !answer.is_empty())
        .map(|(question, answer)| format!("{question}\n{answer}").trim_start().to_owned())
        .collect();
    Ok(Asked {
        topic: Topic::MoneyTight,
        // A case names no amount of nothing.
        pence: could_pay.filter(|pence| *pence > Pence::ZERO),
        paid_on: None,
        way: None,
        words: told.join("\n\n"),
    })
}

fn could_pay(typed: &str) -> std::result::Result<Option<Pence>, &'static str> {
    match Pence::parse(typed) {
        Err(MoneyError::Empty) => Ok(None),
        Err(error) => Err(error.message()),
        Ok(pence) if (0..=MOST_A_WEEK).contains(&pence.0) => Ok(Some(pence)),
        Ok(_) => Err("Enter an amount from £0 to £100,000"),
    }
}

/// In the words of the page; a key that is none of ours is left out.
fn benefits(chosen: &[String]) -> String {
    let known: Vec<_> = said::BENEFIT_CHOICES
        .iter()
        .filter(|(key, _)| chosen.iter().any(|chosen| chosen == key))
        .map(|(_, label)| *label)
        .collect();
    known.join(", ")
}

#[component]
pub fn TellUs(account: String, filled: Filled<HelpForm>) -> impl IntoView {
    let key = match filled.form.submission_key.as_str() {
        "" => SubmissionKey::new().to_string(),
        kept => kept.to_owned(),
    };
    let form = filled.form.clone();
    let options = said::BENEFIT_CHOICES
        .map(|(key, label)| Choice::new(key, label))
        .to_vec();
    view! {
        <section id="tell-us">
            <h2>{said::TELL_US}</h2>
            <p>{said::TELL_US_TEXT}</p>
            <Form action=AskForHelp::PATH submission_key=key>
                <input type="hidden" name="account" value=account/>
                <TextArea name="why" label=said::WHY hint=said::WHY_HINT value=form.why error=filled.error("why") rows=4 max_chars=2000/>
                <TextField name="household" label=said::HOUSEHOLD hint=said::HOUSEHOLD_HINT value=form.household error=filled.error("household")/>
                <TextField name="change" label=said::CHANGE hint=said::CHANGE_HINT value=form.change error=filled.error("change")/>
                <Checkboxes name="benefits[]" legend=said::BENEFITS hint=said::BENEFITS_HINT options values=form.benefits/>
                <TextField name="debts" label=said::DEBTS hint=said::DEBTS_HINT value=form.debts error=filled.error("debts")/>
                <TextField name="could_pay" label=said::COULD_PAY hint=said::COULD_PAY_HINT value=form.could_pay error=filled.error("could_pay") inputmode="decimal" width=10/>
                <Button text=said::SEND/>
            </Form>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_question_needs_an_answer() {
        let form = HelpForm {
            why: "My hours were cut.".into(),
            ..HelpForm::default()
        };
        let asked = asked(&form).unwrap();
        assert_eq!(asked.words, "My hours were cut.");
        assert_eq!(asked.pence, None);
        let none = super::asked(&HelpForm::default()).unwrap_err();
        assert_eq!(none.0, [("why".to_owned(), said::ENTER_WHY.to_owned())]);
    }

    #[test]
    fn every_answer_stands_under_its_question() {
        let form = HelpForm {
            why: "Ill".into(),
            household: "Two children".into(),
            benefits: vec!["universal_credit".into(), "forged".into()],
            could_pay: "5".into(),
            ..HelpForm::default()
        };
        let asked = asked(&form).unwrap();
        assert_eq!(asked.pence, Some(Pence(500)));
        assert!(
            asked.words.contains("Who lives with you?\nTwo children"),
            "{asked:?}"
        );
        assert!(asked.words.contains("Universal Credit") && !asked.words.contains("forged"));
    }

    #[test]
    fn nothing_is_an_answer_and_less_is_none() {
        assert_eq!(could_pay("0"), Ok(Some(Pence::ZERO)));
        assert_eq!(could_pay(""), Ok(None));
        assert!(could_pay("-5").is_err() && could_pay("a bit").is_err());
    }
}
