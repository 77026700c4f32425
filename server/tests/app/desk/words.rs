//! Questions to the tenant and notes for the desk.

use super::{at_the_desk, page_after};
use uuid::Uuid;

#[tokio::test]
async fn a_question_is_asked_once_and_the_case_waits_for_the_answer() {
    let (world, _, officer) = at_the_desk().await;
    let key = Uuid::now_v7().to_string();
    let fields = [
        ("question", "Which wall?"),
        ("submission_key", key.as_str()),
    ];
    for _ in 0..2 {
        page_after(&officer, "ask", &fields).await;
    }
    assert_eq!(
        world
            .count("select count(*) from case_messages where question")
            .await,
        1
    );
    assert_eq!(
        world
            .count("select count(*) from outgoing_messages where kind = 'question'")
            .await,
        2
    );
    assert!(
        officer
            .get("/officer?view=waiting")
            .await
            .text()
            .contains("R-26-009001")
    );
    let other = [
        ("question", "Which room?"),
        ("submission_key", key.as_str()),
    ];
    let page = page_after(&officer, "ask", &other).await;
    assert!(
        page.contains("Which room?") && page.contains("You sent other words"),
        "{page}"
    );
}

#[tokio::test]
async fn a_note_is_the_desks_own_and_hostile_words_stay_words() {
    let (world, _, officer) = at_the_desk().await;
    let nasty = "</textarea><script>alert(1)</script> \u{202e}O'Neill 👍\0";
    let page = page_after(&officer, "note", &[("note", nasty)]).await;
    assert!(
        page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert"),
        "{page}"
    );
    assert_eq!(
        world
            .count("select count(*) from case_notes where body like '%O''Neill 👍'")
            .await,
        1
    );
    assert_eq!(
        world.count("select count(*) from outgoing_messages").await,
        0
    );
    let long = "x".repeat(5_001);
    let page = page_after(&officer, "note", &[("note", &long)]).await;
    assert!(page.contains("You have 1 too many") && page.contains(&long));
}
