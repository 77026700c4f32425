use std::path::PathBuf;

/// Why the program's own Postgres is not there. Every message is one line and ends with what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(
        "no Postgres {} or later found{}: install it (Debian: apt-get install postgresql), or set DOORSTEP_POSTGRES_BIN to the folder of its programs, or set DATABASE_URL",
        super::binaries::OLDEST,
        hint(.unusable)
    )]
    NoBinaries { unusable: Vec<String> },
    #[error(
        "{} was made by Postgres {made_by}, and no Postgres {made_by} is installed: install it, or move the folder away to start empty", folder.display()
    )]
    OtherVersion { folder: PathBuf, made_by: u32 },
    #[error("{} cannot be used ({source}): check who owns it, or set DOORSTEP_DATA_DIR to another folder", path.display())]
    Folder {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{} belongs to another user: run as that user, or set DOORSTEP_DATA_DIR to another folder", .0.display())]
    NotOurs(PathBuf),
    #[error("{} is closed to the user who runs Postgres: open the folders above it (chmod o+x), or set DOORSTEP_DATA_DIR to another folder", .0.display())]
    Closed(PathBuf),
    #[error(
        "Postgres refuses to run as root, and there is neither a user postgres nor nobody: add one, or run doorstep as an ordinary user"
    )]
    NoUser,
    #[error("initdb failed in {}: {said}", folder.display())]
    Initdb { folder: PathBuf, said: String },
    #[error("Postgres did not start ({said}): read {}", log.display())]
    Start { log: PathBuf, said: String },
    #[error("Postgres did not stop: {0}")]
    Stop(String),
    #[error("the test database could not be made: {0}")]
    Database(#[from] sqlx::Error),
}

impl Error {
    pub(super) fn folder(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Error {
        let path = path.into();
        move |source| Error::Folder { path, source }
    }
}

fn hint(unusable: &[String]) -> String {
    if unusable.is_empty() {
        String::new()
    } else {
        format!(" ({})", unusable.join("; "))
    }
}
