//! A table as a file for a spreadsheet.

/// With the byte order mark by which Excel knows UTF-8, and no cell that a spreadsheet would run.
pub fn csv(heads: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::from("\u{feff}"));
    // Writing to memory does not fail.
    let _ = writer.write_record(heads.iter().map(|head| harmless(head)));
    for row in rows {
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    writer.into_inner().unwrap_or_default()
}

/// A spreadsheet takes a cell that begins so for a formula, and runs it (OWASP, CSV injection).
fn harmless(cell: &str) -> String {
    let risky = |first: char| matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n');
    let number = cell.parse::<f64>().is_ok();
    if cell.starts_with(risky) && !number {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_would_run_is_made_harmless_and_a_number_stays_one() {
        let rows = [vec!["=HYPERLINK(\"x\")".to_owned(), "-12.00".to_owned()]];
        let text = String::from_utf8(csv(&["What", "Balance"], &rows)).unwrap();
        assert_eq!(
            text,
            "\u{feff}What,Balance\r\n\"'=HYPERLINK(\"\"x\"\")\",-12.00\r\n"
        );
    }
}
