//! Whose visit it is: another firm, an officer and a neighbour find nothing; and Postgres shows a firm its own jobs alone.

use super::*;
use crate::doors::digests;
use crate::fences::seen_by;
use domain::Error;
use http::StatusCode;
use std::collections::BTreeMap;

/// Booked for Tuesday morning, with a picture by the firm.
async fn booked() -> Scene {
    let mut scene = Scene::ordered().await;
    scene.offer(&scene.reference).await;
    scene.choose("2026-11-24/am").await;
    scene.until("2026-11-24T09:00:00Z");
    scene.van_again().await;
    scene.door_photo().await;
    scene
}

#[tokio::test]
async fn another_firm_finds_nothing_at_any_page_or_form() {
    let scene = booked().await;
    let (_, other) = firm(&scene.world, "Marsh Electrical", 3).await;
    let visit = scene.visit().await.to_string();
    let before = digests(&scene.world, &["throttles", "form_states", "sessions"]).await;
    let page = other.get(&format!("/contractor/visits/{visit}")).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let missing = other
        .get(&format!("/contractor/visits/{}", VisitId::new()))
        .await;
    assert_eq!(
        page.comparable().replace(&visit, "*").len(),
        missing.comparable().len()
    );
    let forms: [(&str, &[(&str, &str)]); 3] = [
        ("on-my-way", &[]),
        ("finish", &[("outcome", "done"), ("done", "Done.")]),
        (
            "no-access",
            &[
                ("waited", "15"),
                ("phoned", "yes"),
                ("card", "yes"),
                ("notes", "No"),
            ],
        ),
    ];
    for (verb, fields) in forms {
        let about = [("visit", visit.as_str())];
        let fields: Vec<_> = about.iter().chain(fields).copied().collect();
        let answer = other.post(&format!("/do/contractor/{verb}"), &fields).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{verb}");
    }
    let upload = format!("/upload/contractor/visits/{visit}/after");
    let answer = other
        .upload(&upload, "x.jpg", &jpeg(33, 44), "text/html")
        .await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let photo: Uuid = sqlx::query_scalar("select id from attachments where visit_id is not null")
        .fetch_one(&mut scene.world.all_seeing().await)
        .await
        .unwrap();
    let path = format!("/photos/{photo}/full");
    assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(scene.van.get(&path).await.status, StatusCode::OK);
    assert_eq!(scene.tenant.get(&path).await.status, StatusCode::OK);
    assert!(
        other
            .get("/contractor")
            .await
            .text()
            .contains("No visits today")
    );
    assert_eq!(
        before,
        digests(&scene.world, &["throttles", "form_states", "sessions"]).await
    );
}

#[tokio::test]
async fn the_desk_and_the_van_are_different_rooms_behind_one_door() {
    let mut scene = booked().await;
    scene.officer_again().await;
    let visit = scene.visit().await;
    for path in [
        "/contractor".to_owned(),
        format!("/contractor/visits/{visit}"),
    ] {
        for stranger in [&scene.officer, &scene.tenant, &scene.world.anonymous()] {
            let answer = stranger.get(&path).await;
            assert!(
                answer.location().starts_with("/officer/sign-in"),
                "{path}: {}",
                answer.status
            );
        }
    }
    for path in [
        "/officer",
        "/officer/admin",
        &format!("/officer/cases/{}", scene.reference),
    ] {
        assert!(
            scene
                .van
                .get(path)
                .await
                .location()
                .starts_with("/officer/sign-in"),
            "{path}"
        );
    }
    for path in ["/home", "/repairs", &scene.visit_page()] {
        assert!(
            scene.van.get(path).await.location().starts_with("/sign-in"),
            "{path}"
        );
    }
    // Nor can work be given to them as to an officer.
    let desk = scene
        .officer
        .get(&format!("/officer/cases/{}", scene.reference))
        .await
        .text();
    assert!(!desk.contains(&scene.operative.id.to_string()), "{desk}");
}

#[tokio::test]
async fn a_neighbour_chooses_and_contests_nothing_of_another_household() {
    let scene = booked().await;
    let (_, neighbour) = scene.world.tenant("Bilal").await;
    let visit = scene.visit().await.to_string();
    let before = digests(&scene.world, &["throttles", "form_states", "sessions"]).await;
    assert_eq!(
        neighbour.get(&scene.visit_page()).await.status,
        StatusCode::NOT_FOUND
    );
    for (verb, field) in [
        ("choose", ("slot", "2026-11-26/am")),
        ("call-off", ("slot", "")),
        ("contest", ("contest", "I was in")),
    ] {
        let form = [
            ("reference", scene.reference.as_str()),
            ("visit", visit.as_str()),
            field,
        ];
        let answer = neighbour
            .post(&format!("/do/repairs/visit/{verb}"), &form)
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{verb}");
    }
    assert_eq!(
        before,
        digests(&scene.world, &["throttles", "form_states", "sessions"]).await
    );
}

#[tokio::test]
async fn postgres_shows_a_firm_its_jobs_their_address_and_nothing_else() {
    let scene = booked().await;
    // A report's own picture, a note, a message, and another firm with a job of its own.
    let path = format!("/upload/cases/{}/photos", scene.reference);
    scene
        .tenant
        .upload(&path, "tap.jpg", &jpeg(50, 60), "text/html")
        .await;
    let (other, _) = firm(&scene.world, "Marsh Plumbing", 3).await;
    let (person, neighbour) = scene.world.tenant("Bilal").await;
    let sent = reported(&scene.world, &neighbour, person).await;
    let theirs = Scene {
        firm: other.contractor,
        ..booked_by(&scene, &sent.reference).await
    };
    theirs.order(&sent.reference).await;
    let settings = [
        ("app.contractor", scene.firm.to_string()),
        ("app.operative", scene.operative.id.to_string()),
    ];
    let settings: Vec<_> = settings
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let seen: BTreeMap<String, usize> = seen_by(&scene.world, &settings)
        .await
        .into_iter()
        .map(|(table, rows)| (table, rows.len()))
        .filter(|(table, rows)| {
            *rows > 0 && !["policies", "bank_holidays"].contains(&table.as_str())
        })
        .collect();
    let expected = [
        ("attachments", 1),
        ("contractors", 1),
        ("order_briefs", 1),
        ("orders", 1),
        ("properties", 1),
        ("visits", 1),
    ];
    let expected: BTreeMap<String, usize> = expected
        .into_iter()
        .map(|(table, rows)| (table.to_owned(), rows))
        .collect();
    assert_eq!(seen, expected);
}

/// The same desk, for another case.
async fn booked_by(scene: &Scene, reference: &str) -> Scene {
    let (_, officer) = scene
        .world
        .officer("Dee Holt", Role::Officer, &["repairs"])
        .await;
    Scene {
        world: World::at(utc(MONDAY)).await,
        person: scene.person,
        tenant: scene.tenant.clone(),
        officer,
        firm: scene.firm,
        operative: scene.operative.clone(),
        van: scene.van.clone(),
        reference: reference.to_owned(),
        case: scene.case,
    }
}

#[tokio::test]
async fn the_verbs_alone_refuse_another_firm_and_one_that_has_ended_is_signed_out() {
    let scene = booked().await;
    let (other, _) = firm(&scene.world, "Marsh Electrical", 3).await;
    let visit = scene.visit().await;
    let tx = scene.world.db().begin(other).await.unwrap();
    assert!(matches!(tx.on_my_way(visit).await, Err(Error::NotFound)));
    let mut tx = scene.world.db().begin(scene.as_tenant()).await.unwrap();
    assert_eq!(tx.visits(scene.case).await.unwrap().len(), 1);
    drop(tx);
    assert_eq!(scene.van.get("/contractor").await.status, StatusCode::OK);
    sqlx::query("update contractors set ended_at = $1")
        .bind(scene.world.clock.now())
        .execute(&mut scene.world.all_seeing().await)
        .await
        .unwrap();
    assert!(
        scene
            .van
            .get("/contractor")
            .await
            .location()
            .starts_with("/officer/sign-in")
    );
}
