//! The reports on the phone, each with where it stands and what can be done.

use super::phone::{HEADING, Phone};
use super::record::{Record, Stage};
use super::{screen, words};
use leptos::prelude::*;

pub fn list(phone: Phone) -> AnyView {
    view! {
        <p><button class="button" type="button" on:click=move |_| phone.begin()>{words::START}</button></p>
        <h2 class="section-title" id=HEADING tabindex="-1">{words::ON_PHONE}</h2>
        {move || {
            let records = phone.records.get();
            if records.is_empty() {
                return view! { <p>{words::NONE}</p> }.into_any();
            }
            records.into_iter().map(|record| card(phone, record)).collect_view().into_any()
        }}
        <p class="photo-note">{words::MAY_BE_CLEARED} " " {words::SHARED_PHONE}</p>
    }
    .into_any()
}

fn card(phone: Phone, record: Record) -> AnyView {
    let (key, stage) = (record.key.clone(), record.stage);
    let reference = record.reference.clone();
    let state = move || {
        state_words(
            stage,
            &reference,
            phone.sending.with(|it| *it == key),
            phone.online.get(),
        )
    };
    let left_out: Vec<_> = record
        .left_out()
        .map(|photo| format!("{}: {}", photo.name, photo.left_out))
        .collect();
    let left_out = (stage == Stage::Sent && !left_out.is_empty()).then(|| {
        let lines = left_out
            .into_iter()
            .map(|line| view! { <li>{line}</li> }.into_any())
            .collect_view();
        view! { <p>{words::LEFT_OUT}</p><ul class="govuk-list govuk-list--bullet">{lines}</ul> }
    });
    let photos = record.photos.len();
    let photos = (photos > 0).then(|| {
        format!(
            " · {photos} {}",
            if photos == 1 { "photo" } else { "photos" }
        )
    });
    view! {
        <article class="card">
            <h3 class="case-card__title">{screen::title(&record.answers)}</h3>
            <p class="case-card__reference">{state} {photos}</p>
            {left_out}
            <p class="offline__ways">{ways(phone, record)}</p>
        </article>
    }
    .into_any()
}

/// "Waiting for a signal", "Sent R-26-004812".
fn state_words(stage: Stage, reference: &str, sending: bool, online: bool) -> String {
    let words = match stage {
        Stage::Sent => return [words::SENT, " ", reference].concat(),
        _ if sending => words::SENDING,
        Stage::Writing => words::WRITING,
        Stage::SignIn => words::SIGN_IN,
        Stage::Lacking => words::LACKING,
        Stage::Kept if online => words::KEPT,
        Stage::Kept => words::WAITING,
    };
    words.to_owned()
}

fn ways(phone: Phone, record: Record) -> AnyView {
    let first = match record.stage {
        Stage::Writing | Stage::Lacking => {
            let record = record.clone();
            button(words::GO_ON, move || phone.go_on(&record))
        }
        Stage::Kept => {
            let key = record.key.clone();
            button(words::SEND_NOW, move || phone.send_now(key.clone()))
        }
        Stage::SignIn => link("/sign-in?then=/offline".to_owned(), words::SIGN_IN_TO_SEND),
        Stage::Sent => link(["/repairs/", &record.reference].concat(), words::SEE),
    };
    let delete = if record.stage == Stage::Sent {
        words::DELETE_SENT
    } else {
        words::DELETE
    };
    view! { {first} " " {button(delete, move || phone.delete(record.clone()))} }.into_any()
}

fn link(href: String, text: &'static str) -> AnyView {
    view! { <a class="button button--secondary" href=href>{text}</a> }.into_any()
}

fn button(text: &'static str, act: impl Fn() + 'static) -> AnyView {
    view! { <button class="button-as-link" type="button" on:click=move |_| act()>{text}</button> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_where_it_stands() {
        let said = |stage, sending, online| state_words(stage, "R-26-004812", sending, online);
        assert_eq!(said(Stage::Kept, false, false), words::WAITING);
        assert_eq!(said(Stage::Kept, false, true), words::KEPT);
        assert_eq!(said(Stage::Kept, true, true), words::SENDING);
        assert_eq!(said(Stage::Sent, true, true), "Sent R-26-004812");
        assert_eq!(said(Stage::SignIn, false, true), words::SIGN_IN);
    }
}
