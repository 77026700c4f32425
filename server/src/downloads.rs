//! Photos going out, each past a guard: whose draft or case it is, or whose desk.

use crate::site::Site;
use app::http::Visit;
use axum::Router;
use axum::body::Body;
use axum::extract::{Extension, Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::photos::PhotoFiles;
use domain::{AttachmentId, Error, Visitor};
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
};
use http::{HeaderMap, StatusCode};

pub fn routes() -> Router<Site> {
    Router::new().route("/photos/{id}/{size}", get(photo))
}

async fn photo(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path((id, size)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    // ASVS 3.5.8: another site may not pull a signed-in tenant's photos into its own page.
    if headers
        .get("sec-fetch-site")
        .is_some_and(|site| site == "cross-site" || site == "same-site")
    {
        return StatusCode::FORBIDDEN.into_response();
    }
    match send(&site, &visit, &id, &size).await {
        Ok(response) => response,
        Err(Error::Unavailable(_)) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Err(Error::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "a photo could not be sent");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn send(site: &Site, visit: &Visit, id: &str, size: &str) -> Result<Response, Error> {
    let id = AttachmentId::parse(id).ok_or(Error::NotFound)?;
    let files = allowed(site, visit, id).await?;
    let key = match size {
        "full" => files.full_key,
        "thumb" => files.thumb_key,
        _ => return Err(Error::NotFound),
    };
    let file = site
        .files
        .stream(&key)
        .await
        .map_err(|_| Error::Broken("file store"))?
        .ok_or(Error::NotFound)?;
    let headers = [
        (CONTENT_TYPE, "image/jpeg".to_owned()),
        (CONTENT_LENGTH, file.length.to_string()),
        (
            CONTENT_DISPOSITION,
            format!("inline; filename=\"photo-{id}.jpg\""),
        ),
        (CACHE_CONTROL, "private, no-store".to_owned()),
        (
            CONTENT_SECURITY_POLICY,
            "sandbox; default-src 'none'".to_owned(),
        ),
    ];
    Ok((headers, Body::from_stream(file.chunks)).into_response())
}

async fn allowed(site: &Site, visit: &Visit, id: AttachmentId) -> Result<PhotoFiles, Error> {
    let db = &site.shared.db;
    if let Some(officer) = visit
        .session
        .as_ref()
        .and_then(|session| session.officer(visit.browser))
    {
        return db.begin(officer).await?.photo_files(id).await;
    }
    if let Some(contractor) = visit
        .session
        .as_ref()
        .and_then(|session| session.contractor(visit.browser))
    {
        return db.begin(contractor).await?.photo_files(id).await;
    }
    let visitor = Visitor {
        browser: visit.browser,
        person: visit.person(),
    };
    db.begin(visitor).await?.photo_files(id).await
}
