//! Whether the message about a step arrived, in words.

use domain::cases::desk::DeliveryRow;
use domain::cases::events::{Event, EventRow};
use domain::repairs::hazards::Happening;

/// What became of the messages that went out because of the event at `at`. Rows are newest first.
pub fn of_event(rows: &[EventRow], at: usize, deliveries: &[DeliveryRow]) -> Option<String> {
    let event = rows.get(at)?;
    let kind = letter(&event.event)?;
    // A second try by another way goes out later, so a message belongs to the last such event before it.
    let until = rows
        .iter()
        .take(at)
        .rev()
        .find(|later| letter(&later.event) == Some(kind))
        .map(|later| later.at);
    let sent: Vec<_> = deliveries
        .iter()
        .filter(|row| {
            row.kind == kind && row.at >= event.at && until.is_none_or(|until| row.at < until)
        })
        .collect();
    words(&sent)
}

/// The kind of message an event sends out.
fn letter(event: &Event) -> Option<&'static str> {
    match event {
        Event::Reported { .. } => Some("report-received"),
        Event::Asked => Some("question"),
        Event::OfficerWrote => Some("message"),
        Event::StateChanged { .. } => Some("progress"),
        Event::Closed { .. } => Some("closed"),
        Event::Reopened { .. } => Some("reopened"),
        Event::Hazard { what, .. } => hazard_letter(*what),
        _ => None,
    }
}

fn hazard_letter(what: Happening) -> Option<&'static str> {
    match what {
        Happening::SummarySent => Some("hazard-letter"),
        Happening::VisitPlanned => Some("hazard-visit"),
        _ => None,
    }
}

/// "we sent you a text (delivered) and an email", or that nothing got through and what we do about it.
fn words(sent: &[&DeliveryRow]) -> Option<String> {
    if sent
        .iter()
        .any(|row| row.reason.as_deref() == Some("no_contact"))
    {
        return Some("we have no email or mobile number for you".into());
    }
    let gone: Vec<String> = unique(sent.iter().filter_map(|row| on_its_way(row)));
    let missed = unique(sent.iter().filter_map(|row| failed(row)));
    match (gone.is_empty(), missed.is_empty()) {
        (true, true) => None,
        (true, false) => Some(format!(
            "we could not reach you by {}; we will phone or write",
            missed.join(" or ")
        )),
        (false, true) => Some(format!("we sent you {}", gone.join(" and "))),
        (false, false) => Some(format!(
            "we sent you {}; we could not reach you by {}",
            gone.join(" and "),
            missed.join(" or ")
        )),
    }
}

fn on_its_way(row: &DeliveryRow) -> Option<String> {
    let what = match row.channel.as_str() {
        "sms" => "a text",
        _ => "an email",
    };
    match row.state.as_str() {
        "delivered" => Some(format!("{what} (delivered)")),
        "sent" => Some(what.to_owned()),
        "queued" | "sending" => Some(format!("{what} (on its way)")),
        _ => None,
    }
}

fn failed(row: &DeliveryRow) -> Option<String> {
    let way = match row.channel.as_str() {
        "sms" => "text",
        _ => "email",
    };
    matches!(row.state.as_str(), "failed" | "expired").then(|| way.to_owned())
}

/// Each once, the oldest first (rows come newest first).
fn unique(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        if !kept.contains(&word) {
            kept.insert(0, word);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, TimeDelta, Utc};

    fn at(minutes: i64) -> DateTime<Utc> {
        "2026-11-30T09:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minutes)
    }

    fn event(event: Event, minutes: i64) -> EventRow {
        EventRow {
            event,
            actor: "officer".into(),
            person: None,
            officer: None,
            at: at(minutes),
        }
    }

    fn row(kind: &str, channel: &str, state: &str, minutes: i64) -> DeliveryRow {
        DeliveryRow {
            kind: kind.into(),
            channel: channel.into(),
            state: state.into(),
            reason: None,
            at: at(minutes),
        }
    }

    #[test]
    fn each_question_has_the_messages_sent_for_it_and_a_later_second_try() {
        let rows = [
            event(Event::Asked, 60),
            event(Event::GettingWorse, 30),
            event(Event::Asked, 0),
        ];
        let deliveries = [
            row("question", "sms", "delivered", 60),
            row("question", "email", "sent", 5),
            row("question", "sms", "failed", 0),
        ];
        let said = |at| of_event(&rows, at, &deliveries);
        assert_eq!(said(0).unwrap(), "we sent you a text (delivered)");
        assert_eq!(said(1), None);
        assert_eq!(
            said(2).unwrap(),
            "we sent you an email; we could not reach you by text"
        );
    }

    #[test]
    fn when_nothing_gets_through_we_say_what_we_do() {
        let rows = [event(Event::Reported { photos: 0 }, 0)];
        let deliveries = [
            row("report-received", "email", "failed", 0),
            row("report-received", "sms", "expired", 0),
        ];
        assert_eq!(
            of_event(&rows, 0, &deliveries).unwrap(),
            "we could not reach you by text or email; we will phone or write"
        );
    }

    #[test]
    fn a_message_held_back_is_not_claimed_to_be_sent() {
        let rows = [event(Event::Asked, 0)];
        assert_eq!(
            of_event(&rows, 0, &[row("question", "sms", "suppressed", 0)]),
            None
        );
    }

    #[test]
    fn no_way_to_reach_the_tenant_is_said() {
        let rows = [event(Event::Asked, 0)];
        let nowhere = DeliveryRow {
            reason: Some("no_contact".into()),
            ..row("question", "email", "failed", 0)
        };
        assert!(
            of_event(&rows, 0, &[nowhere])
                .unwrap()
                .contains("no email or mobile")
        );
    }
}
