use super::accessibility::AccessibilityPage;
use super::cookies::CookiesPage;
use super::emergency::EmergencyPage;
use super::landing::LandingPage;
use super::privacy_notice::PrivacyNoticePage;
use crate::ui::Viewer;
use leptos::prelude::*;

fn html<V: IntoView>(page: impl FnOnce() -> V) -> String {
    Owner::new().with(|| page().into_view().to_html())
}

#[test]
fn the_emergency_page_needs_nothing_of_the_request() {
    let html = html(|| view! { <EmergencyPage/> });
    assert!(
        html.contains("0800 111 999") && html.contains("999"),
        "{html}"
    );
    assert_eq!(html.matches("<h1").count(), 1, "{html}");
}

#[test]
fn a_stranger_finds_three_ways_in() {
    let html = html(|| view! { <LandingPage/> });
    for way in ["/repairs/report", "/sign-in", "/emergency"] {
        assert!(
            html.contains(&format!(r#"class="tile" href="{way}""#))
                || html.contains(&format!(r#"href="{way}" class="tile""#)),
            "{way}: {html}"
        );
    }
}

#[test]
fn someone_signed_in_is_not_kept_at_the_door() {
    let html = Owner::new().with(|| {
        provide_context(Viewer::Tenant {
            first_name: "Amina".into(),
        });
        view! { <LandingPage/> }.to_html()
    });
    assert!(!html.contains("/sign-in"), "{html}");
}

#[test]
fn the_statements_say_what_the_law_asks_for() {
    let statement = html(|| view! { <AccessibilityPage/> });
    for part in [
        "partly compliant",
        "2018",
        "Equality Advisory",
        "21 November 2026",
        "have not tested in Safari",
    ] {
        assert!(statement.contains(part), "{part}");
    }
    let notice = html(|| view! { <PrivacyNoticePage/> });
    for part in [
        "6(1)(e)",
        "Information Commissioner",
        "4 weeks",
        "one month",
    ] {
        assert!(notice.contains(part), "{part}");
    }
}

#[test]
fn both_cookies_are_named_and_no_other() {
    let html = html(|| view! { <CookiesPage/> });
    assert_eq!(html.matches("__Host-").count(), 2, "{html}");
    assert!(
        html.contains("180 days") && html.contains("30 days"),
        "{html}"
    );
}
