//! An explanation for reading: days of one kind as one line, and weekends between counted days left unsaid.

use super::{Day, Explained, Skipped};
use chrono::NaiveDate;

/// Days in a row that count, or that are left out for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub kind: Kind,
}

/// What the days of a span have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The day the clock starts.
    Start,
    /// The first and the last of them by number, and whether weekends lie between them.
    Counted {
        from: u32,
        to: u32,
        weekends: bool,
    },
    Skipped(Skipped),
    /// The last day, moved on from one on which nobody works.
    MovedTo,
}

impl Explained {
    /// The days as spans. A weekend between counted days belongs to their span, so that twelve weeks are a few lines and
    /// not fifty; a bank holiday always has a line of its own.
    pub fn spans(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for span in self.days.iter().map(span_of) {
            match joined(&spans, &span) {
                Some((replaced, whole)) => {
                    spans.truncate(spans.len() - replaced);
                    spans.push(whole);
                }
                None => spans.push(span),
            }
        }
        spans
    }
}

fn span_of(day: &Day) -> Span {
    let kind = match (day.counted, &day.skipped) {
        (Some(0), None) => Kind::Start,
        (Some(number), None) => Kind::Counted {
            from: number,
            to: number,
            weekends: false,
        },
        (_, Some(why)) => Kind::Skipped(why.clone()),
        (None, None) => Kind::MovedTo,
    };
    Span {
        from: day.date,
        to: day.date,
        kind,
    }
}

/// The last spans and the next as one, and how many of the last it replaces. `None` when they stay apart.
fn joined(spans: &[Span], next: &Span) -> Option<(usize, Span)> {
    let last = spans.last()?;
    let whole = |first: &Span, kind| Span {
        from: first.from,
        to: next.to,
        kind,
    };
    match (&last.kind, &next.kind) {
        (Kind::Skipped(why), Kind::Skipped(next_why))
            if why == next_why && !matches!(why, Skipped::BankHoliday(_)) =>
        {
            Some((1, whole(last, last.kind.clone())))
        }
        (Kind::Counted { from, weekends, .. }, Kind::Counted { to, .. }) => {
            let kind = Kind::Counted {
                from: *from,
                to: *to,
                weekends: *weekends,
            };
            Some((1, whole(last, kind)))
        }
        (Kind::Skipped(Skipped::Weekend), Kind::Counted { to, .. }) => {
            let before = spans.len().checked_sub(2).and_then(|at| spans.get(at))?;
            let Kind::Counted { from, .. } = before.kind else {
                return None;
            };
            let kind = Kind::Counted {
                from,
                to: *to,
                weekends: true,
            };
            Some((2, whole(before, kind)))
        }
        _ => None,
    }
}
