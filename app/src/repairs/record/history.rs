//! What happened to a repair, newest first, under what comes next; and whether our messages about it arrived.

mod delivery;
mod visits;

use super::RepairRecord;
use crate::repairs::{hazard_words, record_words as words};
use crate::ui::{Timeline, TimelineEntry};
use domain::cases::closure::Outcome;
use domain::cases::events::{Event, EventRow};
use leptos::prelude::*;
use rules::clock::Period;
use rules::london;
use rules::reference::CaseKind;
use rules::repairs::right_to_repair::RightStep;
use rules::repairs::state::RepairState;
use rules::repairs::{Emergency, Priority};

#[component]
pub fn History(record: RepairRecord) -> impl IntoView {
    let entries = entries(&record);
    view! {
        <section id="history">
            <h2 class="section-title">{words::HISTORY}</h2>
            <div class="card"><Timeline entries/></div>
        </section>
    }
    .into_any()
}

fn entries(record: &RepairRecord) -> Vec<TimelineEntry> {
    let rows = &record.repair.timeline;
    let happened = rows.iter().enumerate().filter_map(|(at, row)| {
        let delivery = delivery::of_event(rows, at, &record.repair.deliveries);
        entry(record, row, delivery)
    });
    next_step(record).into_iter().chain(happened).collect()
}

/// What we or the tenant do next, by when.
fn next_step(record: &RepairRecord) -> Option<TimelineEntry> {
    if record.awaits_answer() {
        return Some(TimelineEntry {
            title: "you answer our question".into(),
            next: true,
            ..TimelineEntry::default()
        });
    }
    let clock = record.repair.promise()?;
    let period = Period::parse(&clock.period).ok();
    Some(TimelineEntry {
        title: words::deed(&clock.rule).next.to_owned(),
        when: format!("by {}", words::by(period, clock.due_at, record.now)),
        next: true,
        ..TimelineEntry::default()
    })
}

fn entry(record: &RepairRecord, row: &EventRow, delivery: Option<String>) -> Option<TimelineEntry> {
    let (title, detail) = happening(record, row)?;
    Some(TimelineEntry {
        title,
        when: words::moment(row.at, record.now),
        by: by(row),
        detail: detail.filter(|detail| !detail.trim().is_empty()),
        next: false,
        delivery,
    })
}

fn by(row: &EventRow) -> Option<String> {
    matches!(row.actor.as_str(), "officer" | "contractor")
        .then(|| row.officer.clone().unwrap_or_else(|| "Repairs team".into()))
}

/// The step in words, and more about it. `None` for what is the desk's own business.
fn happening(record: &RepairRecord, row: &EventRow) -> Option<(String, Option<String>)> {
    let who = who(record, row);
    Some(match &row.event {
        Event::Reported { photos } => (format!("{who} reported it{}", with_photos(*photos)), None),
        Event::Emergency { which } => (
            format!("{who} told us of an emergency"),
            Emergency::parse(which).map(|emergency| emergency.label().to_owned()),
        ),
        Event::PrioritySet { priority, reason } => (
            priority_words(priority),
            record.repair.own.then(|| reason.clone()),
        ),
        Event::StateChanged { to } => (state_words(to), None),
        Event::Asked => ("We asked a question".into(), None),
        Event::Answered => (format!("{who} wrote to us"), None),
        Event::OfficerWrote => ("We wrote a message".into(), None),
        Event::PhotosAdded { photos } => (format!("{who} added {}", counted_photos(*photos)), None),
        Event::GettingWorse => (format!("{who} told us it is getting worse"), None),
        Event::Closed { outcome, words } => {
            ("We closed this repair".into(), Some(closed(outcome, words)))
        }
        Event::Reopened { why } => (
            format!("{who} told us it is not fixed, and it is open again"),
            Some(why.clone()),
        ),
        Event::NotReached if record.repair.own => (
            "Our messages did not reach you".into(),
            Some("We will phone you or write to you.".into()),
        ),
        Event::NoReportFollowed { .. } => (
            "We know of the danger, and someone will ring about it".into(),
            None,
        ),
        Event::ClockExtended { due, reason, .. } => (
            format!(
                "We need more time: until {}",
                london::long_weekday(london::date_of(*due))
            ),
            Some(reason.clone()),
        ),
        Event::RightToRepair { step, why } => (right_words(step), Some(why.clone())),
        Event::MadeWorse => (format!("{who} told us that our work made it worse"), None),
        Event::CancelWanted => (format!("{who} told us it is no longer needed"), None),
        Event::Hazard { what, hazard } => {
            return hazard_words::happened(*what, hazard, who).map(|words| (words, None));
        }
        Event::Compensation { .. }
        | Event::Feedback { .. }
        | Event::NotReached
        | Event::Assigned { .. }
        | Event::Noted
        | Event::TeamSet { .. }
        | Event::ClockMissed { .. }
        | Event::BreachRecorded { .. }
        | Event::Reached => return None,
        other => return visits::happening(other, who),
    })
}

fn who(record: &RepairRecord, row: &EventRow) -> &'static str {
    match row.person {
        Some(person) if person == record.reader => "You",
        None if row.actor == "officer" => "We",
        _ => "Someone in your home",
    }
}

fn with_photos(photos: i64) -> String {
    if photos > 0 {
        format!(", with {}", counted_photos(photos))
    } else {
        String::new()
    }
}

fn counted_photos(photos: i64) -> String {
    match photos {
        1 => "1 photo".to_owned(),
        many => format!("{many} photos"),
    }
}

fn priority_words(key: &str) -> String {
    let words = match Priority::parse(key) {
        Some(Priority::Emergency) => "We are treating it as an emergency",
        Some(Priority::Urgent) => "We are treating it as urgent",
        Some(Priority::Routine) => "We put it with our everyday repairs",
        Some(Priority::Planned) => "We put it with our big planned repairs",
        None => "We decided how soon to do it",
    };
    words.to_owned()
}

fn state_words(key: &str) -> String {
    RepairState::parse(key).map_or_else(
        || "We moved it on".to_owned(),
        |state| state.tenant_words().to_owned(),
    )
}

fn right_words(step: &str) -> String {
    RightStep::parse(step)
        .map_or("News of the Right to Repair", RightStep::label)
        .to_owned()
}

fn closed(outcome: &str, note: &str) -> String {
    let outcome =
        Outcome::parse(outcome).map_or("", |outcome| outcome.words(CaseKind::Repair.key()));
    format!("{outcome} {note}").trim().to_owned()
}
