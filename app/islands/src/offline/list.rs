//! The reports on the phone, each with where it stands and what can be done.

use super::acts;
use super::html::Html;
use super::page::{HEADING, Seen};
use super::record::{Record, Stage};
use super::{screen, words};

pub fn list(html: &mut Html, seen: &Seen) {
    html.open("p", &[]);
    html.button("button", acts::BEGIN, "", words::START, "");
    html.close("p");
    html.element(
        "h2",
        &[
            ("class", "section-title"),
            ("id", HEADING),
            ("tabindex", "-1"),
        ],
        words::ON_PHONE,
    );
    if seen.records.is_empty() {
        html.paragraph("", words::NONE);
    }
    for record in &seen.records {
        card(html, seen, record);
    }
    html.paragraph("photo-note", words::MAY_BE_CLEARED);
    html.paragraph("photo-note", words::SHARED_PHONE);
}

fn card(html: &mut Html, seen: &Seen, record: &Record) {
    let title = screen::title(&record.answers);
    html.open("article", &[("class", "card")]);
    html.element("h3", &[("class", "case-card__title")], &title);
    html.paragraph("case-card__reference", &where_it_stands(record, seen));
    if record.stage == Stage::Sent && record.left_out().next().is_some() {
        html.paragraph("", words::LEFT_OUT);
        html.open("ul", &[("class", "govuk-list govuk-list--bullet")]);
        for photo in record.left_out() {
            html.element("li", &[], &[&photo.name, ": ", &photo.left_out].concat());
        }
        html.close("ul");
    }
    html.open("div", &[("class", "button-row")]);
    ways(html, record, &title);
    html.close("div");
    html.close("article");
}

/// "Waiting for a signal · 3 photos", "Sent R-26-004812".
fn where_it_stands(record: &Record, seen: &Seen) -> String {
    let state = match record.stage {
        Stage::Sent => words::SENT,
        _ if seen.sending == record.key => words::SENDING,
        Stage::Writing => words::WRITING,
        Stage::SignIn => words::SIGN_IN,
        Stage::Lacking => words::LACKING,
        Stage::Kept if seen.online => words::KEPT,
        Stage::Kept => words::WAITING,
    };
    let count = record.photos.len();
    let photos = match count {
        0 => String::new(),
        1 => " · 1 photo".to_owned(),
        _ => [" · ", &count.to_string(), " photos"].concat(),
    };
    match record.stage {
        Stage::Sent => [state, " ", &record.reference, &photos].concat(),
        _ => [state, &photos].concat(),
    }
}

fn ways(html: &mut Html, record: &Record, title: &str) {
    const WAY: &str = "button button--secondary";
    match record.stage {
        Stage::Writing | Stage::Lacking => {
            html.button(WAY, acts::GO_ON, &record.key, words::GO_ON, title)
        }
        Stage::Kept => html.button(WAY, acts::SEND, &record.key, words::SEND_NOW, title),
        Stage::SignIn => link(html, "/sign-in?then=/offline", words::SIGN_IN_TO_SEND),
        Stage::Sent => link(html, &["/repairs/", &record.reference].concat(), words::SEE),
    }
    let delete = if record.stage == Stage::Sent {
        words::DELETE_SENT
    } else {
        words::DELETE
    };
    html.button("button-as-link", acts::DELETE, &record.key, delete, title);
}

fn link(html: &mut Html, href: &str, text: &str) {
    html.element(
        "a",
        &[("class", "button button--secondary"), ("href", href)],
        text,
    );
}
