//! How the promises of the time were kept: by the council's priorities, and by whose rule it was.

use super::sheet::{Sheet, percent, share};
use crate::ui::Bar;
use domain::repairs::reports::KeptRow;
use rules::repairs::Priority;

const SERIES: [&str; 3] = ["On time", "Late", "Not done yet"];

/// The numbers of several rules together.
#[derive(Clone, Copy, Debug, Default)]
struct Kept {
    on_time: i64,
    late: i64,
    missed: i64,
}

impl Kept {
    fn of<'a>(rows: impl Iterator<Item = &'a KeptRow>) -> Self {
        rows.fold(Self::default(), |sum, row| Self {
            on_time: sum.on_time + row.on_time,
            late: sum.late + row.late,
            missed: sum.missed + row.missed,
        })
    }

    fn all(self) -> i64 {
        self.on_time + self.late + self.missed
    }
}

/// The work itself, by the council's own priorities.
pub(super) fn by_priority(rows: &[KeptRow]) -> Sheet {
    let of = |priority: &Priority| {
        let rule = priority.complete_key();
        let kept = Kept::of(rows.iter().filter(|row| row.rule == rule));
        (priority.label(), kept)
    };
    let groups = Priority::ALL.iter().map(of);
    kept_sheet(
        Sheet {
            name: "priority",
            title: "Repairs in target, by priority",
            lead: "Repairs whose last day fell in this time.",
            ..Sheet::default()
        },
        "Priority",
        groups,
    )
}

/// Every promise on repairs, by who made the rule.
pub(super) fn by_law(rows: &[KeptRow]) -> Sheet {
    let of = |(prefix, label): (&str, &'static str)| {
        let mine = rows.iter().filter(|row| row.rule.starts_with(prefix));
        (label, Kept::of(mine))
    };
    let groups = [
        ("repairs.", "Council policy"),
        ("rtr.", "Right to Repair"),
        ("awaab.", "Awaab’s Law"),
    ]
    .map(of);
    kept_sheet(
        Sheet {
            name: "law",
            title: "Dates kept, by whose rule",
            lead: "Every date we promised for a repair in this time: to look, to come, to finish.",
            ..Sheet::default()
        },
        "Rule",
        groups.into_iter(),
    )
}

fn kept_sheet(
    sheet: Sheet,
    first: &'static str,
    groups: impl Iterator<Item = (&'static str, Kept)>,
) -> Sheet {
    let groups: Vec<_> = groups.filter(|(_, kept)| kept.all() > 0).collect();
    let row = |(label, kept): &(&'static str, Kept)| {
        let numbers = [kept.on_time, kept.late, kept.missed, kept.all()];
        std::iter::once((*label).to_owned())
            .chain(numbers.map(|number| number.to_string()))
            .chain([percent(kept.on_time, kept.all())])
            .collect()
    };
    let bar = |(label, kept): &(&'static str, Kept)| Bar {
        label: (*label).to_owned(),
        note: share(kept.on_time, kept.all(), "on time"),
        parts: [kept.on_time, kept.late, kept.missed]
            .map(|number| number as f64)
            .to_vec(),
    };
    Sheet {
        heads: vec![first, SERIES[0], SERIES[1], SERIES[2], "All", "In target"],
        rows: groups.iter().map(row).collect(),
        series: SERIES.to_vec(),
        bars: groups.iter().map(bar).collect(),
        ..sheet
    }
}

/// Days from the report until the work was done.
pub(super) fn days(rows: &[KeptRow]) -> Sheet {
    let of = |priority: &Priority| {
        let rule = priority.complete_key();
        let row = rows.iter().find(|row| row.rule == rule)?;
        Some((priority.label(), row.mean_days?, row.median_days?))
    };
    let groups: Vec<_> = Priority::ALL.iter().filter_map(of).collect();
    Sheet {
        name: "days",
        title: "Days until it was done",
        lead: "From the report to the end of the work, for repairs whose last day fell in this time.",
        heads: vec!["Priority", "Average days", "Half were done within"],
        rows: groups
            .iter()
            .map(|(label, mean, median)| {
                vec![
                    (*label).to_owned(),
                    format!("{mean:.1}"),
                    format!("{median:.1}"),
                ]
            })
            .collect(),
        series: vec!["Average days"],
        bars: groups
            .iter()
            .map(|(label, mean, _)| Bar {
                label: (*label).to_owned(),
                note: format!("{mean:.1} days"),
                parts: vec![*mean],
            })
            .collect(),
    }
}
