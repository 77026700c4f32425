//! Where a file has what we need: the header read against the mapping, once, before any row.

use super::columns::{Column, columns};
use super::mapping::Mapping;
use crate::failure::Failure;
use domain::imports::ImportKind;
use rules::rent::{AccountKind, ChargeItem, LineKind};
use std::collections::HashMap;

/// Where the values of a column come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The cell at this place, counted from 0.
    Cell(usize),
    Constant(String),
    Absent,
}

#[derive(Debug)]
pub struct Layout {
    pub kind: ImportKind,
    pub mapping: Mapping,
    /// For each of our columns.
    pub sources: Vec<Source>,
    /// For each of our columns that holds one of a closed list: what files write for it, and its place in the list.
    pub codes: Vec<HashMap<String, usize>>,
    pub headers: Vec<String>,
}

/// In front of the place of a cell, where a fault is not at one of our columns.
pub const CELL: &str = "cell:";

/// What a closed column may hold; empty for one that is not closed.
pub fn choices(kind: ImportKind, column: &str) -> Vec<&'static str> {
    match (kind, column) {
        (ImportKind::Tenancies, "kind") => {
            vec!["secure", "flexible", "introductory", "leasehold"]
        }
        (ImportKind::Tenancies, "role") => vec!["sole", "joint", "leaseholder", "former"],
        (ImportKind::Accounts, "kind") => AccountKind::ALL.iter().map(|it| it.key()).collect(),
        (ImportKind::Rent, "kind") => LineKind::ALL.iter().map(|it| it.key()).collect(),
        (ImportKind::Charges | ImportKind::Rent, "item") => {
            ChargeItem::ALL.iter().map(|it| it.key()).collect()
        }
        _ => Vec::new(),
    }
}

/// A header as it is compared: letters and digits, small.
pub fn plain(header: &str) -> String {
    header
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

impl Layout {
    /// # Errors
    /// One line that names each column that is missing, meant twice, or mapped to a header that is not there.
    pub fn new(kind: ImportKind, mapping: Mapping, headers: Vec<String>) -> Result<Self, Failure> {
        let plain_headers: Vec<String> = headers.iter().map(|header| plain(header)).collect();
        let find = Finding {
            headers: &headers,
            plain: &plain_headers,
            mapping: &mapping,
        };
        let all = columns(kind);
        let sources = all
            .iter()
            .map(|column| find.source(column))
            .collect::<Result<Vec<_>, _>>()?;
        refuse_missing(kind, all, &sources, &headers)?;
        let codes = all
            .iter()
            .map(|column| codes(kind, column.key, &mapping))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            kind,
            mapping,
            sources,
            codes,
            headers,
        })
    }

    /// Where the file has what we call so: the place counted from 1, and its header.
    pub fn place_of(&self, key: &str) -> Option<(usize, String)> {
        if let Some(cell) = key.strip_prefix(CELL).and_then(|cell| cell.parse().ok()) {
            return Some((cell + 1, self.headers.get::<usize>(cell)?.clone()));
        }
        let at = columns(self.kind).iter().position(|it| it.key == key)?;
        match self.sources.get(at)? {
            Source::Cell(cell) => Some((cell + 1, self.headers.get(*cell)?.clone())),
            Source::Constant(_) | Source::Absent => None,
        }
    }

    /// Headers of which nothing is made.
    pub fn unused(&self) -> Vec<&str> {
        let used = |cell: usize| self.sources.contains(&Source::Cell(cell));
        let all = self.headers.iter().enumerate();
        all.filter(|(cell, header)| !used(*cell) && !header.is_empty())
            .map(|(_, header)| header.as_str())
            .collect()
    }
}

struct Finding<'a> {
    headers: &'a [String],
    plain: &'a [String],
    mapping: &'a Mapping,
}

impl Finding<'_> {
    fn source(&self, column: &Column) -> Result<Source, Failure> {
        if let Some(header) = self.mapping.columns.get(column.key) {
            return match self.the_one(column.key, &[&plain(header)])? {
                Some(cell) => Ok(Source::Cell(cell)),
                None => Err(Failure(format!(
                    "The mapping says that {} is in the column \"{header}\", which the file does not have. It has: {}",
                    column.key,
                    shown(self.headers)
                ))),
            };
        }
        if let Some(value) = self.mapping.constants.get(column.key) {
            return Ok(Source::Constant(value.trim().to_owned()));
        }
        let own = plain(column.key);
        if let Some(cell) = self.the_one(column.key, &[&own])? {
            return Ok(Source::Cell(cell));
        }
        let found = self.the_one(column.key, column.also)?;
        Ok(found.map_or(Source::Absent, Source::Cell))
    }

    fn the_one(&self, key: &str, names: &[&str]) -> Result<Option<usize>, Failure> {
        let all = self.plain.iter().enumerate();
        let mut found = all.filter(|(_, header)| names.contains(&header.as_str()));
        let first = found.next().map(|(cell, _)| cell);
        match (first, found.next()) {
            (Some(first), Some((second, _))) => Err(Failure(format!(
                "Columns {} and {} of the file could both be {key} (\"{}\", \"{}\"): give one another header, or name the right one under [columns] in the mapping",
                first + 1,
                second + 1,
                self.headers.get(first).map_or("", String::as_str),
                self.headers.get(second).map_or("", String::as_str),
            ))),
            _ => Ok(first),
        }
    }
}

fn refuse_missing(
    kind: ImportKind,
    all: &[Column],
    sources: &[Source],
    headers: &[String],
) -> Result<(), Failure> {
    let is_absent = |key: &str| {
        let mut both = all.iter().zip(sources);
        both.any(|(column, source)| column.key == key && *source == Source::Absent)
    };
    let mut missing: Vec<&str> = all
        .iter()
        .filter(|column| column.required && is_absent(column.key))
        .map(|column| column.key)
        .collect();
    if kind == ImportKind::Rent && ["amount", "debit", "credit"].into_iter().all(is_absent) {
        missing.push("amount (or debit and credit)");
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure(format!(
        "The file has no column for {}. It has: {}. Name the right headers under [columns] in a mapping",
        missing.join(", "),
        shown(headers)
    )))
}

/// Headers for a message: not all of a file that is no table.
fn shown(headers: &[String]) -> String {
    let some: Vec<String> = headers
        .iter()
        .take(30)
        .map(|header| header.chars().take(40).collect())
        .collect();
    some.join(", ")
}

fn codes(
    kind: ImportKind,
    column: &str,
    mapping: &Mapping,
) -> Result<HashMap<String, usize>, Failure> {
    let choices = choices(kind, column);
    let place = |key: &str| choices.iter().position(|choice| *choice == key);
    let mut codes: HashMap<String, usize> = choices
        .iter()
        .enumerate()
        .map(|(place, key)| ((*key).to_owned(), place))
        .collect();
    for (code, key) in mapping.codes.get(column).into_iter().flatten() {
        let Some(place) = place(key) else {
            return Err(Failure(if choices.is_empty() {
                format!("The mapping is not right: {column} takes no codes")
            } else {
                format!(
                    "The mapping is not right: [codes.{column}] turns a code into {key}, which is none of {}",
                    choices.join(", ")
                )
            }));
        };
        codes.insert(code.trim().to_owned(), place);
        codes.insert(code.trim().to_lowercase(), place);
    }
    Ok(codes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(mapping: &str, headers: &[&str]) -> Result<Layout, String> {
        let mapping = Mapping::read(mapping, ImportKind::Rent).map_err(|it| it.0)?;
        let headers = headers.iter().map(|it| (*it).to_owned()).collect();
        Layout::new(ImportKind::Rent, mapping, headers).map_err(|it| it.0)
    }

    #[test]
    fn our_own_and_common_headers_are_recognised() {
        let layout = laid_out(
            "",
            &[
                "Trans ID",
                "Rent Account No.",
                "TRANS_CODE",
                "Value",
                "Effective Date",
                "Colour",
            ],
        )
        .unwrap();
        assert_eq!(
            layout.place_of("account"),
            Some((2, "Rent Account No.".into()))
        );
        assert_eq!(layout.place_of("date"), Some((5, "Effective Date".into())));
        assert_eq!(layout.unused(), ["Colour"]);
    }

    #[test]
    fn a_header_that_cannot_be_right_is_refused_in_words() {
        let good = ["account", "reference", "kind", "amount", "date"];
        assert!(laid_out("", &good).is_ok());
        assert!(
            laid_out("", &good[..3])
                .unwrap_err()
                .contains("no column for date, amount (or debit and credit)")
        );
        assert!(
            laid_out(
                "",
                &["account", "reference", "kind", "amount", "date", "Date"]
            )
            .unwrap_err()
            .contains("Columns 5 and 6")
        );
        assert!(
            laid_out("[columns]\namount = \"Wert\"", &good)
                .unwrap_err()
                .contains("\"Wert\"")
        );
        assert!(
            laid_out("[codes.kind]\nX = \"rent\"", &good)
                .unwrap_err()
                .contains("[codes.kind]")
        );
        assert!(
            laid_out("[codes.words]\nX = \"rent\"", &good)
                .unwrap_err()
                .contains("takes no codes")
        );
        assert!(laid_out("[constants]\ndate = \"2026-11-21\"", &good[..4]).is_ok());
    }
}
