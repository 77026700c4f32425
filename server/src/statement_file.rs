//! A tenant's rent statement as a file for a spreadsheet.

use crate::site::Site;
use app::http::Visit;
use app::rent::statement::{account_asked, csv, range_asked, sheet};
use axum::Router;
use axum::extract::{Extension, RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::Error;
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};

pub fn routes() -> Router<Site> {
    Router::new().route("/rent/statement.csv", get(statement))
}

async fn statement(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    RawQuery(query): RawQuery,
) -> Response {
    match written(&site, &visit, query.as_deref().unwrap_or_default()).await {
        Ok(response) => response,
        Err(Error::SignIn) => Redirect::to("/sign-in?then=%2Frent%2Fstatement").into_response(),
        Err(Error::NotFound) => StatusCode::NOT_FOUND.into_response(),
        // The page says what is wrong with the dates.
        Err(Error::Conflict(_)) => {
            Redirect::to(&format!("/rent/statement?{}", query.unwrap_or_default())).into_response()
        }
        Err(Error::Unavailable(_)) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Err(error) => {
            tracing::error!(%error, "a statement could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn written(site: &Site, visit: &Visit, query: &str) -> Result<Response, Error> {
    let session = visit.session.as_ref().ok_or(Error::SignIn)?;
    let tenant = session.tenant(visit.browser).ok_or(Error::SignIn)?;
    let mut tx = site.shared.db.begin(tenant).await?;
    let value = |name: &str| {
        form_urlencoded::parse(query.as_bytes())
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    };
    let (_, account) = account_asked(&mut tx, value("account").as_deref()).await?;
    let Some(account) = account else {
        return Ok(Redirect::to("/rent").into_response());
    };
    let range = range_asked(value, tx.now).ok_or(Error::Conflict("dates"))?;
    let sheet = sheet(&mut tx, account, range).await?;
    let (from, to) = (sheet.statement.from, sheet.statement.to);
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"statement-{from}-to-{to}.csv\""),
        ),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, csv(&sheet)).into_response())
}
