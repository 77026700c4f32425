//! Searching and narrowing the queue.

use super::{CASE, at_the_desk};
use http::StatusCode;
use uuid::Uuid;

#[tokio::test]
async fn a_search_finds_by_name_address_reference_and_phone_and_names_nobody_in_an_address() {
    let (world, _, officer) = at_the_desk().await;
    sqlx::query("update contact_points set address = '+447700900123' where channel = 'sms'")
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    for (words, found) in [
        ("Amina Marsh", true),
        ("damp", true),
        ("07700 900 123", true),
        ("100%", false),
        ("Nobody", false),
    ] {
        let answer = officer
            .post(
                "/do/officer/search",
                &[("q", words), ("shown", "view=unassigned")],
            )
            .await;
        assert!(
            answer
                .location()
                .starts_with("/officer?view=unassigned&search="),
            "{words}"
        );
        for _ in 0..2 {
            let page = officer.get(answer.location()).await.text();
            assert_eq!(
                page.contains("/officer/cases/R-26-009001"),
                found,
                "{words}"
            );
        }
    }
    let whole = officer
        .post("/do/officer/search", &[("q", "r 26 9001")])
        .await;
    assert_eq!(whole.location(), CASE);
    let over = officer
        .get(&format!("/officer?search={}", Uuid::now_v7()))
        .await;
    assert!(over.text().contains("That search has ended"));
    let long = officer
        .post("/do/officer/search", &[("q", &"x".repeat(101))])
        .await;
    assert_eq!(long.location(), "/officer");
    assert!(
        officer
            .get("/officer")
            .await
            .text()
            .contains("You have 1 too many")
    );
}

#[tokio::test]
async fn a_forged_address_is_no_error() {
    let (_, _, officer) = at_the_desk().await;
    for path in [
        "/officer?team=%00&kind=%27&page=-1&owner=x",
        "/officer?page=99999999999999999999",
        "/officer?view=%F0%9F%92%A9",
    ] {
        assert_eq!(officer.get(path).await.status, StatusCode::OK, "{path}");
    }
    for path in [
        "/officer/cases/x",
        "/officer/cases/R-26-009001/photos/0",
        "/officer/cases/R-26-009001/photos/1",
        "/officer/cases/R-26-009001/photos/x",
    ] {
        assert_eq!(
            officer.get(path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}
