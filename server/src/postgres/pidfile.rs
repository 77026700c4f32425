//! Reads `postmaster.pid`, in which a server says that it runs, where it listens, and whether it is ready.

use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::sys::signal::kill;
use nix::unistd::Pid;

use super::error::Error;

/// How long a server that is starting or stopping may take to make up its mind.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that accepts connections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    pub process_id: i32,
    pub socket_dir: PathBuf,
    pub port: u16,
}

/// The server of `cluster` if one runs: waits while it is between states.
pub fn settled(cluster: &Path) -> Result<Option<Running>, Error> {
    let started = Instant::now();
    loop {
        match read(cluster) {
            State::Down => return Ok(None),
            State::Ready(running) => return Ok(Some(running)),
            State::Between if started.elapsed() > PATIENCE => {
                return Err(Error::Start {
                    log: cluster.into(),
                    said: "another start or stop never ended".into(),
                });
            }
            State::Between => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub enum State {
    Down,
    /// Starting or stopping.
    Between,
    Ready(Running),
}

pub fn read(cluster: &Path) -> State {
    let Ok(text) = std::fs::read_to_string(cluster.join("postmaster.pid")) else {
        return State::Down;
    };
    let Some(process_id) = text.lines().next().and_then(|it| it.trim().parse().ok()) else {
        return State::Between;
    };
    if !is_postgres(process_id) {
        return State::Down;
    }
    ready(&text, process_id).map_or(State::Between, State::Ready)
}

/// Lines of the file: process id, data folder, start time, port, socket folder, listen address, memory key, state.
fn ready(text: &str, process_id: i32) -> Option<Running> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let (port, socket_dir) = (lines.get(3)?.parse().ok()?, PathBuf::from(lines.get(4)?));
    let answers = || UnixStream::connect(socket_dir.join(format!(".s.PGSQL.{port}"))).is_ok();
    let is_ready = *lines.get(7)? == "ready" && answers();
    is_ready.then_some(Running {
        process_id,
        socket_dir,
        port,
    })
}

/// After a crash of the machine the number in the file may belong to any program.
fn is_postgres(process_id: i32) -> bool {
    is_alive(process_id) && name(process_id).is_none_or(|it| it.contains("postgres"))
}

pub fn is_alive(process_id: i32) -> bool {
    kill(Pid::from_raw(process_id), None) != Err(Errno::ESRCH)
}

fn name(process_id: i32) -> Option<String> {
    if Path::new("/proc/self/comm").exists() {
        return std::fs::read_to_string(format!("/proc/{process_id}/comm")).ok();
    }
    let said = std::process::Command::new("ps")
        .args(["-o", "comm=", "-p", &process_id.to_string()])
        .output()
        .ok()?;
    String::from_utf8(said.stdout)
        .ok()
        .filter(|it| !it.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_left_by_a_crash_whose_number_now_belongs_to_another_program_counts_as_down() {
        let cluster = tempfile::tempdir().unwrap();
        std::fs::write(
            cluster.path().join("postmaster.pid"),
            format!("{}\n/x\n1\n5432\n/x\n", std::process::id()),
        )
        .unwrap();
        assert_eq!(read(cluster.path()), State::Down);
    }

    #[test]
    fn no_file_counts_as_down() {
        assert_eq!(read(Path::new("/nowhere")), State::Down);
    }
}
