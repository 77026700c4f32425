//! The contact log and the form that adds to it.

use crate::http::{Ctx, Filled, Next, act};
use crate::officers::rent::form::{AboutAccount, MOST_WORDS, Open, RentForm, is_open};
use crate::officers::rent::words;
use crate::ui::{Button, ButtonKind, Choice, Details, Form, Select, TextArea, TextField};
use domain::rent::desk::contacts::{ABOUT, ContactEntry, LISTED, NewContact, OUTCOMES, WAYS};
use domain::rent::desk::household::Household;
use domain::{Error, Result, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;

const MOST_NAME: usize = 120;

#[server(prefix = "/do", endpoint = "officer/rent/contact")]
pub async fn add_contact(#[server(flatten)] form: RentForm) -> Result<(), ServerFnError> {
    act(|ctx| add(ctx, form)).await
}

fn one_of(keys: &[&str], typed: &str) -> Option<String> {
    keys.contains(&typed).then(|| typed.to_owned())
}

async fn add(ctx: Ctx, form: RentForm) -> Result<Next> {
    let typed = form.clone();
    let mut open = Open::new(&ctx, form).await?;
    let way = open.chosen(
        "contact_way",
        one_of(&WAYS, &typed.contact_way),
        words::CHOOSE_WAY,
    );
    let about = one_of(&ABOUT, &typed.contact_about);
    let about = open.chosen("contact_about", about, words::CHOOSE_ABOUT);
    let with_whom = open.required(
        "contact_with",
        &typed.contact_with,
        MOST_NAME,
        words::ENTER_WITH,
    );
    let said = open.required(
        "contact_words",
        &typed.contact_words,
        MOST_WORDS,
        words::ENTER_WORDS,
    );
    let outcome = one_of(&OUTCOMES, &typed.contact_outcome);
    let outcome = open.chosen("contact_outcome", outcome, words::CHOOSE_OUTCOME);
    let at = open.moment_or_now("contact_when", &typed.contact_when);
    let next_on = open.day("contact_next", &typed.contact_next);
    let (
        Some(way),
        Some(about),
        Some(with_whom),
        Some(words),
        Some(outcome),
        Some(at),
        Some(next_on),
    ) = (way, about, with_whom, said, outcome, at, next_on)
    else {
        return open.again();
    };
    let new = NewContact {
        way,
        about,
        outcome,
        at,
        with_whom,
        words,
        next_on,
    };
    let key = open.form.key();
    let done = open.tx.note_contact(&open.account, &new, key).await;
    let back = open.path();
    if let Err(Error::Conflict("frozen")) = done {
        open.problems.add("contact_about", words::FROZEN_ABOUT);
        return open.again();
    }
    open.finish("contact_when", done, words::CONTACT_TOLD, back)
        .await
}

fn choices(keys: &[&'static str], label: fn(&str) -> &'static str) -> Vec<Choice> {
    let none = Choice::new("", "Choose");
    let choice = |key: &&'static str| Choice::new(*key, label(key));
    std::iter::once(none)
        .chain(keys.iter().map(choice))
        .collect()
}

const FIELDS: [&str; 7] = [
    "contact_way",
    "contact_about",
    "contact_with",
    "contact_words",
    "contact_outcome",
    "contact_when",
    "contact_next",
];

#[component]
pub(super) fn ContactForm(
    reference: String,
    household: Household,
    is_frozen: bool,
    filled: Filled<RentForm>,
) -> impl IntoView {
    let open = is_open(&filled, &FIELDS);
    let form = filled.form.clone();
    // Nobody is chased while a breathing space is on.
    let about: Vec<_> = ABOUT
        .into_iter()
        .filter(|key| !(is_frozen && *key == "arrears"))
        .collect();
    let with = if form.contact_with.is_empty() && household.people.len() == 1 {
        household
            .people
            .first()
            .map(|it| it.name.clone())
            .unwrap_or_default()
    } else {
        form.contact_with.clone()
    };
    let error = move |field: &str| filled.error(field);
    view! {
        <Details summary=words::ADD_CONTACT open>
            <Form action=AddContact::PATH submission_key=SubmissionKey::new().to_string()>
                <AboutAccount reference/>
                <Select name="contact_way" label=words::CONTACT_WAY options=choices(&WAYS, words::way_words) value=form.contact_way.clone() error=error("contact_way")/>
                <Select name="contact_about" label=words::CONTACT_ABOUT options=choices(&about, words::about_words) value=form.contact_about.clone() error=error("contact_about")/>
                <TextField name="contact_with" label=words::CONTACT_WITH value=with error=error("contact_with") autocomplete="off" spellcheck=false/>
                <TextArea name="contact_words" label=words::CONTACT_WORDS rows=3 value=form.contact_words.clone() error=error("contact_words")/>
                <Select name="contact_outcome" label=words::CONTACT_OUTCOME options=choices(&OUTCOMES, words::outcome_words) value=form.contact_outcome.clone() error=error("contact_outcome")/>
                <TextField name="contact_when" label=words::CONTACT_WHEN kind="datetime-local" value=form.contact_when.clone() error=error("contact_when")/>
                <TextField name="contact_next" label=words::CONTACT_NEXT hint=words::CONTACT_NEXT_HINT kind="date" value=form.contact_next.clone() error=error("contact_next")/>
                <Button text=words::CONTACT_BUTTON kind=ButtonKind::Secondary/>
            </Form>
        </Details>
    }
    .into_any()
}

#[component]
pub(super) fn ContactLog(log: Vec<ContactEntry>) -> impl IntoView {
    let entry = |entry: ContactEntry| {
        let head = format!(
            "{} · {} · {}",
            london::long_moment(entry.at),
            words::way_words(&entry.way),
            entry.officer
        );
        let about = format!(
            "{}. {}. With {}.",
            words::about_words(&entry.about),
            words::outcome_words(&entry.outcome),
            entry.with_whom
        );
        let next = entry
            .next_on
            .map(|day| format!("Again on {}.", london::long_date(day)));
        view! {
            <li class="timeline__step">
                <p class="timeline__title">{about}</p>
                <p class="timeline__facts">{head}</p>
                <p class="timeline__detail as-written">{entry.words}</p>
                {next.map(|words| view! { <p class="timeline__detail">{words}</p> })}
            </li>
        }
    };
    let cut =
        (log.len() >= LISTED).then(|| view! { <p class="small">{words::newest_shown(LISTED)}</p> });
    let body = if log.is_empty() {
        view! { <p>{words::NO_LOG}</p> }.into_any()
    } else {
        view! { <ol class="timeline">{log.into_iter().map(entry).collect_view()}</ol> }.into_any()
    };
    view! {
        <section aria-labelledby="log">
            <h2 id="log">{words::LOG}</h2>
            {body}
            {cut}
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(entries: usize) -> String {
        let entry = ContactEntry {
            at: "2026-11-16T09:00:00Z".parse().unwrap(),
            officer: "Ina Moss".into(),
            way: "phone".into(),
            about: "arrears".into(),
            outcome: "spoke".into(),
            with_whom: "Amina Marsh".into(),
            words: "Called back".into(),
            next_on: None,
        };
        let log = vec![entry; entries];
        Owner::new().with(|| view! { <ContactLog log/> }.to_html())
    }

    #[test]
    fn a_log_that_stops_says_so() {
        assert!(html(50).contains("The newest 50 are shown."));
        assert!(!html(49).contains("are shown"));
    }
}
