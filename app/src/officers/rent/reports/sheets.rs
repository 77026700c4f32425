//! The tables of the report, each with its bars.

use crate::officers::due::count;
use crate::officers::reports::Sheet;
use crate::ui::{Bar, pounds};
use domain::rent::desk::reports::{ArrangementRow, BandRow, KindRow, StepCount, WeekRow};
use rules::london;
use rules::rent::AccountKind;
use rules::rent::ladder::Step;

const BANDS: [&str; 5] = [
    "Under 1 week",
    "1 to 2 weeks",
    "2 to 4 weeks",
    "4 to 8 weeks",
    "8 weeks and more",
];

pub(super) fn arrears(rows: &[BandRow]) -> Sheet {
    let label = |row: &BandRow| {
        let band = usize::try_from(row.band).unwrap_or_default();
        BANDS.get(band).copied().unwrap_or(BANDS[4]).to_owned()
    };
    let row = |row: &BandRow| {
        vec![
            label(row),
            row.truly.to_string(),
            pounds(row.true_pence),
            row.on_paper.to_string(),
            pounds(row.paper_pence),
        ]
    };
    let bar = |row: &BandRow| Bar {
        label: label(row),
        note: format!("{} truly, {} on paper", row.truly, row.on_paper),
        parts: vec![row.truly as f64, (row.on_paper - row.truly).max(0) as f64],
    };
    Sheet {
        name: "arrears",
        title: "Who owes how many weeks",
        lead: "Accounts charged weekly. Truly owed is less what benefits still bring. What is in breathing space is in neither.",
        heads: vec![
            "Weeks",
            "Truly owe",
            "Truly owed",
            "Owe on paper",
            "On paper",
        ],
        rows: rows.iter().map(row).collect(),
        series: vec!["Truly", "More on paper"],
        bars: rows.iter().map(bar).collect(),
    }
}

pub(super) fn weeks(rows: &[WeekRow]) -> Sheet {
    let share = |row: &WeekRow| match row.charged_pence {
        0 => String::new(),
        charged => format!("{}%", row.paid_pence * 100 / charged),
    };
    let row = |row: &WeekRow| {
        vec![
            london::long_date(row.monday),
            pounds(row.charged_pence),
            pounds(row.paid_pence),
            share(row),
        ]
    };
    let bar = |row: &WeekRow| Bar {
        label: london::day_month(row.monday),
        note: format!(
            "{} of {}",
            pounds(row.paid_pence),
            pounds(row.charged_pence)
        ),
        parts: vec![row.paid_pence as f64 / 100.0],
    };
    Sheet {
        name: "collected",
        title: "What came in, week by week",
        lead: "Counted at night. Benefits and direct debits come every few weeks, so look at several weeks together.",
        heads: vec!["Week from", "Charged", "Came in", "Share"],
        rows: rows.iter().map(row).collect(),
        series: vec!["Came in"],
        bars: rows.iter().map(bar).collect(),
    }
}

pub(super) fn steps(rows: &[StepCount]) -> Sheet {
    let label = |row: &StepCount| {
        let step = Step::of_number(row.step).map_or("", Step::label);
        format!("{}. {step}", row.step)
    };
    let row = |row: &StepCount| vec![label(row), row.accounts.to_string(), pounds(row.true_pence)];
    let bar = |row: &StepCount| Bar {
        label: label(row),
        note: count(row.accounts, "account"),
        parts: vec![row.accounts as f64],
    };
    Sheet {
        name: "steps",
        title: "Accounts by step",
        lead: "The step on which each account stands now.",
        heads: vec!["Step", "Accounts", "Truly owed"],
        rows: rows.iter().map(row).collect(),
        series: vec!["Accounts"],
        bars: rows.iter().map(bar).collect(),
    }
}

fn state_words(key: &str) -> &'static str {
    match key {
        "offered" => "Offered, to decide",
        "running" => "Running",
        "kept" => "Kept to the end",
        "broken" => "Not kept",
        "refused" => "Refused",
        "objected" => "Objected to",
        _ => "Ended",
    }
}

pub(super) fn arrangements(rows: &[ArrangementRow]) -> Sheet {
    let row = |row: &ArrangementRow| {
        vec![
            state_words(&row.state).to_owned(),
            row.arrangements.to_string(),
            pounds(row.arrears_pence),
        ]
    };
    let bar = |row: &ArrangementRow| Bar {
        label: state_words(&row.state).to_owned(),
        note: count(row.arrangements, "arrangement"),
        parts: vec![row.arrangements as f64],
    };
    Sheet {
        name: "arrangements",
        title: "Arrangements",
        lead: "Those that are open, and those made in the last 12 months.",
        heads: vec!["State", "Arrangements", "Owed when made"],
        rows: rows.iter().map(row).collect(),
        series: vec!["Arrangements"],
        bars: rows.iter().map(bar).collect(),
    }
}

pub(super) fn breathing_spaces(accounts: i64) -> Sheet {
    let label = "Standing still today".to_owned();
    let some = accounts > 0;
    Sheet {
        name: "breathing-space",
        title: "Breathing spaces",
        lead: "How many accounts may not be asked for anything today. A number, and nothing of whom.",
        heads: vec!["Breathing spaces", "Accounts"],
        rows: some
            .then(|| vec![label.clone(), accounts.to_string()])
            .into_iter()
            .collect(),
        series: vec!["Accounts"],
        bars: some
            .then(|| Bar {
                label,
                note: count(accounts, "account"),
                parts: vec![accounts as f64],
            })
            .into_iter()
            .collect(),
    }
}

pub(super) fn kinds(rows: &[KindRow]) -> Sheet {
    let label = |row: &KindRow| AccountKind::parse(&row.kind).map_or("", AccountKind::label);
    let row = |row: &KindRow| {
        vec![
            label(row).to_owned(),
            row.accounts.to_string(),
            row.in_debt.to_string(),
            pounds(row.debt_pence),
        ]
    };
    let bar = |row: &KindRow| Bar {
        label: label(row).to_owned(),
        note: format!(
            "{} on {}",
            pounds(row.debt_pence),
            count(row.in_debt, "account")
        ),
        parts: vec![row.debt_pence as f64 / 100.0],
    };
    Sheet {
        name: "kinds",
        title: "Owed on paper, by kind of account",
        lead: "Debt of former tenants stands apart from that of those who live here.",
        heads: vec!["Kind", "Accounts", "Owe", "Owed on paper"],
        rows: rows.iter().map(row).collect(),
        series: vec!["Owed"],
        bars: rows.iter().map(bar).collect(),
    }
}
