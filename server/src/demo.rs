//! Loads the demo council: draws its photos, keeps them in the file store, and has the domain write the rest.

use crate::demo_pictures::{self, Scene};
use crate::failure::Failure;
use crate::files::{FileError, FileStore, StoredPhoto, store_photo};
use crate::photos::{Refusal, prepare};
use crate::site::Site;
use bytes::Bytes;
use domain::Db;
use domain::demo::{Loaded, Photos, Picture, Wanted, wanted};
use domain::photos::NewPhoto;
use thiserror::Error;

/// Why the demo council could not be loaded.
#[derive(Debug, Error)]
pub enum DemoError {
    #[error("the demo council could not be written")]
    Database(#[from] domain::Error),
    #[error("a photo of the demo council could not be kept")]
    Files(#[from] FileError),
    #[error("a photo of the demo council could not be prepared: {0:?}")]
    Picture(Refusal),
}

/// Loads the demo council of this program unless it is there.
///
/// # Errors
/// One line that says what is in the way.
pub async fn load(site: &Site) -> Result<(), Failure> {
    match load_into(&site.shared.db, &site.files).await {
        Ok(Loaded::Now { people, repairs }) => {
            tracing::info!(people, repairs, "the demo council is loaded");
            // What a night would have counted: the reports begin with numbers.
            site.shared.db.check_rent().await?;
        }
        Ok(Loaded::Before) => {}
        Err(DemoError::Database(error)) => return Err(error.into()),
        Err(error) => return Err(Failure(error.to_string())),
    }
    Ok(())
}

/// Loads the demo council into a database and a file store. Takes a few seconds the first time.
///
/// # Errors
/// [`DemoError`]; then no row is written, and photos already stored are deleted.
pub async fn load_into(db: &Db, files: &FileStore) -> Result<Loaded, DemoError> {
    if db.demo_is_loaded().await? {
        return Ok(Loaded::Before);
    }
    let photos = store_pictures(files).await?;
    let loaded = domain::demo::load(db, &photos).await;
    if !matches!(loaded, Ok(Loaded::Now { .. })) {
        delete(files, &photos).await;
    }
    Ok(loaded?)
}

async fn store_pictures(files: &FileStore) -> Result<Photos, DemoError> {
    let mut photos = Photos::new();
    for wanted in wanted() {
        match store(files, wanted).await {
            Ok(photo) => photos.insert(wanted, photo),
            Err(error) => {
                delete(files, &photos).await;
                return Err(error);
            }
        };
    }
    Ok(photos)
}

async fn store(files: &FileStore, wanted: Wanted) -> Result<NewPhoto, DemoError> {
    let drawn = Bytes::from(demo_pictures::picture(scene(wanted.picture), wanted.seed));
    let prepared = prepare(drawn).await.map_err(DemoError::Picture)?;
    let stored = store_photo(files, &prepared).await?;
    Ok(row(wanted, stored))
}

fn row(wanted: Wanted, stored: StoredPhoto) -> NewPhoto {
    let number = |size: u32| i32::try_from(size).unwrap_or(i32::MAX);
    NewPhoto {
        client_key: format!("demo-{}", wanted.seed),
        full_key: stored.full_key,
        thumb_key: stored.thumb_key,
        width: number(stored.width),
        height: number(stored.height),
        bytes: i32::try_from(stored.length).unwrap_or(i32::MAX),
        sha256: stored.sha256,
    }
}

/// A file that cannot be deleted is left over, which harms nobody: it is a drawing.
async fn delete(files: &FileStore, photos: &Photos) {
    for photo in photos.values() {
        for key in [&photo.full_key, &photo.thumb_key] {
            if let Err(error) = files.delete(key).await {
                tracing::warn!(%error, "a picture of the demo council is left over");
            }
        }
    }
}

fn scene(picture: Picture) -> Scene {
    match picture {
        Picture::MouldInCorner => Scene::MouldInCorner,
        Picture::StainedCeiling => Scene::StainedCeiling,
        Picture::DrippingTap => Scene::DrippingTap,
        Picture::CrackedWindow => Scene::CrackedWindow,
        Picture::BoilerFault => Scene::BoilerFault,
        Picture::BrokenFence => Scene::BrokenFence,
        Picture::ScorchedSwitch => Scene::ScorchedSwitch,
        Picture::StairwellAtNight => Scene::StairwellAtNight,
        Picture::MouseDroppings => Scene::MouseDroppings,
        Picture::LooseHandrail => Scene::LooseHandrail,
        Picture::Receipt => Scene::Receipt,
    }
}
