//! What the phone keeps: reports as JSON and photos as they are, in the browser's own database (IndexedDB). Each use opens
//! it anew, so that a sign-out in another tab can throw it away.

use super::record::Record;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

/// `public/boot.js` knows these names too.
const DATABASE: &str = "doorstep";
const REPORTS: &str = "reports";
const PHOTOS: &str = "photos";
const OWNER: &str = "phone-owner";

type Kept<T> = Result<T, JsValue>;

/// All reports on the phone, whoever's. What cannot be read any more is left out.
pub async fn reports() -> Kept<Vec<Record>> {
    let database = open().await?;
    let store = within(&database, REPORTS, IdbTransactionMode::Readonly)?;
    let found = ended(store.get_all()?).await;
    database.close();
    let texts = Array::from(&found?);
    let read = |text: wasm_bindgen::JsValue| Record::read(&text.as_string()?);
    Ok(texts.iter().filter_map(read).collect())
}

/// Keeps a report as it is now.
pub async fn keep(record: &Record) -> Kept<()> {
    put(REPORTS, &record.key, &record.to_text().into()).await
}

/// Keeps a photo's bytes.
pub async fn keep_photo(key: &str, content: &Blob) -> Kept<()> {
    put(PHOTOS, key, content).await
}

/// A photo's bytes; `None` if the phone has thrown them away.
pub async fn photo(key: &str) -> Option<Blob> {
    let database = open().await.ok()?;
    let store = within(&database, PHOTOS, IdbTransactionMode::Readonly).ok();
    let found = match store.and_then(|store| store.get(&key.into()).ok()) {
        Some(request) => ended(request).await.ok(),
        None => None,
    };
    database.close();
    found?.dyn_into().ok()
}

/// Throws a photo's bytes away.
pub async fn drop_photo(key: &str) {
    let _ = remove(PHOTOS, key).await;
}

/// Throws a report away, with its photos.
pub async fn drop_report(record: &Record) {
    drop_photos(record).await;
    let _ = remove(REPORTS, &record.key).await;
}

pub async fn drop_photos(record: &Record) {
    for photo in &record.photos {
        drop_photo(&photo.key).await;
    }
}

/// The tag of the person who was signed in last; empty if nobody was.
pub fn owner() -> String {
    let storage = gloo::utils::window().local_storage().ok().flatten();
    storage
        .and_then(|storage| storage.get_item(OWNER).ok().flatten())
        .unwrap_or_default()
}

pub fn remember_owner(owner: &str) {
    if let Ok(Some(storage)) = gloo::utils::window().local_storage() {
        let _ = storage.set_item(OWNER, owner);
    }
}

/// Asks the browser not to throw away what is kept. It may say no, and may not know the question.
pub fn ask_to_last() {
    let storage = gloo::utils::window().navigator().storage();
    if !storage.is_undefined()
        && let Ok(asked) = storage.persist()
    {
        // The answer changes nothing here, but a refusal must not be reported as unhandled.
        wasm_bindgen_futures::spawn_local(async move { drop(JsFuture::from(asked).await) });
    }
}

async fn put(store: &str, key: &str, value: &JsValue) -> Kept<()> {
    let database = open().await?;
    let write = |store: IdbObjectStore| store.put_with_key(value, &key.into());
    let done = match within(&database, store, IdbTransactionMode::Readwrite).and_then(write) {
        Ok(request) => lasting(&request).await,
        Err(problem) => Err(problem),
    };
    database.close();
    done
}

async fn remove(store: &str, key: &str) -> Kept<()> {
    let database = open().await?;
    let erase = |store: IdbObjectStore| store.delete(&key.into());
    let done = match within(&database, store, IdbTransactionMode::Readwrite).and_then(erase) {
        Ok(request) => lasting(&request).await,
        Err(problem) => Err(problem),
    };
    database.close();
    done
}

fn within(database: &IdbDatabase, store: &str, mode: IdbTransactionMode) -> Kept<IdbObjectStore> {
    database
        .transaction_with_str_and_mode(store, mode)?
        .object_store(store)
}

async fn open() -> Kept<IdbDatabase> {
    let factory = gloo::utils::window().indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(DATABASE, 1)?;
    let asked = request.clone();
    let prepare = Closure::once(move || {
        if let Ok(database) = asked.result().and_then(|it| it.dyn_into::<IdbDatabase>()) {
            for store in [REPORTS, PHOTOS] {
                let _ = database.create_object_store(store);
            }
        }
    });
    request.set_onupgradeneeded(Some(prepare.as_ref().unchecked_ref()));
    ended(request.into()).await?.dyn_into()
}

/// The result of a request, once it is there.
async fn ended(request: IdbRequest) -> Kept<JsValue> {
    let waiting = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(waiting).await?;
    request.result()
}

/// Waits until a change is written: a full phone says so only at the end of the transaction.
async fn lasting(request: &IdbRequest) -> Kept<()> {
    let Some(transaction) = request.transaction() else {
        return Err(JsValue::NULL);
    };
    let waiting = Promise::new(&mut |resolve: Function, reject: Function| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    JsFuture::from(waiting).await.map(drop)
}
