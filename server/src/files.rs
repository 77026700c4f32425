//! Where photos and documents are kept: a local folder, or a bucket.
//!
//! Keys are random and say nothing about whom a file belongs to. A file is there whole or not at
//! all: the folder is written by fsync and rename, a bucket by a single put.

mod incoming;
mod stored_photo;

use std::path::Path as Folder;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{ObjectStore, ObjectStoreExt};
use thiserror::Error;
use url::Url;

pub use incoming::IncomingFile;
pub use stored_photo::{StoredPhoto, store_photo};

/// Why a file could not be written, read or deleted. No key is quoted.
#[derive(Debug, Error)]
pub enum FileError {
    #[error("the file is not there")]
    NotFound,
    #[error("the disk is full")]
    FullDisk,
    #[error("the file key is not valid")]
    BadKey,
    #[error(
        "the address of the file store is not valid; use a folder, file:///folder or s3://bucket/folder"
    )]
    BadAddress,
    #[error("the file store does not answer")]
    Unavailable(#[source] object_store::Error),
}

/// A file's bytes as they come, for sending on.
pub struct FileStream {
    /// Bytes in all.
    pub length: u64,
    pub chunks: BoxStream<'static, Result<Bytes, FileError>>,
}

/// Where files are kept. Cheap to clone.
#[derive(Debug, Clone)]
pub struct FileStore {
    store: Arc<dyn ObjectStore>,
}

impl FileStore {
    /// Keeps files in `folder`, which is made when missing. Every write is on the disk when it returns.
    ///
    /// # Errors
    /// [`FileError`] when the folder cannot be made or opened.
    pub fn local(folder: &Folder) -> Result<Self, FileError> {
        std::fs::create_dir_all(folder).map_err(|source| unavailable(Box::new(source)))?;
        let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self::over(Arc::new(store)))
    }

    /// Opens `file:///folder`, or `s3://bucket/folder` with the cargo feature `s3`. `settings` are the
    /// bucket's, as in `("aws_access_key_id", "…")`; unknown ones are ignored.
    ///
    /// # Errors
    /// [`FileError::BadAddress`] for any other address, [`FileError::Unavailable`] when a setting is missing.
    pub fn from_url<K: AsRef<str>, V: Into<String>>(
        address: &Url,
        settings: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, FileError> {
        match address.scheme() {
            "file" => Self::local(&address.to_file_path().map_err(|()| FileError::BadAddress)?),
            #[cfg(feature = "s3")]
            "s3" => {
                // The store's own client needs it; a second installation changes nothing.
                let _ = rustls::crypto::ring::default_provider().install_default();
                let (store, folder) = object_store::parse_url_opts(address, settings)?;
                Ok(Self::over(Arc::new(PrefixStore::new(store, folder))))
            }
            _ => Err(FileError::BadAddress),
        }
    }

    /// Keeps files in any object store.
    pub fn over(store: Arc<dyn ObjectStore>) -> Self {
        Self { store }
    }

    /// Writes a file whole, replacing one with the same key.
    ///
    /// # Errors
    /// [`FileError`]; then the key holds what it held before.
    pub async fn put(&self, key: &str, bytes: Bytes) -> Result<(), FileError> {
        self.store.put(&path(key)?, bytes.into()).await?;
        Ok(())
    }

    /// Reads a file whole; `None` when there is none.
    ///
    /// # Errors
    /// [`FileError`] when the store cannot say.
    pub async fn get(&self, key: &str) -> Result<Option<Bytes>, FileError> {
        let Some(found) = found(self.store.get(&path(key)?).await)? else {
            return Ok(None);
        };
        Ok(Some(found.bytes().await?))
    }

    /// Reads a file piece by piece; `None` when there is none.
    ///
    /// # Errors
    /// [`FileError`] when the store cannot say.
    pub async fn stream(&self, key: &str) -> Result<Option<FileStream>, FileError> {
        let Some(found) = found(self.store.get(&path(key)?).await)? else {
            return Ok(None);
        };
        let length = found.meta.size;
        Ok(Some(FileStream {
            length,
            chunks: found.into_stream().map_err(FileError::from).boxed(),
        }))
    }

    /// Deletes a file. One that is not there is no error: a retry must be able to finish.
    ///
    /// # Errors
    /// [`FileError`] when the file may still be there.
    pub async fn delete(&self, key: &str) -> Result<(), FileError> {
        found(self.store.delete(&path(key)?).await)?;
        Ok(())
    }
}

/// Refuses `..`, empty parts and control characters, so that no key leaves its folder.
fn path(key: &str) -> Result<Path, FileError> {
    match Path::parse(key) {
        Ok(path) if !key.is_empty() => Ok(path),
        _ => Err(FileError::BadKey),
    }
}

fn found<T>(answer: object_store::Result<T>) -> Result<Option<T>, FileError> {
    match answer.map_err(FileError::from) {
        Ok(value) => Ok(Some(value)),
        Err(FileError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

fn unavailable(source: Box<dyn std::error::Error + Send + Sync>) -> FileError {
    object_store::Error::Generic {
        store: "local folder",
        source,
    }
    .into()
}

impl From<object_store::Error> for FileError {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { .. } => Self::NotFound,
            error if is_full_disk(&error) => Self::FullDisk,
            error => Self::Unavailable(error),
        }
    }
}

fn is_full_disk(error: &(dyn std::error::Error + 'static)) -> bool {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    std::iter::successors(Some(error), |error| error.source())
        .filter_map(|error| error.downcast_ref::<std::io::Error>())
        .any(|error| matches!(error.kind(), StorageFull | QuotaExceeded))
}
