//! Every page and its address, one line each.

use crate::account::sign_in::SignInPage;
use crate::http::{Ctx, Shared};
use crate::officers::case::{CasePage, CasePhotoPage};
use crate::officers::queue::QueuePage;
use crate::ui;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{SsrMode, path};

/// The whole document for a request.
pub fn document() -> impl IntoView {
    let shared = use_context::<Shared>();
    let assets = shared
        .as_ref()
        .map(|shared| shared.assets.clone())
        .unwrap_or_default();
    if let Some(shared) = shared {
        provide_context(shared.council);
    }
    if let Ok(ctx) = Ctx::current() {
        provide_context(ctx.visit.viewer());
    }
    let nonce = leptos::nonce::use_nonce().map(|nonce| nonce.to_string());
    ui::shell(assets, nonce, App)
}

#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <FlatRoutes fallback=|| ()>
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/officer") view=QueuePage ssr=SsrMode::Async/>
                <Route path=path!("/officer/cases/:reference") view=CasePage ssr=SsrMode::Async/>
                <Route path=path!("/officer/cases/:reference/photos/:number") view=CasePhotoPage ssr=SsrMode::Async/>
                <Route path=path!("/emergency") view=ui::EmergencyAdvice ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}
