//! Files of the built site: hashed ones under `/assets/`, kept by browsers for a year, and a few with fixed names.

mod manifest;
mod public_files;

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use tower_http::services::{ServeDir, ServeFile};

pub use manifest::{AssetManifest, NoAssets};

/// The name holds a hash of the content, so the content never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const A_DAY: &str = "public, max-age=86400";

/// Routes for the files of `site_folder`, as they are now: a file with a fixed name that comes later needs a restart.
/// Hidden files, folders, `assets.json` and paths that climb out are not found.
pub fn routes(site_folder: &Path) -> Router {
    let hashed = ServeDir::new(site_folder.join("assets"))
        .append_index_html_on_directories(false)
        .redirect_to_trailing_slash(false)
        .precompressed_br()
        .precompressed_gzip();
    let assets = Router::new()
        .nest_service("/assets", hashed)
        .layer(from_fn(refuse_hidden));
    let assets = assets.layer(from_fn(async |request, next| {
        keep(FOR_EVER, request, next).await
    }));
    public_files::list(site_folder)
        .into_iter()
        .fold(assets, |router, file| {
            let served = ServeFile::new(&file.on_disk)
                .precompressed_br()
                .precompressed_gzip();
            let one = Router::new().route_service(&file.address, served);
            router.merge(one.layer(from_fn(async move |request, next| {
                keep(A_DAY, request, next).await
            })))
        })
}

async fn refuse_hidden(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    // `.` may also come as %2e.
    let hidden = path
        .split('/')
        .any(|part| part.starts_with('.') || part.to_ascii_lowercase().starts_with("%2e"));
    if hidden {
        return StatusCode::NOT_FOUND.into_response();
    }
    next.run(request).await
}

/// Says how long a file may be kept, and that our text is UTF-8.
async fn keep(time: &'static str, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    if found {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(time));
    }
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or("");
    if kind.starts_with("text/")
        && !kind.contains("charset")
        && let Ok(kind) = HeaderValue::try_from(format!("{kind}; charset=utf-8"))
    {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    response
}
