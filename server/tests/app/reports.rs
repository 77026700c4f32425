//! Sending a report: once, whole, and shown to nobody it is not for.

use crate::journey::{dripping_tap, gas, reported, reporter, send, visitor, write, write_by_pages};
use crate::world::{Browser, World};
use domain::{Error, System};
use futures_util::future::join_all;
use http::StatusCode;
use sqlx::Row;
use std::time::{Duration, Instant};

const EVERYTHING_A_REPORT_WRITES: &str = "select (select count(*) from cases) + (select count(*) from case_events)
     + (select count(*) from case_clocks) + (select count(*) from repairs) + (select count(*) from outgoing_messages)
     + (select count(*) from graphile_worker._private_jobs)";

#[tokio::test]
async fn one_sending_writes_case_event_clocks_messages_and_jobs() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let sent = reported(&world, &phone, amina).await;
    let mut db = world.all_seeing().await;
    let row = sqlx::query(
        "select c.state, c.priority, c.person_id, c.tenancy_id is not null as home, c.next_rule,
           (select array_agg(kind order by kind) from case_events where case_id = c.id) as events,
           (select array_agg(rule order by rule) from case_clocks where case_id = c.id) as clocks,
           (select array_agg(channel || ' ' || kind || ' ' || state order by channel) from outgoing_messages where case_id = c.id) as messages
         from cases c where c.reference = $1",
    )
    .bind(&sent.reference)
    .fetch_one(&mut db)
    .await
    .unwrap();
    assert_eq!(row.get::<String, _>("state"), "submitted");
    assert_eq!(row.get::<String, _>("priority"), "routine");
    assert_eq!(row.get::<uuid::Uuid, _>("person_id"), amina.0);
    assert!(row.get::<bool, _>("home"), "the only home is the one meant");
    assert_eq!(row.get::<String, _>("next_rule"), "repairs.triage");
    assert_eq!(row.get::<Vec<String>, _>("events"), ["reported"]);
    assert_eq!(
        row.get::<Vec<String>, _>("clocks"),
        ["repairs.routine.complete", "repairs.triage"]
    );
    assert_eq!(
        row.get::<Vec<String>, _>("messages"),
        ["email report-received queued", "sms report-received queued"]
    );
    assert_eq!(world.jobs().await, 2);
}

#[tokio::test]
async fn a_sending_that_is_not_committed_leaves_no_trace_and_can_be_repeated() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let key = write(&world, &phone, Some(amina), dripping_tap()).await;
    let mut tx = world
        .db()
        .begin(visitor(&phone, Some(amina)))
        .await
        .unwrap();
    tx.send_repair(key, None).await.unwrap();
    drop(tx);
    assert_eq!(world.count(EVERYTHING_A_REPORT_WRITES).await, 0);
    send(&world, &phone, Some(amina), key).await.unwrap();
    assert_eq!(world.count("select count(*) from cases").await, 1);
}

#[tokio::test]
async fn an_emergency_counts_from_the_moment_it_was_named() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let key = write(&world, &phone, Some(amina), gas()).await;
    world.clock.advance(chrono::TimeDelta::minutes(50));
    let sent = send(&world, &phone, Some(amina), key).await.unwrap();
    assert_eq!(sent.due.to_rfc3339(), "2026-11-21T13:00:00+00:00");
    // The clock of Awaab's Law for the gas is the hazards' own matter.
    let events: Vec<String> =
        sqlx::query_scalar("select kind from case_events where kind <> 'hazard' order by kind")
            .fetch_all(&mut world.all_seeing().await)
            .await
            .unwrap();
    assert_eq!(events, ["emergency", "reported"]);
}

#[tokio::test]
async fn fifty_taps_at_once_make_one_case_and_get_one_answer() {
    let world = World::new().await;
    let (_, phone) = world.tenant("Amina").await;
    let key = write_by_pages(&phone).await;
    let answers = tap_fifty_times(
        &phone,
        "/do/repairs/report/send",
        &[("submission_key", &key)],
    )
    .await;
    assert_eq!(answers, [format!("303 /repairs/report/sent?key={key}")]);
    one_case_two_confirmations(&world, 2).await;
}

#[tokio::test]
async fn fifty_taps_at_once_without_an_account_make_one_case() {
    let world = World::new().await;
    let stranger = world.anonymous();
    let key = write_by_pages(&stranger).await;
    let who = reporter();
    let fields = [
        ("submission_key", key.as_str()),
        ("name", &who.name),
        ("address", &who.address),
        ("phone", &who.phone),
    ];
    let answers = tap_fifty_times(&stranger, "/do/repairs/report/send-unverified", &fields).await;
    assert_eq!(answers, [format!("303 /repairs/report/sent?key={key}")]);
    one_case_two_confirmations(&world, 0).await;
}

/// The different answers to fifty equal posts that arrive together.
async fn tap_fifty_times(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Vec<String> {
    let began = Instant::now();
    let taps = (0..50).map(|_| browser.post(path, fields));
    let mut answers: Vec<String> = join_all(taps)
        .await
        .iter()
        .map(|answer| format!("{} {}", answer.status.as_u16(), answer.location()))
        .collect();
    answers.sort();
    answers.dedup();
    assert!(
        began.elapsed() < Duration::from_secs(10),
        "{:?}",
        began.elapsed()
    );
    answers
}

async fn one_case_two_confirmations(world: &World, confirmations: i64) {
    let counts = [
        ("select count(*) from cases", 1),
        ("select count(*) from case_events", 1),
        ("select count(*) from case_clocks", 2),
        ("select count(*) from outgoing_messages", confirmations),
        (
            "select count(distinct channel) from outgoing_messages",
            confirmations,
        ),
        (
            "select count(*) from graphile_worker._private_jobs",
            confirmations,
        ),
    ];
    for (sql, expected) in counts {
        assert_eq!(world.count(sql).await, expected, "{sql}");
    }
}

#[tokio::test]
async fn a_replay_hears_what_the_first_sending_heard() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let key = write(&world, &phone, Some(amina), dripping_tap()).await;
    let first = send(&world, &phone, Some(amina), key).await.unwrap();
    world.clock.advance(chrono::TimeDelta::days(3));
    assert_eq!(send(&world, &phone, Some(amina), key).await.unwrap(), first);
    let again = phone
        .post(
            "/do/repairs/report/send",
            &[("submission_key", &key.to_string())],
        )
        .await;
    assert_eq!(again.location(), format!("/repairs/report/sent?key={key}"));
    let page = phone.get(again.location()).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains(&first.reference));
    assert_eq!(world.count("select count(*) from cases").await, 1);
}

#[tokio::test]
async fn a_key_is_worth_nothing_in_another_browser() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let (ben, laptop) = world.tenant("Ben").await;
    let key = write(&world, &phone, Some(amina), dripping_tap()).await;
    let stolen = send(&world, &laptop, Some(ben), key).await;
    assert!(matches!(stolen, Err(Error::NotFound)), "{stolen:?}");
    let sent = send(&world, &phone, Some(amina), key).await.unwrap();
    for path in [
        format!("/repairs/report/sent?key={key}"),
        format!("/repairs/{}", sent.reference),
    ] {
        let answer = laptop.get(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!answer.text().contains("tap"), "{path}");
    }
    let unknown = "/repairs/report/sent?key=01900000-0000-7000-8000-000000000000";
    assert_eq!(
        laptop
            .get(&format!("/repairs/report/sent?key={key}"))
            .await
            .comparable(),
        laptop.get(unknown).await.comparable()
    );
}

#[tokio::test]
async fn the_same_key_in_two_browsers_is_two_reports() {
    let world = World::new().await;
    let (one, other) = (world.anonymous(), world.anonymous());
    let key = write(&world, &one, None, dripping_tap()).await;
    write(&world, &other, None, dripping_tap()).await;
    sqlx::query("update report_drafts set submission_key = $1")
        .bind(key.0)
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    let first = send(&world, &one, None, key).await.unwrap();
    let second = send(&world, &other, None, key).await.unwrap();
    assert_ne!(first.reference, second.reference);
    assert_eq!(world.count("select count(*) from cases").await, 2);
}

#[tokio::test]
async fn an_unfinished_report_cannot_be_sent() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let answers = domain::repairs::DraftAnswers {
        description: None,
        ..dripping_tap()
    };
    let key = write(&world, &phone, Some(amina), answers).await;
    let refused = send(&world, &phone, Some(amina), key).await;
    assert!(
        matches!(refused, Err(Error::Conflict("unfinished"))),
        "{refused:?}"
    );
    let by_form = phone
        .post(
            "/do/repairs/report/send",
            &[("submission_key", &key.to_string())],
        )
        .await;
    assert_eq!(by_form.location(), "/repairs/report/describe");
    assert_eq!(world.count(EVERYTHING_A_REPORT_WRITES).await, 0);
}

#[tokio::test]
async fn an_unverified_report_is_recorded_and_shows_no_record() {
    let world = World::new().await;
    let stranger = world.anonymous();
    let key = write(&world, &stranger, None, dripping_tap()).await;
    let sent = send(&world, &stranger, None, key).await.unwrap();
    let mut db = world.all_seeing().await;
    let row = sqlx::query("select person_id, unverified_reporter ->> 'name' as name, tenancy_id, shared_with_tenancy from cases")
        .fetch_one(&mut db)
        .await
        .unwrap();
    assert_eq!(row.get::<Option<uuid::Uuid>, _>("person_id"), None);
    assert_eq!(row.get::<Option<uuid::Uuid>, _>("tenancy_id"), None);
    assert!(!row.get::<bool, _>("shared_with_tenancy"));
    assert_eq!(row.get::<String, _>("name"), "Jo Reed");
    let actor: String = sqlx::query_scalar("select actor from case_events")
        .fetch_one(&mut db)
        .await
        .unwrap();
    assert_eq!(actor, "reporter");
    assert_eq!(
        world.jobs().await,
        0,
        "nobody is written to at a number just typed"
    );
    let page = stranger
        .get(&format!("/repairs/report/sent?key={key}"))
        .await;
    assert!(
        page.text().contains(&sent.reference),
        "they are told the reference"
    );
    assert!(
        !page
            .text()
            .contains(&format!("/repairs/{}", sent.reference)),
        "and no way to a record"
    );
    let record = stranger.get(&format!("/repairs/{}", sent.reference)).await;
    assert!(
        record.location().starts_with("/sign-in"),
        "{}",
        record.status
    );
}

#[tokio::test]
async fn nothing_of_an_unverified_report_can_be_read_back_in_that_browser() {
    let world = World::new().await;
    let stranger = world.anonymous();
    let key = write(&world, &stranger, None, dripping_tap()).await;
    let mut tx = world.db().begin(visitor(&stranger, None)).await.unwrap();
    let draft = tx.repair_draft().await.unwrap().unwrap();
    tx.add_draft_photo(draft.id, &crate::photos::a_row("one"))
        .await
        .unwrap();
    let photo = tx.draft_photos(draft.id).await.unwrap()[0].id;
    tx.commit().await.unwrap();
    send(&world, &stranger, None, key).await.unwrap();
    let path = format!("/photos/{photo}/full");
    assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
    let seen = crate::fences::seen_by(&world, &[("app.browser", &stranger.key_in_hex())]).await;
    let seen: Vec<&str> = seen
        .iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(table, _)| table.as_str())
        .filter(|table| !["policies", "bank_holidays"].contains(table))
        .collect();
    // The draft stays: it says what the reporter was told, to a replay.
    assert_eq!(seen, ["report_drafts"]);
}

#[tokio::test]
async fn a_network_that_sends_many_unverified_reports_is_asked_to_ring() {
    let world = World::new().await;
    let who = reporter();
    for number in 0..21 {
        let stranger = world.anonymous();
        let key = write(&world, &stranger, None, dripping_tap())
            .await
            .to_string();
        let fields = [
            ("submission_key", key.as_str()),
            ("name", &who.name),
            ("address", &who.address),
            ("phone", &who.phone),
        ];
        let answer = stranger
            .post("/do/repairs/report/send-unverified", &fields)
            .await;
        if number < 20 {
            assert_eq!(answer.location(), format!("/repairs/report/sent?key={key}"));
            continue;
        }
        assert_eq!(answer.location(), "/repairs/report/who");
        let page = stranger.get("/repairs/report/who").await.text();
        assert!(page.contains("01632 960 100"), "a number to ring");
        assert!(page.contains("Jo Reed"), "nothing typed is lost");
    }
    assert_eq!(world.count("select count(*) from cases").await, 20);
}

#[tokio::test]
async fn a_draft_belongs_to_its_browser() {
    let world = World::new().await;
    let (one, other) = (world.anonymous(), world.anonymous());
    write(&world, &one, None, dripping_tap()).await;
    assert_eq!(
        one.get("/repairs/report/check").await.status,
        StatusCode::OK
    );
    let elsewhere = other.get("/repairs/report/check").await;
    assert!(!elsewhere.text().contains("drips day and night"));
    let mut tx = world.db().begin(visitor(&other, None)).await.unwrap();
    assert!(tx.repair_draft().await.unwrap().is_none());
}

#[tokio::test]
async fn a_draft_joins_the_person_who_signs_in_and_follows_them_to_another_device() {
    let world = World::new().await;
    let (amina, laptop) = world.tenant("Amina").await;
    let phone = world.anonymous();
    let key = write(&world, &phone, None, dripping_tap()).await;
    let mut tx = world.db().begin(System("test")).await.unwrap();
    tx.join_drafts(phone.key(), amina).await.unwrap();
    tx.commit().await.unwrap();
    let page = laptop.get("/repairs/report/check").await;
    assert!(page.text().contains("drips day and night"));
    assert!(page.text().contains(&key.to_string()));
    let (_, neighbour) = world.tenant("Ben").await;
    let page = neighbour.get("/repairs/report/check").await;
    assert!(!page.text().contains("drips day and night"));
}

#[tokio::test]
async fn after_signing_out_on_a_shared_phone_the_draft_is_gone_from_it() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let key = write(&world, &phone, Some(amina), dripping_tap()).await;
    assert_eq!(
        phone.get("/repairs/report/check").await.status,
        StatusCode::OK
    );
    let in_other_hands = phone.signed_out();
    let (ben, _) = world.tenant("Ben").await;
    let ben_on_that_phone = Browser {
        session: world.signed_in(ben).await.session,
        ..phone.clone()
    };
    for browser in [&in_other_hands, &ben_on_that_phone] {
        for page in [
            "/repairs/report",
            "/repairs/report/describe",
            "/repairs/report/check",
            "/repairs",
        ] {
            let text = browser.get(page).await.text();
            assert!(!text.contains("drips day and night"), "{page}");
            assert!(!text.contains(&key.to_string()), "{page}");
        }
    }
    let scope = [("app.browser", phone.key_in_hex())];
    let scope: Vec<(&str, &str)> = scope
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    assert!(crate::fences::seen_by(&world, &scope).await["report_drafts"].is_empty());
}

#[tokio::test]
async fn after_signing_out_on_a_shared_phone_the_sent_report_is_gone_from_it() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    // Begun before signing in, sent after it.
    let key = write(&world, &phone.signed_out(), None, dripping_tap()).await;
    let sent = send(&world, &phone, Some(amina), key).await.unwrap();
    let path = format!("/repairs/report/sent?key={key}");
    assert!(phone.get(&path).await.text().contains(&sent.reference));
    let answer = phone.signed_out().get(&path).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(!answer.text().contains(&sent.reference));
}
