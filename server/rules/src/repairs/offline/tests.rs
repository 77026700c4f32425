use super::*;

fn given(pairs: &[(&str, &str)]) -> Flat {
    let mut given = Wire::default();
    for (name, value) in pairs {
        given.set(
            name,
            if value.is_empty() {
                &[]
            } else {
                std::slice::from_ref(value)
            },
        );
    }
    given.0
}

/// Every question answered, the fault's own with their last answers.
fn complete() -> Wire {
    let mut wire = Wire::default();
    for (name, answers) in [
        ("emergency", &["none"][..]),
        ("place", &["home"]),
        ("room", &["kitchen"]),
        ("since", &["today"]),
        ("worse", &["no"]),
        ("description", &[" It drips. "]),
        ("at_risk", &["under_five", "martian"]),
        ("availability", &["am", "midnight"]),
        ("access", &["The bell is broken"]),
        ("reach_by", &["email"]),
    ] {
        wire.set(name, answers);
    }
    let element = Catalogue::current()
        .elements_in(Room::Kitchen)
        .next()
        .unwrap();
    let fault = element.faults_in(Room::Kitchen).next().unwrap();
    wire.set("element", &[element.key]);
    wire.set("fault", &[fault.key]);
    while let Some(question) = fault.next_question(&wire.safety()) {
        wire.set(question.key, &[question.answers.last().unwrap().key]);
    }
    wire
}

fn but(name: &str, answer: &str) -> Wire {
    let mut wire = complete();
    wire.set(
        name,
        if answer.is_empty() {
            &[]
        } else {
            std::slice::from_ref(&answer)
        },
    );
    wire
}

/// A fault of which a question's answer is a danger, with that answer given.
fn in_danger() -> Wire {
    let mut wire = complete();
    for room in Room::ALL {
        for element in Catalogue::current().elements_in(*room) {
            for fault in element.faults_in(*room) {
                for question in fault
                    .questions
                    .iter()
                    .filter(|question| question.when.is_none())
                {
                    let mut answers = question.answers.iter();
                    if let Some(answer) = answers.find(|answer| answer.then.danger.is_some()) {
                        wire.set("place", &[room.place().key()]);
                        wire.set("room", &[room.key()]);
                        wire.set("element", &[element.key]);
                        wire.set("fault", &[fault.key]);
                        wire.set(question.key, &[answer.key]);
                        return wire;
                    }
                }
            }
        }
    }
    panic!("no answer of the catalogue is a danger")
}

#[test]
fn complete_answers_are_read_and_forged_keys_left_out() {
    let told = complete().told().unwrap();
    assert_eq!(told.description, "It drips.");
    assert_eq!(told.at_risk.len(), 1);
    assert_eq!(told.availability, ["am".to_owned()].into());
    assert_eq!((told.place, told.room), (Where::Home, Room::Kitchen));
}

#[test]
fn nothing_at_all_lacks_every_question_that_must_be_answered() {
    let problems = Wire::default().told().unwrap_err();
    let fields: Vec<&str> = problems
        .iter()
        .map(|problem| problem.field.as_str())
        .collect();
    assert_eq!(
        fields,
        [
            "emergency",
            "place",
            "room",
            "element",
            "fault",
            "since",
            "worse",
            "description",
            "availability",
            "reach_by"
        ]
    );
}

#[test]
fn what_does_not_fit_is_said_at_its_field() {
    let (long, longer) = (
        "x".repeat(MOST_DESCRIPTION + 1),
        "x".repeat(MOST_ACCESS + 1),
    );
    let wrong = [
        ("room", "lift"),
        ("element", "spaceship"),
        ("fault", "warp"),
        ("description", "\u{202e} "),
        ("description", &long),
        ("access", &longer),
        ("availability", "midnight"),
        ("reach_by", ""),
    ];
    for (field, answer) in wrong {
        let problems = but(field, answer).told().unwrap_err();
        assert_eq!(problems[0].field, field, "{problems:?}");
        assert!(!problems[0].sentence.is_empty());
    }
}

#[test]
fn a_question_of_the_fault_that_is_not_answered_is_named() {
    let mut wire = in_danger();
    for question in wire.questions() {
        wire.0.remove(question.key);
    }
    let problems = Step::Safety.problems(&wire);
    let first = wire.questions()[0];
    assert_eq!(problems[0].field, first.key);
    assert!(problems[0].sentence.contains(first.text), "{problems:?}");
}

#[test]
fn another_room_keeps_what_can_be_there_and_forgets_the_rest() {
    let mut wire = complete();
    let before = wire.clone();
    wire.take(Step::Room, &given(&[("room", "kitchen")]));
    assert_eq!(wire, before, "the same answer again changes nothing");
    wire.take(Step::Place, &given(&[("place", "shared")]));
    assert_eq!((wire.one("room"), wire.one("fault")), ("", ""));
    assert!(wire.safety().is_empty());
    assert_eq!(wire.one("description"), before.one("description"));
}

#[test]
fn a_form_with_nothing_chosen_clears_the_answer_and_says_so() {
    let mut wire = complete();
    wire.take(Step::When, &given(&[("since", "week"), ("worse", "")]));
    assert_eq!((wire.one("since"), wire.one("worse")), ("week", ""));
    assert_eq!(Step::When.problems(&wire)[0].field, "worse");
    wire.take(Step::Risk, &given(&[("at_risk", "")]));
    assert!(wire.all("at_risk").is_empty() && Step::Risk.problems(&wire).is_empty());
}

#[test]
fn the_questions_come_in_order_and_each_can_be_gone_back_from() {
    let wire = complete();
    let mut step = Step::Emergency;
    let mut walked = vec![step];
    while step != Step::Check {
        let next = step.next(&wire);
        assert_eq!(next.previous(&wire), Some(step));
        step = next;
        walked.push(step);
    }
    assert!(!walked.contains(&Step::Ring) && !walked.contains(&Step::RingSince));
    assert!(walked.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn whoever_changes_one_answer_of_many_is_led_back_to_the_check() {
    let wire = complete();
    assert_eq!(Step::Describe.onward(&wire), Step::Check);
    let half = but("since", "");
    assert_eq!(Step::Place.onward(&half), Step::Room);
    assert_eq!(Step::first_open(&half), Some(Step::When));
}

#[test]
fn whom_to_ring_is_shown_for_each_danger_and_never_skipped() {
    for named in Emergency::ALL
        .iter()
        .filter(|named| **named != Emergency::None)
    {
        let wire = but("emergency", named.key());
        assert_eq!(Step::Emergency.onward(&wire), Step::Ring, "{named:?}");
        assert!(wire.danger_at_first().unwrap().advice().is_some());
    }
    let mut wire = in_danger();
    assert_eq!(Step::Safety.onward(&wire), Step::RingSince);
    wire.set("emergency", &["gas_smell"]);
    assert_eq!(
        wire.danger_since(),
        None,
        "they have been told whom to ring first"
    );
}

#[test]
fn nobody_is_let_in_to_a_shared_area() {
    let mut wire = complete();
    wire.take(Step::Place, &given(&[("place", "shared")]));
    wire.set("availability", &[]);
    assert!(!Step::Access.is_asked(&wire));
    assert!(Step::Access.problems(&wire).is_empty());
}

#[test]
fn no_question_of_a_fault_has_the_name_of_one_that_all_are_asked() {
    for element in Catalogue::current().elements {
        for question in element.faults.iter().flat_map(|fault| fault.questions) {
            assert!(!ASKED_OF_ALL.contains(&question.key), "{}", question.key);
        }
    }
}

#[test]
fn what_the_server_answers_reads_back_as_it_was() {
    let answered = Answered {
        owner: "amina".into(),
        problems: vec![Problem {
            field: "room".into(),
            sentence: "Choose".into(),
        }],
        homes: vec![
            ("1".into(), "14 Heron Wharf".into()),
            ("2".into(), "3 Fen Lane".into()),
        ],
        ..Answered::default()
    };
    assert_eq!(Answered::from(Flat::from(answered.clone())), answered);
    assert_eq!(Answered::from(Flat::new()), Answered::default());
}
