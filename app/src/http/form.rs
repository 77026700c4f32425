//! A form that comes back: what was typed and what is wrong with it, kept on the server and shown once.

use domain::principals::InBrowser;
use domain::{Error, Result, Tx};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What is wrong, field by field, in the words shown at the field: `("postcode", "Enter your postcode")`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problems(pub Vec<(String, String)>);

impl Problems {
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        self.0.push((field.to_owned(), message.into()));
    }

    /// The value, or a problem noted against the field.
    pub fn check<T, E>(
        &mut self,
        field: &str,
        parsed: std::result::Result<T, E>,
        words: impl FnOnce(E) -> String,
    ) -> Option<T> {
        parsed.map_err(|error| self.add(field, words(error))).ok()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A form as a page shows it: fresh, or as it came back.
#[derive(Clone, Debug, Default)]
pub struct Filled<T> {
    pub form: T,
    pub problems: Problems,
}

impl<T> Filled<T> {
    /// What is wrong with a field, for the field to show.
    pub fn error(&self, field: &str) -> Option<String> {
        self.problems
            .0
            .iter()
            .find(|(name, _)| name == field)
            .map(|(_, message)| message.clone())
    }

    /// For the summary on top of the page.
    pub fn summary(&self) -> Vec<(String, String)> {
        self.problems.0.clone()
    }

    pub fn has_errors(&self) -> bool {
        !self.problems.is_empty()
    }
}

/// A form that could not be taken: where it goes back to, and with what. Fields that must not be kept
/// (`#[serde(skip_serializing)]`: codes, passwords) are left out.
#[derive(Clone, Debug)]
pub struct Refused {
    pub name: String,
    pub back: String,
    pub content: serde_json::Value,
}

impl Refused {
    pub fn new<T: Serialize>(
        name: &str,
        back: impl Into<String>,
        form: &T,
        problems: Problems,
    ) -> Result<Self> {
        let form = serde_json::to_value(form).map_err(|_| Error::Broken("form unwritable"))?;
        let content = serde_json::json!({ "form": form, "problems": problems });
        Ok(Self {
            name: name.to_owned(),
            back: back.into(),
            content,
        })
    }
}

impl<T: DeserializeOwned + Default> Filled<T> {
    /// The form as it came back to this browser, or a fresh one filled by `fresh`.
    pub async fn take<P: InBrowser>(
        tx: &mut Tx<P>,
        name: &str,
        fresh: impl FnOnce() -> T,
    ) -> Result<Self> {
        #[derive(Deserialize)]
        struct Kept<T> {
            form: T,
            problems: Problems,
        }
        let kept = tx
            .take_form(name)
            .await?
            .and_then(|content| serde_json::from_value::<Kept<T>>(content).ok());
        Ok(match kept {
            Some(kept) => Self {
                form: kept.form,
                problems: kept.problems,
            },
            None => Self {
                form: fresh(),
                problems: Problems::default(),
            },
        })
    }
}
