//! One throw-away Postgres for a whole test run, and a fresh database for each test.
//!
//! Under nextest every test is a process of its own: the first starts the server in `target/test-postgres`, all
//! others join it, and it keeps running between runs (`make test` stops its own at the end; by hand:
//! `.ci/scratch-postgres stop-tests`). Databases of tests that have ended are dropped by the tests that come after.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{Connection, PgConnection};

use super::error::Error;
use super::{Own, pidfile};

/// How many left-over databases one new one clears away: more than one, so that they never pile up.
const CLEARED_AT_ONCE: usize = 3;

static MADE: AtomicU32 = AtomicU32::new(0);

/// The address of the test server, as a superuser: `DOORSTEP_TEST_DATABASE_URL` if set, else our own.
/// Blocks for about two seconds the first time, and a few milliseconds afterwards.
///
/// # Errors
/// As [`Own::start`].
pub fn cluster_url() -> Result<String, Error> {
    if let Some(given) = std::env::var("DOORSTEP_TEST_DATABASE_URL")
        .ok()
        .filter(|it| !it.is_empty())
    {
        return Ok(given);
    }
    let own = Own::throwaway(&folder())?;
    let url = own.url();
    own.leave_running();
    Ok(url)
}

/// Creates an empty database, or a copy of `template` (to which nobody may be connected), and returns its address.
///
/// # Errors
/// When the server is away or the template does not exist.
pub async fn fresh_database(cluster_url: &str, template: Option<&str>) -> Result<String, Error> {
    let mut connection = PgConnection::connect(cluster_url).await?;
    clear_away(&mut connection).await?;
    let name = format!(
        "test_{}_{}",
        std::process::id(),
        MADE.fetch_add(1, Ordering::Relaxed)
    );
    let template = template.unwrap_or("template0");
    // A copy file by file is quicker than one through the log when nothing is synchronised anyway.
    let create = format!(r#"create database "{name}" template "{template}" strategy file_copy"#);
    execute(&mut connection, create).await?;
    connection.close().await?;
    Ok(with_database(cluster_url, &name))
}

/// The name of a template database that `fill` has filled, once for all tests that give the same `key` (a digest of
/// the migrations, say: lower-case letters, digits and underscores). `fill` gets its address and must close every
/// connection to it. Tests that come at the same time wait for the first.
///
/// # Errors
/// When the server is away, or whatever `fill` returns; the next test then tries again.
pub async fn template<Fill>(cluster_url: &str, key: &str, fill: Fill) -> Result<String, Error>
where
    Fill: AsyncFnOnce(String) -> Result<(), sqlx::Error>,
{
    let name = format!("template_{key}");
    let mut connection = PgConnection::connect(cluster_url).await?;
    let lock = "select pg_advisory_lock(hashtext($1))";
    sqlx::query(lock)
        .bind(&name)
        .execute(&mut connection)
        .await?;
    // Marked as a template only once it is full.
    let full = "select exists (select from pg_database where datname = $1 and datistemplate)";
    if !sqlx::query_scalar(full)
        .bind(&name)
        .fetch_one(&mut connection)
        .await?
    {
        execute(
            &mut connection,
            format!(r#"drop database if exists "{name}" with (force)"#),
        )
        .await?;
        execute(
            &mut connection,
            format!(r#"create database "{name}" template template0"#),
        )
        .await?;
        fill(with_database(cluster_url, &name)).await?;
        execute(
            &mut connection,
            format!(r#"alter database "{name}" is_template true"#),
        )
        .await?;
    }
    // Its end opens the lock.
    connection.close().await?;
    Ok(name)
}

/// Names of databases cannot be bound; these are made of numbers and keys of our own.
async fn execute(connection: &mut PgConnection, statement: String) -> Result<(), sqlx::Error> {
    sqlx::query(sqlx::AssertSqlSafe(statement))
        .execute(connection)
        .await
        .map(|_| ())
}

/// The same server, another database.
#[must_use]
pub fn with_database(url: &str, name: &str) -> String {
    match url::Url::parse(url) {
        Ok(mut parsed) => {
            parsed.set_path(name);
            parsed.into()
        }
        Err(_) => url.to_owned(),
    }
}

/// Drops databases whose maker, named by process id, has ended.
async fn clear_away(connection: &mut PgConnection) -> Result<(), Error> {
    let all = "select datname from pg_database where datname like 'test\\_%\\_%'";
    let names: Vec<String> = sqlx::query_scalar(all).fetch_all(&mut *connection).await?;
    for name in names
        .iter()
        .filter(|it| is_left_over(it))
        .take(CLEARED_AT_ONCE)
    {
        // Another test may be dropping the same one.
        let drop = format!(r#"drop database if exists "{name}" with (force)"#);
        let _ = execute(connection, drop).await;
    }
    Ok(())
}

fn is_left_over(name: &str) -> bool {
    let maker = name.split('_').nth(1).and_then(|it| it.parse().ok());
    maker.is_some_and(|it| !pidfile::is_alive(it))
}

/// `test-postgres` in the target folder this test was built in.
fn folder() -> PathBuf {
    let program = std::env::current_exe().unwrap_or_default();
    let target = program
        .ancestors()
        .find(|it| it.join("CACHEDIR.TAG").exists());
    target
        .map_or_else(std::env::temp_dir, Path::to_path_buf)
        .join("test-postgres")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_of_an_address_is_replaced_and_its_socket_kept() {
        let url = with_database(
            "postgres://doorstep@localhost:5432/doorstep?host=%2Ftmp%2Fs",
            "test_1_0",
        );
        assert_eq!(
            url,
            "postgres://doorstep@localhost:5432/test_1_0?host=%2Ftmp%2Fs"
        );
    }

    #[test]
    fn only_databases_of_ended_processes_are_left_over() {
        assert!(!is_left_over(&format!("test_{}_0", std::process::id())));
        assert!(is_left_over("test_999999999_0"));
        assert!(!is_left_over("test_template"));
    }
}
