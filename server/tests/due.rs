//! `doorstep due`, as whoever answers the phone runs it.

#![allow(
    clippy::unwrap_used,
    reason = "what fails in a test shall fail the test"
)]

use serde_json::Value;
use std::process::{Command, Output};

fn due(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_doorstep"))
        .arg("due")
        .args(arguments)
        .env_remove("DATABASE_URL")
        .output()
        .unwrap()
}

fn lines(arguments: &[&str]) -> String {
    let output = due(arguments);
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&lines(&[arguments, &["--json"]].concat())).unwrap()
}

fn fault(arguments: &[&str]) -> String {
    let output = due(arguments);
    assert!(!output.status.success(), "{arguments:?}: {output:?}");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn the_only_toilet_over_christmas() {
    let said = lines(&["rtr.toilet_no_flush", "2026-12-24"]);
    for part in [
        "Due      Tue 29 Dec 2026 (the end of the day in London)",
        "rtr.toilet_no_flush: Toilet not flushing (1 working day)",
        "Right to Repair Regulations 1994, Schedule",
        "Thu 24 Dec 2026  starts",
        "Fri 25 Dec 2026  skipped: Christmas Day",
        "Sat 26 Dec 2026  skipped: weekend",
        "Mon 28 Dec 2026  skipped: Boxing Day (substitute day)",
        "Tue 29 Dec 2026  counted 1",
        "the bundled rule book",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

/// Rule, trigger, and the date it falls due; the worked examples of the rule book.
const VECTORS: &[(&str, &str, &str)] = &[
    ("awaab.investigate", "2026-11-30", "2026-12-14"),
    ("awaab.summary", "2026-12-14", "2026-12-17"),
    ("awaab.safety", "2026-12-14", "2026-12-21"),
    ("awaab.preventative.start", "2026-12-14", "2027-03-08"),
    ("awaab.investigate", "2026-12-18", "2027-01-06"),
    ("awaab.summary", "2027-01-06", "2027-01-11"),
    ("awaab.safety", "2027-01-06", "2027-01-13"),
    ("awaab.preventative.start", "2027-01-06", "2027-03-31"),
    ("awaab.investigate", "2026-11-28", "2026-12-11"),
    ("awaab.investigate", "2027-03-19", "2027-04-06"),
    ("rtr.tap_stuck", "2026-12-24", "2026-12-31"),
    ("rtr.roof_leak", "2026-12-24", "2027-01-07"),
    ("rights.access", "2026-11-21", "2026-12-21"),
    ("rights.access", "2026-11-25", "2026-12-29"),
    ("rights.access", "2027-01-31", "2027-03-01"),
    ("rights.access", "2028-01-31", "2028-02-29"),
    ("rights.complaint.acknowledge", "2026-11-27", "2026-12-29"),
    ("complaint.acknowledge", "2026-11-20", "2026-11-27"),
    ("complaint.stage1", "2026-11-27", "2026-12-11"),
    ("complaint.stage2", "2026-11-27", "2026-12-29"),
    ("homes.review", "2026-11-23", "2026-12-14"),
    ("homes.exchange", "2026-11-23", "2027-01-04"),
    (
        "repairs.emergency.complete",
        "2027-03-27T17:00",
        "2027-03-28",
    ),
];

#[test]
fn every_rule_of_the_worked_examples_falls_due_on_its_day() {
    for (rule, trigger, expected) in VECTORS {
        let said = json(&[rule, trigger]);
        assert_eq!(said["due_date"], *expected, "{rule} from {trigger}");
    }
}

#[test]
fn extensions_and_pauses_keep_the_first_date_beside_the_new_one() {
    let extended = json(&["rights.access", "2028-01-31", "--extend"]);
    assert_eq!(extended["due_date"], "2028-05-02");
    assert_eq!(extended["first_due"], "2028-02-29T23:59:59Z");
    let paused = json(&[
        "rights.access",
        "2026-12-01",
        "--pause",
        "2026-12-08..2026-12-15",
    ]);
    assert_eq!(paused["due_date"], "2027-01-11");
    let days = paused["days"].as_array().unwrap();
    let still = days
        .iter()
        .filter(|day| day["skipped"] == "the clock stood still");
    assert_eq!(still.count(), 8);
    let said = lines(&["complaint.stage1", "2026-11-27", "--extend"]);
    assert!(
        said.contains("Tue 29 Dec 2026") && said.contains("First    Fri 11 Dec 2026"),
        "{said}"
    );
}

#[test]
fn hours_run_by_the_clock_on_the_wall_when_the_clocks_change() {
    let said = lines(&["repairs.emergency.complete", "2027-03-27T17:00"]);
    assert!(said.contains("Sun 28 Mar 2027 (6pm in London)"), "{said}");
    let said = lines(&["awaab.emergency", "2026-10-24T17:00"]);
    assert!(said.contains("Sun 25 Oct 2026 (4pm in London)"), "{said}");
}

#[test]
fn sixty_days_are_a_few_lines_and_every_day_in_json() {
    let said = lines(&["repairs.planned.complete", "2026-12-01"]);
    assert!(
        said.lines().count() < 20 && said.contains("weekends skipped"),
        "{said}"
    );
    let days = json(&["repairs.planned.complete", "2026-12-01"])["days"]
        .as_array()
        .unwrap()
        .len();
    assert!(days > 80, "{days}");
}

#[test]
fn every_rule_is_named() {
    let said = lines(&["--list"]);
    for rule in [
        "rtr.extractor",
        "awaab.preventative.start",
        "case.reach",
        "income.breathing_space",
    ] {
        assert!(said.contains(rule), "{said}");
    }
    assert_eq!(
        json(&["--list"]).as_array().unwrap().len(),
        said.lines().count()
    );
}

#[test]
fn what_was_typed_wrong_is_one_line_with_the_remedy() {
    for (arguments, remedy) in [
        (
            vec!["rtr.first", "2026-12-24"],
            "such as rtr.toilet_no_flush",
        ),
        (vec!["nonsense", "2026-12-24"], "doorstep due --list"),
        (vec!["rtr.tap_stuck", "Christmas"], "write 2026-12-24"),
        (
            vec!["rtr.tap_stuck", "2026-12-24", "--extend"],
            "leave out --extend",
        ),
        (
            vec!["rtr.tap_stuck", "2026-12-24", "--pause", "2026-12-28"],
            "write --pause",
        ),
    ] {
        let said = fault(&arguments);
        assert!(
            said.contains(remedy) && said.trim().lines().count() == 1,
            "{said}"
        );
    }
}
