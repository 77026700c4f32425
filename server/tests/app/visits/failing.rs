//! Nobody let them in: what must be done before it counts, what follows, and "I was at home".

use super::*;

/// Chosen for Tuesday morning, and the van is outside.
async fn outside() -> Scene {
    let mut scene = Scene::ordered().await;
    scene.offer(&scene.reference).await;
    scene.choose("2026-11-24/am").await;
    scene.until("2026-11-24T08:00:00Z");
    scene.van_again().await;
    scene
}

const AT_THE_DOOR: [(&str, &str); 4] = [
    ("waited", "15"),
    ("phoned", "yes"),
    ("card", "yes"),
    ("notes", "Rang and knocked. Nobody's in."),
];

#[tokio::test]
async fn a_failed_visit_needs_its_evidence_is_told_contested_and_upheld() {
    let mut scene = outside().await;
    let page = scene
        .van_posts("no-access", &[("waited", "5"), ("notes", "Nobody's in")])
        .await;
    for missing in [
        "Wait 10 minutes at least",
        "Phone the tenant first",
        "Leave a card first",
        "Send a photo of the door and the card first",
    ] {
        assert!(page.contains(missing), "{missing}: {page}");
    }
    assert!(
        page.contains("in</textarea>"),
        "what was typed is kept: {page}"
    );
    assert_eq!(scene.door_photo().await.status.as_u16(), 303);
    // Eight in the morning: nobody can have waited yet.
    let page = scene.van_posts("no-access", &AT_THE_DOOR).await;
    assert!(
        page.contains("once the visit has begun and you have waited"),
        "{page}"
    );
    scene.until("2026-11-24T08:20:00Z");
    // Twice: the newest visit is by then the one to choose.
    let visit = scene.visit().await.to_string();
    let form: Vec<_> = [("visit", visit.as_str())]
        .into_iter()
        .chain(AT_THE_DOOR)
        .collect();
    for _ in 0..2 {
        let answer = scene.van.post("/do/contractor/no-access", &form).await;
        assert_eq!(answer.location(), format!("/contractor/visits/{visit}"));
    }
    assert_eq!(
        (
            scene.state().await.as_str(),
            events(&scene.world, "no_access").await
        ),
        ("no_access", 1)
    );
    assert_eq!(messages(&scene.world, "visit-no-access").await, 1);
    assert_eq!(scene.world.count("select count(*) from outgoing_messages where kind = 'visit-no-access' and channel = 'sms' and body like '%/visit'").await, 1);
    assert_eq!(
        scene
            .world
            .count("select count(*) from visits where state = 'offered'")
            .await,
        1,
        "another time may be chosen"
    );
    assert_eq!(scene.world.count("select count(*) from case_clocks where rule = 'repairs.routine.complete' and met_at is null and stopped_at is null").await, 1);
    let record = scene.record().await;
    for there in [
        "We could not get in",
        "We waited 15 minutes, phoned, and left a card",
        "I was at home",
        "/thumb",
    ] {
        assert!(record.contains(there), "{there}: {record}");
    }

    // "I was at home": the first failed visit is not the newest visit.
    let failed: Uuid = sqlx::query_scalar("select id from visits where state = 'no_access'")
        .fetch_one(&mut scene.world.all_seeing().await)
        .await
        .unwrap();
    let failed = failed.to_string();
    let reference = scene.reference.clone();
    let about = [
        ("reference", reference.as_str()),
        ("visit", failed.as_str()),
    ];
    let empty = [about[0], about[1], ("contest", " ")];
    scene.tenant.post("/do/repairs/visit/contest", &empty).await;
    assert!(
        scene
            .tenant
            .get(&scene.visit_page())
            .await
            .text()
            .contains("Enter what happened")
    );
    let said = [
        about[0],
        about[1],
        ("contest", "I was in. It's my son's bell that's broken."),
    ];
    for _ in 0..2 {
        scene.tenant.post("/do/repairs/visit/contest", &said).await;
    }
    assert_eq!(events(&scene.world, "no_access_contested").await, 1);
    assert_eq!(scene.world.count("select count(*) from case_clocks where rule = 'repairs.no_access.review' and met_at is null").await, 1);

    scene.officer_again().await;
    let case = format!("/officer/cases/{}", scene.reference);
    let desk = scene.officer.get(&case).await.text();
    assert!(
        desk.contains("The tenant says they were at home") && desk.contains("bell that"),
        "{desk}"
    );
    let undecided = [
        about[0],
        about[1],
        ("decision_reason", "The photo shows another door"),
    ];
    scene
        .officer
        .post("/do/officer/visits/contest", &undecided)
        .await;
    assert!(
        scene
            .officer
            .get(&case)
            .await
            .text()
            .contains("Choose whether the visit counts")
    );
    let upheld = [about[0], about[1], ("decision", "upheld"), undecided[2]];
    for _ in 0..2 {
        scene
            .officer
            .post("/do/officer/visits/contest", &upheld)
            .await;
    }
    assert_eq!(events(&scene.world, "contest_decided").await, 1);
    assert_eq!(messages(&scene.world, "visit-contest").await, 1);
    assert_eq!(scene.world.count("select count(*) from case_clocks where rule = 'repairs.no_access.review' and met_at is not null").await, 1);
    assert!(scene.record().await.contains("This visit does not count"));

    // The next failure is the first again.
    scene.choose("2026-11-25/am").await;
    scene.until("2026-11-25T10:00:00Z");
    scene.van_again().await;
    scene.door_photo().await;
    scene.van_posts("no-access", &AT_THE_DOOR).await;
    assert_eq!(
        scene
            .world
            .count("select count(*) from visits where state = 'no_access' and attempt = 1")
            .await,
        2
    );
}

#[tokio::test]
async fn the_second_asks_for_a_check_the_third_for_a_review_and_nothing_is_closed() {
    let mut scene = outside().await;
    for (place, day) in ["2026-11-24", "2026-11-25", "2026-11-26"]
        .into_iter()
        .enumerate()
    {
        if place > 0 {
            assert_eq!(
                scene.choose(&format!("{day}/am")).await.location(),
                format!("/repairs/{}", scene.reference)
            );
        }
        scene.until(&format!("{day}T10:00:00Z"));
        scene.van_again().await;
        scene.door_photo().await;
        scene.van_posts("no-access", &AT_THE_DOOR).await;
        let due = scene.world.count("select count(*) from case_clocks where rule = 'repairs.no_access.review' and met_at is null and stopped_at is null").await;
        assert_eq!(due, i64::from(place > 0), "after {place}");
        let offered = scene
            .world
            .count("select count(*) from visits where state = 'offered'")
            .await;
        assert_eq!(offered, i64::from(place < 2), "after {place}");
    }
    assert_eq!(
        scene
            .world
            .count("select max(attempt)::bigint from visits")
            .await,
        3
    );
    assert_eq!(
        (
            scene.state().await.as_str(),
            events(&scene.world, "access_review_due").await
        ),
        ("no_access", 2)
    );
    assert_eq!(
        scene
            .world
            .count("select count(*) from cases where closed_at is not null")
            .await,
        0
    );
    assert!(
        !scene.record().await.contains("decide what happens next"),
        "the desk's own business"
    );
    scene.officer_again().await;
    let case = format!("/officer/cases/{}", scene.reference);
    let desk = scene.officer.get(&case).await.text();
    assert!(desk.contains("Find out if the tenant needs help"), "{desk}");
    let form = [
        ("reference", scene.reference.as_str()),
        ("found", "In hospital; her sister's got a key."),
    ];
    scene.officer.post("/do/officer/visits/review", &form).await;
    assert_eq!(scene.world.count("select count(*) from case_clocks where rule = 'repairs.no_access.review' and met_at is null").await, 0);
    assert!(!scene.record().await.contains("In hospital"));
    scene.offer(&scene.reference).await;
    assert_eq!(
        scene
            .world
            .count("select count(*) from visits where state = 'offered'")
            .await,
        1
    );
}
