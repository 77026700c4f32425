//! The order of the questions, over every combination of answers that bears on it.

use super::*;
use crate::repairs::report::fixture::complete;
use crate::routes::App;
use rules::repairs::Room;
use rules::repairs::catalogue::{Catalogue, Question};
use std::collections::BTreeSet;

/// The answers with one question opened again.
fn without(step: Step, whole: &DraftAnswers) -> DraftAnswers {
    let mut answers = whole.clone();
    match step {
        Step::Emergency => answers.emergency = None,
        Step::Place => answers.place = None,
        Step::Room => answers.room = None,
        Step::Problem => answers.element = None,
        Step::Fault => answers.fault = None,
        Step::More => answers.safety.clear(),
        Step::Help => answers.help_read = false,
        Step::When => answers.worse = None,
        Step::Describe => answers.description = None,
        Step::Photos => answers.photos_done = false,
        Step::Risk => answers.at_risk = None,
        Step::Access => answers.access = None,
        Step::Contact => answers.reach_by = None,
    }
    answers
}

/// Answers for each room, element and fault that go together, with no safety question answered.
fn every_kind() -> impl Iterator<Item = DraftAnswers> {
    Room::ALL.iter().flat_map(|room| {
        let elements = Catalogue::current().elements_in(*room);
        elements.flat_map(|element| {
            element.faults_in(*room).map(|fault| {
                let mut answers = complete();
                answers.set_place(room.place());
                answers.set_room(*room);
                answers.set_element(element);
                answers.set_fault(fault);
                answers
            })
        })
    })
}

/// Complete answers about a fault with safety questions and something to try.
fn running_tap() -> DraftAnswers {
    let mut answers = every_kind()
        .find(|answers| answers.fault.as_deref() == Some("runs"))
        .unwrap();
    while !answers.is_safety_told() {
        let due = answers.questions_due();
        // The answer that names no danger.
        let calm = |question: &&'static Question| {
            let answers = question.answers.iter();
            let mut calm = answers.filter(|answer| answer.then.danger.is_none());
            (question.key.to_owned(), calm.next().unwrap().key.to_owned())
        };
        let given = due.iter().map(calm).collect();
        answers.set_safety(given);
    }
    answers.help_read = true;
    answers
}

#[test]
fn a_report_begins_with_the_emergency_and_a_complete_one_has_nothing_open() {
    let empty = DraftAnswers::default();
    assert_eq!(first_open(&empty, &[]), Some(Step::Emergency));
    assert_eq!(onward(&empty, &[]), "/repairs/report/emergency");
    assert_eq!(first_open(&complete(), &[]), None);
    assert_eq!(onward(&complete(), &[]), CHECK);
}

#[test]
fn each_question_is_open_until_it_is_answered() {
    let whole = running_tap();
    for step in Step::ALL {
        assert!(step.is_open(&DraftAnswers::default(), &[]), "{step:?}");
        assert!(!step.is_open(&whole, &[]), "{step:?}");
        assert_eq!(first_open(&without(step, &whole), &[]), Some(step));
    }
}

#[test]
fn back_leads_through_each_asked_question_once_and_in_order() {
    for answers in every_kind() {
        let mut passed: Vec<_> =
            std::iter::successors(Some(Step::Contact), |step| step.previous(&answers)).collect();
        passed.reverse();
        let asked: Vec<_> = Step::ALL
            .into_iter()
            .filter(|step| step.is_asked(&answers))
            .collect();
        assert_eq!(passed, asked);
        assert_eq!(Step::Emergency.previous(&answers), None);
    }
}

#[test]
fn every_fault_leads_on_to_its_questions_then_to_what_can_be_tried_then_on() {
    for mut answers in every_kind() {
        answers.since = None;
        let has_questions = answers.asked().next().is_some();
        let expected = match (has_questions, answers.needs_help_page()) {
            (true, _) => Step::More,
            (false, true) => Step::Help,
            (false, false) => Step::When,
        };
        assert_eq!(after(Step::Fault, &answers, &answers, &[]), expected.path());
    }
}

#[test]
fn an_answer_leads_to_the_first_question_that_is_open() {
    let begun = DraftAnswers {
        emergency: Some(Emergency::None),
        ..DraftAnswers::default()
    };
    let after = |step, answers: &DraftAnswers| after(step, answers, answers, &[]);
    assert_eq!(after(Step::Emergency, &begun), Step::Place.path());
    let whole = running_tap();
    assert_eq!(
        after(Step::Room, &without(Step::Contact, &whole)),
        Step::Contact.path()
    );
    assert_eq!(
        after(Step::Contact, &without(Step::Risk, &whole)),
        Step::Risk.path()
    );
}

#[test]
fn a_changed_answer_leads_back_to_the_check_when_nothing_else_opened() {
    let whole = running_tap();
    for step in Step::ALL {
        assert_eq!(after(step, &whole, &whole, &[]), CHECK, "{step:?}");
    }
}

#[test]
fn a_danger_leads_to_advice_when_it_is_named_and_not_again() {
    let calm = running_tap();
    let mut dangerous = calm.clone();
    let (question, answer) = dangerous
        .asked()
        .find_map(|question| {
            let answer = question
                .answers
                .iter()
                .find(|it| it.then.danger.is_some())?;
            Some((question, answer))
        })
        .unwrap();
    dangerous.set_safety([(question.key.to_owned(), answer.key.to_owned())].into());
    assert_eq!(after(Step::More, &calm, &dangerous, &[]), ADVICE);
    assert_ne!(after(Step::More, &dangerous, &dangerous, &[]), ADVICE);
    let mut named = calm.clone();
    named.emergency = Some(Emergency::BareWires);
    assert_eq!(after(Step::Emergency, &calm, &named, &[]), ADVICE);
    assert_eq!(after(Step::More, &named, &named, &[]), CHECK);
}

#[test]
fn someone_with_several_homes_must_say_which_even_if_they_sign_in_last() {
    let homes = [TenancyId::new(), TenancyId::new()];
    let mut answers = complete();
    assert_eq!(first_open(&answers, &homes), Some(Step::Place));
    answers.tenancy = Some(TenancyId::new());
    assert_eq!(first_open(&answers, &homes), Some(Step::Place));
    answers.tenancy = Some(homes[1]);
    assert_eq!(first_open(&answers, &homes), None);
    assert_eq!(first_open(&complete(), &homes[..1]), None);
}

#[test]
fn progress_grows_and_ends_before_the_check() {
    let steps: Vec<_> = Step::ALL.map(|step| step.progress().0).into();
    assert_eq!(steps, (1..ALL_STEPS).collect::<Vec<_>>());
}

#[test]
fn every_question_has_a_page_and_a_form_of_its_own() {
    let routes: BTreeSet<String> = leptos_axum::generate_route_list(App)
        .iter()
        .map(|route| route.path().to_owned())
        .collect();
    for path in Step::ALL.map(Step::path).into_iter().chain([ADVICE, CHECK]) {
        assert!(routes.contains(path), "{path}");
    }
    let forms: BTreeSet<_> = Step::ALL.map(Step::form).into();
    assert_eq!(forms.len(), Step::ALL.len());
}
