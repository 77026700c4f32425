//! The form of an import. It goes to an address of its own, which streams the file: its fields come before the file.

use super::words;
use crate::http::Filled;
use crate::ui::{Button, Choice, FileField, Form, Radios, TextArea};
use domain::ImportId;
use domain::imports::{ImportKind, ImportRecord};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// An import as it is asked for. Its key is made with the form, so that a form sent twice is one import.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportForm {
    pub import: String,
    pub kind: String,
    pub mapping: String,
    /// "yes" or "no".
    pub accept_valid: String,
    /// "yes" or "no".
    pub dry_run: String,
}

impl ImportForm {
    /// An empty form, for an upload that could not be read as one.
    pub fn fresh() -> Self {
        Self {
            import: ImportId::new().to_string(),
            ..Self::default()
        }
    }

    /// A fresh form, as the last import was asked for.
    pub(super) fn begin(&mut self, imports: &[ImportRecord]) {
        self.import = ImportId::new().to_string();
        if let Some(last) = imports.first() {
            self.kind = last.kind.key().to_owned();
            self.mapping.clone_from(&last.mapping);
        }
    }
}

#[component]
pub fn ImportQuestions(
    filled: Filled<ImportForm>,
    kinds: Vec<ImportKind>,
    megabytes: u32,
) -> impl IntoView {
    let form = filled.form.clone();
    let kinds = kinds
        .into_iter()
        .map(|kind| Choice::new(kind.key(), kind.label()))
        .collect();
    let valid = vec![
        Choice::new("no", words::NOTHING),
        Choice::new("yes", words::TAKE_VALID),
    ];
    let keep = vec![
        Choice::new("no", words::REAL),
        Choice::new("yes", words::TRIAL),
    ];
    view! {
        <Form action="/upload/officer/imports" multipart=true>
            <input type="hidden" name="import" value=form.import/>
            <Radios name="kind" legend=words::KIND options=kinds value=form.kind error=filled.error("kind")/>
            <TextArea
                name="mapping"
                label=words::MAPPING
                hint=words::MAPPING_HINT
                rows=6
                value=form.mapping
                error=filled.error("mapping")
            />
            <Radios name="accept_valid" legend=words::LEAVE_OUT options=valid value=or_no(form.accept_valid)/>
            <Radios name="dry_run" legend=words::KEEP options=keep value=or_no(form.dry_run)/>
            <FileField
                name="file"
                label=words::FILE
                hint=words::file_hint(megabytes)
                accept=".csv,.txt,text/csv,text/plain"
                error=filled.error("file")
            />
            <Button text=words::SEND/>
        </Form>
    }
}

fn or_no(value: String) -> String {
    if value.is_empty() {
        "no".to_owned()
    } else {
        value
    }
}
