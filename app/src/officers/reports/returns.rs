//! Repairs that were closed, and those of which the tenant said that they were not fixed.

use super::sheet::{Sheet, percent};
use crate::ui::Bar;
use domain::repairs::reports::ReopenedRow;
use rules::repairs::Priority;

pub(super) fn reopened(rows: &[ReopenedRow]) -> Sheet {
    let mut rows = rows.to_vec();
    let place = |row: &ReopenedRow| {
        let priority = Priority::parse(&row.priority);
        Priority::ALL
            .iter()
            .position(|one| Some(*one) == priority)
            .unwrap_or(Priority::ALL.len())
    };
    rows.sort_by_key(place);
    let label =
        |row: &ReopenedRow| Priority::parse(&row.priority).map_or("Not set", Priority::label);
    let row = |row: &ReopenedRow| {
        vec![
            label(row).to_owned(),
            row.closed.to_string(),
            row.reopened.to_string(),
            percent(row.reopened, row.closed),
        ]
    };
    let bar = |row: &ReopenedRow| Bar {
        label: label(row).to_owned(),
        note: format!("{} closed, {} not fixed", row.closed, row.reopened),
        parts: vec![row.closed as f64, row.reopened as f64],
    };
    Sheet {
        name: "not-fixed",
        title: "Closed, and not fixed",
        lead: "Repairs closed in this time, and repairs that a tenant told us in this time are not fixed.",
        heads: vec![
            "Priority",
            "Closed",
            "Not fixed",
            "Not fixed, of those closed",
        ],
        rows: rows.iter().map(row).collect(),
        series: vec!["Closed", "Not fixed"],
        bars: rows.iter().map(bar).collect(),
    }
}
