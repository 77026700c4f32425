//! The pages as they are written, and the forms as they are read.

use super::contacts::{AddContactForm, ConfirmContactForm, new_contact};
use super::demo::{DemoDoor, DemoPerson};
use super::first_visit::{FirstVisitForm, FirstVisitQuestions};
use super::letter::{LetterForm, LetterQuestions};
use super::letter_code::{LetterCodeForm, LetterCodeQuestions};
use super::overview::{Account, AccountView};
use super::sign_in::{SignIn, SignInForm};
use super::sign_in_code::{CodeForm, SignInCode};
use super::words;
use crate::http::{Filled, Problems};
use crate::ui::Viewer;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::account::SessionRow;
use domain::account::sign_in::Waiting;
use domain::people::{ContactRow, Me};
use domain::{ContactId, SessionId};
use leptos::prelude::*;

const NASTY: &str = r#"</textarea><script>alert("x")</script>'"#;

fn html<V: IntoView + 'static>(body: impl FnOnce() -> V) -> String {
    Owner::new().with(|| body().into_view().to_html())
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn refused<T: Default>(field: &str, words: &str) -> Filled<T> {
    let mut problems = Problems::default();
    problems.add(field, words);
    Filled {
        form: T::default(),
        problems,
    }
}

fn code_page(waiting: Option<Waiting>) -> String {
    html(move || {
        let filled = Filled::default();
        view! { <SignInCode filled waiting/> }
    })
}

#[test]
fn the_first_page_leads_to_every_other_way_in_and_keeps_where_to_go() {
    let page = html(|| {
        let filled = Filled {
            form: SignInForm {
                contact: NASTY.into(),
                then: "/repairs/R-26-004812".into(),
            },
            problems: Problems::default(),
        };
        view! { <SignIn filled flash=None/> }
    });
    for part in [
        r#"action="/do/sign-in""#,
        r#"href="/sign-in/first-visit?then=%2Frepairs%2FR-26-004812""#,
        r#"href="/sign-in/letter""#,
        r#"href="/sign-in/letter/code""#,
        r#"autocomplete="username""#,
    ] {
        assert!(page.contains(part), "{part} missing in {page}");
    }
    assert!(!page.contains("<script"), "{page}");
    assert!(!page.contains("demo"), "{page}");
}

#[test]
fn demo_people_stand_in_groups_only_where_there_is_a_demo() {
    let person = |id: &str, group: &str| DemoPerson {
        id: id.into(),
        name: format!("Name of {id}"),
        group: group.into(),
        about: "About".into(),
    };
    let door = DemoDoor {
        people: vec![
            person("a", "Tenants"),
            person("b", "Officers"),
            person("c", "Tenants"),
        ],
        action: "/demo/sign-in".into(),
    };
    let page = html(|| {
        provide_context(door);
        view! { <SignIn filled=Filled::default() flash=None/> }
    });
    assert_eq!(page.matches(r#"name="who""#).count(), 3);
    assert_eq!(
        page.matches("<details open class=\"demo-group\"").count(),
        1
    );
    assert_eq!(page.matches(">Tenants</h3>").count(), 1, "{page}");
    let place = |value: &str| page.find(&format!(r#"value="{value}""#)).unwrap();
    assert!(place("a") < place("c") && place("c") < place("b"));
}

#[test]
fn the_code_page_says_which_way_was_asked_for_and_never_that_we_hold_it() {
    for (waiting, words) in [
        (Waiting::Email, words::CODE_BY_EMAIL),
        (Waiting::Text, words::CODE_BY_TEXT),
        (Waiting::Held, words::CODE_BY_HELD),
    ] {
        let page = code_page(Some(waiting));
        assert!(page.contains(words) && words.starts_with("If "), "{page}");
        assert!(page.contains(r#"autocomplete="one-time-code""#));
        assert!(page.contains(r#"name="shared[]""#));
    }
    assert!(code_page(Some(Waiting::Text)).contains(r#"inputmode="numeric""#));
    // Letters must be within reach on a phone where an email brings them.
    assert!(!code_page(Some(Waiting::Email)).contains(r#"inputmode="numeric""#));
    assert!(code_page(Some(Waiting::Held)).contains(r#"href="/sign-in/first-visit""#));
    assert!(code_page(None).contains(words::CODE_NONE));
}

#[test]
fn a_wrong_code_is_told_at_the_field_with_the_tries_left() {
    assert_eq!(
        words::wrong_code(3),
        "That code is not right. You have 3 tries left"
    );
    assert_eq!(
        words::wrong_code(1),
        "That code is not right. You have 1 try left"
    );
    let page = html(|| {
        let filled = refused::<CodeForm>("code", &words::wrong_code(3));
        view! { <SignInCode filled waiting=Some(Waiting::Email)/> }
    });
    assert!(page.contains(r##"href="#code""##), "{page}");
    assert!(page.contains(r#"aria-invalid="true""#), "{page}");
}

#[test]
fn codes_are_never_kept_with_a_refused_form() {
    let code = CodeForm {
        code: "402917".into(),
        shared: vec!["yes".into()],
    };
    let letter = LetterCodeForm {
        code: "402917".into(),
        ..LetterCodeForm::default()
    };
    let contact = ConfirmContactForm {
        code: "402917".into(),
    };
    for kept in [
        serde_json::to_string(&code).unwrap(),
        serde_json::to_string(&letter).unwrap(),
        serde_json::to_string(&contact).unwrap(),
    ] {
        assert!(!kept.contains("402917"), "{kept}");
    }
    assert!(serde_json::to_string(&code).unwrap().contains("yes"));
}

#[test]
fn a_first_visit_needs_all_three_facts() {
    let form = FirstVisitForm {
        tenancy: "t 48213".into(),
        born_day: "27".into(),
        born_month: "3".into(),
        born_year: "1985".into(),
        postcode: "zz991aa".into(),
        then: String::new(),
    };
    let visit = form.read(today()).unwrap();
    assert_eq!(visit.tenancy.to_string(), "T0048213");
    assert_eq!(visit.postcode.as_str(), "ZZ99 1AA");
    let problems = FirstVisitForm::default().read(today()).unwrap_err();
    let fields: Vec<_> = problems.0.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["tenancy", "born", "postcode"]);
}

#[test]
fn the_first_visit_lets_browsers_fill_in_a_birthday() {
    let page = html(|| view! { <FirstVisitQuestions filled=Filled::default()/> });
    for part in ["bday-day", "bday-month", "bday-year", "postal-code"] {
        assert!(
            page.contains(&format!(r#"autocomplete="{part}""#)),
            "{page}"
        );
    }
}

#[test]
fn a_letter_is_asked_for_with_a_name_and_an_address() {
    let mut form = LetterForm {
        name: "  Ada O'Neill ".into(),
        tenancy: "don't know".into(),
        address: "1 Quay Row\r\nZZ99 1AA".into(),
        submission_key: String::new(),
    };
    let request = form.read().unwrap();
    assert_eq!(request.name, "Ada O'Neill");
    assert_eq!(request.address, "1 Quay Row\nZZ99 1AA");
    form.name = " \u{202e} ".into();
    form.address = "x".repeat(5_000);
    let problems = form.read().unwrap_err();
    let fields: Vec<_> = problems.0.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["name", "address"], "{problems:?}");
}

#[test]
fn a_letter_form_comes_back_with_what_was_typed_and_nothing_runs() {
    let page = html(|| {
        let filled = Filled {
            form: LetterForm {
                address: NASTY.into(),
                submission_key: "the-key".into(),
                ..LetterForm::default()
            },
            problems: Problems(vec![("name".into(), words::NAME_MISSING.into())]),
        };
        view! { <LetterQuestions filled/> }
    });
    assert!(page.contains("&lt;/textarea&gt;&lt;script&gt;"), "{page}");
    assert!(!page.contains("<script"), "{page}");
    assert!(page.contains(r#"value="the-key""#), "{page}");
}

#[test]
fn a_letter_code_needs_reference_birthday_and_code() {
    let problems = LetterCodeForm::default().read(today()).unwrap_err();
    let fields: Vec<_> = problems.0.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["tenancy", "born", "code"]);
    let page = html(|| view! { <LetterCodeQuestions filled=Filled::default()/> });
    assert!(
        page.contains(r#"action="/do/sign-in/letter/code""#),
        "{page}"
    );
}

fn contact(address: &str, safe: bool) -> ContactRow {
    ContactRow {
        id: ContactId::new(),
        channel: if address.contains('@') {
            "email"
        } else {
            "sms"
        }
        .into(),
        address: address.into(),
        safe,
    }
}

#[test]
fn a_new_contact_must_be_one_and_new() {
    let held = vec![
        contact("ada@example.com", true),
        contact("+447700900123", true),
    ];
    assert!(new_contact("new@example.com", &held).is_ok());
    for known in ["ADA@example.com", "07700 900123", "+44 7700 900 123"] {
        assert_eq!(
            new_contact(known, &held),
            Err(words::ALREADY_YOURS),
            "{known}"
        );
    }
    assert!(new_contact("", &held).unwrap_err().starts_with("Enter "));
    let full: Vec<_> = (0..10)
        .map(|n| contact(&format!("a{n}@example.com"), true))
        .collect();
    assert_eq!(
        new_contact("new@example.com", &full),
        Err(words::TOO_MANY_CONTACTS)
    );
    assert_eq!(AddContactForm::default().contact, "");
}

fn account(this: SessionId, sessions: Vec<SessionRow>) -> AccountView {
    AccountView {
        me: Me {
            reference: "P000123".into(),
            first_name: "Ada".into(),
            last_name: "<b>Marsh</b>".into(),
        },
        homes: Vec::new(),
        contacts: vec![
            contact("+447700900123", true),
            contact("ada@example.com", false),
        ],
        sessions,
        this,
        now: now(),
        flash: None,
    }
}

fn now() -> DateTime<Utc> {
    "2026-11-21T17:30:00Z".parse().unwrap()
}

fn session(device: &str, hours_ago: i64) -> SessionRow {
    SessionRow {
        id: SessionId::new(),
        device: device.into(),
        created_at: now() - TimeDelta::days(3),
        last_seen_at: now() - TimeDelta::hours(hours_ago),
    }
}

#[test]
fn the_account_lists_contacts_and_devices_and_marks_this_one() {
    let sessions = vec![
        session("Chrome on Android", 0),
        session("Edge on Windows", 30),
    ];
    let (this, other) = (sessions[0].id, sessions[1].id);
    let page = html(move || {
        provide_context(Viewer::Tenant {
            first_name: "Ada".into(),
        });
        view! { <Account found=account(this, sessions)/> }
    });
    assert!(page.contains("07700 900123"), "{page}");
    assert!(page.contains("Last used today at 5:30pm"), "{page}");
    assert!(page.contains("on 20 November 2026"), "{page}");
    assert!(page.contains(&format!(r#"value="{other}""#)));
    assert!(!page.contains(&format!(r#"value="{this}""#)), "{page}");
    assert!(page.contains(words::SIGN_OUT_OTHERS) && page.contains(words::UNSAFE_TAG));
    assert!(!page.contains("<b>Marsh"), "{page}");
}

#[test]
fn there_is_nothing_to_sign_out_of_elsewhere_with_one_device() {
    let sessions = vec![session("Chrome on Android", 0)];
    let this = sessions[0].id;
    let page = html(move || view! { <Account found=account(this, sessions)/> });
    assert!(!page.contains(words::SIGN_OUT_OTHERS), "{page}");
}
