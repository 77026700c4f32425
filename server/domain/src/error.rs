//! What can go wrong between a principal and the records, in the few kinds a page can answer differently.
//! No variant carries personal data; the database's own words are kept for the log and shown to nobody.

use std::time::Duration;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Does not exist, or is not yours: one answer for both.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in, or no longer.
    #[error("sign in first")]
    SignIn,
    /// Signed in, but the role does not include this.
    #[error("not allowed")]
    NotAllowed,
    /// The same submission key came with different content, or the record has moved on.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    #[error("too many attempts")]
    TooMany { retry_after: Duration },
    /// The database is away or too slow. Trying again later may work.
    #[error("unavailable")]
    Unavailable(#[source] sqlx::Error),
    #[error("internal")]
    Internal(#[source] sqlx::Error),
    /// Something the code took for granted does not hold.
    #[error("broken: {0}")]
    Broken(&'static str),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => Self::NotFound,
            sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::WorkerCrashed => Self::Unavailable(error),
            sqlx::Error::Database(ref inner) if is_outage(inner.code().as_deref()) => {
                Self::Unavailable(error)
            }
            other => Self::Internal(other),
        }
    }
}

/// Postgres' classes 57 (operator intervention), 53 (no resources) and 08 (connection): nothing the caller did.
fn is_outage(code: Option<&str>) -> bool {
    code.is_some_and(|code| {
        code.starts_with("57") || code.starts_with("53") || code.starts_with("08")
    })
}

/// Gives a broken constraint its meaning, at the place that knows it.
pub(crate) trait OnConstraint<T> {
    fn on_constraint(self, name: &str, error: Error) -> Result<T>;
}

impl<T> OnConstraint<T> for std::result::Result<T, sqlx::Error> {
    fn on_constraint(self, name: &str, meaning: Error) -> Result<T> {
        self.map_err(|error| match &error {
            sqlx::Error::Database(inner) if inner.constraint() == Some(name) => meaning,
            _ => error.into(),
        })
    }
}
