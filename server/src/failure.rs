//! Why the program cannot start or go on: one line for whoever runs it.

use thiserror::Error;

#[derive(Debug, Error)]
#[error("{0}")]
pub struct Failure(pub String);

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self(format!(
            "The database does not answer as it should: {error}. Check DATABASE_URL."
        ))
    }
}

impl From<crate::config::Problems> for Failure {
    fn from(problems: crate::config::Problems) -> Self {
        Self(problems.to_string())
    }
}

impl From<domain::Error> for Failure {
    fn from(error: domain::Error) -> Self {
        match error {
            domain::Error::Unavailable(inner) | domain::Error::Internal(inner) => inner.into(),
            other => Self(other.to_string()),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}
