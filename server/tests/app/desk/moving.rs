//! Priority, owner, state and closing: what moves a case on.

use super::{at_the_desk, page_after};
use domain::Role;
use uuid::Uuid;

#[tokio::test]
async fn a_priority_needs_a_reason_and_moves_the_promise() {
    let (world, _, officer) = at_the_desk().await;
    let page = page_after(
        &officer,
        "priority",
        &[
            ("seen", "submitted"),
            ("priority", "urgent"),
            ("priority_reason", " "),
        ],
    )
    .await;
    assert!(
        page.contains("Enter why you chose this priority") && page.contains("error-summary"),
        "{page}"
    );
    assert_eq!(world.count("select count(*) from case_events").await, 0);
    let fields = [
        ("seen", "submitted"),
        ("priority", "urgent"),
        ("priority_reason", "Baby at home"),
    ];
    let page = page_after(&officer, "priority", &fields).await;
    assert!(
        page.contains("The priority is set.")
            && page.contains("Baby at home")
            && page.contains("Ben Carter"),
        "{page}"
    );
    assert!(page.contains("Finish the urgent repair"), "{page}");
    // The same form twice is the same decision.
    page_after(&officer, "priority", &fields).await;
    assert_eq!(
        world
            .count("select count(*) from case_events where kind = 'priority_set'")
            .await,
        1
    );
    assert_eq!(world.count("select count(*) from cases where state = 'triaged' and next_rule = 'repairs.urgent.complete'").await, 1);
}

#[tokio::test]
async fn a_form_from_before_someone_else_moved_the_case_comes_back_with_its_words() {
    let (world, _, officer) = at_the_desk().await;
    let (_, colleague) = world.officer("Dee Holt", Role::Officer, &["repairs"]).await;
    page_after(
        &colleague,
        "state",
        &[("seen", "submitted"), ("state", "triaged")],
    )
    .await;
    let late = [
        ("seen", "submitted"),
        ("outcome", "done"),
        ("closing", "The wall is dry"),
    ];
    let page = page_after(&officer, "close", &late).await;
    assert!(
        page.contains("Someone moved this case on") && page.contains("The wall is dry"),
        "{page}"
    );
    assert_eq!(
        world
            .count("select count(*) from cases where closed_at is not null")
            .await,
        0
    );
}

#[tokio::test]
async fn a_case_moves_only_where_the_rules_lead() {
    let (world, _, officer) = at_the_desk().await;
    for state in [
        "completed",
        "closed",
        "reopened",
        "awaiting_info",
        "nonsense",
        "",
    ] {
        let page = page_after(
            &officer,
            "state",
            &[("seen", "submitted"), ("state", state)],
        )
        .await;
        assert!(
            page.contains("Choose where it stands now"),
            "{state}: {page}"
        );
    }
    page_after(
        &officer,
        "state",
        &[("seen", "submitted"), ("state", "triaged")],
    )
    .await;
    page_after(
        &officer,
        "state",
        &[("seen", "triaged"), ("state", "ordered")],
    )
    .await;
    assert_eq!(
        world
            .count("select count(*) from cases where state = 'ordered'")
            .await,
        1
    );
    assert_eq!(
        world
            .count("select count(*) from outgoing_messages where kind = 'progress'")
            .await,
        4
    );
}

#[tokio::test]
async fn closing_tells_the_tenant_once_and_a_second_officer_that_it_was_closed() {
    let (world, _, officer) = at_the_desk().await;
    let fields = [
        ("seen", "submitted"),
        ("outcome", "done"),
        ("closing", "We cleaned the wall"),
    ];
    page_after(&officer, "close", &fields).await;
    page_after(&officer, "close", &fields).await;
    assert_eq!(
        world
            .count("select count(*) from outgoing_messages where kind = 'closed'")
            .await,
        2
    );
    let other = [
        ("seen", "submitted"),
        ("outcome", "not_ours"),
        ("closing", "Not ours"),
    ];
    let page = page_after(&officer, "close", &other).await;
    assert!(page.contains("Someone closed this case"), "{page}");
    let late = [
        ("seen", "submitted"),
        ("priority", "urgent"),
        ("priority_reason", "x"),
    ];
    page_after(&officer, "priority", &late).await;
    assert_eq!(
        world
            .count("select count(*) from cases where priority = 'routine' and next_due is null")
            .await,
        1
    );
    assert!(
        officer
            .get("/officer?view=closed")
            .await
            .text()
            .contains("R-26-009001")
    );
    assert!(!officer.get("/officer").await.text().contains("R-26-009001"));
}

#[tokio::test]
async fn a_case_is_given_to_a_colleague_to_nobody_and_not_to_a_stranger() {
    let (world, _, officer) = at_the_desk().await;
    let (dee, colleague) = world.officer("Dee Holt", Role::Officer, &["repairs"]).await;
    let page = page_after(&officer, "assign", &[("owner", &dee.to_string())]).await;
    assert!(page.contains("Given to Dee Holt"), "{page}");
    assert!(
        colleague
            .get("/officer?view=mine")
            .await
            .text()
            .contains("R-26-009001")
    );
    for stranger in [Uuid::now_v7().to_string(), "someone".to_owned()] {
        let page = page_after(&officer, "assign", &[("owner", &stranger)]).await;
        assert!(page.contains("Choose who works on it"), "{page}");
    }
    page_after(&officer, "assign", &[("owner", "nobody")]).await;
    assert!(
        officer
            .get("/officer?view=unassigned")
            .await
            .text()
            .contains("R-26-009001")
    );
    assert_eq!(
        world
            .count("select count(*) from case_events where visible_to_tenant")
            .await,
        0
    );
}
