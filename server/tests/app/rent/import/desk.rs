//! The same from the desk: who may, what they see, and what becomes of the file.

use super::{account, lines};
use crate::world::{Answer, Browser, World};
use domain::{ImportId, Role};
use http::StatusCode;

const WEEK: &str = "account,reference,kind,amount,date\nRA7,1,rent_debit,116.10,2026-11-16\nRA7,2,card_credit,-50.00,2026-11-18\n";

fn part(name: &str, value: &str) -> String {
    format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
}

async fn send(browser: &Browser, id: ImportId, fields: &[(&str, &str)], file: &[u8]) -> Answer {
    let mut body = part("import", &id.to_string());
    body.extend(fields.iter().map(|(name, value)| part(name, value)));
    body.push_str("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\\\tmp\\\\week.csv\"\r\nContent-Type: text/csv\r\n\r\n");
    let body = [body.as_bytes(), file, b"\r\n--edge--\r\n"].concat();
    browser
        .upload_raw(
            "/upload/officer/imports",
            body,
            "multipart/form-data; boundary=edge",
            "text/html",
        )
        .await
}

async fn income(world: &World) -> Browser {
    world
        .officer("Carol Winn", Role::Officer, &["income"])
        .await
        .1
}

fn kept_files(world: &World) -> usize {
    let folder = world.files.path().join("imports");
    std::fs::read_dir(folder)
        .map(Iterator::count)
        .unwrap_or_default()
}

#[tokio::test]
async fn an_officers_file_is_worked_by_a_job_and_then_gone() {
    let world = World::new().await;
    account(&world, 7).await;
    let carol = income(&world).await;
    let id = ImportId::new();
    let sent = send(
        &carol,
        id,
        &[("kind", "rent"), ("accept_valid", "no"), ("dry_run", "no")],
        WEEK.as_bytes(),
    )
    .await;
    let page = format!("/officer/imports/{id}");
    assert_eq!(
        (sent.status, sent.location()),
        (StatusCode::SEE_OTHER, page.as_str())
    );
    let waiting = carol.get(&page).await;
    assert_eq!(waiting.headers.get("refresh").unwrap(), "5");
    assert!(
        waiting.text().contains("Waiting its turn")
            && waiting.text().contains("Rent transactions: week.csv")
    );
    assert!(
        carol
            .get(&format!("{page}?stay=yes"))
            .await
            .headers
            .get("refresh")
            .is_none()
    );
    assert_eq!((lines(&world).await, kept_files(&world)), (0, 1));
    world.work().await;
    let done = carol.get(&page).await;
    assert!(done.headers.get("refresh").is_none());
    assert!(done.text().contains("2 added"), "{}", done.text());
    assert_eq!((lines(&world).await, kept_files(&world)), (2, 0));
    assert!(
        carol
            .get("/officer/imports")
            .await
            .text()
            .contains("Rent transactions: week.csv")
    );
    assert_eq!(world.count("select count(*) from audit_log where subject = 'import' and actor in ('officer', 'program')").await, 2);
}

#[tokio::test]
async fn the_same_form_twice_is_one_import() {
    let world = World::new().await;
    account(&world, 7).await;
    let carol = income(&world).await;
    let id = ImportId::new();
    for _ in 0..2 {
        let sent = send(&carol, id, &[("kind", "rent")], WEEK.as_bytes()).await;
        assert_eq!(sent.location(), format!("/officer/imports/{id}"));
    }
    assert_eq!(
        (
            world.count("select count(*) from imports").await,
            world.jobs().await,
            kept_files(&world)
        ),
        (1, 1, 1)
    );
}

#[tokio::test]
async fn faults_are_shown_and_are_a_file_that_no_spreadsheet_runs() {
    let world = World::new().await;
    let carol = income(&world).await;
    let id = ImportId::new();
    let file = WEEK.replace("account,", "=cmd(),");
    let mapping = "[columns]\naccount = \"=cmd()\"";
    send(
        &carol,
        id,
        &[("kind", "rent"), ("mapping", mapping)],
        file.as_bytes(),
    )
    .await;
    world.work().await;
    let page = carol.get(&format!("/officer/imports/{id}")).await.text();
    assert!(
        page.contains("2 of 2 rows wrong") && page.contains("There is no account with this number"),
        "{page}"
    );
    let faults = carol
        .get(&format!("/officer/imports/{id}/faults.csv"))
        .await;
    assert_eq!(faults.headers["content-type"], "text/csv; charset=utf-8");
    assert!(
        faults.text().contains("2,1,'=cmd(),There is no account"),
        "{}",
        faults.text()
    );
}

#[tokio::test]
async fn a_form_that_cannot_be_taken_comes_back_as_it_was() {
    let world = World::new().await;
    let carol = income(&world).await;
    let mapping = "[columns]\namuont = \"Value\"";
    let sent = send(
        &carol,
        ImportId::new(),
        &[
            ("kind", "rent"),
            ("mapping", mapping),
            ("accept_valid", "yes"),
        ],
        b"x",
    )
    .await;
    assert_eq!(sent.location(), "/officer/imports");
    let page = carol.get("/officer/imports").await.text();
    assert!(
        page.contains("amuont, which is no column of rent") && page.contains("amuont = "),
        "{page}"
    );
    assert!(page.contains("checked"));
    let none = send(&carol, ImportId::new(), &[("kind", "people")], b"x").await;
    assert_eq!(none.location(), "/officer/imports");
    assert!(
        carol
            .get("/officer/imports")
            .await
            .text()
            .contains("Choose what is in the file")
    );
    assert_eq!(
        (
            world.count("select count(*) from imports").await,
            kept_files(&world)
        ),
        (0, 0)
    );
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_with_its_sentence() {
    let world = World::new().await;
    let carol = income(&world).await;
    let sent = send(
        &carol,
        ImportId::new(),
        &[("kind", "rent")],
        &vec![b'x'; 20_100_000],
    )
    .await;
    assert_eq!(sent.location(), "/officer/imports");
    assert!(
        carol
            .get("/officer/imports")
            .await
            .text()
            .contains("The file is larger than 20 MB")
    );
    assert_eq!(
        (
            world.count("select count(*) from imports").await,
            kept_files(&world)
        ),
        (0, 0)
    );
}

#[tokio::test]
async fn money_is_the_income_teams_and_people_are_the_administrators() {
    let world = World::new().await;
    let carol = income(&world).await;
    let (_, dev) = world.officer("Dev Anand", Role::Admin, &["contact"]).await;
    let (_, marcus) = world
        .officer("Marcus Bell", Role::Manager, &["repairs"])
        .await;
    let (_, tenant) = world.tenant("Amina").await;
    let (money, people) = (ImportId::new(), ImportId::new());
    send(&carol, money, &[("kind", "rent")], WEEK.as_bytes()).await;
    send(
        &dev,
        people,
        &[("kind", "people")],
        b"reference,first_name,last_name\n",
    )
    .await;
    assert_eq!(world.count("select count(*) from imports").await, 2);
    for (browser, id, status) in [
        (&carol, people, StatusCode::NOT_FOUND),
        (&dev, money, StatusCode::NOT_FOUND),
        (&marcus, money, StatusCode::NOT_FOUND),
        (&tenant, money, StatusCode::SEE_OTHER),
        (&carol, money, StatusCode::OK),
        (&dev, people, StatusCode::OK),
    ] {
        assert_eq!(
            browser.get(&format!("/officer/imports/{id}")).await.status,
            status
        );
    }
    assert!(
        !dev.get("/officer/imports")
            .await
            .text()
            .contains("Rent transactions")
    );
    assert_eq!(
        send(&dev, ImportId::new(), &[("kind", "rent")], WEEK.as_bytes())
            .await
            .location(),
        "/officer/imports"
    );
    assert_eq!(
        send(
            &marcus,
            ImportId::new(),
            &[("kind", "rent")],
            WEEK.as_bytes()
        )
        .await
        .status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(world.count("select count(*) from imports").await, 2);
}

#[tokio::test]
async fn rent_free_weeks_are_the_income_teams_too() {
    const FREE: &[u8] = b"pattern,monday\nweeks_48,2026-12-21\n";
    let world = World::new().await;
    let carol = income(&world).await;
    let (_, dev) = world.officer("Dev Anand", Role::Admin, &["contact"]).await;
    for (browser, shown) in [(&carol, true), (&dev, false)] {
        let page = browser.get("/officer/imports").await.text();
        assert_eq!(page.contains("Rent-free weeks"), shown, "{page}");
    }
    let refused = send(&dev, ImportId::new(), &[("kind", "free-weeks")], FREE).await;
    assert_eq!(refused.location(), "/officer/imports");
    let id = ImportId::new();
    send(&carol, id, &[("kind", "free-weeks")], FREE).await;
    world.work().await;
    let page = format!("/officer/imports/{id}");
    let done = carol.get(&page).await.text();
    assert!(
        done.contains("Rent-free weeks: week.csv") && done.contains("1 added"),
        "{done}"
    );
    assert_eq!(dev.get(&page).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.count("select count(*) from imports").await, 1);
    assert_eq!(world.count("select count(*) from rent_years").await, 1);
}

#[tokio::test]
async fn the_database_shows_each_officer_their_own_kinds_even_without_the_program() {
    let world = World::new().await;
    let (carol, carols) = world
        .officer("Carol Winn", Role::Officer, &["income"])
        .await;
    let (dev, devs) = world.officer("Dev Anand", Role::Admin, &["contact"]).await;
    send(
        &carols,
        ImportId::new(),
        &[("kind", "rent")],
        WEEK.as_bytes(),
    )
    .await;
    send(
        &devs,
        ImportId::new(),
        &[("kind", "people")],
        b"reference,first_name,last_name\n",
    )
    .await;
    for (officer, teams, seen) in [
        (carol.0, "income", 1),
        (dev.0, "contact", 1),
        (uuid::Uuid::now_v7(), "repairs", 0),
    ] {
        let officer = officer.to_string();
        let tables = crate::fences::seen_by(
            &world,
            &[("app.officer", officer.as_str()), ("app.teams", teams)],
        )
        .await;
        assert_eq!(tables["imports"].len(), seen);
        assert_eq!(tables["import_corrections"].len(), 0);
    }
}
