//! One table of the report: drawn as a chart, shown as a table, and written as a file.

use crate::table_file;
use crate::ui::Bar;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// In addresses and file names.
    pub name: &'static str,
    pub title: &'static str,
    /// What is counted, in a sentence.
    pub lead: &'static str,
    pub heads: Vec<&'static str>,
    pub rows: Vec<Vec<String>>,
    pub series: Vec<&'static str>,
    pub bars: Vec<Bar>,
}

impl Sheet {
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The chart in words: "Emergency: 12 of 16 on time. Urgent: …".
    pub fn desc(&self) -> String {
        let bar = |bar: &Bar| format!("{}: {}.", bar.label, bar.note);
        let bars: Vec<_> = self.bars.iter().map(bar).collect();
        bars.join(" ")
    }

    /// As a file for a spreadsheet, with the byte order mark by which Excel knows UTF-8.
    pub fn csv(&self) -> Vec<u8> {
        table_file::csv(&self.heads, &self.rows)
    }
}

/// "12 of 16 on time".
pub(super) fn share(part: i64, whole: i64, what: &str) -> String {
    format!("{part} of {whole} {what}")
}

/// "75%", or nothing of nothing.
pub(super) fn percent(part: i64, whole: i64) -> String {
    if whole == 0 {
        return String::new();
    }
    format!("{:.0}%", part as f64 * 100.0 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_holds_no_formula() {
        let sheet = Sheet {
            heads: vec!["Firm", "Late"],
            rows: vec![
                vec!["=HYPERLINK(\"http://x\")".into(), "-3".into()],
                vec!["@sum, \"both\"".into(), "+cmd".into()],
                vec!["\tTab".into(), "Fen & Sons".into()],
            ],
            ..Sheet::default()
        };
        let file = String::from_utf8(sheet.csv()).unwrap();
        assert_eq!(
            file,
            "\u{feff}Firm,Late\r\n\"'=HYPERLINK(\"\"http://x\"\")\",-3\r\n\"'@sum, \"\"both\"\"\",'+cmd\r\n'\tTab,Fen & Sons\r\n"
        );
    }

    #[test]
    fn a_share_of_nothing_is_no_percentage() {
        assert_eq!(percent(3, 4), "75%");
        assert_eq!(percent(0, 0), "");
    }
}
