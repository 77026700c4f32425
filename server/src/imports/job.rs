//! The job of an uploaded file: it survives the request that asked for it, and the process that began it.

use super::faults::FaultFile;
use super::mapping::Mapping;
use super::running::{Progress, Trouble, Work, run};
use crate::failure::Failure;
use crate::files::FileStream;
use crate::site::Site;
use bytes::Bytes;
use domain::imports::record::State;
use domain::imports::{Ended, NewImport};
use domain::{Error, ImportId, System};
use futures_util::StreamExt;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use tokio::sync::mpsc;

/// How often the page may see how far it is.
const TOLD_EVERY: Duration = Duration::from_secs(2);

/// Works an import that waits. Does nothing when it is over. `last` is whether it will not be tried again.
///
/// # Errors
/// When the database or the file store is away: then it can be tried again.
pub async fn work(site: &Site, id: ImportId, last: bool) -> Result<(), Error> {
    let mut tx = site.shared.db.begin(System("import")).await?;
    let claimed = tx.claim_import(id).await?;
    tx.commit().await?;
    let Some(import) = claimed else {
        return Ok(());
    };
    let worked = worked(site, &import).await;
    match worked {
        Ok(()) => tracing::info!(kind = import.kind.key(), "an import was worked"),
        Err(Trouble::Database(error)) if !last => return Err(error),
        Err(trouble) => fail(site, id, trouble).await?,
    }
    match &import.file_key {
        Some(key) => forget_file(site, id, key).await,
        None => Ok(()),
    }
}

async fn worked(site: &Site, import: &NewImport) -> Result<(), Trouble> {
    let key = import.file_key.as_deref().unwrap_or_default();
    let away = |_| Trouble::Database(Error::Broken("file store"));
    let gone = || Failure("The uploaded file is no longer there: upload it again".into());
    let file = site
        .files
        .stream(key)
        .await
        .map_err(away)?
        .ok_or_else(gone)?;
    let work = Work {
        id: import.id,
        kind: import.kind,
        mapping: Mapping::read(&import.mapping, import.kind)?,
        accept_valid: import.accept_valid,
        dry_run: import.dry_run,
        limits: site.imports,
    };
    let progress = Arc::new(Progress::default());
    let mut faults = FaultFile::kept(
        site.files.clone(),
        format!("imports/{}-faults.csv", import.id),
    );
    let mut running = std::pin::pin!(run(
        &site.shared.db,
        &work,
        Box::new(Pumped::from(file)),
        &progress,
        &mut faults
    ));
    let mut ticks = tokio::time::interval(TOLD_EVERY);
    loop {
        tokio::select! {
            done = &mut running => return done.map(|_| ()),
            _ = ticks.tick() => tell(site, import.id, &progress).await,
        }
    }
}

/// How far it is. A word that is lost is no loss.
async fn tell(site: &Site, id: ImportId, progress: &Progress) {
    // Its row is written with the rest at the end: nobody else may hold it then.
    if progress.phase.load(Relaxed) > 1 {
        return;
    }
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let (rows, bytes) = (progress.rows.load(Relaxed), progress.bytes.load(Relaxed));
    let told = async {
        let mut tx = site.shared.db.begin(System("import")).await?;
        tx.import_is_at(id, count(rows), count(bytes)).await?;
        tx.commit().await
    };
    if let Err(error) = told.await {
        tracing::warn!(%error, "how far an import is could not be noted");
    }
}

async fn fail(site: &Site, id: ImportId, trouble: Trouble) -> Result<(), Error> {
    let failure = match trouble {
        Trouble::File(failure) => failure.0,
        Trouble::Database(error) => {
            tracing::error!(%error, "an import could not be worked");
            "The database did not answer. Nothing was changed: import the file again".to_owned()
        }
    };
    let ended = Ended {
        state: State::Failed,
        failure: Some(failure),
        ..Ended::default()
    };
    let mut tx = site.shared.db.begin(System("import")).await?;
    tx.end_import(id, &ended).await?;
    tx.commit().await
}

/// The file holds people's data and has done what it was for. Known until it is gone, so that a process that ends in between
/// leaves nothing behind: [`tidy`] comes after it.
async fn forget_file(site: &Site, id: ImportId, key: &str) -> Result<(), Error> {
    if let Err(error) = site.files.delete(key).await {
        tracing::warn!(%error, "an imported file could not be deleted");
        return Ok(());
    }
    let mut tx = site.shared.db.begin(System("import")).await?;
    tx.file_is_gone(id).await?;
    tx.commit().await
}

/// Deletes what imports left behind: files whose deletion failed, and old lists of faults.
///
/// # Errors
/// When the database is away.
pub async fn tidy(site: &Site) -> Result<(), Error> {
    let mut tx = site.shared.db.begin(System("tidy")).await?;
    let files = tx.files_left_over().await?;
    let faults = tx.forget_old_faults().await?;
    tx.commit().await?;
    for (id, key) in &files {
        forget_file(site, *id, key).await?;
    }
    for key in &faults {
        if let Err(error) = site.files.delete(key).await {
            tracing::warn!(%error, "an old list of faults could not be deleted");
        }
    }
    Ok(())
}

/// A file of the store, read on another thread than the one that fetches it.
struct Pumped {
    chunks: mpsc::Receiver<io::Result<Bytes>>,
    chunk: Bytes,
}

impl From<FileStream> for Pumped {
    fn from(mut file: FileStream) -> Self {
        let (send, chunks) = mpsc::channel(4);
        tokio::spawn(async move {
            while let Some(chunk) = file.chunks.next().await {
                if send.send(chunk.map_err(io::Error::other)).await.is_err() {
                    break;
                }
            }
        });
        Self {
            chunks,
            chunk: Bytes::new(),
        }
    }
}

impl Read for Pumped {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.chunk.is_empty() {
            match self.chunks.blocking_recv() {
                Some(chunk) => self.chunk = chunk?,
                None => return Ok(0),
            }
        }
        let some = self.chunk.len().min(into.len());
        into[..some].copy_from_slice(&self.chunk.split_to(some));
        Ok(some)
    }
}
