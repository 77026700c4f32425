//! What the components write: ids, descriptions, escaping.

use leptos::prelude::*;

use super::*;
use crate::council::Council;

const NASTY: &str = r#"</title><script>alert("x")</script>'"#;

fn html<V: IntoView + 'static>(viewer: Viewer, body: impl FnOnce() -> V) -> String {
    Owner::new().with(|| {
        provide_context(viewer);
        body().into_view().to_html()
    })
}

#[test]
fn a_field_is_tied_to_its_label_hint_and_error() {
    let html = view! { <TextField name="phone" label="Phone" hint="Any" error="Enter a phone number" value=NASTY/> }.to_html();
    assert!(
        html.contains(r#"<label for="phone" class="govuk-label">"#),
        "{html}"
    );
    assert!(html.contains(r#"id="phone""#), "{html}");
    assert!(
        html.contains(r#"aria-describedby="phone-hint phone-error""#),
        "{html}"
    );
    assert!(html.contains(r#"aria-invalid="true""#), "{html}");
    assert!(html.contains("govuk-form-group--error"), "{html}");
    assert!(!html.contains("<script"), "{html}");
}

#[test]
fn a_field_without_hint_or_error_describes_itself_by_nothing() {
    let error: Option<String> = None;
    let html = view! { <TextField name="phone" label="Phone" error/> }.to_html();
    assert!(!html.contains("aria-describedby"), "{html}");
    assert!(!html.contains("aria-invalid"), "{html}");
}

#[test]
fn a_blank_error_is_no_error() {
    let html = view! { <TextField name="phone" label="Phone" error=" "/> }.to_html();
    assert!(!html.contains("govuk-form-group--error"), "{html}");
}

#[test]
fn the_question_is_the_heading_when_asked() {
    let options = vec![Choice::new("a", "A")];
    let radios = view! { <Radios name="room" legend="Where?" heading=true options/> }.to_html();
    assert!(
        radios.contains(r#"<legend class="govuk-fieldset__legend"><h1"#),
        "{radios}"
    );
    let text = view! { <TextField name="x" label="Who?" heading=true/> }.to_html();
    assert_eq!(text.matches("<h1").count(), 1, "{text}");
}

#[test]
fn the_first_answer_carries_the_name_as_id_so_that_the_summary_finds_it() {
    let options = vec![
        Choice::new("a", "A"),
        Choice::new("b", "B").with_hint("Bee"),
    ];
    let html =
        view! { <Radios name="room" legend="Where?" options value="b" error="Choose a room"/> }
            .to_html();
    assert!(
        html.contains(r#"id="room""#) && html.contains(r#"id="room-2""#),
        "{html}"
    );
    assert_eq!(html.matches("checked").count(), 1, "{html}");
    assert!(
        html.contains(r#"aria-describedby="room-2-item-hint""#),
        "{html}"
    );
    assert!(html.contains(r#"aria-describedby="room-error""#), "{html}");
}

#[test]
fn several_boxes_can_be_ticked() {
    let options = vec![
        Choice::new("a", "A"),
        Choice::new("b", "B"),
        Choice::new("c", "C"),
    ];
    let html = view! { <Checkboxes name="days" legend="Which?" options values=vec!["a".into(), "c".into()]/> }.to_html();
    assert_eq!(html.matches("checked").count(), 2, "{html}");
}

#[test]
fn a_date_posts_three_parts() {
    let html = view! { <DateFields prefix="since" legend="Since?" day="3" error="Enter a date"/> }
        .to_html();
    for name in ["since_day", "since_month", "since_year"] {
        assert!(html.contains(&format!(r#"name="{name}""#)), "{html}");
    }
    assert!(html.contains(r#"id="since""#), "{html}");
}

#[test]
fn a_password_is_never_sent_back() {
    let html = view! { <PasswordField name="password" label="Password"/> }.to_html();
    assert!(
        html.contains(r#"type="password""#) && html.contains(r#"autocomplete="current-password""#),
        "{html}"
    );
    assert!(html.contains(r#"spellcheck="false""#), "{html}");
}

#[test]
fn a_summary_without_errors_is_nothing() {
    let none = view! { <ErrorSummary errors=vec![]/> }.to_html();
    assert!(!none.contains("problem"), "{none}");
}

#[test]
fn the_summary_leads_to_the_fields() {
    let html = view! { <ErrorSummary errors=vec![("phone".into(), NASTY.into())]/> }.to_html();
    assert!(
        html.contains(r##"href="#phone""##) && html.contains(r#"role="alert""#),
        "{html}"
    );
    assert!(
        html.contains(r#"tabindex="-1""#) && html.contains(r#"id="error-summary""#),
        "{html}"
    );
    assert!(!html.contains("<script"), "{html}");
}

#[test]
fn a_form_posts_its_key() {
    let html =
        view! { <Form action="/do/x" submission_key="k1" multipart=true>"hello"</Form> }.to_html();
    assert!(
        html.contains(r#"method="post""#) && html.contains("novalidate"),
        "{html}"
    );
    assert!(
        html.contains(r#"name="submission_key" value="k1""#),
        "{html}"
    );
    assert!(html.contains(r#"enctype="multipart/form-data""#), "{html}");
}

#[test]
fn only_a_tenant_sees_the_navigation_and_can_sign_out() {
    let page = || view! { <TenantPage title="Home" nav=Nav::Home>"hello"</TenantPage> };
    let signed_in = html(
        Viewer::Tenant {
            first_name: "Amina".into(),
        },
        page,
    );
    assert_eq!(
        signed_in.matches(r#"aria-current="page""#).count(),
        1,
        "{signed_in}"
    );
    assert!(
        signed_in.contains(r#"action="/do/sign-out""#),
        "{signed_in}"
    );
    let anonymous = html(Viewer::Anonymous, page);
    assert!(
        !anonymous.contains("<nav") && !anonymous.contains("sign-out"),
        "{anonymous}"
    );
    assert!(anonymous.contains(r#"href="/emergency""#), "{anonymous}");
}

#[test]
fn the_title_says_error_first_and_is_escaped() {
    let title = super::frame::escaped_title(NASTY, true, &Council::ebbsmarsh());
    assert!(
        title.starts_with("Error: &lt;/title&gt;&lt;script&gt;"),
        "{title}"
    );
    assert!(title.ends_with(" - Ebbsmarsh Borough Council"), "{title}");
}

#[test]
fn the_document_loads_islands_by_our_own_script_only() {
    let assets = AssetPaths {
        css: "/a.css".into(),
        boot: "/b.js".into(),
        client_js: "/c.js".into(),
        client_wasm: "/c.wasm".into(),
        planner_js: "/p.js".into(),
        planner_wasm: "/p.wasm".into(),
    };
    let html = html(Viewer::Anonymous, || {
        shell(assets, Some("n0nce".into()), || "hello")
    });
    assert_eq!(html.matches("<script").count(), 1, "{html}");
    assert!(
        html.contains(r#"src="/b.js""#) && html.contains(r#"nonce="n0nce""#),
        "{html}"
    );
    assert!(
        html.contains(r#"data-client-js="/c.js""#)
            && html.contains(r#"data-client-wasm="/c.wasm""#),
        "{html}"
    );
    assert!(
        html.contains(r#"<html lang="en">"#) && html.starts_with("<!DOCTYPE html>"),
        "{html}"
    );
    assert!(html.contains(r##"href="#main""##), "{html}");
    let style = html.find("/a.css").unwrap();
    assert!(
        style < html.find("/theme.css").unwrap(),
        "the council's colour must come last"
    );
}

#[test]
fn the_desk_marks_where_the_officer_is() {
    let counts = || {
        vec![
            SideItem {
                href: "/officer".into(),
                label: "Due next".into(),
                count: Some(3),
                ..Default::default()
            },
            SideItem {
                href: "/officer/people".into(),
                label: "People".into(),
                ..Default::default()
            },
        ]
    };
    let officer = Viewer::Officer {
        name: "Priya".into(),
        teams: vec!["Repairs".into(), "Rent".into()],
    };
    let html = html(
        officer,
        move || view! { <OfficerPage title="People" nav=DeskNav::People counts=counts()>"x"</OfficerPage> },
    );
    assert!(
        html.contains(r#"href="/officer/people" aria-current="page""#),
        "{html}"
    );
    assert_eq!(html.matches("aria-current").count(), 1, "{html}");
    assert!(html.contains("Repairs, Rent"), "{html}");
}

#[test]
fn words_of_tenants_are_escaped_wherever_they_stand() {
    let promise = Promised {
        date: PromiseDate {
            weekday: NASTY.into(),
            day: NASTY.into(),
            month: NASTY.into(),
        },
        sentence: NASTY.into(),
        why: Some(NASTY.into()),
    };
    let entry = TimelineEntry {
        title: NASTY.into(),
        when: NASTY.into(),
        by: Some(NASTY.into()),
        detail: Some(NASTY.into()),
        next: true,
        delivery: Some(NASTY.into()),
    };
    let photo = PhotoTile {
        href: NASTY.into(),
        thumb: NASTY.into(),
        alt: NASTY.into(),
        remove_action: Some(NASTY.into()),
        remove_value: NASTY.into(),
    };
    let row = SummaryRow {
        key: NASTY.into(),
        value: NASTY.into(),
        change: Some(Link::new(NASTY, NASTY)),
    };
    let all = view! {
        <CaseCard href=NASTY title=NASTY reference=NASTY tag=NASTY detail=NASTY promise/>
        <Timeline entries=vec![entry]/>
        <PhotoGrid photos=vec![photo]/>
        <SummaryList rows=vec![row]/>
        <ConversationMessage from=NASTY when=NASTY text=NASTY/>
        <Notice title=NASTY/>
        <QueueRow href=NASTY due=NASTY title=NASTY facts=NASTY tick=NASTY/>
        <Select name="s" label=NASTY options=vec![Choice::new(NASTY, NASTY)] value=NASTY/>
    }
    .to_html();
    assert!(!all.contains("<script"), "{all}");
    assert!(!all.contains("</title>"), "{all}");
}

#[test]
fn the_next_step_of_a_timeline_says_so_in_words() {
    let entry = TimelineEntry {
        title: "a visit".into(),
        when: "soon".into(),
        next: true,
        ..Default::default()
    };
    let html = view! { <Timeline entries=vec![entry]/> }.to_html();
    assert!(html.contains("Next: a visit"), "{html}");
}

#[test]
fn pages_that_failed_name_the_emergency_number_and_one_thing_to_do() {
    let council = Council::ebbsmarsh();
    for status in [400, 403, 404, 413, 429, 500, 503] {
        let html = error_page(status, &council, &AssetPaths::default(), "0198f2");
        assert!(html.starts_with("<!DOCTYPE html>"), "{html}");
        assert!(html.contains(&council.emergency_phone), "{status}: {html}");
        assert_eq!(
            html.matches(r#"class="button""#).count(),
            1,
            "{status}: {html}"
        );
        assert_eq!(html.matches("<h1").count(), 1, "{status}: {html}");
        assert_eq!(html.contains("0198f2"), status >= 500, "{status}: {html}");
        assert!(!html.contains("<script"), "{status}: {html}");
    }
}

#[test]
fn an_unknown_status_reads_as_our_fault() {
    let council = Council::ebbsmarsh();
    let teapot = error_page(418, &council, &AssetPaths::default(), "r");
    assert_eq!(
        teapot,
        error_page(500, &council, &AssetPaths::default(), "r")
    );
}

#[test]
fn help_in_an_emergency_needs_no_context_at_all() {
    let html = view! { <EmergencyAdvice/> }.to_html();
    for number in [
        "tel:999",
        "tel:0800111999",
        "tel:105",
        "tel:101",
        "tel:111",
        "tel:03459881188",
        "tel:08081570999",
    ] {
        assert!(html.contains(number), "{number}: {html}");
    }
}

#[test]
fn every_icon_is_silent() {
    for icon in Icon::ALL {
        let html = view! { <Picture icon/> }.to_html();
        assert!(html.contains(r#"aria-hidden="true""#), "{html}");
    }
}
