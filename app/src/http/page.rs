//! A page that first asks the database: one loader, then a plain view of what it found.

use super::action::sign_in_for;
use super::ctx::Ctx;
use super::reply::fail;
use axum::http::request::Parts;
use domain::Result;
use leptos::prelude::*;

/// Runs `load` and shows what it found. Not found, not signed in and not available become a status before any byte is
/// sent, since pages are rendered whole; the edge puts the page to a status.
pub fn loaded<T, F, V>(
    load: impl FnOnce(Ctx) -> F,
    view: impl FnOnce(T) -> V + Send + 'static,
) -> AnyView
where
    T: Send + 'static,
    F: Future<Output = Result<T>> + Send + 'static,
    V: IntoView + 'static,
{
    let loading = Ctx::current().map(load);
    let sign_in = use_context::<Parts>()
        .map(|parts| sign_in_with_return(&parts))
        .unwrap_or_default();
    let found = Suspend::new(async move {
        let found = match loading {
            Ok(loading) => loading.await,
            Err(error) => Err(error),
        };
        found
            .map(|found| view(found).into_any())
            .map_err(|error| fail(&error, &sign_in))
            .ok()
    });
    view! { <Suspense>{found}</Suspense> }.into_any()
}

/// The sign-in page, knowing which page was wanted.
fn sign_in_with_return(parts: &Parts) -> String {
    let path = parts.uri.path();
    let door = sign_in_for(path);
    let wanted: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
    format!("{door}?then={wanted}")
}
