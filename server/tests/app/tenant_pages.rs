//! What a tenant sees after reporting: home, repairs, one repair, messages. And what their household does not.

use crate::world::{Browser, World};
use domain::{CaseId, PersonId};
use http::StatusCode;
use uuid::Uuid;

/// Puts a repair of this person's there, shared with the tenancy, with a promise and a private word or two.
async fn repair(world: &World, tenancy: Uuid, person: PersonId, reference: &str) -> CaseId {
    let (case, now) = (CaseId::new(), world.clock.now());
    let due = now + chrono::TimeDelta::days(3);
    let mut db = world.all_seeing().await;
    sqlx::query(
        "insert into cases (id, kind, reference, title, person_id, tenancy_id, state, priority, team, shared_with_tenancy,
           submitted_by, submission_key, reported_at, updated_at, next_due, next_rule)
         values ($1, 'repair', $2, 'Damp or mould in the bedroom', $3, $4, 'triaged', 'urgent', 'repairs', true,
           $5, $1, $6, $6, $7, 'repairs.urgent.complete')",
    )
    .bind(case.0).bind(reference).bind(person.0).bind(tenancy).bind(person.0.as_bytes().as_slice()).bind(now).bind(due)
    .execute(&mut db).await.unwrap();
    sqlx::query(
        "insert into repairs (case_id, place, room, problem, description, at_risk, access, suggested_priority, priority_reason)
         values ($1, 'home', 'bedroom', 'damp', 'Black spots', '{under_five}', 'Ring the neighbour', 'urgent', 'baby at home')",
    )
    .bind(case.0).execute(&mut db).await.unwrap();
    sqlx::query(
        "insert into case_clocks (id, case_id, rule, policy_key, period, source, trigger_at, due_at, first_due_at)
         values ($1, $1, 'repairs.urgent.complete', 'repairs.urgent.complete', '3wd', 'Council repairs policy: urgent', $2, $3, $3)",
    )
    .bind(case.0).bind(now).bind(due).execute(&mut db).await.unwrap();
    case
}

async fn officer_writes(world: &World, case: CaseId, body: &str) {
    sqlx::query(
        "insert into case_messages (id, case_id, submission_key, from_tenant, body, at) values ($1, $2, $1, false, $3, $4)",
    )
    .bind(Uuid::now_v7()).bind(case.0).bind(body).bind(world.clock.now())
    .execute(&mut world.all_seeing().await).await.unwrap();
}

const REFERENCE: &str = "R-26-004812";
const PAGE: &str = "/repairs/R-26-004812";

/// A repair, its reporter's browser, and that of the joint tenant.
async fn household(world: &World) -> (CaseId, Browser, Browser) {
    let tenancy = world.home().await;
    let (person, reporter) = world.party(tenancy, "Amina", "joint").await;
    let (_, joint) = world.party(tenancy, "Sam", "joint").await;
    (
        repair(world, tenancy, person, REFERENCE).await,
        reporter,
        joint,
    )
}

async fn write(browser: &Browser, key: &str, message: &str) -> crate::world::Answer {
    let fields = [
        ("reference", REFERENCE),
        ("submission_key", key),
        ("message", message),
    ];
    browser.post("/do/repairs/answer", &fields).await
}

#[tokio::test]
async fn home_list_and_page_show_the_promise() {
    let world = World::new().await;
    let (_, reporter, _) = household(&world).await;
    for path in ["/home", "/repairs", PAGE] {
        let answer = reporter.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let page = answer.text();
        assert!(
            page.contains("We will have done the work by Tuesday 24 November."),
            "{path}: {page}"
        );
    }
    assert!(
        reporter
            .get("/home")
            .await
            .text()
            .contains("Good morning, Amina")
    );
}

#[tokio::test]
async fn the_joint_tenant_sees_the_repair_without_the_reporters_own_matters() {
    let world = World::new().await;
    let (_, reporter, joint) = household(&world).await;
    let (own, theirs) = (
        reporter.get(PAGE).await.text(),
        joint.get(PAGE).await.text(),
    );
    for private in ["child under 5", "Ring the neighbour"] {
        assert!(own.contains(private), "{private}");
        assert!(!theirs.contains(private), "{private}");
    }
    assert!(
        theirs.contains("Black spots") && theirs.contains("Reported by someone else in your home")
    );
}

#[tokio::test]
async fn a_neighbours_repair_answers_as_one_that_does_not_exist() {
    let world = World::new().await;
    household(&world).await;
    let (_, neighbour) = world.tenant("Noor").await;
    let theirs = neighbour.get(PAGE).await;
    let none = neighbour.get("/repairs/R-26-009999").await;
    assert_eq!(
        (theirs.status, none.status),
        (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND)
    );
    assert_eq!(theirs.comparable(), none.comparable());
    assert_eq!(
        neighbour.get("/repairs/rubbish").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        write(&neighbour, &Uuid::now_v7().to_string(), "hello")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(world.count("select count(*) from case_messages").await, 0);
}

#[tokio::test]
async fn a_reference_as_people_type_it_leads_to_the_one_address() {
    let world = World::new().await;
    let (_, reporter, _) = household(&world).await;
    let answer = reporter.get("/repairs/r-26-4812").await;
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::SEE_OTHER, PAGE)
    );
}

#[tokio::test]
async fn a_stranger_is_asked_to_sign_in_and_comes_back() {
    let world = World::new().await;
    for path in ["/home", "/repairs", PAGE, "/messages"] {
        let answer = world.anonymous().get(path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(
            answer.location().starts_with("/sign-in?then=%2F"),
            "{}",
            answer.location()
        );
    }
}

#[tokio::test]
async fn a_message_sent_twice_is_kept_once_and_starts_the_reply_clock() {
    let world = World::new().await;
    let (_, reporter, _) = household(&world).await;
    let key = Uuid::now_v7().to_string();
    for _ in 0..2 {
        let answer = write(&reporter, &key, "It smells").await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, PAGE)
        );
    }
    assert_eq!(world.count("select count(*) from case_messages").await, 1);
    assert_eq!(
        world
            .count("select count(*) from case_clocks where rule = 'case.reply'")
            .await,
        1
    );
    let page = reporter.get(PAGE).await.text();
    assert!(
        page.contains("We have your message.") && page.contains("It smells"),
        "{page}"
    );
    // The promise of the work stays the one on top.
    assert!(page.contains("We will have done the work by"), "{page}");
}

#[tokio::test]
async fn other_words_under_a_used_key_are_kept_for_the_tenant_to_send() {
    let world = World::new().await;
    let (_, reporter, _) = household(&world).await;
    let key = Uuid::now_v7().to_string();
    write(&reporter, &key, "It smells").await;
    let answer = write(&reporter, &key, "It smells more").await;
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::SEE_OTHER, PAGE)
    );
    let page = reporter.get(PAGE).await.text();
    assert!(
        page.contains("There is a problem") && page.contains("It smells more"),
        "{page}"
    );
}

#[tokio::test]
async fn an_empty_and_an_endless_message_come_back_with_what_to_do() {
    let world = World::new().await;
    let (_, reporter, _) = household(&world).await;
    let endless = "é".repeat(5_001);
    for (typed, said) in [
        ("  \r\n ", "Enter your message"),
        (endless.as_str(), "You have 1 too many"),
    ] {
        let answer = write(&reporter, &Uuid::now_v7().to_string(), typed).await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, PAGE)
        );
        let page = reporter.get(PAGE).await.text();
        assert!(page.contains(said) && page.contains("Error: "), "{said}");
        assert!(
            !reporter.get(PAGE).await.text().contains(said),
            "shown once: {said}"
        );
    }
    assert_eq!(world.count("select count(*) from case_messages").await, 0);
}

#[tokio::test]
async fn words_typed_after_the_session_ended_wait_behind_the_sign_in() {
    let world = World::new().await;
    let (_, reporter, _) = household(&world).await;
    let mut signed_out = reporter.clone();
    signed_out.session = None;
    let answer = write(&signed_out, &Uuid::now_v7().to_string(), "It smells").await;
    assert_eq!(answer.location(), format!("/sign-in?then={PAGE}"));
    let page = reporter.get(PAGE).await.text();
    assert!(
        page.contains("You were signed out") && page.contains("It smells"),
        "{page}"
    );
}

#[tokio::test]
async fn what_we_write_is_new_until_the_reporter_opens_it() {
    let world = World::new().await;
    let (case, reporter, joint) = household(&world).await;
    officer_writes(&world, case, "Is it <b>wet</b>?").await;
    assert!(!joint.get("/home").await.text().contains("new message"));
    joint.get(PAGE).await;
    assert!(reporter.get("/home").await.text().contains("1 new message"));
    let inbox = reporter.get("/messages").await.text();
    assert!(
        inbox.contains("1 new message") && inbox.contains("Is it &lt;b&gt;wet"),
        "{inbox}"
    );
    reporter.get(PAGE).await;
    assert!(!reporter.get("/home").await.text().contains("new message"));
    assert!(
        reporter
            .get("/messages")
            .await
            .text()
            .contains("Is it &lt;b&gt;wet")
    );
}

#[tokio::test]
async fn not_fixed_opens_it_again_within_28_days_and_not_later() {
    let world = World::new().await;
    let (_, reporter, _) = household(&world).await;
    let close =
        "update cases set state = 'closed', closed_at = $1, next_due = null, next_rule = null";
    let closed_at = world.clock.now();
    sqlx::query(close)
        .bind(closed_at)
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    let fields = [
        ("reference", REFERENCE),
        ("submission_key", "forged"),
        ("why", "It drips still"),
    ];
    let answer = reporter.post("/do/repairs/not-fixed", &fields).await;
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::SEE_OTHER, PAGE)
    );
    let page = reporter.get(PAGE).await.text();
    assert!(
        page.contains("Open again") && page.contains("It drips still"),
        "{page}"
    );
    let long_ago = closed_at - chrono::TimeDelta::days(29);
    sqlx::query(close)
        .bind(long_ago)
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    reporter.post("/do/repairs/not-fixed", &fields).await;
    let page = reporter.get(PAGE).await.text();
    assert!(page.contains("more than 28 days ago"), "{page}");
    assert_eq!(
        world
            .count("select count(*) from cases where closed_at is null")
            .await,
        0
    );
}

#[tokio::test]
async fn a_message_to_a_closed_repair_moves_to_not_fixed() {
    let world = World::new().await;
    let (_, reporter, _) = household(&world).await;
    sqlx::query("update cases set state = 'closed', closed_at = $1")
        .bind(world.clock.now())
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    write(&reporter, &Uuid::now_v7().to_string(), "Still wet").await;
    let page = reporter.get(PAGE).await.text();
    assert!(
        page.contains("This repair is closed") && page.contains("Still wet"),
        "{page}"
    );
    assert_eq!(world.count("select count(*) from case_messages").await, 0);
}

#[tokio::test]
async fn pages_for_everyone_answer_a_stranger() {
    let world = World::new().await;
    for path in [
        "/",
        "/emergency",
        "/accessibility",
        "/cookies",
        "/privacy/notice",
    ] {
        assert_eq!(
            world.anonymous().get(path).await.status,
            StatusCode::OK,
            "{path}"
        );
    }
    assert_eq!(
        world.anonymous().get("/privacy").await.location(),
        "/privacy/notice"
    );
    let (_, tenant) = world.tenant("Amina").await;
    assert_eq!(tenant.get("/").await.location(), "/home");
}
