//! Photos coming in: for a report being written, and for a case. The same address serves a plain form, which is sent
//! back to its page, and the photo picker, which asks for JSON.

use crate::files::{FileStore, StoredPhoto, store_photo};
use crate::photos::incoming::{IncomingFile, IncomingLimits, is_client_key, read_photos};
use crate::photos::{Refusal, prepare};
use crate::site::Site;
use crate::upload_answer::{Answer, Failed};
use app::http::Visit;
use axum::Router;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Extension, Form, Multipart, Path, State};
use axum::response::Response;
use axum::routing::post;
use domain::account::throttle::{PHOTOS_PER_BROWSER, PHOTOS_PER_PREFIX};
use domain::photos::{Added, NewPhoto, PhotoFiles};
use domain::repairs::visits::attending::Shows;
use domain::secrets::{hex, sha256};
use domain::{AttachmentId, Contractor, DraftId, Error, SubmissionKey, Tx, VisitId, Visitor};
use http::HeaderMap;
use rules::reference::{CaseReference, tenant_path};
use serde::Deserialize;

const DRAFT_PAGE: &str = "/repairs/report/photos";

pub fn routes() -> Router<Site> {
    let limits = IncomingLimits::default();
    Router::new()
        .route("/upload/repairs/photos", post(draft_photos))
        .route("/upload/cases/{reference}/photos", post(case_photos))
        .route("/upload/repairs/offline/{key}/photos", post(offline_photos))
        .route(
            "/upload/contractor/visits/{visit}/{shows}",
            post(visit_photos),
        )
        .layer(limits.layer())
        .route("/upload/repairs/photos/remove", post(remove_draft_photo))
}

/// What the photos are for.
#[derive(Clone, Copy)]
enum For<'a> {
    /// The report that is being written.
    Draft,
    /// A report that a phone kept, and opened.
    Offline(SubmissionKey),
    Case(&'a CaseReference),
    Visit(VisitId, Shows),
}

/// Whose photos these will be.
enum Owner {
    Draft(Box<Tx<Visitor>>, DraftId),
    Case(Box<(Tx<domain::Tenant>, domain::cases::CaseHead)>),
    Visit(Box<Tx<Contractor>>, VisitId, Shows),
}

async fn draft_photos(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    multipart: Result<Multipart, MultipartRejection>,
) -> Response {
    let answer = Answer::new(&site, &visit, &headers, DRAFT_PAGE, "repair-photos");
    let taken = take(&site, &visit, multipart, For::Draft).await;
    answer.give(taken).await
}

async fn case_photos(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(reference): Path<String>,
    headers: HeaderMap,
    multipart: Result<Multipart, MultipartRejection>,
) -> Response {
    let Ok(reference) = CaseReference::parse(&reference) else {
        return Answer::new(&site, &visit, &headers, "/repairs", "case-photos")
            .give(Err(Error::NotFound.into()))
            .await;
    };
    let page = tenant_path(&reference.to_string());
    let answer = Answer::new(&site, &visit, &headers, &page, "case-photos");
    let taken = take(&site, &visit, multipart, For::Case(&reference)).await;
    answer.give(taken).await
}

/// Photos of a report that a phone kept.
async fn offline_photos(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(key): Path<String>,
    headers: HeaderMap,
    multipart: Result<Multipart, MultipartRejection>,
) -> Response {
    let answer = Answer::new(&site, &visit, &headers, "/offline", "offline-photos");
    let taken = match SubmissionKey::parse(&key) {
        Some(key) => take(&site, &visit, multipart, For::Offline(key)).await,
        None => Err(Error::NotFound.into()),
    };
    answer.give(taken).await
}

async fn visit_photos(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path((id, shows)): Path<(String, String)>,
    headers: HeaderMap,
    multipart: Result<Multipart, MultipartRejection>,
) -> Response {
    let form = app::contractors::PHOTO_FORM;
    let (Some(id), Some(shows)) = (VisitId::parse(&id), Shows::parse(&shows)) else {
        return Answer::new(&site, &visit, &headers, "/contractor", form)
            .give(Err(Error::NotFound.into()))
            .await;
    };
    let page = format!("/contractor/visits/{id}");
    let answer = Answer::new(&site, &visit, &headers, &page, form);
    let taken = take(&site, &visit, multipart, For::Visit(id, shows)).await;
    answer.give(taken).await
}

/// What became of each file of an upload, in the order they were sent.
pub type Taken = Vec<Result<TakenPhoto, (String, String)>>;

/// A photo that is ours now.
#[derive(Clone, Debug)]
pub struct TakenPhoto {
    pub id: AttachmentId,
    pub bytes: i32,
}

async fn take(
    site: &Site,
    visit: &Visit,
    multipart: Result<Multipart, MultipartRejection>,
    for_what: For<'_>,
) -> Result<Taken, Failed> {
    let multipart = multipart.map_err(crate::photos::incoming::UploadProblem::from)?;
    count(site, visit).await?;
    // Who may not add to it learns so before their photos are read.
    drop(owner(site, visit, for_what).await?);
    let incoming = read_photos(multipart, IncomingLimits::default()).await?;
    let key = incoming
        .fields
        .get("key")
        .filter(|key| incoming.photos.len() == 1 && is_client_key(key))
        .cloned();
    let mut taken = Taken::new();
    for file in incoming.photos {
        taken.push(match file {
            Ok(file) => keep(site, visit, for_what, file, key.as_deref()).await?,
            Err((name, refusal)) => Err((name, refusal.to_string())),
        });
    }
    Ok(taken)
}

async fn count(site: &Site, visit: &Visit) -> Result<(), Error> {
    let pepper = &site.shared.pepper;
    let db = &site.shared.db;
    db.count_attempt(PHOTOS_PER_BROWSER, &pepper.hash(&[&visit.browser.0]))
        .await?;
    db.count_attempt(PHOTOS_PER_PREFIX, &pepper.hash(&[visit.prefix.as_bytes()]))
        .await
}

async fn owner(site: &Site, visit: &Visit, for_what: For<'_>) -> Result<Owner, Error> {
    let db = &site.shared.db;
    match for_what {
        For::Draft => {
            let mut tx = db.begin(visitor(visit)).await?;
            let draft = tx.open_repair_draft().await?;
            // Opening may have made the draft; keep it even if the upload then breaks.
            tx.commit().await?;
            let tx = db.begin(visitor(visit)).await?;
            Ok(Owner::Draft(Box::new(tx), draft.id))
        }
        For::Offline(key) => {
            let mut tx = db.begin(visitor(visit)).await?;
            let draft = tx.offline_draft(key).await?;
            Ok(Owner::Draft(Box::new(tx), draft))
        }
        For::Case(reference) => {
            let session = visit.session.as_ref();
            let tenant = session.and_then(|session| session.tenant(visit.browser));
            let mut tx = db.begin(tenant.ok_or(Error::SignIn)?).await?;
            let head = tx.case(reference).await?;
            Ok(Owner::Case(Box::new((tx, head))))
        }
        For::Visit(id, shows) => {
            let session = visit.session.as_ref();
            let contractor = session.and_then(|session| session.contractor(visit.browser));
            let mut tx = db.begin(contractor.ok_or(Error::SignIn)?).await?;
            tx.may_add_photo(id).await?;
            Ok(Owner::Visit(Box::new(tx), id, shows))
        }
    }
}

fn visitor(visit: &Visit) -> Visitor {
    Visitor {
        browser: visit.browser,
        person: visit.person(),
    }
}

/// Prepares one file and keeps it. The pictures are stored before the row, so that no row ever points to nothing;
/// pictures that get no row are thrown away again.
async fn keep(
    site: &Site,
    visit: &Visit,
    for_what: For<'_>,
    file: IncomingFile,
    key: Option<&str>,
) -> Result<Result<TakenPhoto, (String, String)>, Failed> {
    // Without a key of the browser's making, the same file is the same photo.
    let client_key = key.map_or_else(|| hex(&sha256(&file.bytes)), str::to_owned);
    let prepared = match prepare(file.bytes).await {
        Ok(prepared) => prepared,
        Err(refusal) => return Ok(Err((file.name_for_display, refusal.to_string()))),
    };
    let stored = store_photo(&site.files, &prepared).await?;
    let added = add_row(site, visit, for_what, &new_photo(client_key, &stored)).await;
    if !matches!(added, Ok(Added::New(_))) {
        discard(&site.files, &stored.full_key, &stored.thumb_key).await;
    }
    match added? {
        Added::New(id) | Added::Before(id) => Ok(Ok(TakenPhoto {
            id,
            bytes: i32::try_from(stored.length).unwrap_or(i32::MAX),
        })),
        Added::Full => Ok(Err((
            file.name_for_display,
            Refusal::TooManyPhotos.to_string(),
        ))),
    }
}

async fn add_row(
    site: &Site,
    visit: &Visit,
    for_what: For<'_>,
    photo: &NewPhoto,
) -> Result<Added, Error> {
    match owner(site, visit, for_what).await? {
        Owner::Draft(mut tx, draft) => {
            let added = tx.add_draft_photo(draft, photo).await?;
            tx.commit().await?;
            Ok(added)
        }
        Owner::Visit(tx, id, shows) => {
            let (tx, added) = tx.add_visit_photo(id, shows, photo).await?;
            tx.commit().await?;
            Ok(added)
        }
        Owner::Case(case) => {
            let (mut tx, head) = *case;
            let added = tx.add_case_photo(&head, photo).await?;
            tx.commit().await?;
            Ok(added)
        }
    }
}

fn new_photo(client_key: String, stored: &StoredPhoto) -> NewPhoto {
    let small = |number: u64| i32::try_from(number).unwrap_or(i32::MAX);
    NewPhoto {
        client_key,
        full_key: stored.full_key.clone(),
        thumb_key: stored.thumb_key.clone(),
        width: small(stored.width.into()),
        height: small(stored.height.into()),
        bytes: small(stored.length),
        sha256: stored.sha256,
    }
}

/// Throws pictures away that no row points to. What cannot be deleted now is only in the way, never shown.
pub async fn discard(files: &FileStore, full_key: &str, thumb_key: &str) {
    for key in [full_key, thumb_key] {
        if let Err(error) = files.delete(key).await {
            tracing::warn!(%error, "a picture without a row could not be deleted");
        }
    }
}

/// Which photo to remove: by its id, or by the key the browser gave it when its id never arrived.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Removal {
    photo: String,
    key: String,
}

async fn remove_draft_photo(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    Form(removal): Form<Removal>,
) -> Response {
    let answer = Answer::new(&site, &visit, &headers, DRAFT_PAGE, "repair-photos");
    answer.give_removal(remove(&site, &visit, &removal).await)
}

async fn remove(site: &Site, visit: &Visit, removal: &Removal) -> Result<bool, Error> {
    let mut tx = site.shared.db.begin(visitor(visit)).await?;
    let Some(draft) = tx.repair_draft().await? else {
        return Ok(false);
    };
    let removed = match AttachmentId::parse(&removal.photo) {
        Some(photo) => tx.remove_draft_photo(draft.id, photo).await?,
        None if is_client_key(&removal.key) => {
            tx.remove_draft_photo_by_key(draft.id, &removal.key).await?
        }
        None => None,
    };
    tx.commit().await?;
    let Some(PhotoFiles {
        full_key,
        thumb_key,
    }) = removed
    else {
        return Ok(false);
    };
    discard(&site.files, &full_key, &thumb_key).await;
    Ok(true)
}
