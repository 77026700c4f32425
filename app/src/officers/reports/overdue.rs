//! What is late now, by how long.

use super::sheet::Sheet;
use crate::officers::due::count;
use crate::ui::Bar;
use domain::repairs::reports::OverdueRow;

const AGES: [&str; 5] = [
    "Less than a day",
    "1 to 3 days",
    "3 to 7 days",
    "1 to 4 weeks",
    "More than 4 weeks",
];
const KINDS: [(&str, &str); 3] = [
    ("repairs", "Council policy"),
    ("rtr", "Right to Repair"),
    ("awaab", "Awaab’s Law"),
];

pub(super) fn by_age(rows: &[OverdueRow]) -> Sheet {
    let of = |age: usize, kind: &str| -> i64 {
        rows.iter()
            .filter(|row| row.kind == kind && usize::try_from(row.age) == Ok(age))
            .map(|row| row.promises)
            .sum()
    };
    let ages: Vec<_> = AGES
        .iter()
        .enumerate()
        .map(|(age, label)| (*label, KINDS.map(|(kind, _)| of(age, kind))))
        .filter(|(_, numbers)| numbers.iter().sum::<i64>() > 0)
        .collect();
    let row = |(label, numbers): &(&str, [i64; 3])| {
        std::iter::once((*label).to_owned())
            .chain(numbers.iter().map(i64::to_string))
            .chain([numbers.iter().sum::<i64>().to_string()])
            .collect()
    };
    let bar = |(label, numbers): &(&str, [i64; 3])| Bar {
        label: (*label).to_owned(),
        note: count(numbers.iter().sum(), "date"),
        parts: numbers.iter().map(|number| *number as f64).collect(),
    };
    Sheet {
        name: "overdue",
        title: "Late now, by how long",
        lead: "Dates on repairs that have passed and are not kept yet, whenever they were promised.",
        heads: vec!["Late by", KINDS[0].1, KINDS[1].1, KINDS[2].1, "All"],
        rows: ages.iter().map(row).collect(),
        series: KINDS.map(|(_, label)| label).to_vec(),
        bars: ages.iter().map(bar).collect(),
    }
}
