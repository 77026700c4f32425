//! Several lines of text, in the tenant's own words.

use leptos::prelude::*;

use super::group::{Around, Label};
use crate::ui::MaybeText;

/// Room for several lines. The only `<textarea>` of the app: a test sees to it.
///
/// Leptos 0.8 does not escape what stands inside a `<textarea>` on the server, so a text with `</textarea><script>` would
/// run when we show it again. Leptos 0.9 does; then [`inner_html`] can go.
#[component]
pub fn TextArea(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: MaybeText,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] error: MaybeText,
    #[prop(default = 5)] rows: u8,
    /// Says how many characters there is room for. The server decides; nothing is cut.
    #[prop(default = None, into)]
    max_chars: Option<u32>,
    #[prop(optional)] heading: bool,
) -> impl IntoView {
    let around = Around::new(&name, hint.get(), error.get());
    let class = if around.is_wrong() {
        "govuk-textarea govuk-textarea--error"
    } else {
        "govuk-textarea"
    };
    let room = max_chars.map(|_| format!("{name}-info"));
    let described: Vec<_> = around.described_by().into_iter().chain(room).collect();
    view! {
        <div class=around.group_class() data-module=max_chars.map(|_| "govuk-character-count") data-maxlength=max_chars>
            <Label name=name.clone() text=label heading/>
            {around.messages()}
            <textarea
                class=class
                id=name.clone()
                name=name.clone()
                rows=rows.to_string()
                aria-describedby=(!described.is_empty()).then(|| described.join(" "))
                aria-invalid=around.is_wrong().then_some("true")
                inner_html=inner_html(&value)
            ></textarea>
            {max_chars.map(|most| view! { <Room name most/> })}
        </div>
    }
}

/// Browsers drop the first line break inside a `<textarea>`, so there is one to drop.
fn inner_html(value: &str) -> String {
    format!("\n{}", html_escape::encode_text(value))
}

#[component]
fn Room(name: String, most: u32) -> impl IntoView {
    view! {
        <div id=format!("{name}-info") class="govuk-hint govuk-character-count__message">
            {format!("You can write up to {most} characters")}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::TextArea;

    #[test]
    fn text_cannot_break_out() {
        let html = view! { <TextArea name="what" label="What" value="</textarea><script>alert(1)</script>"/> }.to_html();
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;"), "{html}");
        assert!(!html.contains("<script"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
    }

    #[test]
    fn a_first_empty_line_survives() {
        let html = view! { <TextArea name="what" label="What" value="\nsecond"/> }.to_html();
        assert!(html.contains(">\n\nsecond</textarea>"), "{html}");
    }

    #[test]
    fn the_room_describes_the_field() {
        let html =
            view! { <TextArea name="what" label="What" hint="Where?" max_chars=500/> }.to_html();
        assert!(
            html.contains(r#"aria-describedby="what-hint what-info""#),
            "{html}"
        );
        assert!(html.contains(r#"data-maxlength="500""#), "{html}");
    }

    #[test]
    fn nobody_else_writes_a_textarea() {
        let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found = Vec::new();
        look_for_textarea(&source.join("src"), &mut found);
        assert_eq!(found, [source.join("src/ui/fields/text_area.rs")]);
    }

    fn look_for_textarea(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look_for_textarea(&path, found);
            } else if std::fs::read_to_string(&path)
                .unwrap()
                .contains("<textarea")
            {
                found.push(path);
            }
        }
    }
}
