//! An import from its first byte to its last word: read, staged, checked, applied or not, and noted.

use super::faults::FaultFile;
use super::layout::Layout;
use super::mapping::Mapping;
use super::reading::{self, Reading};
use crate::failure::Failure;
use domain::imports::record::{FIRST_FAULTS, ShownFault, State};
use domain::imports::{Applied, Ended, Fault, ImportKind, Loading};
use domain::{Db, Error, ImportId};
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicU8, AtomicU64};
use tokio::sync::mpsc;

/// How large a file may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub bytes: u64,
}

impl Limits {
    pub fn megabytes(megabytes: u32) -> Self {
        Self {
            bytes: u64::from(megabytes) * 1_000_000,
        }
    }

    /// What someone is told whose file is larger.
    pub fn too_large(self) -> String {
        format!(
            "The file is larger than {} MB, the most that is taken: split it, or have DOORSTEP_IMPORT_MEGABYTES set higher",
            self.bytes / 1_000_000
        )
    }
}

/// How far an import is, for whoever watches.
#[derive(Debug, Default)]
pub struct Progress {
    pub rows: AtomicU64,
    pub bytes: AtomicU64,
    /// 0 reading, 1 checking, 2 writing.
    pub phase: AtomicU8,
}

/// What is to be done.
#[derive(Clone, Debug)]
pub struct Work {
    pub id: ImportId,
    pub kind: ImportKind,
    pub mapping: Mapping,
    pub accept_valid: bool,
    pub dry_run: bool,
    pub limits: Limits,
}

/// How it ended, when it could be worked.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub state: State,
    pub rows: i64,
    pub applied: Applied,
    /// Rows with a fault.
    pub faulty: i64,
    /// The first of their faults.
    pub faults: Vec<ShownFault>,
    /// All of them.
    pub fault_count: i64,
}

/// Why an import could not be worked.
#[derive(Debug)]
pub enum Trouble {
    /// The file is not what it should be: the same again tomorrow.
    File(Failure),
    /// The database is away, or worse.
    Database(Error),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Database(error)
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::File(failure)
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::File(failure) => failure,
            Trouble::Database(error) => error.into(),
        }
    }
}

/// How many chunks of lines wait for the database at most.
const WAITING: usize = 4;

/// Works an import. What became of it is in its row when this returns, unless it returns an error.
///
/// # Errors
/// When the file is no table of this kind, or the database is away; then nothing is changed.
pub async fn run(
    db: &Db,
    work: &Work,
    input: Box<dyn Read + Send>,
    progress: &Arc<Progress>,
    faults: &mut FaultFile,
) -> Result<Outcome, Trouble> {
    let mut loading = db.load(work.kind, work.id).await?;
    let reading = fill(&mut loading, work, input, progress).await?;
    progress.phase.store(1, Relaxed);
    let faulty = loading.check().await?;
    let (first, fault_count) = report(&mut loading, &reading.layout, faults).await?;
    let mut outcome = Outcome {
        state: State::Refused,
        rows: i64::try_from(reading.rows).unwrap_or(i64::MAX),
        applied: Applied::default(),
        faulty,
        faults: first,
        fault_count,
    };
    progress.phase.store(2, Relaxed);
    if faulty == 0 || work.accept_valid {
        outcome.applied = loading.apply().await?;
        outcome.state = if work.dry_run {
            State::Tried
        } else {
            State::Applied
        };
    }
    note_unused(&reading.layout, &mut outcome.applied);
    note_left_out(reading.left_out, &mut outcome.applied);
    let ended = ended(&outcome, &reading, progress, faults.key());
    finish(db, loading, work.id, &ended).await?;
    Ok(outcome)
}

/// Applied becomes lasting with the note that it was; all else is undone first and noted then.
async fn finish(db: &Db, loading: Loading, id: ImportId, ended: &Ended) -> Result<(), Trouble> {
    if ended.state == State::Applied {
        return Ok(loading.commit(ended).await?);
    }
    drop(loading);
    let mut tx = db.begin(domain::System("import")).await?;
    tx.end_import(id, ended).await?;
    Ok(tx.commit().await?)
}

/// Streams the file into the staging table: one thread reads while the database takes what was read.
async fn fill(
    loading: &mut Loading,
    work: &Work,
    input: Box<dyn Read + Send>,
    progress: &Arc<Progress>,
) -> Result<Reading, Trouble> {
    let (send, mut chunks) = mpsc::channel::<Vec<u8>>(WAITING);
    let (kind, mapping, limits) = (work.kind, work.mapping.clone(), work.limits);
    let watched = progress.clone();
    let reader = tokio::task::spawn_blocking(move || {
        reading::read(input, kind, mapping, limits, &watched, |chunk| {
            send.blocking_send(chunk).is_ok()
        })
    });
    let mut copy = loading.copy().await?;
    while let Some(chunk) = chunks.recv().await {
        copy.send(chunk).await.map_err(Error::from)?;
    }
    let read = reader
        .await
        .unwrap_or_else(|_| Err(Failure("The file could not be read".into())));
    match read {
        Ok(reading) => {
            copy.finish().await.map_err(Error::from)?;
            Ok(reading)
        }
        Err(failure) => {
            // The database answers an abort with an error of its own.
            let _ = copy.abort("not readable").await;
            Err(failure.into())
        }
    }
}

/// Writes all faults into their file and returns the first, and how many there are.
async fn report(
    loading: &mut Loading,
    layout: &Layout,
    faults: &mut FaultFile,
) -> Result<(Vec<ShownFault>, i64), Trouble> {
    const PAGE: i64 = 5_000;
    let (mut first, mut count) = (Vec::new(), 0);
    loop {
        let page = loading.faults(count, PAGE).await?;
        let got = i64::try_from(page.len()).unwrap_or(PAGE);
        for fault in page {
            let shown = shown(layout, fault);
            faults.add(&shown)?;
            if first.len() < FIRST_FAULTS {
                first.push(shown);
            }
        }
        count += got;
        if got < PAGE {
            break;
        }
    }
    faults.close().await?;
    Ok((first, count))
}

fn shown(layout: &Layout, fault: Fault) -> ShownFault {
    let place = fault.column.as_deref().and_then(|key| layout.place_of(key));
    ShownFault::of(fault, place)
}

fn note_unused(layout: &Layout, applied: &mut Applied) {
    let unused = layout.unused();
    if !unused.is_empty() {
        let some: Vec<_> = unused.iter().take(10).copied().collect();
        let more = if unused.len() > 10 { ", …" } else { "" };
        applied
            .notes
            .push(format!("Columns not used: {}{more}.", some.join(", ")));
    }
}

fn note_left_out(rows: u64, applied: &mut Applied) {
    match rows {
        0 => {}
        1 => applied
            .notes
            .push("One row was left out, as the mapping says.".to_owned()),
        rows => applied
            .notes
            .push(format!("{rows} rows were left out, as the mapping says.")),
    }
}

fn ended(
    outcome: &Outcome,
    reading: &Reading,
    progress: &Progress,
    faults_key: Option<String>,
) -> Ended {
    Ended {
        state: outcome.state,
        rows: outcome.rows,
        bytes: i64::try_from(progress.bytes.load(Relaxed)).unwrap_or(i64::MAX),
        sha256: Some(reading.sha256),
        applied: outcome.applied.clone(),
        faulty: outcome.faulty,
        faults: outcome.faults.clone(),
        faults_key: faults_key.filter(|_| outcome.fault_count > 0),
        failure: None,
    }
}
