//! Fields as the server's pages have them: the same markup, classes and ids.

use super::html::{Html, when};
use super::page::HEADING;
use super::screen::{Choice, Field, Kind};

pub fn field(html: &mut Html, field: &Field) {
    let wrong = !field.error.is_empty();
    let class = if wrong {
        "govuk-form-group govuk-form-group--error"
    } else {
        "govuk-form-group"
    };
    html.open("div", &[("class", class)]);
    let described = described_by(field);
    let described = when(!described.is_empty(), "aria-describedby", &described);
    // Where a field has no label of its own, the step's heading names it.
    let named = when(field.label.is_empty(), "aria-labelledby", HEADING);
    match &field.kind {
        Kind::Text(text) => {
            label(
                html,
                "label",
                &[("class", "govuk-label"), ("for", &field.name)],
                field.label,
            );
            messages(html, field);
            let class = if wrong {
                "govuk-textarea govuk-textarea--error"
            } else {
                "govuk-textarea"
            };
            let own = [
                ("class", class),
                ("id", &field.name),
                ("name", &field.name),
                ("rows", "5"),
            ];
            let own = [
                own[0],
                own[1],
                own[2],
                own[3],
                described,
                named,
                when(wrong, "aria-invalid", "true"),
            ];
            html.open("textarea", &own);
            // Browsers drop the first line break, so there is one to drop.
            html.text("\n");
            html.text(text);
            html.close("textarea");
        }
        Kind::One(choices) => set(html, field, &[described, named], "radio", choices),
        Kind::Many(choices) => set(html, field, &[described, named], "checkbox", choices),
    }
    html.close("div");
}

fn set(html: &mut Html, field: &Field, around: &[(&str, &str)], kind: &str, choices: &[Choice]) {
    html.open(
        "fieldset",
        &[("class", "govuk-fieldset"), around[0], around[1]],
    );
    label(
        html,
        "legend",
        &[("class", "govuk-fieldset__legend")],
        field.label,
    );
    messages(html, field);
    let group = if kind == "radio" {
        "govuk-radios"
    } else {
        "govuk-checkboxes"
    };
    html.open("div", &[("class", group)]);
    for (place, choice) in choices.iter().enumerate() {
        item(html, field, place, kind, group, choice);
    }
    html.close("div");
    html.close("fieldset");
}

/// The first answer's id is the field's name, so that errors lead to it; the others are `name-2`, `name-3`.
fn item(html: &mut Html, field: &Field, place: usize, kind: &str, group: &str, choice: &Choice) {
    let id = match place {
        0 => field.name.clone(),
        _ => [field.name.as_str(), "-", &(place + 1).to_string()].concat(),
    };
    let hint_id = [id.as_str(), "-item-hint"].concat();
    let part = |end: &str| [group, end].concat();
    html.open("div", &[("class", &part("__item"))]);
    let described = when(!choice.hint.is_empty(), "aria-describedby", &hint_id);
    html.open(
        "input",
        &[
            ("class", &part("__input")),
            ("id", &id),
            ("name", &field.name),
            ("type", kind),
            ("value", &choice.value),
            when(choice.chosen, "checked", ""),
            described,
        ],
    );
    html.element(
        "label",
        &[
            ("class", &["govuk-label ", &part("__label")].concat()),
            ("for", &id),
        ],
        &choice.label,
    );
    if !choice.hint.is_empty() {
        html.element(
            "div",
            &[
                ("id", &hint_id),
                ("class", &["govuk-hint ", &part("__hint")].concat()),
            ],
            choice.hint,
        );
    }
    html.close("div");
}

fn label(html: &mut Html, tag: &str, attributes: &[(&str, &str)], text: &str) {
    if !text.is_empty() {
        html.element(tag, attributes, text);
    }
}

fn described_by(field: &Field) -> String {
    let hint = if field.hint.is_empty() { "" } else { "-hint" };
    let error = if field.error.is_empty() { "" } else { "-error" };
    let ends = [hint, error].into_iter().filter(|end| !end.is_empty());
    let ids: Vec<String> = ends
        .map(|end| [field.name.as_str(), end].concat())
        .collect();
    ids.join(" ")
}

fn messages(html: &mut Html, field: &Field) {
    let id = |end: &str| [field.name.as_str(), end].concat();
    if !field.hint.is_empty() {
        html.element(
            "div",
            &[("id", &id("-hint")), ("class", "govuk-hint")],
            field.hint,
        );
    }
    if !field.error.is_empty() {
        html.open(
            "p",
            &[("id", &id("-error")), ("class", "govuk-error-message")],
        );
        html.element("span", &[("class", "govuk-visually-hidden")], "Error: ");
        html.text(&field.error);
        html.close("p");
    }
}
