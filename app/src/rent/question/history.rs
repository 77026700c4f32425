//! What happened to a question, newest first.

use super::Shown;
use crate::rent::words::questions as said;
use crate::repairs::record_words::moment;
use crate::ui::{Timeline, TimelineEntry};
use domain::cases::closure::Outcome;
use domain::cases::events::{Event, EventRow};
use leptos::prelude::*;
use rules::london;
use rules::reference::CaseKind;

#[component]
pub fn History(shown: Shown) -> impl IntoView {
    let entries: Vec<_> = shown
        .question
        .timeline
        .iter()
        .filter_map(|row| entry(&shown, row))
        .collect();
    view! {
        <section id="history">
            <h2 class="section-title">{said::HISTORY}</h2>
            <div class="card"><Timeline entries/></div>
        </section>
    }
    .into_any()
}

fn entry(shown: &Shown, row: &EventRow) -> Option<TimelineEntry> {
    let (title, detail) = happening(&row.event)?;
    Some(TimelineEntry {
        title,
        when: moment(row.at, shown.now),
        by: row.officer.clone(),
        detail: detail.filter(|detail| !detail.trim().is_empty()),
        ..TimelineEntry::default()
    })
}

/// The step in words, and more about it. `None` for what is the desk's own business.
fn happening(event: &Event) -> Option<(String, Option<String>)> {
    Some(match event {
        Event::Reported { .. } => ("You told us".into(), None),
        Event::Asked => ("We asked a question".into(), None),
        Event::Answered => ("You wrote to us".into(), None),
        Event::OfficerWrote => ("We wrote a message".into(), None),
        Event::PhotosAdded { photos: 1 } => ("You added a photo".into(), None),
        Event::PhotosAdded { photos } => (format!("You added {photos} photos"), None),
        Event::Closed { outcome, words } => {
            let outcome =
                Outcome::parse(outcome).map_or("", |outcome| outcome.words(CaseKind::Rent.key()));
            let closed = format!("{outcome} {words}").trim().to_owned();
            ("We closed this".into(), Some(closed))
        }
        Event::Reopened { why } => (
            "You told us that it is not right, and it is open again".into(),
            Some(why.clone()),
        ),
        Event::NotReached => (
            "Our messages did not reach you".into(),
            Some("We will phone you or write to you.".into()),
        ),
        Event::ClockExtended { due, reason, .. } => (
            format!(
                "We need more time: until {}",
                london::long_weekday(london::date_of(*due))
            ),
            Some(reason.clone()),
        ),
        _ => return None,
    })
}
