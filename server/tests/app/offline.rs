//! Reports that a phone kept without a signal: sent once, whatever happens on the way, and to nobody else's account.

use crate::corpus::jpeg;
use crate::world::{Answer, Browser, World};
use http::StatusCode;
use rules::repairs::catalogue::Catalogue;
use rules::repairs::offline::{Answered, Wire};
use uuid::Uuid;

const REPORTS: &str = "/repairs/offline";

fn key() -> String {
    Uuid::new_v4().to_string()
}

/// A dripping tap in the kitchen, every question answered.
fn answers() -> Wire {
    let mut wire = Wire::default();
    for (name, answer) in [
        ("emergency", "none"),
        ("place", "home"),
        ("room", "kitchen"),
        ("since", "week"),
        ("worse", "no"),
        ("description", "It drips, day and night."),
        ("availability", "any"),
        ("reach_by", "email"),
    ] {
        wire.set(name, &[answer]);
    }
    let tap = Catalogue::current().element("tap").unwrap();
    wire.set("element", &[tap.key]);
    wire.set("fault", &[tap.faults[0].key]);
    while let Some(question) = tap.faults[0].next_question(&wire.safety()) {
        wire.set(question.key, &[question.answers.last().unwrap().key]);
    }
    wire
}

async fn open(browser: &Browser, key: &str, owner: &str, wire: &Wire) -> Answer {
    let answers = serde_json::to_string(wire).unwrap();
    let form = [
        ("submission_key", key),
        ("owner", owner),
        ("answers", &answers),
    ];
    post(browser, REPORTS, &form).await
}

/// As the app on the phone posts, which asks for JSON.
async fn post(browser: &Browser, path: &str, form: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(form)
        .finish();
    let kind = "application/x-www-form-urlencoded";
    browser
        .upload_raw(path, body.into_bytes(), kind, "application/json")
        .await
}

async fn photo(browser: &Browser, key: &str, photo: &str) -> Answer {
    let path = format!("/upload/repairs/offline/{key}/photos");
    browser
        .upload_all(
            &path,
            &[("tap.jpg", &jpeg(40, 30))],
            Some(photo),
            "application/json",
        )
        .await
}

async fn send(browser: &Browser, key: &str) -> Answer {
    post(browser, &format!("{REPORTS}/{key}/send"), &[]).await
}

fn answered(answer: &Answer) -> Answered {
    serde_json::from_slice(&answer.body).unwrap_or_else(|_| panic!("{}", answer.text()))
}

async fn cases(world: &World) -> i64 {
    world.count("select count(*) from cases").await
}

async fn photos(world: &World) -> i64 {
    world
        .count("select count(*) from attachments where case_id is not null")
        .await
}

#[tokio::test]
async fn a_report_with_three_photos_arrives_once_however_often_each_step_comes() {
    let world = World::new().await;
    let (_, amina) = world.tenant("Amina").await;
    let (key, keys) = (key(), [key(), key(), key()]);
    for _ in 0..2 {
        let opened = open(&amina, &key, "", &answers()).await;
        assert_eq!(opened.status, StatusCode::OK, "{}", opened.text());
        assert!(answered(&opened).reference.is_empty());
        for one in &keys {
            assert_eq!(photo(&amina, &key, one).await.status, StatusCode::CREATED);
        }
    }
    let (first, second) = tokio::join!(send(&amina, &key), send(&amina, &key));
    let reference = answered(&first).reference;
    assert!(reference.starts_with("R-26-"), "{}", first.text());
    assert_eq!(answered(&second).reference, reference);
    let reopened = open(&amina, &key, "", &answers()).await;
    assert_eq!(answered(&reopened).reference, reference, "after a restart");
    assert_eq!((cases(&world).await, photos(&world).await), (1, 3));
    let page = amina.get(&format!("/repairs/{reference}")).await;
    assert!(
        page.text().contains("It drips, day and night."),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn two_tabs_that_open_it_at_once_open_one() {
    let world = World::new().await;
    let (_, amina) = world.tenant("Amina").await;
    let (key, answers) = (key(), answers());
    let (one, two) = tokio::join!(
        open(&amina, &key, "", &answers),
        open(&amina, &key, "", &answers)
    );
    assert_eq!((one.status, two.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(world.count("select count(*) from report_drafts").await, 1);
}

#[tokio::test]
async fn it_is_not_the_report_that_is_being_written_on_our_pages() {
    let world = World::new().await;
    let (_, amina) = world.tenant("Amina").await;
    let key = key();
    open(&amina, &key, "", &answers()).await;
    let start = amina.get("/repairs/report").await.text();
    assert!(
        !start.contains("You have a report that is not finished"),
        "{start}"
    );
}

#[tokio::test]
async fn nobody_reaches_a_report_by_its_key_but_its_owner() {
    let world = World::new().await;
    let (_, amina) = world.tenant("Amina").await;
    let (_, dean) = world.tenant("Dean").await;
    let key = key();
    open(&amina, &key, "", &answers()).await;
    assert_eq!(
        photo(&dean, &key, "a-key-of-his-own").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(send(&dean, &key).await.status, StatusCode::NOT_FOUND);
    let own = open(&dean, &key, "", &answers()).await;
    assert_eq!(
        own.status,
        StatusCode::OK,
        "an unknown key opens a report of his own"
    );
    assert_eq!(
        world
            .count("select count(distinct person_id) from report_drafts")
            .await,
        2
    );
}

#[tokio::test]
async fn a_report_of_one_person_is_not_sent_by_another_on_the_same_phone() {
    let world = World::new().await;
    let (_, amina) = world.tenant("Amina").await;
    let (_, dean) = world.tenant("Dean").await;
    let hers = answered(&amina.get(REPORTS).await).owner;
    let his = answered(&dean.get(REPORTS).await).owner;
    assert!(!hers.is_empty() && hers != his);
    let refused = open(&dean, &key(), &hers, &answers()).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(answered(&refused).owner, his);
    assert_eq!(world.count("select count(*) from report_drafts").await, 0);
    assert_eq!(
        open(&amina, &key(), &hers, &answers()).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn without_a_session_it_is_kept_and_asks_to_sign_in() {
    let world = World::new().await;
    let (person, amina) = world.tenant("Amina").await;
    let key = key();
    open(&amina, &key, "", &answers()).await;
    let stranger = Browser {
        session: None,
        ..amina.clone()
    };
    assert!(answered(&stranger.get(REPORTS).await).owner.is_empty());
    for answer in [
        open(&stranger, &key, "", &answers()).await,
        photo(&stranger, &key, "a-photo-of-the-tap").await,
        send(&stranger, &key).await,
    ] {
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", answer.text());
    }
    let back = world.signed_in(person).await;
    assert_eq!(
        send(&back, &key).await.status,
        StatusCode::OK,
        "from another session, too"
    );
    assert_eq!(cases(&world).await, 1);
}

#[tokio::test]
async fn what_is_missing_or_forged_comes_back_by_field() {
    let world = World::new().await;
    let (_, amina) = world.tenant("Amina").await;
    let mut wire = answers();
    wire.set("fault", &["warp_drive"]);
    wire.set("reach_by", &["pigeon"]);
    let refused = open(&amina, &key(), "", &wire).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<String> = answered(&refused)
        .problems
        .into_iter()
        .map(|it| it.field)
        .collect();
    assert_eq!(fields, ["fault", "reach_by"]);
    let nonsense = [("submission_key", key()), ("answers", "{".to_owned())];
    let nonsense: Vec<(&str, &str)> = nonsense
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    assert_eq!(
        post(&amina, REPORTS, &nonsense).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        open(&amina, "no-key", "", &answers()).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(world.count("select count(*) from report_drafts").await, 0);
}

#[tokio::test]
async fn with_two_homes_it_must_be_said_which() {
    let world = World::new().await;
    let first = world.home().await;
    let (person, amina) = world.party(first, "Amina", "sole").await;
    let second = world.home().await;
    sqlx::query(
        "insert into tenancy_parties (tenancy_id, person_id, role) values ($1, $2, 'sole')",
    )
    .bind(second)
    .bind(person.0)
    .execute(&mut world.all_seeing().await)
    .await
    .unwrap();
    let (key, mut wire) = (key(), answers());
    let asked = answered(&open(&amina, &key, "", &wire).await);
    assert_eq!(
        (asked.problems[0].field.as_str(), asked.homes.len()),
        ("tenancy", 2)
    );
    wire.set("tenancy", &[&Uuid::new_v4().to_string()]);
    assert_eq!(
        open(&amina, &key, "", &wire).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    wire.set("tenancy", &[&asked.homes[1].0]);
    assert_eq!(open(&amina, &key, "", &wire).await.status, StatusCode::OK);
}

#[tokio::test]
async fn ten_photos_are_taken_and_the_eleventh_never_loses_the_report() {
    let world = World::new().await;
    let (_, amina) = world.tenant("Amina").await;
    let key = key();
    open(&amina, &key, "", &answers()).await;
    for number in 0..10 {
        let kept = photo(&amina, &key, &format!("photo-number-{number:02}")).await;
        assert_eq!(kept.status, StatusCode::CREATED, "{number} {}", kept.text());
    }
    let refused = photo(&amina, &key, "photo-number-10").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(send(&amina, &key).await.status, StatusCode::OK);
    assert_eq!((cases(&world).await, photos(&world).await), (1, 10));
    assert_eq!(
        photo(&amina, &key, "photo-number-11").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn signing_out_tells_the_phone_to_forget() {
    let world = World::new().await;
    let (_, amina) = world.tenant("Amina").await;
    let left = amina.post("/do/sign-out", &[]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER);
    assert_eq!(left.headers["clear-site-data"], r#""cache", "storage""#);
}

#[tokio::test]
async fn what_opens_without_a_signal_is_the_same_for_everyone() {
    let world = World::new().await;
    let (_, amina) = world.tenant("Amina").await;
    let (hers, anyones) = (
        amina.get("/offline").await,
        world.anonymous().get("/offline").await,
    );
    assert_eq!(hers.text(), anyones.text());
    assert!(!hers.text().contains("data-owner") && !hers.text().contains("Sign out"));
    for answer in [&hers, &anyones] {
        assert!(!answer.headers.contains_key("set-cookie"));
        assert_eq!(answer.headers["cache-control"], "no-cache");
    }
    let home = amina.get("/home").await.text();
    let tag = answered(&amina.get(REPORTS).await).owner;
    assert!(home.contains(&format!("data-owner=\"{tag}\"")), "{home}");
    let worker = amina.get("/sw.js").await;
    assert_eq!(worker.headers["cache-control"], "no-cache");
    assert!(
        worker.headers["content-security-policy"]
            .to_str()
            .unwrap()
            .contains("connect-src 'self'")
    );
    assert!(worker.text().contains("\"/offline\"") && !worker.text().contains("{version}"));
    let manifest = amina.get("/manifest.webmanifest").await;
    assert!(manifest.text().contains("Ebbsmarsh"), "{}", manifest.text());
}
