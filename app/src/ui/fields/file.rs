//! Files, mostly photos.

use leptos::prelude::*;

use super::group::{Around, Label};
use crate::ui::MaybeText;

/// Chooses files. Its form needs `multipart`. The hint says which kinds and how big.
#[component]
pub fn FileField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: MaybeText,
    #[prop(optional, into)] error: MaybeText,
    /// "image/jpeg,image/png,image/webp".
    #[prop(optional, into)]
    accept: MaybeText,
    #[prop(optional)] multiple: bool,
    #[prop(optional)] heading: bool,
) -> impl IntoView {
    let around = Around::new(&name, hint.get(), error.get());
    let class = if around.is_wrong() {
        "govuk-file-upload govuk-file-upload--error"
    } else {
        "govuk-file-upload"
    };
    view! {
        <div class=around.group_class()>
            <Label name=name.clone() text=label heading/>
            {around.messages()}
            <input
                class=class
                id=name.clone()
                name=name
                type="file"
                accept=accept.get()
                multiple=multiple
                aria-describedby=around.described_by()
                aria-invalid=around.is_wrong().then_some("true")
            />
        </div>
    }
}
