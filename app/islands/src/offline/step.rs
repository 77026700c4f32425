//! One step of the report: the way back, how far along, what is wrong, the question.

use super::acts;
use super::fields::field;
use super::html::{Html, when};
use super::page::{HEADING, PHOTO_FIELD, SUMMARY, Seen};
use super::screen::{fields, heading, rows};
use super::words;
use crate::pictures::ACCEPTED;
use rules::repairs::Emergency;
use rules::repairs::offline::{MOST_PHOTOS, Problem, Step};

const LINK: &str = "button-as-link";

pub fn step(html: &mut Html, seen: &Seen, at: Step) {
    html.open("p", &[]);
    html.button(LINK, acts::BACK, "", words::BACK, "");
    html.close("p");
    progress(html, at);
    summary(html, &seen.problems);
    let title = heading(at, &seen.record.answers);
    html.element(
        "h2",
        &[("class", "title"), ("id", HEADING), ("tabindex", "-1")],
        title,
    );
    match at {
        Step::Ring => advice(html, seen, seen.record.answers.danger_at_first()),
        Step::RingSince => advice(html, seen, seen.record.answers.danger_since()),
        Step::Photos => photos(html, seen),
        Step::Check => check(html, seen),
        _ => question(html, seen, at),
    }
    html.open("p", &[]);
    html.button(LINK, acts::LEAVE, "", words::LEAVE, "");
    html.close("p");
}

fn progress(html: &mut Html, at: Step) {
    let (place, of) = at.progress();
    let (place, of) = (place.to_string(), of.to_string());
    html.open("div", &[("class", "progress")]);
    html.paragraph(
        "govuk-visually-hidden",
        &["Step ", &place, " of ", &of].concat(),
    );
    html.open(
        "progress",
        &[
            ("class", "progress__bar"),
            ("max", &of),
            ("value", &place),
            ("aria-hidden", "true"),
        ],
    );
    html.close("progress");
    html.close("div");
}

fn summary(html: &mut Html, problems: &[Problem]) {
    if problems.is_empty() {
        return;
    }
    html.open(
        "div",
        &[
            ("class", "govuk-error-summary"),
            ("id", SUMMARY),
            ("tabindex", "-1"),
        ],
    );
    html.open("div", &[("role", "alert")]);
    html.element(
        "h2",
        &[("class", "govuk-error-summary__title")],
        words::PROBLEM,
    );
    html.open("ul", &[("class", "govuk-list govuk-error-summary__list")]);
    for problem in problems {
        html.open("li", &[]);
        html.element(
            "a",
            &[("href", &["#", &problem.field].concat())],
            &problem.sentence,
        );
        html.close("li");
    }
    html.close("ul");
    html.close("div");
    html.close("div");
}

fn question(html: &mut Html, seen: &Seen, at: Step) {
    html.open("form", &[("class", "form"), ("novalidate", "")]);
    if at == Step::Safety {
        html.paragraph("govuk-hint", words::SAFETY_HINT);
    }
    for one in fields(at, &seen.record, &seen.problems) {
        field(html, &one);
    }
    html.element("button", &[("class", "button")], words::CONTINUE);
    html.close("form");
}

/// Whom to ring, from what the phone knows by itself.
fn advice(html: &mut Html, seen: &Seen, danger: Option<Emergency>) {
    let Some((danger, advice)) = danger.and_then(|danger| Some((danger, danger.advice()?))) else {
        return;
    };
    let number = advice.call.number().unwrap_or(&seen.emergency_phone);
    html.open("section", &[("class", "emergency")]);
    html.element("h3", &[("class", "emergency__title")], danger.label());
    html.open("div", &[("class", "emergency__steps")]);
    html.open("ol", &[]);
    for one in advice.steps {
        html.element("li", &[], one);
    }
    html.close("ol");
    html.close("div");
    let dial = ["tel:", &number.replace(' ', "")].concat();
    html.element(
        "a",
        &[("class", "emergency__call"), ("href", &dial)],
        &["Call ", number].concat(),
    );
    html.close("section");
    html.paragraph(
        "",
        if advice.replaces_report {
            words::NOT_ALONE
        } else {
            words::NOT_SENT_YET
        },
    );
    html.button(
        "button button--secondary",
        acts::ONWARD,
        "",
        words::TELL_US_TOO,
        "",
    );
}

fn photos(html: &mut Html, seen: &Seen) {
    html.paragraph("lead", words::PHOTOS_LEAD);
    html.open("ul", &[("class", "photo-grid"), ("role", "list")]);
    for photo in &seen.record.photos {
        let picture = seen.pictures.iter().find(|(key, _)| *key == photo.key);
        html.open("li", &[]);
        html.open("span", &[("class", "photo-grid__link")]);
        if let Some((_, address)) = picture {
            html.open("img", &[("src", address), ("alt", &photo.name)]);
        }
        html.close("span");
        html.button(
            "photo-grid__remove",
            acts::REMOVE_PHOTO,
            &photo.key,
            words::REMOVE,
            &photo.name,
        );
        html.close("li");
    }
    html.close("ul");
    html.open("div", &[("class", "govuk-form-group")]);
    html.element(
        "label",
        &[("class", "govuk-label"), ("for", PHOTO_FIELD)],
        words::CHOOSE_PHOTOS,
    );
    let hint = [words::TOO_MANY, " ", words::PHOTOS_CARE].concat();
    html.element(
        "div",
        &[("class", "govuk-hint"), ("id", "photo-hint")],
        &hint,
    );
    let full = seen.record.photos.len() >= MOST_PHOTOS || seen.preparing;
    html.open(
        "input",
        &[
            ("class", "govuk-file-upload"),
            ("id", PHOTO_FIELD),
            ("type", "file"),
            ("multiple", ""),
            ("accept", ACCEPTED),
            ("aria-describedby", "photo-hint"),
            when(full, "disabled", ""),
        ],
    );
    html.close("div");
    if seen.preparing {
        html.paragraph("", words::PREPARING);
    } else {
        html.button("button", acts::ONWARD, "", words::CONTINUE, "");
    }
}

fn check(html: &mut Html, seen: &Seen) {
    html.paragraph("lead", words::CHECK_LEAD);
    html.open("dl", &[("class", "govuk-summary-list")]);
    for row in rows(&seen.record) {
        html.open("div", &[("class", "govuk-summary-list__row")]);
        html.element("dt", &[("class", "govuk-summary-list__key")], row.label);
        html.element(
            "dd",
            &[("class", "govuk-summary-list__value as-written")],
            &row.value,
        );
        html.open("dd", &[("class", "govuk-summary-list__actions")]);
        html.button(LINK, acts::SHOW, row.step.key(), words::CHANGE, row.label);
        html.close("dd");
        html.close("div");
    }
    html.close("dl");
    html.open("p", &[]);
    html.button("button", acts::KEEP, "", words::KEEP, "");
    html.close("p");
}
