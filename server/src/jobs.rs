//! The jobs' loop: what the queue hands us, and what each job does. A job claims, commits, calls, and records: no database
//! connection is held while a provider takes its time.

mod import;
mod payments;
mod rent;
mod tasks;

use crate::failure::Failure;
use crate::site::Site;
use graphile_worker::{Cron, WorkerOptions};
use import::Import;
use payments::{AskPayment, AskPayments};
use rent::{CheckRent, RefreshStandings};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use std::time::Duration;
use tasks::{
    CheckDelivery, Clocks, EndBreathingSpaces, Plans, RaiseDangers, RemindOfVisits, SendCode,
    SendMessage, Tidy, Workshop,
};

/// For the loop itself, as the owner of the queue's tables; the jobs use the application's own pool and role.
const CONNECTIONS: u32 = 4;
/// How long jobs under way may go on once the program is told to stop.
const GRACE: Duration = Duration::from_secs(8);

/// Creates or updates the queue's own tables, as the database's owner.
///
/// # Errors
/// When the database is away, or its owner may not create a schema.
pub async fn migrate(options: &PgConnectOptions) -> Result<(), Failure> {
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .connect_with(options.clone())
        .await?;
    let done = graphile_worker_migrations::migrate(&pool, "graphile_worker").await;
    pool.close().await;
    done.map_err(|error| Failure(format!("The job queue's tables could not be made: {error}")))
}

/// Works jobs, `at_once` at a time, until `stop` completes.
///
/// # Errors
/// When the loop cannot start, or ends without being told to.
pub async fn work(
    site: Site,
    owner: PgConnectOptions,
    at_once: usize,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Failure> {
    let hourly = Cron::hourly_at::<Tidy>(10)
        .map_err(not_working)?
        .payload_value(nothing());
    let reminders = Cron::hourly_at::<RemindOfVisits>(5)
        .map_err(not_working)?
        .payload_value(nothing());
    let spaces = Cron::hourly_at::<EndBreathingSpaces>(15)
        .map_err(not_working)?
        .payload_value(nothing());
    let dangers = Cron::every_n_minutes::<RaiseDangers>(10)
        .map_err(not_working)?
        .payload_value(nothing());
    let plans = Cron::hourly_at::<Plans>(20)
        .map_err(not_working)?
        .payload_value(nothing());
    let often = Cron::every_n_minutes::<Clocks>(10)
        .map_err(not_working)?
        .payload_value(nothing());
    let payments = Cron::every_n_minutes::<AskPayments>(2)
        .map_err(not_working)?
        .payload_value(nothing());
    let standings = Cron::every_n_minutes::<RefreshStandings>(10)
        .map_err(not_working)?
        .payload_value(nothing());
    let rent = Cron::hourly_at::<CheckRent>(25)
        .map_err(not_working)?
        .payload_value(nothing());
    let worker = options(site, owner)
        .await?
        .concurrency(at_once)
        .with_cron(hourly)
        .with_cron(reminders)
        .with_cron(plans)
        .with_cron(often)
        .with_cron(spaces)
        .with_cron(dangers)
        .with_cron(payments)
        .with_cron(standings)
        .with_cron(rent)
        .shutdown_signal(stop)
        .shutdown_grace_period(GRACE)
        .init()
        .await
        .map_err(not_working)?;
    worker.run().await.map_err(not_working)
}

/// Works the jobs that are due now, and ends: for tests and for a council that prefers a timer.
///
/// # Errors
/// As [`work`].
pub async fn work_once(site: Site, owner: PgConnectOptions) -> Result<(), Failure> {
    let worker = options(site, owner)
        .await?
        .concurrency(1)
        .init()
        .await
        .map_err(not_working)?;
    worker.run_once().await.map_err(not_working)
}

async fn options(site: Site, owner: PgConnectOptions) -> Result<WorkerOptions, Failure> {
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .connect_with(owner)
        .await?;
    Ok(WorkerOptions::default()
        .pg_pool(pool)
        .poll_interval(Duration::from_secs(1))
        .add_extension(Workshop(site))
        .define_job::<SendCode>()
        .define_job::<SendMessage>()
        .define_job::<CheckDelivery>()
        .define_job::<Tidy>()
        .define_job::<RemindOfVisits>()
        .define_job::<EndBreathingSpaces>()
        .define_job::<RaiseDangers>()
        .define_job::<Clocks>()
        .define_job::<Plans>()
        .define_job::<AskPayment>()
        .define_job::<AskPayments>()
        .define_job::<RefreshStandings>()
        .define_job::<CheckRent>()
        .define_job::<Import>()
        .listen_os_shutdown_signals(false))
}

/// What a job is handed that the clock starts: an empty object. Without one it is `null`, which no job can read.
fn nothing() -> serde_json::Value {
    serde_json::json!({})
}

fn not_working(error: impl std::fmt::Display) -> Failure {
    Failure(format!("Jobs are not being worked: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::de::DeserializeOwned;

    fn is_read<T: DeserializeOwned>() -> bool {
        serde_json::from_value::<T>(nothing()).is_ok()
    }

    #[test]
    fn every_job_that_the_clock_starts_can_read_what_it_is_handed() {
        assert!(is_read::<Tidy>() && is_read::<RemindOfVisits>() && is_read::<RaiseDangers>());
        assert!(is_read::<Clocks>() && is_read::<AskPayments>() && is_read::<EndBreathingSpaces>());
        assert!(is_read::<RefreshStandings>() && is_read::<CheckRent>() && is_read::<Plans>());
    }
}
