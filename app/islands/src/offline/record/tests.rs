use super::*;

fn kept() -> Record {
    let photo = |key: &str| Photo {
        key: key.into(),
        name: format!("{key}.jpg"),
        ..Photo::default()
    };
    Record {
        stage: Stage::Kept,
        photos: vec![photo("a"), photo("b")],
        ..Record::new("key".into(), "amina".into())
    }
}

fn reference(text: &str) -> Answered {
    Answered {
        reference: text.into(),
        ..Answered::default()
    }
}

#[test]
fn it_is_opened_then_each_photo_then_sent() {
    let mut record = kept();
    assert_eq!(
        record.opened(
            200,
            Answered {
                owner: "amina".into(),
                ..Answered::default()
            }
        ),
        Go::On
    );
    assert_eq!(record.next_photo(), Some(0));
    assert_eq!(record.photo_answered(0, 201, String::new()), Go::On);
    assert_eq!(record.next_photo(), Some(1));
    assert_eq!(record.photo_answered(1, 201, String::new()), Go::On);
    assert_eq!(record.next_photo(), None);
    assert_eq!(record.sent(200, reference("R-26-004812")), Go::Stop);
    assert_eq!(
        (record.stage, record.reference.as_str()),
        (Stage::Sent, "R-26-004812")
    );
}

#[test]
fn what_was_sent_before_the_phone_went_off_is_not_sent_again() {
    let mut record = kept();
    assert_eq!(record.opened(200, reference("R-26-004812")), Go::Stop);
    assert_eq!(record.stage, Stage::Sent);
}

#[test]
fn a_photo_the_server_refuses_is_left_out_and_named() {
    let mut record = kept();
    assert_eq!(record.photo_answered(0, 422, "Not a photo.".into()), Go::On);
    assert_eq!(record.next_photo(), Some(1));
    let left_out: Vec<&str> = record.left_out().map(|photo| photo.name.as_str()).collect();
    assert_eq!(left_out, ["a.jpg"]);
}

#[test]
fn a_photo_the_server_has_trouble_with_is_tried_three_times() {
    let mut record = kept();
    assert_eq!(record.photo_answered(0, 503, "Full.".into()), Go::Later);
    assert_eq!(record.photo_answered(0, 500, "Full.".into()), Go::Later);
    assert_eq!(record.photo_answered(0, 503, "Full.".into()), Go::On);
    assert_eq!(record.left_out().count(), 1);
}

#[test]
fn no_signal_is_never_a_photos_fault() {
    let mut record = kept();
    for _ in 0..20 {
        assert_eq!(record.photo_answered(0, 0, String::new()), Go::Later);
    }
    assert_eq!((record.left_out().count(), record.stage), (0, Stage::Kept));
}

#[test]
fn without_a_session_it_stays_and_asks_to_sign_in_at_any_step() {
    for step in [
        |record: &mut Record| record.opened(401, Answered::default()),
        |record: &mut Record| record.photo_answered(0, 401, String::new()),
        |record: &mut Record| record.sent(401, Answered::default()),
    ] {
        let mut record = kept();
        assert_eq!(step(&mut record), Go::Stop);
        assert_eq!(record.stage, Stage::SignIn);
        assert!(record.sends_itself("amina"), "once they are back");
    }
}

#[test]
fn another_persons_report_is_neither_shown_nor_sent() {
    let mut record = kept();
    assert!(!record.is_shown_to("dean") && !record.sends_itself("dean"));
    assert_eq!(
        record.opened(
            403,
            Answered {
                owner: "dean".into(),
                ..Answered::default()
            }
        ),
        Go::Stop
    );
    assert_eq!(record.owner, "amina");
}

#[test]
fn what_nobody_signed_for_is_sent_by_a_button_and_then_theirs() {
    let mut record = Record {
        owner: String::new(),
        ..kept()
    };
    assert!(record.is_shown_to("dean") && !record.sends_itself("dean"));
    record.opened(
        200,
        Answered {
            owner: "dean".into(),
            ..Answered::default()
        },
    );
    assert!(!record.is_shown_to("amina"));
}

#[test]
fn what_the_server_misses_leads_to_its_question() {
    let mut record = kept();
    let lacking = Answered {
        problems: vec![Problem {
            field: "tenancy".into(),
            sentence: "Choose".into(),
        }],
        homes: vec![("1".into(), "14 Heron Wharf".into())],
        ..Answered::default()
    };
    assert_eq!(record.opened(422, lacking), Go::Stop);
    assert_eq!(
        (record.stage, record.step),
        (Stage::Lacking, Some(Step::Place))
    );
    assert_eq!(step_of("on_electrics"), Step::Safety);
    assert_eq!(step_of("fault"), Step::Fault);
}

#[test]
fn it_reads_back_as_it_was_written() {
    let mut record = kept();
    record.answers.set("description", &["It \"drips\"\n👍"]);
    record.step = Some(Step::Photos);
    record.at = 1_795_000_000_123;
    record.photos[1].left_out = "Not a photo.".into();
    record.photos[0].tries = 2;
    record.homes = vec![("1".into(), "14 Heron Wharf".into())];
    record.problems = Step::When.problems(&record.answers);
    assert_eq!(Record::read(&record.to_text()), Some(record));
    assert_eq!(Record::read("{}"), None);
    assert_eq!(Record::read("[{\"key\":[\"k\"]},{}]"), None);
}

#[test]
fn it_is_kept_for_four_weeks() {
    let day = 24 * 3_600_000;
    assert!(!kept().is_too_old(27 * day) && kept().is_too_old(29 * day));
}
