use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn limits() -> Limits {
    Limits::parse("1,2,2,4,6,8,8,8", "0,7,14,14,28,14,1,14", "92").unwrap()
}

fn said() -> Said {
    let yes = |words: &str| Some((true, words.to_owned()));
    Said {
        vulnerability: yes("Spoke to her; no needs."),
        counterclaim: yes("None open."),
    }
}

/// Someone who owes a lot, to whom everything was done that the protocol asks.
fn ready(step: Step) -> Facts {
    Facts {
        today: day("2026-11-21"),
        tenancy: TenancyKind::Secure,
        frozen: false,
        weeks_hundredths: 1_250,
        claimed: false,
        evidence_given: false,
        suspended: false,
        arrangement: ArrangementState::None,
        open_repairs: 0,
        current: Step::of_number(step.number() - 1),
        since: Some(day("2026-09-01")),
        review_until: None,
        settled: ProtocolItem::ALL.to_vec(),
        last_statement: Some(day("2026-10-01")),
    }
}

fn refused(step: Step, facts: &Facts) -> Option<Question> {
    let answers = answers(step, facts, &limits(), &said());
    assert_eq!(answers.len(), Question::ALL.len());
    refusal(&answers).map(|answer| answer.question)
}

#[test]
fn every_step_may_be_taken_when_all_is_done() {
    for step in Step::ALL {
        assert_eq!(refused(*step, &ready(*step)), None, "{step:?}");
    }
}

#[test]
fn breathing_space_locks_every_step() {
    for step in Step::ALL {
        let facts = Facts {
            frozen: true,
            ..ready(*step)
        };
        assert_eq!(refused(*step, &facts), Some(Question::BreathingSpace));
    }
}

#[test]
fn a_claim_with_evidence_stops_possession_and_no_reminder() {
    for step in Step::ALL {
        let facts = Facts {
            claimed: true,
            evidence_given: true,
            ..ready(*step)
        };
        let expected = step.is_possession().then_some(Question::Benefit);
        assert_eq!(refused(*step, &facts), expected, "{step:?}");
        let without = Facts {
            evidence_given: false,
            ..facts
        };
        assert_eq!(refused(*step, &without), None);
    }
}

#[test]
fn each_lack_has_its_own_question() {
    let notice = || ready(Step::Notice);
    let cases: [(Facts, Question); 8] = [
        (
            Facts {
                current: Some(Step::Reminder),
                ..notice()
            },
            Question::Order,
        ),
        (
            Facts {
                tenancy: TenancyKind::Other,
                ..notice()
            },
            Question::Order,
        ),
        (
            Facts {
                weeks_hundredths: 399,
                ..notice()
            },
            Question::Weeks,
        ),
        (
            Facts {
                since: Some(day("2026-11-08")),
                ..notice()
            },
            Question::Wait,
        ),
        (
            Facts {
                arrangement: ArrangementState::Kept,
                ..notice()
            },
            Question::Arrangement,
        ),
        (
            Facts {
                arrangement: ArrangementState::Offered,
                ..notice()
            },
            Question::Arrangement,
        ),
        (
            Facts {
                last_statement: Some(day("2026-08-20")),
                ..notice()
            },
            Question::Statement,
        ),
        (
            Facts {
                settled: vec![ProtocolItem::Contact],
                ..notice()
            },
            Question::Protocol,
        ),
    ];
    for (facts, question) in cases {
        assert_eq!(refused(Step::Notice, &facts), Some(question), "{facts:?}");
    }
}

#[test]
fn an_introductory_tenant_has_14_days_to_ask_for_a_review() {
    let facts = |today: &str| Facts {
        today: day(today),
        tenancy: TenancyKind::Introductory,
        since: Some(day("2026-10-20")),
        review_until: Some(day("2026-11-21")),
        ..ready(Step::PreCourt)
    };
    assert_eq!(
        refused(Step::PreCourt, &facts("2026-11-21")),
        Some(Question::Wait)
    );
    assert_eq!(refused(Step::PreCourt, &facts("2026-11-22")), None);
}

#[test]
fn what_the_officer_does_not_say_is_a_no() {
    let facts = ready(Step::Reminder);
    let none = answers(Step::Reminder, &facts, &limits(), &Said::default());
    assert_eq!(
        refusal(&none).map(|it| it.question),
        Some(Question::Vulnerability)
    );
    let no = Said {
        counterclaim: Some((false, "Damp, reported in May.".to_owned())),
        ..said()
    };
    let open = Facts {
        open_repairs: 2,
        ..facts
    };
    let answers = answers(Step::Reminder, &open, &limits(), &no);
    let words = &refusal(&answers).unwrap().words;
    assert_eq!(
        words,
        "2 repairs or hazards are open in this home. Look at them first. You wrote: Damp, reported in May."
    );
}

#[test]
fn numbers_that_are_not_there_are_no_limits() {
    assert_eq!(Limits::parse("1,2", "0,7,14,14,28,14,1,14", "92"), None);
    assert_eq!(
        Limits::parse("1,2,2,4,6,8,8,x", "0,7,14,14,28,14,1,14", "92"),
        None
    );
}
