//! The tables of the repairs report as files, for officers only.

use crate::site::Site;
use app::http::Visit;
use app::officers::reports::{Period, sheet_named};
use axum::Router;
use axum::extract::{Extension, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::Error;
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use serde::Deserialize;

pub fn routes() -> Router<Site> {
    Router::new().route("/officer/reports/{file}", get(report))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    period: String,
}

async fn report(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(file): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    match written(&site, &visit, &file, &asked.period).await {
        Ok(response) => response,
        Err(Error::SignIn) => {
            Redirect::to("/officer/sign-in?then=%2Fofficer%2Freports").into_response()
        }
        Err(Error::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(Error::Unavailable(_)) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Err(error) => {
            tracing::error!(%error, "a report could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn written(site: &Site, visit: &Visit, file: &str, period: &str) -> Result<Response, Error> {
    let session = visit.session.as_ref().ok_or(Error::SignIn)?;
    let officer = session.officer(visit.browser).ok_or(Error::SignIn)?;
    let name = file.strip_suffix(".csv").ok_or(Error::NotFound)?;
    let period = Period::parse(period);
    let mut tx = site.shared.db.begin(officer).await?;
    let sheet = sheet_named(&mut tx, name, period)
        .await?
        .ok_or(Error::NotFound)?;
    let disposition = format!(
        "attachment; filename=\"repairs-{}-{}.csv\"",
        sheet.name,
        period.key()
    );
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, sheet.csv()).into_response())
}
