//! Only in demo mode: entering any person of the demo council, and the outbox of captured messages.

use crate::site::Site;
use app::account::demo::{DemoDoor, DemoPerson};
use app::demo::outbox_page;
use app::http::Visit;
use axum::extract::{Extension, Form, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use domain::{Error, System};
use http::header::{ACCEPT, CONTENT_SECURITY_POLICY, SET_COOKIE};
use http::{HeaderMap, StatusCode};
use leptos::nonce::Nonce;
use serde::Deserialize;

const ENTER: &str = "/demo/sign-in";

pub fn routes() -> Router<Site> {
    Router::new()
        .route(ENTER, post(enter))
        .route("/demo/outbox", get(outbox))
}

/// The list of people on the sign-in pages.
pub fn door() -> DemoDoor {
    let people = domain::demo::people();
    DemoDoor {
        people: people
            .into_iter()
            .map(|person| DemoPerson {
                id: person.key.to_owned(),
                name: person.name.to_owned(),
                group: person.group.to_owned(),
                about: person.about.to_owned(),
            })
            .collect(),
        action: ENTER.to_owned(),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Who {
    who: String,
}

async fn enter(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Form(who): Form<Who>,
) -> Response {
    let db = &site.shared.db;
    match db
        .demo_session(&who.who, &visit.device, visit.browser)
        .await
    {
        Ok(Some((token, group))) => {
            let cookie = app::http::session_cookie_text(&token);
            let home = match group {
                domain::demo::OFFICERS => "/officer",
                domain::demo::CONTRACTORS => "/contractor",
                _ => "/home",
            };
            ([(SET_COOKIE, cookie)], Redirect::to(home)).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => failed(&error),
    }
}

async fn outbox(State(site): State<Site>, headers: HeaderMap) -> Response {
    let rows = async { site.shared.db.begin(System("demo")).await?.outbox().await }.await;
    let rows = match rows {
        Ok(rows) => rows,
        Err(error) => return failed(&error),
    };
    let wants_json = headers.get(ACCEPT).is_some_and(|accept| {
        accept
            .to_str()
            .is_ok_and(|text| text.contains("application/json"))
    });
    if wants_json {
        return Json(rows).into_response();
    }
    let page = outbox_page(rows, &site.shared.council, &site.shared.assets);
    let policy = (site.shared.page_csp)(&Nonce::new().to_string());
    ([(CONTENT_SECURITY_POLICY, policy)], Html(page)).into_response()
}

fn failed(error: &Error) -> Response {
    tracing::error!(%error, "the demo council does not answer");
    match error {
        Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
