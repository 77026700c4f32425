//! The officers' own pages as they are written, and their forms as they are read.

use super::admin::{Admin, AdminView, ShownOnce};
use super::authenticator::{AuthenticatorStep, in_fours};
use super::enrol::EnrolForm;
use super::enrol_done::EnrolDone;
use super::letters::{Letters, LettersView, OfficerLetterForm};
use super::new_officer::NewOfficerForm;
use super::printed_letter::{Paper, PrintedLetter};
use super::sign_in::{OfficerSignIn, OfficerSignInForm};
use super::words;
use crate::http::{Filled, Problems};
use domain::account::activation_letter::Addressee;
use domain::account::administration::OfficerRow;
use domain::account::enrolment::Authenticator;
use domain::{OfficerId, PersonId, Role};
use leptos::prelude::*;

fn html<V: IntoView + 'static>(body: impl FnOnce() -> V) -> String {
    Owner::new().with(|| body().into_view().to_html())
}

#[test]
fn the_sign_in_page_tells_password_managers_what_is_what() {
    let page = html(|| view! { <OfficerSignIn filled=Filled::default() flash=None/> });
    for part in [
        r#"action="/do/officer/sign-in""#,
        r#"autocomplete="username""#,
        r#"autocomplete="current-password""#,
        r#"href="/officer/enrol""#,
    ] {
        assert!(page.contains(part), "{part} missing in {page}");
    }
}

#[test]
fn passwords_and_codes_are_never_kept_with_a_refused_form() {
    let sign_in = OfficerSignInForm {
        password: "marble tugboat lantern".into(),
        ..OfficerSignInForm::default()
    };
    let enrol = EnrolForm {
        email: "ada@example.com".into(),
        code: "K7QM-3XTA".into(),
        password: "marble tugboat lantern".into(),
    };
    let kept = serde_json::to_string(&(sign_in, enrol)).unwrap();
    assert!(
        !kept.contains("tugboat") && !kept.contains("K7QM"),
        "{kept}"
    );
    assert!(kept.contains("ada@example.com"));
}

#[test]
fn enrolling_needs_an_address_a_code_and_a_good_password() {
    let (_, problems) = EnrolForm {
        email: "ada".into(),
        code: " ".into(),
        password: "short".into(),
    }
    .read();
    let fields: Vec<_> = problems.0.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["email", "code", "password"]);
}

#[test]
fn the_authenticator_is_shown_as_a_picture_and_in_groups_of_four() {
    assert_eq!(in_fours("JBSWY3DPE"), "JBSW Y3DP E");
    let page = html(|| {
        let authenticator = Authenticator {
            secret: "JBSWY3DPEHPK3PXP".into(),
            address: "otpauth://totp/Doorstep:a@example.com?secret=JBSWY3DPEHPK3PXP".into(),
        };
        view! { <AuthenticatorStep filled=Filled::default() authenticator/> }
    });
    assert!(page.contains("JBSW Y3DP EHPK 3PXP"), "{page}");
    assert!(page.contains("<svg") && page.contains(r#"role="img""#));
    assert!(!page.contains("otpauth:"), "{page}");
}

#[test]
fn recovery_codes_are_shown_once_and_then_said_to_be_gone() {
    let page = html(|| view! { <EnrolDone codes=vec!["K7QM-3XTA".into()]/> });
    assert!(page.contains("K7QM-3XTA") && page.contains(r#"class="letter""#));
    let page = html(|| view! { <EnrolDone codes=Vec::new()/> });
    assert!(page.contains(words::RECOVERY_GONE), "{page}");
}

#[test]
fn a_new_officer_needs_a_name_an_address_a_role_and_a_team_that_exists() {
    let form = NewOfficerForm {
        name: " Ngozi Okonkwo ".into(),
        email: "ngozi@example.com".into(),
        role: "manager".into(),
        teams: vec!["repairs".into(), "repairs".into(), "forged".into()],
    };
    let new = form.read().unwrap();
    assert_eq!(
        (new.name.as_str(), new.role),
        ("Ngozi Okonkwo", Role::Manager)
    );
    assert_eq!(new.teams, ["repairs"]);
    let forged = NewOfficerForm {
        role: "root".into(),
        teams: vec!["forged".into()],
        ..NewOfficerForm::default()
    };
    let problems = forged.read().unwrap_err();
    let fields: Vec<_> = problems.0.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["name", "email", "role", "teams[]"]);
}

fn officer(name: &str, disabled: bool) -> OfficerRow {
    OfficerRow {
        id: OfficerId::new(),
        name: name.into(),
        email: "x@example.com".into(),
        role: "admin".into(),
        teams: vec!["repairs".into()],
        disabled_at: disabled.then(chrono::Utc::now),
        enrolled: true,
        investigator: false,
    }
}

#[test]
fn an_administrator_can_change_everyone_but_themselves() {
    let officers = vec![
        officer("Me", false),
        officer("Other", false),
        officer("Gone", true),
    ];
    let ids: Vec<_> = officers.iter().map(|officer| officer.id).collect();
    let found = AdminView {
        me: ids[0],
        officers,
        handover: Some(ShownOnce {
            name: "Other".into(),
            email: "x@example.com".into(),
            code: "K7QM-3XTA".into(),
        }),
        filled: Filled::default(),
        flash: None,
    };
    let page = html(move || view! { <Admin found/> });
    let buttons = |id: OfficerId| page.matches(&format!(r#"value="{id}""#)).count();
    assert_eq!(ids.into_iter().map(buttons).collect::<Vec<_>>(), [0, 3, 1]);
    assert!(page.contains("K7QM-3XTA") && page.contains(words::LET_BACK_IN));
}

fn letters(people: Vec<Addressee>) -> String {
    html(move || {
        let found = LettersView {
            reference: "S-26-000001".into(),
            asked: Some(
                serde_json::json!({ "name": "<i>Ada</i>", "address": "1 Quay Row", "tenancy": "" }),
            ),
            people,
            filled: Filled {
                form: OfficerLetterForm {
                    tenancy: "T0048213".into(),
                    ..OfficerLetterForm::default()
                },
                problems: Problems::default(),
            },
        };
        view! { <Letters found/> }
    })
}

#[test]
fn an_officer_finds_the_tenancy_then_chooses_who_and_confirms() {
    let page = letters(Vec::new());
    assert!(
        page.contains(r#"action="/do/officer/letters/find""#),
        "{page}"
    );
    assert!(
        !page.contains("<i>Ada") && !page.contains("Tenancy given"),
        "{page}"
    );
    let person = PersonId::new();
    let page = letters(vec![Addressee {
        person,
        name: "Ada Marsh".into(),
        role: "sole".into(),
        tenancy: "T0048213".into(),
        address_line: "1 Quay Row".into(),
        town: "Ebbsmarsh".into(),
        postcode: "ZZ99 1AA".into(),
    }]);
    assert!(
        page.contains(r#"action="/do/officer/letters/make""#),
        "{page}"
    );
    assert!(page.contains(&person.to_string()) && page.contains(words::LETTER_CHECKED));
}

#[test]
fn the_printed_letter_says_where_to_go_and_is_shown_once() {
    let paper = Paper {
        name: "Ada Marsh".into(),
        address: vec!["1 Quay Row".into(), "Ebbsmarsh".into(), "ZZ99 1AA".into()],
        tenancy: "T0048213".into(),
        code: "K7QM-3XTA".into(),
        dated: "21 November 2026".into(),
        good_until: "5 December 2026".into(),
    };
    let site = "https://tenants.example";
    let page = html(
        move || view! { <PrintedLetter reference="S-26-000001".to_owned() paper=Some(paper) site=site.to_owned()/> },
    );
    for part in [
        "K7QM-3XTA",
        "https://tenants.example/sign-in/letter/code",
        "T0048213",
        "until 5 December 2026",
        r#"class="letter""#,
    ] {
        assert!(page.contains(part), "{part} missing in {page}");
    }
    let page = html(
        move || view! { <PrintedLetter reference="S-26-000001".to_owned() paper=None site=site.to_owned()/> },
    );
    assert!(page.contains(words::LETTER_GONE), "{page}");
}
