//! The tables of the reports as files, for officers only; those about rent for the income team alone.

use crate::site::Site;
use app::http::Visit;
use app::officers::rent::reports::rent_sheet_named;
use app::officers::reports::{Period, Sheet, sheet_named};
use axum::Router;
use axum::extract::{Extension, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::{Error, Officer, Tx};
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use serde::Deserialize;

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/officer/reports/{file}", get(report))
        .route("/officer/rent/reports/{file}", get(rent_report))
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
    answer(
        written(&site, &visit, &file, &asked.period).await,
        "/officer/sign-in?then=%2Fofficer%2Freports",
    )
}

async fn rent_report(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(file): Path<String>,
) -> Response {
    answer(
        rent_written(&site, &visit, &file).await,
        "/officer/sign-in?then=%2Fofficer%2Frent%2Freports",
    )
}

fn answer(written: Result<Response, Error>, sign_in: &str) -> Response {
    match written {
        Ok(response) => response,
        Err(Error::SignIn) => Redirect::to(sign_in).into_response(),
        Err(Error::NotAllowed) => StatusCode::FORBIDDEN.into_response(),
        Err(Error::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(Error::Unavailable(_)) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Err(error) => {
            tracing::error!(%error, "a report could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn written(site: &Site, visit: &Visit, file: &str, period: &str) -> Result<Response, Error> {
    let mut tx = begin(site, visit).await?;
    let period = Period::parse(period);
    let sheet = sheet_named(&mut tx, sheet_name(file)?, period)
        .await?
        .ok_or(Error::NotFound)?;
    let name = format!("repairs-{}-{}", sheet.name, period.key());
    Ok(as_file(&name, &sheet))
}

async fn rent_written(site: &Site, visit: &Visit, file: &str) -> Result<Response, Error> {
    let mut tx = begin(site, visit).await?;
    let sheet = rent_sheet_named(&mut tx, sheet_name(file)?)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(as_file(&format!("rent-{}", sheet.name), &sheet))
}

async fn begin(site: &Site, visit: &Visit) -> Result<Tx<Officer>, Error> {
    let session = visit.session.as_ref().ok_or(Error::SignIn)?;
    let officer = session.officer(visit.browser).ok_or(Error::SignIn)?;
    site.shared.db.begin(officer).await
}

fn sheet_name(file: &str) -> Result<&str, Error> {
    file.strip_suffix(".csv").ok_or(Error::NotFound)
}

fn as_file(name: &str, sheet: &Sheet) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.csv\""),
        ),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, sheet.csv()).into_response()
}
