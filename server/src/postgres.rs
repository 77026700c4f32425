//! The program's own Postgres, for when `DATABASE_URL` is unset.
//!
//! It listens on a Unix socket only, in a folder of mode 0700. Every process that uses it holds a shared lock; the
//! last one out stops it. A process killed hard drops its lock with it and leaves the server running: the next
//! process on the same folder takes it over, and stops it when it leaves. Two servers never run on one folder.

mod binaries;
mod cluster;
mod error;
mod launch;
mod locks;
mod pidfile;
mod place;
pub mod testing;
mod user;

use std::path::{Path, PathBuf};

pub use error::Error;

use cluster::Durability;
use locks::Membership;
use pidfile::Running;
use place::Place;

/// A running Postgres that belongs to this data folder. Leaving it, by [`Own::stop`] or by dropping it, stops the
/// server if no other process uses it.
#[derive(Debug)]
pub struct Own {
    running: Running,
    place: Place,
    membership: Option<Membership>,
    /// The server as our child, so that it can be reaped; `None` when another process had started it.
    child: Option<std::process::Child>,
}

impl Own {
    /// Starts the Postgres of `data_dir`, or joins the one that already runs there; returns once it answers.
    /// Makes the folder and the cluster (`data_dir/pg`, log in `data_dir/postgres.log`) when they do not exist.
    ///
    /// Blocks for up to a minute: from asynchronous code call it through `spawn_blocking`.
    ///
    /// # Errors
    /// One line each: no binaries, wrong version, folder of another user, or a server that does not start.
    pub fn start(data_dir: &Path) -> Result<Own, Error> {
        Own::enter(data_dir, from_environment().as_deref(), Durability::Kept)
    }

    /// As [`Own::start`], with the programs of `programs` (the setting `DOORSTEP_POSTGRES_BIN`, wherever it was set),
    /// or those found when it is `None`.
    ///
    /// # Errors
    /// As [`Own::start`].
    pub fn start_with(data_dir: &Path, programs: Option<&Path>) -> Result<Own, Error> {
        Own::enter(data_dir, programs, Durability::Kept)
    }

    /// As [`Own::start`], in a folder whose content may be lost: no fsync, and made anew unless it is running.
    ///
    /// # Errors
    /// As [`Own::start`].
    pub fn throwaway(data_dir: &Path) -> Result<Own, Error> {
        Own::enter(
            data_dir,
            from_environment().as_deref(),
            Durability::Throwaway,
        )
    }

    /// The address of the database `doorstep` as its owner, in the form sqlx reads: `postgres://…?host=/socket`.
    #[must_use]
    pub fn url(&self) -> String {
        let host: String = url::form_urlencoded::byte_serialize(
            self.running.socket_dir.as_os_str().as_encoded_bytes(),
        )
        .collect();
        format!(
            "postgres://{}@localhost:{}/{}?host={host}",
            cluster::OWNER,
            self.running.port,
            cluster::DATABASE
        )
    }

    /// The process id of the server.
    #[must_use]
    pub fn process_id(&self) -> i32 {
        self.running.process_id
    }

    /// Leaves the server, and if nobody else uses it ends its sessions, stops it and waits until it is down.
    ///
    /// # Errors
    /// When it is still up after 30 seconds.
    pub async fn stop(self) -> Result<(), Error> {
        let mut own = self;
        match tokio::task::spawn_blocking(move || own.leave()).await {
            Ok(left) => left,
            Err(_) => Err(Error::Stop("the task that stops it was cancelled".into())),
        }
    }

    /// Leaves the server running when this process ends, for the next one to use.
    pub(crate) fn leave_running(mut self) {
        self.membership = None;
    }

    fn enter(
        data_dir: &Path,
        programs: Option<&Path>,
        durability: Durability,
    ) -> Result<Own, Error> {
        let place = Place::of(data_dir, programs)?;
        let gate = locks::gate(&place)?;
        let (running, child) = match pidfile::settled(&place.cluster)? {
            Some(running) => (running, None),
            None => launch::launch(&place, durability)?,
        };
        let membership = locks::join(&place)?;
        drop(gate);
        Ok(Own {
            running,
            place,
            membership: Some(membership),
            child,
        })
    }

    fn leave(&mut self) -> Result<(), Error> {
        let Some(membership) = self.membership.take() else {
            return Ok(());
        };
        let _gate = locks::gate(&self.place)?;
        if membership.was_the_last()? {
            launch::stop(&self.place, &self.running, self.child.as_mut())?;
        }
        Ok(())
    }
}

fn from_environment() -> Option<PathBuf> {
    std::env::var_os("DOORSTEP_POSTGRES_BIN")
        .filter(|it| !it.is_empty())
        .map(PathBuf::from)
}

impl Drop for Own {
    fn drop(&mut self) {
        if let Err(error) = self.leave() {
            tracing::error!(%error, "own postgres was not stopped");
        }
    }
}
