//! The two pages: the tenant's and the income officer's.

use super::play::{begin, scene};
use crate::rent::scene::Scene;
use crate::world::Browser;
use http::StatusCode;

const TENANT: &str = "/rent/breathing-space/{account}";
const DESK: &str = "/officer/rent/{account}/breathing-space";

async fn text(scene: &Scene, who: &Browser, path: &str) -> String {
    let answer = scene.page(who, path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    answer.text()
}

fn has(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word} is not in {page}");
    }
}

fn has_not(page: &str, words: &[&str]) {
    for word in words {
        assert!(!page.contains(word), "{word} is in {page}");
    }
}

async fn say(scene: &Scene, who: &Browser, fields: &[(&str, &str)]) {
    let account = scene.rent.1.to_string();
    let mut all = vec![("account", account.as_str())];
    all.extend(fields);
    let answer = who.post("/do/rent/breathing-space", &all).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

async fn at_desk(scene: &Scene, verb: &str, fields: &[(&str, &str)]) -> String {
    let account = scene.rent.1.to_string();
    let mut all = vec![("account", account.as_str())];
    all.extend(fields);
    let path = format!("/do/officer/rent/breathing-space/{verb}");
    let answer = scene.ina.1.post(&path, &all).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{verb}");
    let page = scene.ina.1.get(answer.location()).await;
    assert_eq!(page.status, StatusCode::OK, "{}", answer.location());
    page.text()
}

#[tokio::test]
async fn a_tenant_says_so_twice_and_the_joint_tenant_learns_only_that_a_part_stands_still() {
    let (scene, _) = scene().await;
    let page = text(&scene, &scene.amina.1, TENANT).await;
    has(
        &page,
        &["What it is", "I am in breathing space", "National Debtline"],
    );
    has_not(&page, &["You owe", "580.50"]);
    for _ in 0..2 {
        say(
            &scene,
            &scene.amina.1,
            &[("reference", "BS-77"), ("adviser", "StepChange")],
        )
        .await;
    }
    let page = text(&scene, &scene.amina.1, TENANT).await;
    has(
        &page,
        &[
            "We are checking your breathing space",
            "14 February 2036",
            "RN-36-",
        ],
    );
    has_not(&page, &["Are you in breathing space?"]);
    let cases = "select count(*) from cases where kind = 'rent'";
    assert_eq!(scene.world.count(cases).await, 1);
    let joint = text(&scene, &scene.yusuf.1, TENANT).await;
    has(&joint, &["Part of this account is on hold"]);
    has_not(
        &joint,
        &["We are checking", "RN-36-", "BS-77", "14 February", "Amina"],
    );
    // A neighbour's answer is that of an account there is not.
    let ben = scene.world.tenant("Ben").await.1;
    assert_eq!(scene.page(&ben, TENANT).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_was_typed_too_long_comes_back_whole() {
    let (scene, _) = scene().await;
    let long = "x".repeat(51);
    say(
        &scene,
        &scene.amina.1,
        &[("reference", &long), ("adviser", "StepChange")],
    )
    .await;
    let page = text(&scene, &scene.amina.1, TENANT).await;
    has(&page, &[&long, "StepChange", "govuk-error-summary"]);
    assert_eq!(
        scene
            .world
            .count("select count(*) from breathing_space_holds")
            .await,
        0
    );
}

#[tokio::test]
async fn what_was_typed_before_the_session_ended_waits_behind_the_sign_in_page() {
    let (scene, _) = scene().await;
    let out = scene.amina.1.signed_out();
    let typed = [("reference", "BS-77"), ("adviser", "StepChange")];
    say(&scene, &out, &typed).await;
    let page = text(&scene, &scene.amina.1, TENANT).await;
    has(&page, &["BS-77", "StepChange", "You were signed out"]);
    let holds = "select count(*) from breathing_space_holds";
    assert_eq!(scene.world.count(holds).await, 0);
}

#[tokio::test]
async fn the_debtor_reads_from_when_to_when_and_that_paying_is_a_choice() {
    let (scene, _) = scene().await;
    begin(&scene).await;
    let page = text(&scene, &scene.amina.1, TENANT).await;
    has(
        &page,
        &[
            "You are in breathing space",
            "From 4 February 2036 to 3 April 2036.",
            "£580.50",
            "You do not have to pay the part on hold",
            "/rent/ways-to-pay",
        ],
    );
    has_not(&page, &["You owe", "arrears"]);
    let joint = text(&scene, &scene.yusuf.1, TENANT).await;
    has(&joint, &["Part of this account is on hold"]);
    has_not(&joint, &["3 April 2036", "You are in breathing space"]);
}

#[tokio::test]
async fn an_officer_enters_it_decides_and_releases_with_everything_typed_kept() {
    let (scene, _) = scene().await;
    say(&scene, &scene.amina.1, &[("reference", "BS-77")]).await;
    let page = text(&scene, &scene.ina.1, DESK).await;
    has(
        &page,
        &[
            "being checked",
            "Amina Marsh says they are in breathing space",
            "BS-77",
        ],
    );
    let person = scene.amina.0.to_string();
    let mut fields = vec![
        ("person", person.as_str()),
        ("kind", "standard"),
        ("reference", "BS-77"),
        ("adviser", "StepChange"),
        ("notified_day", "4"),
        ("notified_month", "2"),
        ("notified_year", "2036"),
        ("starts_day", "31"),
        ("starts_month", "2"),
        ("starts_year", "2036"),
        ("amount", "lots"),
    ];
    let page = at_desk(&scene, "enter", &fields).await;
    has(
        &page,
        &[
            "Enter a day, a month and a year",
            "govuk-error-summary",
            "lots",
            "StepChange",
        ],
    );
    assert_eq!(scene.world.count("select count(*) from moratoria").await, 0);
    fields[7] = ("starts_day", "4");
    fields[10] = ("amount", "");
    let page = at_desk(&scene, "enter", &fields).await;
    has(
        &page,
        &[
            "The breathing space is entered.",
            "3 April 2036",
            "£580.50 on",
            "What we have to do",
        ],
    );
    let page = at_desk(&scene, "enter", &fields).await;
    has(&page, &["This notice was entered before."]);
    let id: uuid::Uuid = sqlx::query_scalar("select id from moratoria")
        .fetch_one(&mut scene.world.all_seeing().await)
        .await
        .unwrap();
    let id = id.to_string();
    let page = at_desk(
        &scene,
        "duty",
        &[
            ("moratorium", &id),
            ("duty", "agents"),
            ("duty_words", "By email."),
        ],
    )
    .await;
    has(&page, &["By email.", "Ina Comer"]);
    let page = at_desk(
        &scene,
        "release",
        &[("moratorium", &id), ("released", "Looked.")],
    )
    .await;
    has(&page, &["It still runs"]);
    let page = at_desk(
        &scene,
        "stop",
        &[
            ("moratorium", &id),
            ("stopped_why", "Withdrawn by the adviser."),
        ],
    )
    .await;
    has(
        &page,
        &[
            "Enter a day, a month and a year",
            "Withdrawn by the adviser.",
        ],
    );
    let stop = [
        ("moratorium", id.as_str()),
        ("stopped_day", "4"),
        ("stopped_month", "2"),
        ("stopped_year", "2036"),
        ("stopped_why", "Withdrawn by the adviser."),
    ];
    let page = at_desk(&scene, "stop", &stop).await;
    has(
        &page,
        &[
            "It is over: look before anything else",
            "nobody has looked yet",
        ],
    );
    let page = at_desk(
        &scene,
        "release",
        &[("moratorium", &id), ("released", "Looked.")],
    )
    .await;
    has(&page, &["The account is released. Nothing was sent."]);
    let page = at_desk(
        &scene,
        "release",
        &[("moratorium", "nonsense"), ("released", "Looked.")],
    )
    .await;
    has(&page, &["That is not on this account"]);
}

#[tokio::test]
async fn a_repairs_officer_finds_no_trace_of_it() {
    let (scene, _) = scene().await;
    say(&scene, &scene.amina.1, &[]).await;
    begin(&scene).await;
    let refused = scene.page(&scene.olu.1, DESK).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    for path in ["/officer", "/officer?view=closed", "/officer/reports"] {
        let page = text(&scene, &scene.olu.1, path).await;
        has_not(&page, &["RN-36-", "reathing space", "kind=rent"]);
    }
}
