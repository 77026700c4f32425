//! Every way in: pages, server functions, photos, receipts, files of the site. The edge stands in front of them all.

use crate::site::Site;
use crate::web::null_bytes;
use crate::{
    demo_routes, downloads, hooks, offline, phone, report_files, statement_file, uploads, visit,
};
use app::http::Shared;
use app::{App, document};
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderValue, StatusCode};
use leptos::config::LeptosOptions;
use leptos::prelude::provide_context;
use leptos_axum::{LeptosRoutes, generate_route_list, handle_server_fns_with_context};

/// Photos of a report at once: the multipart reader's own limit is lower, this one is the wall.
pub const UPLOAD_BYTES: u64 = 85 * 1024 * 1024;

/// All routes but the site's files, without the edge.
pub fn routes(site: &Site) -> Router {
    let mut app = Router::new()
        .merge(pages(site))
        .merge(server_functions(site))
        .merge(downloads::routes())
        .merge(report_files::routes())
        .merge(statement_file::routes())
        .merge(offline::routes())
        .merge(crate::web::upload_limit(uploads::routes(), UPLOAD_BYTES));
    if site.shared.demo {
        app = app.merge(demo_routes::routes());
    }
    let app = app.layer(from_fn_with_state(site.clone(), visit::introduce));
    app.merge(hooks::routes())
        .merge(phone::routes(&site.shared))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(from_fn(null_bytes::leave_out))
        .with_state(site.clone())
}

fn pages(site: &Site) -> Router<Site> {
    let routes = generate_route_list(App);
    let context = context(site);
    let pages: Router = Router::new()
        .leptos_routes_with_context(
            &LeptosOptions::builder().output_name("client").build(),
            routes,
            context,
            document,
        )
        .with_state(LeptosOptions::builder().output_name("client").build());
    Router::new()
        .merge(pages.with_state(()))
        .layer(map_response(bare_when_it_failed))
}

/// Set by the framework on a form that does not fit its function; ours never fail in the framework's way.
const UNREADABLE: &str = "serverfnerror";

/// A page that could not be made is an empty frame: without its type the edge takes it for a bare status, and puts the
/// page in plain words to it. So with a form that no function can read, which the framework calls a failure of ours;
/// its functions have routes among the pages.
async fn bare_when_it_failed(mut response: Response) -> Response {
    if response.headers().contains_key(UNREADABLE) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let status = response.status();
    if status.is_client_error() || status.is_server_error() {
        response.headers_mut().remove(CONTENT_TYPE);
    }
    response
}

fn server_functions(site: &Site) -> Router<Site> {
    let context = context(site);
    let handler = move |request: Request| handle_server_fns_with_context(context.clone(), request);
    Router::new()
        .route("/do/{*verb}", post(handler))
        .layer(from_fn(only_ours))
}

/// What pages and server functions find in their context.
fn context(site: &Site) -> impl Fn() + Clone + Send + Sync + 'static {
    let shared: Shared = site.shared.clone();
    move || {
        provide_context(shared.clone());
        if shared.demo {
            provide_context(demo_routes::door());
        }
    }
}

/// An unknown server function is a page that does not exist, not a word about frameworks. And a form without JavaScript
/// must be answered as one: the framework asks for `text/html` to send a browser on.
async fn only_ours(mut request: Request, next: Next) -> Response {
    let known =
        leptos::server_fn::axum::server_fn_paths().any(|(path, _)| path == request.uri().path());
    if !known {
        return StatusCode::NOT_FOUND.into_response();
    }
    request
        .headers_mut()
        .insert(ACCEPT, HeaderValue::from_static("text/html"));
    next.run(request).await
}
