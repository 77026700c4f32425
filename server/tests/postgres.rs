//! The program's own Postgres, with the real programs.

#![allow(
    clippy::unwrap_used,
    reason = "what fails in a test shall fail the test"
)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use server::postgres::{Error, Own, testing};
use sqlx::{Connection, PgConnection};

/// As root the folder must be open to the user who runs Postgres, which a temporary folder of mode 0700 is not.
fn folder() -> tempfile::TempDir {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o711)).unwrap();
    folder
}

async fn ask(url: &str, question: &'static str) -> String {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let answer = sqlx::query_scalar(question)
        .fetch_one(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    answer
}

async fn run(url: &str, statement: &'static str) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    sqlx::query(statement)
        .execute(&mut connection)
        .await
        .unwrap();
}

/// The cluster lies in the folder, or where the folder says.
fn cluster(folder: &Path) -> PathBuf {
    let noted = std::fs::read_to_string(folder.join("postgres.place"));
    noted.map_or_else(|_| folder.join("pg"), |it| PathBuf::from(it.trim()))
}

fn is_down(folder: &Path) -> bool {
    !cluster(folder).join("postmaster.pid").exists()
}

#[tokio::test]
async fn it_starts_keeps_what_was_written_and_stops() {
    let folder = folder();
    let clock = Instant::now();
    let own = Own::start(folder.path()).unwrap();
    eprintln!("first start with initdb: {:?}", clock.elapsed());
    run(
        &own.url(),
        "create table kept as select 'yes'::text as answer",
    )
    .await;
    let clock = Instant::now();
    own.stop().await.unwrap();
    eprintln!("stop: {:?}", clock.elapsed());
    assert!(is_down(folder.path()));

    let clock = Instant::now();
    let own = Own::start(folder.path()).unwrap();
    eprintln!("second start: {:?}", clock.elapsed());
    assert_eq!(ask(&own.url(), "select answer from kept").await, "yes");
    own.stop().await.unwrap();
}

#[tokio::test]
async fn it_is_durable_speaks_utf8_and_listens_on_its_socket_only() {
    let folder = folder();
    let own = Own::start(folder.path()).unwrap();
    for (setting, value) in [
        ("select current_setting('fsync')", "on"),
        ("select current_setting('synchronous_commit')", "on"),
        ("select current_setting('listen_addresses')", ""),
        ("select current_setting('server_encoding')", "UTF8"),
        ("select upper('é')", "É"),
    ] {
        assert_eq!(ask(&own.url(), setting).await, value, "{setting}");
    }
    own.stop().await.unwrap();
}

#[tokio::test]
async fn two_users_of_one_folder_share_a_server_and_the_last_one_stops_it() {
    let folder = folder();
    let first = Own::start(folder.path()).unwrap();
    let second = Own::start(folder.path()).unwrap();
    assert_eq!(first.process_id(), second.process_id());
    first.stop().await.unwrap();
    assert_eq!(
        ask(&second.url(), "select 'still here'").await,
        "still here"
    );
    second.stop().await.unwrap();
    assert!(is_down(folder.path()));
}

#[tokio::test]
async fn ten_starts_at_once_end_in_one_server() {
    let folder = folder();
    let starts = (0..10).map(|_| {
        let path = folder.path().to_owned();
        tokio::task::spawn_blocking(move || Own::start(&path).unwrap())
    });
    let mut owns = Vec::new();
    for start in starts.collect::<Vec<_>>() {
        owns.push(start.await.unwrap());
    }
    assert!(
        owns.windows(2)
            .all(|pair| pair[0].process_id() == pair[1].process_id())
    );
    drop(owns);
    assert!(is_down(folder.path()));
}

/// A process killed hard takes no leave: its lock falls, its server stays. `mem::forget` keeps the lock, so the
/// orphan is made by a second copy of this test's program, which is then killed.
#[tokio::test]
async fn the_server_of_a_killed_process_is_taken_over_and_then_stopped() {
    let folder = folder();
    let mut victim = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--ignored", "--nocapture", "victim"])
        .env("VICTIM_FOLDER", folder.path())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    while !folder.path().join("victim-is-ready").exists() {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    victim.kill().unwrap();
    victim.wait().unwrap();
    assert!(!is_down(folder.path()), "the orphan should still run");

    let own = Own::start(folder.path()).unwrap();
    let orphan = std::fs::read_to_string(folder.path().join("victim-is-ready")).unwrap();
    assert_eq!(own.process_id().to_string(), orphan);
    assert_eq!(ask(&own.url(), "select 'hello'").await, "hello");
    own.stop().await.unwrap();
    assert!(is_down(folder.path()));
}

#[test]
#[ignore = "the other process of the test above"]
fn victim() {
    let Some(folder) = std::env::var_os("VICTIM_FOLDER").map(PathBuf::from) else {
        return;
    };
    let own = Own::start(&folder).unwrap();
    std::fs::write(
        folder.join("victim-is-ready.part"),
        own.process_id().to_string(),
    )
    .unwrap();
    std::fs::rename(
        folder.join("victim-is-ready.part"),
        folder.join("victim-is-ready"),
    )
    .unwrap();
    std::thread::sleep(std::time::Duration::from_secs(60));
}

#[tokio::test]
async fn a_server_killed_hard_recovers_what_was_committed() {
    let folder = folder();
    let own = Own::start(folder.path()).unwrap();
    run(
        &own.url(),
        "create table kept as select 'yes'::text as answer",
    )
    .await;
    nix::sys::signal::kill(
        nix::unistd::Pid::from_raw(own.process_id()),
        nix::sys::signal::Signal::SIGKILL,
    )
    .unwrap();
    drop(own);
    let own = Own::start(folder.path()).unwrap();
    assert_eq!(ask(&own.url(), "select answer from kept").await, "yes");
    own.stop().await.unwrap();
}

#[tokio::test]
async fn a_folder_too_deep_for_a_socket_gets_one_elsewhere() {
    let folder = folder();
    let deep = folder.path().join("x".repeat(120));
    let own = Own::start(&deep).unwrap();
    assert_eq!(ask(&own.url(), "select 'hello'").await, "hello");
    own.stop().await.unwrap();
}

/// Only root has a data folder that the user who runs Postgres cannot enter.
#[tokio::test]
async fn under_a_closed_folder_root_keeps_the_cluster_elsewhere_and_finds_it_again() {
    use std::os::unix::fs::PermissionsExt;
    if !nix::unistd::geteuid().is_root() {
        return;
    }
    let folder = folder();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
    let data_dir = folder.path().join("data");
    let own = Own::start(&data_dir).unwrap();
    run(
        &own.url(),
        "create table kept as select 'yes'::text as answer",
    )
    .await;
    own.stop().await.unwrap();
    assert!(!cluster(&data_dir).starts_with(folder.path()));

    let own = Own::start(&data_dir).unwrap();
    assert_eq!(ask(&own.url(), "select answer from kept").await, "yes");
    own.stop().await.unwrap();
    let cluster = cluster(&data_dir);
    for left in [cluster.clone(), cluster.with_extension("socket")] {
        std::fs::remove_dir_all(left).unwrap();
    }
    for left in ["gate", "users"] {
        std::fs::remove_file(cluster.with_extension(left)).unwrap();
    }
}

#[test]
fn a_cluster_whose_way_was_closed_later_is_not_replaced_by_an_empty_one() {
    use std::os::unix::fs::PermissionsExt;
    if !nix::unistd::geteuid().is_root() {
        return;
    }
    let folder = folder();
    drop(Own::start(folder.path()).unwrap());
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
    let error = Own::start(folder.path()).unwrap_err();
    assert!(matches!(error, Error::Closed(_)), "{error}");
}

#[test]
fn a_chosen_folder_without_the_programs_is_refused_and_no_other_is_searched() {
    let folder = folder();
    let error = Own::start_with(folder.path(), Some(folder.path())).unwrap_err();
    assert!(matches!(error, Error::NoBinaries { .. }), "{error}");
    assert!(!error.to_string().contains('\n'));
}

#[test]
fn a_folder_of_another_version_is_refused_in_one_line() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("pg")).unwrap();
    std::fs::write(folder.path().join("pg/PG_VERSION"), "9\n").unwrap();
    let error = Own::start(folder.path()).unwrap_err();
    assert!(
        matches!(error, Error::OtherVersion { made_by: 9, .. }),
        "{error}"
    );
    assert!(!error.to_string().contains('\n'));
}

#[tokio::test]
async fn each_test_gets_a_database_of_its_own_from_a_template_filled_once() {
    let cluster = testing::cluster_url().unwrap();
    let key = format!("{}", std::process::id());
    let times_filled = std::sync::atomic::AtomicU32::new(0);
    let fill = async |url: String| {
        times_filled.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let mut connection = PgConnection::connect(&url).await?;
        sqlx::query("create table kept as select 'from the template'::text as answer")
            .execute(&mut connection)
            .await?;
        connection.close().await
    };
    let (one, two) = tokio::join!(
        testing::template(&cluster, &key, fill),
        testing::template(&cluster, &key, fill)
    );
    let template = one.unwrap();
    assert_eq!(template, two.unwrap());
    assert_eq!(times_filled.into_inner(), 1);

    let clock = Instant::now();
    let first = testing::fresh_database(&cluster, Some(&template))
        .await
        .unwrap();
    eprintln!("a database from a template: {:?}", clock.elapsed());
    let second = testing::fresh_database(&cluster, Some(&template))
        .await
        .unwrap();
    run(&first, "update kept set answer = 'changed'").await;
    assert_eq!(
        ask(&second, "select answer from kept").await,
        "from the template"
    );

    let mut connection = PgConnection::connect(&cluster).await.unwrap();
    for statement in [
        format!("alter database {template} is_template false"),
        format!("drop database {template}"),
    ] {
        sqlx::query(sqlx::AssertSqlSafe(statement))
            .execute(&mut connection)
            .await
            .unwrap();
    }
}
