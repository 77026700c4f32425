use super::*;

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn case() -> ListedCase {
    ListedCase {
        reference: "R-26-004812".into(),
        title: "Damp or mould in the bedroom".into(),
        state: "triaged".into(),
        own: true,
        reported_at: moment("2026-11-30T09:00:00Z"),
        closed_at: None,
        next_due: Some(moment("2026-12-03T23:59:59Z")),
        next_rule: Some("repairs.urgent.complete".into()),
        next_period: Some("3wd".into()),
    }
}

fn page(cases: Vec<ListedCase>, page: i64, more: bool) -> String {
    let list = RepairList {
        cases,
        followed: Vec::new(),
        page,
        more,
        flash: None,
        now: moment("2026-12-01T09:00:00Z"),
    };
    Owner::new().with(|| view! { <Repairs list/> }.to_html())
}

#[test]
fn a_card_says_what_will_have_happened_and_by_which_rule() {
    let html = page(vec![case()], 1, false);
    assert!(
        html.contains("We will have done the work by Thursday 3 December."),
        "{html}"
    );
    assert!(
        html.contains("Urgent repairs are done within 3 working days."),
        "{html}"
    );
    assert!(!html.contains(words::BY_HOUSEHOLD), "{html}");
}

#[test]
fn a_broken_promise_is_owned() {
    let late = ListedCase {
        next_due: Some(moment("2026-11-30T23:59:59Z")),
        ..case()
    };
    let html = page(vec![late], 1, false);
    assert!(html.contains("We are late, and we are sorry."), "{html}");
}

#[test]
fn the_households_repair_says_so_and_keeps_the_reporters_matters() {
    let shared = ListedCase {
        own: false,
        next_rule: Some("case.reach".into()),
        ..case()
    };
    let html = page(vec![shared], 1, false);
    assert!(html.contains(words::BY_HOUSEHOLD), "{html}");
    assert!(!html.contains("phoned"), "{html}");
}

#[test]
fn an_empty_list_says_the_one_thing_to_do() {
    let html = page(vec![], 1, false);
    assert!(html.contains(words::NO_REPAIRS), "{html}");
    assert_eq!(
        html.matches(r#"href="/repairs/report""#).count(),
        1,
        "{html}"
    );
}

#[test]
fn closed_repairs_stand_under_their_own_heading() {
    let closed = ListedCase {
        closed_at: Some(moment("2026-11-30T10:00:00Z")),
        state: "closed".into(),
        next_due: None,
        next_rule: None,
        next_period: None,
        ..case()
    };
    let html = page(vec![case(), closed], 1, false);
    let (open, closed) = (html.find(">Open<"), html.find(">Closed</h2>"));
    assert!(open.is_some() && open < closed, "{html}");
}

#[test]
fn titles_cannot_break_out() {
    let html = page(
        vec![ListedCase {
            title: "<script>alert(1)</script>".into(),
            ..case()
        }],
        1,
        false,
    );
    assert!(!html.contains("<script>alert"), "{html}");
}

#[test]
fn a_page_in_the_middle_leads_both_ways() {
    let html = page(vec![case()], 2, true);
    assert!(
        html.contains("/repairs?page=1") && html.contains("/repairs?page=3"),
        "{html}"
    );
}

#[test]
fn a_forged_page_number_is_the_first_page() {
    for typed in ["0", "-4", "x", "", "99999999999999999999", "10001"] {
        assert_eq!(page_number(Some(typed.into())), 1, "{typed}");
    }
    assert_eq!(page_number(Some("3".into())), 3);
}
