//! Makes the cluster: the folder Postgres keeps everything in.

use std::path::Path;
use std::process::{Output, Stdio};

use super::binaries::Binaries;
use super::error::Error;
use super::place::Place;

/// The role that owns the database. The socket folder is closed to everyone else, so it needs no password.
pub const OWNER: &str = "doorstep";
pub const DATABASE: &str = "doorstep";

/// What a crash may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Nothing that was acknowledged.
    Kept,
    /// Everything.
    Throwaway,
}

/// The programs for the cluster, which is made first when it is not there. A cluster of an older version is
/// served by that version's programs.
pub fn ready(place: &Place, durability: Durability) -> Result<Binaries, Error> {
    if durability == Durability::Throwaway {
        remove(&place.cluster)?;
    }
    if let Some(made_by) = version(&place.cluster) {
        let other = || Error::OtherVersion {
            folder: place.cluster.clone(),
            made_by,
        };
        return Binaries::find(place.runner, place.programs.as_deref(), Some(made_by))
            .map_err(|_| other());
    }
    let binaries = Binaries::find(place.runner, place.programs.as_deref(), None)?;
    make(place, &binaries, durability)?;
    Ok(binaries)
}

fn version(cluster: &Path) -> Option<u32> {
    std::fs::read_to_string(cluster.join("PG_VERSION"))
        .ok()?
        .trim()
        .parse()
        .ok()
}

/// Made beside and renamed at the end, so that an interrupted start leaves nothing half-made in use.
fn make(place: &Place, binaries: &Binaries, durability: Durability) -> Result<(), Error> {
    let half_made = place.beside("new");
    remove(&half_made)?;
    std::fs::create_dir(&half_made).map_err(Error::folder(&half_made))?;
    place
        .runner
        .give(&half_made)
        .map_err(Error::folder(&half_made))?;
    // Not every system knows C.UTF-8 (macOS); in C only ASCII letters have cases, all else is the same.
    initdb(place, binaries, durability, "C.UTF-8")
        .or_else(|_| initdb(place, binaries, durability, "C"))?;
    create_database(place, binaries)?;
    std::fs::rename(&half_made, &place.cluster).map_err(Error::folder(&place.cluster))
}

fn initdb(
    place: &Place,
    binaries: &Binaries,
    durability: Durability,
    locale: &str,
) -> Result<(), Error> {
    let mut command = place.runner.command(&binaries.initdb());
    command.args([
        "--auth=trust",
        "--encoding=UTF8",
        "--username",
        OWNER,
        "--locale",
        locale,
    ]);
    if durability == Durability::Throwaway {
        command.arg("--no-sync");
    }
    command.arg("--pgdata").arg(place.beside("new"));
    // initdb cleans up after itself when it fails, so a second try finds the folder empty.
    finish(place, command.stdin(Stdio::null()).output())
}

/// In single-user mode: no server, no client program.
fn create_database(place: &Place, binaries: &Binaries) -> Result<(), Error> {
    use std::io::Write;
    let mut command = place.runner.command(&binaries.postgres());
    command
        .args(["--single", "-D"])
        .arg(place.beside("new"))
        .args(["-c", "fsync=off", "postgres"]);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let output = command.spawn().and_then(|mut child| {
        if let Some(mut input) = child.stdin.take() {
            writeln!(input, "create database {DATABASE}")?;
        }
        child.wait_with_output()
    });
    finish(place, output)
}

fn finish(place: &Place, output: std::io::Result<Output>) -> Result<(), Error> {
    let failed = |said: String| Error::Initdb {
        folder: place.cluster.clone(),
        said,
    };
    let output = output.map_err(|error| failed(error.to_string()))?;
    if output.status.success() {
        Ok(())
    } else {
        Err(failed(last_line(&output.stderr)))
    }
}

/// The last line that says something.
pub fn last_line(said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    said.lines()
        .map(str::trim)
        .rfind(|it| !it.is_empty())
        .unwrap_or("it said nothing")
        .to_owned()
}

fn remove(folder: &Path) -> Result<(), Error> {
    match std::fs::remove_dir_all(folder) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(Error::Folder {
            path: folder.into(),
            source,
        }),
        _ => Ok(()),
    }
}
