//! One line of text.

use leptos::prelude::*;

use super::group::{Around, Label};
use crate::ui::MaybeText;

/// A line of text. Says to browsers what it is for, so that they can fill it in.
#[component]
pub fn TextField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: MaybeText,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] error: MaybeText,
    /// The input's type: "text", "email", "tel".
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(optional, into)] autocomplete: MaybeText,
    #[prop(optional, into)] inputmode: MaybeText,
    /// How many characters wide: 2, 3, 4, 5, 10 or 20. Full width without.
    #[prop(default = None, into)]
    width: Option<u8>,
    /// The label is the page's heading.
    #[prop(optional)]
    heading: bool,
    /// Off for names, codes and addresses.
    #[prop(default = true)]
    spellcheck: bool,
    #[prop(default = None, into)] maxlength: Option<u32>,
    /// For codes: large, evenly spaced figures.
    #[prop(optional)]
    figures: bool,
) -> impl IntoView {
    let around = Around::new(&name, hint.get(), error.get());
    let class = input_class(around.is_wrong(), width, figures);
    view! {
        <div class=around.group_class()>
            <Label name=name.clone() text=label heading/>
            {around.messages()}
            <input
                class=class
                id=name.clone()
                name=name
                type=kind
                value=value
                autocomplete=autocomplete.get()
                inputmode=inputmode.get()
                maxlength=maxlength
                spellcheck=(!spellcheck).then_some("false")
                aria-describedby=around.described_by()
                aria-invalid=around.is_wrong().then_some("true")
            />
        </div>
    }
}

pub(super) fn input_class(wrong: bool, width: Option<u8>, figures: bool) -> String {
    let mut class = "govuk-input".to_owned();
    if wrong {
        class += " govuk-input--error";
    }
    if figures {
        class += " govuk-input--extra-letter-spacing";
    }
    if let Some(width) = width {
        class += &format!(" govuk-input--width-{width}");
    }
    class
}
