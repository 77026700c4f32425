//! One row of a file turned into one of ours, or into what is wrong with it, cell by cell.

mod money;
mod records;

use super::columns::columns;
use super::layout::{Layout, Source};
use super::values;
use chrono::NaiveDate;
use domain::imports::{Fault, ImportKind, Lines};
use std::borrow::Cow;

/// A row's cells, by the places of our columns, and what was found wrong so far.
pub struct Cells<'r> {
    pub layout: &'r Layout,
    pub line: i64,
    text: &'r str,
    ends: &'r [usize],
    faults: Vec<Fault>,
}

impl<'r> Cells<'r> {
    /// `ends` are where the cells end in `text`.
    pub fn new(layout: &'r Layout, line: i64, text: &'r str, ends: &'r [usize]) -> Self {
        Self {
            layout,
            line,
            text,
            ends,
            faults: Vec::new(),
        }
    }

    fn raw(&self, column: usize) -> &'r str {
        match self.layout.sources.get(column) {
            Some(Source::Cell(cell)) => self.cell(*cell).trim(),
            Some(Source::Constant(value)) => value,
            Some(Source::Absent) | None => "",
        }
    }

    fn cell(&self, cell: usize) -> &'r str {
        let from = cell.checked_sub(1).and_then(|before| self.ends.get(before));
        let to = self.ends.get(cell).copied().unwrap_or_default();
        self.text
            .get(from.copied().unwrap_or_default()..to)
            .unwrap_or_default()
    }

    /// Whether the file has the column at all.
    fn is_there(&self, column: usize) -> bool {
        !matches!(self.layout.sources.get(column), Some(Source::Absent) | None)
    }

    fn wrong(&mut self, column: usize, reason: impl Into<String>) {
        let column = columns(self.layout.kind).get(column);
        self.faults.push(Fault {
            line: self.line,
            column: column.map(|column| column.key.to_owned()),
            reason: reason.into(),
        });
    }

    fn checked<T>(&mut self, column: usize, read: Result<T, String>) -> Option<T> {
        read.map_err(|reason| self.wrong(column, reason)).ok()
    }

    /// The cell, or a fault when it is empty.
    fn must(&mut self, column: usize) -> Option<&'r str> {
        let cell = self.raw(column);
        if cell.is_empty() {
            self.wrong(column, "is empty");
            return None;
        }
        Some(cell)
    }

    fn words(&mut self, column: usize, most: usize) -> Option<Cow<'r, str>> {
        let cell = self.must(column)?;
        let read = values::words(cell, most);
        self.checked(column, read)
    }

    /// Words that may be missing. The outer is none when they are wrong.
    fn may_words(&mut self, column: usize, most: usize) -> Option<Option<Cow<'r, str>>> {
        if self.raw(column).is_empty() {
            return Some(None);
        }
        self.words(column, most).map(Some)
    }

    fn date(&mut self, column: usize) -> Option<NaiveDate> {
        let cell = self.must(column)?;
        let read = values::date(cell, self.layout.mapping.date_forms());
        self.checked(column, read)
    }

    fn may_date(&mut self, column: usize) -> Option<Option<NaiveDate>> {
        if self.raw(column).is_empty() {
            return Some(None);
        }
        self.date(column).map(Some)
    }

    /// The place in its closed list of what a cell says.
    fn choice(&mut self, column: usize) -> Option<usize> {
        let cell = self.must(column)?;
        let codes = self.layout.codes.get(column)?;
        let found = codes
            .get(cell)
            .or_else(|| codes.get(&cell.to_lowercase()))
            .copied();
        if found.is_none() {
            let key = columns(self.layout.kind)
                .get(column)
                .map_or("", |it| it.key);
            self.wrong(
                column,
                format!(
                    "is not a code we know. Say what it means under [codes.{key}] in the mapping"
                ),
            );
        }
        found
    }

    fn may_choice(&mut self, column: usize) -> Option<Option<usize>> {
        if self.raw(column).is_empty() {
            return Some(None);
        }
        self.choice(column).map(Some)
    }
}

/// Writes what a row says into the lines for staging: itself, or its faults. False for one that the mapping leaves out.
pub fn stage(mut cells: Cells<'_>, lines: &mut Lines) -> bool {
    if cells.layout.kind == ImportKind::Rent && money::is_left_out(&cells) {
        return false;
    }
    let before = cells.faults.len();
    let done = match cells.layout.kind {
        ImportKind::People => records::person(&mut cells, lines),
        ImportKind::Properties => records::property(&mut cells, lines),
        ImportKind::Tenancies => records::tenancy(&mut cells, lines),
        ImportKind::FreeWeeks => money::free_week(&mut cells, lines),
        ImportKind::Accounts => money::account(&mut cells, lines),
        ImportKind::Charges => money::charge(&mut cells, lines),
        ImportKind::Rent => money::rent(&mut cells, lines),
    };
    debug_assert_eq!(done.is_none(), cells.faults.len() > before);
    for fault in &cells.faults {
        lines.fault(fault);
    }
    true
}
