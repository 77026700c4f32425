//! The reading of a file, on a thread of its own: bytes to rows to staged lines. It holds one row and a quarter of a
//! megabyte of lines, whatever the size of the file.

use super::decoding::Utf8Reader;
use super::layout::{CELL, Layout};
use super::mapping::Mapping;
use super::records::{LONGEST_ROW, Next, Records};
use super::rows::{Cells, stage};
use super::running::{Limits, Progress};
use crate::failure::Failure;
use domain::imports::{
    AccountRow, ChargeRow, Fault, FreeWeekRow, ImportKind, Lines, PersonRow, PropertyRow, RentRow,
    TenancyRow,
};
use sha2::{Digest, Sha256};
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

/// How many bytes are sent to the database at once.
const SENT_AT_ONCE: usize = 256 * 1024;

/// What was read, once it was all read.
pub struct Reading {
    pub layout: Layout,
    pub rows: u64,
    /// Of them, those that the mapping leaves out.
    pub left_out: u64,
    pub sha256: [u8; 32],
}

/// A file as it comes: counted, hashed, and no larger than it may be.
struct Counted<R> {
    inner: R,
    hash: Sha256,
    bytes: u64,
    progress: Arc<Progress>,
    limits: Limits,
}

impl<R: Read> Read for &mut Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(into)?;
        self.hash.update(&into[..got]);
        self.bytes += got as u64;
        if self.bytes > self.limits.bytes {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                self.limits.too_large(),
            ));
        }
        self.progress.bytes.store(self.bytes, Relaxed);
        Ok(got)
    }
}

/// Reads a file to its end and hands its lines to `send`, which says whether to go on.
///
/// # Errors
/// One line, for a file that cannot be read as a table at all.
pub fn read(
    input: impl Read,
    kind: ImportKind,
    mapping: Mapping,
    limits: Limits,
    progress: &Arc<Progress>,
    send: impl FnMut(Vec<u8>) -> bool,
) -> Result<Reading, Failure> {
    let mut counted = Counted {
        inner: input,
        hash: Sha256::new(),
        bytes: 0,
        progress: progress.clone(),
        limits,
    };
    let separator = mapping.separator()?;
    let decoded = Utf8Reader::new(&mut counted, mapping.encoding);
    let mut records = Records::new(decoded, separator);
    let layout = Layout::new(kind, mapping, header(&mut records)?)?;
    let (rows, left_out) = stage_all(&mut records, &layout, progress, send)?;
    drop(records);
    Ok(Reading {
        layout,
        rows,
        left_out,
        sha256: counted.hash.finalize().into(),
    })
}

fn header<R: Read>(records: &mut Records<R>) -> Result<Vec<String>, Failure> {
    match records.next()? {
        Next::End => Err(Failure("The file is empty".into())),
        Next::TooLong => Err(too_long(records.line())),
        Next::Row => (0..records.len())
            .map(|cell| {
                let bytes = records.bytes(cell).unwrap_or_default();
                let text = std::str::from_utf8(bytes).map_err(|_| Failure(format!(
                    "The header is not UTF-8 at column {}: if the file was saved as plain CSV on Windows, put encoding = \"windows-1252\" into a mapping",
                    cell + 1
                )))?;
                Ok(text.trim().chars().filter(|c| !c.is_control()).take(100).collect())
            })
            .collect(),
    }
}

fn too_long(line: i64) -> Failure {
    Failure(format!(
        "The row that begins on line {line} is longer than {} kB or has more than a thousand cells. Is a quote opened there and not closed, or the separator another?",
        LONGEST_ROW / 1024
    ))
}

fn stage_all<R: Read>(
    records: &mut Records<R>,
    layout: &Layout,
    progress: &Progress,
    mut send: impl FnMut(Vec<u8>) -> bool,
) -> Result<(u64, u64), Failure> {
    let mut lines = opening(layout.kind);
    let (mut rows, mut left_out) = (0, 0);
    let mut ends = Vec::new();
    loop {
        match records.next()? {
            Next::End => break,
            Next::TooLong => return Err(too_long(records.line())),
            // A spreadsheet's empty rows at the end: nothing but separators.
            Next::Row if records.all().is_empty() => continue,
            Next::Row => {}
        }
        rows += 1;
        match whole(records, layout, &mut ends) {
            Ok(text) => {
                let cells = Cells::new(layout, records.line(), text, &ends);
                left_out += u64::from(!stage(cells, &mut lines));
            }
            Err(fault) => lines.fault(&fault),
        }
        if lines.len() >= SENT_AT_ONCE {
            progress.rows.store(rows, Relaxed);
            if !send(lines.take()) {
                return Err(Failure("The database did not take the rows".into()));
            }
        }
    }
    progress.rows.store(rows, Relaxed);
    send(lines.end());
    Ok((rows, left_out))
}

fn opening(kind: ImportKind) -> Lines {
    match kind {
        ImportKind::People => Lines::of::<PersonRow<'_>>(true),
        ImportKind::Properties => Lines::of::<PropertyRow<'_>>(true),
        ImportKind::Tenancies => Lines::of::<TenancyRow<'_>>(true),
        ImportKind::FreeWeeks => Lines::of::<FreeWeekRow<'_>>(true),
        ImportKind::Accounts => Lines::of::<AccountRow<'_>>(true),
        ImportKind::Charges => Lines::of::<ChargeRow<'_>>(true),
        ImportKind::Rent => Lines::of::<RentRow<'_>>(true),
    }
}

/// The row as text with the ends of its cells, or what is wrong with it as a whole.
fn whole<'r, R: Read>(
    records: &'r Records<R>,
    layout: &Layout,
    ends: &mut Vec<usize>,
) -> Result<&'r str, Fault> {
    ends.clear();
    let mut end = 0;
    for cell in 0..records.len() {
        end += records.bytes(cell).unwrap_or_default().len();
        ends.push(end);
    }
    let fault = |column: Option<String>, reason: String| Fault {
        line: records.line(),
        column,
        reason,
    };
    let wanted = layout.headers.len();
    let beyond =
        (wanted..records.len()).any(|cell| records.bytes(cell).is_some_and(|it| !it.is_empty()));
    if records.len() < wanted || beyond {
        let reason = format!(
            "The row has {} cells and the header has {wanted}. Is a cell with a {} in it not in quotes?",
            records.len(),
            separator_words(layout)
        );
        return Err(fault(None, reason));
    }
    let at = |bad: &dyn Fn(&[u8]) -> bool| {
        let cell = (0..records.len()).find(|cell| records.bytes(*cell).is_some_and(bad));
        cell.map(|cell| format!("{CELL}{cell}"))
    };
    if memchr::memchr(0, records.all()).is_some() {
        return Err(fault(
            at(&|bytes| bytes.contains(&0)),
            "has a NUL byte in it".into(),
        ));
    }
    let text = std::str::from_utf8(records.all()).ok();
    match text.filter(|text| ends.iter().all(|end| text.is_char_boundary(*end))) {
        Some(text) => Ok(text),
        None => Err(fault(
            at(&|bytes| std::str::from_utf8(bytes).is_err()),
            "is not UTF-8. If the file was saved as plain CSV on Windows, put encoding = \"windows-1252\" into the mapping".into(),
        )),
    }
}

fn separator_words(layout: &Layout) -> &str {
    match layout.mapping.separator.as_deref() {
        None | Some(",") => "comma",
        Some("tab" | "\\t") => "tab",
        Some(other) => other,
    }
}
