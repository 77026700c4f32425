use super::*;
use crate::http::{Filled, Problems};
use crate::officers::search::SearchForm;
use domain::CaseId;
use leptos::server_fn::ServerFn;

const NASTY: &str = "<script>alert('x')</script>";

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn now() -> DateTime<Utc> {
    utc("2026-11-20T10:00:00Z")
}

fn row(due: Option<&str>) -> Row {
    Row {
        id: CaseId::new(),
        kind: "repair".into(),
        reference: "R-26-004830".into(),
        title: NASTY.into(),
        state: "submitted".into(),
        priority: Some("emergency".into()),
        reported_at: now(),
        updated_at: now(),
        next_due: due.map(utc),
        next_rule: Some("repairs.emergency.attend".into()),
        next_trigger: Some(now()),
        address: Some("2 Fern Terrace".into()),
        photos: 2,
        at_risk: vec!["under_five".into()],
        owner_name: None,
        verified: true,
        came_back: false,
    }
}

fn desk(rows: Vec<Row>, query: &str) -> Desk {
    Desk {
        now: now(),
        calendar: rules::calendar::Calendar::england(),
        me: OfficerId::new(),
        role: Role::Officer,
        shown: Shown::parse(query),
        searched: Searched::default(),
        bulk: Filled::default(),
        rows,
        more: false,
        counts: Counts::default(),
        colleagues: Vec::new(),
        firms: Vec::new(),
        flash: None,
        beside: None,
    }
}

fn html(desk: Desk) -> String {
    Owner::new().with(|| view! { <Queue desk/> }.into_view().to_html())
}

#[test]
fn a_late_row_is_red_and_says_how_late_what_and_where() {
    let html = html(desk(vec![row(Some("2026-11-20T07:00:00Z"))], ""));
    assert!(html.contains("queue-row--red"), "{html}");
    for words in [
        "3 hours late",
        "emergency: attend",
        "R-26-004830 · 2 Fern Terrace · New · 2 photos · child under 5",
        "/officer/cases/R-26-004830",
        "tag--red",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn a_row_due_within_a_day_is_amber_and_a_later_one_grey() {
    let soon = html(desk(vec![row(Some("2026-11-20T17:00:00Z"))], ""));
    assert!(soon.contains("queue-row--amber") && soon.contains("Today 5pm"));
    let later = html(desk(vec![row(Some("2026-11-24T23:59:59Z"))], ""));
    assert!(later.contains("queue-row--neutral") && later.contains("Tue 24 Nov"));
}

#[test]
fn a_tenants_words_cannot_become_markup() {
    let mut hostile = row(None);
    hostile.address = Some(NASTY.into());
    let html = html(desk(vec![hostile], ""));
    assert!(!html.contains("<script"), "{html}");
    assert!(html.contains("&lt;script&gt;"), "{html}");
}

#[test]
fn an_unchecked_report_says_so_in_the_row() {
    let unchecked = Row {
        verified: false,
        ..row(None)
    };
    assert!(html(desk(vec![unchecked], "")).contains("not checked"));
}

#[test]
fn an_empty_queue_says_what_will_appear_and_an_empty_search_what_to_do() {
    assert!(html(desk(Vec::new(), "")).contains(words::NOTHING_DUE));
    let narrowed = html(desk(Vec::new(), "priority=urgent"));
    assert!(narrowed.contains(words::NOTHING_FOUND) && narrowed.contains(words::SHOW_ALL));
    let key = domain::SubmissionKey::new();
    let searched = html(desk(Vec::new(), &format!("search={key}")));
    assert!(
        searched.contains(&format!("/officer?view=closed&amp;search={key}")),
        "{searched}"
    );
}

#[test]
fn a_closed_case_is_not_late() {
    let html = html(desk(vec![row(None)], "view=closed"));
    assert!(html.contains("queue-row--neutral") && !html.contains("No date"));
}

#[test]
fn pages_keep_the_filter() {
    let second = Desk {
        more: true,
        ..desk(vec![row(None)], "view=late&priority=urgent&page=2")
    };
    let html = html(second);
    assert!(
        html.contains(r#"href="/officer?view=late&amp;priority=urgent""#),
        "{html}"
    );
    assert!(
        html.contains(r#"href="/officer?view=late&amp;priority=urgent&amp;page=3""#),
        "{html}"
    );
}

#[test]
fn words_searched_for_are_posted_and_never_part_of_an_address() {
    let mut searched = desk(Vec::new(), "");
    searched.searched.filled.form.q = "Amina Okafor".into();
    let html = html(searched);
    let form = format!(r#"action="{}" method="post""#, FindCases::PATH);
    assert!(html.contains(&form), "{html}");
    assert!(html.contains(r#"value="Amina Okafor""#), "{html}");
    assert!(!html.contains("?q="), "{html}");
}

#[test]
fn a_search_that_is_too_long_comes_back_with_its_words() {
    let mut problems = Problems::default();
    problems.add("q", "Enter 100 characters or fewer");
    let mut refused = desk(Vec::new(), "");
    refused.searched.filled = Filled {
        form: SearchForm {
            q: NASTY.into(),
            ..SearchForm::default()
        },
        problems,
    };
    let html = html(refused);
    assert!(
        html.contains("error-summary") && html.contains("q-error"),
        "{html}"
    );
    assert!(!html.contains("<script"), "{html}");
}

#[test]
fn rows_are_ticked_with_the_state_they_were_seen_in() {
    let page = html(desk(vec![row(None)], ""));
    let tick = format!("R-26-004830@{}", now().timestamp_micros());
    assert!(
        page.contains(r#"name="cases[]""#) && page.contains(&tick),
        "{page}"
    );
    assert!(
        page.contains("tick=all") && !page.contains(" checked"),
        "{page}"
    );
    let all = html(desk(vec![row(None)], "tick=all"));
    assert!(
        all.contains(" checked") && all.contains("Untick all"),
        "{all}"
    );
}

#[test]
fn the_laws_own_clock_is_named_in_the_row() {
    let awaab = Row {
        next_rule: Some("awaab.investigate".into()),
        ..row(None)
    };
    assert!(html(desk(vec![awaab], "")).contains("Awaab’s Law: "));
}
