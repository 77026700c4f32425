//! The case of a plan that was not kept: what an officer writes on it asks for a debt, and is held like every demand.

use super::play::{ASKS_TO_COME_BACK, Recorder, TAKES, begin, rent_case, scene};
use crate::rent::scene::Scene;
use chrono::TimeDelta;
use domain::SubmissionKey;
use http::StatusCode;
use std::sync::atomic::Ordering;

const WHY: &str = "What kept you from paying?";
const HELD: &str = "select count(*) from outgoing_messages
  where class = 'arrears' and account_id is not null and case_id is not null and reason = 'breathing_space'";

/// Amina's. Returns its reference.
async fn broken_plan(scene: &Scene) -> String {
    let mut db = scene.world.all_seeing().await;
    let case = rent_case(&mut db, scene, scene.amina.0).await;
    sqlx::query("update rent_cases set topic = 'arrangement_broken' where case_id = $1")
        .bind(case)
        .execute(&mut db)
        .await
        .unwrap();
    sqlx::query_scalar("select reference from cases where id = $1")
        .bind(case)
        .fetch_one(&mut db)
        .await
        .unwrap()
}

/// What the officer sends on the case, and the page after it.
async fn at_desk(scene: &Scene, verb: &str, reference: &str, typed: &[(&str, &str)]) -> String {
    let key = SubmissionKey::new().to_string();
    let about = [
        ("reference", reference),
        ("seen", "submitted"),
        ("submission_key", key.as_str()),
    ];
    let fields = [&about[..], typed].concat();
    let path = format!("/do/officer/cases/{verb}");
    let answer = scene.ina.1.post(&path, &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{verb}");
    let page = scene.ina.1.get(answer.location()).await;
    assert_eq!(page.status, StatusCode::OK, "{}", answer.location());
    page.text()
}

async fn at_home(scene: &Scene, path: &str) -> String {
    let page = scene.amina.1.get(path).await;
    assert_eq!(page.status, StatusCode::OK, "{path}");
    page.text()
}

/// A breathing space begins while the carrier is down; then it is up again.
async fn begins_meanwhile(scene: &Scene, recorder: &Recorder) {
    scene.world.work().await;
    let tried = recorder.calls();
    let entered = begin(scene).await;
    assert_eq!(
        (entered.taken_back, entered.under_way),
        (2, 0),
        "an email and a text"
    );
    recorder.mood.store(TAKES, Ordering::Relaxed);
    scene.world.work_later().await;
    assert_eq!(recorder.calls(), tried, "nothing left after it");
    assert_eq!(scene.world.count(HELD).await, 2);
}

#[tokio::test]
async fn a_question_that_waits_is_kept_here_and_off_the_tenants_page() {
    let (scene, recorder) = scene().await;
    let reference = broken_plan(&scene).await;
    recorder.mood.store(ASKS_TO_COME_BACK, Ordering::Relaxed);
    at_desk(&scene, "ask", &reference, &[("question", WHY)]).await;
    begins_meanwhile(&scene, &recorder).await;
    let page = at_home(&scene, &format!("/rent/questions/{reference}")).await;
    assert!(
        !page.contains(WHY)
            && !page.contains("Waiting for you")
            && !page.contains("We asked a question"),
        "{page}"
    );
    for path in ["/messages", "/home"] {
        let page = at_home(&scene, path).await;
        assert!(!page.contains(WHY), "{path}: {page}");
    }
    // The desk sees what it wrote, and what became of it.
    let path = format!("/officer/cases/{reference}");
    let desk = scene.ina.1.get(&path).await.text();
    for words in [WHY, "not sent: nobody may be asked for what is owed"] {
        assert!(desk.contains(words), "{words}: {desk}");
    }
}

#[tokio::test]
async fn the_words_that_close_it_are_kept_here_alike() {
    let (scene, recorder) = scene().await;
    let reference = broken_plan(&scene).await;
    recorder.mood.store(ASKS_TO_COME_BACK, Ordering::Relaxed);
    let close = [("outcome", "done"), ("closing", "Please pay what is left.")];
    at_desk(&scene, "close", &reference, &close).await;
    let path = format!("/rent/questions/{reference}");
    assert!(at_home(&scene, &path).await.contains(close[1].1));
    begins_meanwhile(&scene, &recorder).await;
    let page = at_home(&scene, &path).await;
    for words in [close[1].1, "We closed this"] {
        assert!(!page.contains(words), "{words}: {page}");
    }
    let path = format!("/officer/cases/{reference}");
    let desk = scene.ina.1.get(&path).await.text();
    assert!(desk.contains(close[1].1), "{desk}");
}

#[tokio::test]
async fn what_went_or_was_read_before_stays_on_the_page() {
    let (scene, recorder) = scene().await;
    let reference = broken_plan(&scene).await;
    at_desk(&scene, "ask", &reference, &[("question", WHY)]).await;
    scene.world.work().await;
    assert_eq!(recorder.calls(), 2, "nothing stands in its way before");
    scene.world.clock.advance(TimeDelta::minutes(5));
    recorder.mood.store(ASKS_TO_COME_BACK, Ordering::Relaxed);
    let ring = "Please ring me about it.";
    at_desk(&scene, "write", &reference, &[("message", ring)]).await;
    let path = format!("/rent/questions/{reference}");
    assert!(at_home(&scene, &path).await.contains(ring));
    begins_meanwhile(&scene, &recorder).await;
    let page = at_home(&scene, &path).await;
    assert!(page.contains(WHY) && page.contains(ring), "{page}");
}

#[tokio::test]
async fn while_nobody_may_be_asked_nothing_is_written_on_it_and_no_words_close_it() {
    let (scene, recorder) = scene().await;
    let reference = broken_plan(&scene).await;
    begin(&scene).await;
    let tries: [(&str, &[(&str, &str)]); 3] = [
        ("ask", &[("question", WHY)]),
        ("write", &[("message", WHY)]),
        ("close", &[("outcome", "done"), ("closing", WHY)]),
    ];
    for (verb, typed) in tries {
        let page = at_desk(&scene, verb, &reference, typed).await;
        assert!(
            page.contains("nobody asks about this debt until it is over"),
            "{verb}: {page}"
        );
    }
    let done = "select (select count(*) from case_messages) + (select count(*) from cases where closed_at is not null)";
    assert_eq!(scene.world.count(done).await, 0);
    scene.world.work().await;
    assert_eq!(recorder.calls(), 0);
}
