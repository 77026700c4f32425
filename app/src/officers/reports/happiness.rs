//! What tenants said when the work was done.

use super::sheet::{Sheet, percent};
use crate::officers::due::count;
use crate::ui::Bar;
use domain::repairs::reports::HappyRow;

pub(super) fn answers(rows: &[HappyRow]) -> Sheet {
    let label = |row: &HappyRow| match row.happy {
        5 => "Very happy",
        4 => "Happy",
        3 => "Neither",
        2 => "Unhappy",
        1 => "Very unhappy",
        _ => "Would not say",
    };
    let row = |row: &HappyRow| {
        vec![
            label(row).to_owned(),
            row.answers.to_string(),
            row.fixed.to_string(),
            percent(row.fixed, row.answers),
        ]
    };
    let bar = |row: &HappyRow| Bar {
        label: label(row).to_owned(),
        note: count(row.answers, "answer"),
        parts: vec![row.fixed as f64, (row.answers - row.fixed) as f64],
    };
    Sheet {
        name: "happy",
        title: "How happy tenants are",
        lead: "What tenants answered in this time when we said that the work was done.",
        heads: vec!["Answer", "Answers", "Said it is fixed", "Fixed"],
        rows: rows.iter().map(row).collect(),
        series: vec!["Fixed", "Not fixed"],
        bars: rows.iter().map(bar).collect(),
    }
}
