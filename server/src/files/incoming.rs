//! A file that comes piece by piece and is too large to hold: there whole once it is finished, not at all before.

use super::{FileError, FileStore, path};
use object_store::{ObjectStoreExt, WriteMultipart};

/// How many pieces of five megabytes are on their way to the store at once.
const UNDER_WAY: usize = 2;

/// Dropped unfinished, it leaves nothing.
pub struct IncomingFile {
    upload: Option<WriteMultipart>,
}

impl FileStore {
    /// Begins a file.
    ///
    /// # Errors
    /// [`FileError`] when the store is away.
    pub async fn begin(&self, key: &str) -> Result<IncomingFile, FileError> {
        let upload = self.store.put_multipart(&path(key)?).await?;
        Ok(IncomingFile {
            upload: Some(WriteMultipart::new(upload)),
        })
    }
}

impl IncomingFile {
    /// Adds to it.
    ///
    /// # Errors
    /// [`FileError`] when the disk is full or the store away.
    pub async fn write(&mut self, bytes: bytes::Bytes) -> Result<(), FileError> {
        if let Some(upload) = &mut self.upload {
            upload.wait_for_capacity(UNDER_WAY).await?;
            upload.put(bytes);
        }
        Ok(())
    }

    /// Makes it lasting.
    ///
    /// # Errors
    /// As [`IncomingFile::write`].
    pub async fn finish(mut self) -> Result<(), FileError> {
        if let Some(upload) = self.upload.take() {
            upload.finish().await?;
        }
        Ok(())
    }
}

impl IncomingFile {
    /// Throws it away.
    pub async fn abort(mut self) {
        if let Some(upload) = self.upload.take() {
            clear(upload).await;
        }
    }
}

/// What cannot be cleared away is only in the way, never shown.
async fn clear(upload: WriteMultipart) {
    if let Err(error) = upload.abort().await {
        tracing::warn!(%error, "a broken upload could not be cleared away");
    }
}

impl Drop for IncomingFile {
    fn drop(&mut self) {
        if let Some(upload) = self.upload.take()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            runtime.spawn(clear(upload));
        }
    }
}
