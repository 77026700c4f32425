//! How an upload is answered: JSON for the photo picker, back to the page for a plain form, with every refusal kept.

use crate::files::FileError;
use crate::photos::incoming::UploadProblem;
use crate::site::Site;
use crate::uploads::{Taken, TakenPhoto};
use app::http::{Problems, Refused, Visit};
use axum::Json;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Error, Visitor};
use http::header::{ACCEPT, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::json;

/// The upload as a whole failed.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    #[error(transparent)]
    Upload(#[from] UploadProblem),
    #[error(transparent)]
    Domain(#[from] Error),
    #[error(transparent)]
    Files(#[from] FileError),
}

impl Failed {
    fn status(&self) -> StatusCode {
        match self {
            Self::Upload(problem) => problem.status(),
            Self::Domain(Error::NotFound) => StatusCode::NOT_FOUND,
            Self::Domain(Error::SignIn) => StatusCode::UNAUTHORIZED,
            Self::Domain(Error::TooMany { .. }) => StatusCode::TOO_MANY_REQUESTS,
            Self::Domain(Error::Conflict(_)) => StatusCode::CONFLICT,
            Self::Domain(Error::Unavailable(_)) | Self::Files(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Domain(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What the tenant reads.
    fn sentence(&self) -> String {
        match self {
            Self::Upload(problem) => problem.to_string(),
            Self::Domain(Error::TooMany { .. }) => "You have sent many photos in a short time. Wait a little, then try again.".into(),
            Self::Domain(Error::SignIn) => "Sign in again to add photos. Your report is saved.".into(),
            Self::Domain(Error::Conflict("closed")) => {
                "This is closed. If it is not right, tell us here, and we will open it again. Then send the photo.".into()
            }
            Self::Domain(Error::Conflict("visit")) => {
                "This visit has been called off. Go back to your visits.".into()
            }
            Self::Files(FileError::FullDisk) => {
                "We cannot take photos just now. Go on without them: your report is saved.".into()
            }
            _ => "We could not keep your photos just now. Try again, or go on without them. Your report is saved.".into(),
        }
    }
}

/// Where the answer goes.
pub struct Answer<'a> {
    site: &'a Site,
    visit: &'a Visit,
    json: bool,
    page: String,
    form: &'static str,
}

impl<'a> Answer<'a> {
    pub fn new(
        site: &'a Site,
        visit: &'a Visit,
        headers: &HeaderMap,
        page: &str,
        form: &'static str,
    ) -> Self {
        let accept = headers
            .get(ACCEPT)
            .and_then(|accept| accept.to_str().ok())
            .unwrap_or_default();
        Self {
            site,
            visit,
            json: accept.contains("application/json"),
            page: page.to_owned(),
            form,
        }
    }

    pub async fn give(self, taken: Result<Taken, Failed>) -> Response {
        if let Err(Failed::Domain(Error::Internal(error) | Error::Unavailable(error))) = &taken {
            tracing::error!(%error, "photos could not be kept");
        }
        if self.json {
            in_json(taken)
        } else {
            self.back_to_page(taken).await
        }
    }

    async fn back_to_page(self, taken: Result<Taken, Failed>) -> Response {
        let sentences: Vec<String> = match taken {
            Ok(taken) if taken.is_empty() => vec!["Choose a photo first, then send it.".to_owned()],
            Ok(taken) => taken
                .into_iter()
                .filter_map(Result::err)
                .map(|(name, sentence)| format!("{name}: {sentence}"))
                .collect(),
            Err(Failed::Domain(Error::NotFound)) => return StatusCode::NOT_FOUND.into_response(),
            Err(Failed::Domain(Error::SignIn)) => {
                let wanted: String =
                    form_urlencoded::byte_serialize(self.page.as_bytes()).collect();
                let door = if self.page.starts_with("/contractor") {
                    "/officer/sign-in"
                } else {
                    "/sign-in"
                };
                return Redirect::to(&format!("{door}?then={wanted}")).into_response();
            }
            Err(failed) => vec![failed.sentence()],
        };
        if let Err(error) = self.keep(&sentences).await {
            return Failed::from(error).status().into_response();
        }
        Redirect::to(&self.page).into_response()
    }

    /// Keeps the refusals for the page the form came from.
    async fn keep(&self, sentences: &[String]) -> Result<(), Error> {
        if sentences.is_empty() {
            return Ok(());
        }
        let problems = Problems(
            sentences
                .iter()
                .map(|sentence| ("photo".to_owned(), sentence.clone()))
                .collect(),
        );
        let refused = Refused::new(self.form, &self.page, &(), problems)?;
        let visitor = Visitor {
            browser: self.visit.browser,
            person: self.visit.person(),
        };
        let mut tx = self.site.shared.db.begin(visitor).await?;
        tx.keep_form(&refused.name, &refused.content).await?;
        tx.commit().await
    }

    pub fn give_removal(self, removed: Result<bool, Error>) -> Response {
        match removed {
            Ok(_) if !self.json => Redirect::to(&self.page).into_response(),
            Ok(true) => StatusCode::NO_CONTENT.into_response(),
            Ok(false) => refusal(StatusCode::NOT_FOUND, "That photo is not there."),
            Err(error) => {
                let failed = Failed::from(error);
                if self.json {
                    refusal(failed.status(), &failed.sentence())
                } else {
                    failed.status().into_response()
                }
            }
        }
    }
}

fn in_json(taken: Result<Taken, Failed>) -> Response {
    match taken.map(|taken| taken.into_iter().next()) {
        Ok(Some(Ok(photo))) => (StatusCode::CREATED, Json(described(&photo))).into_response(),
        Ok(Some(Err((_, sentence)))) => refusal(StatusCode::UNPROCESSABLE_ENTITY, &sentence),
        Ok(None) => refusal(
            StatusCode::BAD_REQUEST,
            "Choose a photo first, then send it.",
        ),
        Err(failed) => {
            let mut response = refusal(failed.status(), &failed.sentence());
            if let Failed::Domain(Error::TooMany { retry_after }) = failed {
                response
                    .headers_mut()
                    .insert(RETRY_AFTER, HeaderValue::from(retry_after.as_secs().max(1)));
            }
            response
        }
    }
}

fn described(photo: &TakenPhoto) -> serde_json::Value {
    json!({ "id": photo.id, "thumb": format!("/photos/{}/thumb", photo.id), "bytes": photo.bytes })
}

fn refusal(status: StatusCode, sentence: &str) -> Response {
    (status, Json(json!({ "error": sentence }))).into_response()
}
