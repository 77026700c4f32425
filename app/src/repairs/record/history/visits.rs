//! What happened to orders and visits, as the tenant reads it. What the desk is to look at is the desk's own business.

use chrono::NaiveDate;
use domain::cases::events::Event;
use domain::repairs::visits::when_words;
use rules::london;
use rules::repairs::visits::Slot;

/// The step in words, and more about it. `who` is "You" or another of the household.
pub(super) fn happening(event: &Event, who: &str) -> Option<(String, Option<String>)> {
    Some(match event {
        Event::WorkOrdered { contractor, .. } => {
            (format!("We gave the work to {contractor}"), None)
        }
        Event::OrderCancelled { .. } => ("We took the work back to plan it anew".into(), None),
        Event::VisitOffered => ("We asked you to choose a visit".into(), None),
        Event::VisitBooked { day, slot, changed } => (booked(*changed), Some(when(*day, slot))),
        Event::VisitCancelled { day, slot } => {
            (format!("{who} called a visit off"), Some(when(*day, slot)))
        }
        Event::OnTheWay => ("We were on our way to you".into(), None),
        Event::WorkDone { words } => ("We did the work".into(), Some(words.clone())),
        Event::MoreWork { words } => ("There is more work to do".into(), Some(words.clone())),
        Event::PartsAwaited { words, expected_on } => (
            "We wait for a part".into(),
            Some(parts(words, *expected_on)),
        ),
        Event::NoAccess { words, .. } => ("We could not get in".into(), Some(words.clone())),
        Event::NoAccessContested { words } => (
            format!("{who} told us that someone was at home"),
            Some(words.clone()),
        ),
        Event::ContestDecided { upheld, reason } => (decided(*upheld), Some(reason.clone())),
        _ => return None,
    })
}

fn booked(changed: bool) -> String {
    let words = if changed {
        "The visit has a new time"
    } else {
        "A visit is booked"
    };
    words.to_owned()
}

fn decided(upheld: bool) -> String {
    let words = if upheld {
        "You were at home. That visit does not count"
    } else {
        "We looked at it again. The visit counts as one when we could not get in"
    };
    words.to_owned()
}

fn parts(words: &str, expected_on: Option<NaiveDate>) -> String {
    match expected_on {
        Some(day) => format!("{words} We expect it by {}.", london::day_month(day)),
        None => words.to_owned(),
    }
}

fn when(day: NaiveDate, slot: &str) -> String {
    Slot::parse(slot).map_or_else(String::new, |slot| when_words(day, slot))
}
