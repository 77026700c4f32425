//! Rows of a CSV file, each with the physical line on which it begins. No row grows beyond a limit: a quote that is never
//! closed would otherwise take in the rest of the file.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::io::{self, Read};

/// The longest row, in bytes.
pub const LONGEST_ROW: usize = 1024 * 1024;
/// The most cells in a row.
pub const MOST_CELLS: usize = 1_000;
const CHUNK: usize = 64 * 1024;

pub struct Records<R> {
    inner: R,
    parser: Reader,
    chunk: Vec<u8>,
    /// What of `chunk` waits: `chunk[from..to]`.
    from: usize,
    to: usize,
    row: Vec<u8>,
    ends: Vec<usize>,
    cells: usize,
    length: usize,
    lines: Lines,
    /// The line on which the row at hand begins.
    begins: u64,
}

/// What came of asking for a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    Row,
    /// The row is longer than a row may be: what follows cannot be told apart.
    TooLong,
    End,
}

/// Counts physical lines, however they end: LF, CRLF or CR.
#[derive(Default)]
struct Lines {
    ended: u64,
    after_cr: bool,
}

impl Lines {
    /// Counts the ends of lines in `bytes`.
    fn pass(&mut self, bytes: &[u8]) {
        let mut after_cr = self.after_cr;
        for place in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let follows_cr = match place.checked_sub(1) {
                Some(before) => bytes[before] == b'\r',
                None => after_cr,
            };
            if !(bytes[place] == b'\n' && follows_cr) {
                self.ended += 1;
            }
            after_cr = false;
        }
        if let Some(last) = bytes.last() {
            self.after_cr = *last == b'\r';
        }
    }
}

impl<R: Read> Records<R> {
    pub fn new(inner: R, separator: u8) -> Self {
        Self {
            inner,
            parser: ReaderBuilder::new().delimiter(separator).build(),
            chunk: vec![0; CHUNK],
            from: 0,
            to: 0,
            row: vec![0; 8 * 1024],
            ends: vec![0; MOST_CELLS + 1],
            cells: 0,
            length: 0,
            lines: Lines::default(),
            begins: 0,
        }
    }

    /// Reads on to the next row.
    ///
    /// # Errors
    /// When the file cannot be read, or is in UTF-16.
    pub fn next(&mut self) -> io::Result<Next> {
        (self.cells, self.length, self.begins) = (0, 0, 0);
        loop {
            if self.from == self.to {
                (self.from, self.to) = (0, self.inner.read(&mut self.chunk)?);
            }
            let input = &self.chunk[self.from..self.to];
            let (result, read, written, ends) = self.parser.read_record(
                input,
                &mut self.row[self.length..],
                &mut self.ends[self.cells..],
            );
            let read_bytes = &input[..read];
            note_begin(&mut self.begins, &mut self.lines, read_bytes);
            self.from += read;
            self.length += written;
            self.cells += ends;
            match result {
                ReadRecordResult::Record => return Ok(Next::Row),
                ReadRecordResult::End => return Ok(Next::End),
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputEndsFull => return Ok(Next::TooLong),
                ReadRecordResult::OutputFull if self.row.len() >= LONGEST_ROW => {
                    return Ok(Next::TooLong);
                }
                ReadRecordResult::OutputFull => {
                    let longer = (self.row.len() * 2).min(LONGEST_ROW);
                    self.row.resize(longer, 0);
                }
            }
        }
    }

    /// The physical line on which the row begins, counted from 1.
    pub fn line(&self) -> i64 {
        i64::try_from(self.begins).unwrap_or(i64::MAX)
    }

    /// How many cells the row has.
    pub fn len(&self) -> usize {
        self.cells
    }

    /// A cell's bytes; none beyond the last.
    pub fn bytes(&self, cell: usize) -> Option<&[u8]> {
        if cell >= self.cells {
            return None;
        }
        let from = match cell.checked_sub(1) {
            Some(before) => self.ends[before],
            None => 0,
        };
        self.row.get(from..self.ends[cell])
    }

    /// All cells' bytes one after the other.
    pub fn all(&self) -> &[u8] {
        &self.row[..self.length]
    }
}

/// Ends of lines before the first byte of a row are of the row before, or of empty lines.
fn note_begin(begins: &mut u64, lines: &mut Lines, bytes: &[u8]) {
    if *begins != 0 {
        return lines.pass(bytes);
    }
    let blank = bytes
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .count();
    let (before, row) = bytes.split_at(blank);
    lines.pass(before);
    if !row.is_empty() {
        *begins = lines.ended + 1;
        lines.pass(row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row with its line.
    fn rows(text: &str) -> Vec<(i64, Vec<String>)> {
        let mut records = Records::new(text.as_bytes(), b',');
        let mut rows = Vec::new();
        while records.next().unwrap() == Next::Row {
            let cells = (0..records.len()).filter_map(|cell| records.bytes(cell));
            let cells = cells.map(|cell| String::from_utf8_lossy(cell).into_owned());
            rows.push((records.line(), cells.collect()));
        }
        rows
    }

    #[test]
    fn each_row_knows_its_physical_line_however_lines_end() {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("a,b{end}{end}\"1{end}2\",x{end}y,\"say \"\"so\"\"\"{end}last,");
            let lines: Vec<_> = rows(&text).into_iter().map(|(line, _)| line).collect();
            assert_eq!(lines, [1, 3, 5, 6], "{end:?}");
            assert_eq!(rows(&text)[2].1, ["y", "say \"so\""]);
            assert_eq!(rows(&text)[3].1, ["last", ""]);
        }
    }

    #[test]
    fn a_row_without_end_is_cut_off() {
        let text = format!("a,b\n\"{}", "x,\n".repeat(LONGEST_ROW));
        let mut records = Records::new(text.as_bytes(), b',');
        assert_eq!(records.next().unwrap(), Next::Row);
        assert_eq!(records.next().unwrap(), Next::TooLong);
        assert_eq!(records.line(), 2);
        let wide = ",".repeat(MOST_CELLS * 2);
        assert_eq!(
            Records::new(wide.as_bytes(), b',').next().unwrap(),
            Next::TooLong
        );
    }
}
