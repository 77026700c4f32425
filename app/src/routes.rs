//! Every page and its address, one line each.

use crate::account::AccountRoutes;
use crate::contractors::ContractorRoutes;
use crate::home::HomePage;
use crate::http::{Ctx, Shared};
use crate::messages::MessagesPage;
use crate::officer_account::OfficerAccountRoutes;
use crate::officers::DeskRoutes;
use crate::officers::rent::RentDeskRoutes;
use crate::offline;
use crate::pages::accessibility::AccessibilityPage;
use crate::pages::cookies::CookiesPage;
use crate::pages::emergency::EmergencyPage;
use crate::pages::landing::LandingPage;
use crate::pages::privacy_notice::{PrivacyNoticePage, PrivacyPage};
use crate::rent::RentRoutes;
use crate::rent::pay::PayRoutes;
use crate::repairs::list::RepairsPage;
use crate::repairs::record::{RepairPage, SummaryPage};
use crate::repairs::report::ReportRoutes;
use crate::repairs::visit::VisitPage;
use crate::ui;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{SsrMode, path};

/// The whole document for a request. Its type is erased here: the program's crate would otherwise carry the type of every
/// page there is, spelled out in gigabytes of symbols.
pub fn document() -> AnyView {
    let shared = use_context::<Shared>();
    let assets = shared
        .as_ref()
        .map(|shared| shared.assets.clone())
        .unwrap_or_default();
    if let Some(shared) = &shared {
        provide_context(shared.council.clone());
    }
    if let Ok(ctx) = Ctx::current() {
        provide_context(ctx.visit.viewer());
        if let Some(person) = ctx.visit.person() {
            provide_context(ui::PhoneTag(offline::tag(&ctx.shared.pepper, person)));
        }
    }
    let nonce = leptos::nonce::use_nonce().map(|nonce| nonce.to_string());
    allow_only_ours(shared.as_ref(), nonce.as_deref());
    ui::shell(assets, nonce, App).into_any()
}

/// The page's content security policy, with the nonce of this answer.
fn allow_only_ours(shared: Option<&Shared>, nonce: Option<&str>) {
    let (Some(shared), Some(nonce), Some(response)) =
        (shared, nonce, use_context::<ResponseOptions>())
    else {
        return;
    };
    if let Ok(policy) = HeaderValue::from_str(&(shared.page_csp)(nonce)) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

#[component]
pub fn App() -> impl IntoView {
    let pages = view! {
        <Router>
            <FlatRoutes fallback=|| ()>
                <AccountRoutes/>
                <OfficerAccountRoutes/>
                <Route path=path!("/home") view=HomePage ssr=SsrMode::Async/>
                <Route path=path!("/repairs") view=RepairsPage ssr=SsrMode::Async/>
                <ReportRoutes/>
                <Route path=path!("/repairs/:reference/summary") view=SummaryPage ssr=SsrMode::Async/>
                // After every other address under /repairs: it takes any.
                <Route path=path!("/repairs/:reference") view=RepairPage ssr=SsrMode::Async/>
                <Route path=path!("/repairs/:reference/visit") view=VisitPage ssr=SsrMode::Async/>
                <RentRoutes/>
                <PayRoutes/>
                <Route path=path!("/messages") view=MessagesPage ssr=SsrMode::Async/>
                <Route path=path!("/") view=LandingPage ssr=SsrMode::Async/>
                <Route path=path!("/emergency") view=EmergencyPage ssr=SsrMode::Async/>
                <Route path=path!("/accessibility") view=AccessibilityPage ssr=SsrMode::Async/>
                <Route path=path!("/cookies") view=CookiesPage ssr=SsrMode::Async/>
                <Route path=path!("/privacy") view=PrivacyPage ssr=SsrMode::Async/>
                <Route path=path!("/privacy/notice") view=PrivacyNoticePage ssr=SsrMode::Async/>
                <DeskRoutes/>
                <RentDeskRoutes/>
                <ContractorRoutes/>
            </FlatRoutes>
        </Router>
    };
    pages.into_any()
}
