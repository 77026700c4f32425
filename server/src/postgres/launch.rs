//! Starts and stops the server process.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::cluster::{self, Durability};
use super::error::Error;
use super::pidfile::{self, Running, State};
use super::place::Place;

/// Recovery after a crash takes longest.
const LONGEST_START: Duration = Duration::from_secs(60);
const LONGEST_STOP: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(10);

/// For every cluster: no network, and no value of a row in the log.
const SETTINGS: [&str; 8] = [
    "listen_addresses=",
    "port=5432",
    "unix_socket_permissions=0700",
    "max_connections=200",
    "log_error_verbosity=terse",
    "log_min_error_statement=panic",
    "log_timezone=UTC",
    "log_checkpoints=off",
];
const KEPT: [&str; 3] = ["fsync=on", "synchronous_commit=on", "full_page_writes=on"];
const THROWAWAY: [&str; 6] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "wal_level=minimal",
    "max_wal_senders=0",
];

/// Starts the server, cluster and all, and returns once it accepts connections. Call it behind the gate.
pub fn launch(place: &Place, durability: Durability) -> Result<(Running, Option<Child>), Error> {
    let binaries = cluster::ready(place, durability)?;
    let log = File::options()
        .create(true)
        .append(true)
        .open(&place.log)
        .map_err(Error::folder(&place.log))?;
    let log_too = log.try_clone().map_err(Error::folder(&place.log))?;
    let mut command = place.runner.command(&binaries.postgres());
    command.arg("-D").arg(&place.cluster);
    command.arg("-c").arg(format!(
        "unix_socket_directories={}",
        place.socket_dir.display()
    ));
    for setting in SETTINGS.iter().chain(for_durability(durability)) {
        command.args(["-c", setting]);
    }
    command.stdin(Stdio::null()).stdout(log).stderr(log_too);
    let child = command
        .spawn()
        .map_err(|error| not_started(place, &error.to_string()))?;
    wait_until_ready(place, child)
}

fn for_durability(durability: Durability) -> &'static [&'static str] {
    match durability {
        Durability::Kept => &KEPT,
        Durability::Throwaway => &THROWAWAY,
    }
}

fn wait_until_ready(place: &Place, mut child: Child) -> Result<(Running, Option<Child>), Error> {
    let started = Instant::now();
    while started.elapsed() < LONGEST_START {
        if let State::Ready(running) = pidfile::read(&place.cluster) {
            return Ok((running, Some(child)));
        }
        if matches!(child.try_wait(), Ok(Some(_)) | Err(_)) {
            return Err(not_started(place, &end_of(&place.log)));
        }
        std::thread::sleep(PAUSE);
    }
    // Not to be left behind holding the folder.
    let _ = child.kill();
    let _ = child.wait();
    Err(not_started(place, "it did not answer within a minute"))
}

/// Ends all sessions, writes everything down and stops ("fast" shutdown). Call it behind the gate.
pub fn stop(place: &Place, running: &Running, mut child: Option<&mut Child>) -> Result<(), Error> {
    // Whatever runs by now, if anything: the server may have been stopped or restarted behind our back.
    if !is_up(place, running) {
        return Ok(());
    }
    kill(Pid::from_raw(running.process_id), Signal::SIGINT)
        .map_err(|error| Error::Stop(error.to_string()))?;
    let started = Instant::now();
    while started.elapsed() < LONGEST_STOP {
        let reaped = child
            .as_mut()
            .is_some_and(|it| matches!(it.try_wait(), Ok(Some(_))));
        if reaped || !is_up(place, running) {
            return Ok(());
        }
        std::thread::sleep(PAUSE);
    }
    Err(Error::Stop(format!(
        "process {} is still there after 30 seconds",
        running.process_id
    )))
}

/// A stopped server takes its file away; a zombie nobody reaps would still count as alive.
fn is_up(place: &Place, running: &Running) -> bool {
    let noted = std::fs::read_to_string(place.cluster.join("postmaster.pid")).ok();
    let noted = noted.and_then(|it| it.lines().next().and_then(|line| line.trim().parse().ok()));
    noted == Some(running.process_id) && pidfile::is_alive(running.process_id)
}

fn end_of(log: &Path) -> String {
    cluster::last_line(&std::fs::read(log).unwrap_or_default())
}

fn not_started(place: &Place, said: &str) -> Error {
    Error::Start {
        log: place.log.clone(),
        said: said.into(),
    }
}
