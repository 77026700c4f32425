//! The mapping: a small TOML file by which a council need not reshape its export.

use super::columns::columns;
use crate::failure::Failure;
use domain::imports::ImportKind;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A mapping as it is written. Everything may be left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// Which kind of file it is for; checked when given.
    pub kind: Option<String>,
    /// Goes in front of your numbers of transactions, so that two systems' numbers are never mixed up.
    pub system: String,
    pub encoding: Encoding,
    pub separator: Option<String>,
    pub dates: Vec<DateForm>,
    pub money: MoneyForm,
    pub payments: Payments,
    /// Their codes of kinds of transaction whose rows are left out: what this program posted itself, such as card payments that
    /// their system was told of.
    pub leave_out: Vec<String>,
    /// Our column, their header.
    pub columns: BTreeMap<String, String>,
    /// Our column, the same value in every row.
    pub constants: BTreeMap<String, String>,
    /// Our column, then their code and our key.
    pub codes: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Encoding {
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    #[serde(rename = "windows-1252")]
    Windows1252,
}

/// How dates are written. Each is told apart from the others by its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum DateForm {
    #[serde(rename = "yyyy-mm-dd")]
    Iso,
    #[serde(rename = "dd/mm/yyyy")]
    Slashes,
    #[serde(rename = "dd-mmm-yyyy")]
    Month,
}

impl DateForm {
    pub const ALL: [Self; 3] = [Self::Iso, Self::Slashes, Self::Month];

    pub const fn sample(self) -> &'static str {
        match self {
            Self::Iso => "2026-11-21",
            Self::Slashes => "21/11/2026",
            Self::Month => "21-Nov-2026",
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MoneyForm {
    #[default]
    Pounds,
    Pence,
}

/// On which side of zero payments stand in the column `amount`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Payments {
    #[default]
    Negative,
    Positive,
}

impl Mapping {
    /// Reads a mapping; an empty text is the usual one.
    ///
    /// # Errors
    /// One line that says what to write instead.
    pub fn read(text: &str, kind: ImportKind) -> Result<Self, Failure> {
        let mapping: Self = toml::from_str(text).map_err(|error| unreadable(text, &error))?;
        mapping.check(kind)?;
        Ok(mapping)
    }

    fn check(&self, kind: ImportKind) -> Result<(), Failure> {
        if let Some(other) = self.kind.as_deref().filter(|given| *given != kind.key()) {
            return wrong(format!(
                "kind is {other}, but this is an import of {}",
                kind.key()
            ));
        }
        let simple = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if self.system.len() > 20 || !self.system.chars().all(simple) {
            return wrong("system must be up to 20 small letters, digits and _".into());
        }
        if kind != ImportKind::Rent && !self.leave_out.is_empty() {
            return wrong("leave_out is for transactions only".into());
        }
        self.separator()?;
        let known: Vec<_> = columns(kind).iter().map(|column| column.key).collect();
        let named = self.columns.keys().map(|key| ("columns", key));
        let named = named.chain(self.constants.keys().map(|key| ("constants", key)));
        let mut named = named.chain(self.codes.keys().map(|key| ("codes", key)));
        match named.find(|(_, key)| !known.contains(&key.as_str())) {
            Some((table, key)) => wrong(format!(
                "[{table}] names {key}, which is no column of {}: choose from {}",
                kind.key(),
                known.join(", ")
            )),
            None => Ok(()),
        }
    }

    /// # Errors
    /// Unless it is one ASCII character that could separate cells.
    pub fn separator(&self) -> Result<u8, Failure> {
        match self.separator.as_deref() {
            None => Ok(b','),
            Some("\\t" | "tab") => Ok(b'\t'),
            Some(text) => match text.as_bytes() {
                [byte]
                    if byte.is_ascii()
                        && !byte.is_ascii_alphanumeric()
                        && !b"\"\r\n.-".contains(byte) =>
                {
                    Ok(*byte)
                }
                _ => Err(Failure(
                    "separator must be one character that stands in no cell, such as , ; | or tab"
                        .into(),
                )),
            },
        }
    }

    pub fn date_forms(&self) -> &[DateForm] {
        if self.dates.is_empty() {
            &DateForm::ALL
        } else {
            &self.dates
        }
    }
}

fn wrong<T>(what: String) -> Result<T, Failure> {
    Err(Failure(format!("The mapping is not right: {what}")))
}

fn unreadable(text: &str, error: &toml::de::Error) -> Failure {
    let line = error
        .span()
        .and_then(|span| text.get(..span.start))
        .map_or(1, |before| before.matches('\n').count() + 1);
    let what = error.message().lines().next().unwrap_or_default();
    Failure(format!("The mapping is not right in line {line}: {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        Mapping::read(text, ImportKind::Rent)
            .err()
            .map(|failure| failure.0)
            .unwrap_or_default()
    }

    #[test]
    fn a_wrong_mapping_is_refused_in_one_line_that_says_where() {
        for (text, says) in [
            ("kind = \"people\"", "kind is people"),
            ("\nencodin = \"utf-8\"", "line 2"),
            ("encoding = \"latin\"", "windows-1252"),
            ("[columns]\namuont = \"Amount\"", "amuont"),
            ("separator = \"ab\"", "separator must be one character"),
            ("system = \"NEC Housing\"", "system must be"),
            ("money = pounds", "line 1"),
        ] {
            let refusal = refused(text);
            assert!(
                refusal.contains(says) && !refusal.contains('\n'),
                "{text}: {refusal}"
            );
        }
    }

    #[test]
    fn an_empty_mapping_is_the_usual_one() {
        let mapping = Mapping::read("", ImportKind::Rent).unwrap();
        assert_eq!(mapping.separator().unwrap(), b',');
        assert_eq!(mapping.date_forms(), DateForm::ALL);
        assert_eq!(
            Mapping::read("separator = \"tab\"", ImportKind::Rent)
                .unwrap()
                .separator()
                .unwrap(),
            b'\t'
        );
    }
}
