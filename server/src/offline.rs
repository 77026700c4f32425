//! Reports that a phone kept while it had no signal: it asks who is signed in, opens its report, sends the photos to their
//! own address, and sends the report. It may begin anew at any step, and every step may come twice.

use crate::site::Site;
use app::http::Visit;
use app::offline::tag;
use axum::extract::{Extension, Form, Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use domain::account::throttle::OFFLINE_REPORTS;
use domain::people::Home;
use domain::repairs::offline::Opened;
use domain::{Error, PersonId, Result, SubmissionKey, Tx, Visitor};
use http::header::RETRY_AFTER;
use http::{HeaderValue, StatusCode};
use rules::repairs::offline::{Answered, Problem, Told, Wire};
use serde::Deserialize;

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/repairs/offline", get(who))
        .route("/repairs/offline", post(open))
        .route("/repairs/offline/{key}/send", post(send))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Kept {
    submission_key: String,
    /// The tag of the person who wrote it, if they were signed in then.
    owner: String,
    /// A [`Wire`] as JSON.
    answers: String,
}

/// Whose phone this is now.
async fn who(State(site): State<Site>, Extension(visit): Extension<Visit>) -> Response {
    let owner = visit
        .person()
        .map(|person| tag(&site.shared.pepper, person));
    let answered = Answered {
        owner: owner.unwrap_or_default(),
        ..Answered::default()
    };
    Json(answered).into_response()
}

async fn open(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Form(kept): Form<Kept>,
) -> Response {
    answer(&site, &visit, opened(&site, &visit, &kept).await)
}

async fn send(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(key): Path<String>,
) -> Response {
    answer(&site, &visit, sent(&site, &visit, &key).await)
}

/// What came of it.
enum Outcome {
    Ready,
    Sent(String),
    Problems(Vec<Problem>),
    WhichHome(Vec<Home>),
    /// The report is another person's.
    NotYours,
}

async fn opened(site: &Site, visit: &Visit, kept: &Kept) -> Result<Outcome> {
    let mut tx = begin(site, visit).await?;
    let person = visit.person().ok_or(Error::SignIn)?;
    let own = tag(&site.shared.pepper, person);
    if !kept.owner.is_empty() && kept.owner != own {
        return Ok(Outcome::NotYours);
    }
    count(site, person).await?;
    let key = SubmissionKey::parse(&kept.submission_key).ok_or(Error::NotFound)?;
    let told = match told(&kept.answers) {
        Ok(told) => told,
        Err(problems) => return Ok(Outcome::Problems(problems)),
    };
    let opened = tx.open_offline_repair(key, &told).await?;
    tx.commit().await?;
    Ok(match opened {
        Opened::Ready => Outcome::Ready,
        Opened::Sent(sent) => Outcome::Sent(sent.reference),
        Opened::WhichHome(homes) => Outcome::WhichHome(homes),
    })
}

/// Answers that cannot be read lack everything.
fn told(answers: &str) -> std::result::Result<Told, Vec<Problem>> {
    serde_json::from_str::<Wire>(answers)
        .unwrap_or_default()
        .told()
}

async fn sent(site: &Site, visit: &Visit, key: &str) -> Result<Outcome> {
    let mut tx = begin(site, visit).await?;
    let key = SubmissionKey::parse(key).ok_or(Error::NotFound)?;
    let sent = tx.send_repair(key, None).await?;
    tx.commit().await?;
    Ok(Outcome::Sent(sent.reference))
}

/// # Errors
/// [`Error::SignIn`] when no tenant is signed in.
async fn begin(site: &Site, visit: &Visit) -> Result<Tx<Visitor>> {
    let person = Some(visit.person().ok_or(Error::SignIn)?);
    let browser = visit.browser;
    site.shared.db.begin(Visitor { browser, person }).await
}

async fn count(site: &Site, person: PersonId) -> Result<()> {
    let who = site.shared.pepper.hash(&[person.0.as_bytes()]);
    site.shared.db.count_attempt(OFFLINE_REPORTS, &who).await
}

fn answer(site: &Site, visit: &Visit, outcome: Result<Outcome>) -> Response {
    let mut answered = Answered {
        owner: visit
            .person()
            .map(|person| tag(&site.shared.pepper, person))
            .unwrap_or_default(),
        ..Answered::default()
    };
    let status = match outcome {
        Ok(Outcome::Ready) => StatusCode::OK,
        Ok(Outcome::Sent(reference)) => {
            answered.reference = reference;
            StatusCode::OK
        }
        Ok(Outcome::Problems(problems)) => {
            answered.problems = problems;
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Ok(Outcome::WhichHome(homes)) => {
            answered.problems = vec![which_home()];
            answered.homes = homes.iter().map(named).collect();
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Ok(Outcome::NotYours) => StatusCode::FORBIDDEN,
        Err(error) => return failed(&error, answered),
    };
    (status, Json(answered)).into_response()
}

fn which_home() -> Problem {
    Problem {
        field: "tenancy".to_owned(),
        sentence: "Choose which home it is".to_owned(),
    }
}

fn named(home: &Home) -> (String, String) {
    let address = format!("{}, {}, {}", home.address_line, home.town, home.postcode);
    (home.tenancy.to_string(), address)
}

fn failed(error: &Error, answered: Answered) -> Response {
    let status = match error {
        Error::SignIn => StatusCode::UNAUTHORIZED,
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Conflict(_) => StatusCode::CONFLICT,
        Error::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        _ => {
            tracing::error!(%error, "a report from a phone could not be taken");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    };
    let mut response = (status, Json(answered)).into_response();
    if let Error::TooMany { retry_after } = error {
        let seconds = HeaderValue::from(retry_after.as_secs().max(1));
        response.headers_mut().insert(RETRY_AFTER, seconds);
    }
    response
}
