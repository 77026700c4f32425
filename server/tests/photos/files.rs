use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures_util::TryStreamExt;
use object_store::memory::InMemory;
use server::files::{FileError, FileStore, store_photo};
use server::photos::{Prepared, prepare};

use super::corpus::jpeg;

pub fn files_under(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                files_under(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

async fn prepared() -> Prepared {
    prepare(jpeg(64, 48).into()).await.unwrap()
}

#[tokio::test]
async fn a_stored_photo_is_read_back_and_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::local(&folder.path().join("new/files")).unwrap();
    let (prepared, photo) = (
        prepared().await,
        store_photo(&store, &prepared().await).await.unwrap(),
    );
    assert_eq!(
        store.get(&photo.full_key).await.unwrap(),
        Some(prepared.full.clone())
    );
    assert_eq!(
        store.get(&photo.thumb_key).await.unwrap(),
        Some(prepared.thumb)
    );
    let streamed = store.stream(&photo.full_key).await.unwrap().unwrap();
    assert_eq!(streamed.length, photo.length);
    let pieces: Vec<Bytes> = streamed.chunks.try_collect().await.unwrap();
    assert_eq!(pieces.concat(), prepared.full);
    store.delete(&photo.full_key).await.unwrap();
    assert_eq!(store.get(&photo.full_key).await.unwrap(), None);
    store.delete(&photo.full_key).await.unwrap();
}

#[tokio::test]
async fn keys_are_random_and_spread_over_folders() {
    let (store, prepared) = (FileStore::over(Arc::new(InMemory::new())), prepared().await);
    let mut folders = std::collections::BTreeSet::new();
    for _ in 0..64 {
        let photo = store_photo(&store, &prepared).await.unwrap();
        assert!(photo.full_key.ends_with(&format!("/{}-full.jpg", photo.id)));
        folders.insert(photo.full_key.split('/').nth(1).unwrap().to_owned());
    }
    assert!(folders.len() > 16, "{folders:?}");
}

#[tokio::test]
async fn a_key_cannot_leave_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::local(&folder.path().join("files")).unwrap();
    for key in ["../out.txt", "a/../../out.txt", "", "a//b", "a/./b"] {
        let outcome = store.put(key, Bytes::from_static(b"x")).await;
        assert!(matches!(outcome, Err(FileError::BadKey)), "{key:?}");
    }
    assert!(files_under(folder.path()).is_empty());
}

#[test]
fn a_full_disk_has_its_own_name() {
    let write = |kind: std::io::ErrorKind| {
        let source = Box::new(std::io::Error::from(kind));
        FileError::from(object_store::Error::Generic {
            store: "local",
            source,
        })
    };
    assert!(matches!(
        write(std::io::ErrorKind::StorageFull),
        FileError::FullDisk
    ));
    assert!(matches!(
        write(std::io::ErrorKind::PermissionDenied),
        FileError::Unavailable(_)
    ));
}

#[test]
fn only_a_folder_or_a_bucket_is_an_address() {
    let open = |address: &str| {
        FileStore::from_url(&address.parse().unwrap(), [("aws_region", "eu-west-2")])
    };
    let folder = tempfile::tempdir().unwrap();
    assert!(open(&format!("file://{}", folder.path().display())).is_ok());
    assert!(matches!(
        open("https://files.example/photos"),
        Err(FileError::BadAddress)
    ));
    #[cfg(feature = "s3")]
    assert!(open("s3://ebbsmarsh-photos/live").is_ok());
}

#[tokio::test]
async fn a_folder_that_refuses_writing_is_unavailable_and_keeps_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::local(folder.path()).unwrap();
    std::fs::write(
        folder.path().join("photos"),
        b"a file where the folder should be",
    )
    .unwrap();
    let outcome = store_photo(&store, &prepared().await).await;
    assert!(
        matches!(outcome, Err(FileError::Unavailable(_))),
        "{outcome:?}"
    );
    assert_eq!(files_under(folder.path()).len(), 1);
}
