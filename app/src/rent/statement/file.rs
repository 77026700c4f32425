//! The statement as a file for a spreadsheet: days as 2026-11-16 and amounts as 116.10, which every program takes for what they
//! are.

use super::Sheet;
use crate::rent::words::statement as said;
use crate::table_file;
use rules::money::Pence;

/// All lines of the range, between what was owed before them and after.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let statement = &sheet.statement;
    let heads = [
        said::DATE,
        said::WHAT,
        said::CHARGED,
        said::PAID,
        said::BALANCE,
    ];
    let edge = |day: chrono::NaiveDate, words: &str, balance: Pence| {
        vec![
            day.to_string(),
            words.to_owned(),
            String::new(),
            String::new(),
            number(balance),
        ]
    };
    let lines = statement.lines.iter().map(|(line, balance)| {
        let (charged, paid) = if line.pence > Pence::ZERO {
            (number(line.pence), String::new())
        } else {
            (String::new(), number(Pence(-line.pence.0)))
        };
        vec![
            line.effective_on.to_string(),
            line.words.clone(),
            charged,
            paid,
            number(*balance),
        ]
    });
    let rows: Vec<_> = std::iter::once(edge(statement.from, said::BEFORE, statement.opening))
        .chain(lines)
        .chain([edge(statement.to, said::AT_END, statement.closing)])
        .collect();
    table_file::csv(&heads, &rows)
}

/// "116.10", "-12.00": below zero is in credit.
fn number(pence: Pence) -> String {
    let sign = if pence.0 < 0 { "-" } else { "" };
    let (whole, rest) = (pence.0.unsigned_abs() / 100, pence.0.unsigned_abs() % 100);
    format!("{sign}{whole}.{rest:02}")
}
