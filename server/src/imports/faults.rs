//! The file of all faults: line, column number, column, reason. Safe to open in a spreadsheet.

use crate::failure::Failure;
use crate::files::FileStore;
use bytes::Bytes;
use csv::{Terminator, Writer, WriterBuilder};
use domain::imports::record::ShownFault;
use std::fs::File;
use std::path::Path;

/// How many faults a file for the browser holds: who has more reads the first, and imports again.
const MOST_KEPT: usize = 100_000;

/// Where faults go.
pub struct FaultFile {
    to: To,
}

enum To {
    Nowhere,
    File(Box<Writer<File>>),
    /// Kept in the file store under this key, written when all are known.
    Store {
        writer: Option<Box<Writer<Vec<u8>>>>,
        count: usize,
        files: FileStore,
        key: String,
    },
}

impl FaultFile {
    pub fn nowhere() -> Self {
        Self { to: To::Nowhere }
    }

    /// # Errors
    /// When the file cannot be made.
    pub fn at(path: &Path) -> Result<Self, Failure> {
        let failed = |error| Failure(format!("--errors {}: {error}", path.display()));
        let mut writer = writer(File::create(path).map_err(failed)?);
        write(&mut writer, &HEAD.map(str::to_owned))?;
        Ok(Self {
            to: To::File(Box::new(writer)),
        })
    }

    pub fn kept(files: FileStore, key: String) -> Self {
        // The mark by which Excel knows UTF-8.
        let mut writer = writer(Vec::from("\u{feff}"));
        let _ = write(&mut writer, &HEAD.map(str::to_owned));
        Self {
            to: To::Store {
                writer: Some(Box::new(writer)),
                count: 0,
                files,
                key,
            },
        }
    }

    /// The key in the file store, if it is kept there.
    pub fn key(&self) -> Option<String> {
        match &self.to {
            To::Store { key, .. } => Some(key.clone()),
            To::Nowhere | To::File(_) => None,
        }
    }

    /// # Errors
    /// When the disk is full.
    pub fn add(&mut self, fault: &ShownFault) -> Result<(), Failure> {
        let cells = [
            fault.line.to_string(),
            fault.number.map_or_else(String::new, |it| it.to_string()),
            harmless(&fault.column),
            harmless(&fault.reason),
        ];
        match &mut self.to {
            To::Nowhere => Ok(()),
            To::File(writer) => write(writer, &cells),
            To::Store { writer, count, .. } => {
                *count += 1;
                match writer {
                    Some(writer) if *count <= MOST_KEPT => write(writer, &cells),
                    _ => Ok(()),
                }
            }
        }
    }

    /// Writes what is still to be written.
    ///
    /// # Errors
    /// When the disk is full or the file store away.
    pub async fn close(&mut self) -> Result<(), Failure> {
        match &mut self.to {
            To::Nowhere => Ok(()),
            To::File(writer) => Ok(writer.flush()?),
            To::Store {
                writer,
                count,
                files,
                key,
            } => {
                let Some(mut writer) = writer.take().filter(|_| *count > 0) else {
                    return Ok(());
                };
                if *count > MOST_KEPT {
                    write(&mut writer, &left_out(*count - MOST_KEPT))?;
                }
                let bytes = writer.into_inner().map_err(|error| error.into_error())?;
                let put = files.put(key, Bytes::from(bytes)).await;
                put.map_err(|error| {
                    Failure(format!("The list of faults could not be kept: {error}"))
                })
            }
        }
    }
}

const HEAD: [&str; 4] = ["line", "column_number", "column", "reason"];

/// The last row, where the list ends before the faults do.
fn left_out(count: usize) -> [String; 4] {
    let reason = format!(
        "{count} more faults are not listed. Put these right first, then bring the file in again"
    );
    [String::new(), String::new(), String::new(), reason]
}

fn writer<W: std::io::Write>(to: W) -> Writer<W> {
    WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(to)
}

fn write<W: std::io::Write>(writer: &mut Writer<W>, cells: &[String; 4]) -> Result<(), Failure> {
    writer
        .write_record(cells)
        .map_err(|error| Failure(format!("The list of faults could not be written: {error}")))
}

/// A spreadsheet takes a cell that begins so for a formula, and runs it (OWASP, CSV injection).
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
