//! How far an import is: a bar on a terminal, a line every ten seconds into anything else.

use crate::imports::Progress;
use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

const WIDTH: usize = 30;

pub struct Shown {
    stop: oneshot::Sender<()>,
    shown: JoinHandle<()>,
}

impl Shown {
    /// Takes the bar away.
    pub async fn end(self) {
        let _ = self.stop.send(());
        let _ = self.shown.await;
    }
}

/// Shows `progress` until it is told to end. `bytes` is the size of the file, if it is known.
pub fn show(progress: Arc<Progress>, bytes: Option<u64>) -> Shown {
    let (stop, stopped) = oneshot::channel();
    Shown {
        stop,
        shown: tokio::spawn(draw(progress, bytes, stopped)),
    }
}

async fn draw(progress: Arc<Progress>, bytes: Option<u64>, mut stopped: oneshot::Receiver<()>) {
    let terminal = std::io::stderr().is_terminal();
    let every = Duration::from_millis(if terminal { 200 } else { 10_000 });
    let started = Instant::now();
    let mut ticks = tokio::time::interval(every);
    // The first comes at once, when there is nothing to show.
    ticks.tick().await;
    loop {
        tokio::select! {
            _ = ticks.tick() => {
                let line = line(&progress, bytes, started.elapsed());
                if terminal { eprint!("\r{line}\u{1b}[K") } else { eprintln!("{line}") }
                let _ = std::io::stderr().flush();
            }
            _ = &mut stopped => break,
        }
    }
    if terminal {
        eprint!("\r\u{1b}[K");
    }
}

fn line(progress: &Progress, bytes: Option<u64>, elapsed: Duration) -> String {
    let (rows, read) = (progress.rows.load(Relaxed), progress.bytes.load(Relaxed));
    match progress.phase.load(Relaxed) {
        0 => {
            let rate = rows as f64 / elapsed.as_secs_f64().max(0.001);
            let bar = bytes.map(|bytes| bar(read, bytes)).unwrap_or_default();
            format!("Reading {bar}{rows} rows, {rate:.0} a second")
        }
        1 => format!("{rows} rows read, checking them against what is here"),
        _ => format!("{rows} rows read, writing them"),
    }
}

fn bar(read: u64, bytes: u64) -> String {
    let share = read as f64 / bytes.max(1) as f64;
    let full = ((share * WIDTH as f64) as usize).min(WIDTH);
    format!(
        "[{}{}] {:.0}% ",
        "#".repeat(full),
        "-".repeat(WIDTH - full),
        share.min(1.0) * 100.0
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_fills_up_and_does_not_run_over() {
        assert_eq!(bar(0, 100), format!("[{}] 0% ", "-".repeat(WIDTH)));
        assert!(bar(50, 100).ends_with("50% "));
        assert_eq!(bar(300, 100), format!("[{}] 100% ", "#".repeat(WIDTH)));
        assert!(bar(0, 0).contains("0%"));
    }
}
