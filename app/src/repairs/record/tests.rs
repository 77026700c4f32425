use super::*;
use crate::http::Problems;
use chrono::TimeDelta;
use domain::cases::CaseHead;
use domain::cases::clocks::ClockRow;
use domain::cases::conversation::MessageRow;
use domain::cases::desk::DeliveryRow;
use domain::cases::events::{Event, EventRow};
use domain::photos::PhotoRow;
use domain::repairs::RepairFacts;
use domain::{AttachmentId, CaseId};

const NASTY: &str = "</textarea><script>alert('x')</script>";

fn at(minutes: i64) -> DateTime<Utc> {
    "2026-11-30T09:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minutes)
}

fn head(person: PersonId) -> CaseHead {
    CaseHead {
        id: CaseId::new(),
        kind: "repair".into(),
        reference: "R-26-004812".into(),
        title: "Damp or mould in the bedroom".into(),
        state: "triaged".into(),
        priority: Some("urgent".into()),
        team: "repairs".into(),
        owner: None,
        person: Some(person),
        reported_at: at(0),
        closed_at: None,
        next_due: None,
        next_rule: None,
    }
}

fn facts() -> RepairFacts {
    RepairFacts {
        place: "home".into(),
        room: "bedroom".into(),
        catalogue: 1,
        element: "damp".into(),
        emergency: None,
        answers: [
            ("sparks".into(), "yes".into()),
            ("severity".into(), "bad".into()),
        ]
        .into(),
        since: Some("month".into()),
        worse: Some("yes".into()),
        description: NASTY.into(),
        at_risk: vec!["under_five".into()],
        access: "Ring the neighbour".into(),
        availability: vec!["am".into()],
        reach_by: vec!["sms".into()],
        suggested_priority: "urgent".into(),
        priority_reason: "baby at home".into(),
        ..RepairFacts::default()
    }
}

fn clock() -> ClockRow {
    ClockRow::promised(
        (
            "repairs.urgent.complete",
            "3wd",
            "Council repairs policy: urgent",
        ),
        at(0),
        "2026-12-03T23:59:59Z".parse().unwrap(),
    )
}

fn event(event: Event, actor: &str, person: Option<PersonId>, minutes: i64) -> EventRow {
    EventRow {
        event,
        actor: actor.into(),
        person,
        officer: (actor == "officer").then(|| "Nadia Khan".into()),
        at: at(minutes),
    }
}

fn message(body: &str, person: Option<PersonId>, question: bool, minutes: i64) -> MessageRow {
    MessageRow {
        from_tenant: person.is_some(),
        person,
        officer: person.is_none().then(|| "Nadia Khan".into()),
        body: body.into(),
        question,
        at: at(minutes),
    }
}

fn priority_event() -> EventRow {
    let set = Event::PrioritySet {
        priority: "urgent".into(),
        reason: "baby at home".into(),
    };
    event(set, "officer", None, 10)
}

fn record() -> RepairRecord {
    let reader = PersonId::new();
    RepairRecord {
        hazards: Vec::new(),
        repair: TenantRepair {
            head: head(reader),
            facts: facts(),
            photos: vec![PhotoRow {
                id: AttachmentId::new(),
                width: 10,
                height: 10,
                bytes: 10,
                added_by: "tenant".into(),
                shows: "before".into(),
            }],
            clocks: vec![clock()],
            timeline: vec![
                priority_event(),
                event(Event::Reported { photos: 2 }, "tenant", Some(reader), 0),
            ],
            conversation: vec![message("Is it wet?", None, false, 11)],
            deliveries: vec![DeliveryRow {
                kind: "report-received".into(),
                channel: "sms".into(),
                state: "delivered".into(),
                reason: None,
                at: at(0),
            }],
            right: None,
            asks_if_fixed: false,
            can_be_called_off: false,
            own: true,
        },
        reader,
        may_reopen: false,
        form: Filled::default(),
        photo_problem: None,
        visits: VisitsShown::default(),
        flash: None,
        calendar: rules::calendar::Calendar::england(),
        now: at(60),
    }
}

fn html(record: RepairRecord) -> String {
    Owner::new().with(|| view! { <Repair record/> }.to_html())
}

/// The same repair, read by another of the household.
fn of_household() -> RepairRecord {
    let mut record = record();
    record.repair.own = false;
    record.reader = PersonId::new();
    record
}

#[test]
fn the_page_says_what_will_happen_by_when_and_why() {
    let html = html(record());
    for words in [
        "We will have done the work by Thursday 3 December.",
        "Urgent repairs are done within 3 working days.",
        "We count 3 working days from 9am on Monday 30 November 2026, when it was reported.",
        "The rule is from: Council repairs policy: urgent.",
        "Next: we do the work",
        "reported 30 November 2026",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn the_history_says_who_did_it_and_whether_we_got_through() {
    let html = html(record());
    assert!(html.contains("You reported it, with 2 photos"), "{html}");
    assert!(
        html.contains("30 November, 9am · we sent you a text (delivered)"),
        "{html}"
    );
    assert!(html.contains("Nadia Khan"), "{html}");
    let (priority, reported) = (
        html.find("treating it as urgent"),
        html.find("You reported it"),
    );
    assert!(priority < reported, "newest first: {html}");
}

#[test]
fn the_household_sees_the_repair_and_none_of_the_reporters_own_matters() {
    let own = html(record());
    let theirs = html(of_household());
    for private in [
        "child under 5",
        "Ring the neighbour",
        "In the morning, 8am to midday",
        "Text message",
        "baby at home",
    ] {
        assert!(own.contains(private), "{private}");
        assert!(!theirs.contains(private), "{private}");
    }
    assert!(theirs.contains(words::BY_HOUSEHOLD), "{theirs}");
    assert!(
        theirs.contains("Someone in your home reported it"),
        "{theirs}"
    );
    assert!(theirs.contains("In their words"), "{theirs}");
    assert!(theirs.contains("We will have done the work"), "{theirs}");
}

#[test]
fn nothing_typed_can_break_out() {
    let mut record = record();
    record.repair.head.title = NASTY.into();
    record
        .repair
        .conversation
        .push(message(NASTY, Some(record.reader), false, 12));
    record.form.form.message = NASTY.into();
    assert!(!html(record).contains("<script>alert"));
}

#[test]
fn a_question_we_wait_on_stands_out_above_the_history_until_it_is_answered() {
    let mut waiting = record();
    waiting.repair.head.state = "awaiting_info".into();
    waiting.repair.conversation = vec![message("Is it wet?", None, true, 20)];
    let page = html(waiting.clone());
    assert!(page.contains("We need an answer from you"), "{page}");
    assert!(page.contains("Send your answer"), "{page}");
    assert!(page.contains("Next: you answer our question"), "{page}");
    assert!(
        page.find("We need an answer from you") < page.find(words::HISTORY),
        "{page}"
    );
    waiting
        .repair
        .conversation
        .push(message("Yes", Some(waiting.reader), false, 30));
    assert!(!html(waiting).contains("We need an answer from you"));
}

#[test]
fn each_form_carries_the_reference_and_a_key_of_its_own() {
    let page = html(record());
    for action in ["/do/repairs/answer", "/do/repairs/worse"] {
        assert!(
            page.contains(&format!(r#"action="{action}""#)),
            "{action}: {page}"
        );
    }
    assert!(
        page.contains(r#"action="/upload/cases/R-26-004812/photos""#),
        "{page}"
    );
    assert!(!page.contains("/do/repairs/not-fixed"), "{page}");
    let keys: std::collections::BTreeSet<&str> = page
        .split(r#"name="submission_key" value=""#)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(keys.len(), 2, "{page}");
}

#[test]
fn a_closed_repair_offers_not_fixed_for_28_days_and_then_a_new_report() {
    let mut closed = record();
    closed.repair.head.state = "closed".into();
    closed.repair.head.closed_at = Some(at(30));
    closed.repair.clocks[0].met_at = Some(at(30));
    closed.may_reopen = true;
    let page = html(closed.clone());
    assert!(page.contains(r#"action="/do/repairs/not-fixed""#), "{page}");
    for gone in [
        "/do/repairs/answer",
        "/do/repairs/worse",
        "/upload/",
        "Next:",
    ] {
        assert!(!page.contains(gone), "{gone}: {page}");
    }
    closed.may_reopen = false;
    let page = html(closed);
    assert!(!page.contains("/do/repairs/not-fixed"), "{page}");
    assert!(page.contains(words::REPORT_AGAIN), "{page}");
}

#[test]
fn a_refused_form_comes_back_open_with_its_words() {
    let mut refused = record();
    let mut problems = Problems::default();
    problems.add("worse", words::WORSE_EMPTY);
    refused.form = Filled {
        form: CaseForm {
            reference: "R-26-004812".into(),
            worse: "It drips on the bed".into(),
            ..CaseForm::default()
        },
        problems,
    };
    refused.photo_problem = Some("Choose a photo".into());
    let page = html(refused);
    assert!(page.contains("It drips on the bed"), "{page}");
    assert!(
        page.contains(r##"href="#worse""##) && page.contains(r##"href="#photo""##),
        "{page}"
    );
    assert!(page.contains("<details open"), "{page}");
}

#[test]
fn what_was_typed_on_another_repair_is_not_shown_here() {
    let form = Filled {
        form: CaseForm {
            reference: "R-26-000007".into(),
            message: "private".into(),
            ..CaseForm::default()
        },
        problems: Problems::default(),
    };
    let here = CaseReference::parse("R-26-004812").unwrap();
    assert_eq!(only_of(&here, form).form.message, "");
}

#[test]
fn a_case_that_we_missed_says_that_we_will_phone_or_write() {
    let mut missed = record();
    missed.repair.deliveries[0].state = "failed".into();
    missed
        .repair
        .timeline
        .insert(0, event(Event::NotReached, "system", None, 20));
    let page = html(missed);
    assert!(
        page.contains("we could not reach you by text; we will phone or write"),
        "{page}"
    );
    assert!(page.contains("Our messages did not reach you"), "{page}");
}
