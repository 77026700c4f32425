//! Visits on which nobody got in, and whether the tenant says so too.

use super::sheet::Sheet;
use crate::officers::due::count;
use crate::ui::Bar;
use domain::repairs::reports::NoAccessRow;

pub(super) fn no_access(rows: &[NoAccessRow]) -> Sheet {
    let label = |row: &NoAccessRow| match row.attempt {
        1 => "First visit",
        2 => "Second visit",
        _ => "Third visit or later",
    };
    let row = |row: &NoAccessRow| {
        let numbers = [row.visits, row.contested, row.upheld, row.waiting];
        std::iter::once(label(row).to_owned())
            .chain(numbers.map(|number| number.to_string()))
            .collect()
    };
    let bar = |row: &NoAccessRow| Bar {
        label: label(row).to_owned(),
        note: count(row.visits, "visit"),
        parts: vec![(row.visits - row.contested) as f64, row.contested as f64],
    };
    Sheet {
        name: "no-access",
        title: "Visits without access",
        lead: "Visits in this time on which nobody got in, and how often the tenant said it was not so.",
        heads: vec![
            "Visit",
            "No access",
            "Tenant disagrees",
            "Tenant was right",
            "To be decided",
        ],
        rows: rows.iter().map(row).collect(),
        series: vec!["Not disputed", "Tenant disagrees"],
        bars: rows.iter().map(bar).collect(),
    }
}
