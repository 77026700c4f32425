//! Who gets in.

use super::{CASE, at_the_desk, post, reported};
use crate::world::World;
use domain::Role;
use http::StatusCode;

#[tokio::test]
async fn an_officer_sees_the_queue_and_the_case_and_nobody_else_does() {
    let (world, tenant, officer) = at_the_desk().await;
    let queue = officer.get("/officer").await;
    assert_eq!(queue.status, StatusCode::OK);
    let text = queue.text();
    assert!(
        text.contains("Damp &lt;b&gt;wall&lt;/b&gt;") && text.contains("Today 11am"),
        "{text}"
    );
    let case = officer.get(CASE).await.text();
    assert!(
        case.contains("Black spots") && case.contains("Suggested: Urgent"),
        "{case}"
    );
    for stranger in [tenant, world.anonymous()] {
        for path in ["/officer", CASE, "/officer/cases/R-26-009001/photos/1"] {
            let answer = stranger.get(path).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
            assert!(
                answer.location().starts_with("/officer/sign-in?then="),
                "{path}"
            );
        }
        for verb in [
            "priority", "assign", "ask", "write", "note", "state", "close",
        ] {
            let answer = post(&stranger, verb, &[("note", "x")]).await;
            assert_eq!(answer.location(), "/officer/sign-in", "{verb}");
        }
    }
    assert_eq!(world.count("select count(*) from case_events").await, 0);
    assert_eq!(
        world
            .count("select count(*) from audit_log where action = 'saw'")
            .await,
        1
    );
}

#[tokio::test]
async fn another_teams_restricted_case_is_as_if_it_were_not_there() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    reported(&world, person, true).await;
    let (_, other) = world.officer("Dee Holt", Role::Manager, &["contact"]).await;
    let (_, own) = world
        .officer("Ben Carter", Role::Officer, &["repairs"])
        .await;
    assert_eq!(own.get(CASE).await.status, StatusCode::OK);
    let missing = other.get("/officer/cases/R-26-009002").await;
    let hidden = other.get(CASE).await;
    assert_eq!(
        (hidden.status, missing.status),
        (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND)
    );
    assert!(!other.get("/officer").await.text().contains("R-26-009001"));
    assert_eq!(
        post(&other, "note", &[("note", "x")]).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(world.count("select count(*) from case_notes").await, 0);
}
