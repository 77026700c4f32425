use super::*;
use crate::offline::record::{Photo, Stage};

fn seen(showing: Showing) -> Seen {
    Seen {
        showing,
        online: true,
        phone: "01632 960 100".into(),
        emergency_phone: "08081 570 999".into(),
        ..Seen::default()
    }
}

fn listed(record: Record) -> String {
    page(&Seen {
        records: vec![record],
        ..seen(Showing::List)
    })
}

#[test]
fn each_stage_says_where_it_stands_and_what_can_be_done() {
    let of = |stage| {
        listed(Record {
            stage,
            key: "k".into(),
            reference: "R-26-004812".into(),
            ..Record::default()
        })
    };
    assert!(of(Stage::Writing).contains(words::GO_ON));
    assert!(
        of(Stage::Kept).contains(words::KEPT)
            && of(Stage::Kept).contains(r#"data-act="send" data-key="k""#)
    );
    assert!(of(Stage::SignIn).contains(r#"href="/sign-in?then=/offline""#));
    assert!(
        of(Stage::Sent).contains("Sent R-26-004812")
            && of(Stage::Sent).contains(r#"href="/repairs/R-26-004812""#)
    );
    let waiting = Seen {
        records: vec![Record {
            key: "k".into(),
            stage: Stage::Kept,
            ..Record::default()
        }],
        online: false,
        ..seen(Showing::List)
    };
    assert!(page(&waiting).contains(words::WAITING));
    let sending = Seen {
        sending: "k".into(),
        records: vec![Record {
            key: "k".into(),
            stage: Stage::Kept,
            ..Record::default()
        }],
        ..seen(Showing::List)
    };
    assert!(page(&sending).contains(words::SENDING));
}

#[test]
fn photos_that_were_left_out_are_named() {
    let photo = Photo {
        name: "<b>.jpg".into(),
        left_out: "Not a photo.".into(),
        ..Photo::default()
    };
    let html = listed(Record {
        stage: Stage::Sent,
        photos: vec![photo],
        ..Record::default()
    });
    assert!(html.contains("&lt;b&gt;.jpg: Not a photo."), "{html}");
}

#[test]
fn every_step_has_a_heading_for_the_keyboard_and_a_way_back() {
    for step in Step::ALL {
        let html = page(&seen(Showing::Step(*step)));
        assert_eq!(
            html.matches(r#"id="offline-heading" tabindex="-1""#)
                .count(),
            1,
            "{step:?} {html}"
        );
        assert!(html.contains(r#"data-act="back""#), "{step:?}");
    }
}

#[test]
fn what_is_wrong_is_said_on_top_and_at_the_field() {
    let mut seen = seen(Showing::Step(Step::When));
    seen.problems = Step::When.problems(&seen.record.answers);
    let html = page(&seen);
    assert!(
        html.contains(r##"<a href="#since">Choose when it started</a>"##),
        "{html}"
    );
    assert!(
        html.contains(r#"id="since-error""#) && html.contains(r#"aria-describedby="since-error""#),
        "{html}"
    );
}

#[test]
fn what_was_typed_is_shown_again_and_never_as_markup() {
    let mut seen = seen(Showing::Step(Step::Describe));
    seen.record
        .answers
        .set("description", &["</textarea><script>alert(1)</script>"]);
    let html = page(&seen);
    assert!(!html.contains("<script"), "{html}");
    assert_eq!(html.matches("</textarea>").count(), 1);
}

#[test]
fn whom_to_ring_needs_no_server() {
    for (danger, number) in [
        ("gas_smell", "tel:0800111999"),
        ("fire", "tel:999"),
        ("flood", "tel:08081570999"),
    ] {
        let mut seen = seen(Showing::Step(Step::Ring));
        seen.record.answers.set("emergency", &[danger]);
        assert!(page(&seen).contains(number), "{danger}");
    }
}
