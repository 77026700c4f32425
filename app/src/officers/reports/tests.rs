use super::*;
use domain::repairs::reports::{KeptRow, OverdueRow};

fn kept(rule: &str, on_time: i64, late: i64, missed: i64) -> KeptRow {
    KeptRow {
        rule: rule.into(),
        on_time,
        late,
        missed,
        mean_days: Some(2.5),
        median_days: Some(2.0),
    }
}

fn html(sheets: Vec<Sheet>) -> String {
    let report = Report {
        now: "2026-11-20T10:00:00Z".parse().unwrap(),
        role: Role::Officer,
        counts: Counts::default(),
        period: Period::Month,
        sheets,
    };
    Owner::new().with(|| view! { <Reports report/> }.into_view().to_html())
}

#[test]
fn rules_add_up_by_priority_and_by_law() {
    let rows = [
        kept("repairs.urgent.complete", 12, 3, 1),
        kept("repairs.triage", 5, 0, 0),
        kept("rtr.first", 1, 1, 0),
    ];
    let priority = promises::by_priority(&rows);
    assert_eq!(
        priority.rows,
        [["Urgent", "12", "3", "1", "16", "75%"].map(str::to_owned)]
    );
    let law = promises::by_law(&rows);
    assert_eq!(law.rows[0], ["Council policy", "17", "3", "1", "21", "81%"]);
    assert_eq!(law.rows[1][5], "50%");
    assert_eq!(
        promises::days(&rows).rows,
        [["Urgent", "2.5", "2.0"].map(str::to_owned)]
    );
}

#[test]
fn a_chart_stands_with_its_table_and_its_file() {
    let page = html(vec![promises::by_priority(&[kept(
        "repairs.urgent.complete",
        12,
        3,
        1,
    )])]);
    for part in [
        "<svg",
        "Urgent: 12 of 16 on time.",
        "<table",
        "75%",
        "/officer/reports/priority.csv?period=month",
        "1 November 2026 to 30 November 2026",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn without_numbers_there_is_a_sentence_and_no_picture() {
    let page = html(vec![promises::by_priority(&[])]);
    assert!(
        page.contains(words::NO_NUMBERS) && !page.contains("<svg class=\"chart__picture"),
        "{page}"
    );
}

#[test]
fn the_late_are_sorted_by_age_and_kind() {
    let row = |kind: &str, age, promises| OverdueRow {
        kind: kind.into(),
        age,
        promises,
    };
    let sheet = overdue::by_age(&[row("repairs", 0, 2), row("awaab", 4, 1), row("case", 1, 9)]);
    assert_eq!(sheet.rows[0], ["Less than a day", "2", "0", "0", "2"]);
    assert_eq!(sheet.rows[1], ["More than 4 weeks", "0", "0", "1", "1"]);
    assert_eq!(sheet.rows.len(), 2, "what is no repair's date is left out");
}
