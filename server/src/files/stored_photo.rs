//! A photo in the store: two files under one random name.

use uuid::Uuid;

use super::{FileError, FileStore};
use crate::photos::Prepared;

/// Where a stored photo lies, and what a row about it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPhoto {
    /// Names the pair of files, and may be the row's key (UUID version 7).
    pub id: Uuid,
    pub full_key: String,
    pub thumb_key: String,
    /// Width of the full picture, in pixels.
    pub width: u32,
    /// Height of the full picture, in pixels.
    pub height: u32,
    /// Size of the full picture, in bytes.
    pub length: u64,
    /// SHA-256 of the full picture.
    pub sha256: [u8; 32],
}

impl StoredPhoto {
    /// Chooses keys such as `photos/ab/<uuid>-full.jpg`. The folder is the random end of the id,
    /// since its start is the time and would put a whole day into one folder.
    fn name(prepared: &Prepared) -> Self {
        let id = Uuid::now_v7();
        let folder = id.as_bytes()[15];
        Self {
            id,
            full_key: format!("photos/{folder:02x}/{id}-full.jpg"),
            thumb_key: format!("photos/{folder:02x}/{id}-thumb.jpg"),
            width: prepared.width,
            height: prepared.height,
            length: prepared.full.len() as u64,
            sha256: prepared.sha256,
        }
    }
}

/// Stores both pictures, or neither.
///
/// # Errors
/// [`FileError`]; then whatever had been written is deleted again.
pub async fn store_photo(store: &FileStore, prepared: &Prepared) -> Result<StoredPhoto, FileError> {
    let photo = StoredPhoto::name(prepared);
    match put_both(store, &photo, prepared).await {
        Ok(()) => Ok(photo),
        Err(error) => {
            take_back(store, &photo).await;
            Err(error)
        }
    }
}

async fn put_both(
    store: &FileStore,
    photo: &StoredPhoto,
    prepared: &Prepared,
) -> Result<(), FileError> {
    store.put(&photo.full_key, prepared.full.clone()).await?;
    store.put(&photo.thumb_key, prepared.thumb.clone()).await
}

/// Both, for a put that failed may still have arrived.
async fn take_back(store: &FileStore, photo: &StoredPhoto) {
    for key in [&photo.full_key, &photo.thumb_key] {
        if let Err(error) = store.delete(key).await {
            tracing::warn!(%error, key, "a file of a photo that was not stored may be left over");
        }
    }
}
