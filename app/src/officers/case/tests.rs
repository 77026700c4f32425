use super::*;
use crate::http::Problems;
use domain::cases::clocks::ClockRow;
use domain::cases::conversation::{MessageRow, NoteRow};
use domain::cases::desk::{DeliveryRow, Reporter};
use domain::cases::events::{Event, EventRow};
use domain::photos::PhotoRow;
use domain::{AttachmentId, CaseId, PersonId};
use leptos::server_fn::ServerFn;

const NASTY: &str = "</textarea><script>alert('x')</script>";

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn head(state: &str) -> CaseHead {
    CaseHead {
        id: CaseId::new(),
        kind: "repair".into(),
        reference: "R-26-004812".into(),
        title: format!("Damp in the bedroom {NASTY}"),
        state: state.into(),
        priority: Some("routine".into()),
        team: "repairs".into(),
        owner: None,
        person: Some(PersonId::new()),
        reported_at: utc("2026-11-16T09:00:00Z"),
        closed_at: (state == "closed").then(|| utc("2026-11-19T09:00:00Z")),
        next_due: None,
        next_rule: None,
    }
}

fn case(state: &str) -> DeskCase {
    let at = utc("2026-11-18T09:30:00Z");
    DeskCase {
        head: head(state),
        reporter: Some(Reporter {
            name: "Amina Okafor".into(),
            reference: "P-1001".into(),
            tenancy: Some("T-1001".into()),
            tenancy_kind: Some("secure".into()),
            since: None,
            email: Some("amina@example.com".into()),
            mobile: None,
        }),
        unverified: None,
        address: Some("14 Heron Wharf, ZZ99 1AA".into()),
        photos: vec![PhotoRow {
            id: AttachmentId::new(),
            width: 2048,
            height: 1536,
            bytes: 1,
            added_by: "tenant".into(),
            shows: "before".into(),
        }],
        clocks: vec![ClockRow::promised(
            (
                "repairs.urgent.complete",
                "3wd",
                "Council repairs policy: urgent",
            ),
            at,
            utc("2026-11-20T07:00:00Z"),
        )],
        timeline: vec![EventRow {
            person: None,
            event: Event::PrioritySet {
                priority: "urgent".into(),
                reason: NASTY.into(),
            },
            actor: "officer".into(),
            officer: Some("Ben Carter".into()),
            at,
        }],
        conversation: vec![MessageRow {
            person: None,
            from_tenant: true,
            officer: None,
            body: NASTY.into(),
            question: false,
            at,
        }],
        notes: vec![NoteRow {
            officer: "Ben Carter".into(),
            body: NASTY.into(),
            at,
        }],
        deliveries: vec![DeliveryRow {
            kind: "question".into(),
            channel: "sms".into(),
            state: "failed".into(),
            reason: Some("no_contact".into()),
            at,
        }],
        needs: vec!["Knock loudly".into()],
        owner_name: None,
    }
}

fn facts() -> RepairFacts {
    RepairFacts {
        place: "home".into(),
        room: "bedroom".into(),
        catalogue: 1,
        element: "damp".into(),
        emergency: Some("flood".into()),
        answers: [("severity".into(), "bad".into())].into(),
        since: Some("month".into()),
        worse: Some("yes".into()),
        description: NASTY.into(),
        at_risk: vec!["breathing".into()],
        access: "Ring twice".into(),
        availability: vec!["school_run".into()],
        reach_by: vec!["sms".into()],
        suggested_priority: "urgent".into(),
        priority_reason: "It is getting worse.".into(),
        ..RepairFacts::default()
    }
}

fn sheet(case: DeskCase) -> Sheet {
    Sheet {
        rent: None,
        lock: None,
        now: utc("2026-11-20T10:00:00Z"),
        me: OfficerId::new(),
        role: Role::Officer,
        makes_letters: true,
        filled: Filled {
            form: CaseForm::fresh(&case.head),
            problems: Problems::default(),
        },
        facts: Some(facts()),
        hazards: None,
        templates: Vec::new(),
        colleagues: Vec::new(),
        counts: Counts::default(),
        orders: OrderSheet::default(),
        right: RightSheet::default(),
        flash: None,
        clock_sheet: ClockSheet {
            form: Filled::default(),
            calendar: rules::calendar::Calendar::england(),
        },
        case,
    }
}

fn html(sheet: Sheet) -> String {
    Owner::new().with(|| view! { <Case sheet/> }.into_view().to_html())
}

#[test]
fn nothing_a_tenant_or_an_officer_wrote_becomes_markup() {
    let mut sheet = sheet(case("triaged"));
    sheet.filled.form = CaseForm {
        question: NASTY.into(),
        message: NASTY.into(),
        note: NASTY.into(),
        closing: NASTY.into(),
        priority_reason: NASTY.into(),
        ..sheet.filled.form
    };
    let html = html(sheet);
    assert!(!html.contains("<script"), "{html}");
    assert_eq!(html.matches("</textarea>").count(), 9, "{html}");
}

#[test]
fn the_page_says_what_was_told_in_words() {
    let html = html(sheet(case("triaged")));
    for words in [
        "Danger named: Water is near electrics, or I cannot stop it",
        "It does not work at all, or it is very bad",
        "asthma or breathing",
        "between the school runs",
        "Knock loudly",
        "secure tenancy",
        "3 hours late",
        "failed: we hold no safe way to reach them",
        "Priority: Urgent",
        "Suggested: Urgent.",
        "/officer/cases/R-26-004812/photos/1",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains(words::UNVERIFIED), "{html}");
}

#[test]
fn an_unchecked_report_is_marked_and_cannot_be_written_to() {
    let mut unchecked = case("submitted");
    unchecked.head.person = None;
    unchecked.reporter = None;
    unchecked.unverified = Some(
        serde_json::json!({ "name": NASTY, "address": "5 Saltings Lane", "phone": "01632 960 001" }),
    );
    let html = html(sheet(unchecked));
    assert!(
        html.contains(words::UNVERIFIED) && html.contains("5 Saltings Lane"),
        "{html}"
    );
    assert!(!html.contains(AskTenant::PATH) && !html.contains(WriteToTenant::PATH));
    assert!(html.contains(AddNote::PATH) && html.contains(CloseCase::PATH));
    assert!(!html.contains("<script"), "{html}");
}

#[test]
fn only_the_states_that_may_follow_are_offered_and_the_tenants_words_beside_them() {
    let html = html(sheet(case("appointed")));
    assert!(
        html.contains(r#"value="attended""#)
            && html.contains("The tenant reads: We came to your home")
    );
    assert!(
        !html.contains(r#"value="completed""#) && !html.contains(r#"value="closed""#),
        "{html}"
    );
}

#[test]
fn a_closed_case_takes_a_note_and_a_message_and_nothing_that_moves_it() {
    let html = html(sheet(case("closed")));
    for gone in [
        SetPriority::PATH,
        ChangeState::PATH,
        CloseCase::PATH,
        AskTenant::PATH,
    ] {
        assert!(!html.contains(gone), "{gone}: {html}");
    }
    assert!(html.contains(AddNote::PATH) && html.contains(WriteToTenant::PATH));
}

#[test]
fn a_form_that_could_not_be_taken_comes_back_with_its_words_and_the_reason() {
    let mut sheet = sheet(case("triaged"));
    sheet.filled.form.closing = "The wall is dry".into();
    sheet.filled.problems.add("outcome", words::MOVED_MEANWHILE);
    let html = html(sheet);
    assert!(
        html.contains("The wall is dry") && html.contains("outcome-error"),
        "{html}"
    );
    assert!(
        html.contains("href=\"#outcome\"") && html.contains(words::MOVED_MEANWHILE),
        "{html}"
    );
}

#[test]
fn each_form_that_makes_something_has_a_key_of_its_own() {
    let html = html(sheet(case("triaged")));
    let keys: std::collections::BTreeSet<_> = html
        .split("name=\"submission_key\" value=\"")
        .skip(1)
        .map(|rest| &rest[..36])
        .collect();
    assert_eq!(keys.len(), 4, "{html}");
}
