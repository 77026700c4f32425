//! Who runs the server. Postgres refuses root, so root hands over to an ordinary user.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use nix::unistd;

use super::error::Error;

/// The user who owns the cluster and runs its programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Runner {
    pub uid: u32,
    pub gid: u32,
    /// We are root and become this user for the programs we start.
    pub changes: bool,
}

impl Runner {
    /// The owner of an existing `cluster`; otherwise ourselves, or for root `postgres`, else `nobody`.
    pub fn of(cluster: &Path) -> Result<Runner, Error> {
        let owner = std::fs::metadata(cluster)
            .ok()
            .map(|it| (it.uid(), it.gid()));
        let me = unistd::geteuid().as_raw();
        if me != 0 {
            return match owner {
                Some((uid, _)) if uid != me => Err(Error::NotOurs(cluster.into())),
                _ => Ok(Runner {
                    uid: me,
                    gid: unistd::getegid().as_raw(),
                    changes: false,
                }),
            };
        }
        let (uid, gid) = owner
            .filter(|(uid, _)| *uid != 0)
            .or_else(unprivileged)
            .ok_or(Error::NoUser)?;
        Ok(Runner {
            uid,
            gid,
            changes: true,
        })
    }

    /// A command run by this user, from `/`, in a plain locale, out of reach of a Ctrl-C at our terminal.
    /// The standard library drops root's supplementary groups together with its uid.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir("/").env("LC_ALL", "C").process_group(0);
        if self.changes {
            command.uid(self.uid).gid(self.gid);
        }
        command
    }

    pub fn give(&self, path: &Path) -> std::io::Result<()> {
        if self.changes {
            std::os::unix::fs::chown(path, Some(self.uid), Some(self.gid))
        } else {
            Ok(())
        }
    }

    /// Whether every folder from `/` down to `path` lets this user through.
    pub fn reaches(&self, path: &Path) -> bool {
        path.ancestors()
            .all(|folder| folder.as_os_str().is_empty() || self.may_enter(folder))
    }

    fn may_enter(&self, folder: &Path) -> bool {
        std::fs::metadata(folder).is_ok_and(|it| it.mode() & self.execute_bit(&it) != 0)
    }

    fn execute_bit(&self, folder: &Metadata) -> u32 {
        if folder.uid() == self.uid {
            0o100
        } else if folder.gid() == self.gid {
            0o010
        } else {
            0o001
        }
    }
}

fn unprivileged() -> Option<(u32, u32)> {
    ["postgres", "nobody"]
        .iter()
        .find_map(|name| unistd::User::from_name(name).ok().flatten())
        .map(|user| (user.uid.as_raw(), user.gid.as_raw()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_folder_closed_to_others_is_not_reached_by_another_user() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("inner");
        std::fs::create_dir(&inner).unwrap();
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
        let stranger = Runner {
            uid: 54_321,
            gid: 54_321,
            changes: true,
        };
        assert!(!stranger.reaches(&inner));
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o711)).unwrap();
        assert!(stranger.reaches(&inner));
    }
}
