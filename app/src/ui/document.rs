//! The HTML document around every page.

use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};

use crate::council::Council;

/// Where the built files lie, with their content hashes: "/assets/app.3f2a….css".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssetPaths {
    pub css: String,
    pub boot: String,
    pub client_js: String,
    pub client_wasm: String,
    pub planner_js: String,
    pub planner_wasm: String,
}

/// Whose reports a phone keeps, for `boot.js`: a keyed hash that tells nobody who it is. Provided to a tenant's pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneTag(pub String);

/// The whole document. `nonce` is the one of the response's content security policy; `app` renders the page.
///
/// Expects [`Council`] in the context. Titles are set by the page frames ([`TenantPage`](super::TenantPage)).
pub fn shell<V: IntoView + 'static>(
    assets: AssetPaths,
    nonce: Option<String>,
    app: impl FnOnce() -> V,
) -> impl IntoView {
    send_no_resource_data();
    provide_meta_context();
    provide_context(assets.clone());
    let council = council();
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <Head council assets=assets.clone()/>
                <Loader assets nonce/>
                <MetaTags/>
            </head>
            <body class="govuk-template__body">
                <SkipLink/>
                {app()}
            </body>
        </html>
    }
}

/// The council of the context, or the demo's.
pub(super) fn council() -> Council {
    use_context::<Council>().unwrap_or_else(Council::ebbsmarsh)
}

/// Leptos starts in hydration mode and would write every resource into the page. Its own `HydrationScripts` switches
/// that off; we load islands ourselves, so we must too.
fn send_no_resource_data() {
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
}

/// What every page's head holds. The council's colour comes after our style so that it wins.
#[component]
pub(super) fn Head(council: Council, assets: AssetPaths) -> impl IntoView {
    view! {
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="theme-color" content=council.brand.unwrap_or_else(|| "#0a5a5e".into())/>
        <meta name="format-detection" content="telephone=no"/>
        <meta name="apple-mobile-web-app-title" content=council.name/>
        <link rel="manifest" href="/manifest.webmanifest"/>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
        <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png"/>
        <link rel="stylesheet" href=assets.css/>
        <link rel="stylesheet" href="/theme.css"/>
    }
}

/// `boot.js` loads the islands, and only when the page has one.
#[component]
fn Loader(assets: AssetPaths, nonce: Option<String>) -> impl IntoView {
    let owner = use_context::<PhoneTag>().map(|tag| tag.0);
    view! {
        <script
            type="module"
            src=assets.boot
            nonce=nonce
            data-client-js=assets.client_js
            data-client-wasm=assets.client_wasm
            data-planner-js=assets.planner_js
            data-planner-wasm=assets.planner_wasm
            data-owner=owner
        ></script>
    }
}

#[component]
pub(super) fn SkipLink() -> impl IntoView {
    view! { <a class="govuk-skip-link" href="#main" data-module="govuk-skip-link">"Skip to the main part"</a> }
}
