//! Where the cluster, its socket, its log and its locks lie.

use std::fs::DirBuilder;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::error::Error;
use super::user::Runner;

/// A socket address holds 104 bytes on macOS and 108 on Linux, with `/.s.PGSQL.5432` and the closing zero.
const LONGEST_SOCKET_DIR: usize = 104 - "/.s.PGSQL.5432".len() - 1;

/// For root, when the data folder is closed to the user who runs Postgres (as everything under `/root` is).
const ELSEWHERE: &str = "/var/lib/doorstep";

#[derive(Debug, Clone)]
pub struct Place {
    pub cluster: PathBuf,
    pub socket_dir: PathBuf,
    pub log: PathBuf,
    pub runner: Runner,
    /// The folder of `initdb` and `postgres`, when it is not to be searched for.
    pub programs: Option<PathBuf>,
}

impl Place {
    /// Decides the place for `data_dir`, and makes the folders around the cluster (not the cluster itself).
    pub fn of(data_dir: &Path, programs: Option<&Path>) -> Result<Place, Error> {
        // Others may pass through, since Postgres may run as another user, but not look around.
        make(data_dir, 0o711)?;
        let data_dir = data_dir.canonicalize().map_err(Error::folder(data_dir))?;
        let cluster = remembered(&data_dir).map_or_else(|| chosen(&data_dir), Ok)?;
        let runner = Runner::of(&cluster)?;
        let socket_dir = socket_dir(&cluster);
        make(&socket_dir, 0o700)?;
        owned(&socket_dir, runner)?;
        Ok(Place {
            cluster,
            socket_dir,
            log: data_dir.join("postgres.log"),
            runner,
            programs: programs.map(Path::to_path_buf),
        })
    }

    /// A file beside the cluster: its locks, its half-made successor.
    pub fn beside(&self, ending: &str) -> PathBuf {
        self.cluster.with_extension(ending)
    }
}

/// Says in the data folder where a cluster lies that is not in it.
fn note(data_dir: &Path) -> PathBuf {
    data_dir.join("postgres.place")
}

fn remembered(data_dir: &Path) -> Option<PathBuf> {
    let noted = std::fs::read_to_string(note(data_dir)).ok()?;
    Some(PathBuf::from(noted.trim())).filter(|it| it.is_absolute())
}

fn chosen(data_dir: &Path) -> Result<PathBuf, Error> {
    let inside = data_dir.join("pg");
    if Runner::of(&inside)?.reaches(data_dir) {
        return Ok(inside);
    }
    if inside.join("PG_VERSION").exists() {
        // Made when the way was open: starting empty elsewhere would look like a loss.
        return Err(Error::Closed(data_dir.into()));
    }
    make(Path::new(ELSEWHERE), 0o711)?;
    note_down(data_dir).map_err(Error::folder(data_dir))?;
    remembered(data_dir).ok_or_else(|| Error::Closed(data_dir.into()))
}

/// A new name each time, so that a removed data folder does not bring its old cluster back. Linked into place, so
/// that of several processes all read the name of the quickest.
fn note_down(data_dir: &Path) -> std::io::Result<()> {
    let name = format!("pg-{}", uuid::Uuid::now_v7());
    let draft = data_dir.join(&name);
    std::fs::write(
        &draft,
        Path::new(ELSEWHERE)
            .join(&name)
            .as_os_str()
            .as_encoded_bytes(),
    )?;
    let linked = std::fs::hard_link(&draft, note(data_dir));
    std::fs::remove_file(&draft)?;
    linked.or_else(|error| {
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            Ok(())
        } else {
            Err(error)
        }
    })
}

fn socket_dir(cluster: &Path) -> PathBuf {
    let beside = cluster.with_extension("socket");
    if beside.as_os_str().len() <= LONGEST_SOCKET_DIR {
        return beside;
    }
    std::env::temp_dir().join(format!("doorstep-{}", fingerprint(cluster)))
}

fn fingerprint(path: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn make(folder: &Path, mode: u32) -> Result<(), Error> {
    DirBuilder::new()
        .recursive(true)
        .mode(mode)
        .create(folder)
        .map_err(Error::folder(folder))
}

/// A socket folder in a shared temporary folder may have been laid there by somebody else.
fn owned(folder: &Path, runner: Runner) -> Result<(), Error> {
    let owner = std::fs::symlink_metadata(folder).map_err(Error::folder(folder))?;
    let ours =
        owner.is_dir() && [runner.uid, nix::unistd::geteuid().as_raw()].contains(&owner.uid());
    if !ours {
        return Err(Error::NotOurs(folder.into()));
    }
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
        .map_err(Error::folder(folder))?;
    runner.give(folder).map_err(Error::folder(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deep_cluster_gets_a_socket_folder_short_enough_for_the_kernel() {
        let deep = PathBuf::from(format!("/srv/{}/pg", "x".repeat(120)));
        assert!(socket_dir(&deep).as_os_str().len() <= LONGEST_SOCKET_DIR);
        assert_eq!(socket_dir(&deep), socket_dir(&deep));
        assert_eq!(
            socket_dir(Path::new("/srv/data/pg")),
            Path::new("/srv/data/pg.socket")
        );
    }
}
