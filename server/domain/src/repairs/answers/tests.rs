//! Answers over the whole catalogue: nothing is kept that no longer makes sense, nothing lost that does.

use super::*;
use rules::repairs::Since;
use rules::repairs::catalogue::Then;

fn about(element: &str, fault: &str, room: Room) -> DraftAnswers {
    let element = Catalogue::current().element(element).unwrap();
    let mut answers = DraftAnswers {
        place: Some(room.place()),
        room: Some(room),
        since: Some(Since::Today),
        description: Some("It drips.".into()),
        ..DraftAnswers::default()
    };
    answers.set_element(element);
    answers.set_fault(element.fault(fault).unwrap());
    answers
}

fn every_fault() -> impl Iterator<Item = (&'static Element, &'static Fault, Room)> {
    let elements = Catalogue::current().elements.iter();
    elements.flat_map(|element| {
        element.faults.iter().map(move |fault| {
            let room = fault.rooms.unwrap_or(element.rooms)[0];
            (element, fault, room)
        })
    })
}

#[test]
fn another_place_asks_for_room_and_fault_again_and_keeps_the_rest() {
    let mut answers = about("tap", "drips", Room::Kitchen);
    answers.safety.insert("x".into(), "yes".into());
    answers.help_read = true;
    answers.set_place(Where::SharedArea);
    assert_eq!(
        (answers.room, &answers.element, &answers.fault),
        (None, &None, &None)
    );
    assert!(answers.safety.is_empty() && !answers.help_read);
    assert_eq!(answers.since, Some(Since::Today));
    assert_eq!(answers.description.as_deref(), Some("It drips."));
}

#[test]
fn another_room_keeps_what_can_be_there() {
    let mut answers = about("tap", "drips", Room::Kitchen);
    answers.set_room(Room::Bathroom);
    assert_eq!(answers.fault.as_deref(), Some("drips"));
    answers.set_room(Room::Bedroom);
    assert_eq!((answers.element, answers.fault), (None, None));
}

#[test]
fn the_same_answer_again_changes_nothing() {
    for (element, fault, room) in every_fault() {
        let mut answers = about(element.key, fault.key, room);
        answers.help_read = true;
        let before = answers.clone();
        answers.set_place(room.place());
        answers.set_room(room);
        answers.set_element(element);
        answers.set_fault(fault);
        answers.set_safety(BTreeMap::new());
        assert_eq!(answers, before, "{}/{}", element.key, fault.key);
    }
}

#[test]
fn the_only_fault_of_an_element_is_taken_without_asking() {
    for (element, _, room) in every_fault() {
        let mut answers = DraftAnswers {
            place: Some(room.place()),
            room: Some(room),
            ..DraftAnswers::default()
        };
        answers.set_element(element);
        let faults: Vec<_> = element.faults_in(room).collect();
        assert_eq!(
            answers.fault.is_some(),
            faults.len() == 1,
            "{}",
            element.key
        );
    }
}

#[test]
fn a_danger_counts_wherever_it_was_named_and_gas_before_all() {
    let mut answers = DraftAnswers {
        emergency: Some(Emergency::None),
        ..DraftAnswers::default()
    };
    assert!(!answers.names_danger());
    answers.emergency = Some(Emergency::GasSmell);
    assert_eq!(answers.danger(), Some(Emergency::GasSmell));
    for (element, fault, room) in every_fault() {
        for question in fault.questions.iter().filter(|it| it.when.is_none()) {
            for answer in question.answers {
                let mut answers = about(element.key, fault.key, room);
                answers.emergency = Some(Emergency::None);
                answers.set_safety([(question.key.into(), answer.key.into())].into());
                assert_eq!(answers.danger_since(), answer.then.danger);
                assert_eq!(answers.names_danger(), answer.then.danger.is_some());
            }
        }
    }
}

#[test]
fn a_question_that_is_no_longer_asked_loses_its_answer() {
    for (element, fault, room) in every_fault() {
        for later in fault.questions {
            let Some((earlier, given)) = later.when else {
                continue;
            };
            let mut answers = about(element.key, fault.key, room);
            answers.safety.insert(earlier.into(), given.into());
            answers
                .safety
                .insert(later.key.into(), later.answers[0].key.into());
            let earlier = fault.question(earlier).unwrap();
            let other = earlier.answers.iter().find(|it| it.key != given).unwrap();
            answers.set_safety([(earlier.key.into(), other.key.into())].into());
            assert!(!answers.safety.contains_key(later.key), "{}", later.text);
        }
    }
}

/// Answers all that is asked, round by round, always with the `n`th answer.
fn answered(mut answers: DraftAnswers, n: usize) -> DraftAnswers {
    for _ in 0..10 {
        if answers.is_safety_told() {
            return answers;
        }
        let round = answers.questions_due();
        let given = round.iter().map(|question| {
            let answer = question.answers[n % question.answers.len()];
            (question.key.to_owned(), answer.key.to_owned())
        });
        let given = given.collect();
        answers.set_safety(given);
    }
    panic!("no end to the questions: {answers:?}");
}

#[test]
fn every_fault_is_told_in_a_few_rounds_and_judged() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    for (element, fault, room) in every_fault() {
        for n in 0..3 {
            let answers = answered(about(element.key, fault.key, room), n);
            let judged = answers.judged(day).unwrap();
            assert!(!judged.why.is_empty());
            let all = answers.questions_due().len();
            assert_eq!(all, answers.asked().count(), "come back, all are shown");
        }
    }
}

#[test]
fn what_is_found_by_words_leaves_only_the_open_questions() {
    for (element, fault, _) in every_fault() {
        let rooms = fault.rooms.unwrap_or(element.rooms);
        let mut answers = DraftAnswers::default();
        answers.set_found(element, fault);
        assert_eq!(answers.chosen_fault().map(|it| it.key), Some(fault.key));
        assert_eq!(answers.room.is_some(), rooms.len() == 1);
        let places: std::collections::BTreeSet<_> =
            rooms.iter().map(|it| it.place().key()).collect();
        assert_eq!(answers.place.is_some(), places.len() == 1);
        for room in rooms {
            let mut answers = answers.clone();
            answers.set_place(room.place());
            if let Some(offered) = answers.rooms_of_choice() {
                assert!(offered.contains(room), "{}", element.key);
            }
            answers.set_room(*room);
            assert_eq!(answers.fault.as_deref(), Some(fault.key));
            assert_eq!(answers.rooms_of_choice(), None);
        }
    }
}

#[test]
fn found_elsewhere_than_was_told_asks_for_the_room_again() {
    let mut answers = about("damp", "mould", Room::Bedroom);
    let tap = Catalogue::current().element("tap").unwrap();
    answers.set_found(tap, tap.fault("drips").unwrap());
    assert_eq!(answers.room, None);
    assert_eq!(answers.fault.as_deref(), Some("drips"));
}

#[test]
fn a_draft_of_the_first_edition_is_asked_again_from_the_element_and_keeps_the_rest() {
    let old = serde_json::json!({
        "emergency": "none", "place": "home", "room": "kitchen", "problem": "tap", "follow_ups_asked": true,
        "yes": ["only_toilet"], "severity": "small", "since": "week", "worse": "no", "description": "It drips.",
        "photos_done": true, "at_risk": [], "access": "", "availability": ["am"], "reach_by": ["email"],
    });
    let answers = crate::repairs::draft::read(old).unwrap();
    assert_eq!(
        (answers.place, answers.room),
        (Some(Where::Home), Some(Room::Kitchen))
    );
    assert_eq!((&answers.element, &answers.fault), (&None, &None));
    assert_eq!(answers.description.as_deref(), Some("It drips."));
    assert!(answers.photos_done && answers.reach_by.is_some());
}

#[test]
fn a_key_that_the_edition_does_not_have_is_asked_again() {
    let mut answers = about("tap", "drips", Room::Kitchen);
    answers.fault = Some("sings".into());
    assert_eq!(answers.clone().renewed().fault, None);
    answers.element = Some("piano".into());
    assert_eq!(answers.renewed().element, None);
    let mut stale = about("tap", "drips", Room::Kitchen);
    stale.catalogue = 1;
    assert_eq!(stale.renewed().element, None);
}

#[test]
fn a_word_of_who_is_to_fix_it_comes_before_the_report_goes_on() {
    for (element, fault, room) in every_fault() {
        let answers = about(element.key, fault.key, room);
        let says =
            !fault.outcome.self_help.is_empty() || may_not_be_ours(fault.outcome.responsible);
        if !says {
            let turned = |then: Then| then.responsible.is_some();
            let by_answer = fault
                .questions
                .iter()
                .flat_map(|it| it.answers)
                .any(|it| turned(it.then));
            assert!(
                !answers.needs_help_page() || by_answer,
                "{}/{}",
                element.key,
                fault.key
            );
        } else if fault.questions.is_empty() {
            assert!(answers.needs_help_page(), "{}/{}", element.key, fault.key);
        }
    }
}
