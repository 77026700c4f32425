//! Hazards that we came to know of, by class.

use super::sheet::Sheet;
use crate::officers::words;
use crate::ui::Bar;
use domain::repairs::reports::HazardRow;

pub(super) fn by_class(rows: &[HazardRow]) -> Sheet {
    let row = |row: &HazardRow| {
        let numbers = [row.reported, row.found, row.emergencies, row.none, row.safe];
        std::iter::once(words::hazard_name(&row.hazard).to_owned())
            .chain(numbers.map(|number| number.to_string()))
            .collect()
    };
    let bar = |row: &HazardRow| Bar {
        label: words::hazard_name(&row.hazard).to_owned(),
        note: format!("{}, {} found", row.reported, row.found),
        parts: vec![row.found as f64, (row.reported - row.found) as f64],
    };
    Sheet {
        name: "hazards",
        title: "Hazards, by kind",
        lead: "Hazards that we came to know of in this time, and what was found.",
        heads: vec![
            "Hazard",
            "Reported",
            "Found",
            "Emergencies",
            "Found to be none",
            "Made safe",
        ],
        rows: rows.iter().map(row).collect(),
        series: vec!["Found", "Not found, or not yet"],
        bars: rows.iter().map(bar).collect(),
    }
}
