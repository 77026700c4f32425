//! `POST /upload/officer/imports`: an officer's file, streamed into the file store, and its job. And the file of its faults.

use super::mapping::Mapping;
use crate::failure::Failure;
use crate::files::FileError;
use crate::site::Site;
use app::http::{Problems, Refused, Visit};
use app::officers::imports::{self as words, FORM, ImportForm, PAGE};
use axum::Router;
use axum::body::Body;
use axum::extract::multipart::{Field, Multipart, MultipartError, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Extension, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::imports::{ImportKind, NewImport};
use domain::{Error, ImportId, Officer};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};

/// Beside the file: the fields, and what stands between.
const BESIDE: u64 = 256 * 1024;
/// The largest file that is read to its end only to be refused with its sentence.
const DISCARDED: u64 = 4_000_000_000;
const LONGEST_FIELD: usize = 50_000;
const SIGN_IN: &str = "/officer/sign-in?then=%2Fofficer%2Fimports";

/// The upload, for files of up to `bytes`.
pub fn routes(bytes: u64) -> Router<Site> {
    let upload = Router::new()
        .route("/upload/officer/imports", post(upload))
        .layer(DefaultBodyLimit::disable());
    // Of a file that is too large, the reader reads the rest and throws it away, so that the browser is still there to be told.
    crate::web::upload_limit(upload, bytes.max(DISCARDED) + BESIDE)
}

pub fn downloads() -> Router<Site> {
    Router::new().route("/officer/imports/{import}/faults.csv", get(faults))
}

async fn upload(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    multipart: Result<Multipart, MultipartRejection>,
) -> Response {
    let taken = take(&site, &visit, &headers, multipart).await;
    answer(&site, &visit, taken).await.unwrap_or_else(status)
}

/// What an upload came to: an import, or what is wrong with the form.
enum Taken {
    Import(ImportId),
    Again(ImportForm, Problems),
}

async fn answer(
    site: &Site,
    visit: &Visit,
    taken: Result<Taken, Error>,
) -> Result<Response, Error> {
    match taken? {
        Taken::Import(id) => Ok(Redirect::to(&format!("{PAGE}/{id}")).into_response()),
        Taken::Again(form, problems) => {
            let refused = Refused::new(FORM, PAGE, &form, problems)?;
            let mut tx = site.shared.db.begin(officer(visit)?).await?;
            tx.keep_form(&refused.name, &refused.content).await?;
            tx.commit().await?;
            Ok(Redirect::to(PAGE).into_response())
        }
    }
}

fn status(error: Error) -> Response {
    match error {
        Error::SignIn => Redirect::to(SIGN_IN).into_response(),
        Error::NotFound => StatusCode::NOT_FOUND.into_response(),
        Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        error => {
            tracing::error!(%error, "an import could not be taken in");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn officer(visit: &Visit) -> Result<Officer, Error> {
    let session = visit.session.as_ref().ok_or(Error::SignIn)?;
    session.officer(visit.browser).ok_or(Error::SignIn)
}

async fn take(
    site: &Site,
    visit: &Visit,
    headers: &HeaderMap,
    multipart: Result<Multipart, MultipartRejection>,
) -> Result<Taken, Error> {
    let officer = officer(visit)?;
    ImportKind::open_to(&officer)?;
    let Ok(mut multipart) = multipart else {
        return Ok(again(ImportForm::fresh(), "file", words::CHOOSE_FILE));
    };
    let taken = match told_size(headers) {
        Some(bytes) if bytes > site.imports.bytes + BESIDE => Ok(again(
            ImportForm::fresh(),
            "file",
            &site.imports.too_large(),
        )),
        _ => parts(site, &officer, &mut multipart).await,
    };
    if matches!(taken, Ok(Taken::Again(..))) {
        discard(&mut multipart).await;
    }
    match taken {
        Ok(taken) => Ok(taken),
        Err(Broken::Domain(error)) => Err(error),
        Err(Broken::Upload) => Ok(again(ImportForm::fresh(), "file", words::BROKE_OFF)),
        Err(Broken::Store(FileError::FullDisk)) => {
            Ok(again(ImportForm::fresh(), "file", words::NO_ROOM))
        }
        Err(Broken::Store(_)) => Err(Error::Broken("file store")),
    }
}

fn told_size(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// A browser shows "connection reset" when we hang up while it sends.
async fn discard(multipart: &mut Multipart) {
    while let Ok(Some(mut field)) = multipart.next_field().await {
        while let Ok(Some(_)) = field.chunk().await {}
    }
}

enum Broken {
    Upload,
    Store(FileError),
    Domain(Error),
}

impl From<MultipartError> for Broken {
    fn from(_: MultipartError) -> Self {
        Self::Upload
    }
}

impl From<FileError> for Broken {
    fn from(error: FileError) -> Self {
        Self::Store(error)
    }
}

impl From<Error> for Broken {
    fn from(error: Error) -> Self {
        Self::Domain(error)
    }
}

fn again(form: ImportForm, field: &str, words: &str) -> Taken {
    let mut problems = Problems::default();
    problems.add(field, words);
    Taken::Again(form, problems)
}

/// Reads the form's fields, which come before the file, and then the file.
async fn parts(site: &Site, officer: &Officer, multipart: &mut Multipart) -> Result<Taken, Broken> {
    let mut form = ImportForm::default();
    while let Some(field) = multipart.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            return file(site, officer, form, field).await;
        }
        let text = short_text(field).await?;
        match name.as_str() {
            "import" => form.import = text,
            "kind" => form.kind = text,
            "mapping" => form.mapping = text,
            "accept_valid" => form.accept_valid = text,
            "dry_run" => form.dry_run = text,
            _ => {}
        }
    }
    Ok(again(form, "file", words::CHOOSE_FILE))
}

/// What no form of ours sends is cut off.
async fn short_text(mut field: Field<'_>) -> Result<String, Broken> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        let room = LONGEST_FIELD.saturating_sub(bytes.len());
        bytes.extend_from_slice(chunk.get(..room.min(chunk.len())).unwrap_or_default());
    }
    Ok(String::from_utf8_lossy(&bytes).replace('\0', ""))
}

async fn file(
    site: &Site,
    officer: &Officer,
    form: ImportForm,
    field: Field<'_>,
) -> Result<Taken, Broken> {
    let (kind, problems) = checked(officer, &form);
    let file_name = shown_name(field.file_name());
    let Some(kind) = kind.filter(|_| problems.is_empty()) else {
        return Ok(Taken::Again(form, problems));
    };
    if file_name.is_empty() {
        return Ok(again(form, "file", words::CHOOSE_FILE));
    }
    let id = ImportId::parse(&form.import).unwrap_or_default();
    // Named anew, so that a form sent twice does not write over the file that is being read.
    let key = format!("imports/{}.csv", ImportId::new());
    let Some(bytes) = store(site, &key, field).await? else {
        return Ok(again(form, "file", &site.imports.too_large()));
    };
    let new = NewImport {
        id,
        kind,
        file_name,
        file_key: Some(key.clone()),
        file_bytes: i64::try_from(bytes).ok(),
        mapping: form.mapping.clone(),
        accept_valid: form.accept_valid == "yes",
        dry_run: form.dry_run == "yes",
    };
    let begun = begin(site, officer, &new).await;
    if !matches!(begun, Ok(true)) {
        site.files.delete(&key).await?;
    }
    begun?;
    Ok(Taken::Import(id))
}

fn checked(officer: &Officer, form: &ImportForm) -> (Option<ImportKind>, Problems) {
    let mut problems = Problems::default();
    let kind = ImportKind::parse(&form.kind).filter(|kind| kind.is_open_to(officer));
    match kind {
        None => problems.add("kind", words::CHOOSE_KIND),
        Some(kind) => {
            if let Err(Failure(why)) = Mapping::read(&form.mapping, kind) {
                problems.add("mapping", why);
            }
        }
    }
    (kind, problems)
}

/// Streams the file into the store. None when it is larger than it may be.
async fn store(site: &Site, key: &str, mut field: Field<'_>) -> Result<Option<u64>, Broken> {
    let mut file = site.files.begin(key).await?;
    let mut bytes = 0;
    while let Some(chunk) = field.chunk().await? {
        bytes += chunk.len() as u64;
        if bytes > site.imports.bytes {
            file.abort().await;
            return Ok(None);
        }
        file.write(chunk).await?;
    }
    file.finish().await?;
    Ok(Some(bytes))
}

/// False when the same form was sent before: its import is under way.
async fn begin(site: &Site, officer: &Officer, new: &NewImport) -> Result<bool, Error> {
    let mut tx = site.shared.db.begin(officer.clone()).await?;
    match tx.ask_to_import(new).await {
        Ok(()) => tx.commit().await.map(|()| true),
        Err(Error::Conflict(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The last part of a name, in so many characters as a list shows.
fn shown_name(name: Option<&str>) -> String {
    let last = name.unwrap_or_default().rsplit(['/', '\\']).next();
    let printable = last.unwrap_or_default().chars().filter(|c| !c.is_control());
    printable.take(100).collect::<String>().trim().to_owned()
}

async fn faults(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(import): Path<String>,
) -> Response {
    sent(&site, &visit, &import).await.unwrap_or_else(status)
}

async fn sent(site: &Site, visit: &Visit, import: &str) -> Result<Response, Error> {
    let id = ImportId::parse(import).ok_or(Error::NotFound)?;
    let mut tx = site.shared.db.begin(officer(visit)?).await?;
    let key = tx.import(id).await?.faults_key.ok_or(Error::NotFound)?;
    tx.commit().await?;
    let away = |_| Error::Broken("file store");
    let file = site.files.stream(&key).await.map_err(away)?;
    let file = file.ok_or(Error::NotFound)?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_LENGTH, file.length.to_string()),
        (
            CONTENT_DISPOSITION,
            "attachment; filename=\"import-faults.csv\"".to_owned(),
        ),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, Body::from_stream(file.chunks)).into_response())
}
