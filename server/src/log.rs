//! What the program writes to its log, and how.

use crate::config::Settings;
use crate::failure::Failure;
use tracing_subscriber::EnvFilter;

/// Libraries that tell more at `info` than whoever runs us wants to know; the setting can still ask for it.
const QUIETER: &str = "graphile_worker=warn,graphile_worker_migrations=warn,sqlx=warn";

/// Statements that take a second are worth a word while serving, and are what an import is made of.
pub const SLOW_IS_RIGHT: &str = "sqlx::query=error,";

/// Starts the log as the settings say, after `before`.
///
/// # Errors
/// When `DOORSTEP_LOG` cannot be read.
pub fn start(settings: &Settings, before: &str) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(format!("{QUIETER},{before}{}", settings.log.0))
        .map_err(|error| Failure(format!("DOORSTEP_LOG: {error}")))?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let started = if settings.log_json {
        log.json().try_init()
    } else {
        log.try_init()
    };
    started.map_err(|error| Failure(format!("The log could not be started: {error}")))
}
