//! The S3 side of the store, against an emulator that speaks just enough of it.
#![cfg(feature = "s3")]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use bytes::Bytes;
use http::{Method, StatusCode, Uri};
use server::files::{FileError, FileStore, store_photo};
use server::photos::prepare;

use super::corpus::jpeg;

#[derive(Clone, Default)]
struct Bucket {
    objects: Arc<Mutex<BTreeMap<String, Bytes>>>,
    /// Writes to keys with this ending are turned away.
    refuses: Option<&'static str>,
}

type Answer = (StatusCode, [(&'static str, &'static str); 2], Bytes);

async fn answer(State(bucket): State<Bucket>, method: Method, uri: Uri, body: Bytes) -> Answer {
    let headers = [
        ("ETag", "\"1\""),
        ("Last-Modified", "Sat, 21 Nov 2026 10:00:00 GMT"),
    ];
    let key = uri.path().to_owned();
    let mut objects = bucket.objects.lock().unwrap();
    let (status, content) = match method {
        Method::PUT if bucket.refuses.is_some_and(|ending| key.ends_with(ending)) => {
            (403, Bytes::new())
        }
        Method::PUT => (objects.insert(key, body).map_or(200, |_| 200), Bytes::new()),
        Method::POST => (
            200,
            delete_listed(&mut objects, &String::from_utf8_lossy(&body)),
        ),
        Method::DELETE => (objects.remove(&key).map_or(204, |_| 204), Bytes::new()),
        _ => objects
            .get(&key)
            .map_or((404, Bytes::new()), |found| (200, found.clone())),
    };
    (StatusCode::from_u16(status).unwrap(), headers, content)
}

fn delete_listed(objects: &mut BTreeMap<String, Bytes>, request: &str) -> Bytes {
    let mut said = String::new();
    for key in request.split("<Key>").skip(1) {
        let key = key.split("</Key>").next().unwrap();
        objects.remove(&format!("/photos-bucket/{key}"));
        said += &format!("<Deleted><Key>{key}</Key></Deleted>");
    }
    format!("<DeleteResult>{said}</DeleteResult>").into()
}

async fn store_in(bucket: &Bucket) -> FileStore {
    let _already_installed = rustls::crypto::ring::default_provider().install_default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().fallback(answer).with_state(bucket.clone());
    tokio::spawn(async { axum::serve(listener, router).await });
    let settings = [
        ("aws_endpoint", endpoint.as_str()),
        ("aws_allow_http", "true"),
        ("aws_region", "eu-west-2"),
        ("aws_access_key_id", "a"),
        ("aws_secret_access_key", "b"),
    ];
    FileStore::from_url(&"s3://photos-bucket/live".parse().unwrap(), settings).unwrap()
}

#[tokio::test]
async fn a_photo_goes_into_the_bucket_under_its_folder_and_comes_back() {
    let bucket = Bucket::default();
    let store = store_in(&bucket).await;
    let prepared = prepare(jpeg(64, 48).into()).await.unwrap();
    let photo = store_photo(&store, &prepared).await.unwrap();
    let keys: Vec<String> = bucket.objects.lock().unwrap().keys().cloned().collect();
    assert_eq!(keys.len(), 2);
    assert!(
        keys.contains(&format!("/photos-bucket/live/{}", photo.full_key)),
        "{keys:?}"
    );
    assert_eq!(
        store.get(&photo.full_key).await.unwrap(),
        Some(prepared.full)
    );
    store.delete(&photo.full_key).await.unwrap();
    assert_eq!(store.get(&photo.full_key).await.unwrap(), None);
}

#[tokio::test]
async fn a_photo_whose_second_file_fails_leaves_no_first_file() {
    let bucket = Bucket {
        refuses: Some("-thumb.jpg"),
        ..Bucket::default()
    };
    let store = store_in(&bucket).await;
    let outcome = store_photo(&store, &prepare(jpeg(64, 48).into()).await.unwrap()).await;
    assert!(
        matches!(outcome, Err(FileError::Unavailable(_))),
        "{outcome:?}"
    );
    assert!(bucket.objects.lock().unwrap().is_empty());
}
