//! The edge, in front of the real program: headers, cross-site posts, limits, a database that is away, the demo's doors.

use crate::corpus::jpeg;
use crate::doors::{Door, LIST, Scene, digests};
use crate::journey::reported;
use crate::world::{Answer, Browser, World, letterhead};
use axum::body::Body;
use domain::{Clock, Db};
use http::{Method, StatusCode};
use sqlx::postgres::PgConnectOptions;
use std::time::{Duration, Instant};

/// Sent with everything, whatever it is.
const ALWAYS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", ""),
    ("strict-transport-security", "max-age="),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer
        .headers
        .get(name)
        .and_then(|it| it.to_str().ok())
        .unwrap_or("-")
}

#[tokio::test]
async fn every_kind_of_answer_carries_its_headers() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let uploaded = phone
        .upload(
            "/upload/repairs/photos",
            "tap.jpg",
            &jpeg(40, 30),
            "application/json",
        )
        .await;
    let photo: serde_json::Value = serde_json::from_slice(&uploaded.body).unwrap();
    let thumb = photo["thumb"].as_str().unwrap().to_owned();
    let sent = reported(&world, &phone, amina).await;
    let stranger = world.anonymous();
    let answers: Vec<(&str, u16, Answer)> = vec![
        ("page", 200, phone.get("/home").await),
        (
            "page without signing in",
            200,
            stranger.get("/sign-in").await,
        ),
        (
            "record",
            200,
            phone.get(&format!("/repairs/{}", sent.reference)).await,
        ),
        ("not found", 404, stranger.get("/nowhere").await),
        ("redirect", 303, stranger.get("/home").await),
        (
            "form",
            303,
            stranger.post("/do/sign-in", &[("contact", "x")]).await,
        ),
        ("photo", 200, phone.get(&thumb).await),
        ("json", 201, uploaded),
        (
            "json refused",
            400,
            phone
                .upload_raw(
                    "/upload/repairs/photos",
                    Vec::new(),
                    "text/plain",
                    "application/json",
                )
                .await,
        ),
        ("style", 200, stranger.get("/theme.css").await),
        ("health", 200, stranger.get("/health").await),
        (
            "cross-site",
            403,
            from_site(&stranger, "/do/sign-in", Some("cross-site"), None).await,
        ),
        ("odd method", 405, odd(&stranger, "TRACE").await),
    ];
    for (kind, status, answer) in &answers {
        assert_eq!(answer.status.as_u16(), *status, "{kind}");
        for (name, start) in ALWAYS {
            let value = header(answer, name);
            assert!(
                value != "-" && value.starts_with(start),
                "{kind}: {name} is {value}"
            );
        }
        let policy = header(answer, "content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{kind}: {policy}");
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
            "{kind}: {policy}"
        );
        let cached = header(answer, "cache-control");
        assert!(
            cached.contains("no-store") || *kind == "style",
            "{kind}: {cached}"
        );
        assert_eq!(header(answer, "server"), "-", "{kind}");
        assert_ne!(header(answer, "x-request-id"), "-", "{kind}");
    }
}

async fn odd(browser: &Browser, method: &str) -> Answer {
    let method = Method::from_bytes(method.as_bytes()).unwrap();
    browser
        .send(browser.request(method, "/").body(Body::empty()).unwrap())
        .await
}

#[tokio::test]
async fn each_pages_inline_scripts_carry_the_nonce_of_its_policy() {
    let world = World::new().await;
    let (_, phone) = world.tenant("Amina").await;
    let mut nonces = Vec::new();
    for path in ["/home", "/repairs/report/photos", "/sign-in"] {
        phone.post("/do/repairs/report/start", &[]).await;
        let page = phone.get(path).await;
        let policy = header(&page, "content-security-policy").to_owned();
        let nonce = policy
            .split("'nonce-")
            .nth(1)
            .unwrap()
            .split('\'')
            .next()
            .unwrap()
            .to_owned();
        let text = page.text();
        for tag in text
            .split("<script")
            .skip(1)
            .map(|rest| rest.split('>').next().unwrap())
        {
            assert!(
                tag.contains("src=") || tag.contains(&format!("nonce=\"{nonce}\"")),
                "{path}: <script{tag}>"
            );
        }
        assert!(
            !text.contains(" onclick=") && !text.contains("javascript:"),
            "{path}"
        );
        nonces.push(nonce);
    }
    nonces.dedup();
    assert_eq!(nonces.len(), 3, "a nonce is used once");
}

/// Posts as a browser does that was sent here by another site's page.
async fn from_site(
    browser: &Browser,
    path: &str,
    site: Option<&str>,
    origin: Option<&str>,
) -> Answer {
    let mut request = browser
        .request(Method::POST, path)
        .header("content-type", "application/x-www-form-urlencoded");
    if let Some(site) = site {
        request = request.header("sec-fetch-site", site);
    }
    if let Some(origin) = origin {
        request = request.header("origin", origin);
    }
    browser
        .send(request.body(Body::from("reference=R-26-004801")).unwrap())
        .await
}

fn changing() -> impl Iterator<Item = &'static Door> {
    LIST.iter()
        .filter(|door| door.changes_something() && !door.path.starts_with("/hooks/"))
}

#[tokio::test]
async fn no_other_site_can_post_to_any_door() {
    let scene = Scene::new(crate::doors::Who::Reporter).await;
    let before = digests(&scene.world, &[]).await;
    let senders = [
        (Some("cross-site"), None),
        (Some("same-site"), None),
        (Some("cross-site"), Some(crate::world::HERE)),
        (None, Some("https://evil.example")),
        (None, Some("null")),
        (None, None),
    ];
    for door in changing() {
        let path = door.path.replace("{reference}", "R-26-004801");
        for (site, origin) in senders {
            let answer = from_site(scene.browser(), &path, site, origin).await;
            assert_eq!(
                answer.status,
                StatusCode::FORBIDDEN,
                "{path} {site:?} {origin:?}"
            );
        }
    }
    assert_eq!(digests(&scene.world, &[]).await, before);
}

#[tokio::test]
async fn a_form_of_ours_is_taken_from_browsers_old_and_new() {
    let world = World::new().await;
    for (site, origin) in [
        (Some("same-origin"), None),
        (None, Some(crate::world::HERE)),
    ] {
        let answer = from_site(&world.anonymous(), "/do/repairs/report/start", site, origin).await;
        assert_eq!(
            answer.location(),
            "/repairs/report/emergency",
            "{site:?} {origin:?}"
        );
    }
}

#[tokio::test]
async fn no_address_changes_anything_by_being_read() {
    let scene = Scene::new(crate::doors::Who::Reporter).await;
    let before = digests(&scene.world, &["form_states", "audit_log"]).await;
    // An address that is a page too is read with the pages below.
    let is_page = |path: &str| {
        LIST.iter()
            .any(|door| door.path == path && !door.changes_something())
    };
    for door in changing().filter(|door| !is_page(door.path)) {
        let path = door.path.replace("{reference}", "R-26-004801");
        for query in [
            "",
            "?reference=R-26-004801&message=x&why=x&submission_key=01900000-0000-7000-8000-000000000001",
        ] {
            let answer = scene.browser().get(&format!("{path}{query}")).await;
            assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        }
    }
    for door in LIST.iter().filter(|door| !door.changes_something()) {
        scene.knock(door, crate::doors::Which::Shared).await;
    }
    let after = digests(&scene.world, &["form_states", "audit_log"]).await;
    assert_eq!(after, before, "reading a page changed something");
}

#[tokio::test]
async fn an_unknown_verb_is_a_page_that_does_not_exist() {
    let world = World::new().await;
    let (_, phone) = world.tenant("Amina").await;
    for path in ["/do/x", "/do/", "/do/repairs/report", "/do/sign-in/"] {
        let answer = phone.post(path, &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        let text = answer.text();
        assert!(
            text.contains("<h1") && !text.contains("server function"),
            "{path}: {text}"
        );
    }
}

#[tokio::test]
async fn a_body_above_256_kilobytes_is_refused_and_one_below_is_not() {
    let world = World::new().await;
    let phone = world.anonymous();
    let room = 256 * 1024 - "contact=".len();
    for (length, status) in [(room - 1_000, 303), (room + 1, 413), (3 * room, 413)] {
        let answer = phone
            .post("/do/sign-in", &[("contact", &"a".repeat(length))])
            .await;
        assert_eq!(answer.status.as_u16(), status, "{length}");
        if status == 413 {
            assert!(answer.text().contains("<h1"), "{}", answer.text());
        }
    }
}

/// The same program, but there is no database where it looks.
fn without_database(world: &World) -> axum::Router {
    let nowhere = PgConnectOptions::new()
        .socket(world.files.path())
        .username("nobody")
        .database("nothing");
    world.again(|site| site.shared.db = Db::open(nowhere, 2, Clock::real(), letterhead()))
}

#[tokio::test]
async fn without_a_database_the_emergency_page_answers_and_the_others_say_so_in_time() {
    let world = World::new().await;
    let router = without_database(&world);
    let (_, phone) = world.tenant("Amina").await;
    for browser in [phone.at(&router), world.anonymous().at(&router)] {
        for path in [
            "/emergency",
            "/accessibility",
            "/cookies",
            "/health",
            "/theme.css",
        ] {
            let began = Instant::now();
            let answer = browser.get(path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(
                began.elapsed() < Duration::from_secs(1),
                "{path}: {:?}",
                began.elapsed()
            );
        }
        let emergency = browser.get("/emergency").await.text();
        assert!(emergency.contains("0800 111 999"), "{emergency}");
    }
    let signed_in = phone.at(&router);
    let stranger = world.anonymous().at(&router);
    let photo = "/photos/01900000-0000-7000-8000-000000000000/full";
    for (browser, path) in [
        (&signed_in, "/home"),
        (&stranger, "/repairs/report"),
        (&stranger, photo),
        (&stranger, "/ready"),
    ] {
        let began = Instant::now();
        let answer = browser.get(path).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(
            began.elapsed() < Duration::from_secs(4),
            "{path}: {:?}",
            began.elapsed()
        );
        assert_ne!(header(&answer, "retry-after"), "-", "{path}");
        assert!(
            path == "/ready" || answer.text().contains("tel:"),
            "{path}: {}",
            answer.text()
        );
    }
    let began = Instant::now();
    let posted = stranger
        .post("/do/sign-in", &[("contact", "a@example.com")])
        .await;
    assert_eq!(posted.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(posted.text().contains("tel:") && began.elapsed() < Duration::from_secs(4));
}

const DEMO_DOORS: [&str; 2] = ["/demo/outbox", "/demo/sign-in"];

#[tokio::test]
async fn outside_demo_mode_the_demos_doors_do_not_exist() {
    let world = World::new().await;
    let (_, officer) = world
        .officer("Ada Min", domain::Role::Admin, &["repairs"])
        .await;
    for browser in [world.anonymous(), officer] {
        for path in DEMO_DOORS {
            assert_eq!(
                browser.get(path).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
            let posted = browser.post(path, &[("who", "dev-anand")]).await;
            assert_eq!(posted.status, StatusCode::NOT_FOUND, "{path}");
            assert!(
                posted
                    .headers
                    .get_all("set-cookie")
                    .iter()
                    .all(|it| !it.to_str().unwrap().contains("session"))
            );
        }
        for page in ["/sign-in", "/officer/sign-in", "/"] {
            assert!(!browser.get(page).await.text().contains("/demo/"), "{page}");
        }
    }
}

#[tokio::test]
async fn in_demo_mode_the_demos_doors_are_open() {
    let world = World::with(|site| site.shared.demo = true).await;
    let stranger = world.anonymous();
    let outbox = stranger.get("/demo/outbox").await;
    assert_eq!(outbox.status, StatusCode::OK);
    for page in ["/sign-in", "/officer/sign-in"] {
        assert!(
            stranger
                .get(page)
                .await
                .text()
                .contains("action=\"/demo/sign-in\""),
            "{page}"
        );
    }
    let nobody = stranger.post("/demo/sign-in", &[("who", "nobody")]).await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
    let request = stranger.request(Method::GET, "/demo/outbox");
    let mut request = request.body(Body::empty()).unwrap();
    request
        .headers_mut()
        .insert("accept", "application/json".parse().unwrap());
    let listed = stranger.send(request).await;
    assert_eq!(listed.text(), "[]");
}
