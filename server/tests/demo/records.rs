use crate::world::World;
use rules::contact::{EmailAddress, UkMobile};
use rules::repairs::Room;
use rules::repairs::catalogue::Catalogue;
use rules::repairs::state::RepairState;
use std::collections::BTreeSet;

/// A Saturday, a leap day, the day of each change of clocks (before and in the hour), Christmas week, the year's edges.
const DATES: &[&str] = &[
    "2026-11-21T10:00:00Z",
    "2028-02-29T00:05:00Z",
    "2027-03-28T01:30:00Z",
    "2026-10-25T00:30:00Z",
    "2026-12-25T23:59:59Z",
    "2026-12-28T06:00:00Z",
    "2026-12-31T23:30:00Z",
    "2027-01-01T00:00:00Z",
    "2026-07-15T11:00:00Z",
];

/// Each counts what must never be: see the words beside it.
const NEVER: &[(&str, &str)] = &[
    (
        "an event before its report",
        "select count(*) from case_events e join cases c on c.id = e.case_id where e.at < c.reported_at",
    ),
    (
        "a case not yet reported",
        "select count(*) from cases where reported_at > $1 or updated_at > $1 or closed_at > $1",
    ),
    (
        "an event to come",
        "select count(*) from case_events where at > $1",
    ),
    (
        "a message to come",
        "select count(*) from outgoing_messages where created_at > $1 or sent_at > $1 or finished_at > $1",
    ),
    (
        "a talk to come",
        "select count(*) from case_messages where at > $1",
    ),
    (
        "a message left to send",
        "select count(*) from outgoing_messages where state in ('queued', 'sending')",
    ),
    (
        "a clock due before it began",
        "select count(*) from case_clocks where due_at <= trigger_at or met_at < trigger_at or stopped_at < trigger_at",
    ),
    (
        "a closed case with a clock running",
        "select count(*) from cases c join case_clocks k on k.case_id = c.id where c.closed_at is not null and k.met_at is null and k.stopped_at is null",
    ),
    (
        "an open case with nothing due",
        "select count(*) from cases where closed_at is null and next_due is null and state not in ('awaiting_info', 'completed', 'tenant_confirmed', 'tenant_responsibility', 'duplicate')",
    ),
    (
        "a case whose next date is not its earliest",
        "select count(*) from cases c where next_due is distinct from (select min(due_at) from case_clocks k where k.case_id = c.id and met_at is null and stopped_at is null and paused_since is null)",
    ),
    (
        "a tenancy that ended before it began",
        "select count(*) from tenancies where ended_on < started_on or started_on > $1::date",
    ),
    (
        "someone not yet born",
        "select count(*) from people where born is null or born > $1::date - interval '18 years'",
    ),
    (
        "a member not yet born",
        "select count(*) from household_members where born is null or born > $1::date",
    ),
    (
        "a draft to come",
        "select count(*) from report_drafts where updated_at > $1",
    ),
    ("a case's session", "select count(*) from sessions"),
];

/// Each counts what there must be.
const ALWAYS: &[(&str, &str)] = &[
    (
        "late",
        "select count(*) from cases where closed_at is null and next_due < $1",
    ),
    (
        "due within a day",
        "select count(*) from cases where closed_at is null and next_due between $1 and $1 + interval '1 day'",
    ),
    (
        "due in a month or later",
        "select count(*) from cases where closed_at is null and next_due > $1 + interval '30 days'",
    ),
    (
        "closed and may be opened again",
        "select count(*) from cases where closed_at > $1 - interval '20 days' and state = 'closed'",
    ),
    (
        "closed long ago",
        "select count(*) from cases where closed_at < $1 - interval '60 days'",
    ),
    (
        "unverified",
        "select count(*) from cases where kind = 'repair' and person_id is null",
    ),
    (
        "a letter wanted",
        "select count(*) from cases where kind = 'service' and team = 'contact'",
    ),
    (
        "an emergency",
        "select count(*) from cases where priority = 'emergency' and closed_at is null",
    ),
    (
        "owned",
        "select count(*) from cases where owner_id is not null",
    ),
    (
        "owned by nobody",
        "select count(*) from cases where owner_id is null and closed_at is null",
    ),
    (
        "a failed text with an email in its place",
        "select count(*) from outgoing_messages m join outgoing_messages f on f.fallback_of = m.id where m.state = 'failed' and f.state in ('sent', 'delivered')",
    ),
    (
        "not reached",
        "select count(*) from case_events where kind = 'not_reached'",
    ),
    (
        "no contact",
        "select count(*) from outgoing_messages where reason = 'no_contact'",
    ),
    (
        "sent, not yet delivered",
        "select count(*) from outgoing_messages where state = 'sent'",
    ),
    ("a note", "select count(*) from case_notes"),
    (
        "an answer waited for",
        "select count(*) from cases where state = 'awaiting_info'",
    ),
    (
        "opened again",
        "select count(*) from case_events where kind = 'reopened'",
    ),
    (
        "half written",
        "select count(*) from report_drafts where case_id is null and person_id is not null",
    ),
    (
        "under 18",
        "select count(*) from household_members where born > $1::date - interval '18 years'",
    ),
    (
        "without any contact",
        "select count(*) from people p where not exists (select from contact_points where person_id = p.id)",
    ),
    (
        "unsafe contact",
        "select count(*) from contact_points where not safe",
    ),
    (
        "several tenancies",
        "select count(*) from (select person_id from tenancy_parties where until is null group by person_id having count(*) > 1) several",
    ),
    (
        "joint",
        "select count(*) from tenancy_parties where role = 'joint'",
    ),
    (
        "former",
        "select count(*) from tenancy_parties where role = 'former' and until < $1::date",
    ),
    (
        "with photos",
        "select (count(distinct case_id) >= 12)::int::bigint from attachments",
    ),
];

async fn count(world: &World, question: &'static str) -> i64 {
    // The moment is named in every question, so that its type is known where a question has no use for it.
    let question = format!("with given as (select $1::timestamptz) {question}");
    sqlx::query_scalar(sqlx::AssertSqlSafe(question))
        .bind(world.now)
        .fetch_one(&world.owner)
        .await
        .unwrap()
}

#[tokio::test]
async fn the_council_is_alive_and_sensible_at_every_awkward_date() {
    for date in DATES {
        let world = World::loaded_at(date).await;
        for (what, question) in NEVER {
            assert_eq!(count(&world, question).await, 0, "{what} at {date}");
        }
        for (what, question) in ALWAYS {
            assert!(
                count(&world, question).await > 0,
                "nothing {what} at {date}"
            );
        }
    }
}

#[tokio::test]
async fn there_is_a_repair_in_every_state() {
    let world = World::loaded_at("2026-11-21T10:00:00Z").await;
    let there: BTreeSet<String> = world
        .words("select distinct state from cases where kind = 'repair'")
        .await
        .into_iter()
        .collect();
    // A draft is no case yet; one is half written.
    let wanted: BTreeSet<String> = RepairState::ALL
        .iter()
        .filter(|state| **state != RepairState::Draft)
        .map(|state| state.key().to_owned())
        .collect();
    assert_eq!(there, wanted);
}

#[tokio::test]
async fn no_address_and_no_number_can_belong_to_anyone() {
    let world = World::loaded_at("2026-11-21T10:00:00Z").await;
    let emails = world.words("select address from contact_points where channel = 'email' union select email from officers union select recipient from outgoing_messages where channel = 'email' and recipient <> ''").await;
    assert!(emails.len() > 40);
    for email in emails {
        assert!(
            EmailAddress::parse(&email).is_ok() && email.ends_with("@example.com"),
            "{email}"
        );
    }
    let mobiles = world.words("select address from contact_points where channel = 'sms' union select recipient from outgoing_messages where channel = 'sms'").await;
    assert!(mobiles.len() > 30);
    for mobile in mobiles {
        assert!(
            UkMobile::parse(&mobile).is_ok() && mobile.starts_with("+447700900"),
            "{mobile}"
        );
    }
    for phone in world.words("select unverified_reporter ->> 'phone' from cases where unverified_reporter is not null").await {
        assert!(phone.is_empty() || phone.starts_with("07700 900") || phone.starts_with("01632 960"), "{phone}");
    }
    for postcode in world.words("select postcode from properties").await {
        assert!(
            postcode.starts_with("ZZ99 ") && rules::postcode::Postcode::parse(&postcode).is_ok(),
            "{postcode}"
        );
    }
}

#[tokio::test]
async fn a_message_goes_to_no_contact_that_is_not_safe() {
    let world = World::loaded_at("2026-11-21T10:00:00Z").await;
    let unsafe_sent = "select count(*) from outgoing_messages m join contact_points c on c.address = m.recipient where not c.safe";
    assert_eq!(world.number(unsafe_sent).await, 0);
}

#[tokio::test]
async fn every_fault_can_be_where_it_is_reported() {
    let world = World::loaded_at("2026-11-21T10:00:00Z").await;
    let told = "select room || ' ' || problem || ' ' || fault from repairs";
    for told in world.words(told).await {
        let [room, element, fault] = told.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{told}");
        };
        let room = Room::parse(room).unwrap();
        let element = Catalogue::current().element(element).unwrap();
        assert!(
            element.faults_in(room).any(|there| there.key == fault),
            "{told}"
        );
    }
}

#[tokio::test]
async fn references_count_up_with_time_and_real_ones_follow() {
    let world = World::loaded_at("2026-11-21T10:00:00Z").await;
    let references = world.words("select split_part(reference, '-', 3) from cases where kind = 'repair' order by reported_at, id").await;
    assert!(references.is_sorted(), "{references:?}");
    assert!(
        world.number("select nextval('repair_numbers')").await
            > references.last().unwrap().parse().unwrap()
    );
}

#[tokio::test]
async fn someone_has_nothing_yet_and_someone_much() {
    let world = World::loaded_at("2026-11-21T10:00:00Z").await;
    assert_eq!(world.number("select count(*) from cases c join people p on p.id = c.person_id where p.first_name = 'Grace'").await, 0);
    assert_eq!(world.number("select count(*) from cases c join people p on p.id = c.person_id join case_messages m on m.case_id = c.id where p.first_name = 'Priya' and c.state = 'awaiting_info' and m.question").await, 1);
}
