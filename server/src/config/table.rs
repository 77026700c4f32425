//! The settings as `doorstep config` and the README list them.

use std::fmt::Write;

use super::declare::Setting;
use super::settings::{SETTINGS, Settings};

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub name: &'static str,
    /// The value in force; "set" or "unset" for a secret.
    pub value: String,
    pub default: &'static str,
    pub meaning: &'static str,
    pub secret: bool,
}

impl Settings {
    /// Every setting with its value in force.
    #[must_use]
    pub fn table(&self) -> Vec<Row> {
        SETTINGS.iter().map(|setting| self.row(setting)).collect()
    }

    /// [`Settings::table`] as text for a terminal: name, value, and the meaning below.
    #[must_use]
    pub fn listing(&self) -> String {
        let widest = SETTINGS.iter().map(|it| it.name.len()).max().unwrap_or(0);
        self.table().iter().fold(String::new(), |mut text, row| {
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "{:widest$}  {}\n{:widest$}  {}",
                row.name, row.value, "", row.meaning
            );
            text
        })
    }

    /// The table of all settings for the README, between its two `<!-- settings -->` marks.
    #[must_use]
    pub fn markdown() -> String {
        let head = String::from("| Setting | Default | Meaning |\n|---|---|---|\n");
        SETTINGS.iter().fold(head, |mut text, it| {
            let default = if it.default.is_empty() || it.default.starts_with('(') {
                it.default.into()
            } else {
                format!("`{}`", it.default)
            };
            let _ = writeln!(text, "| `{}` | {default} | {} |", it.name, it.meaning);
            text
        })
    }

    fn row(&self, setting: &Setting) -> Row {
        let given = self.values.text(setting.name);
        let value = match (setting.secret, given) {
            (true, Some(_)) => "set",
            (true, None) => "unset",
            (false, given) => given.unwrap_or(setting.default),
        };
        Row {
            name: setting.name,
            value: value.into(),
            default: setting.default,
            meaning: setting.meaning,
            secret: setting.secret,
        }
    }
}
