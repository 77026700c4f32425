//! The way most visits go.

use super::*;
use http::StatusCode;

#[tokio::test]
async fn ordered_offered_chosen_changed_reminded_once_attended_and_done() {
    let mut scene = Scene::ordered().await;
    assert_eq!(
        scene
            .world
            .count(
                "select count(*) from orders where number = 'W-26-000123' and target_at is not null"
            )
            .await,
        1
    );
    assert_eq!(scene.state().await, "ordered");
    let desk = scene
        .officer
        .get(&format!("/officer/cases/{}", scene.reference))
        .await
        .text();
    assert!(
        desk.contains("W-26-000123") && desk.contains("Let the tenant choose a time"),
        "{desk}"
    );

    scene.offer(&scene.reference).await;
    scene.offer(&scene.reference).await;
    assert_eq!(scene.world.count("select count(*) from visits").await, 1);
    assert_eq!(messages(&scene.world, "visit-choose").await, 1);
    let page = scene.tenant.get(&scene.visit_page()).await.text();
    assert!(
        page.contains("2026-11-24/am")
            && page.contains("2026-12-07/pm")
            && !page.contains("2026-12-08"),
        "{page}"
    );
    assert!(
        !page.contains("Knock loudly"),
        "how to get in is the firm's and the desk's: {page}"
    );

    // Nothing chosen, something forged, then a real choice, twice.
    for slot in ["", "2026-11-24", "2026-11-22/am", "2026-11-24/school_run"] {
        let answer = scene.choose(slot).await;
        assert_eq!(answer.location(), scene.visit_page(), "{slot}");
    }
    for _ in 0..2 {
        let answer = scene.choose("2026-11-25/am").await;
        assert_eq!(answer.location(), format!("/repairs/{}", scene.reference));
    }
    assert_eq!(events(&scene.world, "visit_booked").await, 1);
    assert_eq!(
        (
            scene.state().await.as_str(),
            messages(&scene.world, "visit-booked").await
        ),
        ("appointed", 1)
    );
    let record = scene.record().await;
    assert!(
        record.contains("Wednesday 25 November, 8am to 1pm")
            && record.contains("Change or call off"),
        "{record}"
    );

    // Another time; then called off and chosen again; then it is too late.
    scene.choose("2026-11-24/pm").await;
    let visit = scene.visit().await.to_string();
    let form = [
        ("reference", scene.reference.as_str()),
        ("visit", visit.as_str()),
    ];
    scene.tenant.post("/do/repairs/visit/call-off", &form).await;
    assert_eq!(scene.state().await, "ordered");
    assert_eq!(messages(&scene.world, "visit-called-off").await, 1);
    scene.choose("2026-11-24/pm").await;
    scene.until("2026-11-23T17:00:00Z");
    let answer = scene.choose("2026-11-26/am").await;
    assert_eq!(answer.location(), scene.visit_page());
    let page = scene.tenant.get(&scene.visit_page()).await.text();
    assert!(
        page.contains("It is too late to change this visit here") && page.contains("01632 960"),
        "{page}"
    );
    scene.tenant.post("/do/repairs/visit/call-off", &form).await;
    assert_eq!(scene.world.count("select count(*) from visits where state = 'booked' and day = '2026-11-24' and slot = 'pm'").await, 1);

    // Reminded once.
    assert_eq!(
        (remind(&scene.world).await, remind(&scene.world).await),
        (1, 0)
    );
    assert_eq!(messages(&scene.world, "visit-reminder").await, 1);

    // The day itself.
    scene.until("2026-11-24T12:05:00Z");
    scene.van_again().await;
    let days = scene.van.get("/contractor").await.text();
    assert!(
        days.contains("Heron Wharf") && days.contains("midday to 5pm"),
        "{days}"
    );
    let job = scene
        .van
        .get(&format!("/contractor/visits/{visit}"))
        .await
        .text();
    for there in [
        "Change the washer",
        "Ring the bell twice",
        "Knock loudly",
        "On my way",
    ] {
        assert!(job.contains(there), "{there}: {job}");
    }
    for hidden in [
        "Amina",
        "drips day and night",
        "It only drips",
        &scene.reference,
    ] {
        assert!(!job.contains(hidden), "{hidden}: {job}");
    }
    for _ in 0..2 {
        let page = scene.van_posts("on-my-way", &[]).await;
        assert!(page.contains("On the way"), "{page}");
    }
    assert_eq!(messages(&scene.world, "visit-on-the-way").await, 1);
    let page = scene
        .van_posts("finish", &[("outcome", "done"), ("done", " ")])
        .await;
    assert!(page.contains("Enter what you did"), "{page}");
    for _ in 0..2 {
        scene
            .van_posts(
                "finish",
                &[
                    ("outcome", "done"),
                    ("done", "New washer. Turned and tried."),
                ],
            )
            .await;
    }
    assert_eq!(
        (
            scene.state().await.as_str(),
            events(&scene.world, "work_done").await
        ),
        ("completed", 1)
    );
    assert_eq!(scene.world.count("select count(*) from case_events where actor = 'contractor' and kind = 'work_done' and actor_officer_id is not null").await, 1);
    assert_eq!(
        scene
            .world
            .count("select count(*) from case_clocks where met_at is null and stopped_at is null")
            .await,
        0
    );
    let record = scene.record().await;
    assert!(
        record.contains("New washer. Turned and tried.") && record.contains("Siobhan O"),
        "{record}"
    );
}

#[tokio::test]
async fn of_two_who_want_the_last_place_one_hears_that_it_is_gone() {
    let scene = Scene::ordered_with(1).await;
    let (other, neighbour) = scene.world.tenant("Bilal").await;
    let sent = reported(&scene.world, &neighbour, other).await;
    scene.order(&sent.reference).await;
    scene.offer(&scene.reference).await;
    scene.offer(&sent.reference).await;
    let (one, two) = (
        scene.visit().await.to_string(),
        scene.visit_of(&sent.reference).await.to_string(),
    );
    let slot = ("slot", "2026-11-25/am");
    let first = [
        ("reference", scene.reference.as_str()),
        ("visit", one.as_str()),
        slot,
    ];
    let second = [
        ("reference", sent.reference.as_str()),
        ("visit", two.as_str()),
        slot,
    ];
    let (a, b) = tokio::join!(
        scene.tenant.post("/do/repairs/visit/choose", &first),
        neighbour.post("/do/repairs/visit/choose", &second),
    );
    assert_eq!(
        (a.status, b.status),
        (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER)
    );
    let late = [(&scene.tenant, &a), (&neighbour, &b)];
    let late: Vec<_> = late
        .into_iter()
        .filter(|(_, answer)| answer.location().ends_with("/visit"))
        .collect();
    assert_eq!(late.len(), 1, "{} {}", a.location(), b.location());
    let page = late[0].0.get(late[0].1.location()).await.text();
    assert!(
        page.contains("Someone else has just booked that time"),
        "{page}"
    );
    assert!(
        !page.contains("2026-11-25/am") && page.contains("2026-11-25/pm"),
        "{page}"
    );
    assert_eq!(
        scene
            .world
            .count("select count(*) from visits where state = 'booked'")
            .await,
        1
    );
}

#[tokio::test]
async fn an_officer_books_sends_someone_now_and_calls_off() {
    let scene = Scene::ordered().await;
    let order = scene.order_id(&scene.reference).await;
    let about = [
        ("reference", scene.reference.as_str()),
        ("order", order.as_str()),
    ];
    let book = |seen: &'static str, slot: &'static str| {
        let scene = &scene;
        async move {
            let form = [about[0], about[1], ("seen_visit", seen), ("slot", slot)];
            scene.officer.post("/do/officer/visits/book", &form).await;
            scene
                .officer
                .get(&format!("/officer/cases/{}", scene.reference))
                .await
                .text()
        }
    };
    book("", "2026-11-25/am").await;
    assert_eq!(scene.state().await, "appointed");
    // The same form again is the same booking; an old page does not undo what stands now.
    book("", "2026-11-25/am").await;
    assert_eq!(events(&scene.world, "visit_booked").await, 1);
    let page = book("offered  ", "2026-11-26/am").await;
    assert!(
        page.contains("The visit has changed while you read"),
        "{page}"
    );
    let page = book("booked 2026-11-25 am", "2026-11-28/am").await;
    assert!(page.contains("That time has gone"), "{page}");
    scene.officer.post("/do/officer/visits/now", &about).await;
    assert_eq!(scene.world.count("select count(*) from visits where slot = 'now' and starts_at = '2026-11-23T09:00:00Z'").await, 1);
    let form = [
        about[0],
        about[1],
        ("seen_visit", "booked 2026-11-23 now"),
        ("off_reason", "The firm can't come"),
    ];
    for _ in 0..2 {
        scene.officer.post("/do/officer/orders/cancel", &form).await;
    }
    assert_eq!(
        (
            scene.state().await.as_str(),
            events(&scene.world, "order_cancelled").await
        ),
        ("triaged", 1)
    );
    assert_eq!(
        scene
            .world
            .count("select count(*) from visits where state = 'cancelled'")
            .await,
        1
    );
    // Ordered anew, and closed while a visit is ahead: nobody waits at home.
    scene.order(&scene.reference).await;
    let order = scene.order_id(&scene.reference).await;
    let form = [
        ("reference", scene.reference.as_str()),
        ("order", order.as_str()),
        ("slot", "2026-11-25/am"),
    ];
    scene.officer.post("/do/officer/visits/book", &form).await;
    let before = messages(&scene.world, "visit-called-off").await;
    let close = [
        ("reference", scene.reference.as_str()),
        ("seen", "appointed"),
        ("outcome", "withdrawn"),
        ("closing", "As you asked."),
    ];
    scene.officer.post("/do/officer/cases/close", &close).await;
    assert_eq!(scene.state().await, "closed");
    assert_eq!(messages(&scene.world, "visit-called-off").await, before + 1);
    assert_eq!(
        scene
            .world
            .count("select count(*) from visits where state in ('offered', 'booked')")
            .await,
        0
    );
}

#[tokio::test]
async fn a_part_is_waited_for_and_a_follow_on_is_ordered() {
    let mut scene = Scene::ordered().await;
    scene.offer(&scene.reference).await;
    scene.choose("2026-11-24/am").await;
    scene.until("2026-11-24T09:00:00Z");
    scene.van_again().await;
    let parts = [
        ("outcome", "parts"),
        ("done", "The tap's too old. I ordered a new one."),
        ("expected_day", "1"),
        ("expected_month", "12"),
        ("expected_year", "2026"),
    ];
    let page = scene
        .van_posts(
            "finish",
            &[
                parts[0],
                parts[1],
                ("expected_day", "40"),
                parts[3],
                parts[4],
            ],
        )
        .await;
    assert!(page.contains("Enter a date from today on"), "{page}");
    scene.van_posts("finish", &parts).await;
    assert_eq!(
        (
            scene.state().await.as_str(),
            messages(&scene.world, "visit-parts").await
        ),
        ("awaiting_parts", 1)
    );
    scene.officer_again().await;
    scene.offer(&scene.reference).await;
    scene.choose("2026-12-02/am").await;
    assert_eq!(scene.state().await, "appointed");
    scene.until("2026-12-02T09:00:00Z");
    scene.van_again().await;
    scene
        .van_posts(
            "finish",
            &[("outcome", "more"), ("done", "The pipe is bad as well.")],
        )
        .await;
    assert_eq!(scene.state().await, "follow_on");
    scene.officer_again().await;
    scene.order(&scene.reference).await;
    assert_eq!(scene.state().await, "ordered");
    assert_eq!(
        scene
            .world
            .count("select count(*) from orders o join orders before on before.id = o.follow_on_of")
            .await,
        1
    );
}
