//! What a tenant does beside reporting: joining a neighbour's repair of a shared part, saying if it is fixed, calling off.

use crate::journey::{dripping_tap, reported, reported_as};
use crate::known::{in_one_block, lift};
use crate::world::{Answer, Browser, World};
use domain::{PersonId, Role};
use http::StatusCode;
use rules::repairs::Room;
use rules::repairs::catalogue::Catalogue;
use uuid::Uuid;

async fn post(browser: &Browser, verb: &str, reference: &str, fields: &[(&str, &str)]) -> Answer {
    let key = Uuid::now_v7().to_string();
    let about = [("reference", reference), ("submission_key", key.as_str())];
    let fields: Vec<_> = about.iter().chain(fields).copied().collect();
    browser.post(&format!("/do/repairs/{verb}"), &fields).await
}

async fn page(browser: &Browser, reference: &str) -> Answer {
    browser.get(&format!("/repairs/{reference}")).await
}

fn has(page: &str, words: &[&str]) {
    for words in words {
        assert!(page.contains(words), "{words}: {page}");
    }
}

async fn officer(world: &World) -> Browser {
    world
        .officer("Olu Bright", Role::Officer, &["repairs"])
        .await
        .1
}

async fn move_on(officer: &Browser, reference: &str, seen: &str, state: &str) {
    let fields = [("reference", reference), ("seen", seen), ("state", state)];
    officer.post("/do/officer/cases/state", &fields).await;
}

/// The work is done, as the officer says.
async fn done(officer: &Browser, reference: &str) {
    for (seen, state) in [
        ("submitted", "triaged"),
        ("triaged", "ordered"),
        ("ordered", "appointed"),
        ("appointed", "attended"),
        ("attended", "completed"),
    ] {
        move_on(officer, reference, seen, state).await;
    }
}

async fn close(officer: &Browser, reference: &str) -> String {
    let fields = [
        ("reference", reference),
        ("seen", "completed"),
        ("outcome", "done"),
        ("closing", "A new washer."),
    ];
    officer.post("/do/officer/cases/close", &fields).await;
    let path = format!("/officer/cases/{reference}");
    officer.get(&path).await.text()
}

async fn state(world: &World) -> String {
    sqlx::query_scalar("select state from cases order by reported_at desc limit 1")
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap()
}

/// What Postgres shows of cases, what was told, messages and photos to a person who asks for everything.
async fn rows_seen_by(world: &World, person: PersonId) -> i64 {
    let mut db = world.all_seeing().await;
    let mut tx = sqlx::Connection::begin(&mut db).await.unwrap();
    sqlx::query("select set_config('app.person', $1, true)")
        .bind(person.to_string())
        .execute(&mut *tx)
        .await
        .unwrap();
    sqlx::query("set local role doorstep_app")
        .execute(&mut *tx)
        .await
        .unwrap();
    sqlx::query_scalar(
        "select (select count(*) from cases) + (select count(*) from repairs) + (select count(*) from case_messages)
              + (select count(*) from attachments) + (select count(*) from case_events) + (select count(*) from case_clocks)",
    )
    .fetch_one(&mut *tx)
    .await
    .unwrap()
}

#[tokio::test]
async fn a_neighbour_joins_a_shared_repair_and_sees_how_it_stands_and_nothing_of_the_reporter() {
    let world = World::new().await;
    let (first, second) = (world.home().await, world.home().await);
    in_one_block(&world, &[first, second]).await;
    let (ben, his) = world.party(first, "Benjamin", "sole").await;
    let (amina, hers) = world.party(second, "Amina", "sole").await;
    let (_, far) = world.tenant("Cara").await;
    let sent = reported_as(&world, &his, ben, lift()).await;
    let reference = sent.reference.as_str();
    assert_eq!(page(&hers, reference).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        post(&far, "join", reference, &[]).await.status,
        StatusCode::NOT_FOUND
    );
    post(&hers, "join", reference, &[]).await;
    post(&hers, "join", reference, &[]).await;
    assert_eq!(world.count("select count(*) from case_followers").await, 1);
    let shown = page(&hers, reference).await.text();
    has(
        &shown,
        &[
            &sent.title,
            "You have joined this repair",
            "Stop hearing about this",
        ],
    );
    for private in [
        "Benjamin",
        "drips day and night",
        "Ring the bell",
        "id=\"messages\"",
    ] {
        assert!(!shown.contains(private), "{private}: {shown}");
    }
    has(
        &hers.get("/repairs").await.text(),
        &["In shared areas of your block", reference],
    );
    assert_eq!(rows_seen_by(&world, amina).await, 0);
    for verb in ["answer", "worse", "not-fixed", "cancel", "fixed"] {
        let tried = post(
            &hers,
            verb,
            reference,
            &[("message", "x"), ("worse", "x"), ("why", "x")],
        )
        .await;
        assert_eq!(tried.status, StatusCode::NOT_FOUND, "{verb}");
    }
    let officer = officer(&world).await;
    move_on(&officer, reference, "submitted", "triaged").await;
    let told = "select count(*) from outgoing_messages m join case_followers f on f.person_id = m.person_id
                where m.kind = 'progress' and m.case_id is null";
    assert_eq!(world.count(told).await, 2, "an email and a text");
    has(
        &page(&hers, reference).await.text(),
        &["We have looked at your report"],
    );
    post(&hers, "leave", reference, &[]).await;
    post(&hers, "leave", reference, &[]).await;
    assert_eq!(page(&hers, reference).await.status, StatusCode::NOT_FOUND);
    move_on(&officer, reference, "triaged", "ordered").await;
    assert_eq!(world.count(told).await, 2);
}

#[tokio::test]
async fn what_is_inside_a_home_cannot_be_joined() {
    let world = World::new().await;
    let (first, second) = (world.home().await, world.home().await);
    in_one_block(&world, &[first, second]).await;
    let (ben, his) = world.party(first, "Benjamin", "sole").await;
    let (_, hers) = world.party(second, "Amina", "sole").await;
    let sent = reported(&world, &his, ben).await;
    let tried = post(&hers, "join", &sent.reference, &[]).await;
    assert_eq!(tried.status, StatusCode::NOT_FOUND);
    // One's own is seen whole, and there is nothing to join.
    post(&his, "join", &sent.reference, &[]).await;
    assert_eq!(world.count("select count(*) from case_followers").await, 0);
}

#[tokio::test]
async fn two_questions_are_asked_once_and_a_yes_confirms_the_work() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let sent = reported(&world, &phone, amina).await;
    let officer = officer(&world).await;
    let early = post(&phone, "fixed", &sent.reference, &[("fixed", "yes")]).await;
    assert_eq!(early.status, StatusCode::SEE_OTHER);
    assert_eq!(world.count("select count(*) from repair_feedback").await, 0);
    done(&officer, &sent.reference).await;
    let asked = "select count(*) from outgoing_messages where kind = 'is-it-fixed'";
    assert_eq!(world.count(asked).await, 2, "an email and a text");
    has(
        &page(&phone, &sent.reference).await.text(),
        &[
            "Is it fixed?",
            "How happy are you with the repair?",
            "Neither happy nor unhappy",
        ],
    );
    post(&phone, "fixed", &sent.reference, &[("happy", "4")]).await;
    has(
        &page(&phone, &sent.reference).await.text(),
        &["Choose if it is fixed"],
    );
    for _ in 0..2 {
        post(
            &phone,
            "fixed",
            &sent.reference,
            &[("fixed", "yes"), ("happy", "4")],
        )
        .await;
    }
    assert_eq!(state(&world).await, "tenant_confirmed");
    assert_eq!(
        world
            .count("select count(*) from repair_feedback where happy = 4")
            .await,
        1
    );
    assert!(
        !page(&phone, &sent.reference)
            .await
            .text()
            .contains("How happy are you")
    );
    assert_eq!(world.count(asked).await, 2);
}

#[tokio::test]
async fn not_fixed_opens_it_again_with_its_first_date_and_made_worse_is_raised() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let sent = reported(&world, &phone, amina).await;
    let officer = officer(&world).await;
    let first_due = "select count(*) from case_clocks where rule = 'repairs.routine.complete' and met_at is null
                     and stopped_at is null and due_at = first_due_at";
    done(&officer, &sent.reference).await;
    assert_eq!(world.count(first_due).await, 0);
    post(&phone, "fixed", &sent.reference, &[("fixed", "not_fixed")]).await;
    has(
        &page(&phone, &sent.reference).await.text(),
        &["Enter what is still wrong"],
    );
    let wrong = [("fixed", "not_fixed"), ("still_wrong", "It drips.")];
    post(&phone, "fixed", &sent.reference, &wrong).await;
    post(&phone, "fixed", &sent.reference, &wrong).await;
    assert_eq!(state(&world).await, "reopened");
    assert_eq!(world.count(first_due).await, 1);
    let reopened = "select count(*) from case_events where kind = 'reopened'";
    assert_eq!(world.count(reopened).await, 1);
    // Done again, it is asked again.
    world.clock.advance(chrono::TimeDelta::minutes(5));
    for (seen, next) in [
        ("reopened", "ordered"),
        ("ordered", "appointed"),
        ("appointed", "attended"),
        ("attended", "completed"),
    ] {
        move_on(&officer, &sent.reference, seen, next).await;
    }
    let worse = [("fixed", "made_worse"), ("still_wrong", "Now it sprays.")];
    post(&phone, "fixed", &sent.reference, &worse).await;
    assert_eq!(state(&world).await, "reopened");
    assert_eq!(world.count("select count(*) from repair_feedback").await, 2);
    let raised = "select count(*) from case_events e join case_clocks k on k.case_id = e.case_id
                  where e.kind = 'made_worse' and k.rule = 'case.reply' and k.met_at is null";
    assert_eq!(world.count(raised).await, 1);
    let desk = officer
        .get(&format!("/officer/cases/{}", sent.reference))
        .await
        .text();
    has(&desk, &["Our work made it worse, the tenant says"]);
}

#[tokio::test]
async fn work_nobody_asked_about_is_not_closed() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let sent = reported(&world, &phone, amina).await;
    // No way to reach her is left.
    sqlx::query("update contact_points set ended_at = now()")
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    let officer = officer(&world).await;
    done(&officer, &sent.reference).await;
    has(
        &close(&officer, &sent.reference).await,
        &[
            "Nobody has asked the tenant if it is fixed",
            "A new washer.",
        ],
    );
    assert_eq!(state(&world).await, "completed");
    let note = [
        ("reference", sent.reference.as_str()),
        ("note", "Rang her: it is dry."),
    ];
    officer.post("/do/officer/cases/note", &note).await;
    close(&officer, &sent.reference).await;
    assert_eq!(state(&world).await, "closed");
}

#[tokio::test]
async fn a_closed_repair_asks_for_28_days() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let sent = reported(&world, &phone, amina).await;
    let officer = officer(&world).await;
    done(&officer, &sent.reference).await;
    close(&officer, &sent.reference).await;
    assert_eq!(state(&world).await, "closed");
    has(
        &page(&phone, &sent.reference).await.text(),
        &["Is it fixed?"],
    );
    world.clock.advance(chrono::TimeDelta::days(29));
    let phone = world.signed_in(amina).await;
    assert!(
        !page(&phone, &sent.reference)
            .await
            .text()
            .contains("Is it fixed?")
    );
    let late = [("fixed", "not_fixed"), ("still_wrong", "It drips.")];
    post(&phone, "fixed", &sent.reference, &late).await;
    assert_eq!(state(&world).await, "closed");
    assert_eq!(world.count("select count(*) from repair_feedback").await, 0);
}

#[tokio::test]
async fn a_dripping_tap_is_called_off_and_a_leak_goes_to_an_officer() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let (_, neighbour) = world.tenant("Ben").await;
    let tap = reported(&world, &phone, amina).await;
    has(
        &page(&phone, &tap.reference).await.text(),
        &["I no longer need this repair", "Yes, call it off"],
    );
    assert_eq!(
        post(&neighbour, "cancel", &tap.reference, &[]).await.status,
        StatusCode::NOT_FOUND
    );
    post(&phone, "cancel", &tap.reference, &[]).await;
    post(&phone, "cancel", &tap.reference, &[]).await;
    assert_eq!(state(&world).await, "cancelled_by_tenant");
    let running = "select count(*) from case_clocks where met_at is null and stopped_at is null";
    assert_eq!(world.count(running).await, 0);
    assert_eq!(
        world
            .count("select count(*) from cases where closed_at is not null")
            .await,
        1
    );

    world.clock.advance(chrono::TimeDelta::minutes(5));
    let mut leak = dripping_tap();
    leak.room = Some(Room::Bathroom);
    let bath = Catalogue::current().element("bath").unwrap();
    leak.set_element(bath);
    leak.set_fault(bath.fault("leaks").unwrap());
    while !leak.is_safety_told() {
        let due = leak.questions_due();
        let given = due
            .iter()
            .map(|it| (it.key.to_owned(), it.answers.last().unwrap().key.to_owned()));
        let given = given.collect();
        leak.set_safety(given);
    }
    leak.help_read = true;
    let leak = reported_as(&world, &phone, amina, leak).await;
    post(&phone, "cancel", &leak.reference, &[]).await;
    post(&phone, "cancel", &leak.reference, &[]).await;
    assert_eq!(state(&world).await, "submitted");
    let wanted = "select count(*) from case_events where kind = 'cancel_wanted'";
    assert_eq!(world.count(wanted).await, 1);
    has(
        &page(&phone, &leak.reference).await.text(),
        &["we do not just call it off"],
    );
}
