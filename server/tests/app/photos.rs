//! Photos through the real routes: as a plain form and as the picker sends them, in and out again.

use crate::corpus::{
    self, black_png, chunk, exif, joined, jpeg, png, segment, webp, with_chunks, with_exif,
    with_segments,
};
use crate::journey::{dripping_tap, reported, send, visitor, write};
use crate::world::{Answer, Browser, World};
use axum::body::Body;
use bytes::Bytes;
use domain::PersonId;
use domain::photos::NewPhoto;
use domain::principals::Role;
use futures_util::stream;
use http::{Method, StatusCode};
use std::path::Path;

const UPLOAD: &str = "/upload/repairs/photos";
const REMOVE: &str = "/upload/repairs/photos/remove";
const JSON: &str = "application/json";
const HTML: &str = "text/html";

/// A photo's row, without files behind it.
pub fn a_row(key: &str) -> NewPhoto {
    NewPhoto {
        client_key: key.into(),
        full_key: format!("photos/{key}-full.jpg"),
        thumb_key: format!("photos/{key}-thumb.jpg"),
        width: 4,
        height: 3,
        bytes: 12,
        sha256: [1; 32],
    }
}

/// The id in the picker's answer.
fn id(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    json(answer)["id"].as_str().unwrap().to_owned()
}

fn json(answer: &Answer) -> serde_json::Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|_| panic!("{}", answer.text()))
}

/// Files below a folder, with what they hold.
fn files(folder: &Path) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(std::fs::read(&path).unwrap());
        }
    }
    found
}

async fn rows(world: &World) -> i64 {
    world.count("select count(*) from attachments").await
}

/// A browser with a report whose photos are asked for next.
async fn at_the_photos(world: &World) -> Browser {
    let browser = world.anonymous();
    let answers = domain::repairs::DraftAnswers {
        photos_done: false,
        at_risk: None,
        ..dripping_tap()
    };
    write(world, &browser, None, answers).await;
    browser
}

#[tokio::test]
async fn a_photo_sent_as_a_plain_form_is_on_the_page_it_came_from() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    let answer = browser
        .upload(UPLOAD, "tap.jpg", &jpeg(300, 200), HTML)
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.location(), "/repairs/report/photos");
    let page = browser.get("/repairs/report/photos").await.text();
    let stored: uuid::Uuid = sqlx::query_scalar("select id from attachments")
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap();
    assert!(page.contains(&format!("/photos/{stored}/thumb")), "{page}");
    for size in ["full", "thumb"] {
        let photo = browser.get(&format!("/photos/{stored}/{size}")).await;
        assert_eq!(photo.status, StatusCode::OK);
        assert!(image::load_from_memory(&photo.body).is_ok());
    }
}

#[tokio::test]
async fn a_photo_sent_by_the_picker_is_answered_with_its_id() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    let answer = browser.upload(UPLOAD, "tap.png", &png(64, 48), JSON).await;
    let stored = id(&answer);
    assert_eq!(json(&answer)["thumb"], format!("/photos/{stored}/thumb"));
    assert_eq!(
        browser.get(&format!("/photos/{stored}/thumb")).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn a_photo_before_any_question_was_answered_begins_the_draft() {
    let world = World::new().await;
    let browser = world.anonymous();
    id(&browser.upload(UPLOAD, "tap.jpg", &jpeg(40, 30), JSON).await);
    assert_eq!(world.count("select count(*) from report_drafts").await, 1);
}

#[tokio::test]
async fn what_is_not_a_photo_is_refused_in_words_and_leaves_nothing() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    let whole = jpeg(300, 200);
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("holiday.heic", corpus::media(&[b"heic", b"mif1"]), "HEIC"),
        (
            "scan.jpg",
            b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n".to_vec(),
            "This is a PDF",
        ),
        (
            "cut.jpg",
            whole[..whole.len() / 2].to_vec(),
            "Part of this photo is missing",
        ),
        (
            "bomb.png",
            black_png(20_000, 20_000, 1, 0),
            "too wide or too tall",
        ),
        (
            "page.jpg",
            b"<!doctype html><script>alert(1)</script>".to_vec(),
            "web page",
        ),
        ("empty.jpg", Vec::new(), "empty"),
        (
            "big.jpg",
            joined(&[&whole, &vec![0; 15 * 1024 * 1024]]),
            "too big",
        ),
    ];
    for (name, bytes, words) in &cases {
        let answer = browser.upload(UPLOAD, name, bytes, JSON).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let sentence = json(&answer)["error"].as_str().unwrap().to_owned();
        assert!(sentence.contains(words), "{name}: {sentence}");
        let plain = browser.upload(UPLOAD, name, bytes, HTML).await;
        assert_eq!(plain.status, StatusCode::SEE_OTHER, "{name}");
        let page = browser.get(plain.location()).await.text();
        assert!(page.contains(words), "{name}: no word of it on the page");
    }
    assert_eq!(rows(&world).await, 0);
    assert!(files(world.files.path()).is_empty());
}

#[tokio::test]
async fn a_photo_that_is_also_a_web_page_is_stored_as_a_photo_only() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    let polyglot = joined(&[&jpeg(64, 48), b"<script>alert('stored')</script>PK\x03\x04"]);
    let stored = id(&browser.upload(UPLOAD, "both.jpg", &polyglot, JSON).await);
    let served = browser.get(&format!("/photos/{stored}/full")).await;
    assert!(!served.text().contains("script"));
    assert_eq!(served.body[served.body.len() - 2..], [0xff, 0xd9]);
    assert!(
        files(world.files.path())
            .iter()
            .all(|file| file.ends_with(&[0xff, 0xd9]))
    );
}

#[tokio::test]
async fn a_name_is_never_a_path_and_never_markup() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    for name in [
        "../../etc/passwd",
        "..\\..\\x.jpg",
        "<script>alert(1)</script>.jpg",
        "a\u{202e}gpj.exe",
    ] {
        let answer = browser.upload(UPLOAD, name, b"%PDF-1.7\n", HTML).await;
        assert_eq!(answer.location(), "/repairs/report/photos", "{name}");
        let page = browser.get("/repairs/report/photos").await.text();
        assert!(!page.contains("<script>alert"), "{name}");
        assert!(!page.contains("etc/passwd"), "{name}");
        assert!(!page.contains('\u{202e}'), "{name}");
    }
}

#[tokio::test]
async fn the_eleventh_photo_is_refused_and_the_ten_stay() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    let photos: Vec<Vec<u8>> = (1..=11).map(|number| jpeg(30 + number, 30)).collect();
    let together: Vec<(&str, &[u8])> = photos
        .iter()
        .map(|photo| ("tap.jpg", photo.as_slice()))
        .collect();
    let answer = browser.upload_all(UPLOAD, &together, None, HTML).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = browser.get("/repairs/report/photos").await.text();
    assert!(page.contains("already have as many photos"), "{page}");
    assert_eq!(rows(&world).await, 10);
    let later = browser.upload(UPLOAD, "tap.jpg", &jpeg(99, 30), JSON).await;
    assert_eq!(later.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(rows(&world).await, 10);
    assert_eq!(
        files(world.files.path()).len(),
        20,
        "a refused photo leaves no file"
    );
}

#[tokio::test]
async fn twelve_uploads_at_once_are_ten_photos() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    let photos: Vec<Vec<u8>> = (1..=12).map(|number| jpeg(30 + number, 30)).collect();
    let uploads = photos
        .iter()
        .map(|photo| browser.upload(UPLOAD, "tap.jpg", photo, JSON));
    let answers = futures_util::future::join_all(uploads).await;
    let taken = answers
        .iter()
        .filter(|answer| answer.status == StatusCode::CREATED)
        .count();
    assert_eq!((taken, rows(&world).await), (10, 10));
    assert_eq!(files(world.files.path()).len(), 20);
}

#[tokio::test]
async fn the_same_key_again_is_the_same_photo_again() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    let photo = jpeg(64, 48);
    let one = browser
        .upload_all(UPLOAD, &[("tap.jpg", &photo)], Some("picked-1"), JSON)
        .await;
    let again = browser
        .upload_all(UPLOAD, &[("tap.jpg", &photo)], Some("picked-1"), JSON)
        .await;
    assert_eq!(id(&one), id(&again));
    assert_eq!(rows(&world).await, 1);
    assert_eq!(files(world.files.path()).len(), 2);
    // The same file chosen twice on purpose has two keys, and is two photos.
    let twice = browser
        .upload_all(UPLOAD, &[("tap.jpg", &photo)], Some("picked-2"), JSON)
        .await;
    assert_ne!(id(&one), id(&twice));
}

#[tokio::test]
async fn twenty_retries_at_once_of_one_key_are_one_photo() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    let photo = jpeg(64, 48);
    let chosen = [("tap.jpg", photo.as_slice())];
    let uploads = (0..20).map(|_| browser.upload_all(UPLOAD, &chosen, Some("picked-1"), JSON));
    let mut ids: Vec<String> = futures_util::future::join_all(uploads)
        .await
        .iter()
        .map(id)
        .collect();
    ids.dedup();
    assert_eq!(ids.len(), 1);
    assert_eq!(rows(&world).await, 1);
    assert_eq!(files(world.files.path()).len(), 2);
}

#[tokio::test]
async fn the_same_file_twice_by_a_plain_form_is_one_photo() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    for _ in 0..2 {
        browser.upload(UPLOAD, "tap.jpg", &jpeg(64, 48), HTML).await;
    }
    assert_eq!(rows(&world).await, 1);
    assert_eq!(files(world.files.path()).len(), 2);
}

#[tokio::test]
async fn a_strange_key_is_never_a_failure_of_ours() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    let photo = jpeg(64, 48);
    for key in [
        "",
        "\0",
        "a\0b",
        "'; drop table attachments; --",
        &"k".repeat(5_000),
        "é👍",
    ] {
        let answer = browser
            .upload_all(UPLOAD, &[("tap.jpg", &photo)], Some(key), JSON)
            .await;
        assert!(
            !answer.status.is_server_error(),
            "{key:?}: {}",
            answer.text()
        );
        let removed = browser.post(REMOVE, &[("key", key), ("photo", key)]).await;
        assert!(
            !removed.status.is_server_error(),
            "{key:?}: {}",
            removed.status
        );
    }
}

#[tokio::test]
async fn a_photo_is_removed_by_its_id_or_by_its_key_with_its_files() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    let first = browser.upload(UPLOAD, "tap.jpg", &jpeg(64, 48), JSON).await;
    browser
        .upload_all(
            UPLOAD,
            &[("tap.jpg", &jpeg(65, 48))],
            Some("picked-2"),
            JSON,
        )
        .await;
    assert_eq!(files(world.files.path()).len(), 4);
    let removed = browser.post(REMOVE, &[("photo", &id(&first))]).await;
    assert_eq!(removed.location(), "/repairs/report/photos");
    assert_eq!(rows(&world).await, 1);
    browser.post(REMOVE, &[("key", "picked-2")]).await;
    assert_eq!(rows(&world).await, 0);
    assert!(files(world.files.path()).is_empty());
    assert_eq!(
        browser
            .get(&format!("/photos/{}/full", id(&first)))
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn another_browser_neither_sees_nor_removes_a_drafts_photo() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    let stored = id(&browser
        .upload_all(
            UPLOAD,
            &[("tap.jpg", &jpeg(64, 48))],
            Some("picked-1"),
            JSON,
        )
        .await);
    let other = at_the_photos(&world).await;
    let (_, officer) = world
        .officer("Olu Bright", Role::Manager, &["repairs"])
        .await;
    for stranger in [&other, &officer, &world.tenant("Ben").await.1] {
        let seen = stranger.get(&format!("/photos/{stored}/full")).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND);
        for field in [("photo", stored.as_str()), ("key", "picked-1")] {
            stranger.post(REMOVE, &[field]).await;
        }
    }
    assert_eq!(rows(&world).await, 1);
    assert_eq!(
        browser.get(&format!("/photos/{stored}/full")).await.status,
        StatusCode::OK
    );
}

const CANARY: &[u8; 32] = b"CANARY-7f3a91c5-GPS-51.4410N-02W";

fn carrying_a_canary() -> Vec<Vec<u8>> {
    let photo = jpeg(320, 240);
    let in_segment =
        |marker, start: &[u8]| with_segments(&photo, &segment(marker, &joined(&[start, CANARY])));
    vec![
        with_exif(&photo, 6, CANARY),
        in_segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0"),
        in_segment(0xed, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x20"),
        in_segment(0xe2, b"ICC_PROFILE\0\x01\x01"),
        in_segment(0xe2, b"MPF\0MM\0\x2a\0\0\0\x08"),
        in_segment(0xfe, b""),
        joined(&[&photo, &with_exif(&jpeg(32, 32), 1, CANARY)]),
        joined(&[&photo, CANARY]),
        with_chunks(
            &png(64, 64),
            &chunk(b"tEXt", &joined(&[b"Comment\0", CANARY])),
        ),
        corpus::webp_with_metadata(&exif(1, CANARY)[6..], CANARY),
    ]
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// Whether any row of any table holds the text.
async fn in_the_database(world: &World, needle: &str) -> bool {
    let every_row: String = sqlx::query_scalar("select database_to_xml(true, false, '')::text")
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap();
    assert!(every_row.len() > 10_000, "the database was not read");
    every_row.contains(needle)
}

#[tokio::test]
async fn nothing_private_of_a_photo_survives_by_any_way_in() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let sent = reported(&world, &phone, amina).await;
    let stranger = at_the_photos(&world).await;
    let to_case = format!("/upload/cases/{}/photos", sent.reference);
    for (number, photo) in carrying_a_canary().iter().enumerate() {
        assert!(holds(photo, CANARY), "{number}: the canary was not planted");
        let by_picker = stranger
            .upload(UPLOAD, "CANARY-7f3a91c5-GPS-51.4410N-02W.jpg", photo, JSON)
            .await;
        assert_eq!(
            by_picker.status,
            StatusCode::CREATED,
            "{number}: {}",
            by_picker.text()
        );
        let to_the_case = phone.upload(&to_case, "x.jpg", photo, HTML).await;
        assert_eq!(to_the_case.status, StatusCode::SEE_OTHER, "{number}");
    }
    assert_eq!(rows(&world).await, 20);
    let stored = files(world.files.path());
    assert_eq!(stored.len(), 40);
    for file in &stored {
        for private in [
            CANARY.as_slice(),
            b"Exif\0\0",
            b"http://ns.adobe.com",
            b"Photoshop",
            b"ICC_PROFILE",
            b"MPF\0",
        ] {
            assert!(
                !holds(file, private),
                "{}",
                String::from_utf8_lossy(private)
            );
        }
        assert!(file.ends_with(&[0xff, 0xd9]));
    }
    assert!(!in_the_database(&world, "CANARY").await);
}

#[tokio::test]
async fn a_photo_is_turned_the_right_way_up() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    let on_its_side = with_exif(&jpeg(320, 240), 6, CANARY);
    let stored = id(&browser.upload(UPLOAD, "x.jpg", &on_its_side, JSON).await);
    let served = browser.get(&format!("/photos/{stored}/full")).await;
    let picture = image::load_from_memory(&served.body).unwrap();
    assert_eq!((picture.width(), picture.height()), (240, 320));
}

#[tokio::test]
async fn when_the_files_cannot_be_written_the_report_goes_on_without_photos() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let key = write(&world, &phone, Some(amina), dripping_tap()).await;
    // A folder that is none refuses everyone, root included.
    std::fs::remove_dir_all(world.files.path()).unwrap();
    std::fs::write(world.files.path(), b"in the way").unwrap();
    let by_picker = phone.upload(UPLOAD, "tap.jpg", &jpeg(64, 48), JSON).await;
    assert_eq!(by_picker.status, StatusCode::SERVICE_UNAVAILABLE);
    let sentence = json(&by_picker)["error"].as_str().unwrap().to_owned();
    assert!(sentence.contains("go on without them"), "{sentence}");
    let by_form = phone.upload(UPLOAD, "tap.jpg", &jpeg(64, 48), HTML).await;
    let page = phone.get(by_form.location()).await.text();
    assert!(page.contains("go on without them"), "{page}");
    assert_eq!(rows(&world).await, 0, "no row points to nothing");
    send(&world, &phone, Some(amina), key).await.unwrap();
    assert_eq!(world.count("select count(*) from cases").await, 1);
    std::fs::remove_file(world.files.path()).unwrap();
    std::fs::create_dir(world.files.path()).unwrap();
}

#[tokio::test]
async fn a_photo_whose_file_is_lost_is_not_found_and_breaks_no_page() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    let stored = id(&browser.upload(UPLOAD, "tap.jpg", &jpeg(64, 48), JSON).await);
    std::fs::remove_dir_all(world.files.path().join("photos")).unwrap();
    assert_eq!(
        browser.get(&format!("/photos/{stored}/full")).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        browser.get("/repairs/report/photos").await.status,
        StatusCode::OK
    );
}

/// A case with one photo, and where that is.
async fn case_with_photo(world: &World, browser: &Browser, person: PersonId) -> (String, String) {
    let key = write(world, browser, Some(person), dripping_tap()).await;
    let stored = id(&browser.upload(UPLOAD, "tap.jpg", &jpeg(64, 48), JSON).await);
    let sent = send(world, browser, Some(person), key).await.unwrap();
    (sent.reference, format!("/photos/{stored}/full"))
}

#[tokio::test]
async fn a_cases_photo_is_for_its_household_and_the_desk() {
    let world = World::new().await;
    let home = world.home().await;
    let (amina, phone) = world.party(home, "Amina", "joint").await;
    let (_, joint) = world.party(home, "Yusuf", "joint").await;
    let (_, former) = world.party(home, "Zed", "former").await;
    let (_, neighbour) = world.tenant("Ben").await;
    let (_, officer) = world
        .officer("Olu Bright", Role::Officer, &["repairs"])
        .await;
    let (_, other_team) = world.officer("Ann Other", Role::Officer, &["asb"]).await;
    let (_, path) = case_with_photo(&world, &phone, amina).await;
    let anonymous = phone.signed_out();
    let stranger = world.anonymous();
    let all = [
        &phone,
        &joint,
        &officer,
        &other_team,
        &former,
        &neighbour,
        &anonymous,
        &stranger,
    ];
    let mut statuses = Vec::new();
    for browser in all {
        statuses.push(browser.get(&path).await.status.as_u16());
    }
    assert_eq!(statuses, [200, 200, 200, 200, 404, 404, 404, 404]);
    sqlx::query("update cases set restricted = true, shared_with_tenancy = false, team = 'asb'")
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    let mut statuses = Vec::new();
    for browser in all {
        statuses.push(browser.get(&path).await.status.as_u16());
    }
    assert_eq!(statuses, [200, 404, 404, 200, 404, 404, 404, 404]);
    let nobody = "/photos/01900000-0000-7000-8000-000000000000/full";
    assert_eq!(
        neighbour.get(&path).await.comparable(),
        neighbour.get(nobody).await.comparable()
    );
}

#[tokio::test]
async fn a_photo_is_served_as_nothing_but_a_picture() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let (_, path) = case_with_photo(&world, &phone, amina).await;
    let served = phone.get(&path).await;
    let header = |name: &str| {
        served
            .headers
            .get(name)
            .and_then(|it| it.to_str().ok())
            .unwrap_or("-")
    };
    assert_eq!(header("content-type"), "image/jpeg");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("cache-control"), "private, no-store");
    assert_eq!(
        header("content-security-policy"),
        "sandbox; default-src 'none'"
    );
    assert_eq!(header("cross-origin-resource-policy"), "same-origin");
    assert!(header("content-disposition").starts_with("inline; filename=\"photo-"));
    assert!(!header("content-disposition").contains("tap"));
    for site in ["cross-site", "same-site"] {
        let request = phone
            .request(Method::GET, &path)
            .header("sec-fetch-site", site);
        let refused = phone.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{site}");
    }
}

#[tokio::test]
async fn only_the_household_adds_to_a_case() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let sent = reported(&world, &phone, amina).await;
    let path = format!("/upload/cases/{}/photos", sent.reference);
    let (_, neighbour) = world.tenant("Ben").await;
    let (_, officer) = world
        .officer("Olu Bright", Role::Officer, &["repairs"])
        .await;
    let photo = jpeg(64, 48);
    let refused = [
        (neighbour.upload(&path, "x.jpg", &photo, JSON).await, 404),
        (officer.upload(&path, "x.jpg", &photo, JSON).await, 401),
        (
            phone
                .signed_out()
                .upload(&path, "x.jpg", &photo, JSON)
                .await,
            401,
        ),
        (
            phone
                .upload("/upload/cases/R-26-999999/photos", "x.jpg", &photo, JSON)
                .await,
            404,
        ),
        (
            phone
                .upload("/upload/cases/nonsense/photos", "x.jpg", &photo, JSON)
                .await,
            404,
        ),
    ];
    for (answer, status) in refused {
        assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
    }
    assert_eq!(rows(&world).await, 0);
    assert!(files(world.files.path()).is_empty());
    id(&phone.upload(&path, "x.jpg", &photo, JSON).await);
    assert_eq!(
        world
            .count("select count(*) from case_events where kind = 'photos_added'")
            .await,
        1
    );
    assert_eq!(
        world
            .count("select count(*) from case_clocks where rule = 'case.reply'")
            .await,
        1
    );
}

#[tokio::test]
async fn a_broken_boundary_is_answered_with_a_sentence() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    let whole =
        b"--edge\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\nabc"
            .to_vec();
    let broken = [
        (whole.clone(), "multipart/form-data; boundary=edge"),
        (whole.clone(), "multipart/form-data; boundary=other"),
        (whole.clone(), "multipart/form-data"),
        (b"photo=abc".to_vec(), "application/x-www-form-urlencoded"),
        (Vec::new(), "multipart/form-data; boundary=edge"),
    ];
    for (body, kind) in broken {
        let by_picker = browser.upload_raw(UPLOAD, body.clone(), kind, JSON).await;
        assert_eq!(
            by_picker.status,
            StatusCode::BAD_REQUEST,
            "{kind}: {}",
            by_picker.text()
        );
        let sentence = json(&by_picker)["error"].as_str().unwrap().to_owned();
        assert!(sentence.contains("send"), "{kind}: {sentence}");
        let by_form = browser.upload_raw(UPLOAD, body, kind, HTML).await;
        assert_eq!(by_form.location(), "/repairs/report/photos", "{kind}");
        let page = browser.get(by_form.location()).await.text();
        assert!(page.contains(&sentence), "{kind}: {page}");
    }
    assert_eq!(rows(&world).await, 0);
}

/// Posts one file of that many megabytes, made up as it is read.
async fn post_megabytes(browser: &Browser, megabytes: usize) -> Answer {
    let head =
        "--edge\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n";
    let chunk = Bytes::from(vec![7_u8; 1024 * 1024]);
    let chunks = std::iter::once(Bytes::from(head))
        .chain(std::iter::repeat_n(chunk, megabytes))
        .chain([Bytes::from("\r\n--edge--\r\n")])
        .map(Ok::<_, std::convert::Infallible>);
    let request = browser
        .request(Method::POST, UPLOAD)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=edge");
    let mut request = request
        .body(Body::from_stream(stream::iter(chunks)))
        .unwrap();
    request
        .headers_mut()
        .insert("accept", JSON.parse().unwrap());
    browser.send(request).await
}

#[tokio::test]
async fn too_much_at_once_is_refused_in_words_wherever_the_limit_is() {
    let world = World::new().await;
    let browser = at_the_photos(&world).await;
    // One file above 15 MB is refused by itself; 80 MB in all by the reader; 85 MB by the edge, whoever reads.
    for (megabytes, status) in [(16, 422), (81, 413), (90, 413)] {
        let answer = post_megabytes(&browser, megabytes).await;
        assert_eq!(
            answer.status.as_u16(),
            status,
            "{megabytes} MB: {}",
            answer.text()
        );
        assert!(
            answer.text().contains("too big") || answer.text().contains("too large"),
            "{}",
            answer.text()
        );
    }
    assert_eq!(rows(&world).await, 0);
    assert!(files(world.files.path()).is_empty());
}

#[tokio::test]
async fn photos_go_with_the_report_when_it_is_sent() {
    let world = World::new().await;
    let stranger = at_the_photos(&world).await;
    id(&stranger.upload(UPLOAD, "a.jpg", &webp(64, 48), JSON).await);
    let (amina, phone) = world.tenant("Amina").await;
    let (reference, path) = case_with_photo(&world, &phone, amina).await;
    assert_eq!(phone.get(&path).await.status, StatusCode::OK);
    let page = phone.get(&format!("/repairs/{reference}")).await.text();
    assert!(page.contains(path.trim_end_matches("/full")), "{page}");
    let mut tx = world
        .db()
        .begin(visitor(&phone, Some(amina)))
        .await
        .unwrap();
    assert!(tx.repair_draft().await.unwrap().is_none());
    assert_eq!(
        world
            .count("select count(*) from attachments where case_id is not null")
            .await,
        1
    );
}
