//! Response templates: chosen, filled in, kept.

use super::{CASE, at_the_desk, post};
use crate::world::{Browser, World};
use domain::Role;
use http::StatusCode;
use uuid::Uuid;

async fn template(world: &World, title: &'static str) -> String {
    sqlx::query_scalar::<_, Uuid>("select id from response_templates where title = $1")
        .bind(title)
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap()
        .to_string()
}

#[tokio::test]
async fn a_template_comes_back_filled_in_after_what_was_typed_and_nothing_is_sent() {
    let (world, _, officer) = at_the_desk().await;
    let photos = template(&world, "More photos, please").await;
    let fields = [
        ("into", "question"),
        ("question_template", photos.as_str()),
        ("question", "Which wall?"),
        ("message", "Typed <b>before</b>"),
    ];
    let answer = post(&officer, "template", &fields).await;
    assert_eq!(answer.location(), format!("{CASE}#write"));
    let page = officer.get(CASE).await.text();
    for words in [
        "Which wall?",
        "Hello Amina",
        "R-26-009001.",
        "Typed &lt;b&gt;before",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("error-summary"), "{page}");
    assert_eq!(world.count("select count(*) from case_messages").await, 0);
}

#[tokio::test]
async fn words_that_nobody_filled_in_are_not_sent() {
    let (world, _, officer) = at_the_desk().await;
    let fields = [("message", "We promised it by {due}.")];
    let page = super::page_after(&officer, "write", &fields).await;
    assert!(page.contains("Write your own words for {due}"), "{page}");
    assert_eq!(world.count("select count(*) from case_messages").await, 0);
    for chosen in ["", "x", &Uuid::now_v7().to_string()] {
        let fields = [("into", "message"), ("message_template", chosen)];
        let page = super::page_after(&officer, "template", &fields).await;
        assert!(page.contains("Choose a template"), "{chosen}: {page}");
    }
}

async fn keep(officer: &Browser, id: &str, title: &str, body: &str) -> String {
    let fields = [
        ("template", id),
        ("team", "repairs"),
        ("title", title),
        ("body", body),
    ];
    let answer = officer.post("/do/officer/templates/keep", &fields).await;
    if answer.status != StatusCode::SEE_OTHER {
        return answer.status.to_string();
    }
    officer.get(answer.location()).await.text()
}

#[tokio::test]
async fn managers_write_change_and_retire_templates() {
    let world = World::new().await;
    let (_, manager) = world.officer("Dee Holt", Role::Manager, &["repairs"]).await;
    let (_, officer) = world
        .officer("Ben Carter", Role::Officer, &["repairs"])
        .await;
    let before = world.count("select count(*) from response_templates").await;
    let id = Uuid::now_v7().to_string();
    assert!(
        keep(&officer, &id, "Mine", "Hello {name}")
            .await
            .contains("404")
    );
    assert!(
        keep(&manager, &id, " ", "")
            .await
            .contains("Enter a name for it")
    );
    let slip = keep(&manager, &id, "Slip", "Hello {nmae}").await;
    assert!(slip.contains("We cannot fill this in: {nmae}"), "{slip}");
    for _ in 0..2 {
        let page = keep(&manager, &id, "Scaffold", "Hello {name}").await;
        assert!(
            page.contains("The template is saved") && page.contains("Scaffold"),
            "{page}"
        );
    }
    let taken = keep(&manager, &Uuid::now_v7().to_string(), "scaffold", "Other").await;
    assert!(
        taken.contains("There is a template of this name"),
        "{taken}"
    );
    assert_eq!(
        world.count("select count(*) from response_templates").await,
        before + 1
    );
    let path = format!("/officer/templates/{id}");
    assert_eq!(manager.get(&path).await.status, StatusCode::OK);
    assert_eq!(officer.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        officer.get("/officer/templates").await.status,
        StatusCode::NOT_FOUND
    );
    let gone = officer
        .post("/do/officer/templates/retire", &[("template", &id)])
        .await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    for _ in 0..2 {
        manager
            .post("/do/officer/templates/retire", &[("template", &id)])
            .await;
    }
    assert_eq!(manager.get(&path).await.status, StatusCode::NOT_FOUND);
    assert!(
        !manager
            .get("/officer/templates")
            .await
            .text()
            .contains("Scaffold")
    );
    assert!(
        keep(&manager, &id, "Scaffold", "Late change")
            .await
            .contains("404")
    );
}

#[tokio::test]
async fn postgres_alone_keeps_officers_from_writing_templates() {
    let world = World::new().await;
    let (officer, _) = world
        .officer("Ben Carter", Role::Officer, &["repairs"])
        .await;
    let mut db = world.all_seeing().await;
    let mut tx = sqlx::Connection::begin(&mut db).await.unwrap();
    sqlx::query("set local role doorstep_app")
        .execute(&mut *tx)
        .await
        .unwrap();
    sqlx::query("select set_config('app.officer', $1, true)")
        .bind(officer.to_string())
        .execute(&mut *tx)
        .await
        .unwrap();
    let changed = sqlx::query("update response_templates set title = 'Mine'")
        .execute(&mut *tx)
        .await
        .unwrap();
    assert_eq!(changed.rows_affected(), 0);
    let read: i64 = sqlx::query_scalar("select count(*) from response_templates")
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    assert!(read > 0);
}
