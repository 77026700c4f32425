//! The order of the questions, over every combination of answers that bears on it.

use super::*;
use crate::repairs::report::fixture::complete;
use crate::routes::App;
use rules::repairs::{Problem, Room};
use std::collections::BTreeSet;

/// The complete answers with one question opened again.
fn without(step: Step) -> DraftAnswers {
    let mut answers = complete();
    match step {
        Step::Emergency => answers.emergency = None,
        Step::Place => answers.place = None,
        Step::Room => answers.room = None,
        Step::Problem => answers.problem = None,
        Step::More => answers.follow_ups_asked = false,
        Step::When => answers.worse = None,
        Step::Describe => answers.description = None,
        Step::Photos => answers.photos_done = false,
        Step::Risk => answers.at_risk = None,
        Step::Access => answers.access = None,
        Step::Contact => answers.reach_by = None,
    }
    answers
}

/// Answers for each place, room and problem that go together.
fn every_kind() -> impl Iterator<Item = DraftAnswers> {
    Room::ALL.iter().flat_map(|room| {
        Problem::in_room(*room).map(|problem| DraftAnswers {
            place: Some(room.place()),
            room: Some(*room),
            problem: Some(problem),
            ..complete()
        })
    })
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
    for step in Step::ALL {
        assert!(step.is_open(&DraftAnswers::default(), &[]), "{step:?}");
        assert!(!step.is_open(&complete(), &[]), "{step:?}");
        assert_eq!(first_open(&without(step), &[]), Some(step));
    }
}

#[test]
fn going_on_from_the_first_question_passes_each_asked_one_once_and_in_order() {
    for answers in every_kind() {
        let passed: Vec<_> =
            std::iter::successors(Some(Step::Emergency), |step| step.next(&answers)).collect();
        let asked: Vec<_> = Step::ALL
            .into_iter()
            .filter(|step| step.is_asked(&answers))
            .collect();
        assert_eq!(passed, asked);
    }
}

#[test]
fn back_is_the_reverse_of_next() {
    for answers in every_kind() {
        for step in Step::ALL.into_iter().filter(|step| step.is_asked(&answers)) {
            if let Some(next) = step.next(&answers) {
                assert_eq!(next.previous(&answers), Some(step));
            }
        }
        assert_eq!(Step::Emergency.previous(&answers), None);
    }
}

#[test]
fn an_answer_leads_to_the_next_question_while_any_is_open() {
    let begun = DraftAnswers {
        emergency: Some(Emergency::None),
        ..DraftAnswers::default()
    };
    assert_eq!(after(Step::Emergency, &begun, &[]), Step::Place.path());
    assert_eq!(
        after(Step::Room, &without(Step::Contact), &[]),
        Step::Problem.path()
    );
    assert_eq!(
        after(Step::Contact, &without(Step::Risk), &[]),
        Step::Risk.path()
    );
}

#[test]
fn a_changed_answer_leads_back_to_the_check_when_nothing_else_opened() {
    for step in Step::ALL.into_iter().filter(|step| *step != Step::More) {
        assert_eq!(after(step, &complete(), &[]), CHECK, "{step:?}");
    }
}

#[test]
fn a_danger_leads_to_advice_once() {
    let mut answers = complete();
    assert_eq!(after(Step::More, &answers, &[]), ADVICE);
    answers.emergency = Some(Emergency::BareWires);
    assert_eq!(after(Step::Emergency, &answers, &[]), ADVICE);
    assert_eq!(after(Step::More, &answers, &[]), CHECK);
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
