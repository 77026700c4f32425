use std::fmt;
use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::problems::Problem;

/// A value that does not show itself in logs or error messages.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// Shorter ones can be guessed.
pub const SHORTEST: usize = 32;

impl Secret {
    #[must_use]
    pub fn new(value: impl Into<String>) -> Secret {
        Secret(value.into())
    }

    /// The value itself, for the one place that sends or checks it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("(secret)")
    }
}

/// The server's secret kept in `data_dir/secret`, made the first time. Of several processes that start at once, all
/// get the same.
pub fn kept(data_dir: &Path) -> Result<Secret, Problem> {
    let path = data_dir.join("secret");
    let fault = |it: std::io::Error| {
        Problem::new(
            "DOORSTEP_SECRET",
            format!(
                "{} cannot be used ({it}): set DOORSTEP_SECRET, or make the data folder writable",
                path.display()
            ),
        )
    };
    match read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => make(data_dir, &path)
            .and_then(|()| read(&path))
            .map_err(fault),
        other => other.map_err(fault),
    }
}

fn read(path: &Path) -> std::io::Result<Secret> {
    let mut text = String::new();
    File::open(path)?.read_to_string(&mut text)?;
    let secret = text.trim();
    if secret.len() < SHORTEST {
        return Err(std::io::Error::new(
            ErrorKind::InvalidData,
            "it is too short",
        ));
    }
    Ok(Secret::new(secret))
}

/// Written in full under another name and then linked into place, so that a reader sees all of it or nothing; a link
/// does not replace the secret of a process that was quicker.
fn make(data_dir: &Path, path: &Path) -> std::io::Result<()> {
    std::os::unix::fs::DirBuilderExt::mode(std::fs::DirBuilder::new().recursive(true), 0o711)
        .create(data_dir)?;
    let draft = data_dir.join(format!("secret.{}", &random()?[..16]));
    let mut file = File::options()
        .create(true)
        .truncate(true)
        .write(true)
        .mode(0o600)
        .open(&draft)?;
    writeln!(file, "{}", random()?)?;
    file.sync_all()?;
    let linked = std::fs::hard_link(&draft, path);
    std::fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

/// 256 random bits in hexadecimal.
fn random() -> std::io::Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
    Ok(bytes.iter().map(|it| format!("{it:02x}")).collect())
}
