//! What the phone keeps: reports as text and photos as they are, in the browser's own database. The few lines that speak to
//! it are in `public/boot.js`, which every page has: there they cost a fifth of the bytes, and it counts what is not sent.

use super::record::Record;
use js_sys::{Array, Function};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

type Kept<T> = Result<T, JsValue>;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = phone, js_name = reports, catch)]
    async fn all() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = phone, js_name = keepReport, catch)]
    async fn keep_report(key: &str, text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = phone, js_name = dropReport, catch)]
    async fn delete_report(key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = phone, js_name = photo, catch)]
    async fn find_photo(key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = phone, js_name = keepPhoto, catch)]
    async fn put_photo(key: &str, content: &Blob) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = phone, js_name = dropPhoto, catch)]
    async fn delete_photo(key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = phone, js_name = takeTurn, catch)]
    async fn take() -> Result<JsValue, JsValue>;

    /// The tag of the person who was signed in last; empty if nobody was.
    #[wasm_bindgen(js_namespace = phone)]
    pub fn owner() -> String;
    #[wasm_bindgen(js_namespace = phone)]
    pub fn remember(owner: &str);
    /// Asks the browser not to throw away what is kept. It may say no.
    #[wasm_bindgen(js_namespace = phone, js_name = askToLast)]
    pub fn ask_to_last();
}

/// All reports on the phone, whoever's. What cannot be read any more is left out.
pub async fn reports() -> Kept<Vec<Record>> {
    let texts = Array::from(&all().await?);
    let read = |text: JsValue| Record::read(&text.as_string()?);
    Ok(texts.iter().filter_map(read).collect())
}

/// Keeps a report as it is now.
pub async fn keep(record: &Record) -> Kept<()> {
    keep_report(&record.key, &record.to_text()).await.map(drop)
}

/// Keeps a photo's bytes.
pub async fn keep_photo(key: &str, content: &Blob) -> Kept<()> {
    put_photo(key, content).await.map(drop)
}

/// A photo's bytes; `None` if the phone has thrown them away.
pub async fn photo(key: &str) -> Option<Blob> {
    find_photo(key).await.ok()?.dyn_into().ok()
}

/// Throws a photo's bytes away.
pub async fn drop_photo(key: &str) {
    let _ = delete_photo(key).await;
}

/// Throws a report away, with its photos.
pub async fn drop_report(record: &Record) {
    drop_photos(record).await;
    let _ = delete_report(&record.key).await;
}

pub async fn drop_photos(record: &Record) {
    for photo in &record.photos {
        drop_photo(&photo.key).await;
    }
}

/// A turn among this browser's tabs. Dropping it ends it.
pub struct Turn(Function);

/// The turn to send; `None` while another tab has it.
pub async fn take_turn() -> Option<Turn> {
    take().await.ok()?.dyn_into().ok().map(Turn)
}

impl Drop for Turn {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}
