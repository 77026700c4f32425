//! Reporting a repair over HTTP, as a browser without JavaScript does it.

use crate::world::{Answer, Browser, World};
use http::StatusCode;

/// Each question, what is answered, and where that leads.
/// A page, what is answered there, and where that leads.
type Answered = (
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
);

const ANSWERS: [Answered; 13] = [
    ("emergency", &[("emergency", "none")], "place"),
    ("place", &[("place", "home")], "room"),
    ("room", &[("room", "kitchen")], "problem"),
    ("problem", &[("problem", "tap")], "fault"),
    ("fault", &[("fault", "runs")], "more"),
    (
        "more",
        &[("can_catch", "yes"), ("on_electrics", "no")],
        "help",
    ),
    ("help", &[], "when"),
    ("when", &[("since", "today"), ("worse", "no")], "describe"),
    (
        "describe",
        &[(
            "description",
            "It's 💧 </textarea><script>alert(1)</script> الماء",
        )],
        "photos",
    ),
    ("photos", &[], "risk"),
    (
        "risk",
        &[("at_risk[]", "under_five"), ("at_risk[]", "pregnant")],
        "access",
    ),
    (
        "access",
        &[("availability[]", "am"), ("access", "Two cats")],
        "contact",
    ),
    (
        "contact",
        &[("reach_by[]", "email"), ("reach_by[]", "sms")],
        "check",
    ),
];

async fn answer(browser: &Browser, verb: &str, fields: &[(&str, &str)]) -> Answer {
    browser
        .post(&format!("/do/repairs/report/{verb}"), fields)
        .await
}

async fn answer_all(browser: &Browser) {
    let started = answer(browser, "start", &[]).await;
    assert_eq!(started.location(), "/repairs/report/emergency");
    for (step, fields, next) in ANSWERS {
        let page = browser.get(&format!("/repairs/report/{step}")).await;
        assert_eq!(page.status, StatusCode::OK, "{step}");
        let taken = answer(browser, step, fields).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{step}");
        assert_eq!(
            taken.location(),
            format!("/repairs/report/{next}"),
            "{step}"
        );
    }
}

/// The key in the hidden field of the page.
fn key(page: &Answer) -> String {
    let text = page.text();
    let (_, after) = text
        .split_once("name=\"submission_key\" value=\"")
        .expect("a form with a key");
    after.split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_signed_in_tenant_reports_a_repair_and_a_second_tap_sends_nothing_more() {
    let world = World::new().await;
    let (_, tenant) = world.tenant("Ada").await;
    answer_all(&tenant).await;
    let check = tenant.get("/repairs/report/check").await;
    assert!(!check.text().contains("<script>alert"));
    assert!(check.text().contains("A baby or a child under 5"));
    let key = key(&check);
    let fields = [("submission_key", key.as_str())];
    let (first, second) = tokio::join!(
        answer(&tenant, "send", &fields),
        answer(&tenant, "send", &fields)
    );
    assert_eq!(first.location(), format!("/repairs/report/sent?key={key}"));
    assert_eq!(second.location(), first.location());
    assert_eq!(world.count("select count(*) from cases").await, 1);
    let sent = tenant.get(first.location()).await;
    assert!(sent.text().contains("We have your report"));
    let replay = answer(&tenant, "send", &fields).await;
    assert_eq!(replay.location(), first.location());
}

#[tokio::test]
async fn someone_who_cannot_sign_in_sends_it_and_only_their_browser_hears_of_it() {
    let world = World::new().await;
    let stranger = world.anonymous();
    answer_all(&stranger).await;
    let key = key(&stranger.get("/repairs/report/check").await);
    let onward = answer(&stranger, "send", &[("submission_key", &key)]).await;
    assert_eq!(onward.location(), "/repairs/report/who");
    let mut fields = vec![
        ("submission_key", key.as_str()),
        ("name", "Siobhán O'Neill"),
    ];
    let refused = answer(&stranger, "send-unverified", &fields).await;
    assert_eq!(refused.location(), "/repairs/report/who");
    let again = stranger.get("/repairs/report/who").await.text();
    assert!(again.contains("Enter the address where the problem is"));
    assert!(again.contains("Siobhán O"));
    fields.extend([("address", "1 Quay, ZZ99 1AA"), ("phone", "01632 960001")]);
    let sent = answer(&stranger, "send-unverified", &fields).await;
    assert_eq!(sent.location(), format!("/repairs/report/sent?key={key}"));
    let page = stranger.get(sent.location()).await;
    assert!(page.text().contains("We ring you"));
    let other = world.anonymous().get(sent.location()).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_later_page_leads_to_the_first_open_question_and_a_missing_report_to_a_new_start() {
    let world = World::new().await;
    let browser = world.anonymous();
    let gone = browser.get("/repairs/report/room").await;
    assert_eq!(gone.status, StatusCode::OK);
    assert!(gone.text().contains("We do not have this report any more"));
    answer(&browser, "start", &[]).await;
    answer(&browser, "emergency", &[("emergency", "none")]).await;
    for later in ["room", "photos", "contact", "check", "who"] {
        let led = browser.get(&format!("/repairs/report/{later}")).await;
        assert_eq!(led.status, StatusCode::SEE_OTHER, "{later}");
        assert_eq!(led.location(), "/repairs/report/place", "{later}");
    }
}

#[tokio::test]
async fn what_was_typed_survives_a_refusal_and_a_report_that_is_gone() {
    let world = World::new().await;
    let browser = world.anonymous();
    answer_all(&browser).await;
    let long = "é".repeat(5_001);
    let refused = answer(&browser, "describe", &[("description", &long)]).await;
    assert_eq!(refused.location(), "/repairs/report/describe");
    let page = browser.get(refused.location()).await.text();
    assert!(page.contains(&long) && page.contains("You have 1 too many"));
    let lost = world.anonymous();
    answer(&lost, "describe", &[("description", "Typed too late")]).await;
    answer_all_before_describe(&lost).await;
    let kept = lost.get("/repairs/report/describe").await.text();
    assert!(kept.contains("Typed too late"));
}

async fn answer_all_before_describe(browser: &Browser) {
    answer(browser, "start", &[]).await;
    for (step, fields, _) in ANSWERS.iter().take_while(|(step, ..)| *step != "describe") {
        answer(browser, step, fields).await;
    }
}

#[tokio::test]
async fn a_danger_is_shown_its_number_and_its_moment_is_kept() {
    let world = World::new().await;
    let browser = world.anonymous();
    answer(&browser, "start", &[]).await;
    let named = answer(&browser, "emergency", &[("emergency", "gas_smell")]).await;
    assert_eq!(named.location(), "/repairs/report/emergency/advice");
    let advice = browser.get(named.location()).await.text();
    assert!(advice.contains("tel:0800111999"));
    assert!(advice.contains("9am on Saturday 21 November 2026"));
    let kept = "select count(*) from report_drafts where emergency_at is not null";
    assert_eq!(world.count(kept).await, 1);
}
