//! Two file locks beside the cluster. The gate is held while entering or leaving, so that one process at a time
//! starts or stops the server. The users' lock is shared by everyone who uses it. The kernel frees both when a
//! process dies.

use std::fs::{File, TryLockError};
use std::path::PathBuf;

use super::error::Error;
use super::place::Place;

/// One process's share in the running server.
#[derive(Debug)]
pub struct Membership {
    file: File,
    path: PathBuf,
}

impl Membership {
    /// Gives the share back; true when nobody else holds one. Call it behind the gate.
    pub fn was_the_last(self) -> Result<bool, Error> {
        self.file.unlock().map_err(Error::folder(&self.path))?;
        match self.file.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(source)) => Err(Error::Folder {
                path: self.path,
                source,
            }),
        }
    }
}

/// Waits for the gate; it opens again when the file is dropped.
pub fn gate(place: &Place) -> Result<File, Error> {
    let path = place.beside("gate");
    let file = open(&path)?;
    file.lock().map_err(Error::folder(path))?;
    Ok(file)
}

/// Takes a share. Call it behind the gate.
pub fn join(place: &Place) -> Result<Membership, Error> {
    let path = place.beside("users");
    let file = open(&path)?;
    file.lock_shared().map_err(Error::folder(&path))?;
    Ok(Membership { file, path })
}

fn open(path: &PathBuf) -> Result<File, Error> {
    File::options()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(path)
        .map_err(Error::folder(path))
}
